package dev.wend.value;

import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/**
 * A regular expression of RE2: found in time linear in the text. The only place that sees RE2/J.
 */
public final class Pattern {
  private final String text;
  private final com.google.re2j.Pattern compiled;

  private Pattern(String text, com.google.re2j.Pattern compiled) {
    this.text = text;
    this.compiled = compiled;
  }

  /** What is wrong with a pattern; empty when it can be used. */
  public static Optional<String> problem(String text) {
    try {
      com.google.re2j.Pattern.compile(text);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of(e.getDescription());
    }
  }

  /** The pattern of a text that has no {@link #problem}. */
  public static Pattern of(String text) {
    return new Pattern(text, com.google.re2j.Pattern.compile(text));
  }

  public String text() {
    return text;
  }

  /** Whether it is found anywhere in a text. */
  public boolean isFoundIn(Text in) {
    return compiled.matcher(in.toString()).find();
  }
}
