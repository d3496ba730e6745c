package dev.wend.value;

import java.util.List;

/** A regular expression without what only matters to where it is found. */
sealed interface PatternTree {
  /** One of some code points: first and last of each range, ascending. */
  record OneOf(List<Range> ranges) implements PatternTree {}

  record Range(int first, int last) {}

  record Sequence(List<PatternTree> parts) implements PatternTree {}

  record Choice(List<PatternTree> ways) implements PatternTree {}

  /**
   * @param most -1 for any number of times
   */
  record Repeat(PatternTree of, int least, int most) implements PatternTree {}

  /** The start of the text. */
  record Start() implements PatternTree {}

  /** The end of the text. */
  record End() implements PatternTree {}
}
