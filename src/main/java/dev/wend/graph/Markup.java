package dev.wend.graph;

import dev.wend.diag.Visible;
import dev.wend.value.Escape;
import java.util.Locale;

/** Writes SVG, a line for each element; whatever it is given as text stands there as text. */
final class Markup {
  private final StringBuilder out = new StringBuilder();

  /** Begins an element; the attributes are of our own making. */
  Markup open(String element, String attributes) {
    out.append('<').append(element).append(' ').append(attributes).append(">\n");
    return this;
  }

  Markup close(String element) {
    out.append("</").append(element).append(">\n");
    return this;
  }

  /** An element without content. */
  Markup empty(String element, String attributes) {
    out.append('<').append(element).append(' ').append(attributes).append("/>\n");
    return this;
  }

  /** An element of text. */
  Markup text(String element, String attributes, String content) {
    out.append('<').append(element).append(attributes.isEmpty() ? "" : " ").append(attributes);
    out.append('>').append(escaped(content)).append("</").append(element).append(">\n");
    return this;
  }

  /** The style of all of it, of our own making. */
  Markup style(String rules) {
    out.append("<style>\n").append(rules).append("</style>\n");
    return this;
  }

  /** A text as content of an element or in the quotes of an attribute, of characters of XML. */
  static String escaped(String text) {
    return Escape.html(Visible.of(text)).replaceAll("[\\uFFFE\\uFFFF]", "\uFFFD");
  }

  /** A length, to a tenth of a pixel. */
  static String number(double pixels) {
    long tenths = Math.round(pixels * 10);
    return tenths % 10 == 0
        ? Long.toString(tenths / 10)
        : String.format(Locale.ROOT, "%.1f", tenths / 10.0);
  }

  /** A formatted text in which every number is a length. */
  static String f(String form, double... pixels) {
    Object[] numbers = new Object[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      numbers[i] = number(pixels[i]);
    }
    return String.format(Locale.ROOT, form, numbers);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
