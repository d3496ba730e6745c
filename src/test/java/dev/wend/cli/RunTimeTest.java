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

  /**
   * With an end of the journey its turns come, also behind the last event; without, none is lost.
   */
  @Test
  void turnsBehindTheLastEventAreNotPassedOver() throws IOException {
    Path script = script("2026-03-01T08:00:00Z", "2026-03-02T10:00:00Z");
    String rest =
        """
        audience Active = profiles where any Visit in last 2 days
        journey Days { END enter from audience Active by key every 1 day at 09:00 }
        journey Long { enter on Visit by key  wait 5 days }
        """;
    String before = Files.readString(script);
    Files.writeString(script, before + rest.replace("END", "until 2026-03-05"));
    String ended = wend("run", script).out();
    assertTrue(ended.contains("Days           4       0          4"), ended);
    assertTrue(ended.contains("At 2026-03-06T08:00:00Z"), ended);
    Files.writeString(script, before + rest.replace("END", ""));
    Path store = folder.resolve("store");
    Shell first = wend("run", script, "--store", store);
    assertEquals(0, first.status(), first::toString);
    assertTrue(first.err().contains("`Days` takes people in again and again"), first::toString);
    assertTrue(first.out().contains("At 2026-03-02T10:00:00Z"), first::toString);
    String second = wend("run", script, "--store", store, "--until", "2026-03-06T10:00Z").out();
    assertEquals(
        wend("run", script, "--until", "2026-03-06T10:00Z")
            .out()
            .lines()
            .filter(l -> l.startsWith("Days") || l.startsWith("Long"))
            .toList(),
        second.lines().filter(l -> l.startsWith("Days") || l.startsWith("Long")).toList());
  }

  /** Time begins at a single reading before the first event; one that is over for good is told. */
  @Test
  void aSingleReadingIsNotMissedInSilence() throws IOException {
    Path script = script("2026-03-01T08:00:00Z");
    String rest =
        """
        audience All = profiles
        journey J { enter from audience All by key once at 2026-02-20T09:00  wait 1 day }
        """;
    Files.writeString(script, Files.readString(script) + rest);
    Shell early = wend("run", script);
    assertEquals("", early.err());
    assertTrue(early.out().contains("J              1       0          1"), early.out());
    Path store = folder.resolve("store");
    Shell late = wend("run", script, "--at", "2026-02-21", "--store", store);
    assertEquals(0, late.status(), late::toString);
    assertTrue(late.out().contains("J              0       0          0"), late.out());
    assertTrue(
        late.err().contains("`J` reads its audience once, at 2026-02-20T09:00:00Z"), late.err());
    Shell again = wend("run", script, "--store", store, "--until", "2026-03-02");
    assertTrue(again.err().contains("reads its audience once"), again.err());
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
