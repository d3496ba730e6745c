package dev.wend.value;

import com.google.re2j.Matcher;
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
    Optional<String> tooLarge = PatternSize.problem(text);
    if (tooLarge.isPresent()) {
      return tooLarge;
    }
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

  /** How often it is found, one place behind the other. */
  public int count(Text in) {
    Matcher matcher = compiled.matcher(in.toString());
    int count = 0;
    while (matcher.find()) {
      count++;
    }
    return count;
  }

  /**
   * What a group takes where the pattern is first found; group 0 is all of it. Empty where the
   * pattern is not found, has no such group or does not use it there.
   */
  public Optional<String> group(Text in, long group) {
    Matcher matcher = compiled.matcher(in.toString());
    boolean exists = group >= 0 && group <= matcher.groupCount();
    return exists && matcher.find()
        ? Optional.ofNullable(matcher.group((int) group))
        : Optional.empty();
  }

  /**
   * A text with what is found replaced, at most so many times. In the replacement {@code $1} stands
   * for what group 1 takes (nothing where it takes nothing), {@code $0} for all that was found,
   * {@code $$} for a {@code $}. Empty where there is no such group or the result is longer than
   * {@code longest} UTF-16 units.
   */
  public Optional<String> replaced(Text in, String by, int most, int longest) {
    String all = in.toString();
    Matcher matcher = compiled.matcher(all);
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (int n = 0; n < most && matcher.find(); n++) {
      out.append(all, from, matcher.start());
      if (!append(out, by, matcher) || out.length() > longest) {
        return Optional.empty();
      }
      from = matcher.end();
    }
    return Optional.of(out.append(all, from, all.length()).toString());
  }

  private static boolean append(StringBuilder out, String by, Matcher matcher) {
    for (int i = 0; i < by.length(); i++) {
      char c = by.charAt(i);
      char next = i + 1 < by.length() ? by.charAt(i + 1) : 0;
      boolean group = c == '$' && next >= '0' && next <= '9';
      if (group && next - '0' > matcher.groupCount()) {
        return false;
      }
      String taken = group ? matcher.group(next - '0') : String.valueOf(c);
      out.append(taken == null ? "" : taken);
      i += group || (c == '$' && next == '$') ? 1 : 0;
    }
    return true;
  }
}
