package dev.wend.walker;

import dev.wend.check.Checked;
import dev.wend.check.Journey;
import dev.wend.check.Journey.Way;
import dev.wend.step.Flow.Reentry;
import java.util.Optional;
import java.util.Set;

/** Why somebody does not come in. */
record JourneyDoor(Checked script, Set<String> paused) {
  Optional<String> refusal(
      WalkedPerson person,
      Journey journey,
      boolean isInside,
      Coming coming,
      long lastEnd,
      long at) {
    boolean isEarly = journey.from().filter(f -> at < f.toEpochMilli()).isPresent();
    boolean isLate = journey.until().filter(u -> at >= u.toEpochMilli()).isPresent();
    if (isEarly || isLate) {
      return Optional.of("outside the journey's dates");
    } else if (paused.contains(journey.name()) && journey.drops()) {
      return Optional.of("paused");
    } else if (isInside) {
      return Optional.of("inside already");
    }
    String namespace = namespace(journey.way());
    if (!namespace.isEmpty() && person.fields.getOrDefault(namespace, "").equals("")) {
      return Optional.of("no " + namespace);
    }
    WalkedPerson.Past past = person.past(journey.name(), coming.each());
    if (past.begun == 0 || journey.reentry() instanceof Reentry.Always) {
      return Optional.empty();
    } else if (journey.reentry() instanceof Reentry.After after
        && WalkedSends.later(lastEnd, after.lapse(), script.zone()) <= at) {
      return Optional.empty();
    }
    return Optional.of("may not enter again yet");
  }

  private static String namespace(Way way) {
    if (way instanceof Way.Read read) {
      return read.read().namespace();
    } else if (way instanceof Way.OnEvent on) {
      return on.namespace();
    }
    return way instanceof Way.OnBusiness on ? on.namespace() : "";
  }
}
