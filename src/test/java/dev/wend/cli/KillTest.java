package dev.wend.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are ended from outside: what was taken stays, and a second run finishes. */
class KillTest {
  private static final int ROWS = 400_000;

  @TempDir Path folder;

  @Test
  void aKilledLoadIsFinishedByTheNextRun() throws Exception {
    Path script = write();
    for (int moment = 0; moment < 3; moment++) {
      Path store = folder.resolve("store" + moment);
      Process run = start("run", script.toString(), "--store", store.toString());
      waitUntilThereIs(store, run);
      Thread.sleep(150L * moment);
      run.destroyForcibly().waitFor();
      Process second = start("run", script.toString(), "--store", store.toString());
      assertTrue(second.waitFor(2, TimeUnit.MINUTES), "the second run ends");
      String report = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, second.exitValue(), report);
      assertTrue(report.contains("200,000       50.0%"), report);
      Shell check = Shell.wend("store", "check", "--store", store);
      assertEquals("The store is whole: 400,000 profiles.\n", check.out(), check::toString);
    }
  }

  @Test
  void aKilledSaveLeavesTheOldMembersOrTheNew() throws Exception {
    Path first = write();
    Files.writeString(
        first,
        Files.readString(first)
            + "save audience A from profiles where even create or update replace\n");
    Path store = folder.resolve("store");
    assertEquals(0, Shell.wend("run", first, "--store", store).status());
    Path second = folder.resolve("second.wend");
    Files.writeString(
        second,
        """
        profile { id: int key, email: string identity, even: bool }
        save audience A from profiles where id < 100_000 with { mail = email } update replace
        """);
    for (int moment = 0; moment < 4; moment++) {
      Process run = start("run", second.toString(), "--store", store.toString());
      Thread.sleep(400 + 250L * moment);
      run.destroyForcibly().waitFor();
      String size = Shell.wend("query", "--store", store, "A").out();
      assertTrue(size.equals("200,000\n") || size.equals("100,000\n"), size);
      Shell check = Shell.wend("store", "check", "--store", store);
      assertEquals("The store is whole: 400,000 profiles.\n", check.out(), check::toString);
    }
  }

  @Test
  void anInterruptedRunRemovesItsTemporaryStore() throws Exception {
    Path script = write();
    Path temporary = folder.resolve("tmp");
    Process run = start("run", script.toString());
    while (run.isAlive() && isEmpty(temporary)) {
      Thread.sleep(20);
    }
    Thread.sleep(200);
    run.destroy();
    run.waitFor();
    assertTrue(isEmpty(temporary), "the folder is gone");
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.noneMatch(f -> f.getFileName().toString().startsWith("wend-"));
    }
  }

  private Path write() throws IOException {
    Files.createDirectories(folder.resolve("tmp"));
    Path script = folder.resolve("s.wend");
    Files.writeString(
        script,
        """
        profile { id: int key, email: string identity, even: bool }
        source People: csv "people.csv" into profile
        audience Even = profiles where even
        """);
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("people.csv"))) {
      out.write("id,email,even\n");
      for (int i = 0; i < ROWS; i++) {
        out.write(i + ",u" + i + "@x.example," + (i % 2 == 0) + "\n");
      }
    }
    return script;
  }

  private static void waitUntilThereIs(Path store, Process run) throws Exception {
    while (run.isAlive() && !Files.exists(store.resolve("control"))) {
      Thread.sleep(10);
    }
    assertFalse(!run.isAlive() && run.exitValue() != 0, "the run goes on");
  }

  /** Starts the command line in a process of its own, with the flags of this one. */
  private Process start(String... words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(a -> a.startsWith("--") || a.startsWith("java.base") || a.startsWith("-XX:+Ignore"))
        .forEach(command::add);
    command.add("-Xmx300m");
    command.add("-Djava.io.tmpdir=" + folder.resolve("tmp"));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(List.of(words));
    return new ProcessBuilder(command).redirectError(folder.resolve("err").toFile()).start();
  }
}
