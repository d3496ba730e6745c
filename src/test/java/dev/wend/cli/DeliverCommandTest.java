package dev.wend.cli;

import static dev.wend.cli.Shell.wend;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.wend.channel.LocalServer;
import dev.wend.json.JsonTree;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sends of a store go to servers of this machine. */
class DeliverCommandTest {
  private static final int PEOPLE = 9;

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

  private Path script(String mail, String texts) throws IOException {
    StringBuilder people = new StringBuilder("id,email,phone\n");
    for (int i = 1; i <= PEOPLE; i++) {
      people.append("p" + i + ",p" + i + "@x.example,+" + i + "\n");
    }
    Files.writeString(folder.resolve("p.csv"), people);
    Path script = folder.resolve("s.wend");
    Files.writeString(
        script,
        """
        profile { key: string key, email: string identity, phone: string identity }
        source P: csv "p.csv" into profile { key = id }
        audience All = profiles where phone is present
        surface Mail: email { from: "Shop <news@shop.example>"  MAIL }
        surface Texts: sms { from: "Shop"  TEXTS }
        message Hello on Mail { subject: "Hello {{key}}", text: "x" }
        message Short on Texts { text: "Hello {{key}}" }
        journey J { enter from audience All by email  send Hello  send Short }
        """
            .replace("MAIL", mail)
            .replace("TEXTS", texts));
    return script;
  }

  private Path store() {
    return folder.resolve("store");
  }

  private Path handed() {
    return store().resolve("outbox/handed-on.txt");
  }

  private Path sends(String mail, String texts) throws IOException {
    return sends(mail, texts, "ndjson");
  }

  private Path sends(String mail, String texts, String outbox) throws IOException {
    Path script = script(mail, texts);
    Shell run =
        wend("run", script, "--store", store(), "--at", "2026-03-01T09:00Z", "--outbox", outbox);
    assertEquals(0, run.status(), run::toString);
    return script;
  }

  private Map<?, ?> deliver(Path script, Object... more) {
    Object[] words = new Object[6 + more.length];
    System.arraycopy(
        new Object[] {"deliver", script, "--store", store(), "--format", "json"}, 0, words, 0, 6);
    System.arraycopy(more, 0, words, 6, more.length);
    Shell shell = wend(words);
    assertEquals(0, shell.status(), shell::toString);
    return (Map<?, ?>) ((Map<?, ?>) JsonTree.of(shell.out()).value()).get("surfaces");
  }

  private static void assertCounts(
      Map<?, ?> surfaces, String name, long sent, long later, long refused, long kept) {
    Map<?, ?> counts = (Map<?, ?>) surfaces.get(name);
    assertEquals(
        List.of(sent, later, refused, kept),
        List.of(counts.get("sent"), counts.get("later"), counts.get("refused"), counts.get("kept")),
        counts::toString);
  }

  private String url() {
    return "url: \"" + server.url("/sms/{to}") + "\"";
  }

  @Test
  void mailGoesOnceAndWhatHasNoServerIsKept() throws IOException, MessagingException {
    GreenMail mails = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
    mails.start();
    try {
      String at = "server: \"smtp://localhost:" + mails.getSmtp().getPort() + "\"";
      Path script = sends(at, "");
      Map<?, ?> first = deliver(script, "--limit", 4);
      assertCounts(first, "Mail", 4, 0, 0, 0);
      Map<?, ?> second = deliver(script);
      assertCounts(second, "Mail", PEOPLE - 4, 0, 0, 0);
      assertCounts(second, "Texts", 0, 0, 0, PEOPLE);
      assertCounts(deliver(script), "Mail", 0, 0, 0, 0);
      TreeSet<String> subjects = new TreeSet<>();
      for (MimeMessage mail : mails.getReceivedMessages()) {
        subjects.add(mail.getSubject());
      }
      assertEquals(PEOPLE, mails.getReceivedMessages().length);
      assertEquals(PEOPLE, subjects.size());
      server.answering((exchange, attempt) -> LocalServer.say(exchange, 200, ""));
      assertCounts(deliver(script(at, url())), "Texts", PEOPLE, 0, 0, 0);
    } finally {
      mails.stop();
    }
  }

