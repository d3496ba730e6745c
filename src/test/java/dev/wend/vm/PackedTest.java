package dev.wend.vm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.check.Checked;
import dev.wend.code.Listing;
import dev.wend.code.Lower;
import dev.wend.code.Packed;
import dev.wend.code.Program;
import dev.wend.code.Refusal;
import dev.wend.code.Verified;
import dev.wend.code.Verify;
import dev.wend.diag.Source;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Compiled scripts as bytes: what was written is read, and nothing else is. */
class PackedTest {
  static final int HEAD = 16;
  static final int DIGEST = 32;

  private static final Checked SCHEMA = Scripts.check(Conditions.PROFILE);
  private static final List<Map<String, Object>> PEOPLE = AgreementTest.people(30, 3);
  private static final HeapProfiles STORE = HeapProfiles.of(SCHEMA.profile().fields(), PEOPLE);

  private static Packed packed(long seed) {
    String text =
        Conditions.PROFILE + "audience A = profiles where " + new Conditions(seed).bool(3) + "\n";
    Program program = Lower.audiences(Scripts.check(text));
    return new Packed("1.0", List.of(new Source("s.wend", text)), List.of(program));
  }

  @Property(tries = 60)
  void whatIsWrittenIsRead(@ForAll long seed) throws Refusal {
    Packed packed = packed(seed);
    Packed read = Packed.read(packed.bytes());
    assertArrayEquals(packed.bytes(), read.bytes());
    Source source = read.sources().get(0);
    assertEquals(packed.sources().get(0).text(), source.text());
    assertEquals(
        Listing.text(packed.programs().get(0), source),
        Listing.text(read.programs().get(0), source));
    Verified one = Scripts.verified(packed.programs().get(0));
    Verified other = Verify.verify(read.programs().get(0));
    assertEquals(
        new Scan(one, STORE, Scripts.NOW).count(1).count(0),
        new Scan(other, STORE, Scripts.NOW).count(1).count(0));
  }

  @Test
  void everyFlippedByteIsFound() {
    byte[] bytes = packed(1).bytes();
    for (int i = 0; i < bytes.length; i++) {
      byte[] damaged = bytes.clone();
      damaged[i] ^= (byte) (1 << (i % 8));
      assertThrows(Refusal.class, () -> Packed.read(damaged), "byte " + i);
    }
  }

  @Test
  void everyTruncationIsFound() {
    byte[] bytes = packed(2).bytes();
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(Refusal.class, () -> Packed.read(cut), "length " + length);
    }
    byte[] more = Arrays.copyOf(bytes, bytes.length + 1);
    assertThrows(Refusal.class, () -> Packed.read(more));
  }

  /** With a checksum that fits, so that it is left to the reader and to {@link Verify}. */
  @Property(tries = 60)
  void forgedBytesAreRefusedOrHarmless(@ForAll long seed) {
    byte[] whole = packed(seed).bytes();
    Random random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      byte[] forged = whole.clone();
      for (int hits = 1 + random.nextInt(3); hits > 0; hits--) {
        int at = HEAD + random.nextInt(whole.length - HEAD - DIGEST);
        forged[at] = (byte) random.nextInt(256);
      }
      takes(sealed(forged));
    }
  }

  @Property(tries = 60)
  void nonsenseIsRefused(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] body = new byte[random.nextInt(400)];
    random.nextBytes(body);
    ByteBuffer file = ByteBuffer.allocate(HEAD + body.length + DIGEST);
    file.put(packed(1).bytes(), 0, HEAD).putInt(HEAD - Integer.BYTES, body.length).put(body);
    takes(sealed(file.array()));
  }

  @Test
  void anotherVersionIsNamed() {
    byte[] bytes = packed(1).bytes();
    bytes[11] = 9;
    Refusal refusal = assertThrows(Refusal.class, () -> Packed.read(sealed(bytes)));
    assertTrue(refusal.getMessage().contains("version 9, and this Wend reads version 2"));
  }

  @Test
  void aNumberThatNoBuildHasIsNoOp() {
    byte[] bytes = packed(1).bytes();
    int at = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("OUT");
    bytes[at] = 'Q';
    Refusal refusal = assertThrows(Refusal.class, () -> Packed.read(sealed(bytes)));
    assertTrue(refusal.getMessage().contains("no op `QUT`"), refusal.getMessage());
  }

  static byte[] sealed(byte[] bytes) {
    int end = bytes.length - DIGEST;
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, end);
      byte[] sum = digest.digest();
      System.arraycopy(sum, 0, bytes, end, DIGEST);
      return bytes;
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** Reads, verifies and runs bytes; only a refusal may come of it. */
  private static void takes(byte[] bytes) {
    try {
      for (Program program : Packed.read(bytes).programs()) {
        Verified verified = Verify.verify(program);
        boolean known =
            program.columns().stream()
                .allMatch(
                    c ->
                        SCHEMA.profile().field(c.name()).stream()
                            .anyMatch(f -> f.type().equals(c.type())));
        if (known) {
          new Scan(verified, STORE, Scripts.NOW).count(1);
          SingleRun single = new SingleRun(verified, Scripts.NOW);
          SlotRow row = new SlotRow(STORE, program.columns());
          for (int slot = 0; slot < PEOPLE.size(); slot++) {
            single.run(row.at(slot));
          }
        }
      }
    } catch (Refusal e) {
      assertTrue(e.getMessage().contains(" at "), e.getMessage());
    }
  }
}
