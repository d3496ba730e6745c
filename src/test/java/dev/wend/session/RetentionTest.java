package dev.wend.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.wend.load.Progress;
import dev.wend.store.Profiles;
import dev.wend.store.Store;
import dev.wend.store.StoreInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run frees the events that are no longer kept. */
class RetentionTest {
  private static final int OLD = Profiles.PAGE + 100;
  private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2026-03-20T00:00:00Z");

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("p.csv"), "key\na\nb\n");
    StringBuilder lines = new StringBuilder("key,at\n");
    for (int i = 0; i < OLD; i++) {
      lines.append("a,").append(FIRST.plusMillis(i)).append('\n');
    }
    lines.append("b,").append(LAST).append('\n');
    Files.writeString(folder.resolve("e.csv"), lines);
    Files.writeString(
        folder.resolve("s.wend"),
        """
        profile { key: string key }
        event Visit identified by key keep 10 days {}
        source P: csv "p.csv" into profile
        source E: csv "e.csv" into Visit { time = at }
        audience Busy = profiles where count(Visit) >= 100
        """);
  }

  @Test
  void whatIsTooOldGoesOnceAllHaveLooked() throws SessionException {
    RunAnswer answer = run(LAST.plus(Duration.ofDays(5)), false);
    assertEquals(new ChangesAnswer.Moves(1, 1, 0), answer.watched().get("Busy"));
    assertEquals(101, kept());
    run(LAST.plus(Duration.ofDays(5)), false);
    assertEquals(101, kept());
  }

  @Test
  void aDraftFreesNothing() throws SessionException {
    run(LAST.plus(Duration.ofDays(5)), true);
    assertEquals(OLD + 1, kept());
  }

  @Test
  void theClockOfTheWorldIsAsked() throws SessionException {
    run(FIRST.plus(Duration.ofDays(9)), false);
    assertEquals(OLD + 1, kept());
  }

  private RunAnswer run(Instant now, boolean draft) throws SessionException {
    RunRequest request =
        new RunRequest(
            folder.resolve("s.wend"),
            Optional.of(folder.resolve("store")),
            Optional.empty(),
            Optional.empty(),
            draft,
            List.of("Busy"));
    Session session = new Session(Clock.fixed(now, ZoneOffset.UTC));
    Answer<RunAnswer> answer = session.run(request, Progress.NONE);
    assertInstanceOf(Answer.Given.class, answer, () -> answer.problems().toString());
    return ((Answer.Given<RunAnswer>) answer).value();
  }

  private long kept() {
    try (Store store = Store.open(folder.resolve("store"))) {
      assertEquals(List.of(), store.check());
      List<StoreInfo.EventInfo> events = store.info().events();
      return events.get(0).events();
    }
  }
}
