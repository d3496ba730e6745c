package dev.wend.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed while it appends: what it acknowledged is there, each send once. */
class OutboxKillTest {
  private static final int KILLS = 10;
  private static final int LONGEST_MILLIS = 150;

  @TempDir private Path folder;

  @Test
  void eachSendIsThereOnce() throws IOException, InterruptedException {
    Path outbox = folder.resolve("outbox");
    Random random = new Random(ManagementFactory.getRuntimeMXBean().getStartTime());
    for (int kill = 0; kill < KILLS; kill++) {
      FileOutbox.Kind kind = kill / 3 % 2 == 0 ? FileOutbox.Kind.NDJSON : FileOutbox.Kind.BINARY;
      long said = runAndKill(outbox, kind, random.nextInt(LONGEST_MILLIS));
      try (Outbox box = new FileOutbox(outbox, Optional.of(kind))) {
        assertTrue(box.last() == said || box.last() == said + 1, box.last() + ", said " + said);
        List<String> expected = new ArrayList<>();
        for (long batch = 1; batch <= box.last(); batch++) {
          FileOutboxTest.batch(batch, AppendingChild.size(batch))
              .forEach(s -> expected.add(s.id()));
        }
        List<String> kept = new ArrayList<>();
        box.each(send -> kept.add(send.id()));
        assertEquals(expected, kept);
      }
    }
  }

  private static long runAndKill(Path outbox, FileOutbox.Kind kind, int millis)
      throws IOException, InterruptedException {
    String paths =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                paths,
                AppendingChild.class.getName(),
                outbox.toString(),
                kind.name())
            .redirectErrorStream(true)
            .start();
    long acknowledged = 0;
    try (BufferedReader lines = child.inputReader(StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      assertTrue(line != null && line.matches("\\d+"), "first line: " + line);
      Thread.sleep(millis);
      child.toHandle().destroyForcibly(); // unlike the process itself, it leaves the stream open
      for (; line != null; line = lines.readLine()) {
        acknowledged = line.matches("\\d+") ? Long.parseLong(line) : acknowledged;
      }
    }
    child.waitFor();
    return acknowledged;
  }
}
