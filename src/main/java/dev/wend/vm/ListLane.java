package dev.wend.vm;

import dev.wend.store.Profiles;
import java.util.Arrays;

/** The lists of a page in one register; who has none has an empty one. */
final class ListLane {
  private ListValues values = new ListValues();
  private final ListValues own = values;

  /** By lane, in the order of {@link Transposition}. */
  private final int[] from = new int[Profiles.PAGE];

  private final int[] count = new int[Profiles.PAGE];

  /** Begins with nobody having a list; returns where values go. */
  ListValues clear() {
    values = own;
    own.clear();
    Arrays.fill(count, 0);
    return own;
  }

  /** Ends a lane's list, which began where the values ended. */
  void end(int lane, int began) {
    from[lane] = began;
    count[lane] = own.count() - began;
  }

  ListSlice point(int lane, ListSlice list) {
    return list.set(values, from[lane], count[lane]);
  }

  /** Begins with nobody having a list, to point at those of another register. */
  void share(ListLane other) {
    values = other.values;
    Arrays.fill(count, 0);
  }

  /** Gives a lane the list that another lane of the shared register has. */
  void take(int lane, ListLane other, int lane2) {
    from[lane] = other.from[lane2];
    count[lane] = other.count[lane2];
  }
}
