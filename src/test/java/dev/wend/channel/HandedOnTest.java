package dev.wend.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which sends are over is read as it was written, or not at all. */
class HandedOnTest {
  @TempDir Path folder;
  private Path path;
  private byte[] whole;

  /** A file that is over, and some sends of the next, as closing leaves them. */
  @BeforeEach
  void write() throws IOException {
    path = folder.resolve("handed-on.txt");
    try (HandedOn handed = new HandedOn(path)) {
      for (int at : new int[] {1, 2, 3}) {
        handed.note(1, at);
        handed.note(2, at + 4);
      }
      handed.ended(1, 3);
    }
    whole = Files.readAllBytes(path);
  }

  @Test
  void whatWasNotedIsOver() {
    try (HandedOn handed = new HandedOn(path)) {
      assertTrue(handed.isWhole(1) && handed.isOver(1, 77));
      assertFalse(handed.isOver(2, 4));
      assertTrue(handed.isOver(2, 5) && handed.isOver(2, 7));
      assertFalse(handed.isOver(2, 8) || handed.isOver(3, 1));
    }
  }

  @Test
  void aDamagedByteIsTold() throws IOException {
    for (int at = 0; at < whole.length; at++) {
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        byte[] flipped = whole.clone();
        flipped[at] ^= (byte) (1 << bit);
        Files.write(path, flipped);
        String what = "byte " + at + " bit " + bit;
        UncheckedIOException told =
            assertThrows(UncheckedIOException.class, () -> new HandedOn(path), what);
        assertTrue(told.getMessage().endsWith(" is damaged"), told::getMessage);
      }
    }
  }

  @Test
  void aLineThatACrashCutOffIsAsIfItHadNotBegun() throws IOException {
    for (int cut = 1; cut <= 8; cut++) {
      Files.write(path, Arrays.copyOf(whole, whole.length - cut));
      try (HandedOn handed = new HandedOn(path)) {
        assertTrue(handed.isWhole(1));
        assertFalse(handed.isOver(2, 5));
        handed.note(2, 9);
      }
      try (HandedOn handed = new HandedOn(path)) {
        assertTrue(handed.isOver(2, 9));
      }
      assertEquals(2, Files.readAllLines(path).size());
    }
  }
}
