package dev.wend.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A text whose line breaks are chosen last: groups that fit into the rest of their line stay in it,
 * of the others every line that they offer is broken.
 */
final class Layout {
  /** In code points. */
  static final int WIDTH = 120;

  private static final int STEP = 2;

  private enum Kind {
    TEXT,
    /** A line break where its group is broken, else its text. */
    LINE,
    /** A line break. */
    HARD,
    /** A text that stands where its group is broken only. */
    BROKEN,
    /** A text that takes no room, as one that waits for the end of its line takes none. */
    NOTE,
    /** A text that waits for the end of its line. */
    SUFFIX,
    OPEN,
    CLOSE,
    /** Lines from here on stand two columns further in. */
    NEST,
    /** Lines from here on stand as far in as the line that this is in. */
    ANCHOR,
    UNNEST
  }

  /**
   * @param group which group an {@code OPEN} opens
   * @param blank whether a line break leaves an empty line
   */
  private record Bit(Kind kind, String text, int group, boolean blank) {
    int width() {
      return text.codePointCount(0, text.length());
    }
  }

  private final List<Bit> bits = new ArrayList<>();
  private final List<Boolean> broken = new ArrayList<>();

  /** The groups that are open; those further out than one that must break are known to break. */
  private final Deque<Integer> open = new ArrayDeque<>();

  private final StringBuilder out = new StringBuilder();
  private final StringBuilder suffix = new StringBuilder();
  private final Deque<Boolean> modes = new ArrayDeque<>();
  private final Deque<Integer> indents = new ArrayDeque<>();
  private int column;
  private int lineIndent;
  private boolean lineBegins;

  // ---- what it is made of

  private void add(Kind kind, String text, boolean blank) {
    bits.add(new Bit(kind, text, -1, blank));
  }

  void text(String text) {
    add(Kind.TEXT, text, false);
  }

  void line(String flat, boolean blank) {
    add(Kind.LINE, flat, blank);
  }

  void hardLine(boolean blank) {
    add(Kind.HARD, "", blank);
    breakAll();
  }

  void broken(String text) {
    add(Kind.BROKEN, text, false);
  }

  void note(String text) {
    add(Kind.NOTE, text, false);
  }

  void suffix(String text) {
    add(Kind.SUFFIX, text, false);
  }

  void open() {
    open.push(broken.size());
    bits.add(new Bit(Kind.OPEN, "", broken.size(), false));
    broken.add(false);
  }

  void close() {
    open.pop();
    add(Kind.CLOSE, "", false);
  }

  void nest() {
    add(Kind.NEST, "", false);
  }

  void anchor() {
    add(Kind.ANCHOR, "", false);
  }

  void unnest() {
    add(Kind.UNNEST, "", false);
  }

  /** Breaks all groups that are open. */
  void breakAll() {
    for (int group : open) {
      if (broken.set(group, true)) {
        return;
      }
    }
  }

  /** Whether a bracket has just been opened, so that no blank belongs here. */
  boolean endsInBracket() {
    for (int i = bits.size() - 1; i >= 0; i--) {
      Bit bit = bits.get(i);
      if (bit.kind == Kind.TEXT || (bit.kind == Kind.LINE && !bit.text.isEmpty())) {
        return bit.text.endsWith("(") || bit.text.endsWith("[") || bit.text.endsWith(" ");
      } else if (bit.kind == Kind.HARD) {
        return true;
      }
    }
    return true;
  }

  // ---- how it is written

  /** The text, with a line break at its end unless it is empty. */
  String write() {
    modes.push(true);
    indents.push(0);
    lineBegins = true;
    for (int i = 0; i < bits.size(); i++) {
      write(i);
    }
    if (out.length() > 0) {
      newLine(false);
    }
    return out.toString();
  }

  private void write(int index) {
    Bit bit = bits.get(index);
    switch (bit.kind) {
      case TEXT, NOTE -> put(bit.text);
      case LINE -> {
        if (modes.peek()) {
          newLine(bit.blank);
        } else {
          put(bit.text);
        }
      }
      case HARD -> newLine(bit.blank);
      case BROKEN -> put(modes.peek() ? bit.text : "");
      case SUFFIX -> suffix.append(bit.text);
      case OPEN -> modes.push(modes.peek() && (broken.get(bit.group) || !fits(index)));
      case CLOSE -> modes.pop();
      case NEST -> indents.push(indents.peek() + STEP);
      case ANCHOR -> indents.push(lineIndent);
      case UNNEST -> indents.pop();
    }
  }

  private void put(String text) {
    if (text.isEmpty()) {
      return;
    }
    if (lineBegins) {
      out.append(" ".repeat(lineIndent));
      column = lineIndent;
      lineBegins = false;
      put(text.stripLeading());
      return;
    }
    out.append(text);
    int start = text.lastIndexOf('\n') + 1;
    column = (start == 0 ? column : 0) + text.codePointCount(start, text.length());
  }

  private void newLine(boolean blank) {
    if (out.length() == 0 && suffix.length() == 0) {
      return; // the text begins here
    }
    int end = out.length();
    while (end > 0 && out.charAt(end - 1) == ' ') {
      end--;
    }
    out.setLength(end);
    out.append(suffix).append(blank ? "\n\n" : "\n");
    suffix.setLength(0);
    lineBegins = true;
    lineIndent = indents.peek();
  }

  /** Whether a group, and what must follow it in its line, fits into the rest of the line. */
  private boolean fits(int index) {
    int left = WIDTH - (lineBegins ? lineIndent : column);
    int depth = 0;
    boolean after = false;
    for (int i = index; i < bits.size() && left >= 0; i++) {
      Bit bit = bits.get(i);
      if (bit.kind == Kind.HARD || (after && bit.kind == Kind.LINE)) {
        return true;
      } else if (bit.kind == Kind.TEXT && bit.text.indexOf('\n') >= 0) {
        return bit.text.indexOf('\n') <= left;
      }
      switch (bit.kind) {
        case OPEN -> depth++;
        case CLOSE -> {
          depth--;
          after |= depth == 0;
        }
        case TEXT, LINE -> left -= bit.width();
        case BROKEN -> left -= after && depth <= 0 ? bit.width() : 0;
        default -> {}
      }
    }
    return left >= 0;
  }
}
