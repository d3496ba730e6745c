package dev.wend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run opens no connection and leaves nothing in the home folder. */
class NoNetworkIT {
  @TempDir private Path folder;

  @Test
  void aRunConnectsToNothingAndListensNowhere() throws IOException, InterruptedException {
    assumeTrue(hasStrace(), "strace is not there to watch the system calls");
    Path calls = folder.resolve("calls");
    run(List.of("strace", "-f", "-qq", "-e", "trace=network", "-o", calls.toString()));
    String seen = Files.readString(calls);
    // The JDK asks once whether there is IPv6, by a socket without address; that is no connection.
    assertFalse(seen.contains("sa_family=AF_INET"), seen);
    // The watch itself works: it sees a Java that does listen.
    Path other = folder.resolve("other");
    Path connecting = Files.writeString(folder.resolve("C.java"), CONNECTING);
    Finished.run(
        folder,
        "strace",
        "-f",
        "-qq",
        "-e",
        "trace=network",
        "-o",
        other.toString(),
        Tree.java(),
        connecting.toString());
    assertTrue(Files.readString(other).contains("sa_family=AF_INET"));
  }

  private static final String CONNECTING =
      """
      public class C {
        public static void main(String[] args) throws Exception {
          new java.net.ServerSocket(0).close();
        }
      }
      """;

  @Test
  void aRunLeavesTheHomeFolderAlone() throws IOException, InterruptedException {
    Path home = run(List.of());
    try (Stream<Path> files = Files.list(home)) {
      assertEquals(List.of(), files.toList());
    }
  }

  /** Runs the sample over a store, in a fresh home folder, which is given back. */
  private Path run(List<String> under) throws IOException, InterruptedException {
    Path home = Files.createDirectory(folder.resolve("home"));
    List<String> command = new ArrayList<>(under);
    command.addAll(List.of(Tree.java(), "-Duser.home=" + home, "-jar", Tree.JAR.toString()));
    command.addAll(List.of("run", Tree.SAMPLE, "--store", folder.resolve("store").toString()));
    Finished run = Finished.run(Tree.HOME, Map.of("HOME", home.toString()), command);
    assertEquals("", run.err());
    assertEquals(0, run.status());
    return home;
  }

  private static boolean hasStrace() throws InterruptedException {
    try {
      return Finished.run(Tree.HOME, "strace", "-o", "/dev/null", "true").status() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
