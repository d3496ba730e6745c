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
  KEYS("keys"),
  VALUES("values");

  private final String word;

  ListFunction(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  /** Whether {@code where} may follow the list. */
  boolean takesCondition() {
    return this != KEYS && this != VALUES;
  }

  static Optional<ListFunction> of(String word) {
    return Arrays.stream(values()).filter(f -> f.word.equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(ListFunction::word).toList();
  }
}
