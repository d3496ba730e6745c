package dev.wend.cli;

import dev.wend.diag.Diagnostic;
import dev.wend.session.Session;
import dev.wend.session.SessionException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** {@code wend check}. */
final class CheckCommand {
  static final Command ROW =
      new Command(
          "check",
          "FILE…",
          "Prints all problems of scripts; silent when they are fine.",
          List.of(),
          """
          wend check audience.wend
          (nothing is printed and the exit status is 0: the script is fine)""",
          1,
          Integer.MAX_VALUE,
          CheckCommand::run);

  private CheckCommand() {}

  private static Exit run(Arguments arguments, Console console)
      throws UsageException, SessionException {
    Session session = new Session(Clock.systemUTC());
    List<Diagnostic> problems = new ArrayList<>();
    for (String file : arguments.words()) {
      problems.addAll(session.check(Words.path(file)));
    }
    return Problems.print(problems, arguments, console);
  }
}
