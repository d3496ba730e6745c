package dev.wend.lib;

import dev.wend.type.Type;
import dev.wend.value.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A row of the function library: one overload of one function. Overloads of a name stand beside
 * each other.
 *
 * @param parameters each argument as documentation writes it, e.g. {@code "birth: date"}; {@link
 *     Shape} says which words may stand for a type
 * @param result the types that the arguments are converted to and the type of the result; empty
 *     when this overload does not take arguments of these types
 * @param returns the result's type as documentation writes it
 * @param sentence one sentence, starting with a capital, that says what it gives, with units
 * @param examples what to write and what comes out; they run as tests
 * @param body what it does for one row; only called when all arguments are present
 * @param range where every result lies; empty where any value of the type may come out
 */
public record Fn(
    String name,
    List<String> parameters,
    Function<List<Type>, Optional<Resolved>> result,
    String returns,
    String sentence,
    List<Example> examples,
    Body body,
    Optional<Range> range) {
  public Fn {
    parameters = List.copyOf(parameters);
    examples = List.copyOf(examples);
  }

  /** The results of a function are from {@code least} to {@code most}, both in. */
  public record Range(long least, long most) {
    /** As documentation and messages write it. */
    public String text() {
      return most == Long.MAX_VALUE ? "at least " + least : "from " + least + " to " + most;
    }
  }

  /** This row with where its results lie. */
  Fn in(Range results) {
    return new Fn(
        name, parameters, result, returns, sentence, examples, body, Optional.of(results));
  }

  /** As documentation and messages write it: {@code age(birth: date): int}. */
  public String signature() {
    return name + "(" + String.join(", ", parameters) + "): " + returns;
  }

  /** What a function reads out of a text argument. */
  public enum Reads {
    /** The text as it is. */
    TEXT,
    /** The layout of a date. */
    LAYOUT,
    /**
     * A pattern, which is always written out, so that none is wrong when the function is called.
     */
    PATTERN,
    /** The name of a time zone. */
    ZONE
  }

  /** What is read out of argument {@code i}. */
  public Reads reads(int i) {
    return switch (Shape.word(parameters.get(i))) {
      case "layout" -> Reads.LAYOUT;
      case "pattern" -> Reads.PATTERN;
      case "zone" -> Reads.ZONE;
      default -> Reads.TEXT;
    };
  }

  /** Whether a text is the layout of a date. */
  public static boolean isLayout(String text) {
    return DatePattern.isValid(Text.of(text));
  }

  /** Whether a text is a version, its parts left out or not. */
  public static boolean isVersion(String text) {
    return Versions.isVersion(Text.of(text));
  }

  /** The types that the arguments are converted to, and the type of the result. */
  public record Resolved(List<Type> arguments, Type result) {
    public Resolved {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code age(1990-05-05)} gives {@code 35}; both are expressions. */
  public record Example(String expression, String value) {}

  /** What a function does for one row. It allocates nothing for texts that are ASCII. */
  @FunctionalInterface
  public interface Body {
    void call(Invocation invocation);
  }
}
