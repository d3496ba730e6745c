package dev.wend.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.diag.Diagnostic;
import dev.wend.load.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests and answers, without a terminal. */
class ConversationTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T09:00:00Z"), ZoneOffset.UTC);

  private static final String SCRIPT =
      """
      namespace card
      profile {
        id: string key
        card: string identity card
        city: string
        points: int
        tier: enum("gold", "basic") default "basic"
      }
      let Cities = ("Rome", "Oslo")
      audience Near = profiles where city in Cities
      source People: csv "people.csv" into profile
      """;

  private static final String PEOPLE =
      """
      id,card,city,points
      1,c1,Rome,10
      2,c2,Oslo,
      3,,Bonn,30
      """;

  @TempDir private Path folder;
  private Path script;

  @BeforeEach
  void write() throws IOException {
    script = Files.writeString(folder.resolve("people.wend"), SCRIPT);
    Files.writeString(folder.resolve("people.csv"), PEOPLE);
  }

  private Conversation open() throws SessionException {
    return open(Optional.of(script), Optional.empty());
  }

  private static Conversation open(Optional<Path> script, Optional<Path> store)
      throws SessionException {
    Answer<Conversation> answer = Conversation.open(script, store, CLOCK, Progress.NONE);
    if (answer instanceof Answer.Given<Conversation> given) {
      return given.value();
    }
    throw new AssertionError(answer.problems().toString());
  }

  private static <T extends Reply> T ask(Conversation conversation, Ask ask, Class<T> kind)
      throws SessionException {
    Answer<Reply> answer = conversation.ask(ask);
    assertTrue(answer instanceof Answer.Given, () -> answer.problems().toString());
    return assertInstanceOf(kind, ((Answer.Given<Reply>) answer).value());
  }

  private static List<Diagnostic> refused(Conversation conversation, String text)
      throws SessionException {
    Answer<Reply> answer = conversation.ask(new Ask.Enter(text));
    assertInstanceOf(Answer.Refused.class, answer, text);
    return answer.problems();
  }

  private static Reply.Size size(Conversation conversation, String text) throws SessionException {
    return ask(conversation, new Ask.Enter(text), Reply.Members.class).size();
  }

  @Test
  void aPopulationIsCountedAndShown() throws SessionException {
    try (Conversation conversation = open()) {
      Reply.Members near = ask(conversation, new Ask.Enter("Near"), Reply.Members.class);
      assertEquals(new Reply.Size(2, 3, "profiles"), near.size());
      assertEquals(List.of("id", "card", "city", "points", "tier"), near.columns());
      assertEquals(Optional.of("Rome"), near.rows().get(0).get(2));
      assertEquals(Optional.empty(), near.rows().get(1).get(3));
    }
  }

  @Test
  void aConditionIsCountedAndAnotherExpressionShown() throws SessionException {
    try (Conversation conversation = open()) {
      Reply.Holds holds = ask(conversation, new Ask.Enter("points > 10"), Reply.Holds.class);
      assertEquals(new Reply.Size(1, 3, "profiles"), holds.size());
      Reply.Values values = ask(conversation, new Ask.Enter("points * 2"), Reply.Values.class);
      assertEquals(
          List.of(List.of("1", "20"), List.of("2", "missing"), List.of("3", "60")), values.rows());
    }
  }

  @Test
  void anExpressionIsAboutTheProfileThatWasChosen() throws SessionException {
    try (Conversation conversation = open()) {
      Reply.Profile profile = ask(conversation, new Ask.As("3"), Reply.Profile.class);
      assertEquals("3", profile.key());
      assertEquals(Optional.of("3"), conversation.profile());
      Reply.Value value = ask(conversation, new Ask.Enter("points * 2"), Reply.Value.class);
      assertEquals("60", value.value().text());
      assertEquals(
          2, ask(conversation, new Ask.As("in audience Near"), Reply.Profile.class).fitting());
      ask(conversation, new Ask.AsEverybody(), Reply.Everybody.class);
      assertEquals(Optional.empty(), conversation.profile());
    }
  }

  @Test
  void whatIsDeclaredAgainTakesItsPlaceAndIsPassedOn() throws SessionException {
    try (Conversation conversation = open()) {
      assertEquals(new Reply.Size(2, 3, "profiles"), size(conversation, "Near"));
      declare(conversation, "let Cities = (\"Bonn\", \"Bern\")");
      assertEquals(new Reply.Size(1, 3, "profiles"), size(conversation, "Near"));
      ask(conversation, new Ask.Reset(), Reply.Opened.class);
      assertEquals(new Reply.Size(2, 3, "profiles"), size(conversation, "Near"));
    }
  }

  @Test
  void aMistakeElsewhereIsToldThereAndChangesNothing() throws SessionException {
    try (Conversation conversation = open()) {
      List<Diagnostic> problems = refused(conversation, "let Cities = 5");
      assertTrue(problems.stream().allMatch(p -> p.span().end() <= p.source().text().length()));
      List<Diagnostic> broken = refused(conversation, "\n\naudience Far = profiles where cty = 1");
      assertEquals("input", broken.get(0).source().name());
      assertEquals(3, broken.get(0).line());
      assertEquals(31, broken.get(0).column());
      String withoutCity = "profile {\n id: string key\n}";
      Diagnostic elsewhere = refused(conversation, withoutCity).get(0);
      assertEquals(script.toString(), elsewhere.source().name());
      assertEquals("city", elsewhere.source().slice(elsewhere.span()));
      assertEquals(new Reply.Size(2, 3, "profiles"), size(conversation, "Near"));
    }
  }

  @Test
  void aProfileDeclaredAgainMayHaveMoreFields() throws SessionException {
    try (Conversation conversation = open()) {
      String more = SCRIPT.substring(SCRIPT.indexOf("profile"), SCRIPT.indexOf("let"));
      ask(conversation, new Ask.Enter(more.replace("}", "  age: int\n}")), Reply.Declared.class);
      assertEquals(
          new Reply.Size(3, 3, "profiles"), size(conversation, "profiles where age is missing"));
    }
  }

  @Test
  void aSourceLoadsWhenItIsDeclared() throws Exception {
    Files.writeString(folder.resolve("more.csv"), "id,city\n4,Rome\n,Rome\n");
    try (Conversation conversation = open()) {
      String source = "source More: csv \"" + folder.resolve("more.csv") + "\" into profile";
      Reply.Declared declared = ask(conversation, new Ask.Enter(source), Reply.Declared.class);
      assertEquals(1, declared.sources().get("More").loaded());
      declared.sources().get("More").rejects().ifPresent(file -> file.toFile().delete());
      assertEquals(new Reply.Size(3, 4, "profiles"), size(conversation, "Near"));
    }
  }

  @Test
  void aSourceThatDoesNotFitIsRefused() throws Exception {
    Files.writeString(folder.resolve("more.csv"), "id,city\n4,Rome\n");
    try (Conversation conversation = open()) {
      String file = folder.resolve("more.csv").toString();
      String source = "source More: csv \"" + file + "\" into profile { points = scores }";
      Diagnostic problem = refused(conversation, source).get(0);
      assertEquals("points = scores", problem.source().slice(problem.span()));
      assertEquals(new Reply.Size(3, 3, "profiles"), size(conversation, "profiles"));
    }
  }

  @Test
  void aStoreIsExploredByItsOwnFields() throws SessionException {
    Path store = folder.resolve("store");
    open(Optional.of(script), Optional.of(store)).close();
    try (Conversation conversation = open(Optional.empty(), Optional.of(store))) {
      assertEquals(
          new Reply.Size(1, 3, "profiles"), size(conversation, "profiles where card = \"c2\""));
      assertEquals(
          new Reply.Size(3, 3, "profiles"), size(conversation, "profiles where tier = \"basic\""));
      declare(conversation, "audience A = profiles where points > 0");
      assertEquals(new Reply.Size(2, 3, "profiles"), size(conversation, "A"));
    }
  }

  @Test
  void aStoreIsFreeAgainAfterwards() throws SessionException {
    Path store = folder.resolve("store");
    try (Conversation conversation = open(Optional.of(script), Optional.of(store))) {
      assertThrows(SessionException.class, () -> open(Optional.empty(), Optional.of(store)));
      assertEquals(3, conversation.overview().profiles());
    }
    open(Optional.empty(), Optional.of(store)).close();
  }

  @Test
  void aScriptWithMistakesBeginsNothing() throws Exception {
    Files.writeString(script, SCRIPT + "audience B = profiles where cty = 1\n");
    Answer<Conversation> answer =
        Conversation.open(Optional.of(script), Optional.empty(), CLOCK, Progress.NONE);
    assertInstanceOf(Answer.Refused.class, answer);
    assertEquals("cty", answer.problems().get(0).source().slice(answer.problems().get(0).span()));
  }

  @Test
  void aLoadCanBeStopped() throws Exception {
    Files.writeString(folder.resolve("more.csv"), "id,city\n4,Rome\n");
    Stopping stopping = new Stopping(new ArrayList<>());
    Answer<Conversation> answer =
        Conversation.open(Optional.of(script), Optional.empty(), CLOCK, stopping);
    try (Conversation conversation = ((Answer.Given<Conversation>) answer).value()) {
      stopping.conversations().add(conversation);
      String source = "source More: csv \"" + folder.resolve("more.csv") + "\" into profile";
      SessionException stopped =
          assertThrows(SessionException.class, () -> conversation.ask(new Ask.Enter(source)));
      assertEquals("It was stopped.", stopped.getMessage());
      assertEquals(new Reply.Size(3, 3, "profiles"), size(conversation, "profiles"));
    }
  }

  /** Stops conversations when a load of theirs begins. */
  private record Stopping(List<Conversation> conversations) implements Progress {
    @Override
    public void begin(String work, long amount, Unit unit) {
      conversations.forEach(Conversation::stop);
    }

    @Override
    public void more(long amount) {}

    @Override
    public void end() {}
  }

  @Test
  void theTimeIsWhatWasSaid() throws SessionException {
    try (Conversation conversation = open()) {
      ask(conversation, new Ask.At(Moment.parse("2020-02-03")), Reply.Now.class);
      Reply.Value day = ask(conversation, new Ask.Enter("today"), Reply.Value.class);
      assertEquals("2020-02-03", day.value().text());
      ask(conversation, new Ask.At(Optional.empty()), Reply.Now.class);
      day = ask(conversation, new Ask.Enter("today"), Reply.Value.class);
      assertEquals("2026-03-01", day.value().text());
    }
  }

  private static void declare(Conversation conversation, String text) throws SessionException {
    ask(conversation, new Ask.Enter(text), Reply.Declared.class);
  }

  @Test
  void anAudienceThatIsSavedIsTheStoresFromThenOn() throws SessionException {
    Path store = folder.resolve("store");
    try (Conversation conversation = open(Optional.of(script), Optional.of(store))) {
      declare(conversation, "some = profiles where points > 5");
      declare(
          conversation,
          "save audience Some from some with { twice = points * 2 } create or update replace");
      declare(conversation, "save audience Some from Some where twice > 30 update replace");
      declare(conversation, "audience Rest = some where not in audience Some");
      assertEquals(new Reply.Size(1, 3, "profiles"), size(conversation, "Rest"));
    }
    try (Conversation conversation = open(Optional.empty(), Optional.of(store))) {
      assertEquals(List.of("Some"), words(conversation, "in audience "));
      assertEquals(new Reply.Size(1, 3, "profiles"), size(conversation, "Some where twice > 50"));
      assertEquals(new Reply.Size(0, 3, "profiles"), size(conversation, "Some where twice > 60"));
      Reply.Members some = ask(conversation, new Ask.Enter("Some"), Reply.Members.class);
      assertEquals(List.of("id", "card", "twice"), some.columns());
      assertEquals(Optional.of(60L), some.rows().get(0).get(2));
      Reply.Holds others =
          ask(conversation, new Ask.Enter("not in audience Some"), Reply.Holds.class);
      assertEquals(2, others.size().count());
    }
  }

  @Test
  void aStepThatBreaksWhatIsDeclaredIsNotDone() throws SessionException {
    try (Conversation conversation = open()) {
      declare(
          conversation,
          "save audience A from profiles with { x = points } create or update replace");
      declare(conversation, "audience High = A where x > 20");
      String without = "save audience A from profiles with { y = 1 } update replace";
      Diagnostic problem = refused(conversation, without).get(0);
      assertEquals("x", problem.source().slice(problem.span()));
      assertEquals(new Reply.Size(1, 3, "profiles"), size(conversation, "High"));
      assertEquals(
          "E-no-audience",
          refused(conversation, without.replace(" A ", " B ")).get(0).fault().id());
    }
  }

  @Test
  void resettingForgetsPopulationsAndKeepsWhatIsSaved() throws SessionException {
    try (Conversation conversation = open()) {
      declare(conversation, "some = profiles where points > 5");
      declare(conversation, "save audience Kept from some create or update replace");
      ask(conversation, new Ask.Reset(), Reply.Opened.class);
      assertEquals(new Reply.Size(2, 3, "profiles"), size(conversation, "Kept"));
      refused(conversation, "some");
    }
  }

  @Test
  void stepsOfAScriptAreDoneInATemporaryStoreOnly() throws Exception {
    Files.writeString(script, SCRIPT + "save audience Close from Near create or update replace\n");
    try (Conversation conversation = open()) {
      assertEquals(0, conversation.overview().waiting());
      assertEquals(new Reply.Size(2, 3, "profiles"), size(conversation, "Close"));
    }
    Path store = folder.resolve("store");
    try (Conversation conversation = open(Optional.of(script), Optional.of(store))) {
      assertEquals(1, conversation.overview().waiting());
      declare(conversation, "save audience Other from Near create or update replace");
      assertEquals(1, conversation.overview().waiting());
      assertEquals(new Reply.Size(0, 3, "profiles"), size(conversation, "Close"));
    }
    assertEquals(
        List.of("Other"),
        StoredAudiences.list(store).stream().map(audience -> audience.name()).toList());
  }

  @Test
  void rowsOfAnEntityAreCountedAmongThemselves() throws Exception {
    Files.writeString(folder.resolve("homes.csv"), "home,size\n1,2\n2,5\n");
    Files.writeString(
        script,
        "entity Household { home: string key, size: int }\n"
            + "source Homes: csv \"homes.csv\" into Household\n"
            + "audience Large = households where size > 3\n"
            + SCRIPT);
    try (Conversation conversation = open()) {
      Reply.Members large = ask(conversation, new Ask.Enter("Large"), Reply.Members.class);
      assertEquals(new Reply.Size(1, 2, "households"), large.size());
      assertEquals(List.of("home", "size"), large.columns());
      assertEquals(List.of(Optional.of("2"), Optional.of(5L)), large.rows().get(0));
      Reply.Lines told =
          ask(conversation, new Ask.Describe(Optional.of("Large")), Reply.Lines.class);
      assertEquals("1 of 2 households", told.lines().get(1));
      declare(conversation, "save audience Big from Large create or update replace");
      assertEquals(new Reply.Size(1, 2, "households"), size(conversation, "Big"));
    }
  }

  @Test
  void suggestionsAreWhatGoesOn() throws SessionException {
    try (Conversation conversation = open()) {
      assertEquals(List.of("Cities", "city"), words(conversation, "points > 1 and Ci"));
      assertEquals(List.of("Near"), words(conversation, "in audience "));
      assertEquals(List.of("points"), words(conversation, "profile.po"));
      assertEquals(List.of(), words(conversation, "city = \"Ci"));
      assertEquals(List.of(), words(conversation, "// Ci"));
      assertTrue(words(conversation, "aud").contains("audience"));
      Suggestion upper = conversation.suggestions("upp", 3).get(0);
      assertEquals(new Suggestion("upper", "function", "upper(text: string): string"), upper);
    }
  }

  private static List<String> words(Conversation conversation, String text) {
    return conversation.suggestions(text, text.length()).stream().map(Suggestion::word).toList();
  }

  @Test
  void hostileTextIsRefused() throws SessionException {
    try (Conversation conversation = open()) {
      for (String text :
          List.of(
              "(".repeat(20_000) + "1" + ")".repeat(20_000),
              "[".repeat(20_000),
              "audience A = " + "(".repeat(20_000),
              "1" + " + 1".repeat(100_000),
              "\u0000\u0001\uFFFE\uD800",
              "x".repeat(1 << 20))) {
        assertTrue(refused(conversation, text).size() <= 101, () -> text.substring(0, 5));
      }
      Ask tooLong = new Ask.Enter("x".repeat((1 << 20) + 1));
      assertThrows(SessionException.class, () -> conversation.ask(tooLong));
      assertEquals(new Reply.Size(2, 3, "profiles"), size(conversation, "Near"));
    }
  }
}
