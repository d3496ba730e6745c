package dev.wend.value;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Ranges of code points as sequences of ranges of bytes. */
final class Utf8Ranges {
  private static final int[] LAST_OF_LENGTH = {0x7F, 0x7FF, 0xFFFF, Character.MAX_CODE_POINT};

  private Utf8Ranges() {}

  /**
   * The bytes of the code points from one to another, surrogates left out: each sequence has first
   * and last of its first byte, of its second, and so on.
   */
  static List<int[]> of(int first, int last) {
    List<int[]> sequences = new ArrayList<>();
    int from = first;
    for (int end : LAST_OF_LENGTH) {
      if (from <= Math.min(last, end)) {
        withoutSurrogates(from, Math.min(last, end), sequences);
        from = end + 1;
      }
    }
    return sequences;
  }

  private static void withoutSurrogates(int first, int last, List<int[]> to) {
    boolean around = first <= Character.MAX_SURROGATE && last >= Character.MIN_SURROGATE;
    if (!around) {
      split(first, last, to);
      return;
    }
    if (first < Character.MIN_SURROGATE) {
      split(first, Character.MIN_SURROGATE - 1, to);
    }
    if (last > Character.MAX_SURROGATE) {
      split(Character.MAX_SURROGATE + 1, last, to);
    }
  }

  /** Code points of one length, cut where a byte before the last would change within the range. */
  private static void split(int first, int last, List<int[]> to) {
    int length = bytes(first).length;
    for (int i = 1; i < length; i++) {
      int low = (1 << (6 * i)) - 1;
      if ((first & ~low) != (last & ~low)) {
        if ((first & low) != 0) {
          split(first, first | low, to);
          split((first | low) + 1, last, to);
          return;
        }
        if ((last & low) != low) {
          split(first, (last & ~low) - 1, to);
          split(last & ~low, last, to);
          return;
        }
      }
    }
    byte[] from = bytes(first);
    byte[] until = bytes(last);
    int[] sequence = new int[2 * length];
    for (int i = 0; i < length; i++) {
      sequence[2 * i] = from[i] & 0xFF;
      sequence[2 * i + 1] = until[i] & 0xFF;
    }
    to.add(sequence);
  }

  private static byte[] bytes(int codePoint) {
    return Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
  }
}
