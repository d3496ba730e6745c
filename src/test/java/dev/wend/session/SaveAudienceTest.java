package dev.wend.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.wend.load.Progress;
import dev.wend.session.RunAnswer.AudienceCount;
import dev.wend.store.SavedAudience;
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

/** Steps that save audiences, over a store that stays. */
class SaveAudienceTest {
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  private static final String PEOPLE =
      """
      profile { id: string key, city: string, points: int }
      source People: csv "people.csv" into profile
      """;

  @TempDir Path folder;

  private final Session session = new Session(Clock.fixed(NOW, ZoneOffset.UTC));

  @BeforeEach
  void people() throws Exception {
    Files.writeString(
        folder.resolve("people.csv"), "id,city,points\na,Rome,5\nb,Oslo,20\nc,Rome,30\nd,,\n");
  }

  private Answer<RunAnswer> answer(String steps, boolean draft) throws Exception {
    Path script = folder.resolve("s.wend");
    Files.writeString(script, PEOPLE + steps);
    RunRequest request =
        new RunRequest(
            script,
            Optional.of(folder.resolve("store")),
            Optional.empty(),
            Optional.empty(),
            draft,
            List.of());
    return session.run(request, Progress.NONE);
  }

  private RunAnswer run(String steps) throws Exception {
    Answer<RunAnswer> answer = answer(steps, false);
    return (RunAnswer) assertInstanceOf(Answer.Given.class, answer, answer::toString).value();
  }

  private QueryAnswer query(String population) throws Exception {
    Answer<QueryAnswer> answer =
        session.query(
            new QueryRequest(
                folder.resolve("store"), Optional.empty(), population, 10, Optional.empty()));
    return (QueryAnswer) assertInstanceOf(Answer.Given.class, answer, answer::toString).value();
  }

  private List<SavedAudience> audiences() throws Exception {
    return session.audiences(folder.resolve("store"));
  }

  @Test
  void anAudienceIsSavedWithItsColumnsAndStays() throws Exception {
    RunAnswer run =
        run(
            """
            rich = profiles where points > 10 with { twice = points * 2, town = city + "!" }
            save audience Rich from rich create or update replace
            audience Both = profiles where in audience Rich and city = "Rome"
            """);
    assertEquals(1, run.audiences().get("Both").size());
    assertEquals(
        new AudienceCount(2, "profile", "list", List.of("twice", "town")),
        run.audiences().get("Rich"));
    assertEquals(2, query("Rich").count());
    QueryAnswer found = query("Rich where twice > 50");
    assertEquals(List.of("id", "twice", "town"), found.columns());
    assertEquals(
        List.of(List.of(Optional.of("c"), Optional.of(60L), Optional.of("Rome!"))), found.rows());
    assertEquals(NOW, audiences().get(0).saved());
  }

  @Test
  void anotherScriptNamesWhatTheStoreHas() throws Exception {
    run("save audience Romans from profiles where city = \"Rome\" create or update replace");
    RunAnswer run = run("audience Others = profiles where not in audience Romans\n");
    assertEquals(2, run.audiences().get("Others").size());
  }

  @Test
  void appendKeepsAndAddsOnce() throws Exception {
    String append = "save audience A from profiles where city = \"Oslo\" update append";
    run("save audience A from profiles where city = \"Rome\" create or update replace");
    run(append);
    assertEquals(3, query("A").count());
    run(append);
    assertEquals(3, query("A").count());
    run("save audience A from profiles where city = \"Oslo\" update replace");
    assertEquals(1, query("A").count());
  }

  @Test
  void whoIsAddedAgainKeepsColumnsThatAreNotGiven() throws Exception {
    run("save audience A from profiles with { x = points } create or update replace");
    run("save audience A from profiles where id = \"a\" with { y = 1 } update append");
    QueryAnswer found = query("A where x = 5");
    assertEquals(List.of("id", "x", "y"), found.columns());
    assertEquals(
        List.of(List.of(Optional.of("a"), Optional.of(5L), Optional.of(1L))), found.rows());
  }

