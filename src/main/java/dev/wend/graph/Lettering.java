package dev.wend.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * How much room words take, guessed without a font: a little more than the widest of the fonts that
 * a picture asks for.
 */
enum Lettering {
  /** Words of the script. */
  CODE(12, 16),
  /** What a node is about. */
  NAME(13.5, 17),
  /** What kind of node it is. */
  HEADING(10, 14),
  TITLE(20, 26);

  private final double size;
  private final double line;

  /**
   * @param size of the letters in pixels
   * @param line from one line to the next in pixels
   */
  Lettering(double size, double line) {
    this.size = size;
    this.line = line;
  }

  double size() {
    return size;
  }

  double line() {
    return line;
  }

  /** In pixels. */
  double width(String text) {
    return text.codePoints().mapToDouble(this::em).sum() * size;
  }

  private double em(int point) {
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    } else if (point >= 0x1100
        && (point >= 0x1F000 || Character.isIdeographic(point) || isWide(point))) {
      return 1.2;
    } else if (this == CODE) {
      return 0.61;
    } else if ("iljtfrI.,:;'|!() ".indexOf(point) >= 0) {
      return 0.43;
    } else if ("mwMW@%\u2026".indexOf(point) >= 0) {
      return 1.05;
    }
    return Character.isUpperCase(point) || "<>=+#~&".indexOf(point) >= 0 ? 0.83 : 0.71;
  }

  private static boolean isWide(int point) {
    return point <= 0x115F || (point >= 0x2E80 && point <= 0xD7FF) || point >= 0xF900;
  }

  /**
   * A text in lines, broken at blanks, and within a word where it is longer than a line; the last
   * of them ends in {@code …} where there would be more.
   *
   * @param width in pixels
   * @param most how many lines at most
   */
  List<String> lines(String text, double width, int most) {
    List<String> lines = new ArrayList<>();
    String left = text.strip();
    while (!left.isEmpty() && lines.size() < most) {
      int end = end(left, width);
      boolean isCut = end < left.length() && lines.size() == most - 1;
      lines.add(
          isCut
              ? left.substring(0, end(left, width - width("\u2026"))).strip() + "\u2026"
              : left.substring(0, end).strip());
      left = left.substring(end).strip();
    }
    return lines;
  }

  /** Where the first line ends; it has one character at least. */
  private int end(String text, double width) {
    double used = 0;
    int blank = -1;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      used += em(point) * size;
      blank = point == ' ' ? i : blank;
      if (used > width && i > 0) {
        return blank > 0 ? blank : i;
      }
      i += Character.charCount(point);
    }
    return text.length();
  }
}
