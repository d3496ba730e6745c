package dev.wend.journey;

import dev.wend.value.Text;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
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
    private static final int HASH_BYTES = 32;
    private static final int HEAD = 2 * Integer.BYTES + Long.BYTES;

    private final MessageDigest digest;
    private byte[] whole = new byte[256];
    private ByteBuffer numbers = ByteBuffer.wrap(whole);
    private final byte[] hash = new byte[HASH_BYTES];
    private final ByteBuffer hashed = ByteBuffer.wrap(hash);

    Maker() {
      try {
        digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has SHA-256", e);
      }
    }

    SendId of(String key, Run run, int place) {
      byte[] journey = journey(run.journey, run.each);
      hash(Text.of(key), journey, run.number, place, run.since);
      return new SendId(high(), low());
    }

    /** What is said of a journey, and of the value of which each has a run, in each id. */
    static byte[] journey(String journey, String each) {
      return ('\n' + journey + '\n' + each).getBytes(StandardCharsets.UTF_8);
    }

    /** Makes an id, which {@link #high} and {@link #low} give. */
    void hash(Text key, byte[] journey, long number, int place, long since) {
      int length = HEAD + key.length + journey.length;
      if (whole.length < length) {
        whole = new byte[2 * length];
        numbers = ByteBuffer.wrap(whole);
      }
      numbers
          .putInt(0, (int) (number ^ number >>> Integer.SIZE))
          .putInt(Integer.BYTES, place)
          .putLong(2 * Integer.BYTES, since);
      System.arraycopy(key.bytes, key.offset, whole, HEAD, key.length);
      System.arraycopy(journey, 0, whole, HEAD + key.length, journey.length);
      digest.update(whole, 0, length);
      try {
        digest.digest(hash, 0, hash.length);
      } catch (DigestException e) {
        throw new IllegalStateException("a SHA-256 has 32 bytes", e);
      }
    }

    long high() {
      return hashed.getLong(0);
    }

    long low() {
      return hashed.getLong(Long.BYTES);
    }
  }

  /** 32 hexadecimal digits. */
  public String text() {
    return HEX.toHexDigits(high) + HEX.toHexDigits(low);
  }
}
