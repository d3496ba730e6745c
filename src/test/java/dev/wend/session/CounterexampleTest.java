package dev.wend.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.load.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A counterexample that is pasted into its script fails for the same reason. */
class CounterexampleTest {
  private static final String AS_A_TEST = "as a test:\n";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"properties, 1", "properties, 2", "property-events, 1", "property-events, 2"})
  void failsTheSameWay(String name, long seed) throws IOException, SessionException {
    Path root = Path.of(System.getProperty("wend.home", "."), "src", "test", "lang", "tests");
    String source = LanguageFile.read(root.resolve(name + ".wendtest")).section("source");
    List<TestAnswer.Result> failed =
        tests(source, seed).stream().filter(result -> !result.passed()).toList();
    assertFalse(failed.isEmpty(), "some fail");
    StringBuilder script = new StringBuilder(source);
    for (TestAnswer.Result result : failed) {
      String message = result.message();
      script.append('\n');
      script.append(message.substring(message.indexOf(AS_A_TEST) + AS_A_TEST.length()));
    }
    List<TestAnswer.Result> again = new ArrayList<>(tests(script.toString(), seed));
    List<TestAnswer.Result> pasted = again.subList(again.size() - failed.size(), again.size());
    for (int i = 0; i < failed.size(); i++) {
      assertEquals(failed.get(i).name(), pasted.get(i).name());
      String told = pasted.get(i).message();
      failed
          .get(i)
          .message()
          .lines()
          .skip(1)
          .takeWhile(line -> !line.startsWith("It fails at try"))
          .forEach(line -> assertTrue(told.contains(line.strip()), () -> line + "\n" + told));
    }
    assertEquals(
        failed.stream().map(TestAnswer.Result::message).toList(),
        tests(source, seed).stream()
            .filter(result -> !result.passed())
            .map(TestAnswer.Result::message)
            .toList(),
        "the same seed tells the same");
  }

  private List<TestAnswer.Result> tests(String source, long seed)
      throws IOException, SessionException {
    Path script = folder.resolve("script.wend");
    Files.writeString(script, source);
    TestRequest request = new TestRequest(List.of(script), Optional.empty(), seed, 1_000);
    TestAnswer answer = new Session(Clock.systemUTC()).test(request, Progress.NONE);
    assertTrue(answer.problems().stream().noneMatch(p -> p.isError()), answer.problems()::toString);
    return answer.results();
  }
}
