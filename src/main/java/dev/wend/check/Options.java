package dev.wend.check;

import dev.wend.check.Checked.Format;
import dev.wend.diag.Fault;
import dev.wend.syntax.Ast.SourceOption;
import dev.wend.syntax.Ast.TextValue;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stands in brackets after a source's path.
 *
 * @param columns the names of the columns of a file without a header
 */
record Options(char delimiter, Optional<List<String>> columns) {
  private static final char COMMA = ',';

  /** The table of options. */
  enum Option {
    /** The character between two values: {@code delimiter ";"}. */
    DELIMITER("Write one character, as in `delimiter \";\"`."),
    /** The columns' names, of a file that has no header: {@code columns id, city}. */
    COLUMNS("Write the columns' names, as in `columns id, city`.");

    private final String hint;

    Option(String hint) {
      this.hint = hint;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Option> of(String word) {
      return Arrays.stream(values()).filter(o -> o.word().equals(word)).findFirst();
    }
  }

  /** All options are for CSV. */
  static Options of(List<SourceOption> written, Optional<Format> format, Problems problems) {
    Map<Option, SourceOption> given = new EnumMap<>(Option.class);
    for (SourceOption option : written) {
      String word = option.name().text();
      Optional<Option> known = Option.of(word);
      if (known.isEmpty()) {
        List<String> words = Arrays.stream(Option.values()).map(Option::word).toList();
        problems.report(
            Fault.UNKNOWN_OPTION, option.name().span(), word, Problems.suggest(word, words));
      } else if (format.filter(f -> f == Format.NDJSON).isPresent()) {
        problems.report(Fault.OPTION_FORMAT, option.name().span(), word);
      } else if (given.putIfAbsent(known.get(), option) != null) {
        problems.report(Fault.REPEATED_OPTION, option.name().span(), word);
      }
    }
    return new Options(
        Optional.ofNullable(given.get(Option.DELIMITER))
            .map(option -> delimiter(option, problems))
            .orElse(COMMA),
        Optional.ofNullable(given.get(Option.COLUMNS)).map(option -> columns(option, problems)));
  }

  private static char delimiter(SourceOption option, Problems problems) {
    String text = option.values().size() == 1 ? option.values().get(0).text() : "";
    boolean usable = text.length() == 1 && "\"\r\n".indexOf(text.charAt(0)) < 0;
    if (!usable || Character.isSurrogate(text.charAt(0))) {
      problems.report(
          Fault.OPTION_VALUE,
          option.span(),
          "A delimiter is one character, and neither a quote nor a line's end.",
          Option.DELIMITER.hint);
      return COMMA;
    }
    return text.charAt(0);
  }

  private static List<String> columns(SourceOption option, Problems problems) {
    Set<String> seen = new HashSet<>();
    if (option.values().isEmpty()) {
      problems.report(
          Fault.OPTION_VALUE, option.span(), "There is no column.", Option.COLUMNS.hint);
    }
    for (TextValue column : option.values()) {
      if (column.text().isEmpty() || !seen.add(column.text())) {
        String message =
            column.text().isEmpty()
                ? "A column has a name."
                : "The column `" + column.text() + "` stands twice.";
        problems.report(Fault.OPTION_VALUE, column.span(), message, Option.COLUMNS.hint);
      }
    }
    return option.values().stream().map(TextValue::text).toList();
  }
}
