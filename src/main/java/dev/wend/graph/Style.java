package dev.wend.graph;

import dev.wend.graph.Chart.Kind;

/** The colours of a picture, on light ground and on dark. */
final class Style {
  static final String TEXT = text();

  private Style() {}

  /**
   * @param line of outlines and headings
   */
  private record Colours(String fill, String line, String words) {}

  private static Colours light(Kind kind) {
    return switch (kind) {
      case ENTER -> new Colours("#1e293b", "#1e293b", "#f8fafc");
      case SEND -> new Colours("#eff6ff", "#2563eb", "#1e3a8a");
      case AWAIT -> new Colours("#fffbeb", "#b45309", "#78350f");
      case WAIT -> new Colours("#f5f3ff", "#7c3aed", "#4c1d95");
      case IF, SPLIT -> new Colours("#f1f5f9", "#475569", "#1e293b");
      case UPDATE -> new Colours("#f0fdfa", "#0f766e", "#134e4a");
      case CALL -> new Colours("#fdf2f8", "#be185d", "#831843");
      case SAVE -> new Colours("#f7fee7", "#4d7c0f", "#365314");
      case JUMP -> new Colours("#eef2ff", "#4338ca", "#312e81");
      case EXIT -> new Colours("#fef2f2", "#b91c1c", "#7f1d1d");
      case COMPLETED -> new Colours("#f0fdf4", "#15803d", "#14532d");
    };
  }

  private static Colours dark(Kind kind) {
    return switch (kind) {
      case ENTER -> new Colours("#e2e8f0", "#e2e8f0", "#0f172a");
      case SEND -> new Colours("#172554", "#60a5fa", "#dbeafe");
      case AWAIT -> new Colours("#3b2307", "#f59e0b", "#fef3c7");
      case WAIT -> new Colours("#2e1065", "#a78bfa", "#ede9fe");
      case IF, SPLIT -> new Colours("#1e293b", "#94a3b8", "#f1f5f9");
      case UPDATE -> new Colours("#042f2e", "#2dd4bf", "#ccfbf1");
      case CALL -> new Colours("#500724", "#f472b6", "#fce7f3");
      case SAVE -> new Colours("#1a2e05", "#a3e635", "#ecfccb");
      case JUMP -> new Colours("#1e1b4b", "#818cf8", "#e0e7ff");
      case EXIT -> new Colours("#450a0a", "#f87171", "#fee2e2");
      case COMPLETED -> new Colours("#052e16", "#4ade80", "#dcfce7");
    };
  }

  private static String text() {
    StringBuilder style = new StringBuilder();
    style.append(
        """
        text { unicode-bidi: plaintext; font-family: "Helvetica Neue", Arial, "Liberation Sans", sans-serif }
        .wend-code, .wend-rule, .wend-count { font-family: Menlo, Consolas, "DejaVu Sans Mono", monospace }
        .wend-title, .wend-name, .wend-heading, .wend-count { font-weight: 600 }
        .wend-heading { letter-spacing: 0.6px; opacity: 0.75 }
        .wend-node * { stroke-width: 1.4 }
        .wend-node text { stroke: none }
        .wend-line { fill: none; stroke-width: 1.5 }
        """);
    colours(style, "", "#ffffff", "#0f172a", "#475569", "#64748b", "#e2e8f0");
    for (Kind kind : Kind.values()) {
      colours(style, "", kind, light(kind));
    }
    style.append("@media (prefers-color-scheme: dark) {\n");
    colours(style, "  ", "#0d1117", "#f1f5f9", "#a3b1c4", "#8494a9", "#334155");
    for (Kind kind : Kind.values()) {
      colours(style, "  ", kind, dark(kind));
    }
    return style.append("}\n").toString();
  }

  private static void colours(
      StringBuilder style,
      String indent,
      String page,
      String ink,
      String soft,
      String line,
      String frame) {
    String rules =
        """
        .wend-page { fill: PAGE }
        .wend-title, .wend-count { fill: INK }
        .wend-label .wend-code, .wend-doc, .wend-rule { fill: SOFT }
        .wend-words { fill: PAGE; stroke: FRAME }
        .wend-line { stroke: LINE }
        .wend-head { fill: LINE }
        """;
    style.append(
        rules
            .replace("PAGE", page)
            .replace("INK", ink)
            .replace("SOFT", soft)
            .replace("FRAME", frame)
            .replace("LINE", line)
            .indent(indent.length()));
  }

  private static void colours(StringBuilder style, String indent, Kind kind, Colours colours) {
    String word = kind.word();
    style.append(indent).append(".wend-").append(word);
    style.append(" { fill: ").append(colours.fill()).append("; stroke: ").append(colours.line());
    style.append(" }\n").append(indent).append(".wend-on-").append(word);
    style.append(" { fill: ").append(colours.words()).append(" }\n");
  }
}
