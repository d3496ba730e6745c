package dev.wend.cli;

import dev.wend.session.Answer;
import dev.wend.session.CellText;
import dev.wend.session.ChangesAnswer;
import dev.wend.session.ChangesAnswer.Change;
import dev.wend.session.ChangesRequest;
import dev.wend.session.Grid;
import dev.wend.session.Moment;
import dev.wend.session.Session;
import dev.wend.session.SessionException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code wend changes}. */
final class ChangesCommand {
  private static final int FIRST = 20;

  private static final Flag AT =
      new Flag(
          Flag.AT.name(),
          "TIME",
          "Where time begins, e.g. 2026-03-01T09:00Z; without it just before the first event.");
  private static final Flag LIMIT =
      new Flag("limit", "N", "Show the first N changes; " + FIRST + " without it.");

  static final Command ROW =
      new Command(
          "changes",
          "FILE AUDIENCE… --store DIR [--at TIME] [--until TIME] [--limit N]",
          "Tells who entered audiences and who left them, and when, to the millisecond.",
          List.of(Flag.STORE, AT, RunCommand.UNTIL, LIMIT),
          """
          wend changes shop.wend Loyal --store data --until 2026-06-01
          At                             crmId  change   audience
          2026-03-08T10:00:00+01:00      C17    entered  Loyal
          2026-05-30T11:00:00.007+02:00  C17    left     Loyal

          Audience  entered  left  people
          Loyal           1     1       0""",
          2,
          Integer.MAX_VALUE,
          ChangesCommand::run);

  private ChangesCommand() {}

  private static Exit run(Arguments arguments, Console console)
      throws UsageException, SessionException {
    Optional<Moment> at = arguments.time(AT);
    Optional<Moment> until = arguments.time(RunCommand.UNTIL);
    RunCommand.requireOrder(at, until);
    List<String> words = arguments.words();
    ChangesRequest request =
        new ChangesRequest(
            Words.path(words.get(0)),
            words.subList(1, words.size()),
            Words.path(arguments.required(Flag.STORE)),
            at,
            until,
            arguments.number(LIMIT, FIRST));
    Answer<ChangesAnswer> answer = new Session(Clock.systemUTC()).changes(request);
    return Output.answer(
        answer, arguments, console, ChangesCommand::json, ChangesCommand::printText);
  }

  private static Map<String, Object> json(ChangesAnswer answer) {
    Map<String, Object> audiences = new LinkedHashMap<>();
    answer
        .moves()
        .forEach(
            (name, moves) -> {
              Map<String, Object> json = new LinkedHashMap<>();
              json.put("entered", moves.entered());
              json.put("left", moves.left());
              json.put("size", moves.size());
              audiences.put(name, json);
            });
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("at", answer.at());
    json.put("until", answer.until());
    json.put("count", answer.count());
    json.put("audiences", audiences);
    json.put("changes", answer.first().stream().map(ChangesCommand::json).toList());
    return json;
  }

  private static Map<String, Object> json(Change change) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("at", change.at());
    json.put("key", change.key().orElse(null));
    json.put("change", word(change));
    json.put("audience", change.audience());
    return json;
  }

  private static String word(Change change) {
    return change.entered() ? "entered" : "left";
  }

  private static void printText(ChangesAnswer answer, Console console) {
    if (!answer.first().isEmpty()) {
      Grid changes = new Grid("At", answer.key(), "change", "audience").left();
      for (Change change : answer.first()) {
        changes.row(
            text(change.at(), answer.zone()),
            CellText.of(change.key(), ""),
            word(change),
            change.audience());
      }
      console.print(changes);
    }
    int shown = answer.first().size();
    if (shown < answer.count()) {
      console.out().println(Grid.count(shown) + " of " + Grid.count(answer.count()) + " changes");
      console.out().println();
    }
    Grid audiences = new Grid("Audience", "entered", "left", "people");
    answer
        .moves()
        .forEach(
            (name, moves) ->
                audiences.row(
                    name,
                    Grid.count(moves.entered()),
                    Grid.count(moves.left()),
                    Grid.count(moves.size())));
    console.print(audiences);
    String line = "From " + text(answer.at(), answer.zone());
    line += " until " + text(answer.until(), answer.zone()) + ".";
    console.out().println(console.faint(line));
  }

  private static String text(Instant at, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
  }
}
