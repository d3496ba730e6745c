package dev.wend.syntax;

import dev.wend.diag.Diagnostic;
import dev.wend.diag.Source;
import dev.wend.diag.Span;
import dev.wend.syntax.grammar.WendLexer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A text as somebody is typing it: what its words are, and whether it asks for more. */
public final class Draft {
  private final Source source;
  private final List<ScriptToken> tokens;
  private final List<ScriptToken> comments;
  private final Openings openings;

  private Draft(Source source, Scan scan) {
    this.source = source;
    this.tokens = scan.tokens();
    this.comments = scan.comments();
    this.openings = new Openings(tokens);
  }

  public static Draft of(String text) {
    Source source = new Source("draft", text);
    return new Draft(source, Scan.of(new Problems(source)));
  }

  /** What a word or sign is to a reader. */
  public enum Kind {
    KEYWORD,
    NAME,
    TEXT,
    NUMBER,
    SIGN,
    COMMENT,
    /** Nothing of the language, or not complete. */
    WRONG
  }

  /** A word or a sign in its place. */
  public record Word(Kind kind, Span span) {}

  /** Whether there is nothing to read but blanks and comments. */
  public boolean isBlank() {
    return tokens.get(0).getType() == WendLexer.EOF;
  }

  /** Whether it begins with a declaration. */
  public boolean isDeclaration() {
    return openings.at(0).isPresent();
  }

  /** Whether it begins with {@code name =}, as a step that leaves a population does. */
  public boolean isStep() {
    return openings.isStep(0);
  }

  /**
   * Whether the last line cannot be the end: a bracket, a text of several lines or a comment is
   * open, or something must follow. An empty line ends all but braces, texts and comments.
   */
  public boolean asksForMore() {
    if (isBlank()) {
      return isOpen(false);
    }
    String text = source.text();
    boolean emptyLine = text.substring(text.lastIndexOf('\n') + 1).isBlank();
    if (emptyLine && text.indexOf('\n') >= 0) {
      return isOpen(true);
    }
    return isOpen(false) || isUnfinished();
  }

  /** Whether a bracket, a text of several lines or a comment is not closed. */
  public boolean isOpen() {
    return isOpen(false);
  }

  /** Whether a bracket (or only a brace), a text of several lines or a comment is not closed. */
  private boolean isOpen(boolean bracesOnly) {
    Brackets brackets = new Brackets();
    for (ScriptToken token : tokens) {
      if (token.getType() == WendLexer.OPEN_BLOCK || token.getType() == WendLexer.OPEN_COMMENT) {
        return true;
      }
      brackets.read(token.getType());
    }
    return bracesOnly ? brackets.isInBraces() : !brackets.isEmpty();
  }

  private boolean isUnfinished() {
    if (isDeclaration()) {
      return endsEarly(Parse.script(source).problems());
    }
    List<Diagnostic> expression = Parse.expression(source).problems();
    if (firstError(expression).isEmpty()) {
      return false;
    }
    if (isStep()) {
      return endsEarly(expression) || endsEarly(Parse.script(source).problems());
    }
    List<Diagnostic> population = Parse.population(source).problems();
    return firstError(population).isPresent() && (endsEarly(expression) || endsEarly(population));
  }

  private static Optional<Diagnostic> firstError(List<Diagnostic> problems) {
    return problems.stream()
        .filter(Diagnostic::isError)
        .min(Comparator.comparingInt(d -> d.span().offset()));
  }

  /** Whether the first mistake is that the text ends. */
  private boolean endsEarly(List<Diagnostic> problems) {
    int end = tokens.get(tokens.size() - 2).span().end();
    return firstError(problems).filter(d -> d.span().offset() >= end).isPresent();
  }

  /** All words, signs and comments in order. */
  public List<Word> words() {
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < tokens.size() - 1; i++) {
      words.add(new Word(kind(i), tokens.get(i).span()));
    }
    comments.forEach(comment -> words.add(new Word(Kind.COMMENT, comment.span())));
    words.sort(Comparator.comparingInt(word -> word.span().offset()));
    return words;
  }

  private Kind kind(int index) {
    int type = tokens.get(index).getType();
    if (Words.isReserved(type)) {
      return Kind.KEYWORD;
    }
    return switch (type) {
      case WendLexer.WORD -> word(index);
      case WendLexer.QUOTED -> Kind.NAME;
      case WendLexer.TEXT, WendLexer.BLOCK_TEXT -> Kind.TEXT;
      case WendLexer.DATETIME,
          WendLexer.DATE,
          WendLexer.TIME,
          WendLexer.PERCENTAGE,
          WendLexer.DECIMAL,
          WendLexer.INT ->
          Kind.NUMBER;
      case WendLexer.OPEN_QUOTED,
          WendLexer.BAD_NUMBER,
          WendLexer.OPEN_BLOCK,
          WendLexer.OPEN_TEXT,
          WendLexer.SINGLE_TEXT,
          WendLexer.CURLY_TEXT,
          WendLexer.OPEN_COMMENT,
          WendLexer.HABIT,
          WendLexer.OTHER ->
          Kind.WRONG;
      default -> Kind.SIGN;
    };
  }

  private Kind word(int index) {
    ScriptToken token = tokens.get(index);
    int before = index == 0 ? WendLexer.EOF : tokens.get(index - 1).getType();
    boolean opens = openings.at(index).isPresent();
    boolean follows = Words.endsOperand(before) && SoftWord.of(token.getText()).isPresent();
    boolean unit = before == WendLexer.INT && Words.unit(token.getText()).isPresent();
    return opens || follows ? Kind.KEYWORD : unit ? Kind.NUMBER : Kind.NAME;
  }

  /** The words of the language: reserved ones, operators, and those that begin a declaration. */
  public static List<String> keywords() {
    Stream<String> reserved =
        IntStream.rangeClosed(WendLexer.AND, WendLexer.MISSING)
            .mapToObj(type -> WendLexer.VOCABULARY.getLiteralName(type).replace("'", ""));
    Stream<String> soft = Arrays.stream(SoftWord.values()).map(SoftWord::word);
    Stream<String> openings =
        Arrays.stream(DeclarationWord.values())
            .filter(row -> !row.isLater())
            .map(DeclarationWord::phrase);
    return Stream.of(reserved, soft, openings).flatMap(s -> s).distinct().sorted().toList();
  }
}
