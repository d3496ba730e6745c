package dev.wend.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The hash of a text; index slabs on disk are laid out by it, so it never changes. */
final class TextHash {
  private static final long K = 0x9E3779B97F4A7C15L;
  private static final long M = 0xD6E8FEB86659FD93L;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private TextHash() {}

  /** 32 bits: the upper ones choose a segment, the lower ones a place in it. */
  static int of(byte[] bytes, int offset, int length) {
    long h = length * K;
    int i = 0;
    for (; i + 8 <= length; i += 8) {
      h = (h ^ (long) LONG.get(bytes, offset + i)) * M;
      h ^= h >>> 32;
    }
    long rest = 0;
    for (int shift = 0; i < length; i++, shift += 8) {
      rest |= (bytes[offset + i] & 0xffL) << shift;
    }
    h = (h ^ rest) * M;
    h = (h ^ h >>> 32) * M;
    return (int) (h ^ h >>> 32);
  }
}
