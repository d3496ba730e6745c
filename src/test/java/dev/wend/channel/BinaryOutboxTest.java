package dev.wend.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.channel.FileOutbox.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The binary outbox keeps the same sends as the readable one. */
class BinaryOutboxTest {
  private static final int SMALL = 1000;

  @TempDir private Path folder;

  private Path file(int number) {
    return folder.resolve(String.format("sends-%06d.bin", number));
  }

  private FileOutbox open() {
    return new FileOutbox(folder, Optional.of(Kind.BINARY), SMALL);
  }

  private static List<Send> kept(Outbox box) {
    List<Send> all = new ArrayList<>();
    box.each(all::add);
    return all;
  }

  @Property(tries = 200)
  void whatIsPackedComesBack(
      @ForAll String id, @ForAll String to, @ForAll String text, @ForAll int millis) {
    Instant at = Instant.EPOCH.plusMillis(millis);
    Map<String, String> content = Map.of("text", FileOutboxTest.whole(text));
    String key = FileOutboxTest.whole(id);
    String address = FileOutboxTest.whole(to);
    List<Send> sends = new ArrayList<>();
    for (String each : List.of(key, "0123456789abcdef0123456789abcdef", key, "A".repeat(32))) {
      sends.add(new Send(each, at, key, Channel.SMS, "M", address, content, "J"));
      sends.add(new Send(each, at.plusNanos(1), "", Channel.PUSH, "M", "", Map.of(), "J"));
    }
    List<Send> found = new ArrayList<>();
    PackedSends packed = PackedSends.of(sends);
    byte[] head = packed.headBytes();
    byte[] whole = Arrays.copyOf(head, head.length + packed.bytes().size());
    System.arraycopy(packed.bytes().array(), 0, whole, head.length, packed.bytes().size());
    PackedSends.read(whole).forEach(found::add);
    assertEquals(sends, found);
  }

  @Test
  void valuesStandBetweenLiterals() {
    SendForm.Part subject = new SendForm.Part("subject", List.of("Hello ", " of ", "!"));
    SendForm form =
        new SendForm(
            Channel.EMAIL,
            "First",
            "Opening",
            List.of(subject, new SendForm.Part("text", List.of("Come."))));
    PackedSends packed = new PackedSends();
    for (int i = 0; i < 3; i++) {
      packed.begin(packed.form(form), 1_000L * (i / 2), i, -i);
      packed.text("p" + i);
      byte[] to = "a@b.example".getBytes(StandardCharsets.UTF_8);
      packed.text(to, 0, to.length);
      packed.text("Ada");
      packed.text("City");
    }
    List<Send> found = new ArrayList<>();
    packed.forEach(found::add);
    Send last =
        new Send(
            "0000000000000002fffffffffffffffe",
            Instant.ofEpochSecond(1),
            "p2",
            Channel.EMAIL,
            "First",
            "a@b.example",
            Map.of("subject", "Hello Ada of City!", "text", "Come."),
            "Opening");
    assertEquals(3, found.size());
    assertEquals(last, found.get(2));
    PackedSends again = PackedSends.of(found);
    List<Send> same = new ArrayList<>();
    again.forEach(same::add);
    assertEquals(found, same);
  }

  @Test
  void whereverTheFileEndsWholeBatchesStay() throws IOException {
    long[] ends = new long[4];
    try (Outbox box = open()) {
      for (int i = 1; i <= 3; i++) {
        box.append(i, FileOutboxTest.batch(i, i));
        ends[i] = Files.size(file(1));
      }
    }
    byte[] whole = Files.readAllBytes(file(1));
    for (int length = 0; length <= whole.length; length++) {
      Files.write(file(1), Arrays.copyOf(whole, length));
      int end = length;
      long last = IntStream.of(3, 2, 1).filter(i -> ends[i] <= end).findFirst().orElse(0);
      try (Outbox box = open()) {
        assertEquals(last, box.last(), "cut at " + length);
        for (int i = 1; i <= 3; i++) {
          assertEquals(i > last, box.append(i, FileOutboxTest.batch(i, i)));
        }
      }
      assertArrayEquals(whole, Files.readAllBytes(file(1)), "cut at " + length);
    }
  }

  @Test
  void bothKindsLieInOneFolder() {
    List<Send> expected = new ArrayList<>();
    for (int i = 1; i <= 12; i++) {
      Kind kind = i % 3 == 0 ? Kind.NDJSON : Kind.BINARY;
      Optional<Kind> asked = i % 3 == 2 ? Optional.empty() : Optional.of(kind);
      try (FileOutbox box = new FileOutbox(folder, asked, SMALL)) {
        assertEquals(i - 1, box.last());
        assertEquals(4 * Math.min(i - 1, 8), box.lastSends().size());
        assertFalse(box.append(i - 1, FileOutboxTest.batch(9, 1)));
        assertTrue(box.append(i, FileOutboxTest.batch(i, 4)));
        expected.addAll(FileOutboxTest.batch(i, 4));
        assertEquals(expected, kept(box));
      }
    }
  }

  @Test
  void whoIsErasedIsNowhere() throws IOException {
    List<Send> sends = IntStream.range(0, 4).mapToObj(FileOutboxTest::toPerson).toList();
    try (FileOutbox box = open()) {
      for (int i = 1; i <= 20; i++) {
        box.append(i, sends);
      }
      assertEquals(20, box.erase(Set.of("p3", "p9")));
      assertEquals(0, box.erase(Set.of("p3")));
      List<Send> found = kept(box);
      for (int i = 0; i < found.size(); i++) {
        assertEquals(i % 4 == 3 ? sends.get(3).erased() : sends.get(i % 4), found.get(i));
      }
      assertTrue(box.append(21, sends.subList(0, 1)));
    }
    try (FileOutbox box = open();
        var files = Files.list(folder)) {
      assertEquals(21, box.last());
      for (Path file : files.toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertFalse(text.contains("p3"), file.toString());
      }
    }
  }

  @Test
  void whatIsHandedOnIsNotShownAgain() {
    Path noted = folder.resolve("handed-on.txt");
    List<String> shown = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      try (FileOutbox box = open();
          HandedOn handed = new HandedOn(noted)) {
        box.append(round + 1, FileOutboxTest.batch(round + 1, 60));
        int most = 50 * (round + 1);
        box.eachLeft(handed, (send, over) -> show(send, over, shown), () -> shown.size() < most);
      }
    }
    try (FileOutbox box = open();
        HandedOn handed = new HandedOn(noted)) {
      box.eachLeft(handed, (send, over) -> show(send, over, shown), () -> true);
      assertEquals(kept(box).stream().map(Send::id).toList(), shown);
    }
  }

  private static void show(Send send, Runnable over, List<String> shown) {
    shown.add(send.id());
    over.run();
  }
}
