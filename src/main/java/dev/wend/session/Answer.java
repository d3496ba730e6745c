package dev.wend.session;

import dev.wend.diag.Diagnostic;
import java.util.List;

/** What comes of a request that has a script in it. */
public sealed interface Answer<T> {
  /** All problems found; of {@code Given} only warnings. */
  List<Diagnostic> problems();

  /** The request was served. */
  record Given<T>(T value, List<Diagnostic> problems) implements Answer<T> {
    public Given {
      problems = List.copyOf(problems);
    }
  }

  /** Errors stand in the way. */
  record Refused<T>(List<Diagnostic> problems) implements Answer<T> {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
