package dev.wend.lib;

import dev.wend.lib.Fn.Body;
import dev.wend.value.Text;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.zip.CRC32;

/** Of hashes, of a text's UTF-8. */
final class Hashes {
  static final List<Fn> ROWS =
      new Table()
          .row(
              "md5(text: string): string",
              "The MD5 hash in 32 small hexadecimal digits; for matching with older systems, not for secrets.",
              hash("MD5"),
              "md5(\"ada@example.org\")",
              "\"5bfcf2d8e394674550332640d72db509\"")
          .row(
              "sha1(text: string): string",
              "The SHA-1 hash in 40 small hexadecimal digits; for matching with older systems, not for secrets.",
              hash("SHA-1"),
              "sha1(\"\")",
              "\"da39a3ee5e6b4b0d3255bfef95601890afd80709\"")
          .row(
              "sha256(text: string): string",
              "The SHA-256 hash in 64 small hexadecimal digits.",
              hash("SHA-256"),
              "sha256(\"abc\")",
              "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"")
          .row(
              "sha384(text: string): string",
              "The SHA-384 hash in 96 small hexadecimal digits.",
              hash("SHA-384"),
              "left(sha384(\"abc\"), 16)",
              "\"cb00753f45a35e8b\"")
          .row(
              "sha512(text: string): string",
              "The SHA-512 hash in 128 small hexadecimal digits.",
              hash("SHA-512"),
              "left(sha512(\"abc\"), 16)",
              "\"ddaf35a193617aba\"")
          .row(
              "crc32(text: string): int",
              "The CRC-32 checksum, 0 to 4,294,967,295.",
              Hashes::crc32,
              "crc32(\"123456789\")",
              "3421780262")
          .rows();

  private Hashes() {}

  private static Body hash(String algorithm) {
    return in -> Encodings.giveHex(in, digest(algorithm, in.text(0)));
  }

  static byte[] digest(String algorithm, Text text) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      digest.update(text.bytes, text.offset, text.length);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  private static void crc32(Invocation in) {
    CRC32 sum = new CRC32();
    sum.update(in.text(0).bytes, in.text(0).offset, in.text(0).length);
    in.give(sum.getValue());
  }
}
