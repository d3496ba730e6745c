package dev.wend.journey;

import dev.wend.load.JsonProfile;
import dev.wend.step.Act;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.vm.Row;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What endpoints answer, on its way into the notes. */
final class Answers {
  private final ZoneId zone;

  Answers(ZoneId zone) {
    this.zone = zone;
  }

  /** Notes an answer that fits; why it is none, as a sentence without its end. */
  Optional<String> take(Run run, Act.Call call, Caller.Answer answer, long at, Round round) {
    String who = call.endpoint() + "." + call.action();
    if (answer instanceof Caller.Answer.Late) {
      return Optional.of(who + " did not answer in time");
    } else if (answer instanceof Caller.Answer.Failed failed) {
      return Optional.of(who + ": " + failed.why());
    }
    String json = ((Caller.Answer.Given) answer).json();
    JsonProfile read = JsonProfile.answer(json, new Schema(call.results()), zone);
    if (!read.problems().isEmpty()) {
      return Optional.of(who + " answers what does not fit: " + read.problems().get(0));
    }
    EventType type = EventType.answer(call.endpoint(), call.action(), call.results());
    NoteRows note = round.answer(type, run.profile, at);
    note(note, read.row(call.results()), call.results());
    int asked = call.results().size();
    note.set(asked, run.journey);
    note.set(asked + 1, run.each);
    note.set(asked + 2, run.number);
    round.later(run.profile);
    return Optional.empty();
  }

  private static void note(NoteRows note, Row row, List<Field> fields) {
    for (int f = 0; f < fields.size(); f++) {
      if (row.present(f)) {
        if (fields.get(f).type() == Scalar.STRING) {
          note.set(f, row.text(f).toString());
        } else {
          note.set(f, row.number(f));
        }
      }
    }
  }
}
