package dev.wend.channel;

import dev.wend.json.JsonText;
import dev.wend.json.JsonTree;
import dev.wend.value.Escape;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a request is made of. {@code {name}} in the address and in the texts of the body stands for
 * a value of the send or of the surface.
 *
 * @param method {@code POST}, {@code PUT} or {@code PATCH}
 * @param url values are percent-encoded in it and stand behind its host only
 * @param headers more than those that are always sent
 * @param body JSON; where it is empty, the send as in the outbox with the surface's values
 * @param values of the surface, such as {@code from}
 * @param token is sent as {@code Authorization: Bearer}
 * @param secret signs each request
 * @param timeout of one attempt, from the connection to the last byte of the answer
 */
public record HttpTemplate(
    Channel channel,
    String method,
    String url,
    Map<String, String> headers,
    String body,
    Map<String, String> values,
    Optional<Secret> token,
    Optional<Secret> secret,
    Duration timeout) {
  /** Of one attempt, where nothing is said. */
  public static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

  private static final String METHOD = "method";
  private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

  /** The client sets some itself, and we set the others for each send. */
  private static final Pattern OURS =
      Pattern.compile(
          "connection|content-length|expect|host|upgrade|transfer-encoding|idempotency-key"
              + "|webhook-.*");

  private static final Pattern DOTS = Pattern.compile("(^|.*/)\\.\\.?(/.*|$)");

  public HttpTemplate {
    headers = Map.copyOf(headers);
    values = Map.copyOf(values);
  }

  /** What a surface's settings say, which are {@linkplain Channel#problem fit}. */
  public static HttpTemplate of(
      Channel channel,
      Map<String, String> settings,
      Optional<Secret> token,
      Optional<Secret> secret) {
    return new HttpTemplate(
        channel,
        settings.getOrDefault(METHOD, "POST"),
        settings.getOrDefault("url", ""),
        headers(settings),
        settings.getOrDefault("body", ""),
        values(channel, settings),
        token,
        secret,
        Optional.ofNullable(settings.get("timeout")).map(Duration::parse).orElse(USUAL_TIMEOUT));
  }

  private static Map<String, String> headers(Map<String, String> settings) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line : headerLines(settings)) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private static List<String> headerLines(Map<String, String> settings) {
    return settings.getOrDefault("headers", "").lines().filter(line -> !line.isBlank()).toList();
  }

  /** The settings that a request may say: who it comes from, but not how it is made. */
  private static Map<String, String> values(Channel channel, Map<String, String> settings) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Key key : channel.keys()) {
      String value = settings.get(key.name());
      if (value != null && key.kind() == Key.Kind.TEXT && !key.name().equals(METHOD)) {
        values.put(key.name(), value);
      }
    }
    return values;
  }

  /** What is wrong with settings, as a sentence without its end. */
  static Optional<String> problem(Channel channel, Map<String, String> settings) {
    return headerLines(settings).stream()
        .filter(line -> line.indexOf(':') < 0)
        .findFirst()
        .map(line -> "a header is a name, `:` and a value, not `" + line + "`")
        .or(() -> of(channel, settings, Optional.empty(), Optional.empty()).problem());
  }

  /** What is wrong with it, as a sentence without its end. */
  public Optional<String> problem() {
    if (!METHODS.contains(method)) {
      return Optional.of("the method of a request is POST, PUT or PATCH, not `" + method + "`");
    }
    return urlProblem().or(this::headerProblem).or(this::bodyProblem);
  }

  private Optional<String> urlProblem() {
    Blanks blanks = new Blanks(url);
    Optional<String> unknown = unknown(blanks);
    if (unknown.isPresent()) {
      return unknown;
    }
    String host = url.replaceFirst("(?s)^(\\w+://[^/?#]*).*", "$1");
    if (!new Blanks(host).names().isEmpty()) {
      return Optional.of("values stand behind the host of an address only");
    }
    try {
      URI uri = new URI(blanks.sample());
      boolean isWeb = uri.getScheme() != null && uri.getScheme().matches("(?i)https?");
      return isWeb && uri.getHost() != null && uri.getUserInfo() == null
          ? Optional.empty()
          : Optional.of("`" + url + "` is no address of the web");
    } catch (URISyntaxException e) {
      return Optional.of("`" + url + "` is no address of the web");
    }
  }

  private Optional<String> unknown(Blanks blanks) {
    return blanks.names().stream()
        .filter(n -> !Send.names(channel).contains(n) && !values.containsKey(n))
        .findFirst()
        .map(n -> "a message by " + channel.word() + " has no value `" + n + "`" + known());
  }

  private String known() {
    return ", but `" + String.join("`, `", Send.names(channel)) + "`";
  }

  private Optional<String> headerProblem() {
    for (Map.Entry<String, String> header : headers.entrySet()) {
      String name = header.getKey();
      if (!HEADER.matcher(name).matches()) {
        return Optional.of("`" + name + "` is no name of a header");
      }
      if (OURS.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
        return Optional.of("the header `" + name + "` is set for each request");
      }
      if (!HeaderText.isFit(header.getValue())) {
        return Optional.of("the header `" + name + "` holds a line break or another control");
      }
    }
    return token.isPresent() && !HeaderText.isFit(token.get().value())
        ? Optional.of("the token holds a line break or another control")
        : Optional.empty();
  }

  private Optional<String> bodyProblem() {
    if (body.isEmpty()) {
      return Optional.empty();
    }
    JsonTree.Result read = JsonTree.of(body);
    if (read.fault().isPresent()) {
      return read.fault().map(f -> f.replace("{}", "the body"));
    }
    return texts(read.value()).stream().flatMap(t -> unknown(new Blanks(t)).stream()).findFirst();
  }

  private static List<String> texts(Object value) {
    List<String> texts = new ArrayList<>();
    if (value instanceof Map<?, ?> object) {
      object.values().forEach(v -> texts.addAll(texts(v)));
    } else if (value instanceof List<?> list) {
      list.forEach(v -> texts.addAll(texts(v)));
    } else if (value instanceof String text) {
      texts.add(text);
    }
    return texts;
  }

  private Map<String, String> all(Send send) {
    Map<String, String> all = new LinkedHashMap<>(values);
    all.putAll(send.values());
    return all;
  }

  /** Where a send's request goes; nothing where one of its values cannot stand in an address. */
  Optional<URI> uri(Send send) {
    URI uri = URI.create(new Blanks(url).fill(all(send), Escape::url));
    // `..` would lead out of the folder that the script names
    return Optional.of(uri).filter(u -> !DOTS.matcher(u.getRawPath()).matches());
  }

  /** A send's body; nothing where its message brings one that is no JSON. */
  Optional<String> body(Send send) {
    if (channel == Channel.WEBHOOK && !send.part("body").isEmpty()) {
      return Optional.of(send.part("body")).filter(b -> JsonTree.of(b).fault().isEmpty());
    }
    if (body.isEmpty()) {
      Map<String, Object> members = send.members();
      values.forEach(members::putIfAbsent);
      return Optional.of(JsonText.compact(members));
    }
    return Optional.of(JsonText.compact(filled(JsonTree.of(body).value(), all(send))));
  }

  /** JSON with the places in its texts filled: it is escaped when it is written. */
  private static Object filled(Object value, Map<String, String> values) {
    if (value instanceof Map<?, ?> object) {
      Map<Object, Object> filled = new LinkedHashMap<>();
      object.forEach((k, v) -> filled.put(k, filled(v, values)));
      return filled;
    }
    if (value instanceof List<?> list) {
      List<Object> filled = new ArrayList<>();
      list.forEach(v -> filled.add(filled(v, values)));
      return filled;
    }
    return value instanceof String text ? new Blanks(text).fill(values, v -> v) : value;
  }
}
