package dev.wend.value;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as the language writes them; read also as ISO 8601 does. */
public final class LengthText {
  private static final Pattern PARTS = Pattern.compile("(\\d{1,18}) ([a-z]+)( (?=\\d)|$)");

  private static final Map<String, Long> MILLIS =
      Map.of(
          "millisecond", 1L,
          "second", 1_000L,
          "minute", 60_000L,
          "hour", 3_600_000L,
          "day", 86_400_000L,
          "week", 604_800_000L);

  private LengthText() {}

  /** {@code 1 day 6 hours}, {@code 3 months}; {@code 0 seconds} where nothing is added. */
  public static String of(Lapse lapse) {
    List<String> parts = new ArrayList<>();
    add(parts, lapse.months() / 12, "year");
    add(parts, lapse.months() % 12, "month");
    Duration rest = Duration.ofMillis(lapse.millis());
    add(parts, lapse.days() + rest.toDays(), "day");
    add(parts, rest.toHoursPart(), "hour");
    add(parts, rest.toMinutesPart(), "minute");
    add(parts, rest.toSecondsPart(), "second");
    add(parts, rest.toMillisPart(), "millisecond");
    return parts.isEmpty() ? "0 seconds" : String.join(" ", parts);
  }

  private static void add(List<String> parts, long count, String unit) {
    if (count != 0) {
      parts.add(count + " " + unit + (count == 1 ? "" : "s"));
    }
  }

  /**
   * The milliseconds of {@code 1 day 6 hours} or {@code PT30H}; empty where it is neither.
   *
   * @throws ArithmeticException where they are more than 64 bits hold
   */
  public static OptionalLong millis(String text) {
    if (!text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9') {
      return words(text);
    }
    try {
      return OptionalLong.of(Duration.parse(text).toMillis());
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong words(String text) {
    Matcher part = PARTS.matcher(text);
    long millis = 0;
    int end = 0;
    while (end < text.length()) {
      if (!part.find(end) || part.start() != end) {
        return OptionalLong.empty();
      }
      String word = part.group(2);
      Long unit = MILLIS.get(word.endsWith("s") ? word.substring(0, word.length() - 1) : word);
      if (unit == null) {
        return OptionalLong.empty();
      }
      long more = Math.multiplyExact(Long.parseLong(part.group(1)), unit);
      millis = Math.addExact(millis, more);
      end = part.end();
    }
    return OptionalLong.of(millis);
  }
}
