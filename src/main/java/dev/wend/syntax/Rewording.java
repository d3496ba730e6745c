package dev.wend.syntax;

import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.grammar.WendLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Several words that are said otherwise here: reported, and put down among the raw tokens as they
 * are meant, before the filter reads them. Nothing that it takes for a slip could be right.
 */
final class Rewording {
  private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(\\.\\d{3}){2,}");
  private static final Pattern DAY_FIRST = Pattern.compile("(\\d\\d?)\\.(\\d\\d?)\\.(\\d{4})");
  private static final int LAST_HOUR = 23;

  private final List<ScriptToken> raw;
  private final Problems problems;
  private final AudienceWords audiences;

  Rewording(List<ScriptToken> raw, Problems problems) {
    this.raw = raw;
    this.problems = problems;
    this.audiences = new AudienceWords(raw, problems);
  }

  /** Looks at the token that is read next, after those that were put out. */
  void read(int at, List<ScriptToken> out) {
    switch (raw.get(at).getType()) {
      case WendLexer.INT -> time(at);
      case WendLexer.DECIMAL -> dotted(at);
      case WendLexer.IN -> in(at);
      case WendLexer.IS -> is(at, out);
      case WendLexer.IF -> calledIf(at);
      case WendLexer.AND, WendLexer.OR, WendLexer.NOT, WendLexer.PLUS, WendLexer.MINUS ->
          audiences.read(at, out);
      case WendLexer.WORD -> {
        audiences.read(at, out);
        word(at, out);
      }
      default -> {
        // begins nothing of this kind
      }
    }
  }

  private void word(int at, List<ScriptToken> out) {
    int first = out.isEmpty() ? WendLexer.EOF : out.get(0).getType();
    boolean steps = first == WendLexer.JOURNEY || first == WendLexer.POLICY;
    switch (raw.get(at).getText()) {
      case "contains" -> containsAll(at, out);
      case "elseif", "elif", "elsif" -> elseIf(at, out);
      case "wait" -> {
        if (steps && is(at + 1, "for") && type(at + 2) == WendLexer.INT) {
          remove(at, at + 1, "wait");
        }
      }
      case "every" -> {
        if (steps && inLine(at + 1) && Words.unit(text(at + 1)).isPresent()) {
          every(at);
        }
      }
      case "quiet" -> {
        if (steps && is(at + 1, "hours")) {
          quiet(at);
        }
      }
      default -> {
        // said as it is
      }
    }
  }

  // ---- numbers, dates and times

  /** {@code 9:00}. */
  private void time(int at) {
    boolean time =
        type(at + 1) == WendLexer.COLON
            && type(at + 2) == WendLexer.INT
            && slice(at, at + 2).matches("\\d:[0-5]\\d");
    if (time) {
      one(at, at + 2, WendLexer.TIME, "0" + slice(at, at + 2), Fault.HABIT_SIGN);
    }
  }

  /** {@code 1.000.000}, {@code 31.12.1990}. */
  private void dotted(int at) {
    int end = at;
    while (type(end + 1) == WendLexer.BAD_NUMBER && isBeside(end + 1)) {
      end++;
    }
    if (end == at) {
      return;
    }
    String written = slice(at, end);
    Matcher date = DAY_FIRST.matcher(written);
    if (GROUPED.matcher(written).matches()) {
      one(at, end, WendLexer.INT, written.replace('.', '_'), Fault.NUMBER);
    } else if (date.matches()) {
      Optional<String> meant =
          Phrases.date(
              date.group(3), Integer.parseInt(date.group(2)), Integer.parseInt(date.group(1)));
      int last = end;
      meant.ifPresent(text -> one(at, last, WendLexer.DATE, text, Fault.HABIT_SIGN));
    }
  }

  /** Several tokens as one of another type. */
  private void one(int from, int to, int type, String text, Fault fault) {
    Span span = span(from, to);
    String hint = fault == Fault.NUMBER ? "Write `" + text + "`." : text;
    problems.add(fault, span, Show.code(problems.source().slice(span)), hint);
    ScriptToken made = ScriptToken.at(raw.get(from), type, span);
    made.firstInLine = raw.get(from).firstInLine;
    made.setText(text);
    raw.set(from, made);
    raw.subList(from + 1, to + 1).clear();
  }

  // ---- operators

