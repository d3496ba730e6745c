package dev.wend.syntax;

import dev.wend.diag.Nearest;
import dev.wend.syntax.grammar.WendLexer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** What to write instead where something else was expected. */
final class Advice {
  /** Words that queries begin with elsewhere, and how it is said here. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "order", "Only a choice has an order: write `top 10 of A by points desc`.",
          "limit", "Write `top 10 of A by points desc`, or `sample 10% of A`.",
          "when", "Write `if condition then a else b`.",
          "within", "Write `in last 7 days`, or `in next 7 days`.",
          "having", "Write `where count(xs) > 1`.",
          "join", "Write `in audience A`, or `A intersect B`.");

  private static final String PROFILE =
      "`profile { … }` declares the fields of all; one with values stands in a test.";

  /** Methods of texts elsewhere, and the operators that they are here. */
  private static final Map<String, String> OPERATORS =
      Map.of(
          "startsWith", "starts with",
          "startswith", "starts with",
          "endsWith", "ends with",
          "endswith", "ends with",
          "contains", "contains",
          "includes", "contains",
          "matches", "matches");

  private final ScriptToken found;
  private final Expected wanted;
  private final List<ScriptToken> tokens;
  private final int at;

  Advice(ScriptToken found, Expected wanted, List<ScriptToken> tokens) {
    this.found = found;
    this.wanted = wanted;
    this.tokens = tokens;
    this.at = tokens.indexOf(found);
  }

  /** A sentence; empty where the problem says all. */
  String text() {
    if (found.getType() == Token.EOF && wanted.takes(WendLexer.RBRACE)) {
      return "Write `}` at its end.";
    }
    if (token(at - 1).getType() == WendLexer.SPLIT) {
      return found.getType() == WendLexer.WORD
          ? "`split randomly` draws lots; write `if "
              + (found.getText().equals("by") ? token(at + 1) : found).getText()
              + " = … { … } else { … }`."
          : "Write `split randomly`.";
    }
    if (found.getType() == WendLexer.IN && wanted.takes(WendLexer.WHERE) && isEventRule()) {
      return "An event rule has no window: write it where the rule is used, as in `any R in last 7 days`.";
    }
    return phrase()
        .or(this::sign)
        .or(this::profile)
        .or(this::type)
        .or(this::called)
        .or(this::grouped)
        .or(this::value)
        .or(this::ago)
        .or(this::compared)
        .or(this::quoted)
        .or(this::sequence)
        .or(this::query)
        .or(this::elsewhere)
        .or(this::near)
        .or(() -> PhraseAdvice.assigned(tokens, at))
        .orElse("");
  }

  private Optional<String> phrase() {
    boolean isOpen = found.getType() == Token.EOF && wanted.takes(WendLexer.RPAREN);
    return isOpen ? Optional.of("Write `)` where it ends.") : PhraseAdvice.of(tokens, at);
  }

  /** A sign in the place of another one, or none where one is needed. */
  private Optional<String> sign() {
    return Optional.ofNullable(
        switch (found.getType()) {
          case WendLexer.COLON ->
              wanted.takes(WendLexer.EQUAL)
                  ? "Write `=`."
                  : wanted.takes(WendLexer.ARROW) ? "Write `=>`." : "Remove the `:`.";
          case WendLexer.EQUAL -> wanted.takes(WendLexer.COLON) ? "Write `:`." : null;
          case WendLexer.END ->
              wanted.takes(WendLexer.LBRACE)
                  ? "Write `{` here and `}` behind what belongs to it."
                  : null;
          default -> null;
        });
  }

  /** {@code event rule R = E}, which ends before what was found. */
  private boolean isEventRule() {
    return at >= 5
        && token(at - 2).getType() == WendLexer.EQUAL
        && token(at - 4).getText().equals("rule")
        && token(at - 5).getText().equals("event");
  }

  private ScriptToken token(int index) {
    return tokens.get(Math.max(0, Math.min(index, tokens.size() - 1)));
  }

