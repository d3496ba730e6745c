package dev.wend.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The outbox keeps each send once, whole batches only. */
class FileOutboxTest {
  private static final int SMALL = 2000;

  @TempDir private Path folder;

  private Path file(int number) {
    return folder.resolve(String.format("sends-%06d.ndjson", number));
  }

  /** Sends of a batch, of which each has the batch in its id. */
  static List<Send> batch(long number, int size) {
    return IntStream.range(0, size)
        .mapToObj(i -> Sends.of(Channel.SMS, number + "." + i, "+1", "text", "hello"))
        .toList();
  }

  private static List<Send> kept(Outbox box) {
    List<Send> all = new ArrayList<>();
    box.each(all::add);
    return all;
  }

  @Test
  void aSendIsALine() throws IOException {
    try (Outbox box = new FileOutbox(folder)) {
      box.append(
          7, List.of(Sends.mail("a@b.example", "subject", "S\u00ed \"x\"\n", "text", "=1+1")));
    }
    String send =
        "{\"id\":\"s-1\",\"at\":\"2026-03-01T09:00:00Z\",\"profile\":\"1\",\"channel\":\"email\","
            + "\"message\":\"First\",\"to\":\"a@b.example\",\"content\":{\"subject\":"
            + "\"S\u00ed \\\"x\\\"\\n\",\"text\":\"=1+1\"},\"source\":\"StoreOpening\"";
    byte[] bytes = send.getBytes(StandardCharsets.UTF_8);
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    sum.update(",\"batch\":7".getBytes(StandardCharsets.UTF_8));
    assertEquals(
        send + ",\"batch\":7,\"bytes\":" + bytes.length + ",\"crc\":" + sum.getValue() + "}\n",
        Files.readString(file(1)));
  }

  @Test
  void aBatchIsKeptOnceAlsoByTheNextProcess() {
    try (Outbox box = new FileOutbox(folder)) {
      assertEquals(0, box.last());
      assertTrue(box.append(1, batch(1, 3)));
      assertFalse(box.append(1, batch(1, 3)));
      assertTrue(box.append(5, batch(5, 2)));
      assertTrue(box.append(6, List.of()));
    }
    try (Outbox box = new FileOutbox(folder)) {
      assertEquals(5, box.last());
      assertFalse(box.append(1, batch(1, 3)));
      assertFalse(box.append(5, batch(5, 2)));
      assertTrue(box.append(7, batch(7, 1)));
      List<Send> all = new ArrayList<>(batch(1, 3));
      all.addAll(batch(5, 2));
      all.addAll(batch(7, 1));
      assertEquals(all, kept(box));
    }
  }

  @Test
  void whereverTheFileEndsWholeBatchesStay() throws IOException {
    long[] ends = new long[4];
    try (Outbox box = new FileOutbox(folder)) {
      for (int i = 1; i <= 3; i++) {
        box.append(i, batch(i, i));
        ends[i] = Files.size(file(1));
      }
    }
    byte[] whole = Files.readAllBytes(file(1));
    for (int length = 0; length <= whole.length; length++) {
      Files.write(file(1), Arrays.copyOf(whole, length));
      long last = IntStream.of(3, 2, 1).filter(cutAt(ends, length)).findFirst().orElse(0);
      try (Outbox box = new FileOutbox(folder)) {
        assertEquals(last, box.last(), "cut at " + length);
        for (int i = 1; i <= 3; i++) {
          assertEquals(i > last, box.append(i, batch(i, i)));
        }
      }
      assertArrayEquals(whole, Files.readAllBytes(file(1)), "cut at " + length);
    }
  }

  private static IntPredicate cutAt(long[] ends, int length) {
    return i -> ends[i] <= length;
  }

  @Test
  void aHoleInTheLastBatchIsSeen() throws IOException {
    try (Outbox box = new FileOutbox(folder)) {
      box.append(1, batch(1, 3));
      box.append(2, batch(2, 30));
    }
    byte[] bytes = Files.readAllBytes(file(1));
    int sector = bytes.length / 2 / 512 * 512;
    Arrays.fill(bytes, sector, sector + 512, (byte) 0);
    Files.write(file(1), bytes);
    try (Outbox box = new FileOutbox(folder)) {
      assertEquals(1, box.last());
      assertEquals(batch(1, 3), kept(box));
    }
  }

