package dev.wend.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.channel.FileOutbox.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A damaged outbox is refused: no send of it is lost, made again, or shown as it was not. */
class DamagedOutboxTest {
  private static final int BATCHES = 3;

  @TempDir private Path folder;

  private FileOutbox open(Kind kind) {
    return new FileOutbox(folder, Optional.of(kind));
  }

  private Path file(Kind kind) {
    return folder.resolve("sends-000001." + (kind == Kind.BINARY ? "bin" : "ndjson"));
  }

  /** Writes three batches; where each ends. */
  private int[] write(Kind kind, int sends) throws IOException {
    int[] ends = new int[BATCHES + 1];
    try (Outbox box = open(kind)) {
      for (int i = 1; i <= BATCHES; i++) {
        box.append(i, FileOutboxTest.batch(i, sends));
        ends[i] = (int) Files.size(file(kind));
      }
    }
    return ends;
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aByteThatChangedIsToldWhereverItIs(Kind kind) throws IOException {
    int[] ends = write(kind, 2);
    byte[] whole = Files.readAllBytes(file(kind));
    for (int flip : new int[] {1, 4, 0x20, 0x80, 0xff}) {
      for (int at = 0; at < whole.length; at++) {
        byte[] bytes = whole.clone();
        bytes[at] ^= (byte) flip;
        Files.write(file(kind), bytes);
        int batch = at < ends[1] ? 1 : at < ends[2] ? 2 : 3;
        String where = "byte " + at + " by " + flip + ", " + (char) whole[at];
        List<Send> shown = new ArrayList<>();
        UncheckedIOException told =
            assertThrows(UncheckedIOException.class, () -> read(kind, shown), where);
        String why = told.getCause().getMessage();
        assertTrue(why.contains(" byte " + ends[batch - 1]), where + ": " + why);
        assertArrayEquals(bytes, Files.readAllBytes(file(kind)), where);
        List<Send> before = new ArrayList<>();
        for (int i = 1; i < batch; i++) {
          before.addAll(FileOutboxTest.batch(i, 2));
        }
        assertTrue(shown.isEmpty() || shown.equals(before), where + ": " + shown);
        assertThrows(
            UncheckedIOException.class,
            () -> FileOutbox.print(folder, new ByteArrayOutputStream()),
            where);
      }
    }
  }

  private void read(Kind kind, List<Send> into) {
    try (FileOutbox box = open(kind)) {
      box.each(into::add);
    }
  }

  /** Sectors that power loss kept from the disk are those of a batch that nobody was told of. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void aSectorThatWasNotWrittenEndsTheFile(Kind kind) throws IOException {
    int[] ends = write(kind, 60);
    byte[] whole = Files.readAllBytes(file(kind));
    for (int sector = (ends[2] + 511) / 512 * 512; sector + 16 < whole.length; sector += 512) {
      byte[] bytes = whole.clone();
      Arrays.fill(bytes, sector, Math.min(sector + 512, bytes.length), (byte) 0);
      Files.write(file(kind), bytes);
      List<Send> expected = new ArrayList<>(FileOutboxTest.batch(1, 60));
      expected.addAll(FileOutboxTest.batch(2, 60));
      try (FileOutbox box = open(kind)) {
        assertEquals(2, box.last());
        assertEquals(120, box.lastSends().size());
        List<Send> kept = new ArrayList<>();
        box.each(kept::add);
        assertEquals(expected, kept);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void nobodyIsErasedFromWhatIsDamaged(Kind kind) throws IOException {
    int[] ends = write(kind, 2);
    byte[] bytes = Files.readAllBytes(file(kind));
    bytes[ends[1] + 30] ^= 1;
    Files.write(file(kind), bytes);
    try (FileOutbox box = open(kind)) {
      assertThrows(UncheckedIOException.class, () -> box.erase(Set.of("p")));
    }
    assertArrayEquals(bytes, Files.readAllBytes(file(kind)));
  }
}