  /** {@code in 1..5}, {@code in {"a", "b"}}, {@code in "a", "b"}. */
  private void in(int at) {
    int open = type(at + 1) == WendLexer.LPAREN || type(at + 1) == WendLexer.LBRACKET ? 1 : 0;
    int low = at + 1 + open;
    int number = type(low) == WendLexer.MINUS ? low + 1 : low;
    if (type(number + 1) == WendLexer.DOT && type(number + 2) == WendLexer.DOT) {
      raw.remove(number + 2); // a third dot
    }
    if (type(number) == WendLexer.INT
        && type(number + 1) == WendLexer.DOT
        && type(number + 2) == WendLexer.BAD_NUMBER
        && text(number + 2).matches("\\.\\d+")) {
      range(at, low, number, open);
    } else if (type(at + 1) == WendLexer.LBRACE) {
      int close = closing(at + 1);
      if (close > 0) {
        listed(at, at + 2, close - 1, close);
        raw.get(at + 1).setType(WendLexer.LPAREN);
        raw.get(close).setType(WendLexer.RPAREN);
      }
    } else if (isLiteral(at + 1) && type(at + 2) == WendLexer.COMMA && isLiteral(at + 3)) {
      int last = at + 3;
      while (type(last + 1) == WendLexer.COMMA && isLiteral(last + 2)) {
        last += 2;
      }
      listed(at, at + 1, last, last);
      ScriptToken end = raw.get(last);
      raw.add(last + 1, ScriptToken.at(end, WendLexer.RPAREN, new Span(end.span().end(), 0)));
      ScriptToken begin = raw.get(at + 1);
      Span point = new Span(begin.getStartIndex(), 0);
      raw.add(at + 1, ScriptToken.at(begin, WendLexer.LPAREN, point));
    }
  }

  private void range(int at, int low, int number, int open) {
    String high = text(number + 2).substring(1);
    int last = number + 2 + (open > 0 && type(number + 3) != WendLexer.EOF ? 1 : 0);
    boolean turned = number == low && isGreater(text(low), high);
    String from = (number > low ? "-" : "") + text(number);
    String meant = turned ? high + " and " + from : from + " and " + high;
    problems.add(Fault.HABIT_SIGN, span(at, last), Show.code(slice(at, last)), "between " + meant);
    ScriptToken end = raw.get(number + 2);
    end.setType(WendLexer.INT);
    end.setText(turned ? from : high);
    if (turned) {
      raw.get(number).setText(high);
    }
    raw.get(number + 1).setType(WendLexer.AND);
    raw.get(at).setType(WendLexer.BETWEEN);
    raw.subList(number + 3, last + 1).clear();
    raw.subList(at + 1, low).clear();
  }

  private static boolean isGreater(String a, String b) {
    String one = digits(a);
    String other = digits(b);
    return one.length() == other.length()
        ? one.compareTo(other) > 0
        : one.length() > other.length();
  }

  private static String digits(String number) {
    return number.replace("_", "").replaceFirst("^0+", "");
  }

  private void listed(int at, int first, int last, int end) {
    String items = first > last ? "" : slice(first, last);
    String meant = Show.code("in (" + items.strip() + ")");
    problems.add(Fault.HABIT_SIGN, span(at, end), Show.code(slice(at, end)), meant);
  }

  /** The closing brace of a list of values in one line; 0 where there is none. */
  private int closing(int brace) {
    int at = brace + 1;
    while (isLiteral(at) || type(at) == WendLexer.COMMA) {
      at++;
    }
    return type(at) == WendLexer.RBRACE ? at : 0;
  }

  /** {@code is "Rome"}, {@code is not 5}. */
  private void is(int at, List<ScriptToken> out) {
    boolean operator = !out.isEmpty() && Words.endsOperand(out.get(out.size() - 1).getType());
    boolean negated = type(at + 1) == WendLexer.NOT;
    if (!operator || !isLiteral(negated ? at + 2 : at + 1)) {
      return;
    }
    ScriptToken sign = raw.get(at);
    if (negated) {
      problems.add(Fault.HABIT_NOT_EQUALS, span(at, at + 1), slice(at, at + 1));
      sign.setType(WendLexer.NOT_EQUAL);
      raw.remove(at + 1);
    } else {
      problems.add(Fault.HABIT_EQUALS, sign.span(), sign.getText());
      sign.setType(WendLexer.EQUAL);
    }
  }

  /** {@code contains any ("a", "b")}, {@code contains all ("a", "b")}. */
  private void containsAll(int at, List<ScriptToken> out) {
    int which = type(at + 1);
    boolean list = type(at + 2) == WendLexer.LPAREN || type(at + 2) == WendLexer.LBRACKET;
    boolean any = which == WendLexer.ANY;
    boolean operator = !out.isEmpty() && Words.endsOperand(out.get(out.size() - 1).getType());
    if (!operator || !list || !(any || which == WendLexer.ALL)) {
      return;
    }
    String meant = any ? "intersects" : "superset of";
    problems.add(Fault.HABIT_SIGN, span(at, at + 1), slice(at, at + 1), meant);
    raw.get(at).setType(any ? WendLexer.INTERSECTS : WendLexer.SUPERSET);
    if (any) {
      raw.remove(at + 1);
    } else {
      raw.get(at + 1).setType(WendLexer.WORD);
      raw.get(at + 1).setText("of");
    }
  }

