package dev.wend.channel;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Hands sends on by HTTP: text messages, notifications and webhooks. What a server answers with 2xx
 * is sent; 408, 425, 429, 5xx, no answer and no connection are tried again with growing pauses; all
 * else is refused. No redirection is followed. No thread and no connection is there before the
 * first send.
 */
public final class HttpChannel implements Carrier {
  private static final int MOST_ANSWER = 1 << 16;
  private static final int SERVER_FAULT = 5;

  private final HttpTemplate template;
  private final Retry retry;
  private final Clock clock;
  private final Sleeper sleeper;
  private final Exchange exchange;

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
    this.exchange =
        new Exchange(template.url(), template.secret(), template.timeout(), clock, MOST_ANSWER);
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
    if (!HeaderText.isFit(send.to())) {
      return new Delivery.Refused("the address holds a line break or another control");
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
      Delivery delivery = judged(exchange.send(request(send, uri, body)));
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
    HttpRequest.Builder request = exchange.request(uri, template.method(), send.id(), body);
    template.token().ifPresent(t -> request.setHeader("Authorization", "Bearer " + t.value()));
    template.headers().forEach(request::setHeader);
    return request.build();
  }

  private Delivery judged(Exchange.Result result) {
    if (result instanceof Exchange.Result.Late late) {
      return new Delivery.Later(late.reason(), Duration.ZERO);
    } else if (result instanceof Exchange.Result.Broken broken) {
      return new Delivery.Later(broken.reason(), Duration.ZERO);
    }
    HttpResponse<String> answer = ((Exchange.Result.Answered) result).answer();
    if (Exchange.isSuccess(answer)) {
      return new Delivery.Sent(answer.body());
    }
    int status = answer.statusCode();
    String reason = Exchange.refusal(answer);
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

  @Override
  public void close() {
    exchange.close();
  }
}
