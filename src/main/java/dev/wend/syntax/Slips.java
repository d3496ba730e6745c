package dev.wend.syntax;

import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.grammar.WendLexer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tokens that no script should have: reported here, and read as what was probably meant. */
final class Slips {
  /** What becomes of a token. */
  enum Fate {
    KEEP,
    DROP,
    /** Kept; what follows in its line may be misread because of it. */
    MUTE,
    DROP_AND_MUTE,
    SKIP_LINE
  }

  private final List<ScriptToken> raw;
  private final Problems problems;
  private final Phrases phrases;
  private final Arrows arrows;

  Slips(List<ScriptToken> raw, Problems problems) {
    this.raw = raw;
    this.problems = problems;
    this.phrases = new Phrases(raw, problems);
    this.arrows = new Arrows(raw, problems);
  }

  /** Whether a token opens a text or comment that never ends. */
  boolean isSwallowing(ScriptToken token) {
    return token.getType() == WendLexer.OPEN_BLOCK || token.getType() == WendLexer.OPEN_COMMENT;
  }

  void swallow(ScriptToken token) {
    if (token.getType() == WendLexer.OPEN_BLOCK) {
      problems.add(Fault.OPEN_TEXT, token.span(), "\"\"\"");
    } else {
      problems.add(Fault.OPEN_COMMENT, token.span());
    }
  }

  /** Looks at a token after those that were put out; may give it another type. */
  Fate read(int at, List<ScriptToken> out) {
    if (phrases.drops(at)) {
      return Fate.DROP;
    }
    ScriptToken token = raw.get(at);
    return switch (token.getType()) {
      case WendLexer.WORD -> {
        word(at, out);
        yield Fate.KEEP;
      }
      case WendLexer.HABIT -> habit(at);
      case WendLexer.EQUAL -> notEqual(token, out);
      case WendLexer.MINUS -> {
        arrows.thin(at);
        yield isDashes(at) ? comment(token.span().to(raw.get(at + 1).span())) : Fate.KEEP;
      }
      case WendLexer.COLON -> {
        arrows.colon(at);
        yield Fate.KEEP;
      }
      case WendLexer.ARROW ->
          endsOperand(out) && !arrows.isBranch(at) ? instead(token, Habit.ARROW) : Fate.KEEP;
      case WendLexer.SINGLE_TEXT, WendLexer.CURLY_TEXT -> quoted(token);
      case WendLexer.OPEN_TEXT -> open(token, Fault.OPEN_TEXT, WendLexer.TEXT);
      case WendLexer.OPEN_QUOTED -> open(token, Fault.OPEN_NAME, WendLexer.QUOTED);
      case WendLexer.BAD_NUMBER -> badNumber(at, out);
      case WendLexer.DECIMAL -> number(at);
      case WendLexer.OTHER -> character(at);
      default -> Fate.KEEP;
    };
  }

  private Fate quoted(ScriptToken token) {
    String inner = token.getText().substring(1, token.getText().length() - 1);
    String meant = "\"" + inQuotes(inner) + "\"";
    problems.add(Fault.HABIT_QUOTES, token.span(), Show.code(meant));
    token.setType(WendLexer.TEXT);
    if (meant.length() != inner.length() + 2) {
      token.setText(meant);
    }
    return Fate.KEEP;
  }

