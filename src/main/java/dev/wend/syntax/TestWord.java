package dev.wend.syntax;

import dev.wend.syntax.grammar.WendLexer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The words of the steps of a test; in other places each of them is a plain name. */
enum TestWord {
  PROFILE("profile", WendLexer.PROFILE, Place.FIRST),
  PROFILES("profiles", WendLexer.PROFILES, Place.FIRST),
  AT("at", WendLexer.AT, Place.FIRST),
  AFTER("after", WendLexer.AFTER, Place.FIRST),
  EVENT("event", WendLexer.EVENT, Place.FIRST),
  ACTIVATE("activate", WendLexer.ACTIVATE, Place.FIRST),
  STOP("stop", WendLexer.STOP, Place.FIRST),
  PAUSE("pause", WendLexer.PAUSE, Place.FIRST),
  RESUME("resume", WendLexer.RESUME, Place.FIRST),
  RUN("run", WendLexer.RUN, Place.FIRST),
  TRIGGER("trigger", WendLexer.TRIGGER, Place.FIRST),
  CHANGE("change", WendLexer.CHANGE, Place.FIRST),
  SUBSCRIBE("subscribe", WendLexer.SUBSCRIBE, Place.FIRST),
  UNSUBSCRIBE("unsubscribe", WendLexer.UNSUBSCRIBE, Place.FIRST),
  MERGE("merge", WendLexer.MERGE, Place.FIRST),
  ERASE("erase", WendLexer.ERASE, Place.FIRST),
  FAIL("fail", WendLexer.FAIL, Place.FIRST),
  EVALUATE("evaluate", WendLexer.EVALUATE, Place.FIRST),
  EXPECT("expect", WendLexer.EXPECT, Place.FIRST),

  OPENS("opens", WendLexer.OPENS, Place.SECOND),
  CLICKS("clicks", WendLexer.CLICKS, Place.SECOND),
  BOUNCES("bounces", WendLexer.BOUNCES, Place.SECOND),
  UNSUBSCRIBES("unsubscribes", WendLexer.UNSUBSCRIBES, Place.SECOND),
  COMPLAINS("complains", WendLexer.COMPLAINS, Place.SECOND),

  ERROR("error", WendLexer.ERROR, Place.LATER),
  RECEIVED("received", WendLexer.RECEIVED, Place.LATER),
  DID("did", WendLexer.DID, Place.LATER),
  RECEIVE("receive", WendLexer.RECEIVE, Place.LATER),
  NOTHING("nothing", WendLexer.NOTHING, Place.LATER),
  ABOUT("about", WendLexer.ABOUT, Place.LATER),
  TIMES("times", WendLexer.TIMES, Place.LATER),
  IN_JOURNEY("journey", WendLexer.IN_JOURNEY, Place.LATER);

  private enum Place {
    /** It begins a step. */
    FIRST,
    /** It stands behind the name of a profile. */
    SECOND,
    LATER
  }

  private final String word;
  private final int token;
  private final Place place;

  TestWord(String word, int token, Place place) {
    this.word = word;
    this.token = token;
    this.place = place;
  }

  String word() {
    return word;
  }

  int token() {
    return token;
  }

  boolean begins() {
    return place == Place.FIRST;
  }

  /** Whether it begins a step before anything that does not make a name of it. */
  boolean isLoose() {
    return this == EXPECT || this == PROFILES;
  }

  private static Optional<TestWord> of(String word, Place place) {
    for (TestWord row : values()) {
      if (row.place == place && row.word.equals(word)) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  /** The words that begin a step. */
  static List<String> beginnings() {
    return Arrays.stream(values()).filter(TestWord::begins).map(TestWord::word).toList();
  }

  /** The word that begins a step. */
  static Optional<TestWord> first(String word) {
    return of(word, Place.FIRST);
  }

  /** What a profile does, behind its name. */
  static Optional<TestWord> reaction(String word) {
    return of(word, Place.SECOND);
  }
}
