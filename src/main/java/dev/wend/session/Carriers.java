package dev.wend.session;

import dev.wend.channel.Carrier;
import dev.wend.channel.Channel;
import dev.wend.channel.HttpChannel;
import dev.wend.channel.HttpTemplate;
import dev.wend.channel.MailSurface;
import dev.wend.channel.Retry;
import dev.wend.channel.SmtpChannel;
import dev.wend.channel.SmtpServer;
import dev.wend.check.Catalog.Surface;
import java.time.Clock;
import java.time.Duration;
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
    MailSurface mail = MailSurface.of(says);
    require(surface, server.problem().or(mail::problem));
    return new SmtpChannel(server, mail);
  }

  private Carrier http(Surface surface) throws SessionException {
    Map<String, String> says = surface.settings();
    require(surface, surface.channel().problem(says));
    HttpTemplate template =
        HttpTemplate.of(
            surface.channel(),
            says,
            secrets.of(says, "token", whose(surface)),
            secrets.of(says, "secret", whose(surface)));
    require(surface, template.problem());
    return new HttpChannel(template, Retry.USUAL, clock, pause -> Thread.sleep(pause.toMillis()));
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
