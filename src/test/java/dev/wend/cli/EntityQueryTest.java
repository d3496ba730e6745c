package dev.wend.cli;

import static dev.wend.cli.Shell.wend;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows of entities: counted, saved, asked for, explained. */
class EntityQueryTest {
  private static final String SCRIPT =
      """
      entity Household { id: string key, region: string, people: int }
      profile { id: string key, city: string }
      source Homes: csv "homes.csv" into Household
      source People: csv "people.csv" into profile
      audience Rome = profiles where city = "Rome"
      audience Big = households where people >= 4
      audience Biggest = top 1 of Big by people desc
      save audience BigHouses from Big with { seats = people + 1 } create or update replace
      """;

  @TempDir Path folder;
  private Path script;
  private Path store;
  private Shell run;

  @BeforeEach
  void runOnce() throws IOException {
    script = folder.resolve("s.wend");
    store = folder.resolve("store");
    Files.writeString(script, SCRIPT);
    Files.writeString(
        folder.resolve("homes.csv"),
        "id,region,people\nh1,north,5\nh2,south,4\nh3,north,1\nh4,,\n");
    Files.writeString(folder.resolve("people.csv"), "id,city\n1,Rome\n2,Oslo\n");
    run = wend("run", script, "--store", store, "--at", "2026-03-01T09:00Z");
    assertEquals(0, run.status(), run::toString);
  }

  private Shell query(Object... words) {
    Object[] all = new Object[words.length + 3];
    all[0] = "query";
    all[1] = "--store";
    all[2] = store;
    System.arraycopy(words, 0, all, 3, words.length);
    return wend(all);
  }

  @Test
  void aRunTellsEachAudiencesShareOfItsOwnRows() {
    String report =
        """
        Audience  people   of 2
        Rome           1  50.0%

        Audience   households   of 4
        Big                 2  50.0%
        Biggest             1  25.0%
        BigHouses           2  50.0%
        """;
    assertTrue(run.out().contains(report), run.out());
    Shell json = wend("run", script, "--store", store, "--format", "json");
    String saved =
        "\"BigHouses\":{\"size\":2,\"dimension\":\"Household\",\"kind\":\"list\",\"columns\":[\"seats\"]}";
    assertTrue(json.out().replaceAll("\\s", "").contains(saved), json.out());
  }

  @Test
  void aSavedAudienceHasNoOps() {
    for (Shell asked :
        new Shell[] {
          wend("disasm", script, "BigHouses"),
          wend("explain", script, "BigHouses", "--store", store)
        }) {
      assertEquals(1, asked.status());
      assertTrue(asked.err().contains("`BigHouses` is saved by a step"), asked.err());
    }
  }

  @Test
  void aStoreKnowsItsEntitiesWithoutAScript() {
    String rows =
        """
        id  region  people
        h1  north   5
        h3  north   1

        2 of 2
        """;
    String condition = "households where region = \"north\"";
    assertEquals(rows, query(condition, "--limit", "3").out());
    assertEquals(rows, query(script, condition, "--limit", "3").out());
    assertEquals("1\n", query("households where in audience BigHouses and people > 4").out());
  }

  @Test
  void aStoreKnowsThePluralsOfItsEntities() throws IOException {
    String fields = "profile { id: string key }\nentity Household %s{ id: string key }\n";
    Files.writeString(script, String.format(fields, "as homes "));
    assertEquals(0, wend("run", script, "--store", store).status());
    assertEquals("2\n", query("homes where people >= 4").out());
    Shell other = query("households where people >= 4");
    assertEquals(1, other.status(), other::toString);
    Files.writeString(script, String.format(fields, ""));
    assertEquals(0, wend("run", script, "--store", store).status());
    assertEquals("2\n", query("households where people >= 4").out());
  }

  @Test
  void aSavedAudienceOfAnEntityShowsItsColumns() {
    String rows =
        """
        id  seats
        h1  6
        h2  5

        2 of 2
        """;
    assertEquals(rows, query("BigHouses", "--limit", "3").out());
    assertEquals(rows, query(script, "BigHouses", "--limit", "3").out());
    assertEquals(
        """
        Audience   dimension  kind  size  columns  saved
        BigHouses  Household  list  2     seats    2026-03-01T09:00:00Z
        """,
        query("--list").out());
  }

  @Test
  void anEntitysAudienceIsNoneOfProfiles() throws IOException {
    Shell asked = query("profiles where in audience BigHouses");
    assertEquals(1, asked.status(), asked::toString);
    assertTrue(asked.err().contains("made of rows of `Household`"), asked.err());
    Files.writeString(
        script,
        "profile { id: string key }\nsave audience BigHouses from profiles update append\n");
    Shell appended = wend("run", script, "--store", store);
    assertTrue(appended.err().contains("error[E-append-dimension]"), appended.err());
    Files.writeString(script, "profile { id: string key }\naudience A = sample 50% of BigHouses\n");
    Shell foreign = wend("run", script, "--store", store);
    assertTrue(foreign.err().contains("made of rows of `Household`: declare"), foreign.err());
  }

  @Test
  void anEntitysAudienceIsExplainedAndListed() {
    Shell explained = wend("explain", script, "Biggest", "--store", store);
    assertTrue(explained.out().contains("Biggest: 1 of 4 households"), explained::toString);
    Shell listed = wend("disasm", script);
    assertEquals(0, listed.status(), listed::toString);
    assertTrue(listed.out().contains("people >= 4"), listed.out());
    assertTrue(listed.out().contains("city in (\"Rome\")"), listed.out());
  }
}
