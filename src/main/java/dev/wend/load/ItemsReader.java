package dev.wend.load;

import dev.wend.diag.Nearest;
import dev.wend.json.JsonPieces;
import dev.wend.json.JsonPieces.Piece;
import dev.wend.store.Batch;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.type.TableSchema;
import dev.wend.type.Type;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a list or a map from its JSON into the items of a batch, without keeping any of it. {@code
 * null} in a list is an item that is missing; in a map the key is not there.
 */
final class ItemsReader implements ValueReader {
  /** Items that a row may have in one field, those within others included. */
  static final int MOST_ITEMS = 100_000;

  private final Field field;
  private final ZoneId zone;
  private final boolean isStrict;
  private final Node all;
  private final JsonPieces json = new JsonPieces();
  private final Row text = new Row(1);
  private final StringBuilder where = new StringBuilder();
  private String reason = "";
  private int items;

  /**
   * @param isStrict whether a member that no part takes, and a text where a number or truth value
   *     is declared, are refused; else the one is passed over, and the other read
   */
  ItemsReader(Field field, ZoneId zone, boolean isStrict) {
    this.field = field;
    this.zone = zone;
    this.isStrict = isStrict;
    this.all = node(field);
  }

  /** After a misfit: the way from the field down to it, as in {@code [2].price}. */
  String where() {
    return where.toString();
  }

  /** After a misfit: what is wrong, as the end of a sentence. */
  String reason() {
    return reason;
  }

  /** How many items the last value had, those within others included. */
  int items() {
    return items;
  }

  @Override
  public Fit read(byte[] bytes, int start, int end, Batch into, int number) {
    where.setLength(0);
    items = 0;
    json.open(bytes, start, end);
    Piece first = json.next();
    if (first == Piece.BROKEN || first == Piece.END || first == Piece.TEXT) {
      reason = Quoted.of(bytes, start, end) + notWritten();
    } else if (all.read(first, into, number)) {
      if (json.next() == Piece.END) {
        return Fit.FITS;
      }
      reason = Quoted.of(bytes, start, end) + notWritten();
    }
    into.setMissing(number);
    return Fit.NOT_A_VALUE;
  }

  private String notWritten() {
    String example = field.type() instanceof Type.ListOf ? "[\"a\", \"b\"]" : "{\"a\": 1}";
    return "is no `" + field.type().text() + "`; it is written as JSON, as in `" + example + "`";
  }

  private boolean misfit(String why) {
    reason = why;
    return false;
  }

  /** What stands where something else should. */
  private boolean misfit(Piece piece, Type type) {
    String what =
        switch (piece) {
          case OBJECT -> Row.Kind.OBJECT.text();
          case LIST -> Row.Kind.LIST.text();
          case TEXT -> Quoted.of(json.chars(), json.offset(), json.length()).strip();
          default -> "";
        };
    return misfit(
        what.isEmpty() ? json.reason().replace("{}", "it") : what + " is no `" + type.text() + "`");
  }

  /** How a value of one type is read; what is given twice counts as given last. */
  private interface Node {
    /**
     * Reads the value that begins with a piece into the current row; false where it does not fit.
     *
     * @param number of the column or list; an object's parts have their own
     */
    boolean read(Piece piece, Batch into, int number);

    /** Says that the current row has no such value. */
    default void clear(Batch into, int number) {
      into.setMissing(number);
    }
  }

  private Node node(Field of) {
    if (of.type() instanceof Type.ListOf list) {
      return new Many(list);
    } else if (of.type() instanceof Type.MapOf map) {
      return new Entries(map);
    }
    return new One(of);
  }

  /** A scalar. */
  private final class One implements Node {
    private final Field field;
    private final boolean isText;
    private final ValueReader reader;

    One(Field field) {
      this.field = field;
      this.isText = field.type() == Scalar.STRING;
      this.reader = ValueReader.of(field, zone);
    }

    @Override
    public boolean read(Piece piece, Batch into, int number) {
      if (piece == Piece.MISSING) {
        into.setMissing(number);
        return true;
      }
      if (piece != Piece.TEXT) {
        return misfit(piece, field.type());
      }
      if (isStrict && json.isQuoted() && Quoted.isWrong(field.type())) {
        String written = new String(json.chars(), json.offset(), json.length());
        return misfit(Quoted.wrong(written, field.type()));
      }
      text.clear();
      Fit fit = Fit.HALF_CHARACTER;
      if (text.setText(0, json.chars(), json.offset(), json.length())) {
        // an empty text is no value but for a string; a text that is cut short here does not fit
        if (text.isTooLong() || (text.length() == 0 && !isText)) {
          into.setMissing(number);
          return !text.isTooLong() || misfit("the text is longer than the store keeps");
        }
        fit = reader.read(text.bytes(), text.start(0), text.end(0), into, number);
      }
      String value = Quoted.of(json.chars(), json.offset(), json.length());
      return fit == Fit.FITS || misfit(value + fit.reason(field.type().text()));
    }
  }

  /** Where the parts of an item are. */
  private record Member(Node node, int number) {}

  /** An object: its parts are columns, or lists, of the same row. */
  private final class Parts implements Node {
    private final Type type;
    private final Map<String, Member> members = new HashMap<>();

    Parts(String prefix, Type.ObjectType object, TableSchema table) {
      type = object;
      for (Field part : object.fields()) {
        members.put(part.name(), member(prefix, part, table));
      }
    }

