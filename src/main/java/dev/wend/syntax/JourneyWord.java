package dev.wend.syntax;

import dev.wend.syntax.Brackets.Block;
import dev.wend.syntax.grammar.WendLexer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words of journeys, messages and their like; in other places each of them is a plain name. A
 * row says where a word is more than a name: first in a clause or step, right behind a certain
 * token, or where an operand has ended in what a certain word begins.
 */
enum JourneyWord {
  TRACK("track", WendLexer.TRACK, Place.SETTING),
  ACTION("action", WendLexer.ACTION, Place.SETTING),
  QUIET("quiet", WendLexer.QUIET, Place.EITHER),
  CAP("at", WendLexer.AT, Place.EITHER),
  FROM("from", WendLexer.FROM, Place.STEP),
  UNTIL("until", WendLexer.UNTIL, Place.STEP),
  ENTER("enter", WendLexer.ENTER, Place.STEP),
  REENTRY("reentry", WendLexer.REENTRY, Place.STEP),
  EXIT("exit", WendLexer.EXIT, Place.STEP),
  TIMEOUT("timeout", WendLexer.TIMEOUT, Place.STEP),
  WHEN("when", WendLexer.WHEN, Place.STEP),
  SEND("send", WendLexer.SEND, Place.STEP),
  AWAIT("await", WendLexer.AWAIT, Place.STEP),
  SPLIT("split", WendLexer.SPLIT, Place.STEP),
  WAIT("wait", WendLexer.WAIT, Place.STEP),
  UPDATE("update", WendLexer.UPDATE, Place.STEP),
  CALL("call", WendLexer.CALL, Place.STEP),
  SAVE("save", WendLexer.SAVE, Place.STEP),
  JUMP("jump", WendLexer.JUMP, Place.STEP),
  AFTER("after", WendLexer.AFTER, Place.BRANCH),

  OPENED("opened", WendLexer.OPENED, Place.REACTION),
  CLICKED("clicked", WendLexer.CLICKED, Place.REACTION),
  DELIVERED("delivered", WendLexer.DELIVERED, Place.REACTION),
  BOUNCED("bounced", WendLexer.BOUNCED, Place.REACTION),
  UNSUBSCRIBED("unsubscribed", WendLexer.UNSUBSCRIBED, Place.REACTION),
  COMPLAINED("complained", WendLexer.COMPLAINED, Place.REACTION),

  ENTER_FROM("from", WendLexer.FROM, Place.BEHIND, WendLexer.ENTER),
  ENTER_ON("on", WendLexer.ON, Place.BEHIND, WendLexer.ENTER, WendLexer.QUIET),
  ENTERING("entering", WendLexer.ENTERING, Place.BEHIND, WendLexer.ON),
  LEAVING("leaving", WendLexer.LEAVING, Place.BEHIND, WendLexer.ON),
  AUDIENCE(
      "audience",
      WendLexer.AUDIENCE,
      Place.BEHIND,
      WendLexer.FROM,
      WendLexer.ENTERING,
      WendLexer.LEAVING,
      WendLexer.TO),
  FORCED("reentry", WendLexer.REENTRY, Place.BEHIND, WendLexer.FORCE),
  MOST("most", WendLexer.MOST, Place.BEHIND, WendLexer.AT),
  EACH("each", WendLexer.EACH, Place.BEHIND, WendLexer.FOR),
  REENTRY_AFTER("after", WendLexer.AFTER, Place.BEHIND, WendLexer.REENTRY),
  ALWAYS("always", WendLexer.ALWAYS, Place.BEHIND, WendLexer.REENTRY),
  NEVER("never", WendLexer.NEVER, Place.BEHIND, WendLexer.REENTRY),
  EXIT_WHEN("when", WendLexer.WHEN, Place.BEHIND, WendLexer.EXIT),
  PAUSED("paused", WendLexer.PAUSED, Place.BEHIND, WendLexer.WHEN),
  HOLD("hold", WendLexer.HOLD, Place.BEHIND, WendLexer.PAUSED),
  DROP("drop", WendLexer.DROP, Place.BEHIND, WendLexer.PAUSED),
  HOURS("hours", WendLexer.HOURS, Place.BEHIND, WendLexer.QUIET),
  CALENDAR("calendar", WendLexer.CALENDAR, Place.BEHIND, WendLexer.PER),
  RANDOMLY("randomly", WendLexer.RANDOMLY, Place.BEHIND, WendLexer.SPLIT),
  WAIT_UNTIL("until", WendLexer.UNTIL, Place.BEHIND, WendLexer.WAIT),
  NEXT("next", WendLexer.NEXT, Place.BEHIND, WendLexer.UNTIL),
  PROFILE("profile", WendLexer.PROFILE, Place.BEHIND, WendLexer.UPDATE, WendLexer.IN_ZONE),
  TIME_OF("time", WendLexer.TIME_OF, Place.BEHIND, WendLexer.PROFILE),
  ZONE("zone", WendLexer.ZONE, Place.BEHIND, WendLexer.TIME_OF),
  TO("to", WendLexer.TO, Place.BEHIND, WendLexer.SAVE, WendLexer.JUMP),
  FAILURE("failure", WendLexer.FAILURE, Place.BEHIND, WendLexer.ON),
  ERROR("error", WendLexer.ERROR, Place.BEHIND, WendLexer.ON),
  ON_TIMEOUT("timeout", WendLexer.TIMEOUT, Place.BEHIND, WendLexer.ON),
  RESULT("call", WendLexer.CALL, Place.BEHIND, WendLexer.EQUAL),
  TIMES("times", WendLexer.TIMES, Place.BEHIND, WendLexer.INT),
  TIME("time", WendLexer.TIMES, Place.BEHIND, WendLexer.INT),

