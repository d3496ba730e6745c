package dev.wend.cli;

import static dev.wend.cli.Shell.wend;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts that nobody should write get an answer, never a stack trace. */
class HostileTest {
  private static final String PROFILE = "profile { id: string key, n: int, city: string }\n";

  @TempDir Path folder;

  private Shell check(String text) throws IOException {
    return run("check", text);
  }

  private Shell run(String command, String text) throws IOException {
    Path script = folder.resolve("s.wend");
    Files.writeString(script, PROFILE + text);
    Shell shell = wend(command, script);
    assertFalse(shell.err().contains("\tat "), shell::err);
    return shell;
  }

  private static String lines(int count, String line) {
    return IntStream.range(0, count)
        .mapToObj(i -> line.replace("#", "" + i))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void nestedBracketsAreToldOnce() throws IOException {
    for (String of : new String[] {"profiles where ", ""}) {
      Shell shell = check("audience A = " + of + "(".repeat(20_000) + "n = 1" + ")".repeat(20_000));
      assertEquals(1, shell.status());
      assertTrue(shell.err().contains("E-too-deep"), shell::err);
      assertTrue(shell.err().length() < 5_000, () -> "length " + shell.err().length());
    }
  }

  @Test
  void aLongWayIsToldShort() throws IOException {
    String circle =
        IntStream.range(0, 2_000)
            .mapToObj(i -> "audience A" + i + " = A" + (i + 1) % 2_000 + " where n > 1\n")
            .collect(Collectors.joining());
    Shell told = check(circle);
    assertTrue(told.err().contains("E-cycle"), told::err);
    assertTrue(told.err().contains(" … "), told::err);
    assertTrue(told.err().length() < 2_000, told::err);
  }

  @Test
  void aScriptWithoutProfileHasNothingToRun() throws IOException {
    Path script = folder.resolve("s.wend");
    Files.writeString(script, "let A = 1\n");
    Shell shell = wend("run", script);
    assertEquals(1, shell.status(), shell::toString);
    assertTrue(shell.err().contains("declares no profile"), shell::err);
    assertEquals(0, wend("check", script).status());
  }

  @Test
  void rubbishIsRefused() throws IOException {
    String signs =
        IntStream.range(0, 50_000)
            .mapToObj(i -> Character.toString(0x21 + i * 7919 % 0x2000))
            .collect(Collectors.joining());
    assertEquals(1, check(signs).status());
  }

  @Test
  void moreHintsThanAnyoneReadsAreLeftOut() throws IOException {
    Shell shell = check(lines(3_000, "let L# = n > #") + "audience A = profiles where x = 1\n");
    assertEquals(1, shell.status(), "the error stands among them");
    assertTrue(shell.err().contains("E-name"), shell::err);
    assertTrue(shell.err().contains("More than 100 hints"), shell::err);
    assertEquals(100, shell.err().split("W-unused", -1).length - 1);
  }

  @Test
  void aChainOfConditionsEnds() throws IOException {
    Shell shell =
        check("let L0 = n > 0\n" + chain(4_000) + "audience A = profiles where L3999 and n < 3\n");
    assertTrue(shell.err().contains("E-too-large"), shell::err);
  }

  /** In the memory that the launcher gives: what is kept of each test must not grow with them. */
  @Test
  void aLongChainOfTestsOfOneFieldNeedsLittleMemory() throws Exception {
    String equal = tests("n = #", " or ");
    String other = tests("n != #", " and ");
    Path script =
        Files.writeString(
            folder.resolve("s.wend"),
            PROFILE
                + "audience A = profiles where "
                + equal
                + "\naudience B = profiles where n is present and "
                + other
                + "\naudience C = profiles where n in (0, 1, 2) and "
                + other);
    Path told = folder.resolve("told");
    Process check =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "check",
                script.toString())
            .redirectErrorStream(true)
            .redirectOutput(told.toFile())
            .start();
    assertEquals(0, check.waitFor(), () -> "status " + check.exitValue());
    assertTrue(Files.readString(told).contains("W-contradiction"));
  }

  private static String tests(String test, String word) {
    return IntStream.range(0, 20_000)
        .mapToObj(i -> test.replace("#", "" + i))
        .collect(Collectors.joining(word));
  }

  @Test
  void columnsMadeTwiceOfTheOneBeforeAreMadeOnce() throws IOException {
    String columns =
        IntStream.range(1, 60)
            .mapToObj(i -> " with { c" + i + " = c" + (i - 1) + " + c" + (i - 1) + " }")
            .collect(Collectors.joining());
    String script = "audience A = profiles with { c0 = n }" + columns + " where c59 > 1\n";
    assertEquals(0, run("disasm", script).status());
  }

  @Test
  void audiencesOnTopOfEachOtherEnd() throws IOException {
    String chain = "audience A0 = profiles\n" + lines(5_000, "audience B# = A#");
    String high =
        IntStream.range(1, 5_000)
            .mapToObj(i -> "audience A" + i + " = A" + (i - 1) + " where n > " + i + "\n")
            .collect(Collectors.joining());
    Shell shell = check(chain + high);
    assertEquals(1, shell.status());
    assertTrue(shell.err().contains("E-too-high"), shell::err);
    assertTrue(shell.err().length() < 5_000, shell::err);
  }

  private static String chain(int count) {
    return IntStream.range(1, count)
        .mapToObj(i -> "let L" + i + " = L" + (i - 1) + " and n > " + i)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void manyAudiencesAreCountedInSeveralScans() throws IOException {
    Files.writeString(folder.resolve("p.csv"), lines(400, "#,#,x").replaceFirst("", "id,n,city\n"));
    String all =
        IntStream.range(0, 2_000).mapToObj(i -> "A" + i).collect(Collectors.joining(" union "));
    Shell shell =
        run(
            "run",
            "source P: csv \"p.csv\" into profile\n"
                + lines(2_000, "audience A# = profiles where n = #")
                + "audience All = "
                + all);
    assertEquals(0, shell.status(), shell::toString);
    assertTrue(shell.out().matches("(?s).*\\nAll +400  100.0%.*"), shell.out());
    assertTrue(shell.out().matches("(?s).*\\nA399 +1 +0.3%.*"), shell.out());
  }
}
