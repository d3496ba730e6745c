package dev.wend.channel;

import dev.wend.json.JsonTree;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The table of those who deliver mail for others: how each is told a send's id, and reports. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are never changed
public enum Provider {
  SENDGRID(
      "SendGrid",
      "X-SMTPAPI",
      "{\"unique_args\":{\"send\":\"%s\"}}",
      "",
      "send|smtp-id",
      "timestamp",
      "sg_event_id",
      Reports.SENDGRID),
  MAILGUN(
      "Mailgun",
      "X-Mailgun-Variables",
      "{\"send\":\"%s\"}",
      "event-data",
      "user-variables.send|message.headers.message-id",
      "timestamp",
      "id",
      Reports.MAILGUN),
  POSTMARK(
      "Postmark",
      "X-PM-Metadata-send",
      "%s",
      "",
      "Metadata.send",
      "DeliveredAt|BouncedAt|ReceivedAt|ChangedAt",
      "",
      Reports.POSTMARK),
  SES(
      "Amazon SES",
      "X-SES-MESSAGE-TAGS",
      "send=%s",
      "Message",
      "mail.tags.send.*|mail.commonHeaders.messageId",
      "bounce.timestamp|complaint.timestamp|delivery.timestamp|open.timestamp|click.timestamp"
          + "|subscription.timestamp|mail.timestamp",
      "bounce.feedbackId|complaint.feedbackId",
      Reports.AMAZON);

  private final String title;
  private final String header;
  private final String headerValue;
  private final String envelope;
  private final String sends;
  private final String times;
  private final String events;
  private final List<Report> reports;

  /**
   * @param envelope the member that holds the report, where there is one of this name
   * @param sends where the send's id stands, or the mail's
   */
  Provider(
      String title,
      String header,
      String headerValue,
      String envelope,
      String sends,
      String times,
      String events,
      List<Report> reports) {
    this.title = title;
    this.header = header;
    this.headerValue = headerValue;
    this.envelope = envelope;
    this.sends = sends;
    this.times = times;
    this.events = events;
    this.reports = reports;
  }

  /** The provider as a script says it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The provider that a script calls so. */
  public static Optional<Provider> of(String word) {
    return Arrays.stream(values()).filter(p -> p.word().equals(word)).findFirst();
  }

  /** The provider's own name. */
  public String title() {
    return title;
  }

  /** The header by which a mail tells it the send's id. */
  public String header() {
    return header;
  }

  /** What that header says of a send. */
  public String headerValue(String id) {
    return String.format(Locale.ROOT, headerValue, id);
  }

  /** How it reports, in the order in which rows are tried. */
  List<Report> reports() {
    return reports;
  }

  /**
   * What a request of the provider tells.
   *
   * @param feedback of what it reports only what means something to us
   * @param fault why it is no report at all, as a sentence without its end
   */
  public record Told(List<Feedback> feedback, Optional<String> fault) {}

  /** Reads a request that the provider sends to tell of reactions. */
  public Told read(String json) {
    JsonTree.Result read = JsonTree.of(json);
    if (read.fault().isPresent()) {
      return new Told(List.of(), read.fault().map(f -> f.replace("{}", "the report")));
    }
    if (!(read.value() instanceof List<?>) && !(read.value() instanceof Map<?, ?>)) {
      return new Told(List.of(), Optional.of("the report is neither an object nor a list"));
    }
    List<Feedback> feedback = new ArrayList<>();
    List<?> all = read.value() instanceof List<?> list ? list : List.of(read.value());
    all.forEach(each -> feedback.addAll(feedback(opened(each))));
    return new Told(List.copyOf(feedback), Optional.empty());
  }

  /** What stands in the envelope, as an object or as the text of one. */
  private Payload opened(Object report) {
    Object inside = new Payload(report).member(envelope).orElse(report);
    return new Payload(inside instanceof String text ? JsonTree.of(text).value() : inside);
  }

  private List<Feedback> feedback(Payload payload) {
    Optional<Report> row = reports.stream().filter(r -> r.fits(payload)).findFirst();
    if (row.isEmpty()) {
      return List.of();
    }
    List<String> addresses = payload.all(row.get().address());
    List<String> details = payload.all(row.get().detail());
    List<Feedback> feedback = new ArrayList<>();
    for (int i = 0; i < Math.max(1, addresses.size()); i++) {
      String detail = details.isEmpty() ? "" : details.get(i < details.size() ? i : 0);
      feedback.add(
          new Feedback(
              row.get().meaning().reaction(detail),
              addresses.isEmpty() ? "" : addresses.get(i),
              payload.first(sends).map(Provider::id),
              payload.first(times).flatMap(Provider::time),
              payload.first(events)));
    }
    return feedback;
  }

  /** A send's id, also out of the mail's id: {@code <id@host>}. */
  private static String id(String text) {
    return text.replaceFirst("^<?([^@>]*).*$", "$1");
  }

  /** Seconds since 1970, or as ISO 8601 has it. */
  private static Optional<Instant> time(String text) {
    try {
      if (text.matches("\\d{1,11}(\\.\\d{1,9})?")) {
        return Optional.of(
            Instant.ofEpochMilli(new BigDecimal(text).movePointRight(3).longValue()));
      }
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
