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
    if (found.getType() == WendLexer.COLON) {
      return "Remove the `:`.";
    }
    if (found.getType() == WendLexer.IN && wanted.takes(WendLexer.WHERE) && isEventRule()) {
      return "An event rule has no window: write it where the rule is used, as in `any R in last 7 days`.";
    }
    return profile()
        .or(this::type)
        .or(this::called)
        .or(this::grouped)
        .or(this::quoted)
        .or(this::sequence)
        .or(this::query)
        .or(this::elsewhere)
        .or(this::near)
        .orElse("");
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

  /** {@code 1,000}. */
  private Optional<String> grouped() {
    ScriptToken before = token(at - 1);
    ScriptToken after = token(at + 1);
    boolean digits =
        found.getType() == WendLexer.COMMA
            && before.getType() == WendLexer.INT
            && after.getType() == WendLexer.INT
            && after.getText().length() == 3
            && before.getStopIndex() + 2 == after.getStartIndex();
    return digits
        ? Optional.of("Write `" + before.getText() + "_" + after.getText() + "`.")
        : Optional.empty();
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
        ? Nearest.of(found.getText(), wanted.words()).map(word -> "Did you mean `" + word + "`?")
        : Optional.empty();
  }
}
