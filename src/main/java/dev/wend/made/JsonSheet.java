package dev.wend.made;

import dev.wend.value.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON object a line; dotted names are objects within. */
final class JsonSheet implements Sheet {
  private static final String HEX = "0123456789abcdef";

  private final Part root;

  /**
   * @param lists by what the file calls them
   */
  JsonSheet(List<Written> columns, Map<String, MadeTable> lists) {
    this.root = part(columns, lists);
  }

  /** What an object holds under a name: a value, a list, or a further object. */
  private sealed interface Part {
    record Value(Written column) implements Part {}

    record Items(MadeTable table, Part item) implements Part {}

    record Group(List<byte[]> names, List<Part> parts) implements Part {}
  }

  /** A list or a map in one cell of another file. */
  static CsvCell cell(String name, MadeTable list) {
    Part.Items items = items(list);
    return new JsonCell(name, items);
  }

  private record JsonCell(String name, Part.Items items) implements CsvCell {
    @Override
    public boolean isPresent(long row) {
      return true;
    }

    @Override
    public void append(long row, Bytes to) {
      JsonSheet.items(items, row, to);
    }
  }

  private static Part.Group part(List<Written> columns, Map<String, MadeTable> lists) {
    Map<String, Part> leaves = new LinkedHashMap<>();
    columns.forEach(column -> leaves.put(column.name(), new Part.Value(column)));
    lists.forEach((name, table) -> leaves.put(name, items(table)));
    return group(leaves);
  }

  private static Part.Items items(MadeTable table) {
    List<Written> columns =
        table.columns().stream().map(made -> Written.of(made.field().name(), made)).toList();
    Map<String, MadeTable> lists = new LinkedHashMap<>();
    table.lists().forEach(list -> lists.put(list.name(), list));
    return new Part.Items(table, part(columns, lists));
  }

  private static Part.Group group(Map<String, Part> leaves) {
    Map<String, Map<String, Part>> within = new LinkedHashMap<>();
    Map<String, Part> parts = new LinkedHashMap<>();
    leaves.forEach(
        (path, part) -> {
          int dot = path.indexOf('.');
          String name = dot < 0 ? path : path.substring(0, dot);
          if (dot < 0) {
            parts.put(name, part);
          } else {
            parts.putIfAbsent(name, part);
            within
                .computeIfAbsent(name, n -> new LinkedHashMap<>())
                .put(path.substring(dot + 1), part);
          }
        });
    within.forEach((name, leavesOf) -> parts.put(name, group(leavesOf)));
    List<byte[]> names = new ArrayList<>();
    for (String name : parts.keySet()) {
      Bytes quoted = new Bytes(16);
      quoted.append(name);
      quote(0, quoted);
      quoted.appendCodePoint(':');
      names.add(java.util.Arrays.copyOf(quoted.array(), quoted.length()));
    }
    return new Part.Group(names, List.copyOf(parts.values()));
  }

  @Override
  public void head(Bytes to) {}

  @Override
  public void row(long row, Bytes to) {
    write(root, row, to);
    to.appendCodePoint('\n');
  }

  private static void write(Part part, long row, Bytes to) {
    if (part instanceof Part.Value value) {
      value(value.column(), row, to);
    } else if (part instanceof Part.Items items) {
      items(items, row, to);
    } else if (part instanceof Part.Group group) {
      to.appendCodePoint('{');
      boolean first = true;
      for (int i = 0; i < group.parts().size(); i++) {
        if (!isMissing(group.parts().get(i), row)) {
          separate(first, to);
          first = false;
          to.append(group.names().get(i), 0, group.names().get(i).length);
          write(group.parts().get(i), row, to);
        }
      }
      to.appendCodePoint('}');
    }
  }

  private static boolean isMissing(Part part, long row) {
    return part instanceof Part.Value value && !value.column().made().isPresent(row);
  }

  private static void separate(boolean first, Bytes to) {
    if (!first) {
      to.appendCodePoint(',');
    }
  }

  private static void value(Written column, long row, Bytes to) {
    int start = to.length();
    column.append(row, to);
    if (!column.isBare()) {
      quote(start, to);
    }
  }

  private static void items(Part.Items items, long row, Bytes to) {
    MadeTable table = items.table();
    to.appendCodePoint(table.isMap() ? '{' : '[');
    for (int place = 0; place < table.items(row); place++) {
      separate(place == 0, to);
      item(items, MadeTable.item(row, place), to);
    }
    to.appendCodePoint(table.isMap() ? '}' : ']');
  }

  private static void item(Part.Items items, long row, Bytes to) {
    Optional<MadeField> only = items.table().only();
    if (items.table().isMap()) {
      Part.Group entry = (Part.Group) items.item();
      write(entry.parts().get(0), row, to);
      to.appendCodePoint(':');
      write(entry.parts().get(1), row, to);
    } else if (only.isPresent()) {
      value(Written.of("", only.get()), row, to);
    } else {
      write(items.item(), row, to);
    }
  }

  /** Puts what was written from a place on into quotes. */
  private static void quote(int start, Bytes to) {
    String text = new String(to.array(), start, to.length() - start, StandardCharsets.UTF_8);
    to.cut(start);
    to.appendCodePoint('"');
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        to.append(text.substring(from, i));
        to.append("\\u00" + HEX.charAt(c >> 4) + HEX.charAt(c & 15));
        from = i + 1;
      }
    }
    to.append(text.substring(from));
    to.appendCodePoint('"');
  }
}
