package dev.wend.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class HistoryFileTest {
  @TempDir private Path home;

  @Test
  void onlyItsOwnerReadsIt() throws IOException {
    Path file = HistoryFile.of(Map.of("HOME", home.toString())).orElseThrow();
    assertEquals(home.resolve(".local/state/wend/history"), file);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void theStateFolderIsAsked() {
    Path file =
        HistoryFile.of(Map.of("HOME", "/nowhere", "XDG_STATE_HOME", home.toString())).orElseThrow();
    assertEquals(home.resolve("wend/history"), file);
  }

  @Test
  void withoutAPlaceNothingIsKept() throws IOException {
    assertEquals(Optional.empty(), HistoryFile.of(Map.of()));
    assertEquals(Optional.empty(), HistoryFile.of(Map.of("HOME", "relative")));
    Path file = Files.createFile(home.resolve("file"));
    assertEquals(Optional.empty(), HistoryFile.of(Map.of("HOME", file.toString())));
    assertTrue(Files.exists(file));
  }
}
