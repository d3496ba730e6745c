package dev.wend.session;

import dev.wend.check.Checked.Audience;
import dev.wend.check.Parts;
import dev.wend.check.Population;
import dev.wend.check.Typed;
import dev.wend.diag.Source;
import dev.wend.type.Scalar;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What the parts of a condition are worth, in lines for a reader. */
final class TestReport {
  private static final int MOST = 40;
  private static final int WIDEST = 60;

  private final Source source;
  private final ZoneId zone;

  TestReport(Source source, ZoneId zone) {
    this.source = source;
    this.zone = zone;
  }

  /** What is written at a place, in one line. */
  String written(Typed value) {
    String text = source.slice(value.span()).strip().replaceAll("\\s+", " ");
    return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 1) + "…";
  }

  /** All parts of a condition that have a value of their own, the whole first. */
  List<Typed> parts(Typed condition) {
    List<Typed> parts = new ArrayList<>();
    add(condition, parts, new HashSet<>());
    return parts;
  }

  private void add(Typed value, List<Typed> to, Set<String> seen) {
    boolean shown =
        !(value instanceof Typed.Constant)
            && value.type() != Scalar.PERIOD
            && value.type() != Scalar.MISSING;
    if (shown && to.size() < MOST && seen.add(source.slice(value.span()))) {
      to.add(value);
    }
    boolean hasItems =
        value instanceof Typed.Aggregate
            || value instanceof Typed.ListValue
            || value instanceof Typed.Sequence;
    if (!hasItems) {
      Parts.of(value).forEach(part -> add(part, to, seen));
    }
  }

  /** The conditions that the members of a population fulfil, as far as they stand by themselves. */
  List<Typed> conditions(Population population, Map<String, Audience> audiences) {
    List<Typed> all = new ArrayList<>();
    Population left = population;
    while (true) {
      if (left instanceof Population.Where where) {
        all.addAll(0, conjuncts(where.condition()));
        left = where.of();
      } else if (left instanceof Population.Named named
          && audiences.containsKey(named.audience())) {
        left = audiences.get(named.audience()).population();
      } else {
        return all;
      }
    }
  }

  private static List<Typed> conjuncts(Typed condition) {
    return condition instanceof Typed.And and ? and.operands() : List.of(condition);
  }

  /** A line for each value: what is written, and what it is. */
  List<String> lines(List<Typed> values, Function<List<Typed>, List<Optional<Object>>> evaluate) {
    List<Optional<Object>> results = evaluate.apply(values);
    Map<String, String> rows = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      String text = ValueText.of(results.get(i), values.get(i).type(), zone);
      rows.putIfAbsent(written(values.get(i)), text);
    }
    int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
    List<String> lines = new ArrayList<>();
    rows.forEach(
        (written, text) -> lines.add(written + " ".repeat(width - written.length()) + "  " + text));
    return lines;
  }
}
