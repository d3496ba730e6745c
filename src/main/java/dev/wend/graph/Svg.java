package dev.wend.graph;

import dev.wend.graph.Chart.Edge;
import dev.wend.graph.Chart.Node;
import dev.wend.graph.Layout.Box;
import dev.wend.graph.Layout.Line;
import dev.wend.graph.Layout.Point;
import dev.wend.graph.Layout.Size;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A chart as a picture: one file, without scripts and without anything from elsewhere. */
public final class Svg {
  private static final double NODE_WIDTH = 250;
  private static final double LABEL_WIDTH = 200;
  private static final double HEAD_WIDTH = 620;
  private static final double MARGIN = 24;
  private static final double GATEWAY = 44;
  private static final double CORNER = 6;
  private static final int NODE_LINES = 5;
  private static final int LABEL_LINES = 4;
  private static final int RULE_LINES = 2;

  private final Chart chart;
  private final Markup out = new Markup();

  private Svg(Chart chart) {
    this.chart = chart;
  }

  /** The file's text. */
  public static String of(Chart chart) {
    Svg svg = new Svg(chart);
    svg.write();
    return svg.out.toString();
  }

  /** Where everything stands. */
  static Layout layout(Chart chart) {
    Map<Integer, Size> sizes = new HashMap<>();
    chart.nodes().forEach(node -> sizes.put(node.place(), size(node)));
    return Layout.of(chart, sizes, chart.edges().stream().map(Svg::size).toList());
  }

  private void write() {
    Layout layout = layout(chart);
    List<Written> head = head();
    double top = head.stream().mapToDouble(line -> line.of().line()).sum() + MARGIN;
    double wide = head.stream().mapToDouble(line -> line.of().width(line.text())).max().orElse(0);
    double width = Math.max(layout.width(), wide + 2 * MARGIN);
    double height = layout.height() + top;
    String name = "Journey " + chart.title();
    out.open(
        "svg",
        "xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" "
            + Markup.f(
                "viewBox=\"0 0 %s %s\" width=\"%s\" height=\"%s\"", width, height, width, height));
    out.text("title", "", name);
    if (!chart.doc().isEmpty()) {
      out.text("desc", "", chart.doc());
    }
    out.style(Style.TEXT);
    out.empty("rect", "class=\"wend-page\" width=\"100%\" height=\"100%\"");
    double y = MARGIN;
    for (Written line : head) {
      y += line.of().line();
      if (!line.text().isEmpty()) {
        text(line, MARGIN, y - line.of().line() / 3, "start");
      }
    }
    double shift = (width - layout.width()) / 2;
    out.open("g", Markup.f("transform=\"translate(%s %s)\"", shift, top));
    chart(layout);
    out.close("g").close("svg");
  }

  private void chart(Layout layout) {
    for (Line line : layout.edges()) {
      arrow(line);
    }
    for (int i = 0; i < chart.edges().size(); i++) {
      label(chart.edges().get(i), layout.edges().get(i).label());
    }
    for (Node node : chart.nodes()) {
      node(node, layout.nodes().get(node.place()));
    }
  }

  // ---- words

  /** A line of text. */
  private record Written(String text, Lettering of, String style) {}

  private List<Written> head() {
    List<Written> lines = new ArrayList<>();
    add(lines, chart.title(), Lettering.TITLE, "wend-title", HEAD_WIDTH, 2);
    add(lines, chart.doc(), Lettering.NAME, "wend-doc", HEAD_WIDTH, 3);
    lines.add(new Written("", Lettering.HEADING, ""));
    chart
        .rules()
        .forEach(rule -> add(lines, rule, Lettering.CODE, "wend-rule", HEAD_WIDTH, RULE_LINES));
    return lines;
  }

  private static void add(
      List<Written> lines, String text, Lettering of, String style, double width, int most) {
    of.lines(text, width, most).forEach(line -> lines.add(new Written(line, of, style)));
  }

  private static List<Written> lines(Node node) {
    List<Written> lines = new ArrayList<>();
    if (node.kind().isGateway()) {
      return lines;
    }
    String kind = node.kind().word();
    boolean isBare = node.words().isEmpty();
    String heading = isBare ? node.heading() : node.heading().toUpperCase(Locale.ROOT);
    Lettering of = isBare ? Lettering.NAME : Lettering.HEADING;
    lines.add(
        new Written(heading, of, (isBare ? "wend-name" : "wend-heading") + " wend-on-" + kind));
    boolean isName = isName(node.kind());
    Lettering words = isName ? Lettering.NAME : Lettering.CODE;
    String style = (isName ? "wend-name" : "wend-code") + " wend-on-" + kind;
    add(lines, node.words(), words, style, NODE_WIDTH, NODE_LINES);
    add(lines, node.more(), Lettering.CODE, "wend-code wend-on-" + kind, NODE_WIDTH, NODE_LINES);
    node.count().ifPresent(n -> lines.add(count(n, "wend-count wend-on-" + kind)));
    return lines;
  }

