package dev.wend.lib;

import dev.wend.type.Type;
import dev.wend.value.Pattern;
import dev.wend.value.Text;
import java.time.ZoneId;
import java.util.Optional;

/**
 * One call of a function for one row: its arguments in, its result out, as {@code value.Lane} says.
 * Reused from row to row. A call that sets no result gives a missing one. Where the result is a
 * list, each call of {@code give} adds an item to it.
 */
public interface Invocation {
  /** Argument {@code i} of any type but string, as it sits in a lane. */
  long number(int i);

  /** Argument {@code i} of type double. */
  double real(int i);

  /** Argument {@code i} of type string; valid until the next row. */
  Text text(int i);

  /** How many items argument {@code i} has, which is a list; none of them is missing. */
  int count(int i);

  /** An item of argument {@code i}, of any type but string, as it sits in a lane. */
  long number(int i, int at);

  /** An item of argument {@code i} of type string; valid until another item is asked for. */
  Text text(int i, int at);

  /** The pattern that argument {@code i} says; read anew only when the text is another. */
  Pattern pattern(int i);

  /** The time zone that argument {@code i} names; read anew only when the text is another. */
  Optional<ZoneId> zone(int i);

  /** The type of argument {@code i}, for its digits. */
  Type type(int i);

  /** The type of the result, for its digits. */
  Type resultType();

  /** Milliseconds since 1970-01-01T00:00Z. */
  long now();

  /** The date of now in the script's zone, in days since 1970-01-01. */
  long today();

  /** The script's time zone. */
  ZoneId zone();

  /** What a clock in the script's zone shows then: milliseconds since 1970-01-01T00:00 there. */
  long local(long instant);

  /**
   * Room to build a text result in, at least so many bytes; its content is anything. It stays the
   * same from call to call while it is large enough.
   */
  byte[] scratch(int capacity);

  /** The result, of any type but string and double. */
  void give(long lane);

  /** A double result; one that is no finite number gives missing. */
  void give(double value);

  /** A text result; it is copied. */
  void give(byte[] utf8, int offset, int length);

  void give(String text);
}
