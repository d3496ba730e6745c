package dev.wend.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.channel.Reaction.Bounced;
import dev.wend.channel.Reaction.Clicked;
import dev.wend.channel.Reaction.Complained;
import dev.wend.channel.Reaction.Delivered;
import dev.wend.channel.Reaction.Opened;
import dev.wend.channel.Reaction.Unsubscribed;
import dev.wend.json.JsonText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What providers report becomes reactions. */
class FeedbackTest {
  private static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");

  private static List<Feedback> read(Provider provider, String json) {
    Provider.Told told = provider.read(json);
    assertEquals(Optional.empty(), told.fault());
    return told.feedback();
  }

  private static Feedback of(Reaction reaction, String address, String send, String event) {
    return new Feedback(reaction, address, present(send), Optional.of(AT), present(event));
  }

  private static Optional<String> present(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }

  @Test
  void sendGridReportsInLists() {
    String json =
        """
        [{"event": "delivered", "email": "a@b.example", "timestamp": 1772355600, "send": "s-1", "sg_event_id": "e1"},
         {"event": "bounce", "email": "c@d.example", "timestamp": 1772355600, "smtp-id": "<s-2@shop.example>",
          "reason": "550 no\\nsuch user", "type": "bounce", "sg_event_id": "e2"},
         {"event": "bounce", "email": "c@d.example", "timestamp": 1772355600, "send": "s-3", "type": "blocked"},
         {"event": "processed", "email": "a@b.example", "timestamp": 1772355600},
         {"event": "click", "email": "a@b.example", "timestamp": 1772355600, "send": "s-1", "url": "https://x.example/?a=b"},
         {"event": "dropped", "email": "a@b.example", "timestamp": 1772355600, "reason": "Unsubscribed Address"}]
        """;
    assertEquals(
        List.of(
            of(new Delivered(), "a@b.example", "s-1", "e1"),
            of(new Bounced(true, "550 no such user"), "c@d.example", "s-2", "e2"),
            of(new Bounced(false, ""), "c@d.example", "s-3", ""),
            of(new Clicked("https://x.example/?a=b"), "a@b.example", "s-1", ""),
            of(new Unsubscribed(), "a@b.example", "", "")),
        read(Provider.SENDGRID, json));
  }

  @Test
  void mailgunReportsBesideItsSignature() {
    String json =
        """
        {"signature": {"token": "t"}, "event-data": {"event": "failed", "severity": "%s", "reason": "%s", "id": "e1",
         "recipient": "a@b.example", "timestamp": 1772355600.0, "user-variables": {"send": "s-1"},
         "delivery-status": {"message": "5.1.1 unknown"}}}
        """;
    assertEquals(
        List.of(of(new Bounced(true, "5.1.1 unknown"), "a@b.example", "s-1", "e1")),
        read(Provider.MAILGUN, String.format(json, "permanent", "bounce")));
    assertEquals(
        List.of(of(new Bounced(false, "5.1.1 unknown"), "a@b.example", "s-1", "e1")),
        read(Provider.MAILGUN, String.format(json, "permanent", "old")));
    assertEquals(
        List.of(of(new Complained(), "a@b.example", "s-1", "e1")),
        read(Provider.MAILGUN, String.format(json, "permanent", "suppress-complaint")));
    assertEquals(List.of(), read(Provider.MAILGUN, String.format(json, "temporary", "generic")));
  }

  @Test
  void postmarkReportsEachByItself() {
    assertEquals(
        List.of(of(new Opened(), "a@b.example", "s-1", "")),
        read(
            Provider.POSTMARK,
            """
            {"RecordType": "Open", "Recipient": "a@b.example", "ReceivedAt": "2026-03-01T04:00:00.0000000-05:00",
             "Metadata": {"send": "s-1"}}
            """));
    String change =
        """
        {"RecordType": "SubscriptionChange", "Recipient": "a@b.example", "ChangedAt": "2026-03-01T09:00:00Z",
         "SuppressSending": %s, "SuppressionReason": %s}
        """;
    assertEquals(
        List.of(of(new Unsubscribed(), "a@b.example", "", "")),
        read(Provider.POSTMARK, String.format(change, "true", "\"ManualSuppression\"")));
    assertEquals(List.of(), read(Provider.POSTMARK, String.format(change, "false", "null")));
  }

  @Test
  void amazonReportsOfSeveralInAnEnvelope() {
    String report =
        """
        {"notificationType": "Bounce", "bounce": {"bounceType": "Transient", "bounceSubType": "MailboxFull", "feedbackId": "e1",
         "timestamp": "2026-03-01T09:00:00.000Z", "bouncedRecipients": [{"emailAddress": "a@b.example"},
         {"emailAddress": "c@d.example"}]}, "mail": {"tags": {"send": ["s-1"]}}}
        """;
    List<Feedback> expected =
        List.of(
            of(new Bounced(false, "MailboxFull"), "a@b.example", "s-1", "e1"),
            of(new Bounced(false, "MailboxFull"), "c@d.example", "s-1", "e1"));
    assertEquals(expected, read(Provider.SES, report));
    String inside = JsonText.compact(report);
    assertEquals(
        expected, read(Provider.SES, "{\"Type\": \"Notification\", \"Message\": " + inside + "}"));
    assertEquals(
        List.of(),
        read(
            Provider.SES,
            "{\"Type\": \"SubscriptionConfirmation\", \"Message\": \"You have chosen\"}"));
    assertEquals(
        List.of(),
        read(
            Provider.SES,
            "{\"eventType\": \"Complaint\", \"complaint\": {\"complaintFeedbackType\": \"not-spam\"}}"));
  }

  @ParameterizedTest
  @EnumSource
  void aProvidersTableIsWhole(Provider provider) {
    assertEquals(Optional.of(provider), Provider.of(provider.word()));
    List<Report.Meaning> meanings =
        provider.reports().stream().map(Report::meaning).distinct().toList();
    assertEquals(Report.Meaning.values().length, meanings.size(), "each reaction is told");
    assertTrue(HeaderText.isFit(provider.headerValue("s-1")));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNoReportIsSaid(Provider provider) {
    assertEquals(
        Optional.of("the report is neither an object nor a list"), provider.read("7").fault());
    assertTrue(provider.read("{").fault().orElse("").startsWith("the report is no JSON at"));
    assertEquals(Optional.of("the report is empty"), provider.read("").fault());
  }

  /** A report never makes reading fail, whatever stands where. */
  @Property(tries = 300)
  void anyReportIsRead(
      @ForAll Provider provider, @ForAll String text, @ForAll boolean isList, @ForAll int number) {
    for (Report row : provider.reports()) {
      StringBuilder json = new StringBuilder("{");
      for (Map.Entry<String, String> c : row.when().entrySet()) {
        String name = c.getKey().split("[.|]", -1)[0];
        String value = c.getKey().contains(".") ? "{}" : quoted(c.getValue().split("\\|", -1)[0]);
        json.append(quoted(name)).append(':').append(value).append(',');
      }
      for (String name : row.address().split("[.|*]+", -1)) {
        String value = quoted(text);
        json.append(quoted(name)).append(':').append(isList ? "[" + value + "]" : value);
        json.append(',');
      }
      json.append("\"timestamp\":").append(number).append('}');
      assertEquals(Optional.empty(), provider.read(json.toString()).fault());
    }
  }

  private static String quoted(String text) {
    return JsonText.compact(text);
  }
}
