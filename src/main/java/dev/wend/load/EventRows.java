package dev.wend.load;

import dev.wend.check.Catalog;
import dev.wend.check.Typed;
import dev.wend.diag.Span;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.type.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the rows of a file become events of a type: besides their fields they tell whose they are. An
 * event that declares no field of its namespace's name brings the identity in a column of that
 * name.
 */
record EventRows(Catalog.Event event) {
  static final Field WHOSE = Field.of(EventType.WHOSE, Scalar.STRING);

  private static final Span NOWHERE = new Span(0, 0);

  /** What columns of a file can give. */
  Schema columns() {
    List<Field> fields = new ArrayList<>(event.type().schema().fields());
    if (isByColumn()) {
      String column = event.type().namespace().orElseThrow();
      fields.removeIf(field -> field.name().equals(column)); // that of EventType.ID
      fields.add(WHOSE);
    }
    return new Schema(fields);
  }

  /** What fields are called in a file that are called otherwise here. */
  Map<String, String> called() {
    return isByColumn()
        ? Map.of(EventType.WHOSE, event.type().namespace().orElseThrow())
        : Map.of();
  }

  private boolean isByColumn() {
    return !event.type().isBusiness() && event.whose().isEmpty() && own().isEmpty();
  }

  /** The event's own field that holds the identity. */
  private Optional<Field> own() {
    TableSchema table = TableSchema.of(new Schema(event.type().fields()));
    return event.type().namespace().flatMap(table::column);
  }

  /** What tells whose an event is, by its fields; empty where it is a column, or nobody's. */
  Optional<Typed> whose() {
    return event.whose().or(() -> own().map(field -> new Typed.FieldRead(field, NOWHERE)));
  }

  /** The fields of a batch, of which some have columns. */
  List<Field> fields(List<Field> ofColumns) {
    if (whose().isEmpty()) {
      return ofColumns;
    }
    List<Field> all = new ArrayList<>(ofColumns.stream().filter(f -> !isMany(f)).toList());
    all.add(WHOSE);
    ofColumns.stream().filter(EventRows::isMany).forEach(all::add);
    return List.copyOf(all);
  }

  private static boolean isMany(Field field) {
    return FlatFields.isMany(field.type());
  }

  /** What an event needs so that it can be told when it was and whose it is, as a file calls it. */
  Stream<String> needed() {
    Stream<String> whose =
        isByColumn()
            ? Stream.of(EventType.WHOSE)
            : whose().stream().flatMap(ColumnReads::of).map(read -> read.field().name());
    return Stream.concat(Stream.of(EventType.TIME), whose.distinct());
  }
}
