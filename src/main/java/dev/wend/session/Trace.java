package dev.wend.session;

import dev.wend.check.Checked;
import dev.wend.store.Store;
import dev.wend.store.StoreException;
import dev.wend.type.Field;
import dev.wend.value.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers what happened to one person in a journey of a store. */
final class Trace {
  private Trace() {}

  static Answer<TraceAnswer> answer(TraceRequest request) throws SessionException {
    try (Store store = Store.open(request.store())) {
      Compile script = Compile.open(request.script(), StoredAudiences.traits(store));
      if (script.hasErrors()) {
        return new Answer.Refused<>(script.problems());
      }
      Checked checked = script.checked();
      if (!checked.journeys().containsKey(request.journey())) {
        Set<String> known = checked.journeys().keySet();
        throw SessionException.unknown("journey", request.journey(), known);
      }
      int profile = store.find(Text.of(request.profile()));
      if (profile < 0) {
        throw noProfile(request, store);
      }
      Optional<JourneyFile.Kept> kept = new JourneyFile(request.store()).read();
      VersionBook book = VersionBook.of(checked, store, kept);
      List<TraceAnswer.Line> lines =
          new Story(store, book, checked.zone()).of(profile, Optional.of(request.journey()));
      return new Answer.Given<>(
          new TraceAnswer(request.journey(), request.profile(), checked.zone(), lines),
          script.problems());
    } catch (StoreException e) {
      throw StoreCare.fault(e);
    }
  }

  private static SessionException noProfile(TraceRequest request, Store store) {
    String key = store.schema().key().map(Field::name).orElse("key");
    return new SessionException(
        SessionException.Kind.REFUSED,
        "There is no profile whose `" + key + "` is `" + request.profile() + "`.",
        "Name one by its key; `wend query --store "
            + request.store()
            + " 'profiles' --limit 5` shows some.");
  }
}
