package dev.wend.cli;

import static dev.wend.cli.Shell.wend;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that goes on where a machine stopped before the writes of many instants lasted. */
class StoppedRunTest {
  private static final String SCRIPT =
      """
      profile { crmId: string key, email: string identity, points: int }
      event Buy identified by crmId { crmId: string }
      event Leave identified by crmId { crmId: string }
      surface Mail: email { from: "a@x.example" }
      message Hello on Mail { subject: "{{crmId}}", text: "t" }
      journey J {
        enter on Buy by email
        exit when Leave
        wait 1 day
        update profile { points = 1 }
        send Hello
      }
      source P: csv "p.csv" into profile { crmId = id }
      source B: csv "b.csv" into Buy
      """;

  @TempDir Path folder;

  /** A store of which a machine stopped when all was in the outbox and nothing was noted. */
  private void stop() throws IOException {
    file("p.csv", "id,email\nc1,a@x.example\n");
    file("b.csv", "crmId,time\nc1,2026-03-01T09:00:00Z\n");
    file("s.wend", SCRIPT);
    run("stopped", "2026-03-01");
    copy(folder.resolve("stopped"), folder.resolve("other"));
    run("other", "2026-03-05");
    copy(folder.resolve("other/outbox"), folder.resolve("stopped/outbox"));
  }

  private void assertSent() throws IOException {
    String report = run("stopped", "2026-03-05");
    assertTrue(report.contains("J              1       0          1       0"), report);
    assertTrue(report.contains("Hello           1     1"), report);
    assertEquals(1, ok("store", "sends", "--store", folder.resolve("stopped")).lines().count());
  }

  @Test
  void whatIsInTheOutboxIsDoneBeforeMoreIsLoaded() throws IOException {
    stop();
    file("l.csv", "crmId,time\nc1,2026-03-01T12:00:00Z\n");
    file("s.wend", SCRIPT + "source L: csv \"l.csv\" into Leave\n");
    assertSent();
  }

  @Test
  void whatIsInTheOutboxIsDoneWithTheJourneysAsTheyWere() throws IOException {
    stop();
    file("s.wend", SCRIPT.replace("  send Hello\n", ""));
    assertSent();
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private String run(String store, String until) {
    Path script = folder.resolve("s.wend");
    return ok("run", script, "--store", folder.resolve(store), "--until", until);
  }

  private static String ok(Object... words) {
    Shell shell = wend(words);
    assertEquals(0, shell.status(), shell::toString);
    return shell.out();
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(from)) {
      all = files.toList();
    }
    for (Path each : all) {
      Path copy = to.resolve(from.relativize(each));
      if (Files.isDirectory(each)) {
        Files.createDirectories(copy);
      } else {
        Files.write(copy, Files.readAllBytes(each));
      }
    }
  }
}
