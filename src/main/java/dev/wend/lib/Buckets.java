package dev.wend.lib;

import dev.wend.value.Text;
import java.util.List;

/** Parts of everybody, by chance and yet always the same. */
final class Buckets {
  /** Bytes of the longest whole number. */
  private static final int LONGEST = 20;

  static final List<Fn> ROWS =
      new Table()
          .row(
              "bucket(text: string, count: int): int",
              "One of so many buckets, from 0, by a hash of the text: the same one everywhere and always.",
              in -> {
                Text text = in.text(0);
                bucket(in, text.bytes, text.offset, text.length);
              },
              "bucket(\"ada@example.org\", 100)",
              "0",
              "bucket(\"ada@example.org\", 0)",
              "missing")
          .row(
              "bucket(number: int, count: int): int",
              "One of so many buckets, from 0, by a hash of the number's digits: that of the number as a text.",
              in -> {
                byte[] digits = in.scratch(LONGEST);
                bucket(in, digits, 0, digits(in.number(0), digits));
              },
              "bucket(17, 100) = bucket(\"17\", 100)",
              "true",
              "bucket(-17, 100) = bucket(\"-17\", 100)",
              "true")
          .rows();

  private Buckets() {}

  /**
   * FNV-1a of 64 bits over the bytes, stirred as MurmurHash3 does at its end so that every bit
   * counts; its upper 63 bits, as a fraction of 1, choose the bucket.
   */
  private static void bucket(Invocation in, byte[] bytes, int offset, int length) {
    long count = in.number(1);
    if (count <= 0 || count > Long.MAX_VALUE / 2) {
      return;
    }
    long hash = 0xcbf29ce484222325L;
    for (int i = offset; i < offset + length; i++) {
      hash = (hash ^ (bytes[i] & 0xff)) * 0x100000001b3L;
    }
    hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
    hash ^= hash >>> 33;
    in.give(Math.multiplyHigh(hash >>> 1, count * 2));
  }

  /** Writes a number as a text does; returns how many bytes. */
  private static int digits(long number, byte[] into) {
    int at = LONGEST;
    long rest = number;
    do {
      into[--at] = (byte) ('0' + Math.abs(rest % 10));
      rest /= 10;
    } while (rest != 0);
    if (number < 0) {
      into[--at] = '-';
    }
    System.arraycopy(into, at, into, 0, LONGEST - at);
    return LONGEST - at;
  }
}
