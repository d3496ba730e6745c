package dev.wend.session;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values that say less than another one: what a counterexample is made smaller by. */
final class Smaller {
  /** What an instant is cut to. */
  private static final List<ChronoUnit> UNITS =
      List.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS);

  private Smaller() {}

  /** Ways to make a profile smaller, the boldest first. */
  static List<Map<String, Object>> of(Map<String, Object> values) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (String name : values.keySet()) {
      Map<String, Object> without = new LinkedHashMap<>(values);
      without.remove(name);
      all.add(without);
    }
    values.forEach((name, value) -> of(value).forEach(v -> all.add(with(values, name, v))));
    return all;
  }

  private static Map<String, Object> with(Map<String, Object> values, String name, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(values);
    changed.put(name, value);
    return changed;
  }

  @SuppressWarnings("unchecked")
  private static List<Object> of(Object value) {
    List<Object> all = new ArrayList<>();
    if (value instanceof Map<?, ?> parts) {
      all.addAll(of((Map<String, Object>) parts));
    } else if (value instanceof List<?> items) {
      for (int i = 0; i < items.size(); i++) {
        List<Object> without = new ArrayList<>(items);
        without.remove(i);
        all.add(without);
      }
      for (int i = 0; i < items.size(); i++) {
        for (Object smaller : of(items.get(i))) {
          List<Object> changed = new ArrayList<>(items);
          changed.set(i, smaller);
          all.add(changed);
        }
      }
    } else if (value instanceof Long number && number != 0) {
      all.addAll(List.of(0L, number / 2, number - Long.signum(number)));
    } else if (value instanceof BigDecimal number && number.signum() != 0) {
      all.add(BigDecimal.ZERO.setScale(number.scale()));
      all.add(new BigDecimal(number.toBigInteger()).setScale(number.scale()));
    } else if (value instanceof String text && text.length() > 1) {
      all.addAll(List.of("a", text.substring(0, text.length() / 2), text.replaceAll("\\d", "")));
    } else if (value instanceof Instant instant) {
      UNITS.forEach(unit -> all.add(instant.truncatedTo(unit)));
    }
    all.removeIf(value::equals);
    return all;
  }
}
