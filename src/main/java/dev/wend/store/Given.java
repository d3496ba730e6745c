package dev.wend.store;

import dev.wend.type.Scalar;
import dev.wend.value.Text;
import java.util.Arrays;
import java.util.Optional;

/**
 * One field of a batch on its way into the store. A cell is the code of a text (or of a unique
 * value) in the dictionary, {@value #NONE} for none, or {@code -2 - n} for the new text number n.
 */
final class Given implements GivenPart {
  static final int NONE = -1;

  private static final byte[] NO_BYTES = {};
  private static final int[] NO_INTS = {};

  private final PlaneColumn column;
  private final int rows;
  private final boolean isText;
  private boolean[] present;
  private int[] storedSlots = NO_INTS;
  private long[] stored = {};
  private boolean copied;
  private boolean someTooLong;
  private long[] lanes;
  private byte[] bytes = NO_BYTES;
  private int[] ends = NO_INTS;
  private int[] cells = NO_INTS;
  private final int[] hashes;
  private final NewTexts fresh;
  private int[] freshOwners = NO_INTS;

  /** Owners that differ from the store's by earlier rows of the batch: code to slot + 1. */
  private final IntMap owners = new IntMap();

  /**
   * @param at place of the field in the batch
   */
  Given(PlaneColumn column, Batch batch, int at) {
    this.column = column;
    rows = batch.rows();
    isText = column.texts().isPresent();
    present = batch.present(at);
    lanes = isText ? new long[0] : lanes(batch, at);
    if (isText) {
      bytes = batch.textBytes(at);
      ends = batch.ends(at);
    } else if (isUnique()) {
      toTexts();
    }
    hashes = hasCells() ? new int[rows] : NO_INTS;
    fresh = new NewTexts(bytes, ends, hashes);
    if (isText) {
      dropUnfit();
    }
  }

  private long[] lanes(Batch batch, int at) {
    long[] given = batch.lanes(at);
    if (!column.type().equals(Scalar.DOUBLE)) {
      return given;
    }
    long[] ordered = new long[rows];
    for (int i = 0; i < rows; i++) {
      ordered[i] = sortable(given[i]);
    }
    return ordered;
  }

  /** The number whose order is the double's. */
  static long sortable(long doubleBits) {
    return doubleBits ^ (doubleBits >> 63 & Long.MAX_VALUE);
  }

  private void toTexts() {
    bytes = new byte[rows * Long.BYTES];
    ends = new int[rows + 1];
    for (int i = 0; i < rows; i++) {
      valueText(lanes[i], bytes, i * Long.BYTES);
      ends[i + 1] = (i + 1) * Long.BYTES;
    }
  }

  static void valueText(long value, byte[] into, int offset) {
    for (int b = 0; b < Long.BYTES; b++) {
      into[offset + b] = (byte) (value >>> (8 * b));
    }
  }

  /** Texts that are too long are refused by row later; an empty text is no identity. */
  private void dropUnfit() {
    boolean[] kept = present;
    for (int i = 0; i < rows; i++) {
      int length = ends[i + 1] - ends[i];
      someTooLong |= length > TextHeap.LONGEST;
      if (present[i] && (length > TextHeap.LONGEST || (length == 0 && isUnique()))) {
        if (kept == present) {
          kept = Arrays.copyOf(present, rows);
        }
        kept[i] = false;
      }
    }
    present = kept;
  }

  @Override
  public PlaneColumn column() {
    return column;
  }

  int field() {
    return column.number();
  }

  boolean isUnique() {
    return column.identity().isPresent();
  }

  private boolean hasCells() {
    return isText || isUnique();
  }

  boolean someTooLong() {
    return someTooLong;
  }

  boolean isTooLong(int row) {
    return someTooLong && ends[row + 1] - ends[row] > TextHeap.LONGEST;
  }

  private Texts texts() {
    return column.texts().orElseGet(() -> column.identity().orElseThrow().texts());
  }

  /** Finds the codes of all rows. */
  void resolve() {
    if (!hasCells()) {
      return;
    }
    cells = new int[rows];
    texts().find(bytes, ends, present, rows, hashes, cells);
    for (int i = 0; i < rows; i++) {
      if (cells[i] < 0 && present[i]) {
        cells[i] = -2 - fresh.number(i);
      }
    }
    if (isUnique()) {
      freshOwners = new int[fresh.size()];
    }
  }

  int cell(int row) {
    return cells[row];
  }

  /** How many texts of the batch the dictionary has not. */
  int freshTexts() {
    return fresh.size();
  }

  /** The number of a new text. */
  static int fresh(int cell) {
    return -2 - cell;
  }

