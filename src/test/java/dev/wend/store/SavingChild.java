package dev.wend.store;

import dev.wend.store.AudienceWriter.Mode;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A process that saves an audience anew until it is killed: members and values tell the time. */
final class SavingChild {
  static final Field TURN = Field.of("turn", Scalar.INT);

  private SavingChild() {}

  public static void main(String[] args) {
    PrintStream out = System.out;
    try (Store store = Store.open(Path.of(args[0]))) {
      for (int turn = 1 + turn(store); ; turn++) {
        save(store, turn);
        out.println(turn);
        out.flush();
      }
    }
  }

  /** The turn that the saved audience is of; 0 before the first. */
  static int turn(Store store) {
    return store.audiences().isEmpty() ? 0 : (int) store.audiences().get(0).saved().toEpochMilli();
  }

  /** Every third turn begins anew, the others append. */
  private static void save(Store store, int turn) {
    Mode mode = turn % 3 == 0 ? Mode.REPLACE : Mode.APPEND;
    try (AudienceWriter writer =
        store.audience("Big", SavedAudience.PROFILE, List.of(TURN), mode)) {
      long[] mask = new long[Profiles.WORDS];
      Batch values = new Batch(List.of(TURN), Profiles.PAGE);
      for (int slot = 0; slot < store.count(); slot++) {
        if (isAdded(slot, turn)) {
          mask[slot / 64] |= 1L << slot;
          values.set(0, turn);
          values.endRow(0);
        }
      }
      writer.add(0, mask, values);
      writer.publish(Instant.ofEpochMilli(turn));
    }
  }

  private static boolean isAdded(int slot, int turn) {
    return (slot + turn) % 4 == 0;
  }

  /** The value that a slot has after a turn; {@code null} where it is no member. */
  static Long expected(int slot, int turn) {
    for (int t = turn; t > 0; t--) {
      if (isAdded(slot, t)) {
        return (long) t;
      }
      if (t % 3 == 0) {
        return null;
      }
    }
    return null;
  }
}
