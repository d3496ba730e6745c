package dev.wend.store;

import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.value.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When the values of profiles were written, so that those that are merged have the newest of each
 * field. The rows of all batches have numbers that only grow. A profile keeps that of the row that
 * made it, and a field or list that of the row that changed it later, if one did.
 *
 * <p>A column keeps numbers less their slots: of rows that come in the order of slots all are the
 * same, and a page of them is one plane.
 */
final class Stamps {
  private static final Field MADE = Field.of("#made", Scalar.INT);

  /** After a field's name. */
  private static final String SINCE = "#since";

  /** What was written by a format that knew no times is older than all, in the order of slots. */
  private static final long BEFORE_ALL = -1L << Integer.SIZE;

  private final Parts parts;
  private Optional<PlaneColumn> made = Optional.empty();

  /** By the column of a field, or of the count of a list. */
  private final Map<PlaneColumn, PlaneColumn> since = new LinkedHashMap<>();

  private long next;

  Stamps(Parts parts) {
    this.parts = parts;
  }

  /** Adds the columns that a table of this many fields and lists needs and this has not. */
  void extend(TableColumns table) {
    if (made.isEmpty()) {
      made = Optional.of(parts.add(MADE));
    }
    for (PlaneColumn column : dated(table)) {
      if (!since.containsKey(column)) {
        since.put(column, parts.add(sinceField(column)));
      }
    }
  }

  /** The columns whose values have times: a key never changes. */
  private static List<PlaneColumn> dated(TableColumns table) {
    List<PlaneColumn> dated = new ArrayList<>();
    table.fields().stream().filter(c -> !c.field().key()).forEach(dated::add);
    table.lists().forEach(list -> dated.add(list.count()));
    return dated;
  }

  private static Field sinceField(PlaneColumn column) {
    return Field.of(column.name() + SINCE, Scalar.INT);
  }

  PlaneColumn made() {
    return made.orElseThrow();
  }

  PlaneColumn since(PlaneColumn column) {
    return since.get(column);
  }

  /** All columns that this keeps. */
  List<PlaneColumn> columns() {
    List<PlaneColumn> all = new ArrayList<>();
    made.ifPresent(all::add);
    all.addAll(since.values());
    return all;
  }

  /** The number of the first row of the next batch. */
  long next() {
    return next;
  }

  void advance(long to) {
    next = Math.max(next, to);
  }

  /** The number of the row that made a profile. */
  long made(int slot) {
    long at = made().value(slot);
    return (at == PlaneColumn.MISSING ? BEFORE_ALL : at) + slot;
  }

  /** The number of the row that a profile's value in a column is of. */
  long of(PlaneColumn column, int slot) {
    long at = since(column).value(slot);
    return at == PlaneColumn.MISSING ? made(slot) : at + slot;
  }

  /**
   * Whether anybody gave a profile its value in a column: there is one, and it is not the default
   * that the profile was made with.
   */
  boolean isGiven(PlaneColumn column, int slot) {
    long value = column.value(slot);
    return value != PlaneColumn.MISSING
        && !(of(column, slot) == made(slot) && isDefault(column, value));
  }

  private static boolean isDefault(PlaneColumn column, long value) {
    Optional<Object> known = column.field().defaultValue();
    if (known.isEmpty()) {
      return false;
    }
    return column.texts().isPresent()
        ? column.texts().get().code(Text.of((String) known.get())) == value
        : Constants.lane(column.type(), known.get()) == value;
  }

  /**
   * Of some slots that are merged, the one whose value in a column is the newest; -1 where nobody
   * gave any of them one.
   *
   * @param count slots from here on are not in the store yet
   */
  int newest(PlaneColumn column, Iterable<Integer> slots, int count) {
    int newest = -1;
    for (int slot : slots) {
      if (slot < count && isGiven(column, slot)) {
        newest = newest < 0 || of(column, slot) > of(column, newest) ? slot : newest;
      }
    }
    return newest;
  }

  void write(TableColumns table, Encoder to) {
    to.i64(next);
    TableCodec.writeColumn(made(), to);
    List<PlaneColumn> dated = dated(table);
    to.i32(dated.size());
    for (PlaneColumn column : dated) {
      to.text(column.name());
      TableCodec.writeColumn(since(column), to);
    }
  }

  void read(TableColumns table, Decoder from) {
    next = from.i64();
    made = Optional.of(TableCodec.readColumn(MADE, parts, from));
    for (int n = from.i32(); n > 0; n--) {
      PlaneColumn column = table.column(from.text()).orElseThrow(IndexOutOfBoundsException::new);
      since.put(column, TableCodec.readColumn(sinceField(column), parts, from));
    }
  }
}
