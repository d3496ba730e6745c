package dev.wend.channel;

import static dev.wend.channel.Key.Kind.ADDRESS;
import static dev.wend.channel.Key.Kind.CATEGORY;
import static dev.wend.channel.Key.Kind.DURATION;
import static dev.wend.channel.Key.Kind.JSON;
import static dev.wend.channel.Key.Kind.NAMESPACE;
import static dev.wend.channel.Key.Kind.PROVIDER;
import static dev.wend.channel.Key.Kind.SECRET;
import static dev.wend.channel.Key.Kind.SERVER;
import static dev.wend.channel.Key.Kind.TEXT;
import static dev.wend.channel.Key.Kind.TEXTS;
import static dev.wend.channel.Key.Kind.URL;
import static dev.wend.channel.Part.Need.AT_LEAST_ONE;
import static dev.wend.channel.Part.Need.OPTIONAL;
import static dev.wend.channel.Part.Need.REQUIRED;

import dev.wend.channel.Part.Escaping;
import dev.wend.value.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The table of channels: what a surface and a message on each may say, and what it can tell. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are never changed
public enum Channel {
  EMAIL(
      "Mail, as text, HTML or both.",
      "email",
      "consent.email",
      EnumSet.allOf(Reaction.Kind.class),
      List.of(
          key("from", ADDRESS, true, "Who writes.", "\"Our shop <news@shop.example>\""),
          key("replyTo", ADDRESS, false, "Where answers go.", "\"help@shop.example\""),
          key(
              "unsubscribe",
              URL,
              false,
              "Where somebody leaves with one click; the mail says so to the reader's program.",
              "\"https://shop.example/leave/{id}\""),
          key(
              "server",
              SERVER,
              false,
              "The server that takes the mail: `smtps:`, or `smtp:` which is encrypted where it can be.",
              "\"smtp://mail.shop.example:587\""),
          key("user", TEXT, false, "Who we are to the server.", "\"wend\""),
          key("password", SECRET, false, "The password of `user`.", "env(\"MAIL_PASSWORD\")"),
          key(
              "provider",
              PROVIDER,
              false,
              "Whose server it is: the mail then carries the send's id so that reactions name it.",
              "postmark"),
          timeout("30 seconds")),
      List.of(
          line("subject", REQUIRED, "The subject; one line.", "\"We are open\""),
          part(
              "html",
              AT_LEAST_ONE,
              Escaping.HTML,
              "The mail as HTML.",
              "\"<p>Hello {{firstName}}</p>\""),
          part("text", AT_LEAST_ONE, Escaping.NONE, "The mail as text.", "\"Hello {{firstName}}\""),
          line(
              "preheader",
              OPTIONAL,
              "What a list of mails shows behind the subject; hidden in the mail.",
              "\"Come and see\""))),
  SMS(
      "Text messages, through a provider's HTTP interface.",
      "phone",
      "consent.sms",
      EnumSet.of(
          Reaction.Kind.DELIVERED,
          Reaction.Kind.BOUNCED,
          Reaction.Kind.CLICKED,
          Reaction.Kind.UNSUBSCRIBED),
      with(
          request(
              false, "https://api.example/{to}", "{\"number\": \"{to}\", \"message\": \"{text}\"}"),
          key("from", TEXT, true, "The number or name it comes from.", "\"Shop\"")),
      List.of(part("text", REQUIRED, Escaping.NONE, "The text.", "\"Your code is {{code}}\""))),
  PUSH(
      "Notifications of an app, through a provider's HTTP interface.",
      "ecid",
      "consent.push",
      EnumSet.of(
          Reaction.Kind.DELIVERED,
          Reaction.Kind.BOUNCED,
          Reaction.Kind.OPENED,
          Reaction.Kind.CLICKED),
      with(
          request(
              false, "https://api.example/{to}", "{\"device\": \"{to}\", \"title\": \"{title}\"}"),
          key("app", TEXT, true, "The app's id.", "\"shop.example.app\"")),
      List.of(
          line("title", REQUIRED, "The first line.", "\"Thank you!\""),
          part("body", REQUIRED, Escaping.NONE, "What stands below it.", "\"Enjoy it.\""),
          line("link", OPTIONAL, "What a tap opens.", "\"https://shop.example/n\""))),
  WEBHOOK(
      "A request to another system.",
      "",
      "",
      EnumSet.noneOf(Reaction.Kind.class),
      request(true, "https://crm.example/hooks/{profile}", "{\"person\": \"{profile}\"}"),
      List.of(
          part(
              "body",
              OPTIONAL,
              Escaping.JSON,
              "The request's body, JSON; else the send as a line of the outbox.",
              "\"\"\"{\"code\": \"{{code}}\"}\"\"\"")));

