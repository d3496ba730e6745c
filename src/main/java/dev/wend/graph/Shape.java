package dev.wend.graph;

import dev.wend.graph.Chart.Kind;
import dev.wend.graph.Layout.Box;

/** The outline of a node. */
final class Shape {
  private static final double SLANT = 10;
  private static final double LID = 7;

  private Shape() {}

  /** Draws it with a class of the style. */
  static void draw(Markup out, Kind kind, Box box, String style) {
    switch (kind) {
      case ENTER, JUMP, EXIT, COMPLETED -> rounded(out, box, box.height() / 2, style);
      case WAIT -> rounded(out, box, 14, style);
      case AWAIT -> path(out, hexagon(box), style);
      case IF -> path(out, diamond(box), style);
      case SPLIT -> circle(out, box, style);
      case UPDATE -> path(out, slanted(box), style);
      case CALL -> framed(out, box, style);
      case SAVE -> path(out, drum(box), style);
      case SEND -> rounded(out, box, 6, style);
    }
  }

  /** How much of its width and height the outline keeps from words. */
  static Layout.Size margin(Kind kind) {
    return switch (kind) {
      case ENTER, JUMP, EXIT, COMPLETED -> new Layout.Size(44, 16);
      case AWAIT, UPDATE, CALL -> new Layout.Size(40, 16);
      case SAVE -> new Layout.Size(28, 30);
      case SEND, WAIT, IF, SPLIT -> new Layout.Size(28, 16);
    };
  }

  private static void rounded(Markup out, Box box, double radius, String style) {
    String at = "class=\"" + style + "\" " + Markup.f("x=\"%s\" y=\"%s\"", box.x(), box.y());
    String size =
        Markup.f("width=\"%s\" height=\"%s\" rx=\"%s\"", box.width(), box.height(), radius);
    out.empty("rect", at + " " + size);
  }

  private static void circle(Markup out, Box box, String style) {
    double y = box.y() + box.height() / 2;
    String at = Markup.f("cx=\"%s\" cy=\"%s\" r=\"%s\"", box.middle(), y, box.height() / 2);
    out.empty("circle", "class=\"" + style + "\" " + at);
  }

  private static void path(Markup out, String path, String style) {
    out.empty("path", "class=\"" + style + "\" d=\"" + path + "\"");
  }

  private static String hexagon(Box box) {
    double middle = box.y() + box.height() / 2;
    double right = box.x() + box.width();
    return Markup.f(
            "M%s %sL%s %sL%s %s", box.x(), middle, box.x() + SLANT, box.y(), right - SLANT, box.y())
        + Markup.f(
            "L%s %sL%s %sL%s %sZ",
            right, middle, right - SLANT, box.bottom(), box.x() + SLANT, box.bottom());
  }

  private static String diamond(Box box) {
    double middle = box.y() + box.height() / 2;
    return Markup.f("M%s %sL%s %s", box.x(), middle, box.middle(), box.y())
        + Markup.f("L%s %sL%s %sZ", box.x() + box.width(), middle, box.middle(), box.bottom());
  }

  private static String slanted(Box box) {
    double right = box.x() + box.width();
    return Markup.f("M%s %sL%s %s", box.x() + SLANT, box.y(), right, box.y())
        + Markup.f("L%s %sL%s %sZ", right - SLANT, box.bottom(), box.x(), box.bottom());
  }

  private static void framed(Markup out, Box box, String style) {
    rounded(out, box, 2, style);
    double left = box.x() + 6;
    double right = box.x() + box.width() - 6;
    path(
        out,
        Markup.f("M%s %sV%sM%s %sV%s", left, box.y(), box.bottom(), right, box.y(), box.bottom()),
        style);
  }

  private static String drum(Box box) {
    double right = box.x() + box.width();
    double half = box.width() / 2;
    double top = box.y() + LID;
    double bottom = box.bottom() - LID;
    return Markup.f("M%s %sV%sA%s %s 0 0 0 %s %s", box.x(), top, bottom, half, LID, right, bottom)
        + Markup.f("V%sA%s %s 0 0 0 %s %s", top, half, LID, box.x(), top)
        + Markup.f("A%s %s 0 0 0 %s %s", half, LID, right, top);
  }
}
