package dev.wend.channel;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Map;
import java.util.Optional;

/**
 * What all mails of a surface have in common.
 *
 * @param from an address, with or without a name before it
 * @param replyTo likewise; empty: the same
 * @param unsubscribe an address of the web ({@code https:}) or {@code mailto:}; {@code {name}}
 *     stands for a value of the send; empty: none
 * @param provider whose server it is
 */
public record MailSurface(
    String from, String replyTo, String unsubscribe, Optional<Provider> provider) {

  /** What a surface's settings say. */
  public static MailSurface of(Map<String, String> settings) {
    return new MailSurface(
        settings.getOrDefault("from", ""),
        settings.getOrDefault("replyTo", ""),
        settings.getOrDefault("unsubscribe", ""),
        Optional.ofNullable(settings.get("provider")).flatMap(Provider::of));
  }

  /** What is wrong with it, as a sentence without its end. */
  public Optional<String> problem() {
    if (sender(from).isEmpty()) {
      return Optional.of("`" + from + "` is no mail address");
    }
    if (!replyTo.isEmpty() && sender(replyTo).isEmpty()) {
      return Optional.of("`" + replyTo + "` is no mail address");
    }
    Blanks blanks = new Blanks(unsubscribe);
    if (!unsubscribe.isEmpty()
        && !(HeaderText.isFit(unsubscribe) && blanks.sample().matches("(https://|mailto:)\\S+"))) {
      return Optional.of("`unsubscribe` is an address that begins with `https://` or `mailto:`");
    }
    return blanks.names().stream()
        .filter(n -> !Send.names(Channel.EMAIL).contains(n))
        .findFirst()
        .map(n -> "a mail has no value `" + n + "`");
  }

  /** An address that may have a name before it. */
  static Optional<InternetAddress> sender(String text) {
    if (!HeaderText.isFit(text)) {
      return Optional.empty();
    }
    try {
      InternetAddress[] all = InternetAddress.parse(text, true);
      return all.length == 1 && !all[0].isGroup() && isWhole(all[0].getAddress())
          ? Optional.of(all[0])
          : Optional.empty();
    } catch (AddressException none) {
      return Optional.empty();
    }
  }

  private static boolean isWhole(String address) {
    int at = address.lastIndexOf('@');
    return at > 0 && at < address.length() - 1;
  }
}
