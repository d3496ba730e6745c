package dev.wend.syntax;

import dev.wend.diag.Diagnostic;
import dev.wend.diag.Fault;
import dev.wend.diag.Source;
import dev.wend.diag.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The problems of one text, each place and rule once, and not more of them than anyone reads. */
final class Problems {
  /** After so many the rest are left out, with a note. */
  static final int LIMIT = 100;

  private final Source source;
  private final List<Diagnostic> found = new ArrayList<>();
  private final Set<Diagnostic> known = new HashSet<>();

  Problems(Source source) {
    this.source = source;
  }

  Source source() {
    return source;
  }

  void add(Fault fault, Span span, Object... arguments) {
    if (found.size() > LIMIT) {
      return;
    }
    if (found.size() == LIMIT) {
      found.add(Fault.TOO_MANY.at(source, span, LIMIT));
      return;
    }
    Diagnostic problem = fault.at(source, span, arguments);
    if (known.add(problem)) {
      found.add(problem);
    }
  }

  /** All of them in the order of the text; the note that there were more comes last. */
  List<Diagnostic> sorted() {
    List<Diagnostic> sorted = new ArrayList<>(found);
    sorted.sort(
        Comparator.comparing((Diagnostic d) -> d.fault() == Fault.TOO_MANY)
            .thenComparingInt(d -> d.span().offset()));
    return sorted;
  }
}
