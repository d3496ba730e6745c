package dev.wend.value;

import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/**
 * A regular expression of RE2: found in time linear in the text. RE2/J, which only this class sees,
 * says what a pattern is; those that {@link PatternReader} reads are found by an {@link Automaton},
 * some ten times as fast.
 */
public final class Pattern {
  private final String text;
  private final com.google.re2j.Pattern compiled;
  private final Optional<Automaton> automaton;

  private Pattern(String text, com.google.re2j.Pattern compiled, Optional<Automaton> automaton) {
    this.text = text;
    this.compiled = compiled;
    this.automaton = automaton;
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
    com.google.re2j.Pattern compiled = com.google.re2j.Pattern.compile(text);
    return new Pattern(text, compiled, PatternReader.read(text).flatMap(Automaton::of));
  }

  public String text() {
    return text;
  }

  /** Whether it is found anywhere in a text. */
  public boolean isFoundIn(Text in) {
    return automaton.isPresent()
        ? automaton.get().isFoundIn(in.bytes, in.offset, in.length)
        : isFoundByRe2(in);
  }

  boolean isFoundByRe2(Text in) {
    return compiled.matcher(in.toString()).find();
  }

  /** Whether it has no need of RE2/J to be found. */
  boolean hasAutomaton() {
    return automaton.isPresent();
  }
}