  @Test
  void filesAreOfALimitedSize() throws IOException {
    List<Send> all = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      try (Outbox box = new FileOutbox(folder, Optional.empty(), SMALL)) {
        assertEquals(i - 1, box.last());
        assertTrue(box.append(i, batch(i, 4)));
        all.addAll(batch(i, 4));
        assertEquals(all, kept(box));
      }
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(5, files.count());
    }
  }

  @Test
  void aNewFileThatGotNothingHidesNoBatch() throws IOException {
    try (Outbox box = new FileOutbox(folder)) {
      box.append(1, batch(1, 3));
    }
    Files.createFile(file(2));
    try (Outbox box = new FileOutbox(folder)) {
      assertEquals(1, box.last());
      assertTrue(box.append(2, batch(2, 1)));
      assertEquals(4, kept(box).size());
    }
  }

  @Test
  void aBatchThatFailsLeavesNothing() {
    try (Outbox box = new FileOutbox(folder)) {
      box.append(1, batch(1, 3));
      Iterable<Send> failing =
          () -> {
            Iterator<Send> some = batch(2, 20_000).iterator();
            return new Iterator<>() {
              @Override
              public boolean hasNext() {
                return true;
              }

              @Override
              public Send next() {
                if (!some.hasNext()) {
                  throw new IllegalStateException("enough");
                }
                return some.next();
              }
            };
          };
      assertThrows(IllegalStateException.class, () -> box.append(2, failing));
      assertEquals(1, box.last());
      assertTrue(box.append(2, batch(2, 1)));
      assertEquals(4, kept(box).size());
    }
  }

  @Test
  void whoIsErasedIsNowhere() throws IOException {
    List<Send> expected = new ArrayList<>();
    try (Outbox box = new FileOutbox(folder, Optional.empty(), SMALL)) {
      for (int i = 1; i <= 20; i++) {
        List<Send> sends = IntStream.range(0, 4).mapToObj(FileOutboxTest::toPerson).toList();
        box.append(i, sends);
        expected.addAll(sends.subList(0, 3));
        expected.add(sends.get(3).erased());
      }
      assertEquals(0, box.erase(Set.of("p9")));
      assertEquals(20, box.erase(Set.of("p3", "p9")));
      assertEquals(0, box.erase(Set.of("p3")));
      assertEquals(expected, kept(box));
      assertTrue(box.append(21, List.of(toPerson(1))));
    }
    expected.add(toPerson(1));
    Files.writeString(folder.resolve("erasing.tmp"), "p3");
    try (Outbox box = new FileOutbox(folder, Optional.empty(), SMALL)) {
      assertEquals(21, box.last());
      assertFalse(box.append(20, List.of(toPerson(3))));
      assertEquals(expected, kept(box));
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        assertFalse(Files.readString(file).contains("p3"), file.toString());
      }
    }
  }

  static Send toPerson(int i) {
    return new Send(
        "s" + i,
        Sends.AT,
        "p" + i,
        Channel.SMS,
        "First",
        "to p" + i,
        Map.of("text", "dear p" + i),
        "StoreOpening");
  }

  @Property(tries = 200)
  void anyTextComesBack(@ForAll String to, @ForAll String name, @ForAll String text)
      throws IOException {
    Path folder = Files.createTempDirectory("outbox");
    Send send = Sends.of(Channel.PUSH, "1", whole(to), whole(name), whole(text));
    Send odd = Sends.of(Channel.PUSH, "2", to, name, "x\",\"batch\":9,\"bytes\":0,\"crc\":0}\n");
    try (Outbox box = new FileOutbox(folder)) {
      box.append(1, List.of(send, odd));
    }
    try (Outbox box = new FileOutbox(folder)) {
      assertEquals(1, box.last());
      assertEquals(send, kept(box).get(0));
      assertEquals(2, kept(box).size());
    }
    List<String> lines = Files.readString(folder.resolve("sends-000001.ndjson")).lines().toList();
    assertEquals(2, lines.size());
    assertTrue(lines.stream().noneMatch(l -> l.indexOf('\u2028') >= 0 || l.indexOf('\u2029') >= 0));
    Files.delete(folder.resolve("sends-000001.ndjson"));
    Files.delete(folder);
  }

  @Test
  void breaksThatOnlyUnicodeKnowsAreEscaped() throws IOException {
    Send send = Sends.sms("1");
    Send odd = Sends.of(Channel.SMS, "2", "+1", "text", "a\u2028b\u2029c\ud83d\ude00");
    try (Outbox box = new FileOutbox(folder)) {
      box.append(1, List.of(odd, send, odd));
      assertEquals(List.of(odd, send, odd), kept(box));
    }
    assertTrue(Files.readString(file(1)).contains("a\\u2028b\\u2029c\ud83d\ude00"));
  }

  static String whole(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .map(c -> Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
        .forEach(out::appendCodePoint);
    return out.toString();
  }
}