    @Override
    public boolean read(Piece piece, Batch into, int number) {
      if (piece == Piece.MISSING) {
        clear(into, number);
        return true;
      }
      if (piece != Piece.OBJECT) {
        return misfit(piece, type);
      }
      for (Piece next = json.next(); next != Piece.OBJECT_END; next = json.next()) {
        if (next == Piece.BROKEN) {
          return misfit(next, type);
        }
        String name = json.name();
        if (!take(name, next, into)) {
          where.insert(0, "." + Quoted.cut(name));
          return false;
        }
      }
      return true;
    }

    private boolean take(String name, Piece piece, Batch into) {
      Member member = members.get(name);
      if (member != null) {
        return member.node.read(piece, into, member.number);
      }
      if (isStrict) {
        return misfit(unknown(name));
      }
      boolean isNested = piece == Piece.OBJECT || piece == Piece.LIST;
      return !isNested || json.skip() || misfit(Piece.BROKEN, type);
    }

    private String unknown(String name) {
      String near =
          Nearest.of(name, members.keySet()).map(n -> " (did you mean `" + n + "`?)").orElse("");
      return "`" + type.text() + "` has no such part" + near;
    }

    @Override
    public void clear(Batch into, int number) {
      members.values().forEach(m -> m.node.clear(into, m.number));
    }
  }

  private Member member(String prefix, Field part, TableSchema table) {
    String path = prefix + part.name();
    if (part.type() instanceof Type.ObjectType object) {
      return new Member(new Parts(path + '.', object, table), -1);
    }
    Type type = part.type() instanceof Type.Link link ? link.key() : part.type();
    return new Member(node(Field.of(part.name(), type)), number(path, table));
  }

  /** The number that a batch of items gives to a path, as {@link Batch} tells. */
  private static int number(String path, TableSchema table) {
    List<String> names = table.columns().stream().map(Field::name).toList();
    List<String> lists = table.lists().stream().map(TableSchema::name).toList();
    int column = names.indexOf(path);
    return column >= 0 ? column : names.size() + lists.indexOf(path);
  }

  /** The table of the items of a list or a map. */
  private static TableSchema table(Type type) {
    Schema schema = new Schema(List.of(Field.of("items", type)));
    return TableSchema.of(schema).lists().get(0);
  }

  private boolean isTooMany() {
    return ++items > MOST_ITEMS;
  }

  private boolean tooMany() {
    return misfit(
        String.format(java.util.Locale.ROOT, "there are more than %,d items", MOST_ITEMS));
  }

  /** A list. */
  private final class Many implements Node {
    private final Type type;
    private final Member item;

    Many(Type.ListOf list) {
      type = list;
      TableSchema table = table(list);
      item =
          list.item() instanceof Type.ObjectType object
              ? new Member(new Parts("", object, table), -1)
              : member("", Field.of(TableSchema.VALUE, list.item()), table);
    }

    @Override
    public boolean read(Piece piece, Batch into, int number) {
      into.setMissing(number);
      if (piece != Piece.LIST) {
        return piece == Piece.MISSING || misfit(piece, type);
      }
      Batch rows = into.items(number);
      int place = 0;
      for (Piece next = json.next(); next != Piece.LIST_END; next = json.next()) {
        if (isTooMany()) {
          return tooMany();
        }
        item.node.clear(rows, item.number);
        if (!item.node.read(next, rows, item.number)) {
          where.insert(0, "[" + place + "]");
          return false;
        }
        rows.endRow(0);
        place++;
      }
      into.setList(number);
      return true;
    }
  }

  /** A map: an item for each key. */
  private final class Entries implements Node {
    private final Type type;
    private final ValueReader keys = new TextReaders.OfString();
    private final int key;
    private final Member value;

    Entries(Type.MapOf map) {
      type = map;
      TableSchema table = table(map);
      key = number(TableSchema.KEY, table);
      value = member("", Field.of(TableSchema.VALUE, map.value()), table);
    }

    @Override
    public boolean read(Piece piece, Batch into, int number) {
      into.setMissing(number);
      if (piece != Piece.OBJECT) {
        return piece == Piece.MISSING || misfit(piece, type);
      }
      Batch rows = into.items(number);
      Set<String> seen = new HashSet<>();
      for (Piece next = json.next(); next != Piece.OBJECT_END; next = json.next()) {
        if (next == Piece.BROKEN) {
          return misfit(next, type);
        }
        if (next == Piece.MISSING) {
          continue;
        }
        if (isTooMany()) {
          return tooMany();
        }
        String name = json.name();
        if (!entry(name, next, rows, seen)) {
          where.insert(0, "[" + Quoted.text(name) + "]");
          return false;
        }
      }
      into.setList(number);
      return true;
    }

    private boolean entry(String name, Piece piece, Batch rows, Set<String> seen) {
      value.node.clear(rows, value.number);
      text.clear();
      if (!text.setText(0, name.toCharArray(), 0, name.length())) {
        return misfit("the key " + Fit.HALF_CHARACTER.reason(""));
      }
      var unused = keys.read(text.bytes(), text.start(0), text.end(0), rows, key);
      int start = rows.textStart(key, rows.rows());
      int length = rows.textEnd(key, rows.rows()) - start;
      String kept = new String(rows.textBytes(key), start, length, StandardCharsets.UTF_8);
      if (!seen.add(kept)) {
        return misfit("the key is given twice");
      }
      if (!value.node.read(piece, rows, value.number)) {
        return false;
      }
      rows.endRow(0);
      return true;
    }
  }
}