  @Test
  void aBinaryOutboxIsHandedOnAsWell() throws IOException {
    server.answering((exchange, attempt) -> LocalServer.say(exchange, 200, ""));
    Path script = sends("", url(), "binary");
    assertTrue(Files.exists(store().resolve("outbox/sends-000001.bin")));
    assertFalse(Files.exists(store().resolve("outbox/sends-000001.ndjson")));
    assertCounts(deliver(script, "--limit", 4), "Texts", 4, 0, 0, 0);
    assertCounts(deliver(script), "Texts", PEOPLE - 4, 0, 0, 0);
    assertCounts(deliver(script), "Texts", 0, 0, 0, 0);
    assertEquals(2, wend("run", script, "--outbox", "paper").status());
  }

  @Test
  void aBinaryOutboxIsPrintedAsLines() throws IOException {
    Path script = sends("", "", "binary");
    Shell binary = wend("store", "sends", "--store", store());
    assertEquals(0, binary.status(), binary::toString);
    List<String> lines = binary.out().lines().toList();
    assertEquals(2 * PEOPLE, lines.size());
    assertTrue(JsonTree.of(lines.get(0)).value() instanceof Map<?, ?>, lines.get(0));
    Path packed = store().resolve("outbox/sends-000001.bin");
    byte[] bytes = Files.readAllBytes(packed);
    bytes[bytes.length - 1] ^= 1;
    Files.write(packed, bytes);
    Shell damaged = wend("store", "sends", "--store", store());
    assertEquals(3, damaged.status(), damaged::toString);
    assertTrue(damaged.err().contains("not what was written"), damaged::toString);
    assertEquals(bytes.length, Files.size(packed));
    assertTrue(Files.exists(script));
  }

  @Test
  void linesArePrintedAsTheyStandButForTheEndsOfBatches() throws IOException {
    Path script = sends("", "");
    Shell printed = wend("store", "sends", "--store", store());
    assertEquals(0, printed.status(), printed::toString);
    Path kept = store().resolve("outbox/sends-000001.ndjson");
    String text = Files.readString(kept);
    assertEquals(text.replaceAll(",\"batch\":.*", "}"), printed.out());
    Files.writeString(kept, text.replaceFirst("\"id\"", "\"di\""));
    Shell damaged = wend("store", "sends", "--store", store());
    assertEquals(3, damaged.status(), damaged::toString);
    assertTrue(
        damaged.err().contains("batch 1, at byte 0, is not what was written"), damaged::toString);
    for (String command : List.of("run", "deliver")) {
      Shell refused = wend(command, script, "--store", store());
      assertEquals(3, refused.status(), refused::toString);
      assertTrue(refused.err().contains("sends-000001.ndjson: "), refused::toString);
    }
  }

  @Test
  void whatIsRefusedIsOverAndWhatGoesLaterIsTriedAgain() throws IOException {
    server.answering(
        (exchange, attempt) -> {
          exchange.getResponseHeaders().set("Retry-After", "3600");
          int status = attempt == 1 ? 400 : attempt == 3 ? 503 : 200;
          LocalServer.say(exchange, status, "no");
        });
    Path script = sends("", url());
    Map<?, ?> first = deliver(script, "--connections", 1);
    assertCounts(first, "Texts", PEOPLE - 2, 1, 1, 0);
    assertEquals(
        Map.of("the server answers 400: no", 1L, "the server answers 503: no", 1L),
        ((Map<?, ?>) first.get("Texts")).get("reasons"));
    assertCounts(deliver(script), "Texts", 1, 0, 0, 0);
    assertEquals(PEOPLE + 1, server.requests().size());
    assertEquals(server.requests().get(2), server.requests().get(PEOPLE));
    Shell text = wend("deliver", script, "--store", store());
    assertTrue(text.out().contains("`Mail`, 9 times: the surface says no server."), text.out());
  }

