package dev.wend.check;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a term may be where a test holds.
 *
 * @param low the least lane (of a double a number in the same order); texts have no order here
 * @param high the greatest lane
 * @param among the only values, as lanes or texts; empty where any between low and high will do
 * @param except values that it is not
 * @param present whether it may have a value
 * @param absent whether it may be missing
 */
record Reach(
    long low,
    long high,
    Optional<Set<Object>> among,
    Set<Object> except,
    boolean present,
    boolean absent) {
  static final Reach ANY =
      new Reach(Long.MIN_VALUE, Long.MAX_VALUE, Optional.empty(), Set.of(), true, true);

  /** From low to high, and there. */
  static Reach between(long low, long high) {
    return new Reach(low, high, Optional.empty(), Set.of(), true, false);
  }

  static Reach oneOf(Set<Object> values) {
    return new Reach(Long.MIN_VALUE, Long.MAX_VALUE, Optional.of(values), Set.of(), true, false);
  }

  /** Anything else, or missing. */
  static Reach noneOf(Set<Object> values) {
    return new Reach(Long.MIN_VALUE, Long.MAX_VALUE, Optional.empty(), values, true, true);
  }

  static Reach presence(boolean present) {
    return new Reach(Long.MIN_VALUE, Long.MAX_VALUE, Optional.empty(), Set.of(), present, !present);
  }

  Reach orAbsent() {
    return new Reach(low, high, among, except, present, true);
  }

  /** Where both hold. */
  Reach and(Reach other) {
    return and(other, union(except, other.except));
  }

  /**
   * Where both hold.
   *
   * @param without all values that one of both excepts; it is kept, not copied
   */
  Reach and(Reach other, Set<Object> without) {
    long from = Math.max(low, other.low);
    long to = Math.min(high, other.high);
    Optional<Set<Object>> values = among.isPresent() ? among : other.among;
    Set<Object> also = other.among.orElseGet(() -> values.orElse(Set.of()));
    Optional<Set<Object>> kept =
        values.map(
            set -> {
              Set<Object> left = new HashSet<>(set);
              left.removeIf(v -> !also.contains(v) || without.contains(v) || !isIn(v, from, to));
              return left;
            });
    boolean some = from <= to && !(kept.isPresent() && kept.get().isEmpty());
    boolean one = from == to && without.contains(from);
    return new Reach(
        from, to, kept, without, present && other.present && some && !one, absent && other.absent);
  }

  private static Set<Object> union(Set<Object> a, Set<Object> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() ? b : a;
    }
    Set<Object> both = new HashSet<>(a);
    both.addAll(b);
    return both;
  }

  private static boolean isIn(Object value, long from, long to) {
    return !(value instanceof Long lane) || (lane >= from && lane <= to);
  }

  /** Whether nothing can be so. */
  boolean isNothing() {
    return !present && !absent;
  }

  /** Whether it can only be missing. */
  boolean isAbsence() {
    return !present && absent;
  }
}
