package dev.wend.store;

import java.util.Optional;

/** Finds the profiles that the events of a batch tell by an identity. */
final class Whose {
  /** The event tells nobody. */
  static final int UNTOLD = -2;

  /** No profile has the identity. */
  static final int NOBODY = -1;

  private final Root profiles;
  private final PlaneColumn column;

  /**
   * @param namespace an identity's, or the name of the key
   */
  Whose(Root profiles, String namespace) {
    this.profiles = profiles;
    column =
        profiles.table().fields().stream()
            .filter(c -> c.identity().isPresent())
            .filter(
                c ->
                    c.field().namespace().equals(Optional.of(namespace))
                        || (c.field().key() && c.name().equals(namespace)))
            .findFirst()
            .orElseThrow(() -> absent(namespace));
  }

  private static StoreException absent(String namespace) {
    return new StoreException(
        StoreException.Kind.SCHEMA,
        "The profiles of the store have no identity in `" + namespace + "`.",
        "Open the store with the script that declares it.");
  }

  String name() {
    return column.name();
  }

  /** The profile of each row; below 0 where there is none. */
  int[] find(Batch batch, int field) {
    int rows = batch.rows();
    Identity identity = column.identity().orElseThrow();
    byte[] bytes = batch.textBytes(field);
    int[] ends = batch.ends(field);
    boolean[] present = batch.present(field);
    int[] slots = new int[rows];
    if (identity.own()) {
      byte[] numbers = new byte[rows * Long.BYTES];
      int[] numberEnds = new int[rows + 1];
      boolean[] areNumbers = new boolean[rows];
      numbers(batch, field, numbers, areNumbers);
      for (int i = 0; i < rows; i++) {
        numberEnds[i + 1] = (i + 1) * Long.BYTES;
      }
      identity.texts().find(numbers, numberEnds, areNumbers, rows, new int[rows], slots);
    } else {
      identity.texts().find(bytes, ends, present, rows, new int[rows], slots);
    }
    for (int i = 0; i < rows; i++) {
      boolean isTold = present[i] && ends[i] < ends[i + 1];
      slots[i] = !isTold ? UNTOLD : slots[i] < 0 ? NOBODY : identity.slot(slots[i]);
    }
    for (int i = 0; i < rows; i++) {
      slots[i] = slots[i] < 0 ? slots[i] : profiles.survivor(slots[i]);
    }
    return slots;
  }

  /** The decimal digits of whole numbers as the texts of their bytes. */
  private static void numbers(Batch batch, int field, byte[] into, boolean[] areNumbers) {
    byte[] bytes = batch.textBytes(field);
    for (int i = 0; i < batch.rows(); i++) {
      int from = batch.textStart(field, i);
      int to = batch.textEnd(field, i);
      boolean isNegative = from < to && bytes[from] == '-';
      int at = isNegative ? from + 1 : from;
      long value = 0;
      boolean isNumber = batch.isPresent(field, i) && at < to && to - at <= MOST_DIGITS;
      for (; isNumber && at < to; at++) {
        isNumber = bytes[at] >= '0' && bytes[at] <= '9';
        value = value * TEN + bytes[at] - '0';
      }
      areNumbers[i] = isNumber;
      Given.valueText(isNegative ? -value : value, into, i * Long.BYTES);
    }
  }

  private static final int MOST_DIGITS = 18;
  private static final int TEN = 10;
}
