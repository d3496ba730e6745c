package dev.wend.syntax;

import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** The values of literals: escapes done, in Unicode's composed form (NFC). */
final class Literals {
  private static final String FENCE = "\"\"\"";

  private static final String CLOSING_QUOTES = "\"'\u2018\u2019\u201C\u201D";

  private final Problems problems;

  Literals(Problems problems) {
    this.problems = problems;
  }

  static String normal(String text) {
    return Normalizer.isNormalized(text, Normalizer.Form.NFC)
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /** A name without its backquotes. */
  static String name(String written) {
    if (!written.startsWith("`")) {
      return normal(written);
    }
    boolean closed = written.length() > 1 && written.endsWith("`");
    return normal(written.substring(1, written.length() - (closed ? 1 : 0)));
  }

  static String digits(String written) {
    return written.indexOf('_') < 0 ? written : written.replace("_", "");
  }

  static BigDecimal decimal(String written) {
    return new BigDecimal(digits(written));
  }

  static BigDecimal percentage(String written) {
    return decimal(written.substring(0, written.length() - 1)).movePointLeft(2);
  }

  /**
   * The value of a text as written, its quotes included.
   *
   * @param offset where it stands in the source
   */
  String text(String written, int offset) {
    if (written.startsWith(FENCE) && written.length() >= 6) {
      return normal(block(written.substring(3, written.length() - 3), offset + 3));
    }
    String inner = written.substring(1, written.length() - (isClosed(written) ? 1 : 0));
    return normal(unescape(inner, offset + 1));
  }

  /**
   * A text over several lines: the line break after the opening quotes and the one before closing
   * quotes that stand alone are no part of it, nor is the indentation that all its lines share.
   */
  private String block(String inner, int offset) {
    StringJoiner out = new StringJoiner("\n");
    for (Span line : lines(inner, offset)) {
      int from = line.offset() - offset;
      out.add(unescape(inner.substring(from, from + line.length()), line.offset()));
    }
    return out.toString();
  }

  /** What of each line of such a text belongs to it. */
  private static List<Span> lines(String inner, int offset) {
    String[] lines = inner.split("\n", -1);
    int common = commonIndentation(lines);
    List<Span> kept = new ArrayList<>();
    int at = offset;
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      boolean first = i == 0;
      boolean edge = line.isBlank() && lines.length > 1 && (first || i == lines.length - 1);
      if (!edge) {
        int cut = first ? 0 : Math.min(common, indentation(line));
        int end = line.endsWith("\r") ? line.length() - 1 : line.length();
        int from = Math.min(cut, end);
        kept.add(new Span(at + from, end - from));
      }
      at += line.length() + 1;
    }
    return kept;
  }

  /** The places of the lines of a text as written, its quotes included, in the source. */
  static List<Span> lines(ScriptToken token) {
    String written = token.getText();
    int offset = token.getStartIndex();
    if (written.startsWith(FENCE) && written.length() >= 6) {
      return lines(written.substring(3, written.length() - 3), offset + 3);
    }
    return List.of(new Span(offset + 1, written.length() - 1 - (isClosed(written) ? 1 : 0)));
  }

  private static boolean isClosed(String written) {
    char last = written.charAt(written.length() - 1);
    return written.length() > 1 && CLOSING_QUOTES.indexOf(last) >= 0;
  }

  /** The value of a part of a message's text: between expressions, and in one line. */
  String part(String inner, int offset) {
    return normal(unescape(inner, offset));
  }

  private static int commonIndentation(String[] lines) {
    int common = Integer.MAX_VALUE;
    for (int i = 1; i < lines.length; i++) {
      if (!lines[i].isBlank()) {
        common = Math.min(common, indentation(lines[i]));
      }
    }
    return common;
  }

  private static int indentation(String line) {
    int count = 0;
    while (count < line.length() && (line.charAt(count) == ' ' || line.charAt(count) == '\t')) {
      count++;
    }
    return count;
  }

  private String unescape(String inner, int offset) {
    if (inner.indexOf('\\') < 0 && !inner.contains("{{")) {
      return inner;
    }
    StringBuilder out = new StringBuilder(inner.length());
    boolean template = false;
    for (int i = 0; i < inner.length(); ) {
      char c = inner.charAt(i);
      if (c == '\\') {
        i += escape(inner, i, offset, out);
        continue;
      }
      if (c == '{' && inner.startsWith("{{", i) && !template) {
        problems.add(Fault.TEMPLATE, new Span(offset + i, 2));
        template = true;
      }
      out.append(c);
      i++;
    }
    return out.toString();
  }

  /** Reads one escape; returns how many characters it takes. */
  private int escape(String inner, int at, int offset, StringBuilder out) {
    char kind = at + 1 < inner.length() ? inner.charAt(at + 1) : 0;
    switch (kind) {
      case 'n' -> out.append('\n');
      case 't' -> out.append('\t');
      case '"', '\\', '{' -> out.append(kind);
      case 'u' -> {
        return codePoint(inner, at, offset, out);
      }
      default -> {
        int length = 1;
        if (at + 1 < inner.length()) {
          length += Character.charCount(inner.codePointAt(at + 1));
        }
        return wrong(inner, at, length, offset, out);
      }
    }
    return 2;
  }

  /** Up to six hexadecimal digits in braces that name a character. */
  private int codePoint(String inner, int at, int offset, StringBuilder out) {
    int close = inner.startsWith("{", at + 2) ? inner.indexOf('}', at) : -1;
    if (close < 0 || close - at > 9 || close == at + 3) {
      return wrong(inner, at, 2, offset, out);
    }
    int point = 0;
    for (int i = at + 3; i < close; i++) {
      char c = inner.charAt(i);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return wrong(inner, at, close + 1 - at, offset, out);
      }
      point = point * 16 + digit;
    }
    boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    if (surrogate || !Character.isValidCodePoint(point)) {
      return wrong(inner, at, close + 1 - at, offset, out);
    }
    out.appendCodePoint(point);
    return close + 1 - at;
  }

  private int wrong(String inner, int at, int length, int offset, StringBuilder out) {
    String written = inner.substring(at, at + length);
    problems.add(Fault.ESCAPE, new Span(offset + at, length), Show.code(written));
    out.append(written);
    return length;
  }
}
