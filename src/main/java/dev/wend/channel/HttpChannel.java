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
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Hands sends on by HTTP: text messages, notifications and webhooks. What a server answers with 2xx
 * is sent; 408, 425, 429, 5xx, no answer and no connection are tried again with growing pauses; all
 * else is refused. No redirection is followed. No thread and no connection is there before the
 * first send.
 */
public final class HttpChannel implements Carrier {
  private static final int MOST_ANSWER = 1 << 16;
  private static final int SUCCESS = 2;
  private static final int SERVER_FAULT = 5;

  private final HttpTemplate template;
  private final Retry retry;
  private final Clock clock;
  private final Sleeper sleeper;
  private HttpClient client;

  /**
   * @param clock dates the signatures, and reads `Retry-After` where it says a date
   * @throws IllegalArgumentException if the template has a problem; its user is told before
   */
  public HttpChannel(HttpTemplate template, Retry retry, Clock clock, Sleeper sleeper) {
    template
        .problem()
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
    this.template = template;
    this.retry = retry;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  @Override
  public Delivery deliver(Send send) {
    Optional<URI> uri = template.uri(send);
    Optional<String> body = template.body(send);
    if (uri.isEmpty()) {
      return new Delivery.Refused("`.` and `..` cannot stand in an address of the web");
    }
    if (body.isEmpty()) {
      return new Delivery.Refused("the body is no valid JSON");
    }
    if (!HeaderText.isFit(send.id())) {
      return new Delivery.Refused("the id holds a line break or another control");
    }
    try {
      return repeat(send, uri.get(), body.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Delivery.Later("the delivery was interrupted", Duration.ZERO);
    }
  }

  private Delivery repeat(Send send, URI uri, String body) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      Delivery delivery = attempt(request(send, uri, body));
      if (!(delivery instanceof Delivery.Later later)
          || attempt >= retry.attempts()
          || later.after().compareTo(retry.longest()) > 0) {
        return delivery;
      }
      Duration pause = retry.pause(send.id(), attempt);
      sleeper.sleep(pause.compareTo(later.after()) < 0 ? later.after() : pause);
    }
  }

  private HttpRequest request(Send send, URI uri, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(template.timeout())
            .method(template.method(), BodyPublishers.ofString(body))
            .setHeader("Content-Type", "application/json; charset=utf-8")
            .setHeader("User-Agent", "Wend")
            .setHeader("Idempotency-Key", send.id());
    template.token().ifPresent(t -> request.setHeader("Authorization", "Bearer " + t.value()));
    template.headers().forEach(request::setHeader);
    template.secret().ifPresent(secret -> sign(request, secret, send.id(), body));
    return request.build();
  }

  private void sign(HttpRequest.Builder request, Secret secret, String id, String body) {
    long seconds = clock.instant().getEpochSecond();
    request
        .setHeader("webhook-id", id)
        .setHeader("webhook-timestamp", Long.toString(seconds))
        .setHeader("webhook-signature", Signature.of(secret, id, seconds, body));
  }

  private Delivery attempt(HttpRequest request) throws InterruptedException {
    CompletableFuture<HttpResponse<String>> answer =
        client().sendAsync(request, head -> new Beginning(MOST_ANSWER));
    try {
      return judged(answer.get(template.timeout().toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      return new Delivery.Later(reason(e.getCause()), Duration.ZERO);
    } catch (TimeoutException e) {
      return new Delivery.Later(late(), Duration.ZERO);
    } finally {
      answer.cancel(true);
    }
  }

  private synchronized HttpClient client() {
    if (client == null) {
      boolean isPlain = template.url().regionMatches(true, 0, "http:", 0, "http:".length());
      client =
          HttpClient.newBuilder()
              .connectTimeout(template.timeout())
              .version(isPlain ? HttpClient.Version.HTTP_1_1 : HttpClient.Version.HTTP_2)
              .followRedirects(HttpClient.Redirect.NEVER)
              .build();
    }
    return client;
  }

  private Delivery judged(HttpResponse<String> answer) {
    int status = answer.statusCode();
    if (status / 100 == SUCCESS) {
      return new Delivery.Sent(answer.body());
    }
    String said = HeaderText.shown(answer.body());
    String reason = "the server answers " + status + (said.isEmpty() ? "" : ": " + said);
    boolean isPassing =
        status == 408 || status == 425 || status == 429 || status / 100 == SERVER_FAULT;
    return isPassing
        ? new Delivery.Later(reason, retryAfter(answer))
        : new Delivery.Refused(reason);
  }

  private Duration retryAfter(HttpResponse<String> answer) {
    String said = answer.headers().firstValue("Retry-After").orElse("").strip();
    if (said.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(said));
    }
    try {
      ZonedDateTime until = ZonedDateTime.parse(said, DateTimeFormatter.RFC_1123_DATE_TIME);
      Duration left = Duration.between(clock.instant(), until.toInstant());
      return left.isNegative() ? Duration.ZERO : left;
    } catch (DateTimeParseException none) {
      return Duration.ZERO;
    }
  }

  private String late() {
    return "the server does not answer within " + template.timeout().toMillis() + " ms";
  }

  private String reason(Throwable fault) {
    if (fault instanceof HttpTimeoutException) {
      return late();
    }
    if (fault instanceof ConnectException) {
      return "the server cannot be reached";
    }
    if (fault instanceof SSLException) {
      return "the server cannot be trusted: "
          + HeaderText.shown(String.valueOf(fault.getMessage()));
    }
    return fault instanceof IOException
        ? "the connection broke"
        : "the request failed: " + HeaderText.shown(String.valueOf(fault.getMessage()));
  }

  @Override
  public synchronized void close() {
    client = null; // its threads end when it is collected; Java 17 knows no other way
  }
}
