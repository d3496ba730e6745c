package dev.wend.syntax;

import dev.wend.syntax.grammar.WendLexer;
import java.util.Optional;

/**
 * The words that begin a declaration. A row holds the word, the word that must follow it (if any),
 * the token the parser knows it by, and what the things that it declares are called.
 */
enum DeclarationWord {
  TIMEZONE("timezone", "", WendLexer.TIMEZONE, "time zones"),
  NAMESPACE("namespace", "", WendLexer.NAMESPACE, "namespaces"),
  LET("let", "", WendLexer.LET, "named constants"),
  PROFILE("profile", "", WendLexer.PROFILE, "profiles"),
  SOURCE("source", "", WendLexer.SOURCE, "sources"),
  AUDIENCE("audience", "", WendLexer.AUDIENCE, "audiences"),

  IMPORT("import", "", WendLexer.IMPORT, "imports"),
  ENTITY("entity", "", WendLexer.ENTITY, "entities"),
  SERVICE("service", "", WendLexer.SERVICE, "services"),
  EVENT_RULE("event", "rule", WendLexer.EVENT, "event rules"),
  EVENT("event", "", WendLexer.EVENT, "events"),
  BUSINESS_EVENT("business", "event", WendLexer.BUSINESS, "business events"),
  JOURNEY("journey", "", WendLexer.JOURNEY, "journeys"),
  ENDPOINT("endpoint", "", WendLexer.ENDPOINT, "endpoints"),
  WORKFLOW("workflow", "", Later.TOKEN, "workflows"),
  SAVE_AUDIENCE("save", "audience", WendLexer.SAVE, "save-audience steps"),
  SURFACE("surface", "", WendLexer.SURFACE, "surfaces"),
  MESSAGE("message", "", WendLexer.MESSAGE, "messages"),
  CAMPAIGN("campaign", "", Later.TOKEN, "campaigns"),
  WEBHOOK("webhook", "", WendLexer.WEBHOOK, "webhooks"),
  POLICY("policy", "", WendLexer.POLICY, "policies"),
  TEST("test", "", WendLexer.TEST, "tests"),
  PROPERTY("property", "", WendLexer.PROPERTY, "properties");

  /** The token of a declaration that this version does not read. */
  private static final class Later {
    static final int TOKEN = -2;
  }

  private final String word;
  private final String second;
  private final int token;
  private final String plural;

  DeclarationWord(String word, String second, int token, String plural) {
    this.word = word;
    this.second = second;
    this.token = token;
    this.plural = plural;
  }

  /** As a script writes it. */
  String phrase() {
    return second.isEmpty() ? word : word + " " + second;
  }

  String word() {
    return word;
  }

  /** The second word, empty where there is none. */
  String second() {
    return second;
  }

  int token() {
    return token;
  }

  /** Whether its braces hold fields with their types. */
  boolean hasFields() {
    return this == PROFILE || this == ENTITY || isEvent();
  }

  /** Whether it declares a kind of event. */
  boolean isEvent() {
    return this == EVENT || this == BUSINESS_EVENT;
  }

  /** Whether its braces hold settings and their like. */
  boolean hasSettings() {
    return switch (this) {
      case SURFACE, MESSAGE, ENDPOINT, WEBHOOK, POLICY -> true;
      default -> false;
    };
  }

  /** Whether its braces hold steps. */
  boolean hasSteps() {
    return this == TEST || this == PROPERTY;
  }

  /** Whether a step of a test may begin with the same word. */
  boolean isStepToo() {
    return this == PROFILE || this == EVENT;
  }

  boolean isLater() {
    return token == Later.TOKEN;
  }

  /** With a capital, to begin a sentence. */
  String plural() {
    return Character.toUpperCase(plural.charAt(0)) + plural.substring(1);
  }

  /** The declaration that a word begins when {@code next} follows it. */
  static Optional<DeclarationWord> of(String word, String next) {
    for (DeclarationWord row : values()) {
      if (row.word.equals(word) && (row.second.isEmpty() || row.second.equals(next))) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }
}
