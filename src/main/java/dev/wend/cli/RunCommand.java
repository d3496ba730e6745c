package dev.wend.cli;

import dev.wend.channel.FileOutbox;
import dev.wend.check.Traits;
import dev.wend.session.Answer;
import dev.wend.session.ChangesAnswer.Moves;
import dev.wend.session.Grid;
import dev.wend.session.Moment;
import dev.wend.session.RunAnswer;
import dev.wend.session.RunAnswer.AudienceCount;
import dev.wend.session.RunAnswer.SourceCounts;
import dev.wend.session.RunRequest;
import dev.wend.session.Session;
import dev.wend.session.SessionException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code wend run}. */
final class RunCommand {
  private static final Flag AT =
      new Flag(
          Flag.AT.name(),
          "TIME",
          "Where time begins, e.g. 2026-03-01T09:00Z; without it just before the first event, or at an earlier `once at`.");
  static final Flag UNTIL =
      new Flag("until", "TIME", "Where time ends; without it at the last event.");
  private static final Flag WATCH =
      new Flag("watch", "A,B", "Follow audiences, and tell how many entered and left.");
  private static final Flag DRY_RUN =
      new Flag(
          "dry-run", "", "Send, call, save and update nothing; sources are loaded all the same.");

  private static final Flag OUTBOX =
      new Flag(
          "outbox",
          "KIND",
          "How sends are kept from now on: ndjson, to be read by anybody, or binary.");

  static final Command ROW =
      new Command(
          "run",
          "FILE [--store DIR] [--at TIME] [--until TIME] [--watch A,B] [--outbox KIND] [--dry-run]",
          "Checks a script, loads its sources, counts its audiences and runs its journeys.",
          List.of(
              new Flag("store", "DIR", "The folder of the store; without it a temporary one."),
              AT,
              UNTIL,
              WATCH,
              OUTBOX,
              DRY_RUN),
          """
          wend run samples/store-opening/audience.wend --at 2026-03-01T09:00Z

          Source     rows  loaded  skipped  rejected
          Customers   400     400        0         0

          Audience       people  of 400
          CityCustomers      59   14.8%""",
          1,
          1,
          RunCommand::run);

  private RunCommand() {}

  private static Exit run(Arguments arguments, Console console)
      throws UsageException, SessionException {
    Optional<Moment> at = arguments.time(AT);
    Optional<Moment> until = arguments.time(UNTIL);
    requireOrder(at, until);
    Optional<String> store = arguments.value(Flag.STORE);
    RunRequest request =
        new RunRequest(
            Words.path(arguments.words().get(0)),
            store.isEmpty() ? Optional.empty() : Optional.of(Words.path(store.get())),
            at,
            until,
            arguments.has(DRY_RUN),
            arguments.value(WATCH).map(RunCommand::names).orElse(List.of()),
            kind(arguments));
    Session session = new Session(Clock.systemUTC());
    Answer<RunAnswer> answer = session.run(request, Bar.on(console));
    return Output.answer(answer, arguments, console, RunCommand::json, RunCommand::printText);
  }

  private static Optional<FileOutbox.Kind> kind(Arguments arguments) throws UsageException {
    Optional<String> said = arguments.value(OUTBOX);
    Optional<FileOutbox.Kind> kind = said.flatMap(FileOutbox.Kind::of);
    if (said.isPresent() && kind.isEmpty()) {
      throw new UsageException(
          "There is no outbox of the kind `" + said.get() + "`.", "Say `ndjson` or `binary`.");
    }
    return kind;
  }

  private static List<String> names(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  static void requireOrder(Optional<Moment> at, Optional<Moment> until) throws UsageException {
    // times of one kind are in the same order in every zone
    boolean comparable =
        at.isPresent()
            && until.isPresent()
            && at.get().offset().isPresent() == until.get().offset().isPresent();
    if (comparable && until.get().in(ZoneOffset.UTC).isBefore(at.get().in(ZoneOffset.UTC))) {
      throw new UsageException("`--until` is before `--at`.", "Give it a later time.");
    }
  }

  private static Map<String, Object> json(RunAnswer run) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("at", run.at());
    json.put("until", run.until());
    Map<String, Object> sources = new LinkedHashMap<>();
    run.sources().forEach((name, source) -> sources.put(name, sourceJson(source)));
    json.put("sources", sources);
    Map<String, Object> audiences = new LinkedHashMap<>();
    run.audiences()
        .forEach(
            (name, audience) ->
                audiences.put(
                    name, audienceJson(audience, Optional.ofNullable(run.watched().get(name)))));
    json.put("audiences", audiences);
    if (!run.saved().isEmpty()) {
      json.put("steps", run.saved().stream().map(RunCommand::savedJson).toList());
    }
    Map<String, Object> journeys = new LinkedHashMap<>();
    run.journeys().forEach((name, counts) -> journeys.put(name, JourneyTables.json(counts)));
    json.put("journeys", journeys);
    json.put("workflows", Map.of());
    json.put("campaigns", Map.of());
    Map<String, Object> messages = new LinkedHashMap<>();
    run.messages().forEach((name, counts) -> messages.put(name, JourneyTables.json(counts)));
    json.put("messages", messages);
    json.put("missing", run.missing().stream().map(RunCommand::missingJson).toList());
    return json;
  }

