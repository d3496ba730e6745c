package dev.wend.cli;

import static dev.wend.cli.Shell.wend;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a run begins and ends, and what is said where that is strange. */
class RunTimeTest {
  @TempDir Path folder;

  @Test
  void aRunUpToAnEventThatIsYetToComeSaysSo() throws IOException {
    Path script = script("2026-03-01T09:00:00Z", "2999-01-01T00:00:00Z");
    Shell shell = wend("run", script);
    assertEquals(0, shell.status(), shell::toString);
    assertTrue(shell.err().contains("The last event is of 2999-01-01T00:00:00Z"), shell.err());
    assertTrue(shell.out().contains("At 2999-01-01T00:00:00Z"), shell.out());
    assertEquals("", wend("run", script, "--until", "2026-04-01").err());
  }

  @Test
  void aRunThatEndsBeforeAllEventsSaysSo() throws IOException {
    Path script = script("2026-03-01T09:00:00Z");
    assertEquals("", wend("run", script).err());
    Shell early = wend("run", script, "--until", "1999-01-01");
    assertEquals(0, early.status(), early::toString);
    assertTrue(early.err().contains("ends before the first event"), early.err());
  }

  @Test
  void journeysGoOnBehindTheInstantThatTheyBeginAt() throws IOException {
    Path script = script("2026-03-01T09:00:00Z");
    String journey = "journey J { enter from audience profiles by key  wait 30 days }\n";
    Files.writeString(script, Files.readString(script) + journey.replace("profiles", "Everybody"));
    Files.writeString(script, Files.readString(script) + "audience Everybody = profiles\n");
    Shell shell = wend("run", script, "--at", "2026-02-20T09:00Z");
    assertEquals(0, shell.status(), shell::toString);
    assertEquals("", shell.err());
    assertTrue(shell.out().contains("At 2026-03-22T09:00:00Z"), shell.out());
  }

  private Path script(String... times) throws IOException {
    Files.writeString(folder.resolve("p.csv"), "id\na\n");
    StringBuilder events = new StringBuilder("id,time\n");
    for (String time : times) {
      events.append("a,").append(time).append('\n');
    }
    Files.writeString(folder.resolve("e.csv"), events);
    Path script = folder.resolve("s.wend");
    Files.writeString(
        script,
        """
        profile { key: string key }
        event Visit identified by key { key: string }
        audience Seen = profiles where any Visit
        source P: csv "p.csv" into profile { key = id }
        source E: csv "e.csv" into Visit { key = id, id = missing }
        """);
    return script;
  }
}
