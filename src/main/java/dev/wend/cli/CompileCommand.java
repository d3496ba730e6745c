package dev.wend.cli;

import dev.wend.session.Answer;
import dev.wend.session.CompileRequest;
import dev.wend.session.Compiled;
import dev.wend.session.Grid;
import dev.wend.session.Session;
import dev.wend.session.SessionException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code wend compile}. */
final class CompileCommand {
  private static final Flag OUT =
      new Flag("out", "o", "FILE", "The file to write; without it FILE with the ending `.wendc`.");

  static final Command ROW =
      new Command(
          "compile",
          "FILE [-o FILE.wendc]",
          "Compiles a script into a file that `wend run` takes, after verifying it.",
          List.of(OUT),
          """
          wend compile samples/store-opening/audience.wend
          samples/store-opening/audience.wendc: 13 audiences, 57 ops, 2,806 bytes
          wend run samples/store-opening/audience.wendc
          (its sources are looked for beside the compiled file)""",
          1,
          1,
          CompileCommand::run);

  private CompileCommand() {}

  private static Exit run(Arguments arguments, Console console)
      throws UsageException, SessionException {
    String script = arguments.words().get(0);
    Optional<String> named = arguments.value(OUT);
    Path out = Words.path(named.orElse(script.replaceFirst("(\\.wend)?$", ".wendc")));
    CompileRequest request = new CompileRequest(Words.path(script), out, Main.version());
    Answer<Compiled> answer = new Session(Clock.systemUTC()).compile(request);
    return Output.answer(answer, arguments, console, CompileCommand::json, CompileCommand::print);
  }

  private static Map<String, Object> json(Compiled compiled) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", compiled.file());
    json.put("bytes", compiled.bytes());
    json.put("audiences", compiled.audiences());
    json.put("ops", compiled.ops());
    return json;
  }

  private static void print(Compiled compiled, Console console) {
    String file = Console.escape(compiled.file().toString());
    console
        .out()
        .println(
            file
                + ": "
                + Grid.counted(compiled.audiences(), "audience")
                + ", "
                + Grid.counted(compiled.ops(), "op")
                + ", "
                + Grid.counted(compiled.bytes(), "byte"));
  }
}
