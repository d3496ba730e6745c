package dev.wend.check;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The functions of the items of a list. A name may also be one of the library, of values. */
enum ListFunction {
  COUNT("count"),
  SUM("sum"),
  MIN("min"),
  MAX("max"),
  AVERAGE("avg"),
  FIRST("first"),
  LAST("last"),
  DISTINCT("distinct"),
  LIST("list"),
  SORT("sort"),
  REVERSE("reverse"),
  LIMIT("limit"),
  SKIP("skip"),
  KEYS("keys"),
  VALUES("values");

  private final String word;

  ListFunction(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  /** How many arguments there are, the list among them. */
  int arguments() {
    return this == LIMIT || this == SKIP ? 2 : 1;
  }

  /** Whether {@code where} may follow the list. */
  boolean takesCondition() {
    return this != KEYS && this != VALUES && arguments() == 1;
  }

  static Optional<ListFunction> of(String word) {
    return Arrays.stream(values()).filter(f -> f.word.equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(ListFunction::word).toList();
  }
}
