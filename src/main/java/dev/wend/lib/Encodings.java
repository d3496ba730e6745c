package dev.wend.lib;

import dev.wend.value.Escape;
import dev.wend.value.Text;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Of texts as other systems write them, by their UTF-8. */
final class Encodings {
  static final List<Fn> ROWS =
      new Table()
          .row(
              "encodeBase64(text: string): string",
              "The text in Base64, with `=` at its end.",
              in -> in.give(Base64.getEncoder().encodeToString(bytes(in.text(0)))),
              "encodeBase64(\"Málaga\")",
              "\"TcOhbGFnYQ==\"")
          .row(
              "decodeBase64(text: string): string",
              "The text that stands in Base64, of either alphabet; nothing where it is none.",
              Encodings::decodeBase64,
              "decodeBase64(\"TcOhbGFnYQ==\")",
              "\"Málaga\"",
              "decodeBase64(\"*\")",
              "missing")
          .row(
              "encodeHex(text: string): string",
              "The text's bytes in small hexadecimal digits.",
              in -> giveHex(in, bytes(in.text(0))),
              "encodeHex(\"Wend\")",
              "\"57656e64\"")
          .row(
              "decodeHex(text: string): string",
              "The text whose bytes stand in hexadecimal digits; nothing where they are none.",
              in -> unhex(in.text(0)).ifPresent(utf8 -> giveText(in, utf8, utf8.length)),
              "decodeHex(\"57656E64\")",
              "\"Wend\"",
              "decodeHex(\"5\")",
              "missing")
          .row(
              "hex(x: int): string",
              "A whole number in small hexadecimal digits.",
              in ->
                  in.give((in.number(0) < 0 ? "-" : "") + Long.toHexString(Math.abs(in.number(0)))),
              "hex(255)",
              "\"ff\"",
              "hex(-255)",
              "\"-ff\"")
          .row(
              "encodeUrl(text: string): string",
              "The text as a part of an address of the web: all but letters, digits and `-._~` as `%` and two digits.",
              Encodings::encodeUrl,
              "encodeUrl(\"boots & more\")",
              "\"boots%20%26%20more\"")
          .row(
              "decodeUrl(text: string): string",
              "The text that stands in a part of an address of the web, a `+` for a blank; nothing where a `%` is not followed by two digits.",
              in -> giveDecodedUrl(in, in.text(0), 0, in.text(0).length),
              "decodeUrl(\"boots%20%26+more\")",
              "\"boots & more\"",
              "decodeUrl(\"12%\")",
              "missing")
          .row(
              "encodeHtml(text: string): string",
              "The text as a part of HTML: `& < > \" '` as entities.",
              Encodings::encodeHtml,
              "encodeHtml(\"<b>R&D</b>\")",
              "\"&lt;b&gt;R&amp;D&lt;/b&gt;\"")
          .rows();

  private Encodings() {}

  static byte[] bytes(Text text) {
    return Arrays.copyOfRange(text.bytes, text.offset, text.offset + text.length);
  }

  static void giveHex(Invocation in, byte[] bytes) {
    in.give(HexFormat.of().formatHex(bytes));
  }

  /** The bytes that hexadecimal digits say; empty where they are no such digits. */
  static Optional<byte[]> unhex(Text text) {
    byte[] out = new byte[text.length / 2];
    for (int i = 0; i < out.length * 2; i++) {
      int digit = digit(text.bytes[text.offset + i]);
      if (digit < 0) {
        return Optional.empty();
      }
      out[i / 2] = (byte) (out[i / 2] << 4 | digit);
    }
    return text.length % 2 == 0 ? Optional.of(out) : Optional.empty();
  }

  private static int digit(byte b) {
    return b < 0 ? -1 : Character.digit(b, 16);
  }

  /** Gives bytes as a text where they are UTF-8. */
  static void giveText(Invocation in, byte[] utf8, int length) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8, 0, length)).toString();
      Utf8.give(in, text);
    } catch (CharacterCodingException none) {
      // No text: the result is missing.
    }
  }

  private static void decodeBase64(Invocation in) {
    String text = in.text(0).toString().replace('-', '+').replace('_', '/');
    try {
      byte[] utf8 = Base64.getDecoder().decode(text);
      giveText(in, utf8, utf8.length);
    } catch (IllegalArgumentException none) {
      // No Base64: the result is missing.
    }
  }

  private static void encodeUrl(Invocation in) {
    Text text = in.text(0);
    byte[] room = in.scratch(text.length * 3);
    int at = 0;
    for (int i = 0; i < text.length; i++) {
      byte b = text.bytes[text.offset + i];
      if (Escape.isUnreserved(b)) {
        room[at++] = b;
      } else {
        room[at++] = '%';
        room[at++] = (byte) upperDigit(b >> 4);
        room[at++] = (byte) upperDigit(b);
      }
    }
    in.give(room, 0, at);
  }

  private static char upperDigit(int nibble) {
    return Character.toUpperCase(Character.forDigit(nibble & 0xF, 16));
  }

  /** Gives what a piece of an address says. */
  static void giveDecodedUrl(Invocation in, Text text, int from, int to) {
    byte[] room = in.scratch(to - from);
    int length = 0;
    boolean ascii = true;
    for (int i = from; i < to; ) {
      int b = decoded(text, i, to);
      if (b < 0) {
        return;
      }
      room[length++] = (byte) b;
      ascii &= b < 0x80;
      i += text.bytes[text.offset + i] == '%' ? 3 : 1;
    }
    if (ascii) {
      in.give(room, 0, length);
    } else {
      giveText(in, room, length);
    }
  }

  /** The byte that is written at a place; -1 where it is written wrongly. */
  private static int decoded(Text text, int at, int to) {
    byte b = text.bytes[text.offset + at];
    if (b != '%') {
      return b == '+' ? ' ' : b & 0xFF;
    }
    if (at + 2 >= to) {
      return -1;
    }
    int high = digit(text.bytes[text.offset + at + 1]);
    int low = digit(text.bytes[text.offset + at + 2]);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  /** Whether a piece of an address says a text. */
  static boolean isEncoded(Text text, int from, int to, Text plain) {
    int i = from;
    int at = 0;
    while (i < to && at < plain.length) {
      if (decoded(text, i, to) != (plain.bytes[plain.offset + at++] & 0xFF)) {
        return false;
      }
      i += text.bytes[text.offset + i] == '%' ? 3 : 1;
    }
    return i == to && at == plain.length;
  }

  private static void encodeHtml(Invocation in) {
    Text text = in.text(0);
    byte[] room = in.scratch(text.length * Escape.LONGEST);
    int at = 0;
    for (int i = 0; i < text.length; i++) {
      byte b = text.bytes[text.offset + i];
      String entity = Escape.html(b);
      if (entity.isEmpty()) {
        room[at++] = b;
      }
      for (int c = 0; c < entity.length(); c++) {
        room[at++] = (byte) entity.charAt(c);
      }
    }
    in.give(room, 0, at);
  }
}
