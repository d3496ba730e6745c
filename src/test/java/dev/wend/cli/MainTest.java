package dev.wend.cli;

import static dev.wend.cli.Shell.wend;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line from its words to its exit status. */
class MainTest {
  private static final String SCRIPT =
      """
      profile { id: string key, email: string identity, city: string, year: int }
      source People: csv "people.csv" into profile
      audience Rome = profiles where city = "Rome" and year > 1980
      """;

  private static final String PEOPLE =
      """
      id,email,city,year
      1,a@x.example,Rome,1990
      2,b@x.example,Rome,1980
      3,,Oslo,1999
      4,d@x.example,Rome,
      """;

  @TempDir Path folder;
  private Path script;
  private Path store;

  @BeforeEach
  void write() throws IOException {
    script = folder.resolve("s.wend");
    store = folder.resolve("store");
    Files.writeString(script, SCRIPT);
    Files.writeString(folder.resolve("people.csv"), PEOPLE);
  }

  // what works

  @Test
  void runPrintsAReport() {
    Shell shell = wend("run", script, "--at", "2026-03-01T09:00Z");
    assertEquals(0, shell.status(), shell::toString);
    assertTrue(shell.out().contains("Rome           1  25.0%"), shell.out());
    assertTrue(shell.out().contains("At 2026-03-01T09:00:00Z; loaded in"), shell.out());
    assertEquals("", shell.err());
  }

  @Test
  void runPrintsJsonAlone() throws IOException {
    Shell shell =
        wend("run", script, "--at", "2026-03-01", "--until", "2026-03-02", "--format", "json");
    assertEquals(0, shell.status(), shell::toString);
    assertEquals(
        "{\"at\":\"2026-03-01T00:00:00Z\",\"until\":\"2026-03-02T00:00:00Z\",\"sources\":{\"People\":"
            + "{\"rows\":4,\"loaded\":4,\"skipped\":0,\"rejected\":0,\"merged\":0}},\"audiences\":{\"Rome\":"
            + "{\"size\":1,\"dimension\":\"profile\",\"kind\":\"rule\",\"columns\":[]}},"
            + "\"journeys\":{},\"workflows\":{},\"campaigns\":{},\"messages\":{},\"missing\":[]}",
        compact(shell.out()));
  }

  @Test
  void aTimeWithoutAnOffsetIsOfTheScriptsZone() throws IOException {
    Files.writeString(script, "timezone \"America/New_York\"\n" + SCRIPT);
    Shell shell = wend("run", script, "--at", "2026-03-01T09:00", "--format", "json");
    assertTrue(compact(shell.out()).contains("\"at\":\"2026-03-01T14:00:00Z\""), shell::toString);
  }

  @Test
  void loadingAgainChangesNothing() throws IOException {
    for (int i = 0; i < 2; i++) {
      Shell shell = wend("run", script, "--store", store, "--format", "json");
      assertEquals(0, shell.status(), shell::toString);
      assertTrue(compact(shell.out()).contains("\"loaded\":4,"), shell.out());
      assertEquals("4\n", wend("query", "--store", store, "profiles").out());
    }
  }

  @Test
  void queryShowsMembers() throws IOException {
    assertEquals(0, wend("run", script, "--store", store).status());
    Shell text = wend("query", "--store", store, script, "Rome", "--limit", "5");
    assertEquals(
        """
        id  email        city  year
        1   a@x.example  Rome  1990

        1 of 1
        """,
        text.out());
    Shell json =
        wend(
            "query",
            "--store",
            store,
            "profiles where year is missing",
            "--limit",
            2,
            "--format",
            "json");
    assertEquals(
        "{\"count\":1,\"columns\":[\"id\",\"email\",\"city\",\"year\"],"
            + "\"rows\":[[\"4\",\"d@x.example\",\"Rome\",null]]}",
        compact(json.out()));
  }

