package dev.wend.syntax;

import dev.wend.diag.Fault;
import dev.wend.diag.Source;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast.Declaration;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.Population;
import dev.wend.syntax.Ast.Script;
import dev.wend.syntax.Ast.TextValue;
import dev.wend.syntax.grammar.WendLexer;
import dev.wend.syntax.grammar.WendParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** From text to tree. A tree and all problems come out of any text; nothing is thrown. */
public final class Parse {
  private final Problems problems;

  /** The names of what `audience` declares. */
  private final Set<String> audiences = new HashSet<>();

  private Parse(Source source) {
    this.problems = new Problems(source);
  }

  /** A whole file, or several that are joined. */
  public static Parsed<Script> script(Source source) {
    Parse parse = new Parse(source);
    List<Declaration> declarations = new ArrayList<>();
    for (Span file : source.spans()) {
      declarations.addAll(parse.file(file));
    }
    Span all = new Span(0, source.text().length());
    return parse.parsed(new Script(source, declarations, all));
  }

  private List<Declaration> file(Span file) {
    Scan scan = Scan.of(problems, file);
    addAudiences(scan.tokens());
    AstBuilder builder = new AstBuilder(problems, scan.docs(), this::inner);
    List<Declaration> declarations = new ArrayList<>();
    boolean others = false;
    for (Piece piece : Lines.declarations(scan.tokens(), problems)) {
      WendParser.DeclarationContext tree =
          read(piece, WendParser::declaration, LoneCondition.inDeclaration(piece));
      Optional<Declaration> declaration = builder.declaration(tree);
      boolean imports = piece.word().equals(Optional.of(DeclarationWord.IMPORT));
      if (imports && others) {
        problems.add(Fault.IMPORT_FIRST, piece.tokens().get(0).span());
      }
      others |= !imports;
      declaration.ifPresent(declarations::add);
    }
    return declarations;
  }

  private void addAudiences(List<ScriptToken> tokens) {
    for (int i = 0; i + 2 < tokens.size(); i++) {
      boolean first = tokens.get(i).firstInLine && tokens.get(i + 2).getType() == WendLexer.EQUAL;
      if (first && tokens.get(i).getText().equals(DeclarationWord.AUDIENCE.word())) {
        audiences.add(tokens.get(i + 1).getText());
      }
    }
  }

  /** The paths of the imports that a file begins with. */
  public static List<TextValue> imports(Source source) {
    Problems problems = new Problems(source);
    List<ScriptToken> tokens = Scan.of(problems).tokens();
    List<TextValue> paths = new ArrayList<>();
    for (int i = 0;
        tokens.get(i).getType() == WendLexer.WORD
            && tokens.get(i).getText().equals(DeclarationWord.IMPORT.word())
            && tokens.get(i + 1).getType() == WendLexer.TEXT;
        i += 2) {
      Span span = tokens.get(i + 1).span();
      String path = new Literals(problems).text(tokens.get(i + 1).getText(), span.offset());
      paths.add(new TextValue(path, span));
    }
    return paths;
  }

  /** An audience expression by itself, as {@code wend query} takes one. */
  public static Parsed<Population> population(Source source) {
    Parse parse = new Parse(source);
    Scan scan = Scan.of(parse.problems);
    Piece piece = Lines.whole(scan.tokens(), parse.problems);
    WendParser.OnlyPopulationContext tree =
        parse.read(piece, WendParser::onlyPopulation, LoneCondition.inText(piece));
    AstBuilder builder = new AstBuilder(parse.problems, scan.docs(), parse::inner);
    return parse.parsed(builder.population(tree.population(), tree));
  }

  /** An expression by itself. */
  public static Parsed<Expression> expression(Source source) {
    Parse parse = new Parse(source);
    Scan scan = Scan.of(parse.problems);
    Piece piece = Lines.whole(scan.tokens(), parse.problems);
    WendParser.OnlyExpressionContext tree =
        parse.read(piece, WendParser::onlyExpression, Optional.empty());
    AstBuilder builder = new AstBuilder(parse.problems, scan.docs(), parse::inner);
    return parse.parsed(builder.expression(tree.expression(), tree));
  }

  /** A part of a text that is an expression. */
  private WendParser.OnlyExpressionContext inner(Span part) {
    Piece piece = Lines.whole(Scan.of(problems, part).tokens(), problems);
    return read(piece, WendParser::onlyExpression, Optional.empty());
  }

  private <T extends Ast> Parsed<T> parsed(T tree) {
    return new Parsed<>(tree, problems.sorted());
  }

  /**
   * The fast way first; a text with a mistake is read again with recovery. Never with full
   * lookahead: it takes exponential time where conditions stand inside each other.
   */
  private <T extends ParserRuleContext> T read(
      Piece piece, Function<WendParser, T> rule, Optional<LoneCondition> lone) {
    return fast(piece.tokens(), rule)
        .or(() -> lone.flatMap(condition -> meant(condition, rule)))
        .orElseGet(() -> recovering(piece, rule));
  }

  private static <T extends ParserRuleContext> Optional<T> fast(
      List<ScriptToken> tokens, Function<WendParser, T> rule) {
    WendParser parser = parser(tokens);
    parser.setErrorHandler(new BailErrorStrategy());
    try {
      return Optional.of(rule.apply(parser));
    } catch (ParseCancellationException mistake) {
      return Optional.empty();
    }
  }

  private <T extends ParserRuleContext> Optional<T> meant(
      LoneCondition condition, Function<WendParser, T> rule) {
    Optional<T> counted = condition.withOf().flatMap(tokens -> fast(tokens, rule));
    if (counted.isPresent()) {
      String text = Show.code(problems.source().slice(condition.counted()));
      String meant = text.replaceFirst("\\s+(\\S+)$", " of $1");
      problems.add(Fault.HABIT_SIGN, condition.counted(), text, meant);
      return counted;
    }
    Optional<T> members =
        condition.ofMembers().flatMap(tokens -> fast(tokens.completed(audiences), rule));
    if (members.isPresent()) {
      String text = Show.code(problems.source().slice(condition.span()));
      String meant =
          text.replaceFirst("^profiles\\s+in\\s+(?:audience\\s+)?", "profiles where in audience ");
      problems.add(Fault.NO_WHERE, condition.span(), meant);
      return members;
    }
    Optional<T> tree = fast(condition.completed(audiences), rule);
    if (tree.isPresent()) {
      String text = problems.source().slice(condition.span());
      String meant = Show.code(condition.meant(text, audiences));
      problems.add(Fault.NO_WHERE, condition.span(), condition.lacking() + meant);
    }
    return tree;
  }

  private <T extends ParserRuleContext> T recovering(Piece piece, Function<WendParser, T> rule) {
    WendParser parser = parser(piece.tokens());
    parser.setErrorHandler(new Recovery(problems, piece));
    return rule.apply(parser);
  }

  private static WendParser parser(List<ScriptToken> tokens) {
    WendParser parser = new WendParser(new CommonTokenStream(new ListTokenSource(tokens)));
    parser.removeErrorListeners();
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    return parser;
  }
}
