package dev.wend.lib;

import dev.wend.lib.Fn.Body;
import dev.wend.lib.Fn.Example;
import dev.wend.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The rows of one domain while they are written down. */
final class Table {
  private final List<Fn> rows = new ArrayList<>();

  /**
   * One overload whose result has always the same type.
   *
   * @param signature {@code "age(birth: date): int"}
   * @param examples expression and value in turn
   */
  Table row(String signature, String sentence, Body body, String... examples) {
    String returns = signature.substring(signature.lastIndexOf(": ") + 2);
    Type type = type(returns);
    return row(signature, types -> type, sentence, body, examples);
  }

  private static Type type(String word) {
    if (word.startsWith("list<")) {
      return new Type.ListOf(type(Shape.itemWord(word)));
    }
    return word.equals("decimal") ? new Type.Decimal(4) : Shape.scalar(word);
  }

  /** One overload whose result's type depends on those of its arguments. */
  Table row(
      String signature,
      Function<List<Type>, Type> result,
      String sentence,
      Body body,
      String... examples) {
    int open = signature.indexOf('(');
    int close = signature.lastIndexOf(')');
    String inside = signature.substring(open + 1, close);
    List<String> parameters = inside.isEmpty() ? List.of() : List.of(inside.split(", "));
    List<Example> pairs = new ArrayList<>();
    for (int i = 0; i < examples.length; i += 2) {
      pairs.add(new Example(examples[i], examples[i + 1]));
    }
    rows.add(
        new Fn(
            signature.substring(0, open),
            parameters,
            Shape.of(parameters, result),
            signature.substring(close + 3),
            sentence,
            pairs,
            body,
            Optional.empty()));
    return this;
  }

  /** The last row gives nothing below a number. */
  Table atLeast(long least) {
    return within(least, Long.MAX_VALUE);
  }

  /** The last row gives nothing below a number, and nothing above another. */
  Table within(long least, long most) {
    int last = rows.size() - 1;
    rows.set(last, rows.get(last).in(new Fn.Range(least, most)));
    return this;
  }

  List<Fn> rows() {
    return List.copyOf(rows);
  }
}
