package dev.wend.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.Headers;
import dev.wend.json.JsonTree;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sends go to a server of this machine. */
class HttpChannelTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Retry RETRY = new Retry(3, Duration.ofSeconds(2), Duration.ofMinutes(1));

  private final List<Duration> pauses = new ArrayList<>();
  private LocalServer server;
  private List<String> requests;
  private List<Headers> headers;

  @BeforeEach
  void open() throws IOException {
    server = new LocalServer();
    requests = server.requests();
    headers = server.headers();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void answering(LocalServer.Answer answer) {
    server.answering(answer);
  }

  private String url(String path) {
    return server.url(path);
  }

  private static HttpTemplate template(Channel channel, String url, String body) {
    return new HttpTemplate(
        channel,
        "POST",
        url,
        Map.of("X-Account", "17"),
        body,
        Map.of("from", "Shop"),
        Optional.of(new Secret("tok")),
        Optional.of(new Secret("hush")),
        TIMEOUT);
  }

  private Delivery deliver(HttpTemplate template, Send send) {
    Clock clock = Clock.fixed(Sends.AT, ZoneOffset.UTC);
    try (Carrier channel = new HttpChannel(template, RETRY, clock, pauses::add)) {
      return channel.deliver(send);
    }
  }

  @Test
  void aRequestIsFilledFromTheSend() {
    answering((exchange, attempt) -> LocalServer.say(exchange, 202, "{\"sid\":\"x\"}"));
    HttpTemplate template =
        template(
            Channel.SMS,
            url("/send/{to}?m={message}"),
            "{\"number\": \"{to}\", \"list\": [1.50, true, null, \"{from}: {text}\"]}");
    assertEquals(new Delivery.Sent("{\"sid\":\"x\"}"), deliver(template, Sends.sms("s-1")));
    assertEquals(
        List.of(
            "POST /send/%2B39%2006%201?m=First {\"number\":\"+39 06 1\","
                + "\"list\":[1.50,true,null,\"Shop: say \\\"hi\\\"\\n{to}\"]}"),
        requests);
    Headers sent = headers.get(0);
    assertEquals("s-1", sent.getFirst("Idempotency-Key"));
    assertEquals("Bearer tok", sent.getFirst("Authorization"));
    assertEquals("17", sent.getFirst("X-Account"));
    assertEquals("application/json; charset=utf-8", sent.getFirst("Content-Type"));
  }

  @Test
  void aRequestWithoutABodyOfItsOwnHoldsTheSend() {
    answering((exchange, attempt) -> LocalServer.say(exchange, 200, ""));
    deliver(template(Channel.SMS, url("/"), ""), Sends.sms("s-1"));
    String body = requests.get(0).substring("POST / ".length());
    Map<?, ?> said = (Map<?, ?>) JsonTree.of(body).value();
    assertEquals("s-1", said.get("id"));
    assertEquals("Shop", said.get("from"));
    assertEquals(Map.of("text", "say \"hi\"\n{to}"), said.get("content"));
  }

  @Test
  void anAddressWithALineBreakIsRefused() {
    Delivery delivery =
        deliver(
            template(Channel.SMS, url("/"), ""),
            Sends.of(Channel.SMS, "s", "+1\r\n2", "text", "x"));
    String why = "the address holds a line break or another control";
    assertEquals(new Delivery.Refused(why), delivery);
    assertEquals(List.of(), requests);
  }

  @Test
  void aWebhookSendsTheMessagesBody() {
    answering((exchange, attempt) -> LocalServer.say(exchange, 200, ""));
    HttpTemplate template = template(Channel.WEBHOOK, url("/"), "");
    String value = Part.Escaping.JSON.apply("a\"b");
    Send send = Sends.of(Channel.WEBHOOK, "w", "", "body", "{\"code\":\"" + value + "\"}");
    assertInstanceOf(Delivery.Sent.class, deliver(template, send));
    assertEquals(List.of("POST / {\"code\":\"a\\\"b\"}"), requests);
    Send broken = Sends.of(Channel.WEBHOOK, "w", "", "body", "{\"code\":");
    assertEquals(new Delivery.Refused("the body is no valid JSON"), deliver(template, broken));
  }

  /** The example of the specification of Standard Webhooks. */
  @Test
  void aSignatureIsThatOfStandardWebhooks() {
    assertEquals(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        Signature.of(
            new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            1614265330,
            "{\"test\": 2432232314}"));
  }

  @Test
  void aRequestIsSigned() {
    answering((exchange, attempt) -> LocalServer.say(exchange, 200, ""));
    deliver(template(Channel.SMS, url("/"), "{\"a\": 1}"), Sends.sms("s-1"));
    Headers sent = headers.get(0);
    long seconds = Sends.AT.getEpochSecond();
    assertEquals("s-1", sent.getFirst("webhook-id"));
    assertEquals(Long.toString(seconds), sent.getFirst("webhook-timestamp"));
    assertEquals(
        Signature.of(new Secret("hush"), "s-1", seconds, "{\"a\":1}"),
        sent.getFirst("webhook-signature"));
    assertFalse(template(Channel.SMS, url("/"), "").toString().contains("hush"));
  }

  @Test
  void whatMayPassIsTriedAgainWithGrowingPauses() {
    answering(
        (exchange, attempt) -> LocalServer.say(exchange, attempt == 1 ? 503 : 429, "slow down"));
    assertEquals(
        new Delivery.Later("the server answers 429: slow down", Duration.ZERO),
        deliver(template(Channel.SMS, url("/"), ""), Sends.sms("s-1")));
    assertEquals(3, requests.size());
    assertEquals(List.of(RETRY.pause("s-1", 1), RETRY.pause("s-1", 2)), pauses);
    assertEquals(1, new HashSet<>(requests).size(), "each attempt is the same");
  }

  @Test
  void pausesDoubleAndSpread() {
    Set<Duration> seen = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      String id = "send" + i;
      for (int attempt = 1; attempt <= 40; attempt++) {
        long whole = Math.min(2000L << Math.min(attempt - 1, 20), 60_000);
        long millis = RETRY.pause(id, attempt).toMillis();
        assertTrue(millis >= whole / 2 && millis <= whole, millis + " of " + whole);
      }
      seen.add(RETRY.pause(id, 1));
    }
    assertTrue(seen.size() > 90, "" + seen.size());
  }

  @Test
  void aServerSaysWhenToComeAgain() {
    answering(
        (exchange, attempt) -> {
          String after = attempt == 1 ? "7" : "Sun, 1 Mar 2026 09:00:30 GMT";
          exchange.getResponseHeaders().set("Retry-After", after);
          LocalServer.say(exchange, attempt == 3 ? 200 : 429, "");
        });
    assertEquals(
        new Delivery.Sent(""), deliver(template(Channel.SMS, url("/"), ""), Sends.sms("s-1")));
    assertEquals(List.of(Duration.ofSeconds(7), Duration.ofSeconds(30)), pauses);
  }

  @Test
  void whoSaysMuchLaterIsLeftAlone() {
    answering(
        (exchange, attempt) -> {
          exchange.getResponseHeaders().set("Retry-After", "3600");
          LocalServer.say(exchange, 503, "");
        });
    assertEquals(
        new Delivery.Later("the server answers 503", Duration.ofHours(1)),
        deliver(template(Channel.SMS, url("/"), ""), Sends.sms("s-1")));
    assertEquals(List.of(), pauses);
    assertEquals(1, requests.size());
  }

  @Test
  void whatWillNotPassIsRefused() {
    answering(
        (exchange, attempt) -> {
          exchange.getResponseHeaders().set("Location", url("/elsewhere"));
          LocalServer.say(
              exchange, attempt == 1 ? 302 : 400, "no\u001b[31m\n such  number" + "!".repeat(300));
        });
    HttpTemplate template = template(Channel.SMS, url("/"), "");
    Delivery moved = deliver(template, Sends.sms("s-1"));
    assertInstanceOf(Delivery.Refused.class, moved);
    Delivery.Refused wrong = (Delivery.Refused) deliver(template, Sends.sms("s-2"));
    assertTrue(
        wrong.reason().startsWith("the server answers 400: no\\u{1B}[31m such number!!"),
        wrong.reason());
    assertTrue(wrong.reason().length() < 250);
    assertEquals(2, requests.size());
  }

  @Test
  void anAnswerIsReadToALimit() {
    answering(
        (exchange, attempt) -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] piece = new byte[1 << 16];
          try (OutputStream out = exchange.getResponseBody()) {
            while (!server.isOver()) {
              out.write(piece);
            }
          }
        });
    Delivery.Sent sent =
        (Delivery.Sent) deliver(template(Channel.SMS, url("/"), ""), Sends.sms("s-1"));
    assertEquals(1 << 16, sent.answer().length());
  }

  @Test
  void aServerThatDoesNotAnswerInTimeIsTriedAgain() {
    answering(
        (exchange, attempt) -> {
          if (attempt == 2) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
          }
          server.await();
        });
    HttpTemplate usual = template(Channel.SMS, url("/"), "");
    HttpTemplate hasty =
        new HttpTemplate(
            Channel.SMS,
            "PUT",
            usual.url(),
            Map.of(),
            "",
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Duration.ofMillis(400));
    assertEquals(
        new Delivery.Later("the server does not answer within 400 ms", Duration.ZERO),
        deliver(hasty, Sends.sms("s-1")));
    assertEquals(3, requests.size());
  }

  @Test
  void aServerThatIsNotThereMayComeBack() {
    String url = url("/");
    server.close();
    assertEquals(
        new Delivery.Later("the server cannot be reached", Duration.ZERO),
        deliver(template(Channel.SMS, url, ""), Sends.sms("s-1")));
    assertEquals(2, pauses.size());
  }

  @Test
  void aValueDoesNotLeadOutOfItsPlace() {
    HttpTemplate template = template(Channel.SMS, url("/send/{to}/now"), "");
    Send up = Sends.of(Channel.SMS, "s", "..", "text", "x");
    assertEquals(
        new Delivery.Refused("`.` and `..` cannot stand in an address of the web"),
        deliver(template, up));
    answering((exchange, attempt) -> LocalServer.say(exchange, 200, ""));
    deliver(template, Sends.of(Channel.SMS, "s", "../x?a=b#c", "text", "x"));
    assertTrue(requests.get(0).startsWith("POST /send/..%2Fx%3Fa%3Db%23c/now "), requests.get(0));
  }

  @Test
  void aBadTemplateIsToldBefore() {
    assertProblem("values stand behind the host", "https://{to}.example/", "");
    assertProblem("values stand behind the host", "{to}://shop.example/", "");
    assertProblem("is no address of the web", "ftp://shop.example/", "");
    assertProblem("is no address of the web", "https://a:b@shop.example/", "");
    assertProblem("is no address of the web", "shop.example", "");
    assertProblem("has no value `size`", "https://shop.example/{size}", "");
    assertProblem("has no value `size`", "https://shop.example/", "{\"a\": [\"{size}\"]}");
    assertProblem("the body is no JSON at", "https://shop.example/", "{");
    assertEquals(
        Optional.empty(), template(Channel.SMS, "https://shop.example/{text}", "").problem());
    assertHeaderProblem("holds a line break", "X-A", "a\r\nX-B: c");
    assertHeaderProblem("is no name of a header", "X A", "a");
    assertHeaderProblem("is set for each request", "Webhook-Id", "a");
    assertThrows(
        IllegalArgumentException.class,
        () -> deliver(template(Channel.SMS, "x", ""), Sends.sms("s-1")));
  }

  private static void assertProblem(String part, String url, String body) {
    String problem = template(Channel.SMS, url, body).problem().orElse("");
    assertTrue(problem.contains(part), problem);
  }

  private static void assertHeaderProblem(String part, String name, String value) {
    HttpTemplate template =
        new HttpTemplate(
            Channel.SMS,
            "POST",
            "https://shop.example/",
            Map.of(name, value),
            "",
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            TIMEOUT);
    String problem = template.problem().orElse("");
    assertTrue(problem.contains(part), problem);
  }
}
