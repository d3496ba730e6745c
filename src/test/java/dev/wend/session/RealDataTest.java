package dev.wend.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wend.load.Progress;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

  /**
   * What campaigns led to; the counts of the first five are the source's, the rest another
   * program's.
   */
  private static final Map<String, Long> CAMPAIGNS =
      Map.ofEntries(
          Map.entry("Contacted", 1_559L),
          Map.entry("Redeemers", 410L),
          Map.entry("C18", 1_133L),
          Map.entry("C13", 1_077L),
          Map.entry("C8", 1_076L),
          Map.entry("RedeemedUncontacted", 0L),
          Map.entry("C18RedeemedElse", 0L),
          Map.entry("C13RedeemedElse", 0L),
          Map.entry("C8RedeemedElse", 0L),
          Map.entry("Everybody", 2_379L),
          Map.entry("C18Bought", 1_034L),
          Map.entry("C18Redeemed", 214L),
          Map.entry("C18BoughtOnly", 822L),
          Map.entry("C18Neither", 97L),
          Map.entry("C13Bought", 956L),
          Map.entry("C13Redeemed", 196L),
          Map.entry("C13BoughtOnly", 763L),
          Map.entry("C13Neither", 118L),
          Map.entry("C8Bought", 967L),
          Map.entry("C8Redeemed", 158L),
          Map.entry("C8BoughtOnly", 811L),
          Map.entry("C8Neither", 107L));

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

  /** The histogram of purchases is that of the summary, which is a file of its own. */
  @Test
  void cdnowPurchases() throws Exception {
    RunAnswer run = answer("cdnow", "cdnow-events", "CDNOW_sample.txt");
    assertEquals(6_919, run.sources().get("Purchases").loaded());
    assertEquals(6_919 - run.sources().get("Days").skipped(), run.sources().get("Days").loaded());
    Map<String, Long> back = sizes(run);
    CDNOW.forEach((name, size) -> assertEquals(size, back.getOrDefault(name, size), name));
    assertEquals(2_357, back.get("Totals"));
    assertEquals(0, back.get("Never"));
    assertEquals(new BigDecimal("244091.94"), sum("cdnow-events", "Totals", "spent"));
    assertEquals(new BigDecimal("16479"), sum("cdnow-events", "Totals", "cds"));
    assertEquals(new BigDecimal("6919"), sum("cdnow-events", "Totals", "times"));
  }

  /** Who was contacted, bought and redeemed; a second load of the same files changes nothing. */
  @Test
  void completeJourneyCampaigns() throws Exception {
    String[] files = {"campaigns.csv", "coupon_redemptions.csv", "transactions_sample.csv.gz"};
    RunAnswer run = answer("completejourney", "completejourney-events", files);
    assertEquals(new TreeMap<>(CAMPAIGNS), sizes(run));
    assertEquals(2_102, run.sources().get("Redemptions").loaded());
    assertEquals(792, run.sources().get("FirstRedemptions").loaded());
    assertEquals(75_000, run.sources().get("Sales").loaded());
    RunAnswer again = answer("completejourney", "completejourney-events", files);
    assertEquals(75_000, again.sources().get("Sales").skipped());
    assertEquals(new TreeMap<>(CAMPAIGNS), sizes(again));
  }

  /** Of 27 calls of `track` one is nobody's, two have one id; of 29 CloudEvents 15 are distinct. */
  @Test
  void envelopes() throws Exception {
    RunAnswer run =
        answer(
            "event-payloads",
            "envelopes",
            "segment/spec_examples.jsonl",
            "cloudevents/spec_examples.jsonl");
    assertEquals(25, run.sources().get("Tracks").loaded());
    assertEquals(1, run.sources().get("Tracks").rejected());
    assertEquals(15, run.sources().get("Clouds").loaded());
    assertEquals(0, run.sources().get("Clouds").rejected());
    assertEquals(
        Map.of("Everybody", 7L, "Tracked", 3L, "Installed", 1L, "Busy", 1L, "Reporters", 1L),
        sizes(run));
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
    return sum("hillstrom", audience + " with { spent = spend }", "spent");
  }

  /** The sum of a column over all members that the store of a run has. */
  private BigDecimal sum(String script, String audience, String name) throws SessionException {
    QueryRequest request =
        new QueryRequest(
            folder.resolve("store"),
            Optional.of(folder.resolve(script + ".wend")),
            audience,
            64_000,
            Optional.of(Moment.parse("2020-01-01T00:00Z").orElseThrow()));
    Answer<QueryAnswer> answer = new Session(Clock.systemUTC()).query(request);
    QueryAnswer found = (QueryAnswer) assertInstanceOf(Answer.Given.class, answer).value();
    int column = found.columns().indexOf(name);
    return found.rows().stream()
        .map(row -> new BigDecimal(row.get(column).orElseThrow().toString()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Runs a script of the resources over a file of the data; the sizes of its audiences. */
  private Map<String, Long> run(String data, String file) throws Exception {
    RunAnswer run = answer(data, data, file);
    run.sources().forEach((name, source) -> assertEquals(source.rows(), source.loaded(), name));
    return sizes(run);
  }

  private static Map<String, Long> sizes(RunAnswer run) {
    Map<String, Long> found = new TreeMap<>();
    run.audiences().forEach((name, audience) -> found.put(name, audience.size()));
    return found;
  }

  private RunAnswer answer(String data, String name, String... files) throws Exception {
    Path home = Path.of(System.getProperty("wend.home", "."));
    for (String file : files) {
      Path from = home.resolve("../shared/data").resolve(data).resolve(file);
      assumeTrue(Files.exists(from), "the data folder is not here");
      Path to = folder.resolve(file);
      Files.createDirectories(to.getParent());
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
    Path script = folder.resolve(name + ".wend");
    try (InputStream text = RealDataTest.class.getResourceAsStream("/" + name + ".wend")) {
      Files.write(script, text.readAllBytes());
    }
    RunRequest request =
        new RunRequest(script, Optional.of(folder.resolve("store")), Optional.empty());
    Answer<RunAnswer> answer = new Session(Clock.systemUTC()).run(request, Progress.NONE);
    return (RunAnswer) assertInstanceOf(Answer.Given.class, answer).value();
  }
}
