package dev.wend.lib;

import dev.wend.value.Text;
import java.util.List;

/** What looks like chance and is a hash of a text: the same every time and everywhere. */
final class Chances {
  static final List<Fn> ROWS =
      new Table()
          .row(
              "chance(key: string): double",
              "A number from 0 up to but not including 1, evenly spread over keys and the same for a key every time: `chance(crmId + \"spring\") < 0.1` is a tenth of the people.",
              in -> in.give((hash(in.text(0)) >>> 11) * 0x1p-53),
              "chance(\"ada\") < 1 and chance(\"ada\") >= 0",
              "true",
              "chance(\"ada\") = chance(\"ada\")",
              "true")
          .within(0, 1)
          .row(
              "bucket(key: string, count: int): int",
              "One of so many numbers from 0 on, evenly spread over keys and the same for a key every time; nothing for a count below 1.",
              Chances::bucket,
              "bucket(\"ada\", 1)",
              "0",
              "bucket(\"ada\", 0)",
              "missing")
          .atLeast(0)
          .row(
              "uuid(key: string): string",
              "An identifier like `6ba7b810-9dad-81d1-80b4-00c04fd430c8` made of the key's SHA-256 (RFC 9562, version 8), the same for a key every time.",
              Chances::uuid,
              "uuid(\"ada\") = uuid(\"ada\")",
              "true",
              "length(uuid(\"ada\"))",
              "36")
          .rows();

  private Chances() {}

  private static void bucket(Invocation in) {
    long hash = hash(in.text(0));
    long count = in.number(1);
    if (count > 0) {
      // The upper half of the unsigned product.
      in.give(Math.multiplyHigh(hash, count) + (hash < 0 ? count : 0));
    }
  }

  /** FNV-1a over the bytes, then mixed so that every bit depends on all (Stafford's variant 13). */
  private static long hash(Text text) {
    long hash = 0xCBF29CE484222325L;
    for (int i = text.offset; i < text.offset + text.length; i++) {
      hash = (hash ^ (text.bytes[i] & 0xFF)) * 0x100000001B3L;
    }
    hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
    hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
    return hash ^ (hash >>> 31);
  }

  private static void uuid(Invocation in) {
    byte[] bits = Hashes.digest("SHA-256", in.text(0));
    bits[6] = (byte) ((bits[6] & 0x0F) | 0x80);
    bits[8] = (byte) ((bits[8] & 0x3F) | 0x80);
    StringBuilder out = new StringBuilder(36);
    for (int i = 0; i < 16; i++) {
      out.append(i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "");
      out.append(Character.forDigit((bits[i] >> 4) & 0xF, 16));
      out.append(Character.forDigit(bits[i] & 0xF, 16));
    }
    in.give(out.toString());
  }
}
