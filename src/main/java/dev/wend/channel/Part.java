package dev.wend.channel;

import dev.wend.json.JsonText;
import dev.wend.value.Escape;
import java.util.Locale;

/**
 * A text that a message on a channel has.
 *
 * @param name as a script says it
 * @param isLine whether it is one line
 * @param sentence what it is
 * @param example a value as a script writes it
 */
public record Part(
    String name, Need need, Escaping escaping, boolean isLine, String sentence, String example) {
  /** Whether a message has to have it. */
  public enum Need {
    REQUIRED,
    /** A message has one or more of the parts that say so. */
    AT_LEAST_ONE,
    OPTIONAL;

    /** The need as documentation says it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /**
   * What {@code {{expr}}} does with a value in this part; {@code {{{expr}}}} leaves it as it is.
   */
  public enum Escaping {
    NONE {
      @Override
      public String apply(String value) {
        return value;
      }
    },
    /** {@link Escape#html}. */
    HTML {
      @Override
      public String apply(String value) {
        return Escape.html(value);
      }
    },
    /** As the inside of a text of JSON. */
    JSON {
      @Override
      public String apply(String value) {
        String quoted = JsonText.compact(value);
        return quoted.substring(1, quoted.length() - 1);
      }
    };

    public abstract String apply(String value);

    /** The escaping as documentation says it. */
    public String word() {
      return this == NONE ? "as it is" : name();
    }
  }
}
