package dev.wend.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.wend.load.Progress;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What is appended to an audience twice is there once. */
class AppendTest {
  private static final String PEOPLE =
      """
      profile { id: string key, city: string, points: int }
      source People: csv "people.csv" into profile
      """;

  private static Path folder;

  private final Session session =
      new Session(Clock.fixed(Instant.parse("2026-03-01T09:00:00Z"), ZoneOffset.UTC));

  /** One store for all tries: each begins with a replacement. */
  @BeforeContainer
  static void people() throws IOException {
    folder = Files.createTempDirectory("append");
    String rows =
        IntStream.range(0, 60)
            .mapToObj(i -> i + "," + (i % 7 == 0 ? "" : "c" + i % 5) + "," + i * i % 17 + "\n")
            .collect(Collectors.joining());
    Files.writeString(folder.resolve("people.csv"), "id,city,points\n" + rows);
  }

  @AfterContainer
  static void remove() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }

  @Property(tries = 10)
  void appendedTwiceIsAppendedOnce(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    String first = population(random);
    String append = "save audience A from " + population(random) + " update append";
    run("save audience A from " + first + " create or update replace\n" + append);
    QueryAnswer once = members();
    run(append);
    assertEquals(once, members(), () -> first + "\n" + append);
    run(append + "\n" + append);
    assertEquals(once, members(), () -> first + "\n" + append);
  }

  private static String population(Random random) {
    String condition =
        switch (random.nextInt(4)) {
          case 0 -> "points > " + random.nextInt(18);
          case 1 -> "city in (\"c1\", \"c" + random.nextInt(5) + "\")";
          case 2 -> "city is missing";
          default -> "not (points % 3 = " + random.nextInt(3) + ")";
        };
    String columns =
        switch (random.nextInt(5)) {
          case 0 -> "";
          case 1 -> " with { x = points * " + random.nextInt(4) + " }";
          case 2 -> " with { y = city + \"" + random.nextInt(3) + "\" }";
          case 3 -> " with { x = div(points, points % 2), y = city }";
          default -> " with { y = \"z\", z = points > " + random.nextInt(9) + " }";
        };
    String members = "profiles where " + condition + columns;
    return random.nextInt(3) > 0
        ? members
        : "(top " + random.nextInt(20) + " of (" + members + ") by points)";
  }

  private void run(String steps) throws Exception {
    Path script = folder.resolve("s.wend");
    Files.writeString(script, PEOPLE + steps);
    RunRequest request =
        new RunRequest(
            script,
            Optional.of(folder.resolve("store")),
            Optional.empty(),
            Optional.empty(),
            false,
            List.of());
    Answer<RunAnswer> answer = session.run(request, Progress.NONE);
    assertInstanceOf(Answer.Given.class, answer, () -> steps + answer);
  }

  private QueryAnswer members() throws Exception {
    Answer<QueryAnswer> answer =
        session.query(
            new QueryRequest(
                folder.resolve("store"), Optional.empty(), "A", 100, Optional.empty()));
    return (QueryAnswer) assertInstanceOf(Answer.Given.class, answer, answer::toString).value();
  }
}
