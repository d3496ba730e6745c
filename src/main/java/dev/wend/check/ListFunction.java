package dev.wend.check;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The functions of the items of a list, which are forms of the language. A name may also be one of
 * the library, of values.
 */
public enum ListFunction {
  COUNT("count", "count(orders where price > 5)", "How many items there are."),
  SUM("sum", "sum(orders.price)", "The sum of the numbers; 0 where there is none."),
  MIN("min", "min(orders.price)", "The least of the values."),
  MAX("max", "max(orders.price)", "The greatest of the values."),
  AVERAGE("avg", "avg(orders.price)", "The average of the numbers."),
  FIRST("first", "first(orders where price > 5).store", "The first item."),
  LAST("last", "last(orders).price", "The last item."),
  DISTINCT("distinct", "count(distinct(orders.store))", "The values, each once."),
  LIST("list", "list(orders.store where price > 5)", "The values as a list."),
  SORT("sort", "sort(orders.price)", "The values in ascending order."),
  REVERSE("reverse", "reverse(sort(orders.price))", "The items, the last one first."),
  LIMIT("limit", "limit(orders.price, 3)", "The first so many items."),
  SKIP("skip", "skip(orders.price, 3)", "The items behind the first so many."),
  KEYS("keys", "\"gold\" in keys(points)", "The keys of a map."),
  VALUES("values", "sum(values(points))", "The values of a map.");

  private final String word;
  private final String example;
  private final String sentence;

  ListFunction(String word, String example, String sentence) {
    this.word = word;
    this.example = example;
    this.sentence = sentence;
  }

  /** How it is written, over a profile's list {@code orders} or its map {@code points}. */
  public String example() {
    return example;
  }

  public String sentence() {
    return sentence;
  }

  public String word() {
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

  public static Optional<ListFunction> of(String word) {
    return Arrays.stream(values()).filter(f -> f.word.equals(word)).findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(ListFunction::word).toList();
  }
}
