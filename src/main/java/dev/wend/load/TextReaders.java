package dev.wend.load;

import dev.wend.store.Batch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Texts, and values that are words. */
final class TextReaders {
  private static final byte[][] TRUE = {{'t', 'r', 'u', 'e'}, {'1'}};
  private static final byte[][] FALSE = {{'f', 'a', 'l', 's', 'e'}, {'0'}};

  private TextReaders() {}

  static Fit readBool(byte[] bytes, int start, int end, Batch into, int field) {
    boolean isTrue = isWord(bytes, start, end, TRUE);
    if (!isTrue && !isWord(bytes, start, end, FALSE)) {
      return Fit.NOT_A_VALUE;
    }
    into.set(field, isTrue ? 1 : 0);
    return Fit.FITS;
  }

  private static boolean isWord(byte[] bytes, int start, int end, byte[][] words) {
    for (byte[] word : words) {
      boolean same = word.length == end - start;
      for (int i = 0; same && i < word.length; i++) {
        // 0x20 is all that parts an ASCII capital from its small letter; digits have it set
        same = (bytes[start + i] | 0x20) == word[i];
      }
      if (same) {
        return true;
      }
    }
    return false;
  }

  /** One of a few texts; its lane is its place among them. */
  static final class OfEnumeration implements ValueReader {
    private final byte[][] values;

    OfEnumeration(List<String> values) {
      this.values =
          values.stream().map(v -> v.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    }

    @Override
    public Fit read(byte[] bytes, int start, int end, Batch into, int field) {
      for (int i = 0; i < values.length; i++) {
        if (Arrays.equals(values[i], 0, values[i].length, bytes, start, end)) {
          into.set(field, i);
          return Fit.FITS;
        }
      }
      if (isAscii(bytes, start, end)) {
        return Fit.NOT_A_VALUE;
      }
      return readFolded(bytes, start, end, into, field);
    }

    private Fit readFolded(byte[] bytes, int start, int end, Batch into, int field) {
      byte[] text = decode(bytes, start, end).orElse("").getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < values.length; i++) {
        if (Arrays.equals(values[i], text)) {
          into.set(field, i);
          return Fit.FITS;
        }
      }
      return Fit.NOT_A_VALUE;
    }
  }

  /** Any text. */
  static final class OfString implements ValueReader {
    @Override
    public Fit read(byte[] bytes, int start, int end, Batch into, int field) {
      if (isAscii(bytes, start, end)) {
        into.set(field, bytes, start, end - start);
        return Fit.FITS;
      }
      Optional<String> text = decode(bytes, start, end);
      if (text.isEmpty()) {
        return Fit.NOT_UTF8;
      }
      byte[] utf8 = text.get().getBytes(StandardCharsets.UTF_8);
      into.set(field, utf8, 0, utf8.length);
      return Fit.FITS;
    }
  }

  static boolean isAscii(byte[] bytes, int start, int end) {
    int all = 0;
    for (int i = start; i < end; i++) {
      all |= bytes[i];
    }
    return all >= 0;
  }

  /** The text in NFC; empty when the bytes are no valid UTF-8. */
  static Optional<String> decode(byte[] bytes, int start, int end) {
    CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();
    try {
      String text = strict.decode(ByteBuffer.wrap(bytes, start, end - start)).toString();
      return Optional.of(Normalizer.normalize(text, Normalizer.Form.NFC));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
