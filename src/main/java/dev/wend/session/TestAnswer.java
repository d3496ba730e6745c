package dev.wend.session;

import dev.wend.diag.Diagnostic;
import java.time.Duration;
import java.util.List;

/**
 * What came of tests.
 *
 * @param results in the order of the files, then of the script
 * @param problems of scripts that cannot run, and hints
 */
public record TestAnswer(List<Result> results, List<Diagnostic> problems) {
  public TestAnswer {
    results = List.copyOf(results);
    problems = List.copyOf(problems);
  }

  /**
   * @param message why it failed, in lines; empty where it passed
   */
  public record Result(String name, String file, int line, String message, Duration took) {
    public boolean passed() {
      return message.isEmpty();
    }
  }

  public long passed() {
    return results.stream().filter(Result::passed).count();
  }

  public long failed() {
    return results.size() - passed();
  }
}
