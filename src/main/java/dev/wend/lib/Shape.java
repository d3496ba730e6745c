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
 * any       any type; all such arguments become one type
 * list<…>   a list of one of these
 * </pre>
 */
final class Shape {
  private static final String LIST = "list<";

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
      int at = i;
      Optional<Type> one =
          isShared(words.get(i))
              ? shared.map(t -> words.get(at).startsWith(LIST) ? new Type.ListOf(t) : t)
              : taken(words.get(i), arguments.get(i));
      if (one.isEmpty()) {
        return Optional.empty();
      }
      taken.add(one.get());
    }
    return Optional.of(taken);
  }

  private static boolean isShared(String word) {
    String of = word.startsWith(LIST) ? itemWord(word) : word;
    return of.equals("ordered") || of.equals("any");
  }

  /** Whether a word and an argument are a list both, or neither. */
  private static boolean isAlike(String word, Type argument) {
    return word.startsWith(LIST) == argument instanceof Type.ListOf;
  }

  private static Type item(Type argument) {
    return argument instanceof Type.ListOf list ? list.item() : argument;
  }

  /** The one type that all {@code ordered} and {@code any} arguments, or their items, become. */
  private static Optional<Type> shared(List<String> words, List<Type> arguments) {
    Optional<Type> shared = Optional.empty();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (isShared(word)) {
        Type argument = item(arguments.get(i));
        boolean fits =
            isAlike(word, arguments.get(i)) && (word.contains("any") || hasOrder(argument));
        if (!fits) {
          return Optional.empty();
        }
        shared =
            shared.isEmpty()
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
    if (word.startsWith(LIST)) {
      return argument instanceof Type.ListOf list
          ? taken(itemWord(word), list.item()).map(Type.ListOf::new)
          : Optional.empty();
    }
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

  /** The word of a list's items. */
  static String itemWord(String list) {
    return list.substring(LIST.length(), list.length() - 1);
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
