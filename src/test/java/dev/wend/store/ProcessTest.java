package dev.wend.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store and processes other than this: at the same time, on another Java, killed as they open.
 */
class ProcessTest {
  private static final int KILLS = 8;
  private static final int LONGEST_MILLIS = 1500;

  @TempDir Path root;

  @Test
  void aSecondProcessIsRefused() throws IOException, InterruptedException {
    Path folder = root.resolve("s");
    try (Store store = Store.create(folder, Rows.SCHEMA, Clock.systemUTC())) {
      Process child = KillTest.start(LoadingChild.class, folder);
      String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertNotEquals(0, child.waitFor());
      long me = ProcessHandle.current().pid();
      assertTrue(said.contains("is in use by process " + me + "."), said);
      assertEquals(0, store.count());
    }
  }

  @Test
  void killedAtAnyMoment() throws IOException, InterruptedException {
    Path folder = root.resolve("s");
    Random random = new Random(5);
    int acknowledged = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Process child = KillTest.start(LoadingChild.class, folder);
      Thread.sleep(random.nextInt(LONGEST_MILLIS));
      child.toHandle().destroyForcibly();
      try (BufferedReader lines = child.inputReader(StandardCharsets.UTF_8)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          assertTrue(line.matches("\\d*"), line);
          acknowledged = line.isEmpty() ? acknowledged : Integer.parseInt(line);
        }
      }
      child.waitFor();
    }
    try (Store store =
        Store.exists(folder)
            ? Store.open(folder)
            : Store.create(folder, Rows.SCHEMA, Clock.systemUTC())) {
      int batches = LoadingChild.batches(store.count());
      assertEquals(LoadingChild.count(batches), store.count(), "whole batches");
      assertTrue(batches >= acknowledged, batches + " batches, acknowledged " + acknowledged);
      assertEquals(List.of(), store.check());
    }
  }

  @Test
  void aJavaWithoutCompiler() throws IOException, InterruptedException {
    Path folder = root.resolve("s");
    int acknowledged = 0;
    for (int run = 0; run < 2; run++) {
      Process child =
          KillTest.start(LoadingChild.class, folder, "--limit-modules", "java.se,jdk.unsupported");
      try (BufferedReader lines = child.inputReader(StandardCharsets.UTF_8)) {
        String line = lines.readLine();
        assertTrue(line != null && line.matches("\\d+"), "first line: " + line);
        acknowledged = Integer.parseInt(line);
      } finally {
        child.toHandle().destroyForcibly();
        child.waitFor();
      }
    }
    try (Store store = Store.open(folder)) {
      assertTrue(LoadingChild.batches(store.count()) >= acknowledged);
      assertEquals(List.of(), store.check());
    }
  }
}
