package dev.wend.session;

import dev.wend.check.Checked;
import dev.wend.session.ChangesAnswer.Change;
import dev.wend.session.ChangesAnswer.Moves;
import dev.wend.session.SessionException.Kind;
import dev.wend.store.Store;
import dev.wend.store.StoreException;
import dev.wend.type.Field;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds who entered audiences and who left them. */
final class Changes {
  private final Clock clock;

  Changes(Clock clock) {
    this.clock = clock;
  }

  Answer<ChangesAnswer> answer(ChangesRequest request) throws SessionException {
    try (Store store = Store.open(request.store())) {
      Compile script = Compile.open(request.script(), StoredAudiences.traits(store));
      if (script.hasErrors()) {
        return new Answer.Refused<>(script.problems());
      }
      return new Answer.Given<>(find(request, script.checked(), store), script.problems());
    } catch (StoreException e) {
      throw StoreCare.fault(e);
    }
  }

  private ChangesAnswer find(ChangesRequest request, Checked script, Store store)
      throws SessionException {
    Watching watching = Watching.of(script, request.audiences());
    Instant now = Instant.ofEpochMilli(clock.millis());
    Course course = Course.through(request.at(), request.until(), script.zone(), store, now);
    if (course.at().isAfter(course.until())) {
      throw new SessionException(
          Kind.REFUSED,
          "The time ends at " + course.until() + ", before it begins at " + course.at() + ".",
          "Without `--at` it begins just before the first event, without `--until` it ends at the"
              + " last one.");
    }
    Field key = store.schema().key().orElseThrow();
    ProfileValues keys = new ProfileValues(store, List.of(key));
    List<String> names = watching.names();
    List<Change> first = new ArrayList<>();
    Map<String, Moves> moves =
        watching.follow(
            store,
            course,
            (at, profile, definition, entered) -> {
              if (first.size() < request.limit()) {
                Instant instant = Instant.ofEpochMilli(at);
                first.add(
                    new Change(instant, keys.of(profile).get(0), names.get(definition), entered));
              }
            });
    return new ChangesAnswer(course.at(), course.until(), script.zone(), key.name(), moves, first);
  }
}