  /** {@code profile ada { … }} where no test is. */
  private Optional<String> profile() {
    boolean named = at == 1 && token(0).getType() == WendLexer.PROFILE;
    return named ? Optional.of(PROFILE) : Optional.empty();
  }

  /** {@code city: "Rome"} where fields are declared. */
  private Optional<String> type() {
    String type =
        switch (found.getType()) {
          case WendLexer.TEXT, WendLexer.BLOCK_TEXT -> "string";
          case WendLexer.INT -> "int";
          case WendLexer.DECIMAL -> "decimal";
          case WendLexer.TRUE, WendLexer.FALSE -> "bool";
          default -> "";
        };
    if (!wanted.isType() || type.isEmpty()) {
      return Optional.empty();
    }
    boolean isProfile = token(0).getType() == WendLexer.PROFILE;
    String write = "Write `" + Show.code(token(at - 2).getText()) + ": " + type + "`. ";
    return Optional.of((write + (isProfile ? PROFILE : "")).strip());
  }

  /** {@code city.startsWith("R")}. */
  private Optional<String> called() {
    boolean called =
        found.getType() == WendLexer.LPAREN
            && token(at - 2).getType() == WendLexer.DOT
            && token(at - 1).getType() == WendLexer.WORD;
    String operator = called ? OPERATORS.get(token(at - 1).getText()) : null;
    if (operator != null) {
      String of = token(at - 3).getText();
      String other = token(at + 1).getText();
      return Optional.of("Write `" + Show.code(of + " " + operator + " " + other) + "`.");
    }
    return called
        ? Optional.of(
            "The function stands first: `"
                + Show.code(token(at - 1).getText() + "(" + token(at - 3).getText() + ")")
                + "`.")
        : Optional.empty();
  }

  /** {@code 1,000} and {@code 5,50}. */
  private Optional<String> grouped() {
    ScriptToken before = token(at - 1);
    ScriptToken after = token(at + 1);
    boolean digits =
        found.getType() == WendLexer.COMMA
            && before.getType() == WendLexer.INT
            && after.getType() == WendLexer.INT
            && before.getStopIndex() + 2 == after.getStartIndex();
    String sign = after.getText().length() == 3 ? "_" : ".";
    return digits
        ? Optional.of("Write `" + before.getText() + sign + after.getText() + "`.")
        : Optional.empty();
  }

  /** {@code x = 5} or {@code audience A = 5}: a value where an audience is declared. */
  private Optional<String> value() {
    int sign = token(0).getType() == WendLexer.AUDIENCE ? 2 : 1;
    boolean declares = token(sign).getType() == WendLexer.EQUAL && isValue(sign);
    String value = Words.isLiteral(found.getType()) && at == sign + 1 ? found.getText() : "…";
    return declares
        ? Optional.of(
            "Write `let " + Show.code(token(sign - 1).getText() + " = " + value) + "` for a value.")
        : Optional.empty();
  }

  private boolean isValue(int sign) {
    boolean step = sign == 1 && token(0).getType() == WendLexer.WORD;
    boolean operator =
        switch (found.getType()) {
          case WendLexer.PLUS, WendLexer.MINUS, WendLexer.STAR, WendLexer.SLASH -> true;
          default -> false;
        };
    return at == sign + 1 ? Words.isLiteral(found.getType()) : step && at == sign + 2 && operator;
  }

  /** {@code 7 days ago}. */
  private Optional<String> ago() {
    boolean ago =
        found.getText().equals("ago")
            && token(at - 1).getType() == WendLexer.UNIT
            && token(at - 2).getType() == WendLexer.INT;
    String span = ago ? token(at - 2).getText() + " " + token(at - 1).getText() : "";
    return ago
        ? Optional.of("Write `now - " + span + "`, or `today - " + span + "` for a date.")
        : Optional.empty();
  }

