package dev.wend.journey;

import dev.wend.code.JourneyPlan;
import dev.wend.step.Entry;
import dev.wend.step.Flow;
import dev.wend.step.Flow.Reentry;
import dev.wend.value.Lapse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who comes in, and why somebody does not. */
final class Entrance {
  private final Versions versions;
  private final Positions positions;
  private final People people;
  private final Pauses pauses;
  private Optional<Walk> walk = Optional.empty();

  Entrance(Versions versions, Positions positions, People people, Pauses pauses) {
    this.versions = versions;
    this.positions = positions;
    this.people = people;
    this.pauses = pauses;
  }

  /** Who leads those on that are in. */
  void leadBy(Walk leader) {
    walk = Optional.of(leader);
  }

  /**
   * What brings a person to a journey.
   *
   * @param why in words
   * @param each the value of which each has a run of its own
   * @param called the slots of events by their names
   * @param isForced whether one who is inside begins anew
   * @param isQuiet whether nothing is noted of one who is inside already
   */
  record Coming(
      String why,
      String each,
      Map<String, Integer> called,
      boolean isForced,
      boolean isQuiet,
      long begins) {
    static Coming by(String why, long begins) {
      return new Coming(why, "", Map.of(), false, false, begins);
    }
  }

  /** Takes a person in, if they may. */
  void enter(int profile, int version, Coming coming, long at, Round round) {
    JourneyPlan plan = versions.plan(version);
    Flow flow = plan.flow();
    Optional<Run> inside =
        positions.of(profile).stream()
            .filter(r -> !r.isOver && r.each.equals(coming.each()))
            .filter(r -> versions.plan(r.version).name().equals(flow.name()))
            .findFirst();
    if (inside.isPresent() && coming.isForced()) {
      walk.orElseThrow().leave(inside.get(), Move.REPLACED, "", at, round);
      inside = Optional.empty();
    }
    Optional<String> why = refusal(profile, flow, inside.isPresent(), coming, at);
    if (why.isPresent()) {
      if (!inside.isPresent() || !coming.isQuiet()) {
        noteRefusal(profile, version, why.get(), at, round);
      }
      return;
    }
    begin(profile, version, flow, coming, at, round);
  }

  private void begin(int profile, int version, Flow flow, Coming coming, long at, Round round) {
    positions.began(profile, flow.name(), coming.each());
    int number = positions.past(profile, flow.name(), coming.each()).runs();
    long begins = Math.max(at, coming.begins());
    long timeout = flow.timeout().after(begins, people.zone());
    Run run = new Run(version, profile, number, coming.each(), begins, timeout);
    run.called.putAll(coming.called());
    positions.add(run);
    if (begins > at) {
      run.state = Move.State.SLEEPING;
      run.due = begins;
      run.isQueued = true;
    } else {
      walk.orElseThrow().on(run, 0, Move.ENTERED, coming.why(), at, round);
    }
  }

  private Optional<String> refusal(
      int profile, Flow flow, boolean isInside, Coming coming, long at) {
    if (flow.from().filter(f -> at < f.toEpochMilli()).isPresent()
        || flow.until().filter(u -> at >= u.toEpochMilli()).isPresent()) {
      return Optional.of("outside the journey's dates");
    }
    if (pauses.isPaused(flow.name())) {
      return Optional.of("paused");
    }
    if (isInside) {
      return Optional.of("inside already");
    }
    String namespace = namespace(flow.entry());
    if (!namespace.isEmpty() && people.address(profile, namespace).isEmpty()) {
      return Optional.of("no " + namespace);
    }
    Positions.Past past = positions.past(profile, flow.name(), coming.each());
    return past.runs() > 0 && !mayReturn(flow.reentry(), past.lastEnd(), at)
        ? Optional.of("may not enter again" + (past.lastEnd() > Long.MIN_VALUE ? " yet" : ""))
        : Optional.empty();
  }

  private boolean mayReturn(Reentry reentry, long lastEnd, long at) {
    if (reentry instanceof Reentry.After after) {
      Lapse lapse = after.lapse();
      return lapse.after(lastEnd, people.zone()) <= at;
    }
    return reentry instanceof Reentry.Always;
  }

  private static String namespace(Entry entry) {
    if (entry instanceof Entry.Read read) {
      return read.namespace();
    } else if (entry instanceof Entry.OnEvent event) {
      return event.namespace();
    }
    return entry instanceof Entry.OnBusiness business ? business.namespace() : "";
  }

  private void noteRefusal(int profile, int version, String why, long at, Round round) {
    Map<String, Object> values = new HashMap<>();
    values.put("journey", versions.plan(version).name());
    values.put("version", versions.ordinal(version));
    values.put("move", Move.NOT_ENTERED.name());
    values.put("why", why);
    round.note(profile, Notes.MOVE, at, values);
  }
}
