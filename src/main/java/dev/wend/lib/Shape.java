package dev.wend.lib;

import dev.wend.lib.Fn.Resolved;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.type.Widening;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a function takes and gives, read from its documentation, so that the two cannot disagree. A
 * parameter is {@code name: word}; the word is a scalar type or one of
 *
 * <pre>
 * decimal   a decimal of any digits
 * number    int, decimal or double, taken as it is
 * enum      any enum
 * layout    a string, the layout of a date; where it is written out the checker reads it
 * pattern   a string, a pattern of RE2; it is written out, and the checker reads it
 * zone      a string, the name of a time zone; where it is written out the checker reads it
 * ordered   any type that has an order; all such arguments become one type
 * </pre>
 */
final class Shape {
  private Shape() {}

  /** The word that stands for a parameter's type. */
  static String word(String parameter) {
    return parameter.substring(parameter.indexOf(": ") + 2);
  }

  /** What the arguments become, given what they are. */
  static Function<List<Type>, Optional<Resolved>> of(
      List<String> parameters, Function<List<Type>, Type> result) {
    List<String> words = parameters.stream().map(Shape::word).toList();
    return arguments -> resolve(words, arguments).map(t -> new Resolved(t, result.apply(t)));
  }

  private static Optional<List<Type>> resolve(List<String> words, List<Type> arguments) {
    if (words.size() != arguments.size()) {
      return Optional.empty();
    }
    Optional<Type> shared = shared(words, arguments);
    List<Type> taken = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      Optional<Type> one =
          words.get(i).equals("ordered") ? shared : taken(words.get(i), arguments.get(i));
      if (one.isEmpty()) {
        return Optional.empty();
      }
      taken.add(one.get());
    }
    return Optional.of(taken);
  }

  /** The one type that all {@code ordered} arguments become. */
  private static Optional<Type> shared(List<String> words, List<Type> arguments) {
    Optional<Type> shared = Optional.empty();
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).equals("ordered")) {
        Type argument = arguments.get(i);
        shared =
            shared.isEmpty() && hasOrder(argument)
                ? Optional.of(argument)
                : shared.flatMap(s -> Widening.common(s, argument));
        if (shared.isEmpty()) {
          return shared;
        }
      }
    }
    return shared;
  }

  private static boolean hasOrder(Type type) {
    return type != Scalar.BOOL && type != Scalar.PERIOD && !(type instanceof Type.Enumeration);
  }

  private static Optional<Type> taken(String word, Type argument) {
    return switch (word) {
      case "layout", "pattern", "zone" ->
          argument == Scalar.STRING ? Optional.of(argument) : Optional.empty();
      case "number" -> argument.isNumber() ? Optional.of(argument) : Optional.empty();
      case "decimal" -> argument instanceof Type.Decimal ? Optional.of(argument) : Optional.empty();
      case "enum" ->
          argument instanceof Type.Enumeration ? Optional.of(argument) : Optional.empty();
      default -> {
        Type wanted = scalar(word);
        yield Widening.widens(argument, wanted) ? Optional.of(wanted) : Optional.empty();
      }
    };
  }

  static Scalar scalar(String word) {
    for (Scalar scalar : Scalar.values()) {
      if (scalar.text().equals(word)) {
        return scalar;
      }
    }
    throw new IllegalArgumentException("no type is called " + word);
  }
}