  private static boolean isName(Chart.Kind kind) {
    return switch (kind) {
      case SEND, JUMP, SAVE -> true;
      default -> false;
    };
  }

  private static Written count(long count, String style) {
    return new Written(Mermaid.number(count), Lettering.CODE, style);
  }

  private static List<Written> lines(Edge edge) {
    List<Written> lines = new ArrayList<>();
    add(lines, edge.words(), Lettering.CODE, "wend-code", LABEL_WIDTH, LABEL_LINES);
    edge.count().ifPresent(n -> lines.add(count(n, "wend-count")));
    return lines;
  }

  private static Size size(List<Written> lines, double margin, double above) {
    double width = lines.stream().mapToDouble(line -> line.of().width(line.text())).max().orElse(0);
    double height = lines.stream().mapToDouble(line -> line.of().line()).sum();
    return new Size(Math.ceil(width + margin), Math.ceil(height + above));
  }

  private static Size size(Node node) {
    if (node.kind().isGateway()) {
      return new Size(GATEWAY, GATEWAY);
    }
    Size margin = Shape.margin(node.kind());
    return size(lines(node), margin.width(), margin.height());
  }

  private static Size size(Edge edge) {
    List<Written> lines = lines(edge);
    return lines.isEmpty() ? new Size(0, 0) : size(lines, 14, 6);
  }

  /** Lines one below the other, around the middle of a box. */
  private void inside(Box box, List<Written> lines) {
    double high = lines.stream().mapToDouble(line -> line.of().line()).sum();
    double y = box.y() + (box.height() - high) / 2;
    for (Written line : lines) {
      y += line.of().line();
      text(line, box.middle(), y - line.of().line() * 0.28, "middle");
    }
  }

  private void text(Written line, double x, double y, String anchor) {
    String at = Markup.f("x=\"%s\" y=\"%s\" font-size=\"%s\"", x, y, line.of().size());
    String style = "class=\"" + line.style() + "\" text-anchor=\"" + anchor + "\" ";
    out.text("text", style + at, line.text());
  }

  // ---- drawing

  private void node(Node node, Box box) {
    String kind = node.kind().word();
    out.open("g", "class=\"wend-node\"");
    out.text("title", "", node.heading() + (node.words().isEmpty() ? "" : ": " + node.words()));
    Shape.draw(out, node.kind(), box, "wend-" + kind);
    if (node.kind().isGateway()) {
      String sign = node.kind() == Chart.Kind.IF ? "?" : "%";
      inside(box, List.of(new Written(sign, Lettering.NAME, "wend-name wend-on-" + kind)));
    } else {
      inside(box, lines(node));
    }
    out.close("g");
  }

  private void label(Edge edge, Box box) {
    List<Written> lines = lines(edge);
    if (!lines.isEmpty()) {
      out.open("g", "class=\"wend-label\"");
      out.text("title", "", edge.words());
      String at = Markup.f("x=\"%s\" y=\"%s\"", box.x(), box.y());
      String size = Markup.f("width=\"%s\" height=\"%s\" rx=\"5\"", box.width(), box.height());
      out.empty("rect", "class=\"wend-words\" " + at + " " + size);
      inside(box, lines);
      out.close("g");
    }
  }

  /** A line with round corners, and a head that points down. */
  private void arrow(Line line) {
    List<Point> points = line.points();
    Point end = points.get(points.size() - 1);
    StringBuilder path =
        new StringBuilder(Markup.f("M%s %s", points.get(0).x(), points.get(0).y()));
    for (int i = 1; i < points.size() - 1; i++) {
      Point corner = points.get(i);
      Point in = towards(corner, points.get(i - 1));
      Point off = towards(corner, points.get(i + 1));
      path.append(Markup.f("L%s %sQ%s %s", in.x(), in.y(), corner.x(), corner.y()));
      path.append(Markup.f(" %s %s", off.x(), off.y()));
    }
    path.append(Markup.f("L%s %s", end.x(), end.y() - 6));
    out.empty("path", "class=\"wend-line\" d=\"" + path + "\"");
    String head = Markup.f("M%s %sl-4.5 -8h9z", end.x(), end.y());
    out.empty("path", "class=\"wend-head\" d=\"" + head + "\"");
  }

  /** A point on the way from a corner to the next one, at most half of it away. */
  private static Point towards(Point corner, Point next) {
    double length = Math.hypot(next.x() - corner.x(), next.y() - corner.y());
    double part = length == 0 ? 0 : Math.min(CORNER, length / 2) / length;
    return new Point(
        corner.x() + (next.x() - corner.x()) * part, corner.y() + (next.y() - corner.y()) * part);
  }
}
