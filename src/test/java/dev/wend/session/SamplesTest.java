package dev.wend.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.load.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every sample runs, and the first one counts right. */
class SamplesTest {
  private static final Path SAMPLES = Path.of(System.getProperty("wend.home", "."), "samples");

  @TestFactory
  List<DynamicTest> everySampleRuns() throws IOException {
    try (Stream<Path> all = Files.walk(SAMPLES)) {
      List<DynamicTest> tests =
          all.filter(p -> p.toString().endsWith(".wend"))
              .sorted()
              .map(p -> DynamicTest.dynamicTest(SAMPLES.relativize(p).toString(), () -> run(p)))
              .toList();
      assertFalse(tests.isEmpty(), "there are samples");
      return tests;
    }
  }

  @Test
  void theTestsOfTheSamplesPass() throws SessionException {
    TestAnswer answer =
        new Session(Clock.systemUTC())
            .test(new TestRequest(List.of(SAMPLES), Optional.empty(), 1, 1_000), Progress.NONE);
    assertEquals(List.of(), answer.problems());
    assertEquals(
        List.of(),
        answer.results().stream().filter(r -> !r.passed()).map(r -> r.message()).toList());
    assertTrue(answer.passed() >= 8);
  }

  private static RunAnswer run(Path script) throws SessionException {
    Answer<RunAnswer> answer =
        new Session(Clock.systemUTC())
            .run(new RunRequest(script, Optional.empty(), Optional.empty()), Progress.NONE);
    assertEquals(List.of(), answer.problems());
    RunAnswer run = (RunAnswer) assertInstanceOf(Answer.Given.class, answer).value();
    run.sources()
        .forEach(
            (name, source) -> {
              assertTrue(source.rows() > 0, name + " has rows");
              assertEquals(
                  source.rows(), source.loaded() + source.skipped(), name + " loads all its rows");
            });
    return run;
  }

  /** A row of customers.csv, split by hand. */
  private record Customer(String email, String phone, String name, String city, String year) {
    static Customer of(String line) {
      List<String> cells = new ArrayList<>();
      StringBuilder cell = new StringBuilder();
      boolean quoted = false;
      for (char c : (line + ",").toCharArray()) {
        if (c == '"') {
          quoted = !quoted;
        } else if (c == ',' && !quoted) {
          cells.add(cell.toString());
          cell.setLength(0);
        } else {
          cell.append(c);
        }
      }
      return new Customer(cells.get(1), cells.get(2), cells.get(4), cells.get(5), cells.get(6));
    }

    boolean isNear() {
      return city.equals("Atlanta") || city.equals("San Francisco") || city.equals("Seattle");
    }

    boolean isYoung() {
      return !year.isEmpty() && Integer.parseInt(year) > 1980;
    }
  }

  @Test
  void theStoreOpeningCountsAsTheFileDoes() throws Exception {
    List<Customer> customers =
        Files.readAllLines(SAMPLES.resolve("store-opening/customers.csv")).stream()
            .skip(1)
            .map(Customer::of)
            .toList();
    assertTrue(customers.stream().anyMatch(c -> c.year.equals("1980") && c.isNear()), "the edge");
    RunAnswer run = run(SAMPLES.resolve("store-opening/audience.wend"));
    assertEquals(customers.size(), run.profiles());
    Predicate<Customer> invited = c -> c.isNear() && c.isYoung();
    check(run, customers, "CityCustomers", invited);
    check(run, customers, "OlderNeighbours", c -> c.isNear() && !c.isYoung());
    check(run, customers, "NearTheStores", Customer::isNear);
    check(run, customers, "Elsewhere", c -> !c.isNear());
    check(run, customers, "NoCity", c -> c.city.isEmpty());
    check(run, customers, "NoYear", c -> c.year.isEmpty());
    check(run, customers, "ByMail", invited.and(c -> !c.email.isEmpty()));
    check(run, customers, "ByPhoneOnly", invited.and(c -> c.email.isEmpty() && !c.phone.isEmpty()));
    check(run, customers, "Unreachable", invited.and(c -> c.email.isEmpty() && c.phone.isEmpty()));
    check(run, customers, "ShopAddresses", c -> c.email.endsWith("@shop.example"));
    check(run, customers, "NamedWithComma", c -> c.name.contains(","));
    check(run, customers, "AnyCaseSeattle", c -> c.city.equalsIgnoreCase("seattle"));
    check(
        run,
        customers,
        "Millennials",
        c -> c.isNear() && c.isYoung() && Integer.parseInt(c.year) <= 1996);
    assertEquals(13, run.audiences().size(), "each audience is checked above");
  }

  private static void check(
      RunAnswer run, List<Customer> customers, String audience, Predicate<Customer> rule) {
    long expected = customers.stream().filter(rule).count();
    assertTrue(expected > 0, audience + " is not trivial");
    assertEquals(expected, run.audiences().get(audience).size(), audience);
  }
}
