package dev.wend.graph;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a chart can be written as. */
public enum Form {
  MERMAID("mmd") {
    @Override
    public String text(Chart chart) {
      return Mermaid.of(chart);
    }
  },
  SVG("svg") {
    @Override
    public String text(Chart chart) {
      return Svg.of(chart);
    }
  };

  private final String ending;

  Form(String ending) {
    this.ending = ending;
  }

  /** All of a file. */
  public abstract String text(Chart chart);

  /** By the ending of a file's name, be it large or small. */
  public static Optional<Form> ofFile(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(form -> lower.endsWith("." + form.ending)).findFirst();
  }
}