  private static Map<String, Object> sourceJson(SourceCounts source) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rows", source.rows());
    json.put("loaded", source.loaded());
    json.put("skipped", source.skipped());
    json.put("rejected", source.rejected());
    json.put("merged", source.merged());
    source.rejects().ifPresent(file -> json.put("rejects", file.toString()));
    return json;
  }

  private static Map<String, Object> audienceJson(AudienceCount audience, Optional<Moves> moves) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("size", audience.size());
    json.put("dimension", audience.dimension());
    json.put("kind", audience.kind());
    json.put("columns", audience.columns());
    moves.ifPresent(m -> json.put("entered", m.entered()));
    moves.ifPresent(m -> json.put("left", m.left()));
    return json;
  }

  private static Map<String, Object> missingJson(RunAnswer.MissingCount missing) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", missing.file());
    json.put("line", missing.line());
    json.put("column", missing.column());
    json.put("count", missing.count());
    return json;
  }

  private static void printText(RunAnswer run, Console console) {
    printSources(run, console);
    printAudiences(run, console);
    JourneyTables.print(run, console);
    run.saved().forEach(saved -> console.out().println(told(saved)));
    for (RunAnswer.MissingCount m : run.missing()) {
      String file = m.file().equals(run.script()) ? "" : Console.escape(m.file()) + ":";
      String place = file + m.line() + ":" + m.column();
      String times = m.count() == 1 ? " evaluation at " : " evaluations at ";
      console.out().println(Grid.count(m.count()) + times + place + " gave no value.");
    }
    run.sources().forEach((name, source) -> printMerged(name, source, console));
    run.sources().forEach((name, source) -> printRejects(name, source, console));
    if (!run.remark().isEmpty()) {
      console.err().println(console.yellow("wend: ") + run.remark());
    }
    ZonedDateTime at = ZonedDateTime.ofInstant(run.until(), run.zone());
    String took = run.sources().isEmpty() ? "" : "loaded in " + Grid.seconds(run.loading()) + ", ";
    String line =
        "At " + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at) + "; " + took + "evaluated in ";
    console.out().println(console.faint(line + Grid.seconds(run.evaluating()) + "."));
  }

  private static String told(RunAnswer.Saved saved) {
    String to = "`" + saved.audience() + "` (" + saved.content() + ").";
    String rows = Grid.count(saved.given()) + (saved.given() == 1 ? " member" : " members");
    return (saved.done() ? "Saved " : "Would save ") + rows + " to " + to;
  }

  private static Map<String, Object> savedJson(RunAnswer.Saved saved) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("audience", saved.audience());
    json.put("given", saved.given());
    json.put("dimension", saved.dimension());
    json.put("columns", saved.columns());
    json.put("content", saved.content());
    json.put("saved", saved.done());
    return json;
  }

  private static void printSources(RunAnswer run, Console console) {
    if (run.sources().isEmpty()) {
      return;
    }
    Grid grid = new Grid("Source", "rows", "loaded", "skipped", "rejected");
    run.sources()
        .forEach(
            (name, s) ->
                grid.row(
                    name,
                    Grid.count(s.rows()),
                    Grid.count(s.loaded()),
                    Grid.count(s.skipped()),
                    Grid.count(s.rejected())));
    console.print(grid);
  }

  private static void printAudiences(RunAnswer run, Console console) {
    Map<String, RunAnswer.Rows> dimensions = new LinkedHashMap<>();
    dimensions.put(Traits.PROFILE, new RunAnswer.Rows("people", run.profiles()));
    dimensions.putAll(run.entities());
    dimensions.forEach((name, rows) -> printAudiences(name, rows, run, console));
  }

  private static void printAudiences(
      String dimension, RunAnswer.Rows of, RunAnswer run, Console console) {
    boolean watched = dimension.equals(Traits.PROFILE) && !run.watched().isEmpty();
    String share = "of " + Grid.count(of.count());
    Grid grid =
        watched
            ? new Grid("Audience", of.called(), share, "entered", "left")
            : new Grid("Audience", of.called(), share);
    boolean some = false;
    for (Map.Entry<String, AudienceCount> entry : run.audiences().entrySet()) {
      AudienceCount audience = entry.getValue();
      if (audience.dimension().equals(dimension)) {
        long size = audience.size();
        List<String> row = new ArrayList<>();
        row.addAll(List.of(entry.getKey(), Grid.count(size), Grid.percent(size, of.count())));
        Optional<Moves> moves = Optional.ofNullable(run.watched().get(entry.getKey()));
        if (watched) {
          row.add(moves.map(m -> Grid.count(m.entered())).orElse(""));
          row.add(moves.map(m -> Grid.count(m.left())).orElse(""));
        }
        grid.row(row.toArray(String[]::new));
        some = true;
      }
    }
    if (some) {
      console.print(grid);
    }
  }

  private static void printMerged(String name, SourceCounts source, Console console) {
    if (source.merged() > 0) {
      String rows = source.merged() == 1 ? " row of `" : " rows of `";
      String text = Grid.count(source.merged()) + rows + name + "` made one profile of several.";
      console.out().println(Console.escape(text));
    }
  }

  private static void printRejects(String name, SourceCounts source, Console console) {
    if (source.rejects().isPresent()) {
      String rows = source.rejected() == 1 ? " row of `" : " rows of `";
      String text =
          Grid.count(source.rejected()) + rows + name + "` did not fit; `" + source.rejects().get();
      console.err().println(console.yellow("wend: ") + Console.escape(text + "` tells why."));
    }
  }
}
