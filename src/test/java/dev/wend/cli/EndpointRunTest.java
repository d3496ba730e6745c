package dev.wend.cli;

import static dev.wend.cli.Shell.wend;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.channel.LocalServer;
import dev.wend.load.Progress;
import dev.wend.session.Answer;
import dev.wend.session.RunRequest;
import dev.wend.session.Session;
import dev.wend.session.SessionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journeys ask an endpoint of this machine, and go on by what it answers. */
class EndpointRunTest {
  @TempDir Path folder;
  private LocalServer server;

  @BeforeEach
  void open() throws IOException {
    server = new LocalServer();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Path script(String settings) throws IOException {
    Files.writeString(folder.resolve("p.csv"), "id,email,points\nada,ada@x.example,7\n");
    Path script = folder.resolve("s.wend");
    Files.writeString(
        script,
        """
        profile { key: string key, email: string identity, points: int }
        source P: csv "p.csv" into profile { key = id }
        audience All = profiles where points > 0
        surface Mail: email { from: "a@shop.example" }
        message Opened(ticket: string, level: int) on Mail {
          subject: "Ticket {{ticket}}"  text: "Level {{level}}"
        }
        message High on Mail { subject: "High", text: "x" }
        message Sorry on Mail { subject: "Sorry", text: "x" }
        message Slow on Mail { subject: "Slow", text: "x" }
        endpoint Crm {
          url: "URL"  SETTINGS
          action open { id: string, points: int } returns { ticket: string, level: int }
        }
        journey J {
          enter from audience All by email
          t = call Crm.open { id: key, points: points + 1 }
            on error { send Sorry  exit } on timeout { send Slow  exit }
          send Opened(t.ticket, t.level)
          if t.level > 3 { send High }
        }
        """
            .replace("URL", server.url("/api"))
            .replace("SETTINGS", settings));
    return script;
  }

  private String sent() throws IOException {
    Path file = folder.resolve("store/outbox/sends-000001.ndjson");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private String run(String settings, String... more) throws IOException {
    Path store = folder.resolve("store");
    Object[] words = {"run", script(settings), "--store", store, "--at", "2026-03-01T09:00Z"};
    Object[] all = Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    Shell shell = wend(all);
    assertEquals(0, shell.status(), shell::toString);
    return sent();
  }

  @Test
  void aLaterMessageAndConditionReadTheAnswer() throws IOException {
    server.answering(
        (exchange, attempt) ->
            LocalServer.say(
                exchange, 200, "{\"ticket\": \"T-<1>\", \"level\": 5, \"more\": {\"a\": [1]}}"));
    String sent = run("");
    assertEquals(List.of("POST /api/open {\"id\":\"ada\",\"points\":8}"), server.requests());
    assertFalse(server.headers().get(0).getFirst("Idempotency-Key").isEmpty());
    assertTrue(sent.contains("Ticket T-<1>") && sent.contains("Level 5"), sent);
    assertTrue(sent.contains("\"message\":\"High\""), sent);
  }

  /** They ask and go on at one instant, one behind the other. */
  @Test
  void twoRunsOfOnePersonHaveTheirOwnAnswers() throws IOException {
    server.answering(
        (exchange, attempt) ->
            LocalServer.say(exchange, 200, "{\"ticket\": \"T" + attempt + "\", \"level\": 1}"));
    Path script = script("");
    Files.writeString(
        folder.resolve("e.csv"),
        "key,sku,time\nada,s1,2026-03-02T09:00:00Z\nada,s2,2026-03-02T09:00:00Z\n");
    String text =
        Files.readString(script)
            .replace(
                "audience All =",
                "event Buy identified by key { key: string, sku: string }\n"
                    + "source E: csv \"e.csv\" into Buy { id = missing }\naudience All =")
            .replace(
                "enter from audience All by email",
                "enter on Buy as buy by key for each sku\n" + "wait 1 hour")
            .replace("id: key", "id: buy.sku")
            .replace("{{ticket}}", "{{ticket}} of {{level}}")
            .replace("ticket: string, level: int) on", "ticket: string, level: string) on")
            .replace("Opened(t.ticket, t.level)", "Opened(t.ticket, buy.sku)");
    Files.writeString(script, text);
    Shell shell = wend("run", script, "--store", folder.resolve("store"));
    assertEquals(0, shell.status(), shell::toString);
    assertTrue(server.requests().get(0).contains("s1"), server.requests()::toString);
    assertTrue(sent().contains("Ticket T1 of s1"), this::trace);
    assertTrue(sent().contains("Ticket T2 of s2"), this::trace);
  }

  private String trace() {
    Shell shell =
        wend("trace", folder.resolve("s.wend"), "J", "ada", "--store", folder.resolve("store"));
    assertEquals(0, shell.status(), shell::toString);
    return shell.out();
  }

  @Test
  void aTraceTellsWhatWasAnswered() throws IOException {
    server.answering(
        (exchange, attempt) ->
            LocalServer.say(exchange, 200, "{\"ticket\": \"T-\\u001b<1>\", \"level\": 5}"));
    run("");
    assertTrue(
        trace().contains("t = call Crm.open: answered { ticket: \"T-\\u{1B}<1>\", level: 5 }\n"),
        trace());
  }

  @Test
  void aTraceTellsThatNothingWasAnswered() throws IOException {
    server.answering((exchange, attempt) -> LocalServer.say(exchange, 200, "{}"));
    run("");
    assertTrue(trace().contains("t = call Crm.open: answered nothing\n"), trace());
  }

  @Test
  void aTraceShowsNoSecretOfAnAnswer() throws IOException {
    server.answering(
        (exchange, attempt) -> LocalServer.say(exchange, 200, "{\"userToken\": \"x\"}"));
    Path script = script("");
    String text = Files.readString(script);
    Files.writeString(
        script,
        text.replace("level: int }\n}", "userToken: string }\n}")
            .replaceFirst("  if t.level.*", "")
            .replace("Opened(t.ticket, t.level)", "High")
            .replaceFirst("returns \\{ ticket: string, level: int", "returns { userToken: string"));
    Shell shell =
        wend("run", script, "--store", folder.resolve("store"), "--at", "2026-03-01T09:00Z");
    assertEquals(0, shell.status(), shell::toString);
    assertTrue(trace().contains("answered { userToken: (not shown) }\n"), trace());
  }

  @Test
  void whatIsNoFitAnswerTakesThePathOfErrors() throws IOException {
    List<String> answers =
        List.of(
            "{\"level\": 1, \"level\": 2}",
            "{\"level\": \"high\"}",
            "{\"level\": 1e999999999}",
            "{\"level\": 99999999999999999999}",
            "{\"ticket\": [1]}",
            "{\"a\":".repeat(5000),
            "<html>");
    server.answering(
        (exchange, attempt) -> LocalServer.say(exchange, 200, answers.get(attempt - 1)));
    for (int i = 0; i < answers.size(); i++) {
      Path store = folder.resolve("store" + i);
      Shell shell = wend("run", script(""), "--store", store, "--at", "2026-03-01T09:00Z");
      assertEquals(0, shell.status(), shell::toString);
      String sent = Files.readString(store.resolve("outbox/sends-000001.ndjson"));
      assertTrue(sent.contains("Sorry"), i + ": " + sent);
      assertFalse(sent.contains("Opened"), i + ": " + sent);
    }
  }

  @Test
  void whoFailsTakesThePathOfErrors() throws IOException {
    server.answering((exchange, attempt) -> LocalServer.say(exchange, 500, "{}"));
    assertTrue(run("").contains("\"message\":\"Sorry\""));
    assertTrue(trace().contains("t = call Crm.open: failed\n"), trace());
  }

  @Test
  void whoIsLateTakesThePathOfTimeouts() throws IOException {
    server.answering((exchange, attempt) -> server.drip(exchange));
    assertTrue(run("timeout: 1 second").contains("\"message\":\"Slow\""));
    assertTrue(trace().contains("t = call Crm.open: no answer in time\n"), trace());
  }

  @Test
  void aDryRunAsksNobody() throws IOException {
    server.answering((exchange, attempt) -> LocalServer.say(exchange, 200, "{}"));
    run("secret: env(\"WEND_NO_SUCH_SECRET\")", "--dry-run");
    assertEquals(List.of(), server.requests());
    assertEquals("", sent());
  }

  @Test
  void aSecretThatIsNotThereIsToldBeforeAnythingRuns() throws IOException {
    Path script = script("secret: env(\"WEND_NO_SUCH_SECRET\")");
    Shell shell = wend("run", script, "--store", folder.resolve("store"));
    assertEquals(1, shell.status(), shell::toString);
    assertTrue(
        shell
            .err()
            .contains(
                "The environment has no `WEND_NO_SUCH_SECRET`, the `secret` of the endpoint `Crm`."),
        shell.err());
    assertFalse(Files.exists(folder.resolve("store")));
    assertEquals(List.of(), server.requests());
  }

  @Test
  void aCallIsSignedWithTheSecretOfTheEnvironment() throws IOException, SessionException {
    server.answering((exchange, attempt) -> LocalServer.say(exchange, 200, "{}"));
    Path script = script("secret: env(\"CRM_SECRET\")");
    RunRequest request = new RunRequest(script, Optional.empty(), Optional.empty());
    assertThrows(
        SessionException.class,
        () -> new Session(Clock.systemUTC(), Map.of()).run(request, Progress.NONE));
    Session session = new Session(Clock.systemUTC(), Map.of("CRM_SECRET", "hush"));
    assertInstanceOf(Answer.Given.class, session.run(request, Progress.NONE));
    assertTrue(server.headers().get(0).getFirst("webhook-signature").startsWith("v1,"));
    assertEquals(
        server.headers().get(0).getFirst("Idempotency-Key"),
        server.headers().get(0).getFirst("webhook-id"));
  }
}
