package dev.wend.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers of months and of days of the week that are written by their names. */
final class CalendarNames {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  private static final Pattern COMPARED =
      Pattern.compile("(month|weekday)\\([^()]*\\)\\s*!?=\\s*$");

  private CalendarNames() {}

  /**
   * The number that a name stands for.
   *
   * @param before what stands before it in its line, as {@code month(d) =}
   */
  static Optional<Integer> ofCompared(String name, String before) {
    Matcher compared = COMPARED.matcher(before);
    return compared.find() ? number(name, compared.group(1) + "(") : Optional.empty();
  }

  /**
   * The number that a name stands for.
   *
   * @param beside what it is compared with, as in {@code month(d)}
   */
  static Optional<Integer> number(String name, String beside) {
    if (!name.matches("[A-Za-z]{3,9}")) {
      return Optional.empty();
    }
    String start = name.substring(0, 3).toLowerCase(Locale.ROOT);
    int at =
        beside.startsWith("month(")
            ? MONTHS.indexOf(start)
            : beside.startsWith("weekday(") ? DAYS.indexOf(start) : -1;
    return at < 0 ? Optional.empty() : Optional.of(at + 1);
  }
}
