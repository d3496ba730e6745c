package dev.wend.vm;

import java.util.Random;

/** Populations as a script writes them, from a source of chance, of {@link Conditions#PROFILE}. */
final class Populations {
  private final Random random;
  private final Conditions conditions;
  private int columns;

  Populations(long seed) {
    random = new Random(seed);
    conditions = new Conditions(seed);
  }

  /** One term, which may stand before any operator. */
  String term(int depth) {
    if (depth <= 0) {
      return random.nextBoolean() ? "profiles" : "(" + where("profiles") + ")";
    }
    return switch (random.nextInt(6)) {
      case 0 -> "(" + where(term(depth - 1)) + ")";
      case 1 -> "(sample " + random.nextInt(101) + "% of " + term(depth - 1) + ")";
      case 2, 3 -> "(" + top(term(depth - 1)) + ")";
      case 4 -> "(" + with(term(depth - 1)) + ")";
      default -> "(" + term(depth - 1) + set() + term(depth - 1) + ")";
    };
  }

  String top(String of) {
    String descending = random.nextBoolean() ? " desc" : "";
    return "top " + random.nextInt(30) + " of " + of + " by " + conditions.value() + descending;
  }

  private String where(String of) {
    return of + " where " + conditions.bool(1);
  }

  /** A column that nothing else is called like, and what becomes of it. */
  private String with(String of) {
    String name = "column" + columns++;
    return of + " with { " + name + " = " + conditions.value() + " } where " + name + " is present";
  }

  private String set() {
    return switch (random.nextInt(3)) {
      case 0 -> " union ";
      case 1 -> " intersect ";
      default -> " except ";
    };
  }
}