  /** The profile that has a unique value, as the rows so far leave it, or -1. */
  int owner(int cell) {
    if (cell <= -2) {
      return freshOwners[-2 - cell] - 1;
    }
    int changed = owners.get(cell, -1);
    return changed >= 0 ? changed - 1 : column.identity().orElseThrow().slot(cell);
  }

  void setOwner(int cell, int slot) {
    if (cell <= -2) {
      freshOwners[-2 - cell] = slot + 1;
    } else if (cell >= 0) {
      owners.put(cell, slot + 1);
    }
  }

  /** The codes that the store has and that belong to nobody now. */
  int[] cleared() {
    IntList cleared = new IntList();
    for (int code : owners.sortedKeys()) {
      if (owners.get(code, 0) == 0) {
        cleared.add(code);
      }
    }
    return cleared.toArray();
  }

  @Override
  public boolean sameRows(int a, int b) {
    if (hasCells()) {
      return cells[a] == cells[b];
    }
    return present[a] == present[b] && (!present[a] || lanes[a] == lanes[b]);
  }

  /** Reads what the store has for each row, if its profile is {@code slots[row]} (-1: not yet). */
  void readStored(int[] slots) {
    storedSlots = slots;
    stored = new long[rows];
    column.values(slots, rows, stored);
  }

  @Override
  public boolean sameAsStore(int slot, int row) {
    long value = stored.length > 0 && storedSlots[row] == slot ? stored[row] : column.value(slot);
    if (!present[row]) {
      return value == PlaneColumn.MISSING;
    }
    return value == (isText ? cells[row] : lanes[row]);
  }

  /** The code of a unique field's value as the store has it, or {@value #NONE}. */
  int storedCell(int slot) {
    long value = column.value(slot);
    if (value == PlaneColumn.MISSING) {
      return NONE;
    }
    boolean isCode = isText || column.identity().isEmpty();
    return isCode ? (int) value : column.identity().orElseThrow().codeOf(value);
  }

  @Override
  public void inherit(int row, int from) {
    if (hasCells()) {
      cells[row] = cells[from];
    }
    adopt(row, present[from], isText ? 0 : lanes[from]);
  }

  @Override
  public void inheritStored(int row, int slot) {
    if (hasCells()) {
      cells[row] = storedCell(slot);
    }
    long value = column.value(slot);
    adopt(row, value != PlaneColumn.MISSING, isText ? 0 : value);
  }

  @Override
  public boolean isGiven(int row) {
    return present[row];
  }

  @Override
  public boolean has(int row) {
    return present[row];
  }

  @Override
  public boolean isDefault(int row) {
    Optional<Object> known = column.field().defaultValue();
    if (known.isEmpty() || isUnique() || !present[row]) {
      return false;
    }
    if (!isText) {
      return lanes[row] == Constants.lane(column.type(), known.get());
    }
    Text text = Text.of((String) known.get());
    return cells[row] >= 0 ? cells[row] == texts().code(text) : fresh.is(fresh(cells[row]), text);
  }

  /** The code of a value that is taken now. */
  int code(int cell) {
    return cell <= -2 ? fresh.code(-2 - cell, texts().size()) : cell;
  }

  private void adopt(int row, boolean given, long lane) {
    if (!copied) {
      // The arrays are the batch's.
      copied = true;
      present = present.clone();
      lanes = lanes.clone();
    }
    present[row] = given;
    if (!isText) {
      lanes[row] = lane;
    }
  }

  /** Gives codes to the new texts of the rows that are written, in their order. */
  void number(int[] writtenRows) {
    if (fresh.size() == 0) {
      return;
    }
    int first = texts().size();
    for (int row : writtenRows) {
      if (cells[row] <= -2) {
        cells[row] = fresh.code(-2 - cells[row], first);
      }
    }
  }

  boolean appends() {
    return fresh.isUsed();
  }

  Appends appended() {
    return fresh.appends(column.number(), texts().size());
  }

  long[] written(int[] writtenRows) {
    long[] lane = new long[writtenRows.length];
    for (int i = 0; i < lane.length; i++) {
      int row = writtenRows[i];
      lane[i] = !present[row] ? PlaneColumn.MISSING : isText ? cells[row] : lanes[row];
    }
    return lane;
  }

  /** The values of items: of rows of the batch, or (~slot) of items that the store has. */
  long[] written(int[] sources, int[] stored) {
    long[] lane = new long[sources.length];
    column.values(stored, stored.length, lane);
    int first = hasCells() && fresh.size() > 0 ? texts().size() : 0;
    for (int i = 0; i < lane.length; i++) {
      int row = sources[i];
      if (row < 0) {
        continue;
      }
      if (isText && cells[row] <= -2) {
        cells[row] = fresh.code(-2 - cells[row], first);
      }
      lane[i] = !present[row] ? PlaneColumn.MISSING : isText ? cells[row] : lanes[row];
    }
    return lane;
  }
}