  WITHIN("within", WendLexer.WITHIN, Place.MARK, WendLexer.AWAIT),
  FROM_UNTIL("until", WendLexer.UNTIL, Place.IN_LINE, WendLexer.FROM),
  BUSINESS("from", WendLexer.FROM, Place.MARK, WendLexer.ENTER),
  ONCE("once", WendLexer.ONCE, Place.MARK, WendLexer.ENTER),
  EVERY("every", WendLexer.EVERY, Place.MARK, WendLexer.ENTER, WendLexer.SEND),
  AT("at", WendLexer.AT, Place.IN_LINE, WendLexer.ENTER, WendLexer.WAIT),
  INCREMENTAL("incremental", WendLexer.INCREMENTAL, Place.MARK, WendLexer.ENTER),
  FORCE("force", WendLexer.FORCE, Place.MARK, WendLexer.ENTER),
  PER("per", WendLexer.PER, Place.MARK, WendLexer.ENTER, WendLexer.AT),
  MESSAGES("messages", WendLexer.MESSAGES, Place.MARK, WendLexer.AT),
  MESSAGE("message", WendLexer.MESSAGES, Place.MARK, WendLexer.AT),
  HOURS_TO("to", WendLexer.TO, Place.MARK, WendLexer.QUIET),
  RETRY("retry", WendLexer.RETRY, Place.MARK, WendLexer.SEND),
  RETURNS("returns", WendLexer.RETURNS, Place.MARK, WendLexer.ACTION);

  /** Where a word is more than a name. */
  enum Place {
    /** First in a clause or step of a journey. */
    STEP,
    /** First in a setting. */
    SETTING,
    /** First in a step or a setting. */
    EITHER,
    /** First in a branch. */
    BRANCH,
    /** Where something is waited for, before the name of a message. */
    REACTION,
    /** Right behind one of the tokens. */
    BEHIND,
    /** Where an operand has ended, in what begins with one of the tokens. */
    MARK,
    /** A mark that stands in the line of its left side. */
    IN_LINE
  }

  private static final Map<String, List<JourneyWord>> ROWS = new HashMap<>();

  static {
    for (JourneyWord row : values()) {
      ROWS.computeIfAbsent(row.word, word -> new ArrayList<>()).add(row);
    }
  }

  private final String word;
  private final int token;
  private final Place place;

  @SuppressWarnings("ImmutableEnumChecker") // nothing changes it
  private final List<Integer> tokens;

  JourneyWord(String word, int token, Place place, Integer... tokens) {
    this.word = word;
    this.token = token;
    this.place = place;
    this.tokens = List.of(tokens);
  }

  String word() {
    return word;
  }

  int token() {
    return token;
  }

  /** Whether a name is such a word somewhere. */
  static boolean isAny(String name) {
    return ROWS.containsKey(name);
  }

  /** The spelling of a token; empty where it is none of these words. */
  static String wordOf(int token) {
    for (JourneyWord row : values()) {
      if (row.token == token) {
        return row.word;
      }
    }
    return "";
  }

  private static Optional<JourneyWord> of(String word, Place place) {
    return ROWS.getOrDefault(word, List.of()).stream()
        .filter(row -> row.place == place)
        .findFirst();
  }

  /** The word that begins an item of a block. */
  static Optional<JourneyWord> first(String word, Block block) {
    return switch (block) {
      case STEPS -> of(word, Place.STEP).or(() -> of(word, Place.EITHER));
      case SETTINGS -> of(word, Place.SETTING).or(() -> of(word, Place.EITHER));
      case BRANCHES -> of(word, Place.BRANCH);
      case PLAIN, TEST -> Optional.empty();
    };
  }

  static Optional<JourneyWord> reaction(String word) {
    return of(word, Place.REACTION);
  }

  /** The word that stands right behind a token. */
  static Optional<JourneyWord> behind(String word, int before) {
    return ROWS.getOrDefault(word, List.of()).stream()
        .filter(row -> row.place == Place.BEHIND && row.tokens.contains(before))
        .findFirst();
  }

  /**
   * The mark behind an operand.
   *
   * @param head the token that begins what it stands in
   */
  static Optional<JourneyWord> mark(String word, int head, boolean firstInLine) {
    return ROWS.getOrDefault(word, List.of()).stream()
        .filter(row -> row.place == Place.MARK || (row.place == Place.IN_LINE && !firstInLine))
        .filter(row -> row.tokens.contains(head))
        .findFirst();
  }

  /** The words that begin a clause or step of a journey. */
  static List<String> beginnings() {
    return Arrays.stream(values())
        .filter(row -> row.place == Place.STEP || row.place == Place.EITHER)
        .map(JourneyWord::word)
        .toList();
  }
}
