package dev.wend.session;

import dev.wend.channel.Carrier;
import dev.wend.channel.Channel;
import dev.wend.channel.HttpChannel;
import dev.wend.channel.HttpTemplate;
import dev.wend.channel.Key;
import dev.wend.channel.MailSurface;
import dev.wend.channel.Provider;
import dev.wend.channel.Retry;
import dev.wend.channel.SmtpChannel;
import dev.wend.channel.SmtpServer;
import dev.wend.check.Catalog.Surface;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What hands the sends of surfaces on, by their settings. */
final class Carriers {
  private final Secrets secrets;
  private final Clock clock;

  /**
   * @param clock dates signatures
   */
  Carriers(Secrets secrets, Clock clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * None where the surface says no server. Opens no connection.
   *
   * @throws SessionException where the environment lacks a secret, or a setting is wrong
   */
  Optional<Carrier> of(Surface surface) throws SessionException {
    String where = surface.channel() == Channel.EMAIL ? "server" : "url";
    if (!surface.settings().containsKey(where)) {
      return Optional.empty();
    }
    return Optional.of(surface.channel() == Channel.EMAIL ? mail(surface) : http(surface));
  }

  private Carrier mail(Surface surface) throws SessionException {
    Map<String, String> says = surface.settings();
    SmtpServer server =
        new SmtpServer(
            says.get("server"),
            says.getOrDefault("user", ""),
            secrets.of(says, "password", whose(surface)),
            timeout(says, SmtpServer.USUAL_TIMEOUT));
    MailSurface mail =
        new MailSurface(
            says.get("from"),
            says.getOrDefault("replyTo", ""),
            says.getOrDefault("unsubscribe", ""),
            Optional.ofNullable(says.get("provider")).flatMap(Provider::of));
    require(surface, server.problem().or(mail::problem));
    return new SmtpChannel(server, mail);
  }

  private Carrier http(Surface surface) throws SessionException {
    Map<String, String> says = surface.settings();
    HttpTemplate template =
        new HttpTemplate(
            surface.channel(),
            says.getOrDefault("method", "POST"),
            says.get("url"),
            headers(surface),
            says.getOrDefault("body", ""),
            values(surface),
            secrets.of(says, "token", whose(surface)),
            secrets.of(says, "secret", whose(surface)),
            timeout(says, HttpTemplate.USUAL_TIMEOUT));
    require(surface, template.problem());
    return new HttpChannel(template, Retry.USUAL, clock, pause -> Thread.sleep(pause.toMillis()));
  }

  private static Map<String, String> headers(Surface surface) throws SessionException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line : surface.settings().getOrDefault("headers", "").split("\n", -1)) {
      int colon = line.indexOf(':');
      if (colon < 0 && !line.isBlank()) {
        require(surface, Optional.of("a header is a name, `:` and a value, not `" + line + "`"));
      } else if (colon >= 0) {
        headers.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  /** The settings that a request may say: who it comes from, but not how it is made. */
  private static Map<String, String> values(Surface surface) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Key key : surface.channel().keys()) {
      String value = surface.settings().get(key.name());
      if (value != null && key.kind() == Key.Kind.TEXT && !key.name().equals("method")) {
        values.put(key.name(), value);
      }
    }
    return values;
  }

  private static Duration timeout(Map<String, String> says, Duration usual) {
    return Optional.ofNullable(says.get("timeout")).map(Duration::parse).orElse(usual);
  }

  private static String whose(Surface surface) {
    return "the surface `" + surface.name() + "`";
  }

  private static void require(Surface surface, Optional<String> problem) throws SessionException {
    if (problem.isPresent()) {
      throw new SessionException(
          SessionException.Kind.REFUSED,
          "The surface `" + surface.name() + "` cannot be used: " + problem.get() + ".",
          "Nothing was handed on.");
    }
  }
}
