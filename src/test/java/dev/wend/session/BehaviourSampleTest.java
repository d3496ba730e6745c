package dev.wend.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.load.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The audiences of samples/behaviour, counted over its files by hand. */
class BehaviourSampleTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("wend.home", "."), "samples", "behaviour");
  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  /**
   * @param several whether a line of it is of more than one piece
   */
  private record Event(Instant time, String product, double price, boolean several) {
    boolean follows(Event before, Duration after, Duration within) {
      return !time.isBefore(before.time.plus(after)) && time.isBefore(before.time.plus(within));
    }
  }

  /** What one person did, by time. */
  private record Person(List<Event> views, List<Event> carts, List<Event> buys) {
    Optional<Event> last() {
      return buys.isEmpty() ? Optional.empty() : Optional.of(buys.get(buys.size() - 1));
    }
  }

  private final Map<String, Person> people = new TreeMap<>();

  @Test
  void countsAsTheFilesDo() throws Exception {
    read();
    Answer<RunAnswer> answer =
        new Session(Clock.systemUTC())
            .run(
                new RunRequest(
                    FOLDER.resolve("behaviour.wend"), Optional.empty(), Optional.empty()),
                Progress.NONE);
    RunAnswer run = (RunAnswer) assertInstanceOf(Answer.Given.class, answer).value();
    Instant now = run.until();
    assertEquals(last(), now, "time ends at the last event");
    check(run, "Loyal", p -> since(p.buys, now, 90).filter(b -> b.price > 50).count() >= 3);
    check(run, "BigSpender", p -> p.buys.stream().mapToDouble(Event::price).sum() > 500);
    check(run, "Lapsed", p -> p.last().isPresent() && since(p.buys, now, 30).count() == 0);
    check(run, "LongLapsed", p -> p.last().isPresent() && since(p.buys, now, 44).count() == 0);
    check(run, "Abandoned", p -> since(p.carts, now, 30).anyMatch(c -> isAbandoned(c, p, now)));
    check(run, "Funnel", BehaviourSampleTest::isFunnel);
    check(run, "LastBought", p -> p.last().filter(b -> isRecentTent(b, now)).isPresent());
    check(run, "SeveralAtOnce", p -> p.buys.stream().anyMatch(b -> b.price > 150 && b.several));
    LocalDate month = now.atZone(ZONE).toLocalDate().withDayOfMonth(1).minusMonths(1);
    check(run, "Quiet", p -> p.views.stream().noneMatch(v -> isIn(v, month)));
    assertEquals(9, run.audiences().size(), "each audience is checked above");
  }

  private Instant last() {
    return people.values().stream()
        .flatMap(p -> Stream.of(p.views, p.carts, p.buys).flatMap(List::stream))
        .map(Event::time)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static Stream<Event> since(List<Event> events, Instant now, int days) {
    return events.stream().filter(e -> e.time.isAfter(now.minus(Duration.ofDays(days))));
  }

  private static boolean isAbandoned(Event cart, Person person, Instant now) {
    Duration day = Duration.ofDays(1);
    return !cart.time.plus(day).isAfter(now)
        && person.buys.stream()
            .noneMatch(b -> b.product.equals(cart.product) && b.follows(cart, Duration.ZERO, day));
  }

  private static boolean isFunnel(Person p) {
    Duration two = Duration.ofDays(2);
    for (Event view : p.views) {
      for (Event cart : p.carts) {
        boolean bought = p.buys.stream().anyMatch(b -> b.follows(cart, Duration.ZERO, two));
        if (cart.follows(view, Duration.ofHours(1), two) && bought) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isRecentTent(Event bought, Instant now) {
    LocalDate day = bought.time.atZone(ZONE).toLocalDate();
    return bought.product.equals("tent")
        && ChronoUnit.DAYS.between(day, now.atZone(ZONE).toLocalDate()) < 30;
  }

  private static boolean isIn(Event event, LocalDate month) {
    return event.time.atZone(ZONE).toLocalDate().withDayOfMonth(1).equals(month);
  }

  private void check(RunAnswer run, String audience, Predicate<Person> rule) {
    long expected = people.values().stream().filter(rule).count();
    assertTrue(expected > 0 && expected < people.size(), audience + " is not trivial");
    assertEquals(expected, run.audiences().get(audience).size(), audience);
  }

  // ---- the files

  private void read() throws IOException {
    for (String line : lines("customers.csv").skip(1).toList()) {
      people.put(
          line.split(",", -1)[1],
          new Person(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
    }
    for (String line : lines("visits.csv").skip(1).toList()) {
      String[] cells = line.split(",", -1);
      people.get(cells[1]).views.add(new Event(Instant.parse(cells[0]), cells[2], 0, false));
    }
    lines("carts.ndjson").forEach(l -> people.get(text(l, "email")).carts.add(event(l)));
    Set<String> ids = new HashSet<>();
    lines("purchases.ndjson")
        .filter(l -> ids.add(text(l, "id")))
        .forEach(l -> people.get(text(l, "mail").toLowerCase(Locale.ROOT)).buys.add(event(l)));
    people.values().forEach(p -> p.buys.sort(Comparator.comparing(Event::time)));
  }

  private static Stream<String> lines(String file) throws IOException {
    return Files.readAllLines(FOLDER.resolve(file)).stream();
  }

  private static Event event(String line) {
    boolean isPurchase = line.contains("\"price\"");
    return new Event(
        Instant.parse(text(line, "time")),
        text(line, "product"),
        isPurchase ? Double.parseDouble(found(line, "\"price\": ([0-9.]+)")) : 0,
        Pattern.compile("\"quantity\": ([2-9]|[1-9][0-9])").matcher(line).find());
  }

  private static String text(String line, String name) {
    return found(line, "\"" + name + "\": \"([^\"]*)\"");
  }

  private static String found(String line, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(line);
    assertTrue(matcher.find(), line);
    return matcher.group(1);
  }
}