  @Test
  void aServerThatIsOutOfOrderIsLeftAlone() throws IOException {
    server.answering(
        (exchange, attempt) -> {
          exchange.getResponseHeaders().set("Retry-After", "3600");
          LocalServer.say(exchange, 503, "");
        });
    Path script = sends("", url());
    Shell shell = wend("deliver", script, "--store", store(), "--connections", 1);
    assertEquals(3, shell.status(), shell::toString);
    assertTrue(shell.out().contains("Texts       0      9        0     0"), shell.out());
    assertEquals(5, server.requests().size());
  }

  /** What stood on disk while the fourth was under way is what a killed process leaves. */
  @Test
  void whoIsKilledRepeatsTheSendThatWasUnderWay() throws IOException {
    Path left = folder.resolve("left.txt");
    server.answering(
        (exchange, attempt) -> {
          if (attempt == 4) {
            Files.copy(handed(), left);
          }
          LocalServer.say(exchange, 200, "");
        });
    Path script = sends("", url());
    deliver(script, "--connections", 1);
    Files.writeString(left, Files.readString(left) + "1 1");
    Files.move(left, handed(), StandardCopyOption.REPLACE_EXISTING);
    assertCounts(deliver(script, "--connections", 1), "Texts", PEOPLE - 3, 0, 0, 0);
    List<String> again = server.requests().subList(PEOPLE, server.requests().size());
    assertEquals(server.requests().subList(3, PEOPLE), again);
    assertEquals(
        server.headers().get(3).getFirst("Idempotency-Key"),
        server.headers().get(PEOPLE).getFirst("Idempotency-Key"));
  }

  /** The first request is answered when another one is under way. */
  @Test
  void severalGoAtOnceAndThoseToOnePersonInTheirOrder() throws IOException {
    Path script = sends("", url());
    Files.writeString(
        script, Files.readString(script).replace("send Short", "send Short  send Last"));
    Files.writeString(
        script, Files.readString(script) + "message Last on Texts { text: \"Bye {{key}}\" }\n");
    Shell run = wend("run", script, "--store", folder.resolve("both"), "--at", "2026-03-01T09:00Z");
    assertEquals(0, run.status(), run::toString);
    Semaphore pairs = new Semaphore(0);
    server.answering(
        (exchange, attempt) -> {
          pairs.release();
          boolean isPair = attempt > 1 || awaits(pairs);
          LocalServer.say(exchange, isPair ? 200 : 400, "");
        });
    Shell shell = wend("deliver", script, "--store", folder.resolve("both"));
    assertTrue(shell.out().contains("Texts      18      0        0     0"), shell.out());
    Map<String, List<String>> byPerson = new TreeMap<>();
    for (String request : server.requests()) {
      byPerson
          .computeIfAbsent(
              request.replaceAll("(?s).*\"to\":(\"[^\"]*\").*", "$1"), t -> new ArrayList<>())
          .add(request.contains("Short") ? "Short" : "Last");
    }
    assertEquals(PEOPLE, byPerson.size());
    byPerson.values().forEach(sent -> assertEquals(List.of("Short", "Last"), sent));
    Shell none = wend("deliver", script, "--store", folder.resolve("both"), "--connections", 0);
    assertEquals(2, none.status(), none::toString);
  }

  private static boolean awaits(Semaphore pairs) {
    try {
      return pairs.tryAcquire(2, 20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void whatCannotWorkIsToldBeforeAnythingGoes() throws IOException {
    server.answering((exchange, attempt) -> LocalServer.say(exchange, 200, ""));
    sends("", url());
    assertRefused(script("", url() + "  token: env(\"WEND_NO_SUCH_TOKEN\")"), "has no `WEND_NO_");
    assertRefused(script("server: \"mail.shop.example\"", url()), "is a mail server");
    assertRefused(script("", url() + "  headers: [\"x\"]"), "a header is a name");
    assertEquals(List.of(), server.requests());
    assertFalse(Files.exists(handed()));
  }

  private void assertRefused(Path script, String part) {
    Shell shell = wend("deliver", script, "--store", store());
    assertEquals(1, shell.status(), shell::toString);
    assertTrue(shell.err().contains(part), shell.err());
  }
}
