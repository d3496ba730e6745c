package dev.wend.load;

import dev.wend.json.JsonLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An NDJSON file: an object a line, its values by their dotted paths, a list or an object within as
 * its JSON. A line that is no object is set aside.
 */
final class JsonFile implements RowFile {
  private static final int LONGEST_TEXT = 1000;

  private final Lines lines;
  private final List<String> columns;
  private final Map<String, Integer> index = new HashMap<>();
  private final Set<String> around;
  private final Row row;
  private final JsonLine json = new JsonLine();
  private final Filler filler = new Filler();
  private String reason = "";

  /**
   * @param columns the paths to take; what else a line holds is passed over
   */
  JsonFile(InputStream in, List<String> columns) {
    this.lines = new Lines(in, Row.LONGEST);
    this.columns = List.copyOf(columns);
    for (int i = 0; i < columns.size(); i++) {
      index.put(columns.get(i), i);
    }
    this.around = around(columns);
    this.row = new Row(columns.size());
  }

  /** The paths of the objects that hold some paths. */
  static Set<String> around(Iterable<String> paths) {
    Set<String> around = new HashSet<>();
    for (String path : paths) {
      for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
        around.add(path.substring(0, dot));
      }
    }
    return around;
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public Step next() throws IOException {
    do {
      if (!lines.next()) {
        return Step.END;
      }
    } while (lines.isBlank());
    row.clear();
    filler.problem = Optional.empty();
    if (lines.isTooLong()) {
      return bad("the line is longer than " + (Row.LONGEST >> 20) + " MB");
    }
    Optional<String> problem = json.read(lines.bytes(), lines.start(), lines.length(), filler);
    if (problem.isPresent()) {
      return bad(problem.get());
    }
    if (row.isTooLong()) {
      return bad("the row is longer than " + (Row.LONGEST >> 20) + " MB");
    }
    return filler.problem.isPresent() ? bad(filler.problem.get()) : Step.ROW;
  }

  private Step bad(String why) {
    reason = why;
    return Step.BAD;
  }

  @Override
  public Row row() {
    return row;
  }

  @Override
  public long line() {
    return lines.number();
  }

  @Override
  public String reason() {
    return reason;
  }

  @Override
  public String text() {
    int length = Math.min(lines.length(), LONGEST_TEXT);
    return new String(lines.bytes(), lines.start(), length, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private final class Filler implements JsonLine.Sink {
    private Optional<String> problem = Optional.empty();

    @Override
    public void text(String path, char[] chars, int offset, int length) {
      Integer column = index.get(path);
      if (column != null && !row.setText(column, chars, offset, length)) {
        problem = Optional.of("`" + path + "` holds half a character (a lone surrogate)");
      }
    }

    @Override
    public void missing(String path) {
      // `null` and no value at all are the same: the row was cleared
    }

    @Override
    public boolean opens(String path) {
      return around.contains(path);
    }

    @Override
    public void nested(String path, boolean isList, byte[] json, int start, int end) {
      Integer column = index.get(path);
      if (column != null) {
        row.setJson(column, isList ? Row.Kind.LIST : Row.Kind.OBJECT, json, start, end);
      }
    }
  }
}
