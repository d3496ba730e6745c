package dev.wend.value;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Texts made safe to stand inside others: what {@code {{expr}}} does with a value in HTML. */
public final class Escape {
  /** How many bytes the longest entity of {@link #html(byte)} has. */
  public static final int LONGEST = 6;

  private Escape() {}

  /**
   * The entity that stands for a byte of UTF-8 in HTML; empty where the byte stands for itself.
   * What is escaped is safe as content of an element and within a quoted attribute.
   */
  public static String html(byte b) {
    return switch (b) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      default -> "";
    };
  }

  /**
   * A text as content of an element or within a quoted attribute: {@code & < > " '} as entities.
   */
  public static String html(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String entity = c < 0x80 ? html((byte) c) : "";
      if (entity.isEmpty()) {
        out.append(c);
      } else {
        out.append(entity);
      }
    }
    return out.toString();
  }

  /**
   * A text as the value of an attribute, quoted or not: of ASCII all but letters and digits as
   * entities; of the characters that HTML does not have, U+FFFD.
   */
  public static String attribute(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              if (c >= 0x80 ? !isNone(c) : Character.isLetterOrDigit(c)) {
                out.appendCodePoint(c);
              } else {
                out.append("&#x").append(Integer.toHexString(isNone(c) ? 0xFFFD : c)).append(';');
              }
            });
    return out.toString();
  }

  /** Controls and halves of surrogate pairs, but not blanks. */
  private static boolean isNone(int c) {
    boolean isBlank = c == '\t' || c == '\n' || c == '\f' || c == '\r';
    int type = Character.getType(c);
    return !isBlank && (type == Character.CONTROL || type == Character.SURROGATE);
  }

  /**
   * A text as a part of an address of the web: of its UTF-8 all but ASCII letters, digits and
   * {@code -._~} as {@code %} and two digits (RFC 3986).
   */
  public static String url(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (isUnreserved(b)) {
        out.append((char) b);
      } else {
        out.append('%').append(String.format(Locale.ROOT, "%02X", b & 0xFF));
      }
    }
    return out.toString();
  }

  /** Whether a byte stands for itself in any part of an address of the web. */
  public static boolean isUnreserved(byte b) {
    return b > 0 && (Character.isLetterOrDigit(b) || "-._~".indexOf(b) >= 0);
  }
}
