package dev.wend.lib;

import dev.wend.value.Text;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES in CBC mode with PKCS #7 padding; key and initialization vector in hexadecimal digits. */
final class Ciphers {
  static final List<Fn> ROWS =
      new Table()
          .row(
              "aesEncrypt(text: string, key: string, vector: string): string",
              "The text encrypted by AES-CBC, in small hexadecimal digits; key (16, 24 or 32 bytes) and initialization vector (16 bytes) in hexadecimal digits too; nothing for others.",
              Ciphers::encrypt,
              "aesEncrypt(\"Wend\", \"000102030405060708090a0b0c0d0e0f\", \"000102030405060708090a0b0c0d0e0f\")",
              "\"0b24fdb077627671a3b6bae67cd1d1c3\"",
              "aesEncrypt(\"Wend\", \"00\", \"00\")",
              "missing")
          .row(
              "aesDecrypt(text: string, key: string, vector: string): string",
              "The text that `aesEncrypt` made the digits of; nothing where the digits or the key are others.",
              Ciphers::decrypt,
              "aesDecrypt(aesEncrypt(\"Wend\", \"000102030405060708090a0b0c0d0e0f\", \"000102030405060708090a0b0c0d0e0f\"), \"000102030405060708090a0b0c0d0e0f\", \"000102030405060708090a0b0c0d0e0f\")",
              "\"Wend\"")
          .rows();

  private Ciphers() {}

  private static void encrypt(Invocation in) {
    run(Cipher.ENCRYPT_MODE, Encodings.bytes(in.text(0)), in.text(1), in.text(2))
        .ifPresent(coded -> Encodings.giveHex(in, coded));
  }

  private static void decrypt(Invocation in) {
    Encodings.unhex(in.text(0))
        .flatMap(coded -> run(Cipher.DECRYPT_MODE, coded, in.text(1), in.text(2)))
        .ifPresent(plain -> Encodings.giveText(in, plain, plain.length));
  }

  /** Empty where key, vector or text do not fit. */
  private static Optional<byte[]> run(int mode, byte[] bytes, Text key, Text vector) {
    Optional<byte[]> keyBytes = Encodings.unhex(key).filter(k -> k.length > 0);
    Optional<byte[]> vectorBytes = Encodings.unhex(vector);
    if (keyBytes.isEmpty() || vectorBytes.isEmpty()) {
      return Optional.empty();
    }
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(
          mode, new SecretKeySpec(keyBytes.get(), "AES"), new IvParameterSpec(vectorBytes.get()));
      return Optional.of(cipher.doFinal(bytes));
    } catch (GeneralSecurityException none) {
      return Optional.empty();
    }
  }
}
