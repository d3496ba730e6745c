package dev.wend.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wend.load.Progress;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SOURCE.txt tells of real customers. */
class RealDataTest {
  private static final Map<String, Long> HILLSTROM =
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

  private static final Map<String, Long> COMPLETE_JOURNEY =
      Map.ofEntries(
          Map.entry("Everybody", 801L),
          Map.entry("From19", 46L),
          Map.entry("From25", 142L),
          Map.entry("From35", 194L),
          Map.entry("From45", 288L),
          Map.entry("From55", 59L),
          Map.entry("From65", 72L),
          Map.entry("AgeUnknown", 0L),
          // the rest is not told by the source; it was counted by another program
          Map.entry("Families", 288L),
          Map.entry("NoKids", 513L),
          Map.entry("HomeUnknown", 233L));

  private static final Map<String, Long> CDNOW =
      Map.ofEntries(
          Map.entry("Everybody", 2_357L),
          Map.entry("Back0", 1_411L),
          Map.entry("Back1", 439L),
          Map.entry("Back2", 214L),
          Map.entry("Back3", 100L),
          Map.entry("Back4", 62L),
          Map.entry("Back5", 38L),
          Map.entry("Back6", 29L),
          Map.entry("Often", 64L),
          Map.entry("Once", 1_411L),
          Map.entry("Late", 0L));

  @TempDir Path folder;

  @Test
  void hillstromCounts() throws Exception {
    assertEquals(new TreeMap<>(HILLSTROM), run("hillstrom", "hillstrom.csv"));
  }

  @Test
  void completeJourneyCounts() throws Exception {
    assertEquals(new TreeMap<>(COMPLETE_JOURNEY), run("completejourney", "demographics.csv"));
  }

  @Test
  void cdnowCounts() throws Exception {
    assertEquals(new TreeMap<>(CDNOW), run("cdnow", "cdnow_customers_summary.csv"));
  }

  /** The sums of what people of a segment spent, over the rows that a query shows. */
  @Test
  void hillstromSpendsWhatItsSourceSays() throws Exception {
    run("hillstrom", "hillstrom.csv");
    assertEquals(new BigDecimal("30311.69"), spend("Mens"));
    assertEquals(new BigDecimal("23038.11"), spend("Womens"));
    assertEquals(new BigDecimal("13908.33"), spend("Control"));
    assertEquals(new BigDecimal("67258.13"), spend("Everybody"));
  }

  private BigDecimal spend(String audience) throws SessionException {
    Path script = folder.resolve("hillstrom.wend");
    QueryRequest request =
        new QueryRequest(
            folder.resolve("store"),
            Optional.of(script),
            audience + " with { spent = spend }",
            64_000,
            Optional.empty());
    Answer<QueryAnswer> answer = new Session(Clock.systemUTC()).query(request);
    QueryAnswer found = (QueryAnswer) assertInstanceOf(Answer.Given.class, answer).value();
    int column = found.columns().indexOf("spent");
    return found.rows().stream()
        .map(row -> (BigDecimal) row.get(column).orElseThrow())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Runs a script of the resources over a file of the data; the sizes of its audiences. */
  private Map<String, Long> run(String data, String file) throws Exception {
    Path home = Path.of(System.getProperty("wend.home", "."));
    Path from = home.resolve("../shared/data").resolve(data).resolve(file);
    assumeTrue(Files.exists(from), "the data folder is not here");
    Files.copy(from, folder.resolve(file));
    Path script = folder.resolve(data + ".wend");
    try (InputStream text = RealDataTest.class.getResourceAsStream("/" + data + ".wend")) {
      Files.write(script, text.readAllBytes());
    }
    RunRequest request =
        new RunRequest(script, Optional.of(folder.resolve("store")), Optional.empty());
    Answer<RunAnswer> answer = new Session(Clock.systemUTC()).run(request, Progress.NONE);
    RunAnswer run = (RunAnswer) assertInstanceOf(Answer.Given.class, answer).value();
    run.sources().forEach((name, source) -> assertEquals(source.rows(), source.loaded(), name));
    Map<String, Long> found = new TreeMap<>();
    run.audiences().forEach((name, audience) -> found.put(name, audience.size()));
    return found;
  }
}