  @Test
  void storeTellsWhatItHolds() {
    assertEquals(0, wend("run", script, "--store", store).status());
    Shell info = wend("store", "info", "--store", store);
    assertTrue(info.out().contains("4 profiles,"), info::toString);
    Shell check = wend("store", "check", "--store", store);
    assertEquals("The store is whole: 4 profiles.\n", check.out(), check::toString);
  }

  @Test
  void disasmAndExplainListOps() {
    assertEquals(0, wend("run", script, "--store", store).status());
    Shell disasm = wend("disasm", script, "Rome");
    assertEquals(0, disasm.status(), disasm::toString);
    assertTrue(disasm.out().contains("Rome"), disasm.out());
    Shell explain = wend("explain", script, "Rome", "--store", store);
    assertEquals(0, explain.status(), explain::toString);
    assertTrue(explain.out().lines().count() >= disasm.out().lines().count(), explain.out());
  }

  @Test
  void checkIsSilentWhenAllIsFine() throws IOException {
    Shell shell = wend("check", script);
    assertEquals("status 0\nout:\n\nerr:\n", shell.toString());
    assertEquals("{\"problems\":[]}", compact(wend("check", script, "--format", "json").out()));
  }

  // problems in a script

  @Test
  void checkTellsProblemsWithTheirPlace() throws IOException {
    Files.writeString(script, SCRIPT + "audience X = profiles where town = \"Rome\"\n");
    Shell text = wend("check", script);
    assertEquals(1, text.status());
    assertEquals("", text.out());
    assertTrue(text.err().contains("s.wend:4:29: error[E-name]"), text.err());
    Shell json = wend("check", script, "--format", "json");
    assertEquals(1, json.status());
    assertTrue(
        compact(json.out()).contains("\"line\":4,\"column\":29,\"endLine\":4,\"endColumn\":33"),
        json.out());
    assertEquals(1, wend("run", script).status());
  }

  @Test
  void aFilesColumnsAreHeldAgainstTheScript() throws IOException {
    Files.writeString(folder.resolve("people.csv"), "id,emali,city,city\n1,a,b,c\n");
    Files.writeString(script, SCRIPT.replace("into profile", "into profile { email = email }"));
    Shell shell = wend("run", script, "--store", store);
    assertEquals(1, shell.status(), shell::toString);
    assertTrue(shell.err().contains("has no column `email`"), shell.err());
    assertTrue(shell.err().contains("Did you mean `emali`?"), shell.err());
    assertTrue(shell.err().contains("has two columns `city`"), shell.err());
    assertFalse(Files.exists(store), "nothing is made");
  }

  @Test
  void aFileWithoutTheKeyIsRefused() throws IOException {
    Files.writeString(folder.resolve("people.csv"), "nr,city\n1,Rome\n");
    Shell shell = wend("run", script);
    assertEquals(1, shell.status(), shell::toString);
    assertTrue(shell.err().contains("gives the key `id`"), shell.err());
    assertTrue(shell.err().contains("id = row"), shell.err());
  }

  @Test
  void aScriptThatIsNoUtf8IsRefused() throws IOException {
    Files.write(script, new byte[] {'l', 'e', 't', '\n', (byte) 0xFF});
    Shell shell = wend("check", script);
    assertEquals(1, shell.status(), shell::toString);
    assertTrue(shell.err().contains("s.wend:2: The text is no valid UTF-8."), shell.err());
  }

  // rows that do not fit

