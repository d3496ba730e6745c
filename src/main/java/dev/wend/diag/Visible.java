package dev.wend.diag;

/**
 * Text of others made fit for a terminal: what would move the cursor, colour the screen or turn the
 * writing direction is shown as {@code \}{@code u{1B}}.
 */
public final class Visible {
  private Visible() {}

  /** The text on one line, with every character that is not to be printed shown by its number. */
  public static String of(String text) {
    int first = firstUnprintable(text);
    if (first < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, first);
    for (int i = first; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      out.append(of(text.codePointAt(i)));
    }
    return out.toString();
  }

  private static int firstUnprintable(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (!isPrintable(text.codePointAt(i))) {
        return i;
      }
    }
    return -1;
  }

  static String of(int point) {
    return isPrintable(point) ? Character.toString(point) : String.format("\\u{%X}", point);
  }

  private static boolean isPrintable(int point) {
    if (point < 0x7F) {
      return point >= ' ';
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      // the joiners make letters of several scripts and emoji; the rest can turn the direction
      case Character.FORMAT -> point == 0x200C || point == 0x200D;
      default -> true;
    };
  }

  /** How many columns of a terminal a character takes. */
  static int width(int point) {
    if (point < 0x300) {
      return 1;
    }
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(point) ? 2 : 1;
    };
  }

  /** East Asian wide characters and emoji, by their blocks. */
  private static boolean isWide(int point) {
    return isIn(point, 0x1100, 0x115F)
        || isIn(point, 0x2E80, 0x303E)
        || isIn(point, 0x3041, 0xA4CF)
        || isIn(point, 0xAC00, 0xD7A3)
        || isIn(point, 0xF900, 0xFAFF)
        || isIn(point, 0xFE30, 0xFE6F)
        || isIn(point, 0xFF00, 0xFF60)
        || isIn(point, 0xFFE0, 0xFFE6)
        || isIn(point, 0x1F300, 0x1F64F)
        || isIn(point, 0x1F680, 0x1F6FF)
        || isIn(point, 0x1F900, 0x1F9FF)
        || isIn(point, 0x20000, 0x3FFFD);
  }

  private static boolean isIn(int point, int first, int last) {
    return point >= first && point <= last;
  }
}