  @Test
  void sinceWhenAMemberIsInItIsKept() throws Exception {
    String rome = "from profiles where city = \"Rome\" create or update ";
    run("save audience A " + rome + "replace");
    Files.writeString(folder.resolve("people.csv"), "id,city,points\na,Oslo,5\nb,Rome,20\n");
    late(Duration.ofDays(3), "save audience A " + rome + "replace");
    Files.writeString(folder.resolve("people.csv"), "id,city,points\na,Rome,5\nd,Rome,1\n");
    late(Duration.ofDays(5), "save audience A " + rome + "append");
    assertEquals(List.of("c"), held(Duration.ofDays(7), "7 days"));
    assertEquals(List.of(), held(Duration.ofDays(7).minusMillis(1), "7 days"));
    assertEquals(List.of("b", "c"), held(Duration.ofDays(10), "7 days"));
    assertEquals(List.of("a", "b", "c", "d"), held(Duration.ofDays(12), "7 days"));
    assertEquals(List.of("c"), held(Duration.ofDays(31), "1 month"));
    assertEquals(List.of("b", "c"), held(Duration.ofDays(34), "1 month"));
    assertEquals(List.of(), query("A").columns().stream().filter(c -> c.isEmpty()).toList());
  }

  private void late(Duration by, String steps) throws Exception {
    Path script = folder.resolve("s.wend");
    Files.writeString(script, PEOPLE + steps);
    RunRequest request =
        new RunRequest(script, Optional.of(folder.resolve("store")), Optional.empty());
    Clock later = Clock.fixed(NOW.plus(by), ZoneOffset.UTC);
    assertInstanceOf(Answer.Given.class, new Session(later).run(request, Progress.NONE));
  }

  /** Who is in it for so long, so long after it was saved first. */
  private List<Object> held(Duration after, String length) throws Exception {
    String population = "profiles where in audience A for at least " + length;
    Answer<QueryAnswer> answer =
        session.query(
            new QueryRequest(
                folder.resolve("store"),
                Optional.empty(),
                population,
                10,
                Moment.parse(NOW.plus(after).toString())));
    QueryAnswer found =
        (QueryAnswer) assertInstanceOf(Answer.Given.class, answer, answer::toString).value();
    return found.rows().stream().map(row -> row.get(0).orElseThrow()).toList();
  }

  @Test
  void updateNeverCreates() throws Exception {
    String update = "save audience A from profiles update replace";
    Answer<RunAnswer> answer = answer(update, false);
    assertEquals("E-no-audience", answer.problems().get(0).fault().id());
    run("save audience A from profiles create or update replace\n" + update);
    assertEquals(4, query("A").count());
  }

  @Test
  void anAudienceMayBeSavedFromItself() throws Exception {
    run("save audience A from profiles with { x = points } create or update replace");
    run("save audience A from A where x > 10 update replace");
    assertEquals(2, query("A").count());
    assertEquals(List.of("id", "x"), query("A").columns());
  }

  @Test
  void aDraftSavesNothing() throws Exception {
    Answer<RunAnswer> answer =
        answer("save audience A from profiles create or update replace", true);
    RunAnswer run = (RunAnswer) assertInstanceOf(Answer.Given.class, answer).value();
    assertEquals(
        List.of(new RunAnswer.Saved("A", 4, "profile", List.of(), "replace", false)), run.saved());
    assertEquals(List.of(), audiences());
  }

  @Test
  void aTransitionIsThePopulationThatWasGiven() throws Exception {
    run(
        """
        saved = save audience A from profiles where points > 10 create or update replace
        save audience B from saved where city = "Rome" create or update replace
        """);
    assertEquals(1, query("B").count());
  }

  @Test
  void placesOfStepsThatGaveNoValueAreTold() throws Exception {
    RunAnswer run =
        run(
            """
            rates = profiles where 60 / (points - 20) > 0 with { rate = 1 / (points - 30) }
            save audience A from rates with { twice = 2 / (points - 30) } create or update replace
            """);
    assertEquals(
        List.of("3:24 1", "3:61 1", "4:43 1"),
        run.missing().stream().map(m -> m.line() + ":" + m.column() + " " + m.count()).toList());
  }
}
