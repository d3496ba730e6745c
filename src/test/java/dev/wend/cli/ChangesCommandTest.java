package dev.wend.cli;

import static dev.wend.cli.Shell.wend;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code wend changes}, and {@code wend run --watch}. */
class ChangesCommandTest {
  private static final String SCRIPT =
      """
      timezone "Europe/Paris"
      entity Shop { id: string key, city: string }
      profile { crmId: string key, points: int }
      event Buy identified by crmId { crmId: string, price: int }
      business event Sale { city: string }
      event rule Big = Buy where price > 50
      audience Recent = profiles where any Buy in last 7 days
      audience Silent = profiles where any Buy and not (in audience Recent)
      audience Twice = profiles where count(Big) >= 2
      audience Best = top 1 of Recent by points desc
      audience Towns = shops where city = "Rome"
      source People: csv "people.csv" into profile
      source Buys: csv "buys.csv" into Buy
      """;

  @TempDir Path folder;
  private Path script;
  private Path store;

  @BeforeEach
  void write() throws IOException {
    script = folder.resolve("s.wend");
    store = folder.resolve("store");
    Files.writeString(script, SCRIPT);
    Files.writeString(folder.resolve("people.csv"), "crmId,points\na,1\nb,2\n");
    Files.writeString(
        folder.resolve("buys.csv"),
        """
        crmId,price,time
        a,60,2026-03-01T09:00:00.007Z
        b,10,2026-03-02T09:00:00Z
        a,70,2026-03-10T09:00:00Z
        """);
  }

  @Test
  void followsHowLongAgoSomethingWas() throws IOException {
    Files.writeString(
        script,
        SCRIPT
            + """
            audience Hours   = profiles where hours since last Buy < 48
            audience Five    = profiles where minutes since last Buy = 5
            audience Ago     = profiles where now - last(Buy).time <= 1 hour
            audience After   = profiles where last(Buy).time > now - 2 days
            audience Early   = profiles where hour(now) < 5
            """);
    load();
    String told = wend("changes", script, "Hours", "Five", "Ago", "After", "--store", store).out();
    String ofB =
        told.lines()
            .filter(line -> line.contains("  b  "))
            .map(line -> line.replaceAll(" +", " ") + "\n")
            .collect(Collectors.joining());
    assertEquals(
        """
        2026-03-02T10:00:00+01:00 b entered Hours
        2026-03-02T10:00:00+01:00 b entered Ago
        2026-03-02T10:00:00+01:00 b entered After
        2026-03-02T10:05:00+01:00 b entered Five
        2026-03-02T10:06:00+01:00 b left Five
        2026-03-02T11:00:00.001+01:00 b left Ago
        2026-03-04T10:00:00+01:00 b left Hours
        2026-03-04T10:00:00+01:00 b left After
        """,
        ofB);
    Shell refused = wend("changes", script, "Early", "--store", store);
    assertEquals(1, refused.status());
    assertTrue(refused.err().contains("`Early` cannot be followed: it computes with `now`"));
  }

  private void load() {
    assertEquals(0, wend("run", script, "--store", store).status());
  }

  @Test
  void tellsWhoEnteredAndWhoLeft() {
    load();
    Shell told = wend("changes", script, "Recent", "Twice", "--store", store);
    assertEquals(
        """
        At                             crmId  change   audience
        2026-03-01T10:00:00.007+01:00  a      entered  Recent
        2026-03-02T10:00:00+01:00      b      entered  Recent
        2026-03-08T10:00:00.007+01:00  a      left     Recent
        2026-03-09T10:00:00+01:00      b      left     Recent
        2026-03-10T10:00:00+01:00      a      entered  Recent
        2026-03-10T10:00:00+01:00      a      entered  Twice

        Audience  entered  left  people
        Recent          3     2       1
        Twice           1     0       1

        From 2026-03-01T10:00:00.006+01:00 until 2026-03-10T10:00:00+01:00.
        """,
        told.out());
    assertEquals(0, told.status());
  }

  @Test
  void timeIsAsSaid() {
    load();
    Shell told =
        wend(
            "changes",
            script,
            "Silent",
            "--store",
            store,
            "--at",
            "2026-03-03",
            "--until",
            "2026-04-01",
            "--limit",
            "1");
    assertEquals(
        """
        At                             crmId  change   audience
        2026-03-08T10:00:00.007+01:00  a      entered  Silent

        1 of 4 changes

        Audience  entered  left  people
        Silent          3     1       2

        From 2026-03-03T00:00:00+01:00 until 2026-04-01T00:00:00+02:00.
        """,
        told.out());
  }

  @Test
  void toldAsJson() {
    load();
    Shell told = wend("changes", script, "Twice", "--store", store, "--format", "json");
    String json = told.out().replaceAll("\\s+", "");
    String change = "{\"at\":\"2026-03-10T09:00:00Z\",\"key\":\"a\",\"change\":\"entered\"";
    assertTrue(
        json.contains("\"audiences\":{\"Twice\":{\"entered\":1,\"left\":0,\"size\":1}}"), json);
    assertTrue(json.contains("\"changes\":[" + change + ",\"audience\":\"Twice\"}]"), json);
  }

  @Test
  void aRunCountsWhatBecameOfWatchedAudiences() {
    Shell run = wend("run", script, "--store", store, "--watch", "Recent,Silent");
    assertTrue(run.out().contains("Recent         1  50.0%        3     2\n"), run.out());
    assertTrue(run.out().contains("Silent         1  50.0%        2     1\n"), run.out());
    assertTrue(run.out().contains("Twice          1  50.0%\n"), run.out());
    Shell json = wend("run", script, "--store", store, "--watch", "Recent", "--format", "json");
    String text = json.out().replaceAll("\\s+", "");
    assertTrue(text.contains("\"columns\":[],\"entered\":3,\"left\":2}"), text);
  }

  @Test
  void refusesWhatCannotBeFollowed() {
    load();
    refused("has no audience `Recnt`", "Recnt");
    refused("`Sale` is a business event, no audience", "Sale");
    refused("`Buy` is an event, no audience", "Buy");
    refused("are of `Shop`; only profiles are followed", "Towns");
    refused("takes the first of all (`top`)", "Best");
    Shell run = wend("run", script, "--store", store, "--watch", "Towns");
    assertEquals(1, run.status(), run::toString);
  }

  private void refused(String message, String audience) {
    Shell told = wend("changes", script, audience, "--store", store);
    assertEquals(1, told.status(), told::toString);
    assertTrue(told.err().contains(message), told::toString);
  }

  @Test
  void timeDoesNotEndBeforeItBegins() {
    load();
    Shell told =
        wend(
            "changes",
            script,
            "Recent",
            "--store",
            store,
            "--at",
            "2026-03-03",
            "--until",
            "2026-03-02");
    assertEquals(2, told.status(), told::toString);
    Shell late = wend("changes", script, "Recent", "--store", store, "--at", "2027-01-01");
    assertEquals(1, late.status(), late::toString);
    assertTrue(late.err().contains("before it begins"), late::toString);
  }

  @Test
  void savedAudiencesChangeWhenTheyAreSaved() throws IOException {
    Files.writeString(
        script, SCRIPT + "save audience Kept from Recent\n  create or update\n  replace\n");
    load();
    refused("`Kept` is a saved audience", "Kept");
  }
}
