package dev.wend.vm;

import dev.wend.code.Op;
import dev.wend.store.Profiles;
import dev.wend.value.Kernels;
import java.util.Arrays;

/**
 * What is known of the lane registers of a run over pages: which are in the order of slots, as what
 * is added up by owner is, and not yet in that of {@link Transposition}; and which hold one value
 * in all lanes. A register is put in order only when something asks for it that needs it: not to
 * compare it with one value. One thread at a time.
 */
final class LaneOrder {
  private static final int WORDS = Profiles.WORDS;

  private final long[][] lanes;
  private final boolean[] bySlot;
  private final boolean[] same;

  /** Whether any register is in the order of slots. */
  private boolean any;

  private long[] spare = new long[0];

  LaneOrder(long[][] lanes) {
    this.lanes = lanes;
    bySlot = new boolean[lanes.length];
    same = new boolean[lanes.length];
  }

  /** Says that a register is written. */
  void written(int register, boolean isBySlot) {
    bySlot[register] = isBySlot;
    same[register] = false;
    any |= isBySlot;
  }

  /** Gives all lanes one value. */
  void fill(int register, long value) {
    if (!same[register] || lanes[register][0] != value) {
      Arrays.fill(lanes[register], value);
    }
    bySlot[register] = false;
    same[register] = true;
  }

  /** Puts a register in order. */
  void arrange(int register) {
    if (bySlot[register]) {
      long[] from = lanes[register];
      Lanes.fromSlots(from, room());
      lanes[register] = spare;
      spare = from;
      bySlot[register] = false;
    }
  }

  /** Puts what an op reads in order. */
  void arrange(Op op, int[] code, int pc) {
    if (any) {
      for (int i = 0; i < op.operands().size(); i++) {
        if (op.operands().get(i).kind() == Op.Kind.LANE) {
          arrange(code[pc + 1 + i]);
        }
      }
    }
  }

  /**
   * Compares whole numbers by slot with one value; false where that cannot be, and both are in
   * order then.
   *
   * @param to whoever passes stays in it
   */
  boolean compare(Op op, int a, int b, long[] to) {
    boolean isWhole = op == Op.LESS || op == Op.LESS_OR_EQUAL || op == Op.EQUAL;
    if (isWhole && bySlot[a] && same[b]) {
      compare(op, lanes[a], lanes[b][0], to);
      return true;
    }
    if (isWhole && bySlot[b] && same[a]) {
      turned(op, lanes[b], lanes[a][0], to);
      return true;
    }
    arrange(a);
    arrange(b);
    return false;
  }

  private void compare(Op op, long[] slots, long value, long[] to) {
    switch (op) {
      case LESS -> below(slots, value, 0, to);
      case LESS_OR_EQUAL -> above(slots, value, -1, to);
      default -> equal(slots, value, to);
    }
  }

  /** The same with the value first. */
  private void turned(Op op, long[] slots, long value, long[] to) {
    switch (op) {
      case LESS -> above(slots, value, 0, to);
      case LESS_OR_EQUAL -> below(slots, value, -1, to);
      default -> equal(slots, value, to);
    }
  }

  /**
   * @param turn all bits where those are meant that are not below
   */
  private void below(long[] slots, long value, long turn, long[] to) {
    long[] ones = room();
    for (int i = 0; i < Profiles.PAGE; i++) {
      ones[i] = Kernels.less(slots[i], value);
    }
    stay(ones, turn, to);
  }

  private void above(long[] slots, long value, long turn, long[] to) {
    long[] ones = room();
    for (int i = 0; i < Profiles.PAGE; i++) {
      ones[i] = Kernels.less(value, slots[i]);
    }
    stay(ones, turn, to);
  }

  private void equal(long[] slots, long value, long[] to) {
    long[] ones = room();
    for (int i = 0; i < Profiles.PAGE; i++) {
      ones[i] = Kernels.equal(slots[i], value);
    }
    stay(ones, 0, to);
  }

  private long[] room() {
    if (spare.length == 0) {
      spare = new long[Profiles.PAGE];
    }
    return spare;
  }

  /**
   * Keeps those of a mask that have a one: answers by slot, of which a plain loop makes vector
   * instructions, are put together here, in half the time of doing both at once.
   *
   * @param turn all bits where those are kept that have a zero
   */
  static void stay(long[] ones, long turn, long[] mask) {
    for (int word = 0; word < WORDS; word++) {
      long bits = 0;
      for (int i = 0; i < 64; i += 8) {
        int at = word * 64 + i;
        long some =
            ones[at]
                | ones[at + 1] << 1
                | ones[at + 2] << 2
                | ones[at + 3] << 3
                | ones[at + 4] << 4
                | ones[at + 5] << 5
                | ones[at + 6] << 6
                | ones[at + 7] << 7;
        bits |= some << i;
      }
      mask[word] &= bits ^ turn;
    }
  }
}
