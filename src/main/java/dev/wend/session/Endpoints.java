package dev.wend.session;

import dev.wend.channel.HttpEndpoint;
import dev.wend.channel.HttpEndpoint.Reply;
import dev.wend.channel.HttpTemplate;
import dev.wend.check.Catalog;
import dev.wend.check.Checked;
import dev.wend.journey.Caller;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The endpoints of a script. Of a draft run none is asked: each answers at once, with nothing. */
final class Endpoints implements Caller {
  private static final String NOTHING = "{}";

  private final boolean isDraft;
  private final Map<String, HttpEndpoint> all;

  private Endpoints(boolean isDraft, Map<String, HttpEndpoint> all) {
    this.isDraft = isDraft;
    this.all = all;
  }

  /**
   * Opens no connection.
   *
   * @param clock dates the signatures
   * @throws SessionException where the environment lacks a secret of one
   */
  static Endpoints of(Checked script, boolean isDraft, Secrets secrets, Clock clock)
      throws SessionException {
    Map<String, HttpEndpoint> all = new LinkedHashMap<>();
    if (!isDraft && !script.journeys().isEmpty()) {
      for (Catalog.Endpoint endpoint : script.catalog().endpoints().values()) {
        Map<String, String> says = endpoint.settings();
        Duration timeout =
            Optional.ofNullable(says.get("timeout"))
                .map(Duration::parse)
                .orElse(HttpTemplate.USUAL_TIMEOUT);
        all.put(
            endpoint.name(),
            new HttpEndpoint(
                says.get("url"),
                secrets.of(says, "secret", "the endpoint `" + endpoint.name() + "`"),
                timeout,
                clock));
      }
    }
    return new Endpoints(isDraft, all);
  }

  @Override
  public Answer ask(Question question) {
    if (isDraft) {
      return new Answer.Given(NOTHING);
    }
    HttpEndpoint endpoint = all.get(question.endpoint());
    if (endpoint == null) { // who asks is inside an older version of its journey
      return new Answer.Failed("the script has this endpoint no more");
    }
    Reply reply = endpoint.ask(question.id(), question.action(), question.arguments());
    if (reply instanceof Reply.Given given) {
      return new Answer.Given(given.json());
    }
    return reply instanceof Reply.Failed failed
        ? new Answer.Failed(failed.why())
        : new Answer.Late();
  }
}
