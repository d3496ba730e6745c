package dev.wend.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.diag.Source;
import dev.wend.syntax.Format;
import dev.wend.syntax.Parse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What the language's contract writes: its samples check without an error and are laid out in a way
 * that stays. That the files of src/test/lang/contract say what comes of them is for {@link
 * LanguageFilesTest}.
 */
class ContractTest {
  private static final List<String> SECTIONS =
      List.of(
          "1",
          "2",
          "2-literals",
          "3",
          "4",
          "4-events",
          "4-expressions",
          "5",
          "5-more",
          "6",
          "7",
          "8",
          "10-save",
          "13");

  @TestFactory
  List<DynamicTest> samples() throws IOException {
    Path folder = Path.of(System.getProperty("wend.home", "."), "src", "test", "lang", "contract");
    return SECTIONS.stream()
        .map(section -> folder.resolve("section-" + section + ".wendtest"))
        .map(path -> DynamicTest.dynamicTest(path.getFileName().toString(), () -> holds(path)))
        .toList();
  }

  private static void holds(Path path) throws IOException {
    assertTrue(Files.exists(path), "there is a file of this section");
    LanguageFile file = LanguageFile.read(path);
    assertTrue(file.has("problems") && file.has("format"), "the file expects both");
    assertTrue(!file.section("problems").contains(" error "), file.section("problems"));
    String laidOut = file.section("format");
    assertEquals(laidOut, Format.script(Parse.script(new Source("again.wend", laidOut))));
  }
}
