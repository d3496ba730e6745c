package dev.wend.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wend.session.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts are offered where a command takes a file. */
class ScriptNamesTest {
  @TempDir private Path folder;

  @Test
  void aFileIsTypedBehindLoad() {
    assertEquals(Optional.of("peo"), ScriptNames.begun(":load peo"));
    assertEquals(Optional.of("a/my-f"), ScriptNames.begun("  :l a/my-f"));
    assertEquals(Optional.empty(), ScriptNames.begun(":load"));
    assertEquals(Optional.empty(), ScriptNames.begun(":type peo"));
    assertEquals(Optional.empty(), ScriptNames.begun("peo"));
    String line = ":load a/my-f";
    assertEquals("a/my-f", new Typing().parse(line, line.length(), ParseContext.COMPLETE).word());
  }

  @Test
  void scriptsAndFoldersAreOffered() throws IOException {
    Files.createDirectories(folder.resolve("people/old"));
    for (String name : List.of("people.wend", "people.csv", ".hidden.wend", "people/my-f.wend")) {
      Files.writeString(folder.resolve(name), "");
    }
    offers("peo", "people.wend", "people/");
    offers("", "people.wend", "people/");
    offers(".h", ".hidden.wend");
    offers("people/", "people/my-f.wend", "people/old/");
    offers("nowhere/");
    offers("\0");
  }

  private void offers(String begun, String... paths) {
    List<String> offered =
        ScriptNames.offers(folder, begun).stream().map(Suggestion::word).sorted().toList();
    assertEquals(List.of(paths), offered, begun);
  }
}
