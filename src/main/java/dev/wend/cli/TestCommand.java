package dev.wend.cli;

import dev.wend.diag.Diagnostic;
import dev.wend.diag.Render;
import dev.wend.session.Session;
import dev.wend.session.SessionException;
import dev.wend.session.TestAnswer;
import dev.wend.session.TestAnswer.Result;
import dev.wend.session.TestRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code wend test}. */
final class TestCommand {
  private static final Flag FILTER =
      new Flag("filter", "TEXT", "Only those whose names contain the text.");
  private static final Flag SEED =
      new Flag("seed", "N", "Another number makes properties try other profiles; 1 without it.");
  private static final Flag TRIES =
      new Flag("tries", "N", "How many times a property is tried; 1,000 without it.");

  static final Command ROW =
      new Command(
          "test",
          "[--filter TEXT] [--seed N] [--tries N] FILE…",
          "Runs the tests and properties of scripts, or of all scripts in a folder.",
          List.of(FILTER, SEED, TRIES),
          """
          wend test samples/store-opening/audience.wend

          4 passed, 0 failed.""",
          1,
          Integer.MAX_VALUE,
          TestCommand::run);

  private TestCommand() {}

  private static Exit run(Arguments arguments, Console console)
      throws UsageException, SessionException {
    TestRequest request =
        new TestRequest(
            Words.paths(arguments.words()),
            arguments.value(FILTER),
            arguments.number(SEED, 1),
            arguments.number(TRIES, 1_000));
    TestAnswer answer = new Session(Clock.systemUTC()).test(request, Bar.on(console));
    boolean broken = answer.problems().stream().anyMatch(Diagnostic::isError);
    if (arguments.isJson()) {
      Output.json(console, json(answer));
    } else {
      console.err().print(new Render(console.hasColour()).all(answer.problems()));
      answer.results().stream().filter(r -> !r.passed()).forEach(r -> print(r, console));
      String counts = answer.passed() + " passed, " + answer.failed() + " failed.";
      console.out().println(answer.failed() > 0 ? console.yellow(counts) : counts);
    }
    return broken || answer.failed() > 0 ? Exit.PROBLEMS : Exit.FINE;
  }

  private static void print(Result result, Console console) {
    String head = "FAILED \"" + result.name() + "\" " + result.file() + ":" + result.line();
    console.out().println(console.yellow(Console.escape(head)));
    result.message().lines().forEach(l -> console.out().println("  " + Console.escape(l)));
    console.out().println();
  }

  private static Map<String, Object> json(TestAnswer answer) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("passed", answer.passed());
    json.put("failed", answer.failed());
    json.put("tests", answer.results().stream().map(TestCommand::json).toList());
    if (!answer.problems().isEmpty()) {
      json.put("problems", Problems.json(answer.problems()));
    }
    return json;
  }

  private static Map<String, Object> json(Result result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", result.name());
    json.put("file", result.file());
    json.put("line", result.line());
    json.put("outcome", result.passed() ? "passed" : "failed");
    json.put("message", result.message());
    return json;
  }
}
