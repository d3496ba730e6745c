package dev.wend.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.wend.load.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store is asked for what its people did without the script that declared it. */
class StoredEventsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-04-01T09:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private Path store;

  @BeforeEach
  void load() throws IOException, SessionException {
    Files.writeString(folder.resolve("p.csv"), "id\na\nb\n");
    Files.writeString(
        folder.resolve("e.ndjson"),
        """
        {"id": "a", "time": "2026-03-01T09:00:00Z", "lines": [{"sku": "x"}]}
        {"id": "b", "time": "2026-03-02T09:00:00Z"}
        """);
    Path script = folder.resolve("s.wend");
    Files.writeString(
        script,
        """
        profile { key: string key }
        event Visit identified by key keep 90000 days { lines: list<{ sku: string }> }
        event Stay identified by key keep 1500 milliseconds { room: int }
        business event Restocked { sku: string }
        source P: csv "p.csv" into profile { key = id }
        source E: ndjson "e.ndjson" into Visit { key = id, id = missing }
        """);
    store = folder.resolve("store");
    RunRequest request = new RunRequest(script, Optional.of(store), Optional.empty());
    assertInstanceOf(Answer.Given.class, new Session(CLOCK).run(request, Progress.NONE));
  }

  @Test
  void byAQuery() throws SessionException {
    assertEquals(2, count("profiles where count(Visit) = 1"));
    assertEquals(1, count("profiles where any Visit where any lines where sku = \"x\""));
    assertEquals(0, count("profiles where any Stay"));
  }

  @Test
  void atThePrompt() throws SessionException {
    Answer<Conversation> opened =
        Conversation.open(Optional.empty(), Optional.of(store), CLOCK, Progress.NONE);
    try (Conversation prompt = ((Answer.Given<Conversation>) opened).value()) {
      Answer<Reply> answer = prompt.ask(new Ask.Enter("count(Visit) = 1 and no Stay"));
      assertInstanceOf(Answer.Given.class, answer, () -> answer.problems().toString());
    }
  }

  private long count(String audience) throws SessionException {
    QueryRequest request = new QueryRequest(store, Optional.empty(), audience, 0, Optional.empty());
    Answer<QueryAnswer> answer = new Session(CLOCK).query(request);
    if (answer instanceof Answer.Given<QueryAnswer> given) {
      return given.value().count();
    }
    throw new AssertionError(answer.problems().toString());
  }
}
