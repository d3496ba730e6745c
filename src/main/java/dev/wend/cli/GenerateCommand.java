package dev.wend.cli;

import dev.wend.session.Answer;
import dev.wend.session.GenerateAnswer;
import dev.wend.session.GenerateAnswer.MadeFile;
import dev.wend.session.GenerateRequest;
import dev.wend.session.GenerateRequest.Into;
import dev.wend.session.Grid;
import dev.wend.session.Session;
import dev.wend.session.SessionException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code wend generate}. */
final class GenerateCommand {
  private static final Flag PROFILES = new Flag("profiles", "N", "How many profiles.");
  private static final Flag EVENTS =
      new Flag("events", "M", "How many events, of all types together; none without it.");
  private static final Flag SEED =
      new Flag("seed", "S", "A whole number; the same one makes the same data; 1 without it.");
  private static final Flag OUT =
      new Flag("out", "o", "DIR", "Write the file of each source, and the script, into a folder.");
  private static final Flag STORE = new Flag("store", "DIR", "Write straight into a store.");
  private static final Flag AT =
      new Flag("at", "TIME", "What has happened, happened before; today without it.");

  private static final int MOST_PROFILES = 1_000_000_000;

  static final Command ROW =
      new Command(
          "generate",
          "FILE --profiles N [--events M] [--seed S] [--at TIME] --out DIR | --store DIR",
          "Makes up profiles and events for a script's own schema.",
          List.of(PROFILES, EVENTS, SEED, OUT, STORE, AT),
          """
          wend generate samples/store-opening/audience.wend --profiles 10000 --out target/made
          Source       rows    size              file
          Customers  10,000  791 KB  target/made/customers.csv
          wend run target/made/audience.wend
          wend generate samples/behaviour/behaviour.wend --profiles 100000 --events 1000000 --store target/data""",
          1,
          1,
          GenerateCommand::run);

  private GenerateCommand() {}

  private static Exit run(Arguments arguments, Console console)
      throws UsageException, SessionException {
    arguments.required(PROFILES);
    int profiles = arguments.number(PROFILES, 0);
    if (profiles == 0 || profiles > MOST_PROFILES) {
      throw new UsageException(
          "`--profiles " + profiles + "` makes none, or too many.", "Write `--profiles 10000`.");
    }
    GenerateRequest request =
        new GenerateRequest(
            Words.path(arguments.words().get(0)),
            profiles,
            arguments.number(EVENTS, 0),
            arguments.number(SEED, 1),
            arguments.time(AT),
            into(arguments));
    Session session = new Session(Clock.systemUTC());
    Answer<GenerateAnswer> answer = session.generate(request, Bar.on(console));
    return Output.answer(
        answer,
        arguments,
        console,
        made -> json(made, request),
        (made, to) -> print(made, request, to));
  }

  private static Into into(Arguments arguments) throws UsageException {
    if (arguments.has(OUT) == arguments.has(STORE)) {
      throw new UsageException(
          "The data goes either into files or into a store.",
          "Write `--out DIR` or `--store DIR`.");
    }
    if (arguments.has(OUT)) {
      return new Into.Folder(Words.path(arguments.required(OUT)));
    }
    Path store = Words.path(arguments.required(STORE));
    return new Into.AStore(store);
  }

  private static void print(GenerateAnswer answer, GenerateRequest request, Console console) {
    if (!answer.files().isEmpty()) {
      Grid grid = new Grid("Source", "rows", "size", "file");
      answer
          .files()
          .forEach(
              (name, file) ->
                  grid.row(
                      name,
                      Grid.count(file.rows()),
                      Grid.bytes(file.bytes()),
                      file.file().toString()));
      console.print(grid);
    }
    String events = answer.events() == 0 ? "" : " and " + Grid.counted(answer.events(), "event");
    String made = Grid.counted(answer.profiles(), "profile") + events;
    String line = made + " made in " + Grid.seconds(answer.took());
    console.out().println(console.faint(line + ", seed " + request.seed() + "."));
  }

  private static Map<String, Object> json(GenerateAnswer answer, GenerateRequest request) {
    Map<String, Object> sources = new LinkedHashMap<>();
    answer.files().forEach((name, file) -> sources.put(name, json(file)));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("profiles", answer.profiles());
    json.put("events", answer.events());
    json.put("seed", request.seed());
    json.put("sources", sources);
    return json;
  }

  private static Map<String, Object> json(MadeFile file) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rows", file.rows());
    json.put("bytes", file.bytes());
    json.put("file", file.file());
    return json;
  }
}
