package dev.wend.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wend.load.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The counts that SOURCE.txt tells of 64,000 real customers. */
class HillstromTest {
  private static final Map<String, Long> COUNTS =
      Map.ofEntries(
          Map.entry("Everybody", 64_000L),
          Map.entry("Mens", 21_307L),
          Map.entry("Womens", 21_387L),
          Map.entry("Control", 21_306L),
          Map.entry("Visited", 9_394L),
          Map.entry("MensVisited", 3_894L),
          Map.entry("WomensVisited", 3_238L),
          Map.entry("ControlVisited", 2_262L),
          Map.entry("Bought", 578L),
          Map.entry("MensBought", 267L),
          Map.entry("WomensBought", 189L),
          Map.entry("ControlBought", 122L),
          Map.entry("Newbies", 32_144L),
          Map.entry("MensGoods", 35_266L),
          Map.entry("WomensGoods", 35_182L),
          Map.entry("Surburban", 28_776L),
          Map.entry("Urban", 25_661L),
          Map.entry("Rural", 9_563L),
          Map.entry("Web", 28_217L),
          Map.entry("Phone", 28_021L),
          Map.entry("Multichannel", 7_762L),
          Map.entry("SpentOrBoughtOnly", 0L),
          Map.entry("BoughtUnvisited", 0L),
          Map.entry("LoyalWomens", 7_419L),
          Map.entry("LoyalWomensMens", 2_440L),
          Map.entry("LoyalWomensWomens", 2_530L),
          Map.entry("LoyalWomensControl", 2_449L),
          Map.entry("NewbiesInTown", 15_597L));

  @Test
  void theScriptCountsAsItsSourceSays(@TempDir Path folder) throws Exception {
    Path data =
        Path.of(System.getProperty("wend.home", "."), "../shared/data/hillstrom/hillstrom.csv");
    assumeTrue(Files.exists(data), "the data folder is not here");
    Files.copy(data, folder.resolve("hillstrom.csv"));
    Path script = folder.resolve("hillstrom.wend");
    copyScript(script);
    Answer<RunAnswer> answer =
        new Session(Clock.systemUTC())
            .run(new RunRequest(script, Optional.empty(), Optional.empty()), Progress.NONE);
    RunAnswer run = (RunAnswer) assertInstanceOf(Answer.Given.class, answer).value();
    Map<String, Long> found = new TreeMap<>();
    run.audiences().forEach((name, audience) -> found.put(name, audience.size()));
    assertEquals(new TreeMap<>(COUNTS), found);
  }

  private static void copyScript(Path to) throws IOException {
    try (InputStream script = HillstromTest.class.getResourceAsStream("/hillstrom.wend")) {
      Files.write(to, script.readAllBytes());
    }
  }
}