  @Test
  void rowsThatDoNotFitAreSetAside() throws IOException {
    Files.writeString(
        folder.resolve("people.csv"),
        PEOPLE
            + "5,e@x.example,=cmd,19x5\n6,a@x.example,\"Rome, old\",1990\n,,Rome,1990\n7,\"q\"x,Rome,1990\n");
    Shell shell = wend("run", script, "--store", store);
    assertEquals(0, shell.status(), shell::toString);
    assertTrue(shell.err().contains("4 rows of `People` did not fit"), shell.err());
    String rejects = Files.readString(store.resolve("rejects/People.rejects.csv"));
    assertEquals(
        """
        file,line,column,reason,row
        "people.csv","6","year","`19x5` is no `int`","5,e@x.example,=cmd,19x5"
        "people.csv","7","email","the `email` belongs to another profile","6,a@x.example,""Rome, old"",1990"
        "people.csv","8","id","the key `id` is missing, and no identity of the row is known",",,Rome,1990"
        "people.csv","9","","a character follows the closing quote of a value","7,""q""x,Rome,1990"
        """
            .replace(",\"6\",", ",6,")
            .replace(",\"7\",", ",7,")
            .replace(",\"8\",", ",8,")
            .replace(",\"9\",", ",9,"),
        rejects.replace("\r\n", "\n").replace(folder + "/", ""));
    try (var left = Files.list(store.resolve("rejects"))) {
      assertEquals(1, left.count());
    }
  }

  @Test
  void theRejectsFileStandsInTheJsonOfARun() throws IOException {
    Files.writeString(folder.resolve("people.csv"), PEOPLE + "5,e@x.example,Rome,19x5\n");
    Shell shell = wend("run", script, "--store", store, "--format", "json");
    assertEquals(0, shell.status(), shell::toString);
    assertTrue(
        compact(shell.out())
            .contains(
                "\"rejected\":1,\"merged\":0,\"rejects\":\""
                    + store.resolve("rejects/People.rejects.csv")
                    + "\""),
        shell::toString);
  }

  @Test
  void aRejectsFileCannotRunFormulas() throws IOException {
    Files.writeString(folder.resolve("people.csv"), "id,email,city,year\n=1+2,a,b,c\n");
    assertEquals(0, wend("run", script, "--store", store).status());
    String rejects = Files.readString(store.resolve("rejects/People.rejects.csv"));
    assertTrue(rejects.contains("\"'=1+2,a,b,c\""), rejects);
  }

  @Test
  void dataCannotSteerATerminal() throws IOException {
    Files.writeString(folder.resolve("people.csv"), "id,city\n1,\"\u001B[2JRome\"\n");
    assertEquals(0, wend("run", script, "--store", store).status());
    Shell shell = wend("query", "--store", store, "profiles", "--limit", "1");
    assertTrue(shell.out().contains("\\u{1B}[2JRome"), shell.out());
  }

  // files and stores

  @Test
  void missingFilesAreFaults() {
    Shell shell = wend("run", folder.resolve("none.wend"));
    assertEquals(3, shell.status());
    assertTrue(shell.err().contains("There is no file"), shell.err());
    assertEquals(3, wend("run", folder).status());
    assertEquals(3, wend("query", "--store", folder.resolve("none"), "profiles").status());
  }

  @Test
  void aMissingSourceFileIsAFaultWithItsPlace() throws IOException {
    Files.delete(folder.resolve("people.csv"));
    Shell shell = wend("run", script, "--store", store);
    assertEquals(3, shell.status(), shell::toString);
    assertTrue(shell.err().contains("s.wend:2: source People: there is no file"), shell.err());
    assertFalse(Files.exists(store), "nothing is made");
  }

  @Test
  void aPipeIsRefusedAndNotWaitedFor() throws IOException, InterruptedException {
    Path pipe = folder.resolve("people.csv");
    Files.delete(pipe);
    int made;
    try {
      made = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    } catch (IOException e) {
      made = -1;
    }
    Assumptions.assumeTrue(made == 0, "the system makes pipes");
    Shell shell = wend("run", script);
    assertEquals(3, shell.status(), shell::toString);
    assertTrue(shell.err().contains("is a pipe or a device"), shell.err());
  }

  @Test
  void binaryFilesAreRefused() throws IOException {
    Files.write(folder.resolve("people.csv"), new byte[] {'P', 'K', 3, 4, 0, 0, 7, 8});
    Shell shell = wend("run", script);
    assertEquals(3, shell.status(), shell::toString);
    assertTrue(shell.err().contains("is no text file"), shell.err());
  }

