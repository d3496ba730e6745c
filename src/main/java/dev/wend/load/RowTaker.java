package dev.wend.load;

import dev.wend.check.Checked.From;
import dev.wend.store.Batch;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the rows of one file into rows of a batch. */
final class RowTaker {
  private final List<Around> around;
  private final List<Slot> slots = new ArrayList<>();
  private final int skips;
  private final Formulas formulas;
  private final boolean hasFormulas;
  private final Optional<Whose> whose;
  private final int owner;
  private long items;
  private String column = "";
  private String reason = "";

  /** What became of a row. */
  enum Outcome {
    TAKEN,
    SKIPPED,
    REJECTED
  }

  /** How one field of the batch gets its value. */
  private sealed interface Slot {
    record OfColumn(Field field, int column, boolean isText, ValueReader reader) implements Slot {
      /** What the column may hold besides a value. */
      Row.Kind nested() {
        boolean isList = field.type() instanceof Type.ListOf;
        boolean isMap = field.type() instanceof Type.MapOf;
        return isList ? Row.Kind.LIST : isMap ? Row.Kind.OBJECT : Row.Kind.VALUE;
      }
    }

    record OfRowNumber(Field field, ValueReader reader) implements Slot {}

    record OfFormula(Field field, int formula) implements Slot {}

    /** By the other fields of the row. */
    record OfRow() implements Slot {}
  }

  /** The column of an object whose parts are columns too. */
  private record Around(int column, String path, Type type) {}

  /**
   * @param fields what the batch takes, in its order
   * @param formulas the skips of the source, then its computed fields in the order of {@code
   *     fields}
   * @param whose tells of an event whose it is, where that is no column
   */
  RowTaker(
      FileColumns mapping,
      List<Field> fields,
      List<String> columns,
      ZoneId zone,
      Formulas formulas,
      Optional<Whose> whose) {
    this.whose = whose;
    this.owner = fields.indexOf(EventRows.WHOSE);
    this.skips = mapping.skips().size();
    this.around =
        mapping.objects().entrySet().stream()
            .filter(e -> columns.contains(e.getKey()))
            .map(e -> new Around(columns.indexOf(e.getKey()), e.getKey(), e.getValue()))
            .toList();
    this.formulas = formulas;
    int computed = skips;
    for (Field field : fields) {
      From from = mapping.from(field);
      if (whose.isPresent() && field.equals(EventRows.WHOSE)) {
        slots.add(new Slot.OfRow());
      } else if (from instanceof From.Column c) {
        boolean isText = field.type().equals(Scalar.STRING);
        int index = columns.indexOf(c.name());
        slots.add(new Slot.OfColumn(field, index, isText, ValueReader.of(field, zone)));
      } else if (from instanceof From.RowNumber) {
        slots.add(new Slot.OfRowNumber(field, ValueReader.of(field, zone)));
      } else {
        slots.add(new Slot.OfFormula(field, computed++));
      }
    }
    this.hasFormulas = computed > 0;
  }

  /**
   * Gives every field of the batch's current row its value.
   *
   * @param number the number of the row in its file, from 1
   */
  Outcome take(Row row, long number, Batch into) {
    if (hasFormulas) {
      if (!formulas.run(row)) {
        column = "";
        reason = "a text " + Fit.NOT_UTF8.reason("");
        return Outcome.REJECTED;
      }
      for (int i = 0; i < skips; i++) {
        if (formulas.isTrue(i)) {
          return Outcome.SKIPPED;
        }
      }
    }
    if (isObjectElse(row) || !takeAll(row, number, into)) {
      into.dropRow();
      return Outcome.REJECTED;
    }
    formulas.count();
    return Outcome.TAKEN;
  }

  /** Whether something else stands where an object should. */
  private boolean isObjectElse(Row row) {
    for (Around object : around) {
      int at = object.column;
      if (row.isPresent(at) && row.kind(at) != Row.Kind.OBJECT) {
        misfit(row, at, object.path, object.type);
        return true;
      }
    }
    return false;
  }

  private boolean takeAll(Row row, long number, Batch into) {
    for (int field = 0; field < slots.size(); field++) {
      Slot slot = slots.get(field);
      if (slot instanceof Slot.OfColumn c) {
        if (!takeColumn(c, row, into, field)) {
          return false;
        }
      } else if (slot instanceof Slot.OfRowNumber n) {
        byte[] digits = Long.toString(number).getBytes(StandardCharsets.US_ASCII);
        n.reader.read(digits, 0, digits.length, into, field);
      } else if (slot instanceof Slot.OfFormula f) {
        formulas.give(f.formula, into, field);
      }
    }
    if (whose.isPresent()) {
      whose.get().give(into, owner);
    }
    return true;
  }

  private boolean takeColumn(Slot.OfColumn slot, Row row, Batch into, int field) {
    int start = row.start(slot.column);
    int end = row.end(slot.column);
    // an empty value in quotes is a text; for all other types it is no value
    if (!row.isPresent(slot.column) || (start == end && !slot.isText)) {
      into.setMissing(field);
      return true;
    }
    Row.Kind kind = row.kind(slot.column);
    if (kind != Row.Kind.VALUE && kind != slot.nested()) {
      misfit(row, slot.column, slot.field.name(), slot.field.type());
      return false;
    }
    Fit fit = slot.reader.read(row.bytes(), start, end, into, field);
    if (slot.reader instanceof ItemsReader list) {
      items += list.items();
    }
    if (fit == Fit.FITS) {
      return true;
    }
    column = slot.field.name();
    reason = Quoted.of(row.bytes(), start, end) + fit.reason(slot.field.type().text());
    if (slot.reader instanceof ItemsReader items) {
      column += items.where();
      reason = items.reason();
    }
    return false;
  }

  /** Notes that a column holds something of another kind. */
  private void misfit(Row row, int at, String name, Type type) {
    Row.Kind kind = row.kind(at);
    String value = Quoted.of(row.bytes(), row.start(at), row.end(at));
    column = name;
    reason = (kind == Row.Kind.VALUE ? value : kind.text() + " ") + "is no `" + type.text() + "`";
  }

  /** How many items of lists were read, of all rows so far. */
  long items() {
    return items;
  }

  /**
   * After {@code REJECTED}: the field that has no fitting value, and the way to it within the
   * field.
   */
  String column() {
    return column;
  }

  /** After {@code REJECTED}: what is wrong, as the end of a sentence. */
  String reason() {
    return reason;
  }
}
