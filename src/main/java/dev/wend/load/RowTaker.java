package dev.wend.load;

import dev.wend.check.Checked.From;
import dev.wend.store.Batch;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Turns the rows of one file into rows of a batch. */
final class RowTaker {
  private static final int LONGEST_VALUE = 60;

  private final List<Slot> slots = new ArrayList<>();
  private final int skips;
  private final Formulas formulas;
  private final boolean hasFormulas;
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
    record OfColumn(Field field, int column, boolean isText, ValueReader reader) implements Slot {}

    record OfRowNumber(Field field, ValueReader reader) implements Slot {}

    record OfFormula(Field field, int formula) implements Slot {}
  }

  /**
   * @param fields what the batch takes, in its order
   * @param formulas the skips of the source, then its computed fields in the order of {@code
   *     fields}
   */
  RowTaker(
      FileColumns mapping,
      List<Field> fields,
      List<String> columns,
      ZoneId zone,
      Formulas formulas) {
    this.skips = mapping.skips().size();
    this.formulas = formulas;
    int computed = skips;
    for (Field field : fields) {
      From from = mapping.from(field);
      if (from instanceof From.Column c) {
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
    for (int field = 0; field < slots.size(); field++) {
      Slot slot = slots.get(field);
      if (slot instanceof Slot.OfColumn c) {
        if (!takeColumn(c, row, into, field)) {
          return Outcome.REJECTED;
        }
      } else if (slot instanceof Slot.OfRowNumber n) {
        byte[] digits = Long.toString(number).getBytes(StandardCharsets.US_ASCII);
        n.reader.read(digits, 0, digits.length, into, field);
      } else if (slot instanceof Slot.OfFormula f) {
        formulas.give(f.formula, into, field);
      }
    }
    return Outcome.TAKEN;
  }

  private boolean takeColumn(Slot.OfColumn slot, Row row, Batch into, int field) {
    int start = row.start(slot.column);
    int end = row.end(slot.column);
    // an empty value in quotes is a text; for all other types it is no value
    if (!row.isPresent(slot.column) || (start == end && !slot.isText)) {
      into.setMissing(field);
      return true;
    }
    Fit fit = slot.reader.read(row.bytes(), start, end, into, field);
    if (fit == Fit.FITS) {
      return true;
    }
    column = slot.field.name();
    reason = quote(row, start, end) + fit.reason(slot.field.type().text());
    return false;
  }

  /** The value, where it is short enough to be told. */
  private static String quote(Row row, int start, int end) {
    int length = Math.min(end - start, LONGEST_VALUE);
    String text = new String(row.bytes(), start, length, StandardCharsets.UTF_8);
    return "`" + text + (length < end - start ? "..." : "") + "` ";
  }

  /** After {@code REJECTED}: the field that has no fitting value. */
  String column() {
    return column;
  }

  /** After {@code REJECTED}: what is wrong, as the end of a sentence. */
  String reason() {
    return reason;
  }
}
