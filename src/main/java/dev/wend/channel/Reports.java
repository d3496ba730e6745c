package dev.wend.channel;

import static dev.wend.channel.Report.Meaning.CLICKED;
import static dev.wend.channel.Report.Meaning.COMPLAINED;
import static dev.wend.channel.Report.Meaning.DELIVERED;
import static dev.wend.channel.Report.Meaning.HARD;
import static dev.wend.channel.Report.Meaning.OPENED;
import static dev.wend.channel.Report.Meaning.SOFT;
import static dev.wend.channel.Report.Meaning.UNSUBSCRIBED;

import java.util.List;

/**
 * How each provider reports. What it still tries to deliver is no bounce, what it does not even try
 * since it has the address on a list of its own is what brought it there.
 */
final class Reports {
  private static final String EVENT = "event";
  private static final String MAIL = "email";
  private static final String REASON = "reason|response";
  private static final String RECIPIENT = "recipient";
  private static final String SAID =
      "delivery-status.message|delivery-status.description|error|description|reason";
  private static final String RECORD = "RecordType";
  private static final String TYPE = "Type";
  private static final String CHANGE = "SubscriptionChange";
  private static final String WHY = "SuppressionReason";
  private static final String WHOSE = "Email|Recipient";
  private static final String DETAILS = "Details|Description";
  private static final String SES = "notificationType|eventType";
  private static final String BOUNCED = "bounce.bouncedRecipients.*.emailAddress";
  private static final String CODES =
      "bounce.bouncedRecipients.*.diagnosticCode|bounce.bounceSubType";
  private static final String TO = "mail.destination.*";

  static final List<Report> SENDGRID =
      List.of(
          Report.of(DELIVERED, MAIL, "", EVENT, "delivered"),
          Report.of(SOFT, MAIL, REASON, EVENT, "bounce", "type", "blocked"),
          Report.of(HARD, MAIL, REASON, EVENT, "bounce"),
          Report.of(SOFT, MAIL, REASON, EVENT, "blocked"),
          Report.of(HARD, MAIL, REASON, EVENT, "dropped", "reason", "Bounced Address|Invalid"),
          Report.of(COMPLAINED, MAIL, "", EVENT, "dropped", "reason", "Spam Reporting Address"),
          Report.of(UNSUBSCRIBED, MAIL, "", EVENT, "dropped", "reason", "Unsubscribed Address"),
          Report.of(OPENED, MAIL, "", EVENT, "open"),
          Report.of(CLICKED, MAIL, "url", EVENT, "click"),
          Report.of(COMPLAINED, MAIL, "", EVENT, "spamreport"),
          Report.of(UNSUBSCRIBED, MAIL, "", EVENT, "unsubscribe|group_unsubscribe"));

  /** The rows with `bounced`, `dropped` and `code` are of its older reports. */
  static final List<Report> MAILGUN =
      List.of(
          Report.of(DELIVERED, RECIPIENT, "", EVENT, "delivered"),
          failed(COMPLAINED, "suppress-complaint"),
          failed(UNSUBSCRIBED, "suppress-unsubscribe"),
          failed(SOFT, "old|espblock|greylisted"),
          Report.of(HARD, RECIPIENT, SAID, EVENT, "failed", "severity", "permanent"),
          Report.of(HARD, RECIPIENT, SAID, EVENT, "bounced"),
          Report.of(COMPLAINED, RECIPIENT, "", EVENT, "dropped", "code", "607"),
          Report.of(UNSUBSCRIBED, RECIPIENT, "", EVENT, "dropped", "code", "606"),
          Report.of(HARD, RECIPIENT, SAID, EVENT, "dropped", "reason", "hardfail"),
          Report.of(SOFT, RECIPIENT, SAID, EVENT, "dropped", "reason", "old"),
          Report.of(OPENED, RECIPIENT, "", EVENT, "opened"),
          Report.of(CLICKED, RECIPIENT, "url", EVENT, "clicked"),
          Report.of(COMPLAINED, RECIPIENT, "", EVENT, "complained"),
          Report.of(UNSUBSCRIBED, RECIPIENT, "", EVENT, "unsubscribed"));

  static final List<Report> POSTMARK =
      List.of(
          Report.of(DELIVERED, WHOSE, "", RECORD, "Delivery"),
          Report.of(OPENED, WHOSE, "", RECORD, "Open"),
          Report.of(CLICKED, WHOSE, "OriginalLink", RECORD, "Click"),
          Report.of(COMPLAINED, WHOSE, "", RECORD, "SpamComplaint"),
          Report.of(COMPLAINED, WHOSE, "", RECORD, "Bounce", TYPE, "SpamComplaint"),
          Report.of(UNSUBSCRIBED, WHOSE, "", RECORD, "Bounce", TYPE, "Unsubscribe"),
          Report.of(HARD, WHOSE, DETAILS, RECORD, "Bounce", TYPE, "HardBounce|BadEmailAddress"),
          Report.of(
              SOFT,
              WHOSE,
              DETAILS,
              RECORD,
              "Bounce",
              TYPE,
              "SoftBounce|DnsError|Blocked|SpamNotification|Undeliverable|DMARCPolicy"),
          Report.of(HARD, WHOSE, WHY, RECORD, CHANGE, "SuppressSending", "true", WHY, "HardBounce"),
          Report.of(
              COMPLAINED,
              WHOSE,
              "",
              RECORD,
              CHANGE,
              "SuppressSending",
              "true",
              WHY,
              "SpamComplaint"),
          Report.of(UNSUBSCRIBED, WHOSE, "", RECORD, CHANGE, "SuppressSending", "true"));

  static final List<Report> AMAZON =
      List.of(
          Report.of(DELIVERED, "delivery.recipients.*|" + TO, "", SES, "Delivery"),
          Report.of(HARD, BOUNCED, CODES, SES, "Bounce", "bounce.bounceType", "Permanent"),
          Report.of(SOFT, BOUNCED, CODES, SES, "Bounce"),
          Report.of(OPENED, TO, "", SES, "Open"),
          Report.of(CLICKED, TO, "click.link", SES, "Click"),
          Report.of(
              COMPLAINED,
              "complaint.complainedRecipients.*.emailAddress",
              "",
              SES,
              "Complaint",
              "complaint.complaintFeedbackType",
              "|abuse|auth-failure|fraud|other|virus"),
          Report.of(
              UNSUBSCRIBED,
              TO,
              "",
              SES,
              "Subscription",
              "subscription.newTopicPreferences.unsubscribeAll",
              "true"));

  private Reports() {}

  private static Report failed(Report.Meaning meaning, String reasons) {
    return Report.of(
        meaning, RECIPIENT, SAID, EVENT, "failed", "severity", "permanent", "reason", reasons);
  }
}
