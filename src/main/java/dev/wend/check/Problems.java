package dev.wend.check;

import dev.wend.diag.Diagnostic;
import dev.wend.diag.Fault;
import dev.wend.diag.Nearest;
import dev.wend.diag.Severity;
import dev.wend.diag.Source;
import dev.wend.diag.Span;
import dev.wend.syntax.Show;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was found in one source so far. */
final class Problems {
  /** After so many the rest are left out, with a note. */
  private static final int LIMIT = 100;

  /** What is read of a line before a place. */
  private static final int LINE = 200;

  private record Place(Fault fault, Span span) {}

  private final Source source;
  private final Set<Place> places = new HashSet<>();
  private final List<Diagnostic> found = new ArrayList<>();
  private int errors;
  private int hints;
  private final Set<String> hinted = new HashSet<>();
  private boolean ofTests;
  private boolean ofSkips;

  Problems(Source source) {
    this.source = source;
  }

  /** Adds a problem, unless it is known at this place already. */
  void report(Fault fault, Span span, Object... arguments) {
    if (places.add(new Place(fault, span))) {
      add(fault, span, arguments);
    }
  }

  /** Errors and hints are counted apart, so that none of those hides one of these. */
  private void add(Fault fault, Span span, Object... arguments) {
    boolean error = fault.severity() == Severity.ERROR;
    int before = error ? errors++ : hints++;
    if (before < LIMIT) {
      found.add(fault.at(source, span, arguments));
    } else if (before == LIMIT) {
      found.add((error ? Fault.TOO_MANY : Fault.TOO_MANY_HINTS).at(source, span, LIMIT));
    }
  }

  /** Takes back the hints at a place, of which more is to be said. */
  void withdrawHints(Span span) {
    found.removeIf(
        p -> !p.isError() && p.span().offset() >= span.offset() && p.span().end() <= span.end());
  }

  /** Whether a word follows in the text, after blanks. */
  boolean follows(Span span, String word) {
    String line = source.text().substring(span.end(), source.text().length());
    return line.stripLeading().startsWith(word);
  }

  /** How many errors there are so far. */
  int errors() {
    return errors;
  }

  /** Whether something is said of this place already. */
  boolean isReported(Span span) {
    return places.stream().anyMatch(place -> place.span().equals(span));
  }

  /** Whether what follows is of tests, where a hint at what holds of the missing is no help. */
  void readTests(boolean tests) {
    ofTests = tests;
  }

  /** Whether what follows says which rows of a file are passed over. */
  void readSkips(boolean skips) {
    ofSkips = skips;
  }

  /** Hints once in the whole source at the fields that may be missing in negated tests. */
  void hintMissing(Span span, String field) {
    if (!ofTests && hinted.add(field)) {
      Fault fault = ofSkips ? Fault.MISSING_SKIPPED : Fault.MISSING_HOLDS;
      report(fault, span, Show.code(text(span)), field, field);
    }
  }

  /** What the members of a population of a dimension are called. */
  static String rows(String dimension) {
    return dimension.equals(Traits.PROFILE) ? "profiles" : "rows of `" + dimension + "`";
  }

  /** The last signs that stand before a place. */
  String before(Span span) {
    int from = Math.max(0, span.offset() - LINE);
    return source.text().substring(from, span.offset());
  }

  String text(Span span) {
    return source.slice(span);
  }

  /** The number of a line, and its file where that is an imported one. */
  String line(Span span) {
    int line = source.line(span.offset());
    return isImported(span) ? line + " of `" + path(span) + "`" : String.valueOf(line);
  }

  /** Whether a place is in a file that another one imports. */
  boolean isImported(Span span) {
    return !source.file(span.offset()).name().equals(source.name());
  }

  /** The file of a place, seen from the folder of the whole script. */
  private String path(Span span) {
    Path file = Path.of(source.file(span.offset()).name()).toAbsolutePath();
    Path from = Path.of(source.name()).toAbsolutePath().resolveSibling(".").normalize();
    return from.relativize(file.normalize()).toString();
  }

  /** Whether a word stands anywhere in the source, be it in a comment. */
  boolean mentions(String word) {
    return source.text().contains(word);
  }

  /** Whether a name stands without backquotes, and no dot follows it. */
  boolean isAlone(Span span, String name) {
    return text(span).equals(name) && !source.text().startsWith(".", span.end());
  }

  /** Whether a name stands in backquotes. */
  boolean isQuoted(Span name) {
    return source.slice(name).startsWith("`");
  }

  List<Diagnostic> inOrder() {
    return found.stream()
        .sorted(Comparator.comparingInt((Diagnostic d) -> d.span().offset()))
        .toList();
  }

  /** A hint that offers the nearest name, or lists the few there are. */
  static String suggest(String name, Collection<String> known) {
    return Nearest.of(name, known)
        .map(near -> "Did you mean `" + near + "`?")
        .orElseGet(() -> oneOf(known));
  }

  /** {@code `a`, `b` or `c`}. */
  static String listed(List<String> names) {
    int last = names.size() - 1;
    String before = String.join("`, `", names.subList(0, last));
    return (before.isEmpty() ? "" : "`" + before + "` or ") + "`" + names.get(last) + "`";
  }

  /** {@code It is one of `a`, `b`.}; empty when there are none or too many to list. */
  static String oneOf(Collection<String> known) {
    Set<String> names = new LinkedHashSet<>(known);
    if (names.isEmpty() || names.size() > 12) {
      return "";
    }
    return "There is `" + String.join("`, `", names) + "`.";
  }
}