  /** What stood in single quotes, between double ones. */
  private static String inQuotes(String inner) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      boolean escape = c == '\\' && i + 1 < inner.length();
      if (escape && inner.charAt(i + 1) != '\'') {
        out.append(c).append(inner.charAt(i + 1));
      } else if (escape) {
        out.append('\'');
      } else {
        out.append(c == '"' ? "\\\"" : String.valueOf(c));
      }
      i += escape ? 1 : 0;
    }
    return out.toString();
  }

  private static boolean endsOperand(List<ScriptToken> out) {
    return !out.isEmpty() && Words.endsOperand(out.get(out.size() - 1).getType());
  }

  private Fate open(ScriptToken token, Fault fault, int type) {
    problems.add(fault, token.span(), "\"");
    token.setType(type);
    return Fate.MUTE;
  }

  private Fate character(int at) {
    ScriptToken token = raw.get(at);
    boolean more = at > 0 && raw.get(at - 1).getType() == WendLexer.OTHER && !token.firstInLine;
    if (!more) {
      int point = token.getText().codePointAt(0);
      boolean plain = point > ' ' && !Character.isISOControl(point) && Character.isDefined(point);
      String shown =
          plain && Character.getType(point) != Character.FORMAT
              ? "`" + token.getText() + "`"
              : String.format("U+%04X", point);
      problems.add(Fault.CHARACTER, token.span(), shown);
    }
    return Fate.DROP_AND_MUTE;
  }

  // ---- numbers

  private Fate number(int at) {
    ScriptToken token = raw.get(at);
    ScriptToken next = raw.get(at + 1);
    if (next.firstInLine) {
      return Fate.KEEP;
    }
    boolean isUnit = next.getType() == WendLexer.WORD && Words.unit(next.getText()).isPresent();
    if (isUnit) {
      problems.add(Fault.WHOLE_AMOUNT, token.span().to(next.span()));
      token.setType(WendLexer.INT);
      token.setText("1");
    }
    return Fate.KEEP;
  }

  /**
   * Whether a token follows a percentage in its line and does not begin another item, as in {@code
   * 10%3}; reported here.
   */
  boolean isRemainder(int at, List<ScriptToken> out) {
    ScriptToken token = raw.get(at);
    ScriptToken last = out.isEmpty() ? token : out.get(out.size() - 1);
    if (last.getType() != WendLexer.PERCENTAGE || token.firstInLine || !isOperand(token)) {
      return false;
    }
    String text = last.getText();
    String spaced = text.substring(0, text.length() - 1) + " % " + token.getText();
    problems.add(Fault.HABIT_PERCENT, last.span(), Show.code(text), Show.code(spaced));
    return true;
  }

  private static boolean isOperand(ScriptToken token) {
    return switch (token.getType()) {
      case WendLexer.INT, WendLexer.DECIMAL, WendLexer.LPAREN -> true;
      case WendLexer.WORD ->
          SoftWord.of(token.getText()).isEmpty()
              && Habit.tokenInLowerCase(token.getText().toLowerCase(Locale.ROOT)) < 0;
      default -> false;
    };
  }

  private Fate badNumber(int at, List<ScriptToken> out) {
    ScriptToken token = raw.get(at);
    String text = token.getText();
    boolean named = isNamed(at, out);
    String hint = named ? nameHint(text) : numberHint(text);
    problems.add(Fault.NUMBER, token.span(), Show.code(text), hint);
    token.setType(named ? WendLexer.WORD : WendLexer.BROKEN);
    return Fate.KEEP;
  }

  /** Whether a name stands here: that of a declaration, or of a field. */
  private boolean isNamed(int at, List<ScriptToken> out) {
    int next = raw.get(at + 1).getType();
    boolean letters = raw.get(at).getText().matches("[0-9_]+[\\p{L}].*");
    boolean declared = out.size() == 1 && Character.isLetter(out.get(0).getText().charAt(0));
    boolean follows =
        next == WendLexer.COLON
            || (declared && (next == WendLexer.EQUAL || next == WendLexer.LBRACE));
    return letters && follows;
  }

  private static String nameHint(String text) {
    String digits = text.replaceFirst("[^0-9_].*", "");
    String name = text.substring(digits.length()) + digits;
    return "A name begins with a letter: `" + Show.code(name) + "`.";
  }

  private static String numberHint(String text) {
    int digits = 0;
    while (digits < text.length() && "0123456789_".indexOf(text.charAt(digits)) >= 0) {
      digits++;
    }
    String rest = text.substring(digits);
    if (digits == 0) {
      return "Write `0" + Show.code(text) + "`.";
    }
    if (Words.unit(rest).isPresent()) {
      return "A number and its unit stand apart: `" + text.substring(0, digits) + " " + rest + "`.";
    }
    if (rest.equals("am") || rest.equals("pm")) {
      return "Write the time as in `09:30`, or `21:30`.";
    }
    Optional<String> unit = Words.shortUnit(rest);
    if (unit.isPresent()) {
      return "Write `" + text.substring(0, digits) + " " + unit.get() + "`.";
    }
    return rest.isEmpty()
        ? "An underscore stands between two digits: `1_000`."
        : "Write the digits only, such as `1000` or `2.5`; a name cannot begin with a digit.";
  }

  // ---- signs

  private Fate habit(int at) {
    ScriptToken token = raw.get(at);
    return switch (token.getText()) {
      case ";" -> {
        problems.add(Fault.HABIT_SEMICOLON, token.span());
        raw.get(at + 1).firstInLine = true;
        yield Fate.DROP;
      }
      case "#" -> comment(token.span());
      case "?" -> {
        problems.add(Fault.HABIT_TERNARY, token.span());
        yield Fate.DROP_AND_MUTE;
      }
      default -> instead(token, Habit.of(token.getText()).orElseThrow());
    };
  }

  private Fate instead(ScriptToken token, Habit habit) {
    problems.add(habit.fault(), token.span(), token.getText(), habit.instead());
    token.setType(habit.token());
    return Fate.KEEP;
  }

  private Fate comment(Span sign) {
    problems.add(Fault.HABIT_COMMENT, sign, problems.source().slice(sign));
    return Fate.SKIP_LINE;
  }

  /** {@code -- } as SQL begins a comment; of two signs of a number the second has no blank. */
  private boolean isDashes(int at) {
    ScriptToken second = raw.get(at + 1);
    ScriptToken next = raw.get(at + 2 < raw.size() ? at + 2 : at + 1);
    return second.getType() == WendLexer.MINUS
        && second.getStartIndex() == raw.get(at).getStopIndex() + 1
        && next.getStartIndex() > second.getStopIndex() + 1;
  }

  /** {@code x not = y}, read as {@code x != y}. */
  private Fate notEqual(ScriptToken token, List<ScriptToken> out) {
    int last = out.size() - 1;
    boolean negated =
        last > 0
            && out.get(last).getType() == WendLexer.NOT
            && Words.endsOperand(out.get(last - 1).getType());
    if (negated) {
      Span both = out.remove(last).span().to(token.span());
      problems.add(Fault.HABIT_NOT_EQUALS, both, Show.code(problems.source().slice(both)));
      token.setType(WendLexer.NOT_EQUAL);
    }
    return Fate.KEEP;
  }

  // ---- words

  private void word(int at, List<ScriptToken> out) {
    ScriptToken token = raw.get(at);
    int before = out.isEmpty() ? WendLexer.EOF : out.get(out.size() - 1).getType();
    int next = raw.get(at + 1).getType();
    boolean isName =
        next == WendLexer.COLON
            || next == WendLexer.EQUAL
            || next == WendLexer.DOT
            || before == WendLexer.DOT
            || before == WendLexer.COLON;
    if (isName) {
      return;
    }
    String text = token.getText();
    if (Words.endsOperand(before) && joinedWith(token, out)) {
      return;
    }
    if (Habit.isNull(text) && !Words.endsOperand(before) && next != WendLexer.LPAREN) {
      missing(token, out);
    } else if (hasCapital(text)) {
      inCapitals(token, before, next, out);
    }
  }

  /** {@code startsWith} and its like, read as {@code starts with}. */
  private boolean joinedWith(ScriptToken token, List<ScriptToken> out) {
    int first =
        switch (token.getText().toLowerCase(Locale.ROOT)) {
          case "startswith", "starts_with" -> WendLexer.STARTS;
          case "endswith", "ends_with" -> WendLexer.ENDS;
          default -> -1;
        };
    if (first >= 0) {
      String instead = first == WendLexer.STARTS ? "starts with" : "ends with";
      problems.add(Fault.HABIT_SIGN, token.span(), token.getText(), instead);
      out.add(ScriptToken.at(token, first, token.span()));
      token.setType(WendLexer.WITH);
    }
    return first >= 0;
  }

  private static boolean hasCapital(String text) {
    char first = text.charAt(0);
    return first >= 'A' && first <= 'Z';
  }

  private void inCapitals(ScriptToken token, int before, int next, List<ScriptToken> out) {
    String lower = token.getText().toLowerCase(Locale.ROOT);
    int type = Habit.tokenInLowerCase(lower);
    int earlier = out.size() > 1 ? out.get(out.size() - 2).getType() : WendLexer.EOF;
    boolean operator =
        Words.endsOperand(before)
            || before == WendLexer.IS
            || (before == WendLexer.NOT && (earlier == WendLexer.IS || Words.endsOperand(earlier)));
    boolean operand =
        switch (type) {
          case WendLexer.NOT, WendLexer.IF -> Words.beginsOperand(next);
          case WendLexer.TRUE, WendLexer.FALSE, WendLexer.MISSING -> next != WendLexer.LPAREN;
          default -> false;
        };
    if (type >= 0 && (operator || operand)) {
      problems.add(Fault.HABIT_CASE, token.span(), token.getText(), lower);
      token.setType(type);
    }
  }

  /** {@code = null} is a test by habit, but an assignment where a name is given its value. */
  private void missing(ScriptToken token, List<ScriptToken> out) {
    String instead = "missing";
    ScriptToken before = out.isEmpty() ? token : out.get(out.size() - 1);
    boolean equal = before.getType() == WendLexer.EQUAL;
    if ((equal || before.getType() == WendLexer.NOT_EQUAL) && !isAssignment(out)) {
      instead = equal ? "is missing" : "is present";
      before.setType(WendLexer.IS);
      if (!equal) {
        out.add(ScriptToken.at(token, WendLexer.NOT, before.span()));
      }
    }
    problems.add(Fault.HABIT_NULL, token.span(), token.getText(), instead);
    token.setType(WendLexer.MISSING);
  }

  private static boolean isAssignment(List<ScriptToken> out) {
    if (out.size() < 3) {
      return false;
    }
    return switch (out.get(out.size() - 3).getType()) {
      case WendLexer.END, WendLexer.LBRACE, WendLexer.LET, WendLexer.AUDIENCE -> true;
      default -> false;
    };
  }
}
