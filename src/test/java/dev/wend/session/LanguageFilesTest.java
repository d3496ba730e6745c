package dev.wend.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.wend.diag.Diagnostic;
import dev.wend.diag.Source;
import dev.wend.graph.Form;
import dev.wend.load.Progress;
import dev.wend.syntax.Format;
import dev.wend.syntax.Parse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs every file of src/test/lang. */
class LanguageFilesTest {
  private static final boolean REWRITE = Boolean.getBoolean("wend.rewrite");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T09:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  @TestFactory
  List<DynamicTest> files() throws IOException {
    Path root = Path.of(System.getProperty("wend.home", "."), "src", "test", "lang");
    try (Stream<Path> all = Files.walk(root)) {
      List<DynamicTest> tests =
          all.filter(p -> p.toString().endsWith(".wendtest"))
              .sorted()
              .map(p -> DynamicTest.dynamicTest(root.relativize(p).toString(), () -> run(p)))
              .toList();
      assertFalse(tests.isEmpty(), "there are language files");
      return tests;
    }
  }

  private void run(Path path) throws Exception {
    LanguageFile file = LanguageFile.read(path);
    assertFalse(file.section("").isBlank(), "the file says what it shows");
    Map<String, String> found = found(file);
    assertFalse(found.isEmpty(), "the file expects something");
    if (REWRITE) {
      file.rewrite(found);
      return;
    }
    found.forEach((name, text) -> assertEquals(file.section(name), text, name));
  }

  private Map<String, String> found(LanguageFile file) throws Exception {
    Path here = Files.createTempDirectory(folder, "lang");
    Path script = here.resolve("script.wend");
    String text = file.section("source");
    if (file.has("data")) {
      Files.writeString(here.resolve("data.csv"), file.section("data"));
      text += "\nsource Data: csv \"data.csv\" into profile\n";
    }
    for (Map.Entry<String, String> section : file.sections().entrySet()) {
      if (section.getKey().startsWith("file ")) {
        Files.writeString(here.resolve(section.getKey().substring(5)), section.getValue());
      }
    }
    Files.writeString(script, text);
    Session session = new Session(CLOCK);
    Map<String, String> found = new LinkedHashMap<>();
    if (file.has("problems")) {
      found.put("problems", problems(session.check(script)));
    }
    if (file.has("ast")) {
      found.put("ast", TreeText.of(Parse.script(new Source("script.wend", text)).tree()));
    }
    if (file.has("format")) {
      found.put("format", Format.script(Parse.script(new Source("script.wend", text))));
    }
    if (file.has("code")) {
      found.put("code", code(session.disassemble(new ListRequest(script, Optional.empty()))));
    }
    for (String section : file.sections().keySet()) {
      if (section.startsWith("graph ")) {
        found.put(section, graph(session, script, section.substring(6)));
      }
    }
    if (file.has("tests")) {
      found.put("tests", tests(session, script));
    }
    if (file.has("messages")) {
      found.put("messages", messages(session, script, file));
    }
    if (file.has("output")) {
      found.put("output", output(session, script, file.section("at").strip()));
    }
    return found;
  }

  private static String problems(List<Diagnostic> problems) {
    return problems.stream()
        .map(
            p -> {
              int at = p.span().offset();
              String hint = p.hint().isEmpty() ? "" : " (" + p.hint() + ")";
              return p.source().line(at)
                  + ":"
                  + p.source().column(at)
                  + " "
                  + p.fault().severity().label()
                  + " "
                  + p.fault().id()
                  + ": "
                  + p.message()
                  + hint
                  + "\n";
            })
        .collect(Collectors.joining());
  }

  private static String code(Answer<List<String>> answer) {
    return answer instanceof Answer.Given<List<String>> given
        ? String.join("\n", given.value()).stripTrailing() + "\n"
        : problems(answer.problems());
  }

  private static String graph(Session session, Path script, String name) throws SessionException {
    Answer<GraphAnswer> answer =
        session.graph(
            new GraphRequest(script, name, Form.MERMAID, Optional.empty(), Optional.empty()));
    return answer instanceof Answer.Given<GraphAnswer> given
        ? given.value().text()
        : problems(answer.problems());
  }

  private static String output(Session session, Path script, String at) throws SessionException {
    Optional<Moment> moment = at.isEmpty() ? Optional.empty() : Moment.parse(at);
    Answer<RunAnswer> answer =
        session.run(new RunRequest(script, Optional.empty(), moment), Progress.NONE);
    if (answer instanceof Answer.Given<RunAnswer> given) {
      assertEquals(
          0,
          given.value().sources().values().stream().mapToLong(s -> s.rejected()).sum(),
          "rejects");
      return sizes(given.value()) + missing(given.value());
    }
    return problems(answer.problems());
  }

  private static String tests(Session session, Path script) throws SessionException {
    TestAnswer answer =
        session.test(new TestRequest(List.of(script), Optional.empty(), 1, 1_000), Progress.NONE);
    StringBuilder out = new StringBuilder(problems(answer.problems()));
    for (TestAnswer.Result result : answer.results()) {
      out.append(result.passed() ? "passed " : "failed ").append(result.line()).append(": ");
      out.append(result.name()).append('\n');
      result.message().lines().forEach(line -> out.append("  ").append(line).append('\n'));
    }
    return out.toString();
  }

  private static String messages(Session session, Path script, LanguageFile file)
      throws SessionException {
    StringBuilder out = new StringBuilder();
    for (String name : Compile.open(script).checked().catalog().messages().keySet()) {
      PreviewRequest request =
          new PreviewRequest(
              script,
              name,
              Optional.of(file.section("reader")).filter(text -> !text.isBlank()),
              Optional.of(file.section("with")).filter(text -> !text.isBlank()),
              Optional.empty(),
              Optional.empty());
      Answer<PreviewAnswer> answer = session.preview(request);
      if (!(answer instanceof Answer.Given<PreviewAnswer> given)) {
        return problems(answer.problems());
      }
      PreviewAnswer message = given.value();
      String to =
          message.excluded().map(why -> "excluded, " + why).orElse(message.to().orElse("all"));
      out.append(name).append(": ").append(to).append('\n');
      message
          .parts()
          .forEach(
              (part, text) ->
                  out.append("  ")
                      .append(part)
                      .append(": ")
                      .append(text.replace("\r", "\\r"))
                      .append('\n'));
    }
    return out.toString();
  }

  private static String sizes(RunAnswer run) {
    return run.audiences().entrySet().stream()
        .map(e -> e.getKey() + " = " + e.getValue().size() + "\n")
        .collect(Collectors.joining());
  }

  private static String missing(RunAnswer run) {
    return run.missing().stream()
        .map(m -> "missing at " + m.line() + ":" + m.column() + " = " + m.count() + "\n")
        .collect(Collectors.joining());
  }
}