  private final String sentence;
  private final String namespace;
  private final String consent;
  private final Set<Reaction.Kind> reactions;
  private final List<Key> keys;
  private final List<Part> parts;

  Channel(
      String sentence,
      String namespace,
      String consent,
      Set<Reaction.Kind> reactions,
      List<Key> keys,
      List<Part> parts) {
    this.sentence = sentence;
    this.namespace = namespace;
    this.consent = consent;
    this.reactions = Set.copyOf(reactions);
    List<Key> all = new ArrayList<>(keys);
    all.add(key("category", CATEGORY, false, "What it is for.", "marketing"));
    if (!namespace.isEmpty()) {
      all.add(key("namespace", NAMESPACE, false, "Where a profile's address stands.", namespace));
    }
    this.keys = List.copyOf(all);
    this.parts = parts;
  }

  private static Key key(
      String name, Key.Kind kind, boolean isRequired, String sentence, String example) {
    return new Key(name, kind, isRequired, sentence, example);
  }

  private static Part part(
      String name, Part.Need need, Escaping escaping, String sentence, String example) {
    return new Part(name, need, escaping, false, sentence, example);
  }

  private static Part line(String name, Part.Need need, String sentence, String example) {
    return new Part(name, need, Escaping.NONE, true, sentence, example);
  }

  private static Key timeout(String example) {
    return key("timeout", DURATION, false, "How long an attempt may take.", example);
  }

  private static List<Key> with(List<Key> more, Key first) {
    List<Key> keys = new ArrayList<>(List.of(first));
    keys.addAll(more);
    return keys;
  }

  /** What a request is made of. */
  private static List<Key> request(boolean isRequired, String url, String body) {
    return List.of(
        key("url", URL, isRequired, "Where the request goes.", "\"" + url + "\""),
        key("method", TEXT, false, "`POST`, where not said, `PUT` or `PATCH`.", "\"PUT\""),
        key(
            "headers",
            TEXTS,
            false,
            "More headers, each `name: value`.",
            "[\"X-Account: 17\", \"X-Mode: live\"]"),
        key(
            "body",
            JSON,
            false,
            "The request's body; else the send as a line of the outbox.",
            "\"\"\"" + body + "\"\"\""),
        key("token", SECRET, false, "Sent as `Authorization: Bearer`.", "env(\"API_TOKEN\")"),
        key("secret", SECRET, false, "Signs each request.", "env(\"HOOK_SECRET\")"),
        timeout("5 seconds"));
  }

  /** The channel as a script says it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The channel that a script calls so. */
  public static Optional<Channel> of(String word) {
    return Arrays.stream(values()).filter(c -> c.word().equals(word)).findFirst();
  }

  public String sentence() {
    return sentence;
  }

  /** The namespace of its addresses where a surface names none; none: it needs no address. */
  public Optional<String> namespace() {
    return Optional.of(namespace).filter(n -> !n.isEmpty());
  }

  /**
   * Why nothing can be sent to an address, as the end of a sentence; more than that it has no line
   * break tell, of other channels than mail, their providers.
   */
  public Optional<String> refuses(Text address) {
    return this == EMAIL && Mail.isPlain(address) ? Optional.empty() : refuses(address.toString());
  }

  /** The same. */
  public Optional<String> refuses(String address) {
    if (!HeaderText.isFit(address)) {
      return Optional.of("holds a line break or another control");
    }
    return this == EMAIL && !Mail.isAddress(address)
        ? Optional.of("is no mail address")
        : Optional.empty();
  }

  /** The field of a profile that refuses it by being false. */
  public Optional<String> consent() {
    return Optional.of(consent).filter(c -> !c.isEmpty());
  }

  /** What it can tell of a message that was sent. */
  public Set<Reaction.Kind> reactions() {
    return reactions;
  }

  /** What a message is for where neither its campaign nor its surface says so. */
  public Category category() {
    return this == WEBHOOK ? Category.TRANSACTIONAL : Category.MARKETING;
  }

  /**
   * Why nothing can be handed on by a surface's settings, as a sentence without its end; empty also
   * where they name no server.
   */
  public Optional<String> problem(Map<String, String> settings) {
    if (this == EMAIL) {
      return MailSurface.of(settings).problem();
    }
    return settings.containsKey("url") ? HttpTemplate.problem(this, settings) : Optional.empty();
  }

  /** What a surface may say. */
  public List<Key> keys() {
    return keys;
  }

  /** The setting of a surface that is called so. */
  public Optional<Key> key(String name) {
    return keys.stream().filter(k -> k.name().equals(name)).findFirst();
  }

  /** What a message may say. */
  public List<Part> parts() {
    return parts;
  }

  /** The part of a message that is called so. */
  public Optional<Part> part(String name) {
    return parts.stream().filter(p -> p.name().equals(name)).findFirst();
  }
}
