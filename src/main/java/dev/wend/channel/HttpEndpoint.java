package dev.wend.channel;

import dev.wend.json.JsonText;
import dev.wend.json.JsonTree;
import dev.wend.value.Escape;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Asks another system by HTTP: a {@code POST} of the arguments as a JSON object to {@code
 * url/action}. Each question is asked once, and all that is no JSON object behind a status of 2xx
 * is a failure.
 */
public final class HttpEndpoint {
  private static final int MOST_ANSWER = 1 << 16;

  /** What came of a question. */
  public sealed interface Reply {
    /**
     * @param json an object
     */
    record Given(String json) implements Reply {}

    /** There was none in time. */
    record Late() implements Reply {}

    /**
     * @param why a sentence without its end
     */
    record Failed(String why) implements Reply {}
  }

  private final String url;
  private final Exchange exchange;

  /**
   * @param url where its actions are, with or without a slash at the end
   * @param secret signs each question
   * @param timeout of a question, from the connection to the last byte of the answer
   * @param clock dates the signatures
   * @throws IllegalArgumentException if the address has a problem; its user is told before
   */
  public HttpEndpoint(String url, Optional<Secret> secret, Duration timeout, Clock clock) {
    if (!isAddress(url)) {
      throw new IllegalArgumentException("`" + url + "` is no address of an endpoint");
    }
    this.url = url.replaceFirst("/+$", "") + "/";
    // one more than is taken tells that there is more
    this.exchange = new Exchange(url, secret, timeout, clock, MOST_ANSWER + 1);
  }

  /** Whether actions can stand behind an address of the web. */
  public static boolean isAddress(String url) {
    try {
      URI uri = new URI(url);
      boolean isWeb = uri.getScheme() != null && uri.getScheme().matches("(?i)https?");
      boolean isPlace = uri.getHost() != null && uri.getUserInfo() == null;
      return isWeb && isPlace && uri.getRawQuery() == null && uri.getRawFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /**
   * Asks once and waits for the answer. Never throws for what the other side does.
   *
   * @param id the same for the same question; the other side can tell by it what it did already
   * @param arguments by name: texts, numbers, truth values, lists and objects of them, all else by
   *     its text
   */
  public Reply ask(String id, String action, Map<String, Object> arguments) {
    if (!HeaderText.isFit(id)) {
      return new Reply.Failed("the id holds a line break or another control");
    }
    URI uri = URI.create(url + Escape.url(action));
    String body = JsonText.compact(arguments);
    try {
      return judged(exchange.send(exchange.request(uri, "POST", id, body).build()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reply.Failed("the call was interrupted");
    }
  }

  private static Reply judged(Exchange.Result result) {
    if (result instanceof Exchange.Result.Late) {
      return new Reply.Late();
    } else if (result instanceof Exchange.Result.Broken broken) {
      return new Reply.Failed(broken.reason());
    }
    HttpResponse<String> answer = ((Exchange.Result.Answered) result).answer();
    if (!Exchange.isSuccess(answer)) {
      return new Reply.Failed(Exchange.refusal(answer));
    }
    String json = answer.body();
    if (json.getBytes(StandardCharsets.UTF_8).length > MOST_ANSWER) {
      return new Reply.Failed("the server answers more than 64 KB");
    }
    return JsonTree.of(json).value() instanceof Map<?, ?>
        ? new Reply.Given(json)
        : new Reply.Failed("the server answers what is no JSON object");
  }
}
