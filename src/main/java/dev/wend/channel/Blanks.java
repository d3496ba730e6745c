package dev.wend.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places that values fill: {@code {to}}.
 *
 * @param text as it was written
 */
record Blanks(String text) {
  private static final Pattern BLANK = Pattern.compile("\\{([A-Za-z]\\w*)\\}");

  /** The names of the values, in order. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    Matcher blank = BLANK.matcher(text);
    while (blank.find()) {
      names.add(blank.group(1));
    }
    return names;
  }

  /** The text with a letter in each of its places. */
  String sample() {
    return BLANK.matcher(text).replaceAll("x");
  }

  /**
   * The text with its places filled. What is filled in is not looked at again, and a place without
   * a value stays.
   */
  String fill(Map<String, String> values, Function<String, String> escaping) {
    return BLANK
        .matcher(text)
        .replaceAll(
            blank -> {
              String value = values.get(blank.group(1));
              return Matcher.quoteReplacement(
                  value == null ? blank.group() : escaping.apply(value));
            });
  }
}
