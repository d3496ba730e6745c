package dev.wend.channel;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * A server that takes mail.
 *
 * @param url {@code smtp://host:port}, which is encrypted where the server can and always where
 *     there is a password, or {@code smtps://host:port}, which is encrypted from its beginning; the
 *     port is 25 and 465 where not said
 * @param user who we are to it; empty: it does not ask
 * @param timeout of connecting, and of each answer
 */
public record SmtpServer(String url, String user, Optional<Secret> password, Duration timeout) {
  /** Of an attempt, where nothing is said. */
  public static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);

  private static final int PLAIN_PORT = 25;
  private static final int ENCRYPTED_PORT = 465;

  /** What is wrong with it, as a sentence without its end. */
  public Optional<String> problem() {
    if (!HeaderText.isFit(user) || !HeaderText.isFit(password.map(Secret::value).orElse(""))) {
      return Optional.of("the user or the password holds a line break or another control");
    }
    return isServer(url)
        ? Optional.empty()
        : Optional.of("`" + url + "` is no server such as `smtp://mail.shop.example:587`");
  }

  /** Whether a text names a mail server. */
  public static boolean isServer(String url) {
    try {
      URI uri = new URI(url);
      String scheme = String.valueOf(uri.getScheme());
      boolean isFit =
          scheme.matches("(?i)smtps?") && uri.getHost() != null && uri.getRawPath().isEmpty();
      return isFit && uri.getUserInfo() == null && uri.getQuery() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private URI uri() {
    return URI.create(url);
  }

  /** {@code smtp} or {@code smtps}. */
  String protocol() {
    return uri().getScheme().toLowerCase(Locale.ROOT);
  }

  String host() {
    return uri().getHost();
  }

  int port() {
    int port = uri().getPort();
    return port >= 0 ? port : protocol().equals("smtps") ? ENCRYPTED_PORT : PLAIN_PORT;
  }

  /**
   * The settings of the mail library.
   *
   * @param name our host's name to the server; without it the library would ask the network
   * @param sender where the server reports what comes back
   */
  Properties properties(String name, String sender) {
    String prefix = "mail." + protocol() + ".";
    String millis = Long.toString(timeout.toMillis());
    Properties all = new Properties();
    all.setProperty(prefix + "localhost", name);
    all.setProperty(prefix + "from", sender);
    all.setProperty(prefix + "connectiontimeout", millis);
    all.setProperty(prefix + "timeout", millis);
    all.setProperty(prefix + "writetimeout", millis);
    all.setProperty(prefix + "auth", Boolean.toString(!user.isEmpty()));
    all.setProperty(prefix + "starttls.enable", "true");
    all.setProperty(prefix + "starttls.required", Boolean.toString(password.isPresent()));
    all.setProperty(prefix + "ssl.checkserveridentity", "true");
    return all;
  }
}