  /** {@code if(a, b, c)}, read as {@code (if a then b else c)}. */
  private void calledIf(int at) {
    if (type(at + 1) != WendLexer.LPAREN) {
      return;
    }
    List<Integer> signs = new ArrayList<>();
    int depth = 0;
    int end = at;
    do {
      end++;
      depth += depth(type(end));
      boolean sign = type(end) == WendLexer.COMMA && depth == 1;
      if (sign) {
        signs.add(end);
      }
    } while (depth > 0 && !isEnd(type(end)));
    int next = type(end + 1);
    boolean ends = next != WendLexer.LBRACE && next != WendLexer.THEN && !inLine(end + 1);
    if (depth == 0 && signs.size() == 2 && ends) {
      choice(at, signs.get(0), signs.get(1), end);
    }
  }

  private static int depth(int type) {
    return switch (type) {
      case WendLexer.LPAREN, WendLexer.LBRACKET -> 1;
      case WendLexer.RPAREN, WendLexer.RBRACKET -> -1;
      default -> 0;
    };
  }

  private static boolean isEnd(int type) {
    return switch (type) {
      case WendLexer.EOF, WendLexer.LBRACE, WendLexer.RBRACE, WendLexer.THEN -> true;
      default -> false;
    };
  }

  private void choice(int at, int then, int otherwise, int close) {
    String condition = slice(at + 2, then - 1);
    String values = slice(then + 1, otherwise - 1) + " else " + slice(otherwise + 1, close - 1);
    String meant = "(if " + condition + " then " + values + ")";
    problems.add(Fault.HABIT_CALL, raw.get(at).span(), "if", Show.code(meant));
    raw.get(at).setType(WendLexer.LPAREN);
    raw.get(at + 1).setType(WendLexer.IF);
    raw.get(then).setType(WendLexer.THEN);
    raw.get(otherwise).setType(WendLexer.ELSE);
  }

  // ---- steps

  /** {@code } elseif condition {}. */
  private void elseIf(int at, List<ScriptToken> out) {
    boolean behind = !out.isEmpty() && out.get(out.size() - 1).getType() == WendLexer.RBRACE;
    if (behind && Words.beginsOperand(type(at + 1))) {
      ScriptToken word = raw.get(at);
      problems.add(Fault.HABIT_SIGN, word.span(), word.getText(), "else if");
      word.setType(WendLexer.ELSE);
      raw.add(at + 1, ScriptToken.at(word, WendLexer.IF, word.span()));
    }
  }

  /** {@code every day}. */
  private void every(int at) {
    ScriptToken unit = raw.get(at + 1);
    problems.add(Fault.HABIT_SIGN, span(at, at + 1), slice(at, at + 1), "every 1 " + text(at + 1));
    ScriptToken one = ScriptToken.at(unit, WendLexer.INT, unit.span());
    one.setText("1");
    raw.add(at + 1, one);
  }

  /** {@code quiet hours from 21:00 to 08:00}, {@code quiet hours 21 to 8}. */
  private void quiet(int at) {
    if (is(at + 2, "from") && (type(at + 3) == WendLexer.TIME || type(at + 3) == WendLexer.INT)) {
      remove(at, at + 2, "quiet hours");
    } else if (isHour(at + 2) && is(at + 3, "to") && isHour(at + 4)) {
      String from = hour(at + 2);
      String to = hour(at + 4);
      String meant = "quiet hours " + from + " to " + to;
      problems.add(Fault.HABIT_SIGN, span(at, at + 4), slice(at, at + 4), meant);
    }
  }

  private boolean isHour(int at) {
    return type(at) == WendLexer.INT
        && text(at).matches("\\d\\d?")
        && Integer.parseInt(text(at)) <= LAST_HOUR;
  }

  private String hour(int at) {
    ScriptToken token = raw.get(at);
    String text = (token.getText().length() == 1 ? "0" : "") + token.getText() + ":00";
    token.setType(WendLexer.TIME);
    token.setText(text);
    return text;
  }

  /** Takes out a word that says nothing, the last of some that belong together. */
  private void remove(int from, int word, String meant) {
    problems.add(Fault.HABIT_SIGN, span(from, word), Show.code(slice(from, word)), meant);
    raw.remove(word);
  }

  // ---- tokens

  private int type(int at) {
    return at < raw.size() ? raw.get(at).getType() : WendLexer.EOF;
  }

  private String text(int at) {
    return at < raw.size() ? raw.get(at).getText() : "";
  }

  private boolean is(int at, String word) {
    return inLine(at) && text(at).equals(word);
  }

  private boolean inLine(int at) {
    return type(at) == WendLexer.WORD && !raw.get(at).firstInLine;
  }

  private boolean isLiteral(int at) {
    return at < raw.size() && !raw.get(at).firstInLine && Words.isLiteral(type(at));
  }

  /** Whether no blank is before a token. */
  private boolean isBeside(int at) {
    return raw.get(at).getStartIndex() == raw.get(at - 1).getStopIndex() + 1;
  }

  private Span span(int from, int to) {
    return raw.get(from).span().to(raw.get(to).span());
  }

  private String slice(int from, int to) {
    return problems.source().slice(span(from, to));
  }
}
