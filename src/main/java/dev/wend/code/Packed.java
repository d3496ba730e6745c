package dev.wend.code;

import dev.wend.diag.Source;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/**
 * A compiled script as bytes: its text, from which its declarations are read, and its programs.
 *
 * <pre>
 * offset  bytes
 * 0       8      "WENDC" 0D 0A 1A, which a transfer as text would change
 * 8       4      version of the format, the highest byte first
 * 12      4      n, the highest byte first
 * 16      n      the body: words, then numbers, many of which are places of words
 * 16 + n  32     SHA-256 of all before
 * </pre>
 *
 * The body is drawn in docs/wendc.md.
 *
 * @param maker the Wend that compiled it
 * @param sources the script's texts, its own first
 * @param programs of its audiences; not verified yet
 */
public record Packed(String maker, List<Source> sources, List<Program> programs) {
  /** Goes up when bytes of before would be read wrong. */
  public static final int VERSION = 2;

  private static final byte[] MAGIC = {'W', 'E', 'N', 'D', 'C', '\r', '\n', 0x1A};
  private static final int HEAD = 16;
  private static final int DIGEST = 32;

  public Packed {
    sources = List.copyOf(sources);
    programs = List.copyOf(programs);
  }

  /** Whether bytes begin as a compiled script does. */
  public static boolean isPacked(byte[] bytes) {
    return bytes.length >= MAGIC.length
        && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  public byte[] bytes() {
    PackOut out = new PackOut();
    out.word(maker);
    out.list(
        sources,
        source -> {
          out.word(source.name());
          out.word(source.text());
        });
    out.list(programs, program -> ProgramForm.write(program, out));
    byte[] body = out.bytes();
    ByteBuffer file = ByteBuffer.allocate(HEAD + body.length + DIGEST);
    file.put(MAGIC).putInt(VERSION).putInt(body.length).put(body);
    return file.put(digest(file.array(), file.position())).array();
  }

  /** Reads what {@link #bytes} gave. */
  public static Packed read(byte[] bytes) throws Refusal {
    ByteBuffer file = ByteBuffer.wrap(bytes);
    demand(isPacked(bytes), 0, "it does not begin as a compiled script");
    demand(bytes.length >= HEAD + DIGEST, bytes.length, "its end is missing");
    int version = file.getInt(MAGIC.length);
    demand(
        version == VERSION,
        MAGIC.length,
        "its format is of version " + version + ", and this Wend reads version " + VERSION);
    int length = file.getInt(MAGIC.length + Integer.BYTES);
    int there = bytes.length - HEAD - DIGEST;
    demand(length <= there, bytes.length, "its end is missing");
    demand(length == there, HEAD + length + DIGEST, "something stands behind its end");
    byte[] given = Arrays.copyOfRange(bytes, HEAD + length, bytes.length);
    demand(Arrays.equals(digest(bytes, HEAD + length), given), HEAD, "its checksum does not fit");
    return read(new PackIn(Arrays.copyOfRange(bytes, HEAD, HEAD + length)));
  }

  private static Packed read(PackIn in) throws Refusal {
    String maker = in.word();
    List<Source> sources = in.list(() -> new Source(in.word(), in.word()));
    if (sources.isEmpty()) {
      throw in.refuse("it holds no script");
    }
    List<Program> programs = in.list(() -> ProgramForm.read(in));
    in.end();
    return new Packed(maker, sources, programs);
  }

  private static void demand(boolean holds, int at, String reason) throws Refusal {
    if (!holds) {
      throw new Refusal(at, reason);
    }
  }

  private static byte[] digest(byte[] bytes, int length) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, length);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
