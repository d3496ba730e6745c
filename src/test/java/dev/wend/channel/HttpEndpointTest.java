package dev.wend.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.Headers;
import dev.wend.channel.HttpEndpoint.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questions go to a server of this machine. */
class HttpEndpointTest {
  private LocalServer server;

  @BeforeEach
  void open() throws IOException {
    server = new LocalServer();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private HttpEndpoint endpoint(Duration timeout) {
    Clock clock = Clock.fixed(Sends.AT, ZoneOffset.UTC);
    return new HttpEndpoint(server.url("/api"), Optional.of(new Secret("hush")), timeout, clock);
  }

  private Reply ask() {
    return endpoint(Duration.ofSeconds(20)).ask("q-1", "open", Map.of());
  }

  private Reply answered(int status, String body) {
    server.answering((exchange, attempt) -> LocalServer.say(exchange, status, body));
    return ask();
  }

  @Test
  void aQuestionIsASignedRequestOfItsArguments() {
    server.answering((exchange, n) -> LocalServer.say(exchange, 201, "{\"ticket\": \"T-1\"}"));
    Map<String, Object> arguments = new LinkedHashMap<>();
    arguments.put("id", "a \"b\"");
    arguments.put("spent", new BigDecimal("12.50"));
    arguments.put("at", Sends.AT);
    Reply reply = endpoint(Duration.ofSeconds(20)).ask("q-1", "öffne", arguments);
    assertEquals(new Reply.Given("{\"ticket\": \"T-1\"}"), reply);
    String body = "{\"id\":\"a \\\"b\\\"\",\"spent\":12.50,\"at\":\"2026-03-01T09:00:00Z\"}";
    assertEquals(List.of("POST /api/%C3%B6ffne " + body), server.requests());
    Headers sent = server.headers().get(0);
    assertEquals("q-1", sent.getFirst("Idempotency-Key"));
    assertEquals("application/json; charset=utf-8", sent.getFirst("Content-Type"));
    assertEquals("q-1", sent.getFirst("webhook-id"));
    long seconds = Sends.AT.getEpochSecond();
    assertEquals(
        Signature.of(new Secret("hush"), "q-1", seconds, body), sent.getFirst("webhook-signature"));
  }

  @Test
  void anAddressMayEndWithASlash() {
    server.answering((exchange, attempt) -> LocalServer.say(exchange, 200, "{}"));
    Duration timeout = Duration.ofSeconds(20);
    new HttpEndpoint(server.url("/"), Optional.empty(), timeout, Clock.systemUTC())
        .ask("q", "open", Map.of());
    assertEquals(List.of("POST /open {}"), server.requests());
    assertFalse(server.headers().get(0).containsKey("webhook-id"));
  }

  @Test
  void whatIsNoSuccessFailsAtOnce() {
    assertEquals(new Reply.Failed("the server answers 503: busy"), answered(503, "busy"));
    assertEquals(1, server.requests().size());
  }

  @Test
  void noRedirectionIsFollowed() {
    server.answering(
        (exchange, attempt) -> {
          exchange.getResponseHeaders().set("Location", server.url("/elsewhere"));
          LocalServer.say(exchange, 307, "");
        });
    assertEquals(new Reply.Failed("the server answers 307"), ask());
    assertEquals(1, server.requests().size());
  }

  @Test
  void onlyAnObjectIsAnAnswer() {
    Reply none = new Reply.Failed("the server answers what is no JSON object");
    server.answering(
        (exchange, attempt) ->
            LocalServer.say(
                exchange,
                200,
                List.of("", "<html>", "[{}]", "\"x\"", "{} {}", "{\"a\":", "[".repeat(60_000))
                    .get(attempt - 1)));
    for (int i = 0; i < 7; i++) {
      assertEquals(none, ask());
    }
  }

  @Test
  void anAnswerWithoutEndIsRefused() {
    server.answering(
        (exchange, attempt) -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] piece = new byte[1 << 16];
          try (OutputStream out = exchange.getResponseBody()) {
            while (!server.isOver()) {
              out.write(piece);
            }
          }
        });
    assertEquals(new Reply.Failed("the server answers more than 64 KB"), ask());
  }

  @Test
  void anAnswerOf64KbIsTaken() {
    String most = "{\"a\": \"" + "x".repeat((1 << 16) - 9) + "\"}";
    assertEquals(new Reply.Given(most), answered(200, most));
  }

  @Test
  void oneByteMoreIsRefused() {
    String more = "{\"a\": \"" + "x".repeat((1 << 16) - 8) + "\"}";
    assertEquals(new Reply.Failed("the server answers more than 64 KB"), answered(200, more));
  }

  @Test
  void whoAnswersLateOrDripsIsLate() {
    server.answering(
        (exchange, attempt) -> {
          if (attempt == 1) {
            server.await();
          } else {
            server.drip(exchange);
          }
        });
    HttpEndpoint hasty = endpoint(Duration.ofMillis(400));
    assertEquals(new Reply.Late(), hasty.ask("q", "open", Map.of()));
    long start = System.nanoTime();
    assertEquals(new Reply.Late(), hasty.ask("q", "open", Map.of()));
    assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 10);
  }

  @Test
  void aServerThatIsNotThereFails() {
    server.close();
    assertEquals(new Reply.Failed("the server cannot be reached"), ask());
  }

  @Test
  void aBadAddressIsToldBefore() {
    assertTrue(HttpEndpoint.isAddress("https://crm.example/api/"));
    for (String bad :
        List.of(
            "https://crm.example/{id}",
            "https://a:b@crm.example",
            "https://crm.example/?a=b",
            "https://crm.example/#a",
            "mailto:a@crm.example",
            "crm.example")) {
      assertFalse(HttpEndpoint.isAddress(bad), bad);
      assertThrows(
          IllegalArgumentException.class,
          () -> new HttpEndpoint(bad, Optional.empty(), Duration.ofSeconds(1), Clock.systemUTC()));
    }
  }
}