  /** {@code points >= 5 and <= 10}. */
  private Optional<String> compared() {
    int join = token(at - 1).getType();
    boolean twice =
        (join == WendLexer.AND || join == WendLexer.OR)
            && isComparator(found)
            && isComparator(token(at - 3))
            && token(at - 4).getType() == WendLexer.WORD;
    if (!twice) {
      return Optional.empty();
    }
    int first = at - 4;
    while (first > 1
        && token(first - 1).getType() == WendLexer.DOT
        && token(first - 2).getType() == WendLexer.WORD) {
      first -= 2;
    }
    StringBuilder subject = new StringBuilder();
    for (int i = first; i <= at - 4; i++) {
      subject.append(token(i).getText());
    }
    String before = subject + " " + token(at - 3).getText() + " " + token(at - 2).getText();
    String after = subject + " " + found.getText() + " " + token(at + 1).getText();
    String meant = before + " " + token(at - 1).getText() + " " + after;
    return Optional.of("Write `" + Show.code(meant) + "`.");
  }

  private static boolean isComparator(ScriptToken token) {
    return switch (token.getType()) {
      case WendLexer.EQUAL,
          WendLexer.NOT_EQUAL,
          WendLexer.LESS,
          WendLexer.LESS_OR_EQUAL,
          WendLexer.GREATER,
          WendLexer.GREATER_OR_EQUAL ->
          true;
      default -> false;
    };
  }

  /** A text without its quotes: as far as no blank follows. */
  private Optional<String> quoted() {
    if (found.getType() != WendLexer.WORD || !wanted.isText()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder(found.getText());
    for (int i = at + 1; i < tokens.size(); i++) {
      ScriptToken next = tokens.get(i);
      boolean part = next.getText().matches("[\\w./+-]+");
      if (!part || next.getStartIndex() != tokens.get(i - 1).getStopIndex() + 1) {
        break;
      }
      text.append(next.getText());
    }
    return Optional.of("Write `\"" + Show.code(text.toString()) + "\"`.");
  }

  /** {@code A then B}. */
  private Optional<String> sequence() {
    boolean isStep =
        found.getType() == WendLexer.THEN
            && token(at - 1).getType() == WendLexer.WORD
            && token(at + 1).getType() == WendLexer.WORD;
    String steps = isStep ? token(at - 1).getText() + " then " + token(at + 1).getText() : "";
    return isStep && wanted.takes(WendLexer.PLUS)
        ? Optional.of(
            "Steps in time stand in a sequence: write `sequence(" + Show.code(steps) + ")`.")
        : Optional.empty();
  }

  /** {@code count(*)}, {@code count(distinct E.f)}, {@code SELECT}. */
  private Optional<String> query() {
    String before = token(at - 1).getText();
    boolean isCounted = token(at - 2).getText().equals("count") && before.equals("(");
    if (found.getType() == WendLexer.STAR && isCounted) {
      return Optional.of(
          "Something is counted: write `count(orders)`, or `count(Purchase)` of an event.");
    }
    if (before.equalsIgnoreCase("select")) {
      return Optional.of("Write `profiles where …`.");
    }
    if (!before.equals("distinct") || !token(at - 2).getText().equals("(")) {
      return Optional.empty();
    }
    StringBuilder path = new StringBuilder();
    for (int i = at; i < tokens.size() && token(i).getType() != WendLexer.RPAREN; i++) {
      path.append(token(i).getText());
    }
    String counted = token(at - 3).getText() + "(distinct(" + path + "))";
    return Optional.of("Write `" + Show.code(counted) + "`.");
  }

  private Optional<String> elsewhere() {
    return wanted.takes(WendLexer.WHERE) || wanted.takes(WendLexer.PLUS)
        ? Optional.ofNullable(ELSEWHERE.get(found.getText()))
        : Optional.empty();
  }

  private Optional<String> near() {
    return found.getType() == WendLexer.WORD
        ? Nearest.of(found.getText(), wanted.words())
            .filter(word -> !word.equals(found.getText()))
            .map(word -> "Did you mean `" + word + "`?")
        : Optional.empty();
  }
}
