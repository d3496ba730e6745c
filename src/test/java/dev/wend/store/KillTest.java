package dev.wend.store;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.type.TableSchema;
import dev.wend.value.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed while it loads: what it acknowledged is there, whole batches only. */
class KillTest {
  private static final int KILLS = 20;
  private static final int LONGEST_MILLIS = 250;

  @TempDir Path folder;

  @Test
  void nothingAcknowledgedIsLost() throws IOException, InterruptedException {
    Path store = folder.resolve("s");
    Random random = new Random(ManagementFactory.getRuntimeMXBean().getStartTime());
    int held = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      int acknowledged = runAndKill(LoadingChild.class, store, random.nextInt(LONGEST_MILLIS));
      assertTrue(acknowledged > held, "a run goes on where the last was killed");
      held = verify(store, acknowledged);
    }
  }

  /**
   * Starts a process of this Java with the class path and the openings of this one.
   *
   * @param options for the Java of the process
   */
  static Process start(Class<?> main, Path store, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (argument.startsWith("--") || argument.startsWith("-XX:+Ignore")) {
        command.add(argument);
      }
    }
    command.addAll(List.of(options));
    String paths =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-Dchronicle.analytics.disable=true", "-cp", paths));
    command.addAll(List.of(main.getName(), store.toString()));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  @Test
  void anAudienceIsTheOldOneOrTheNewOne() throws IOException, InterruptedException {
    Path folder = this.folder.resolve("s");
    Random random = new Random(ManagementFactory.getRuntimeMXBean().getStartTime());
    try (Store store = Store.create(folder, LoadingChild.SCHEMA, Clock.systemUTC())) {
      store.upsert(
          Rows.batch(
              List.of(Rows.ID),
              IntStream.range(0, 2000).mapToObj(i -> Rows.row("k" + i)).toArray(Object[][]::new)));
    }
    for (int kill = 0; kill < KILLS / 2; kill++) {
      int said = runAndKill(SavingChild.class, folder, random.nextInt(LONGEST_MILLIS));
      try (Store store = Store.open(folder)) {
        int turn = SavingChild.turn(store);
        assertTrue(turn == said || turn == said + 1, turn + " is there, said " + said);
        for (int slot = 0; slot < store.count(); slot++) {
          Long expected = SavingChild.expected(slot, turn);
          assertEquals(expected, Rows.value(store, "@Big.turn", slot));
          assertEquals(expected == null ? null : (Long) 1L, Rows.value(store, "@Big", slot));
        }
        assertEquals(List.of(), store.check());
      }
    }
  }

  @Test
  void eventsAreThereByWholeBatches() throws IOException, InterruptedException {
    Path folder = this.folder.resolve("s");
    Random random = new Random(ManagementFactory.getRuntimeMXBean().getStartTime());
    for (int kill = 0; kill < KILLS / 2; kill++) {
      int said = runAndKill(AppendingChild.class, folder, random.nextInt(LONGEST_MILLIS));
      try (Store store = Store.open(folder)) {
        int batches = AppendingChild.batches(store);
        assertTrue(batches == said || batches == said + 1, batches + " are there, said " + said);
        AppendingChild.verify(store, batches);
        Outcomes again = store.append(AppendingChild.batch(batches - 1));
        assertEquals(AppendingChild.EVENTS, again.count(Outcomes.Outcome.UNCHANGED));
        assertEquals(List.of(), store.check());
      }
    }
  }

  @Test
  void whoIsErasedIsInNoFile() throws IOException, InterruptedException {
    Path folder = this.folder.resolve("s");
    Random random = new Random(ManagementFactory.getRuntimeMXBean().getStartTime());
    Pattern secret = Pattern.compile(ErasingChild.SECRET + "\\d+\\.");
    Set<String> left = Set.of();
    for (int kill = 0; kill < KILLS; kill++) {
      int told = runAndKill(ErasingChild.class, folder, random.nextInt(LONGEST_MILLIS));
      try (Store store = Store.open(folder)) {
        Set<String> now = new HashSet<>();
        for (int n = 1; n < ErasingChild.next(store); n++) {
          int stays = store.find(Text.of("stays-" + n + "."));
          assertEquals("stays-" + n + ".ville", Rows.value(store, "city", stays));
          String who = ErasingChild.SECRET + n + ".";
          if (store.find(Text.of(who)) >= 0) {
            assertTrue(n >= told || left.contains(who), who + " was erased; told " + told);
            now.add(who);
          }
        }
        for (Path file : Crash.files(folder)) {
          Set<String> found =
              secret.matcher(Crash.text(file)).results().map(MatchResult::group).collect(toSet());
          found.removeAll(now);
          assertEquals(Set.of(), found, file.toString());
        }
        assertEquals(List.of(), store.check());
        left = now;
      }
    }
  }

  /** The number that the process had told last when it was killed. */
  private static int runAndKill(Class<?> main, Path store, int millis)
      throws IOException, InterruptedException {
    Process child = start(main, store);
    int acknowledged = 0;
    try (BufferedReader lines = child.inputReader(StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      assertTrue(line != null && line.matches("\\d+"), "first line: " + line);
      acknowledged = Integer.parseInt(line);
      Thread.sleep(millis);
      child.toHandle().destroyForcibly(); // unlike the process itself, it leaves the stream open
      for (line = lines.readLine(); line != null; line = lines.readLine()) {
        acknowledged = line.matches("\\d+") ? Integer.parseInt(line) : acknowledged;
      }
    }
    child.waitFor();
    return acknowledged;
  }

  private static int verify(Path folder, int acknowledged) {
    try (Store store = Store.open(folder)) {
      int batches = LoadingChild.batches(store.count());
      TableSchema schema = TableSchema.of(LoadingChild.SCHEMA);
      assertEquals(LoadingChild.count(batches), store.count(), "whole batches");
      assertTrue(
          batches == acknowledged || batches == acknowledged + 1,
          batches + " batches, acknowledged " + acknowledged);
      for (int i = 0; i < store.count(); i++) {
        assertEquals(LoadingChild.expected(i, batches), Trees.read(schema, store, i));
      }
      assertEquals(List.of(), store.check());
      return batches;
    }
  }
}
