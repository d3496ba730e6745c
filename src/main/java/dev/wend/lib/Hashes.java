package dev.wend.lib;

import dev.wend.lib.Fn.Body;
import dev.wend.value.Text;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

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
          .rows();

  private Hashes() {}

  private static Body hash(String algorithm) {
    return in -> {
      MessageDigest digest = digest(algorithm);
      Text text = in.text(0);
      digest.update(text.bytes, text.offset, text.length);
      in.give(HexFormat.of().formatHex(digest.digest()));
    };
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
