package dev.wend.vm;

import dev.wend.store.Profiles;
import dev.wend.value.Bytes;
import dev.wend.value.Text;

/** The texts of a page in one register: slices of bytes that the register keeps. */
final class TextLane {
  final Bytes bytes = new Bytes(1 << 12);

  /** By lane, in the order of {@link Transposition}. */
  final int[] start = new int[Profiles.PAGE];

  final int[] length = new int[Profiles.PAGE];

  /** Who has a text. */
  final long[] there = new long[Profiles.WORDS];

  void clear() {
    bytes.clear();
    Masks.none(there);
  }

  Text point(int lane, Text text) {
    return text.set(bytes.array(), start[lane], length[lane]);
  }

  /** Ends a lane's text, which began where the bytes ended. */
  void end(int word, int bit, int began) {
    int lane = bit * Profiles.WORDS + word;
    start[lane] = began;
    length[lane] = bytes.length() - began;
    there[word] |= 1L << bit;
  }
}
