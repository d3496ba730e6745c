package dev.wend.lib;

import dev.wend.type.Type;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A row of the function library: one overload of one function. Overloads of a name stand beside
 * each other.
 *
 * @param parameters how each argument is written in the documentation, e.g. {@code "birth: date"}
 * @param result the type of the result for arguments of these types; empty when this overload does
 *     not take them. It may accept an {@code int} where it wants a {@code decimal}: it then names
 *     the types it wants in {@code accepts}
 * @param sentence one sentence, starting with a capital, that says what it gives, with units
 * @param examples what to write and what comes out; they run as tests
 * @param body what it does for one row; only called when all arguments are present
 */
public record Fn(
    String name,
    List<String> parameters,
    Function<List<Type>, Optional<Resolved>> result,
    String sentence,
    List<Example> examples,
    Body body) {
  /** The types that the arguments are converted to, and the type of the result. */
  public record Resolved(List<Type> arguments, Type result) {}

  /** {@code age(1990-05-05)} gives {@code 35}; both are expressions. */
  public record Example(String expression, String value) {}

  /** What a function does for one row. It allocates nothing for texts that are ASCII. */
  @FunctionalInterface
  public interface Body {
    void call(Invocation invocation);
  }
}
