package dev.wend.value;

import dev.wend.value.PatternTree.Choice;
import dev.wend.value.PatternTree.End;
import dev.wend.value.PatternTree.OneOf;
import dev.wend.value.PatternTree.Range;
import dev.wend.value.PatternTree.Repeat;
import dev.wend.value.PatternTree.Sequence;
import dev.wend.value.PatternTree.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the regular expressions that people write most: literals, classes, groups, choices,
 * repetitions, anchors. What it does not know (flags, word boundaries, Unicode classes) it leaves
 * to RE2; a pattern that it reads means what RE2 says, which has accepted it before.
 */
final class PatternReader {
  /** More than this of one part after another is left to RE2. */
  private static final int MOST_REPEATED = 100;

  private static final List<Range> DIGITS = List.of(new Range('0', '9'));
  private static final List<Range> SPACES =
      List.of(new Range('\t', '\n'), new Range('\f', '\r'), new Range(' ', ' '));
  private static final List<Range> WORDS =
      List.of(new Range('0', '9'), new Range('A', 'Z'), new Range('_', '_'), new Range('a', 'z'));
  private static final List<Range> NOT_LINE_END =
      List.of(new Range(0, '\n' - 1), new Range('\n' + 1, Character.MAX_CODE_POINT));

  /** Thrown and caught here only. */
  private static final class Unknown extends Exception {
    private static final long serialVersionUID = 1;

    Unknown() {
      super(null, null, false, false);
    }
  }

  private final int[] pattern;
  private int at;

  private PatternReader(String text) {
    pattern = text.codePoints().toArray();
  }

  /** The tree of a pattern that RE2 takes; empty where it has more than is read here. */
  static Optional<PatternTree> read(String text) {
    PatternReader reader = new PatternReader(text);
    try {
      PatternTree tree = reader.choice();
      return reader.at == reader.pattern.length ? Optional.of(tree) : Optional.empty();
    } catch (Unknown e) {
      return Optional.empty();
    }
  }

  private boolean isAt(int c) {
    return at < pattern.length && pattern[at] == c;
  }

  private boolean take(int c) {
    boolean here = isAt(c);
    at += here ? 1 : 0;
    return here;
  }

  private int next() throws Unknown {
    if (at == pattern.length) {
      throw new Unknown();
    }
    return pattern[at++];
  }

  private PatternTree choice() throws Unknown {
    List<PatternTree> ways = new ArrayList<>();
    do {
      ways.add(sequence());
    } while (take('|'));
    return ways.size() == 1 ? ways.get(0) : new Choice(ways);
  }

  private PatternTree sequence() throws Unknown {
    List<PatternTree> parts = new ArrayList<>();
    while (at < pattern.length && !isAt('|') && !isAt(')')) {
      parts.add(repeated(atom()));
    }
    return new Sequence(parts);
  }

  private PatternTree atom() throws Unknown {
    int c = next();
    return switch (c) {
      case '(' -> group();
      case '[' -> set();
      case '.' -> new OneOf(NOT_LINE_END);
      case '^' -> new Start();
      case '$' -> new End();
      case '\\' -> escape();
      case '*', '+', '?', '{', '}' -> throw new Unknown();
      default -> one(c);
    };
  }

  private static OneOf one(int c) {
    return new OneOf(List.of(new Range(c, c)));
  }

  private PatternTree group() throws Unknown {
    if (take('?') && !take(':')) {
      throw new Unknown();
    }
    PatternTree inside = choice();
    if (!take(')')) {
      throw new Unknown();
    }
    return inside;
  }

  private PatternTree escape() throws Unknown {
    int c = next();
    return switch (c) {
      case 'A' -> new Start();
      case 'z' -> new End();
      default -> new OneOf(escaped(c));
    };
  }

  private static List<Range> escaped(int c) throws Unknown {
    return switch (c) {
      case 'd' -> DIGITS;
      case 'D' -> others(DIGITS);
      case 's' -> SPACES;
      case 'S' -> others(SPACES);
      case 'w' -> WORDS;
      case 'W' -> others(WORDS);
      case 'n' -> one('\n').ranges();
      case 't' -> one('\t').ranges();
      case 'r' -> one('\r').ranges();
      default -> {
        if (c >= 128 || Character.isLetterOrDigit(c) || c == '_') {
          throw new Unknown();
        }
        yield one(c).ranges();
      }
    };
  }

  /** All code points but those of ascending ranges. */
  private static List<Range> others(List<Range> ranges) {
    List<Range> others = new ArrayList<>();
    int from = 0;
    for (Range range : ranges) {
      if (range.first() > from) {
        others.add(new Range(from, range.first() - 1));
      }
      from = Math.max(from, range.last() + 1);
    }
    if (from <= Character.MAX_CODE_POINT) {
      others.add(new Range(from, Character.MAX_CODE_POINT));
    }
    return others;
  }

  private PatternTree set() throws Unknown {
    boolean negated = take('^');
    List<Range> ranges = new ArrayList<>();
    boolean first = true;
    while (first || !isAt(']')) {
      first = false;
      int c = next();
      if (c == '[') {
        throw new Unknown();
      }
      List<Range> some = c == '\\' ? escaped(next()) : one(c).ranges();
      if (isAt('-') && at + 1 < pattern.length && pattern[at + 1] != ']') {
        some = List.of(range(some));
      }
      ranges.addAll(some);
    }
    at++;
    ranges.sort((a, b) -> Integer.compare(a.first(), b.first()));
    List<Range> kept = negated ? others(ranges) : ranges;
    if (kept.isEmpty()) {
      throw new Unknown();
    }
    return new OneOf(List.copyOf(kept));
  }

  private Range range(List<Range> from) throws Unknown {
    at++;
    int c = next();
    List<Range> to = c == '\\' ? escaped(next()) : one(c).ranges();
    boolean single = from.size() == 1 && to.size() == 1;
    int first = from.get(0).first();
    int last = to.get(0).last();
    if (!single || first != from.get(0).last() || last != to.get(0).first() || first > last) {
      throw new Unknown();
    }
    return new Range(first, last);
  }

  private PatternTree repeated(PatternTree of) throws Unknown {
    PatternTree repeat =
        take('*')
            ? new Repeat(of, 0, -1)
            : take('+') ? new Repeat(of, 1, -1) : take('?') ? new Repeat(of, 0, 1) : counted(of);
    if (repeat != of) {
      // As few as possible, or as many: it is found or not all the same.
      take('?');
      if (isAt('*') || isAt('+') || isAt('?') || isAt('{')) {
        throw new Unknown();
      }
    }
    return repeat;
  }

  /** {@code {2}}, {@code {2,}}, {@code {2,5}}. */
  private PatternTree counted(PatternTree of) throws Unknown {
    if (!take('{')) {
      return of;
    }
    int least = count();
    int most = least;
    if (take(',')) {
      most = isAt('}') ? -1 : count();
    }
    if (!take('}')) {
      throw new Unknown();
    }
    return new Repeat(of, least, most);
  }

  private int count() throws Unknown {
    int value = 0;
    int from = at;
    while (at < pattern.length && pattern[at] >= '0' && pattern[at] <= '9') {
      value = value * 10 + pattern[at++] - '0';
      if (value > MOST_REPEATED) {
        throw new Unknown();
      }
    }
    if (at == from) {
      throw new Unknown();
    }
    return value;
  }
}
