package dev.wend.code;

import dev.wend.type.Type;
import java.util.BitSet;

/** Which registers are written at some point of a program, and with what. */
final class WrittenRegisters {
  final BitSet masks;

  /** By register: the type of what it holds; {@code null} where that is nothing. */
  final Type[] lanes;

  final BitSet texts;

  /** As of the lanes. */
  final Type[] lists;

  /**
   * @param most how many registers of a kind there may be
   */
  WrittenRegisters(Program program, int most) {
    this(
        new BitSet(),
        new Type[room(program.lanes(), most)],
        new BitSet(),
        new Type[room(program.lists(), most)]);
  }

  private WrittenRegisters(BitSet masks, Type[] lanes, BitSet texts, Type[] lists) {
    this.masks = masks;
    this.lanes = lanes;
    this.texts = texts;
    this.lists = lists;
  }

  private static int room(int registers, int most) {
    return Math.max(0, Math.min(registers, most));
  }

  WrittenRegisters copy() {
    BitSet copied = (BitSet) masks.clone();
    return new WrittenRegisters(copied, lanes.clone(), (BitSet) texts.clone(), lists.clone());
  }

  /** Leaves what is written with the same on another way, too. */
  void meet(WrittenRegisters other) {
    masks.and(other.masks);
    texts.and(other.texts);
    meet(lanes, other.lanes);
    meet(lists, other.lists);
  }

  private static void meet(Type[] types, Type[] others) {
    for (int i = 0; i < types.length; i++) {
      types[i] = types[i] != null && types[i].equals(others[i]) ? types[i] : null;
    }
  }
}
