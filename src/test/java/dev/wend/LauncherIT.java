package dev.wend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./wend} and {@code java -jar}. */
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {
  private static final Finished SILENT = new Finished(0, "", "");
  private static final Map<String, String> SAME_JAVA =
      Map.of("JAVA_HOME", System.getProperty("java.home"), "WEND_JAVA_OPTS", "");

  @TempDir private Path folder;

  private Finished wend(Path script, String... arguments) throws IOException, InterruptedException {
    List<String> command = Stream.concat(Stream.of("" + script), Stream.of(arguments)).toList();
    return Finished.run(folder, SAME_JAVA, command);
  }

  private static String sample() {
    return Tree.HOME.resolve(Tree.SAMPLE).toString();
  }

  @Test
  void aGoodScriptIsSilent() throws IOException, InterruptedException {
    assertEquals(SILENT, wend(Tree.HOME.resolve("wend"), "check", sample()));
  }

  @Test
  void theJarNeedsNoOptions() throws IOException, InterruptedException {
    Finished check =
        Finished.run(folder, Tree.java(), "-jar", Tree.JAR.toString(), "check", sample());
    assertEquals(SILENT, check);
    Finished run = Finished.run(folder, Tree.java(), "-jar", Tree.JAR.toString(), "run", sample());
    assertEquals("", run.err());
    assertEquals(0, run.status());
  }

  @Test
  void anAnswerThatIsLostIsAFault() throws IOException, InterruptedException {
    assumeTrue(Files.exists(Path.of("/dev/full")), "a device that is always full");
    Finished full = shell("help > /dev/full");
    assertEquals(3, full.status());
    assertTrue(full.err().contains("could not be written"), full.err());
    assertEquals(3, shell("help >&-").status());
  }

  @Test
  void whoHasReadEnoughHearsNothing() throws IOException, InterruptedException {
    assertEquals("", shell("help | true").err());
  }

  private Finished shell(String rest) throws IOException, InterruptedException {
    return Finished.run(
        folder, "sh", "-c", "'" + Tree.java() + "' -jar '" + Tree.JAR + "' " + rest);
  }

  @Test
  void symbolicLinksAndBlanksAreFollowed() throws IOException, InterruptedException {
    Path far = Files.createDirectories(folder.resolve("a b"));
    Tree.copy(far, "wend", "samples", "target/wend.jar");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("a b/wend"));
    Path second = Files.createSymbolicLink(folder.resolve("second"), link);
    assertEquals(SILENT, wend(second, "check", sample()));
    assertEquals(1, archives(far).size());
  }

  @Test
  void aBrokenArchiveOfClassesIsNoFailure() throws IOException, InterruptedException {
    Tree.copy(folder, "wend", "samples", "target/wend.jar");
    assertEquals(SILENT, wend(folder.resolve("wend"), "check", sample()));
    Path archive = archives(folder).get(0);
    assertTrue(Files.size(archive) > 1_000_000, "no archive was made");
    Files.writeString(archive, "no archive");
    assertEquals(SILENT, wend(folder.resolve("wend"), "check", sample()));
  }

  private static List<Path> archives(Path home) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("target"))) {
      return files.filter(f -> f.toString().endsWith(".jsa")).toList();
    }
  }

  @Test
  void aJavaThatIsTooOldIsNamed() throws IOException, InterruptedException {
    Path bin = Files.createDirectories(folder.resolve("old/bin"));
    Files.writeString(folder.resolve("old/release"), "JAVA_VERSION=\"11.0.2\"\n");
    Files.createFile(
        bin.resolve("java"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    Map<String, String> environment = Map.of("JAVA_HOME", "", "PATH", bin + ":/usr/bin:/bin");
    Tree.copy(folder, "wend", "samples", "target/wend.jar");
    // A Java in /usr/bin would be found after the old one only if the search went on; it does not.
    Finished old =
        Finished.run(folder, environment, List.of(folder.resolve("wend").toString(), "check"));
    assertEquals(3, old.status());
    assertTrue(old.err().contains("11.0.2") && old.err().contains("Java 17"), old.err());
  }

  @Test
  void twoThatBuildAtOnceBothWork() throws IOException, InterruptedException {
    Tree.copy(folder, "wend", "mvnw", ".mvn", "pom.xml", "grammar", "src/main", "samples");
    CompletableFuture<Finished> other =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return wend(folder.resolve("wend"), "check", sample());
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    Finished one = wend(folder.resolve("wend"), "check", sample());
    for (Finished each : List.of(one, other.join())) {
      assertEquals(0, each.status(), each.err());
      assertEquals("", each.out());
      assertTrue(each.err().startsWith("wend: building "), each.err());
    }
    assertEquals(SILENT, wend(folder.resolve("wend"), "check", sample()));
  }
}