  @Test
  void aCutOffGzipFileIsAFault() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(PEOPLE.repeat(50).getBytes(StandardCharsets.UTF_8));
    }
    byte[] packed = bytes.toByteArray();
    Files.write(folder.resolve("people.csv"), java.util.Arrays.copyOf(packed, packed.length - 12));
    Shell shell = wend("run", script);
    assertEquals(3, shell.status(), shell::toString);
    assertTrue(shell.err().contains("is a damaged or cut off gzip file"), shell.err());
  }

  @Test
  void gzipIsKnownByItsContent() throws IOException {
    try (GZIPOutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("people.csv")))) {
      out.write(PEOPLE.getBytes(StandardCharsets.UTF_8));
    }
    Shell shell = wend("run", script, "--format", "json");
    assertTrue(compact(shell.out()).contains("\"loaded\":4,"), shell::toString);
  }

  @Test
  void aStoreThatIsAFileIsAFault() throws IOException {
    Files.writeString(store, "not a store");
    Shell shell = wend("run", script, "--store", store);
    assertEquals(3, shell.status(), shell::toString);
    assertEquals("not a store", Files.readString(store), "it is left alone");
  }

  @Test
  void aStoreOfAnotherVersionIsAFault() throws IOException {
    assertEquals(0, wend("run", script, "--store", store).status());
    Path control = store.resolve("control");
    byte[] bytes = Files.readAllBytes(control);
    java.util.Arrays.fill(bytes, 0, Math.min(64, bytes.length), (byte) 0x7F);
    Files.write(control, bytes);
    Shell shell = wend("query", "--store", store, "profiles");
    assertEquals(3, shell.status(), shell::toString);
    assertFalse(shell.err().contains("\tat "), shell.err());
  }

  @Test
  void aFieldOfAnotherTypeIsAFault() throws IOException {
    assertEquals(0, wend("run", script, "--store", store).status());
    Files.writeString(
        script, SCRIPT.replace("year: int", "year: string").replace(" and year > 1980", ""));
    Shell shell = wend("run", script, "--store", store);
    assertEquals(3, shell.status(), shell::toString);
    assertTrue(shell.err().contains("year"), shell.err());
  }

  // usage

  @Test
  void optionsStandBehindTheCommand() {
    assertUsage("Write `wend check s.wend --format json`.", "--format", "json", "check", "s.wend");
    assertUsage("Write `wend COMMAND --store`.", "--store", "x");
  }

  @Test
  void unknownWordsAreUsage() {
    assertUsage("Did you mean `wend check`?", "chek");
    assertUsage("Did you mean `--format`?", "check", "--fromat", "json", script);
    assertUsage("needs a value", "run", script, "--store");
    assertUsage("given twice", "run", script, "--store", "a", "--store", "b");
    assertUsage("is no format", "check", script, "--format", "xml");
    assertUsage("is no time", "run", script, "--at", "yesterday");
    assertUsage("is no time", "run", script, "--at", "-5000-01-01");
    assertUsage(
        "`--until` is before `--at`", "run", script, "--at", "2026-03-02", "--until", "2026-03-01");
    assertUsage("is no whole number", "query", "--store", store, "profiles", "--limit", "-1");
    assertUsage("`--store` is missing", "query", "profiles");
    assertUsage("needs more words", "run");
    assertUsage("is too many", "run", script, "b");
    assertUsage("knows no `inf`", "store", "inf", "--store", store);
    assertEquals(2, wend().status());
  }

  private static void assertUsage(String message, Object... words) {
    Shell shell = wend(words);
    assertEquals(2, shell.status(), shell::toString);
    assertTrue(shell.err().contains(message), shell.err());
    assertEquals("", shell.out());
  }

  /** The JSON without blanks between its parts; fails where it is none. */
  private static String compact(String json) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      while (parser.nextToken() != null) {
        parser.getText();
      }
    }
    return json.replaceAll("\\s+(?=([^\"]*\"[^\"]*\")*[^\"]*$)", "");
  }
}
