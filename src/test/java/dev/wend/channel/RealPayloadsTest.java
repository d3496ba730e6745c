package dev.wend.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wend.json.JsonText;
import dev.wend.json.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Published reports of real providers, where they stand beside the project. */
class RealPayloadsTest {
  private static final Path FILE =
      Path.of(System.getProperty("wend.home"))
          .resolve("../shared/data/event-payloads/anymail/esp_webhook_payloads.jsonl");

  private static final Map<String, Provider> PROVIDERS =
      Map.of(
          "amazon_ses", Provider.SES,
          "mailgun", Provider.MAILGUN,
          "postmark", Provider.POSTMARK,
          "sendgrid", Provider.SENDGRID);

  @Test
  void eachProvidersReportsBecomeReactions() throws IOException {
    assumeTrue(Files.exists(FILE), "the published reports are not there");
    Map<String, String> seen = new TreeMap<>();
    for (String line : Files.readAllLines(FILE)) {
      Map<?, ?> row = (Map<?, ?>) JsonTree.of(line).value();
      String file = ((String) row.get("file")).replaceAll("tests/test_|_webhooks.py", "");
      if (PROVIDERS.containsKey(file)) {
        Provider provider = PROVIDERS.get(file);
        String payload = JsonText.compact(row.get("payload"));
        List<Feedback> told = provider.read(payload).feedback();
        assertTrue(told.stream().allMatch(f -> payload.contains(f.address())), payload);
        String test = ((String) row.get("test")).replaceAll("^test_|_event$", "");
        seen.merge(file + " " + test, shown(told), (a, b) -> a.isEmpty() ? b : a);
      }
    }
    assertEquals(EXPECTED.strip(), lines(seen));
  }

  private static String lines(Map<String, String> seen) {
    return seen.entrySet().stream()
        .map(e -> (e.getKey() + ": " + e.getValue()).strip())
        .collect(Collectors.joining("\n"));
  }

  private static String shown(List<Feedback> told) {
    return told.stream()
        .map(
            f ->
                f.reaction() instanceof Reaction.Bounced b
                    ? "bounced " + (b.isHard() ? "hard" : "soft")
                    : f.reaction().kind().word())
        .collect(Collectors.joining(", "));
  }

  private static final String EXPECTED =
      """
      amazon_ses bounce: bounced hard
      amazon_ses click: clicked
      amazon_ses complaint: complained
      amazon_ses delivery: delivered
      amazon_ses incorrect_received:
      amazon_ses multiple_bounce: bounced hard, bounced hard
      amazon_ses open: opened
      amazon_ses reject:
      amazon_ses rendering_failure:
      amazon_ses send:
      mailgun alt_smtp_code: bounced hard
      mailgun clicked: clicked
      mailgun complained: complained
      mailgun delivered: delivered
      mailgun dropped_spam: complained
      mailgun dropped_timed_out: bounced soft
      mailgun failed_greylisted:
      mailgun failed_permanent: bounced hard
      mailgun failed_temporary:
      mailgun invalid_mailbox: bounced hard
      mailgun metadata_key_conflicts: clicked
      mailgun metadata_post_fields: clicked
      mailgun misconfigured_inbound:
      mailgun opened: opened
      mailgun rejected:
      mailgun unsubscribed: unsubscribed
      postmark bounce: bounced hard
      postmark bounce_unsubscribe_variant: unsubscribed
      postmark click: clicked
      postmark delivered: delivered
      postmark open: opened
      postmark resubscribe:
      postmark spam: complained
      postmark subscription_change_bounce: bounced hard
      postmark unsubscribe: unsubscribed
      sendgrid bounce: bounced hard
      sendgrid click: clicked
      sendgrid compatibility_message_id_from_smtp_id: delivered
      sendgrid deferred:
      sendgrid delivered: delivered
      sendgrid dropped_bounced: bounced hard
      sendgrid dropped_invalid: bounced hard
      sendgrid dropped_unsubscribed: unsubscribed
      sendgrid open: opened
      sendgrid processed:
      sendgrid setUpClass:
      """;
}
