package dev.wend.cli;

import dev.wend.diag.Diagnostic;
import dev.wend.diag.Sarif;
import dev.wend.session.Session;
import dev.wend.session.SessionException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** {@code wend check}. */
final class CheckCommand {
  private static final Flag FORMAT =
      new Flag("format", "text|json|sarif", "How to print the problems; text without it.");

  static final Command ROW =
      new Command(
          "check",
          "[--format text|json|sarif] FILE…",
          "Prints all problems of scripts, or of all in a folder; silent when they are fine.",
          List.of(FORMAT),
          """
          wend check audience.wend
          (nothing is printed and the exit status is 0: the script is fine)
          wend check --format sarif *.wend > wend.sarif
          (SARIF 2.1.0 as code hosts and editors read it; its columns count code points)""",
          1,
          Integer.MAX_VALUE,
          CheckCommand::run);

  private CheckCommand() {}

  private static Exit run(Arguments arguments, Console console)
      throws UsageException, SessionException {
    Session session = new Session(Clock.systemUTC());
    List<Diagnostic> problems = new ArrayList<>();
    List<SessionException> unread = new ArrayList<>();
    for (Path file : session.scripts(Words.paths(arguments.words()))) {
      try {
        problems.addAll(session.check(file));
      } catch (SessionException e) {
        unread.add(e);
      }
    }
    Exit exit = print(problems, arguments, console);
    for (int i = 1; i < unread.size(); i++) {
      Problems.print(unread.get(i), console);
    }
    if (!unread.isEmpty()) {
      throw unread.get(0);
    }
    return exit;
  }

  private static Exit print(List<Diagnostic> problems, Arguments arguments, Console console)
      throws UsageException {
    if (arguments.format().equals("sarif")) {
      Sarif sarif = new Sarif(Main.version(), Path.of("").toAbsolutePath());
      Output.json(console, sarif.log(problems));
      return Problems.exit(problems);
    }
    return Problems.print(problems, arguments, console);
  }
}
