package dev.wend.channel;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Requests of JSON to one server and what it answers. No redirection is followed. No thread and no
 * connection is there before the first request.
 */
final class Exchange {
  /** What came of a request. */
  sealed interface Result {
    /** The server answered, whatever it says; of its text no more than was asked for. */
    record Answered(HttpResponse<String> answer) implements Result {}

    /**
     * There was no whole answer in time.
     *
     * @param reason a sentence without its end
     */
    record Late(String reason) implements Result {}

    /**
     * There was no answer, or not all of it.
     *
     * @param reason a sentence without its end
     */
    record Broken(String reason) implements Result {}
  }

  private static final int SUCCESS = 2;

  private final boolean isPlain;
  private final Optional<Secret> secret;
  private final Duration timeout;
  private final Clock clock;
  private final int most;
  private HttpClient client;

  /**
   * @param url of the server
   * @param secret signs each request
   * @param timeout of one request, from the connection to the last byte of the answer
   * @param clock dates the signatures
   * @param most how many bytes of an answer are read
   */
  Exchange(String url, Optional<Secret> secret, Duration timeout, Clock clock, int most) {
    this.isPlain = url.toLowerCase(Locale.ROOT).startsWith("http:");
    this.secret = secret;
    this.timeout = timeout;
    this.clock = clock;
    this.most = most;
  }

  /**
   * A request as all are, signed where there is a secret.
   *
   * @param id tells the other side whether it has the request already; fit for a header
   */
  HttpRequest.Builder request(URI uri, String method, String id, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(timeout)
            .method(method, BodyPublishers.ofString(body))
            .setHeader("Content-Type", "application/json; charset=utf-8")
            .setHeader("User-Agent", "Wend")
            .setHeader("Idempotency-Key", id);
    secret.ifPresent(s -> sign(request, s, id, body));
    return request;
  }

  private void sign(HttpRequest.Builder request, Secret by, String id, String body) {
    long seconds = clock.instant().getEpochSecond();
    request
        .setHeader("webhook-id", id)
        .setHeader("webhook-timestamp", Long.toString(seconds))
        .setHeader("webhook-signature", Signature.of(by, id, seconds, body));
  }

  /** Sends a request once and waits for the answer. Never throws for what the other side does. */
  Result send(HttpRequest request) throws InterruptedException {
    CompletableFuture<HttpResponse<String>> answer =
        client().sendAsync(request, head -> new Beginning(most));
    try {
      return new Result.Answered(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      return e.getCause() instanceof HttpTimeoutException ? late() : broken(e.getCause());
    } catch (TimeoutException e) {
      return late();
    } finally {
      answer.cancel(true);
    }
  }

  private synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .connectTimeout(timeout)
              .version(isPlain ? HttpClient.Version.HTTP_1_1 : HttpClient.Version.HTTP_2)
              .followRedirects(HttpClient.Redirect.NEVER)
              .build();
    }
    return client;
  }

  private Result late() {
    return new Result.Late("the server does not answer within " + timeout.toMillis() + " ms");
  }

  private static Result broken(Throwable fault) {
    if (fault instanceof ConnectException) {
      return new Result.Broken("the server cannot be reached");
    }
    String said = HeaderText.shown(String.valueOf(fault.getMessage()));
    if (fault instanceof SSLException) {
      return new Result.Broken("the server cannot be trusted: " + said);
    }
    return new Result.Broken(
        fault instanceof IOException ? "the connection broke" : "the request failed: " + said);
  }

  static boolean isSuccess(HttpResponse<String> answer) {
    return answer.statusCode() / 100 == SUCCESS;
  }

  /** What a server says with a status that is none of success, as a sentence without its end. */
  static String refusal(HttpResponse<String> answer) {
    String said = HeaderText.shown(answer.body());
    return "the server answers " + answer.statusCode() + (said.isEmpty() ? "" : ": " + said);
  }

  synchronized void close() {
    client = null; // its threads end when it is collected; Java 17 knows no other way
  }
}
