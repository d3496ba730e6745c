package dev.wend.journey;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names a send, or a question to an endpoint, for ever: the same for the same person, journey, run,
 * place and passage.
 */
public record SendId(long high, long low) {
  private static final HexFormat HEX = HexFormat.of();

  /** Makes ids, one thread at a time. */
  static final class Maker {
    private final MessageDigest digest;

    Maker() {
      try {
        digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has SHA-256", e);
      }
    }

    SendId of(String key, Run run, int place) {
      byte[] text = (key + '\n' + run.journey + '\n' + run.each).getBytes(StandardCharsets.UTF_8);
      ByteBuffer all = ByteBuffer.allocate(text.length + 2 * Integer.BYTES + Long.BYTES);
      all.putInt(run.number).putInt(place).putLong(run.since).put(text);
      ByteBuffer hash = ByteBuffer.wrap(digest.digest(all.array()));
      return new SendId(hash.getLong(), hash.getLong());
    }
  }

  /** 32 hexadecimal digits. */
  public String text() {
    return HEX.toHexDigits(high) + HEX.toHexDigits(low);
  }
}
