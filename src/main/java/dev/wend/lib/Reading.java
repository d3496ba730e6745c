package dev.wend.lib;

import dev.wend.value.Bytes;
import dev.wend.value.Pattern;
import dev.wend.value.Text;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a text argument says, read anew only where the text is another than in the row before. For
 * one thread.
 */
public final class Reading<T> {
  private final Function<String, T> read;
  private final Bytes last = new Bytes(32);
  private Optional<T> value = Optional.empty();

  private Reading(Function<String, T> read) {
    this.read = read;
  }

  /** Of texts that have been checked to be patterns. */
  public static Reading<Pattern> ofPatterns() {
    return new Reading<>(Pattern::of);
  }

  /** Of names of time zones; empty for what names none. */
  public static Reading<Optional<ZoneId>> ofZones() {
    return new Reading<>(Reading::zone);
  }

  public T of(Text text) {
    boolean same =
        value.isPresent()
            && Arrays.equals(
                text.bytes, text.offset, text.offset + text.length, last.array(), 0, last.length());
    if (!same) {
      last.clear();
      last.append(text);
      value = Optional.of(read.apply(text.toString()));
    }
    return value.get();
  }

  private static Optional<ZoneId> zone(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
