package dev.wend.syntax;

import dev.wend.syntax.grammar.WendLexer;
import java.util.List;
import java.util.Optional;

/** Which words of a test are more than names: by the step that they stand in, and their place. */
final class TestLines {
  private final List<ScriptToken> raw;
  private final Openings openings;

  /** Where the step begins among the tokens that were put out. */
  private int start = -1;

  TestLines(List<ScriptToken> raw, Openings openings) {
    this.raw = raw;
    this.openings = openings;
  }

  /** Whether a word begins a step wherever it stands. */
  boolean begins(int at) {
    return TestWord.first(raw.get(at).getText()).isPresent() && openings.isFollowed(at);
  }

  /** Whether a name stands where a step begins, and no step begins so. */
  boolean isNoStep(int at) {
    ScriptToken token = raw.get(at);
    boolean reacts = TestWord.reaction(raw.get(at + 1).getText()).isPresent();
    return token.getType() == WendLexer.WORD
        && first(at).isEmpty()
        && !reacts
        && TestWord.first(token.getText()).isEmpty();
  }

  /** Says that what is put out next begins a step. */
  void begin(List<ScriptToken> out) {
    start = out.size();
  }

  private static int type(List<ScriptToken> out, int index) {
    return index >= 0 && index < out.size() ? out.get(index).getType() : WendLexer.EOF;
  }

  private int first(List<ScriptToken> out) {
    return type(out, start);
  }

  /**
   * The type of a word of a step.
   *
   * @param isStep whether it stands in no bracket of the step
   */
  Optional<Integer> type(int at, List<ScriptToken> out, boolean isStep) {
    ScriptToken token = raw.get(at);
    int before = type(out, out.size() - 1);
    boolean named = isName(raw.get(at + 1).getType());
    if (before == WendLexer.IN && token.getText().equals("journey") && named) {
      return Optional.of(WendLexer.IN_JOURNEY);
    }
    if (!isStep || start < 0) {
      return Optional.empty();
    }
    return switch (out.size() - start) {
      case 0 -> first(at);
      case 1 -> second(at, out);
      default -> later(at, out, before);
    };
  }

  private Optional<Integer> first(int at) {
    return TestWord.first(raw.get(at).getText())
        .filter(row -> openings.isFollowed(at) || (row.isLoose() && !isNamed(at)))
        .map(TestWord::token);
  }

  /** Whether something is said of what a word names. */
  private boolean isNamed(int at) {
    ScriptToken next = raw.get(at + 1);
    boolean reacts = TestWord.reaction(next.getText()).isPresent() && openings.isFollowed(at + 1);
    return next.firstInLine
        || reacts
        || switch (next.getType()) {
          case WendLexer.COLON, WendLexer.EQUAL, WendLexer.DOT, WendLexer.COMMA -> true;
          default -> false;
        };
  }

  private Optional<Integer> second(int at, List<ScriptToken> out) {
    String text = raw.get(at).getText();
    ScriptToken next = raw.get(at + 1);
    return switch (first(out)) {
      case WendLexer.WORD, WendLexer.QUOTED ->
          TestWord.reaction(text).filter(r -> openings.isFollowed(at)).map(TestWord::token);
      case WendLexer.CHANGE ->
          text.equals("journey") && isName(next.getType())
              ? Optional.of(WendLexer.JOURNEY)
              : audience(text, next);
      case WendLexer.EXPECT ->
          text.equals("error") && next.getType() == WendLexer.TEXT
              ? Optional.of(WendLexer.ERROR)
              : audience(text, next);
      default -> Optional.empty();
    };
  }

  private static Optional<Integer> audience(String text, ScriptToken next) {
    return text.equals("audience") && isName(next.getType())
        ? Optional.of(WendLexer.AUDIENCE)
        : Optional.empty();
  }

  private static boolean isName(int type) {
    return type == WendLexer.WORD || type == WendLexer.QUOTED;
  }

  private Optional<Integer> later(int at, List<ScriptToken> out, int before) {
    String text = raw.get(at).getText();
    boolean third = out.size() - start == 2 && isName(before);
    return switch (first(out)) {
      case WendLexer.EVENT -> ofEvent(raw.get(at), third, before);
      case WendLexer.SUBSCRIBE -> when(third && text.equals("to"), WendLexer.TO);
      case WendLexer.UNSUBSCRIBE -> when(third && text.equals("from"), WendLexer.FROM);
      case WendLexer.MERGE -> when(third && text.equals("into"), WendLexer.INTO);
      case WendLexer.EXPECT -> ofMessages(at, third, before);
      case WendLexer.FAIL -> when(before == WendLexer.INT && isTimes(text), WendLexer.TIMES);
      default ->
          switch (before) {
            case WendLexer.UNSUBSCRIBES -> when(text.equals("from"), WendLexer.FROM);
            case WendLexer.COMPLAINS -> when(text.equals("about"), WendLexer.ABOUT);
            default -> Optional.empty();
          };
    };
  }

  private static Optional<Integer> when(boolean holds, int type) {
    return holds ? Optional.of(type) : Optional.empty();
  }

  private static Optional<Integer> ofEvent(ScriptToken token, boolean third, int before) {
    if (third && token.getText().equals("from")) {
      return Optional.of(WendLexer.FROM);
    }
    boolean dates = isName(before) || before == WendLexer.RBRACE;
    return when(dates && !token.firstInLine && token.getText().equals("at"), WendLexer.AT);
  }

  private Optional<Integer> ofMessages(int at, boolean third, int before) {
    String text = raw.get(at).getText();
    if (third && text.equals("did") && raw.get(at + 1).getType() == WendLexer.NOT) {
      return Optional.of(WendLexer.DID);
    }
    return switch (before) {
      case WendLexer.RECEIVED -> when(text.equals("nothing"), WendLexer.NOTHING);
      case WendLexer.NOT -> when(text.equals("receive"), WendLexer.RECEIVE);
      case WendLexer.INT -> when(isTimes(text), WendLexer.TIMES);
      default -> when(third && text.equals("received"), WendLexer.RECEIVED);
    };
  }

  private static boolean isTimes(String text) {
    return text.equals("times") || text.equals("time");
  }

  /** Whether a brace that stands next opens a block of steps. */
  boolean opensSteps(List<ScriptToken> out) {
    return type(out, out.size() - 1) == WendLexer.TEXT
        && type(out, out.size() - 2) == WendLexer.ERROR;
  }

  /** Whether a brace that stands next opens what a journey is changed to. */
  boolean opensJourney(List<ScriptToken> out) {
    return isChange(out) && type(out, start + 1) == WendLexer.JOURNEY;
  }

  /**
   * Whether a brace that stands next opens what {@code change} says of anything but an audience or
   * a journey.
   */
  boolean opensChange(List<ScriptToken> out) {
    return isChange(out)
        && type(out, start + 1) != WendLexer.AUDIENCE
        && type(out, start + 1) != WendLexer.JOURNEY;
  }

  private boolean isChange(List<ScriptToken> out) {
    return out.size() - start == 3 && first(out) == WendLexer.CHANGE;
  }
}
