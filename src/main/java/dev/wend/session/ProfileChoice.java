package dev.wend.session;

import dev.wend.syntax.Draft;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import java.util.regex.Pattern;

/** How somebody says which profile they mean: by a value of its key, or by a condition. */
final class ProfileChoice {
  static final String HINT = "Write a value of the key, such as `:as \"C00001\"`, or a condition.";

  /** What compares nothing, such as {@code a-17}. */
  private static final Pattern KEY = Pattern.compile("[^\\s=<>!()\"]+");

  private ProfileChoice() {}

  /** The condition that a text stands for. */
  static String condition(String text, Field key) {
    boolean isValue = Draft.of(text).words().size() == 1 || KEY.matcher(text.strip()).matches();
    if (!isValue) {
      return text;
    }
    String value = text.strip();
    boolean quotes = key.type() == Scalar.STRING && !value.startsWith("\"");
    return "`" + key.name() + "` = " + (quotes ? ValueText.quoted(value) : value);
  }
}
