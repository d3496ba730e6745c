package dev.wend.graph;

import dev.wend.diag.Visible;
import java.util.List;
import java.util.Locale;

/** A chart as a Mermaid flowchart. */
public final class Mermaid {
  private final Chart chart;
  private final StringBuilder text = new StringBuilder();

  private Mermaid(Chart chart) {
    this.chart = chart;
  }

  /** Its lines, each with a line break. */
  public static String of(Chart chart) {
    Mermaid mermaid = new Mermaid(chart);
    mermaid.write();
    return mermaid.text.toString();
  }

  private void write() {
    text.append("---\ntitle: \"").append(quoted(chart.title())).append("\"\n---\n");
    text.append("flowchart TD\n");
    chart.nodes().forEach(this::node);
    chart.edges().forEach(this::edge);
    if (!chart.rules().isEmpty()) {
      text.append("  rules[\"");
      text.append(String.join("<br/>", chart.rules().stream().map(Mermaid::escaped).toList()));
      text.append("\"]\n");
    }
  }

  private void node(Chart.Node node) {
    StringBuilder words = new StringBuilder(escaped(node.heading()));
    for (String line : List.of(node.words(), node.more())) {
      words.append(line.isEmpty() ? "" : "<br/>").append(escaped(line));
    }
    node.count().ifPresent(count -> words.append("<br/>").append(number(count)));
    text.append("  ")
        .append(id(node.place()))
        .append(String.format(Locale.ROOT, shape(node.kind()), "\"" + words + "\""))
        .append('\n');
  }

  private static String shape(Chart.Kind kind) {
    return switch (kind) {
      case SEND -> "[%s]";
      case AWAIT -> "{{%s}}";
      case WAIT -> "(%s)";
      case IF -> "{%s}";
      case SPLIT -> "((%s))";
      case UPDATE -> "[/%s/]";
      case CALL -> "[[%s]]";
      case SAVE -> "[(%s)]";
      case ENTER, JUMP, EXIT, COMPLETED -> "([%s])";
    };
  }

  private void edge(Chart.Edge edge) {
    String words = escaped(edge.words());
    if (edge.count().isPresent()) {
      words += (words.isEmpty() ? "" : "<br/>") + number(edge.count().get());
    }
    text.append("  ").append(id(edge.from())).append(" -->");
    if (!words.isEmpty()) {
      text.append("|\"").append(words).append("\"|");
    }
    text.append(' ').append(id(edge.to())).append('\n');
  }

  private static String id(int place) {
    return place == Chart.ENTRY ? "enter" : "a" + place;
  }

  static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** What may mean something to Mermaid, to HTML or to a terminal, by its number. */
  private static String escaped(String words) {
    return escaped(words, "#%d;").replace("%%", "#37;#37;");
  }

  /** The same for between the quotes of a text of YAML. */
  private static String quoted(String words) {
    return escaped(words, "\\x%02X").replace("%", "\\x25");
  }

  private static String escaped(String words, String form) {
    StringBuilder out = new StringBuilder();
    Visible.of(words)
        .codePoints()
        .forEach(
            c -> {
              if (c >= 0x80 || Character.isLetterOrDigit(c) || " _.,:=()/?'%".indexOf(c) >= 0) {
                out.appendCodePoint(c);
              } else {
                out.append(String.format(Locale.ROOT, form, c));
              }
            });
    return out.toString();
  }
}
