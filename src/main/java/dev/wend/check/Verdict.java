package dev.wend.check;

import dev.wend.diag.Diagnostic;
import java.util.List;

/**
 * A single expression or population after checking, and its problems; it may run only without an
 * error.
 */
public record Verdict<T>(T value, List<Diagnostic> problems) {
  public Verdict {
    problems = List.copyOf(problems);
  }

  public boolean hasErrors() {
    return problems.stream().anyMatch(Diagnostic::isError);
  }
}
