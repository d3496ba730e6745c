package dev.wend.syntax;

import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast.Amount;
import dev.wend.syntax.Ast.AudienceDeclaration;
import dev.wend.syntax.Ast.BetweenExpression;
import dev.wend.syntax.Ast.BinaryExpression;
import dev.wend.syntax.Ast.BinaryOperator;
import dev.wend.syntax.Ast.BoolLiteral;
import dev.wend.syntax.Ast.BrokenExpression;
import dev.wend.syntax.Ast.CalendarWindow;
import dev.wend.syntax.Ast.CallExpression;
import dev.wend.syntax.Ast.DateLiteral;
import dev.wend.syntax.Ast.DateTimeLiteral;
import dev.wend.syntax.Ast.DecimalLiteral;
import dev.wend.syntax.Ast.Declaration;
import dev.wend.syntax.Ast.DefaultMark;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.FieldDeclaration;
import dev.wend.syntax.Ast.FieldMark;
import dev.wend.syntax.Ast.GroupExpression;
import dev.wend.syntax.Ast.GroupPopulation;
import dev.wend.syntax.Ast.IdentityMark;
import dev.wend.syntax.Ast.IfExpression;
import dev.wend.syntax.Ast.InAudienceExpression;
import dev.wend.syntax.Ast.InExpression;
import dev.wend.syntax.Ast.IntLiteral;
import dev.wend.syntax.Ast.KeyMark;
import dev.wend.syntax.Ast.LetDeclaration;
import dev.wend.syntax.Ast.ListLiteral;
import dev.wend.syntax.Ast.Mapping;
import dev.wend.syntax.Ast.MissingLiteral;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.NameExpression;
import dev.wend.syntax.Ast.NamedPopulation;
import dev.wend.syntax.Ast.NamespaceDeclaration;
import dev.wend.syntax.Ast.NegateExpression;
import dev.wend.syntax.Ast.NotExpression;
import dev.wend.syntax.Ast.NowLiteral;
import dev.wend.syntax.Ast.PathExpression;
import dev.wend.syntax.Ast.Population;
import dev.wend.syntax.Ast.PresenceExpression;
import dev.wend.syntax.Ast.ProfileDeclaration;
import dev.wend.syntax.Ast.SkipWhere;
import dev.wend.syntax.Ast.SlidingWindow;
import dev.wend.syntax.Ast.SourceDeclaration;
import dev.wend.syntax.Ast.SourceOption;
import dev.wend.syntax.Ast.SpanOfTimeLiteral;
import dev.wend.syntax.Ast.TextLiteral;
import dev.wend.syntax.Ast.TextValue;
import dev.wend.syntax.Ast.TimeLiteral;
import dev.wend.syntax.Ast.TimeUnit;
import dev.wend.syntax.Ast.TimezoneDeclaration;
import dev.wend.syntax.Ast.TodayLiteral;
import dev.wend.syntax.Ast.TypeName;
import dev.wend.syntax.Ast.UnitBetweenExpression;
import dev.wend.syntax.Ast.WherePopulation;
import dev.wend.syntax.Ast.Window;
import dev.wend.syntax.Ast.WindowExpression;
import dev.wend.syntax.Ast.WindowSide;
import dev.wend.syntax.grammar.WendLexer;
import dev.wend.syntax.grammar.WendParser;
import dev.wend.syntax.grammar.WendParser.BetweenTailContext;
import dev.wend.syntax.grammar.WendParser.CallContext;
import dev.wend.syntax.grammar.WendParser.CoalesceContext;
import dev.wend.syntax.grammar.WendParser.CompareTailContext;
import dev.wend.syntax.grammar.WendParser.ComparisonContext;
import dev.wend.syntax.grammar.WendParser.ComparisonTailContext;
import dev.wend.syntax.grammar.WendParser.ConjunctionContext;
import dev.wend.syntax.grammar.WendParser.ExpressionContext;
import dev.wend.syntax.grammar.WendParser.IfThenElseContext;
import dev.wend.syntax.grammar.WendParser.InAudienceContext;
import dev.wend.syntax.grammar.WendParser.InTailContext;
import dev.wend.syntax.grammar.WendParser.LiteralPrimaryContext;
import dev.wend.syntax.grammar.WendParser.NegationContext;
import dev.wend.syntax.grammar.WendParser.PopulationContext;
import dev.wend.syntax.grammar.WendParser.PostfixContext;
import dev.wend.syntax.grammar.WendParser.PresenceTailContext;
import dev.wend.syntax.grammar.WendParser.PrimaryContext;
import dev.wend.syntax.grammar.WendParser.ProductContext;
import dev.wend.syntax.grammar.WendParser.ReferenceContext;
import dev.wend.syntax.grammar.WendParser.RoundContext;
import dev.wend.syntax.grammar.WendParser.SquareContext;
import dev.wend.syntax.grammar.WendParser.SumContext;
import dev.wend.syntax.grammar.WendParser.TextTailContext;
import dev.wend.syntax.grammar.WendParser.TimeTailContext;
import dev.wend.syntax.grammar.WendParser.UnaryContext;
import dev.wend.syntax.grammar.WendParser.UnitBetweenContext;
import dev.wend.syntax.grammar.WendParser.WindowContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Builds the tree of one declaration from what the parser read, however little that is: what is not
 * there becomes a broken expression or an empty name.
 */
final class AstBuilder {
  private final Problems problems;
  private final Literals literals;
  private final Map<Integer, String> docs;
  private final Depth depth;
  private final Chains chains;

  AstBuilder(Problems problems, Map<Integer, String> docs) {
    this.problems = problems;
    this.literals = new Literals(problems);
    this.docs = docs;
    this.depth = new Depth(problems);
    this.chains = new Chains(problems);
  }

  // ---- declarations

  Optional<Declaration> declaration(WendParser.DeclarationContext context) {
    if (context.timezone() != null) {
      return Optional.of(timezone(context.timezone()));
    } else if (context.namespace() != null) {
      return Optional.of(namespace(context.namespace()));
    } else if (context.let() != null) {
      return Optional.of(let(context.let()));
    } else if (context.profile() != null) {
      return Optional.of(profile(context.profile()));
    } else if (context.source() != null) {
      return Optional.of(source(context.source()));
    } else if (context.audience() != null) {
      return Optional.of(audience(context.audience()));
    }
    return Optional.empty();
  }

  private String doc(ParserRuleContext context) {
    return docs.getOrDefault(context.getStart().getStartIndex(), "");
  }

  private Declaration timezone(WendParser.TimezoneContext context) {
    return new TimezoneDeclaration(
        textValue(context.text(), context), doc(context), Spans.of(context));
  }

  private Declaration namespace(WendParser.NamespaceContext context) {
    return new NamespaceDeclaration(name(context.name(), context), doc(context), Spans.of(context));
  }

  private Declaration let(WendParser.LetContext context) {
    return new LetDeclaration(
        name(context.name(), context),
        expression(context.expression(), context),
        doc(context),
        Spans.of(context));
  }

  private Declaration profile(WendParser.ProfileContext context) {
    List<FieldDeclaration> fields = new ArrayList<>();
    for (WendParser.FieldContext field : context.field()) {
      fields.add(field(field));
    }
    return new ProfileDeclaration(fields, doc(context), Spans.of(context));
  }

  private FieldDeclaration field(WendParser.FieldContext context) {
    List<FieldMark> marks = new ArrayList<>();
    for (WendParser.MarkContext mark : context.mark()) {
      mark(mark, marks);
    }
    return new FieldDeclaration(
        name(context.name(), context),
        type(context.type(), context),
        marks,
        doc(context),
        Spans.of(context));
  }

  private void mark(WendParser.MarkContext context, List<FieldMark> marks) {
    Span span = Spans.of(context);
    if (context.KEY() != null) {
      marks.add(new KeyMark(span));
    } else if (context.IDENTITY() != null) {
      Optional<Name> namespace = Optional.ofNullable(context.name()).map(n -> name(n, context));
      marks.add(new IdentityMark(namespace, span));
    } else if (context.DEFAULT() != null) {
      marks.add(new DefaultMark(expression(context.expression(), context), span));
    }
  }

  private TypeName type(WendParser.TypeContext context, ParserRuleContext parent) {
    if (context == null || context.name() == null) {
      Span span = context == null ? end(parent) : Spans.of(context);
      if (context != null && context.LBRACE() != null) {
        problems.add(Fault.LATER_TYPE, span, "Objects");
      }
      return new TypeName(new Name("", span), List.of(), span);
    }
    Span span = Spans.of(context);
    if (context.LESS() != null || context.LINK() != null) {
      problems.add(Fault.LATER_TYPE, span, context.LESS() != null ? "Lists and maps" : "Links");
      return new TypeName(new Name("", span), List.of(), span);
    }
    return new TypeName(name(context.name(), context), expressions(context.expression()), span);
  }

  private Declaration source(WendParser.SourceContext context) {
    List<Mapping> mappings = new ArrayList<>();
    List<SkipWhere> skips = new ArrayList<>();
    if (context.sourceBody() != null) {
      for (WendParser.SourceItemContext item : context.sourceBody().sourceItem()) {
        sourceItem(item, mappings, skips);
      }
    }
    List<SourceOption> options = new ArrayList<>();
    if (context.options_() != null) {
      context.options_().option().forEach(o -> options.add(option(o)));
    }
    return new SourceDeclaration(
        name(context.name(0), context),
        name(context.name(1), context),
        textValue(context.text(), context),
        options,
        name(context.name(2), context),
        mappings,
        skips,
        doc(context),
        Spans.of(context));
  }

  private void sourceItem(
      WendParser.SourceItemContext item, List<Mapping> mappings, List<SkipWhere> skips) {
    if (item.mapping() != null) {
      WendParser.MappingContext mapping = item.mapping();
      mappings.add(
          new Mapping(
              name(mapping.name(), mapping),
              expression(mapping.expression(), mapping),
              Spans.of(mapping)));
    } else if (item.skipWhere() != null) {
      WendParser.SkipWhereContext skip = item.skipWhere();
      skips.add(new SkipWhere(expression(skip.expression(), skip), Spans.of(skip)));
    }
  }

  private SourceOption option(WendParser.OptionContext context) {
    List<TextValue> values = new ArrayList<>();
    for (WendParser.OptionValueContext value : context.optionValue()) {
      if (value.text() != null) {
        values.add(textValue(value.text(), value));
      } else if (value.getStart() != null) {
        String written = value.getChildCount() == 0 ? "" : value.getText();
        values.add(new TextValue(Literals.name(written), Spans.of(value)));
      }
    }
    return new SourceOption(name(context.name(), context), values, Spans.of(context));
  }

  private Declaration audience(WendParser.AudienceContext context) {
    return new AudienceDeclaration(
        name(context.name(), context),
        population(context.population(), context),
        doc(context),
        Spans.of(context));
  }

  // ---- names and texts

  private Name name(WendParser.NameContext context, ParserRuleContext parent) {
    Token token = context == null ? null : context.getStart();
    boolean read = token != null && context.getChildCount() > 0 && isReal(context.getChild(0));
    if (!read) {
      return new Name("", context == null ? end(parent) : new Span(Spans.of(context).offset(), 0));
    }
    return new Name(Literals.name(token.getText()), Spans.of(token));
  }

  /** Whether a token stands in the text; the parser also makes up those that it misses. */
  private static boolean isReal(ParseTree node) {
    return node instanceof TerminalNode leaf
        && leaf.getSymbol().getStartIndex() >= 0
        && leaf.getSymbol().getTokenIndex() >= 0;
  }

  private TextValue textValue(WendParser.TextContext context, ParserRuleContext parent) {
    if (context == null || context.getChildCount() == 0 || !isReal(context.getChild(0))) {
      return new TextValue(
          "", context == null ? end(parent) : new Span(Spans.of(context).offset(), 0));
    }
    Span span = Spans.of(context);
    return new TextValue(literals.text(context.getStart().getText(), span.offset()), span);
  }

  private static Span end(ParserRuleContext parent) {
    return new Span(Spans.of(parent).end(), 0);
  }

  // ---- populations

  Population population(PopulationContext context, ParserRuleContext parent) {
    if (context == null || context.populationTerm().isEmpty()) {
      Span span = context == null ? end(parent) : Spans.of(context);
      return new NamedPopulation(new Name("", span), span);
    }
    int links = chains.setHeight(context);
    if (!depth.enter(links, Spans.of(context))) {
      return new NamedPopulation(new Name("", Spans.of(context)), Spans.of(context));
    }
    List<Population> terms = new ArrayList<>();
    for (WendParser.PopulationTermContext term : context.populationTerm()) {
      terms.add(populationTerm(term));
    }
    depth.leave(links);
    return chains.sets(terms, context.setOperator());
  }

  private Population populationTerm(WendParser.PopulationTermContext context) {
    int links = context.WHERE().size();
    if (!depth.enter(links, Spans.of(context))) {
      return new NamedPopulation(new Name("", Spans.of(context)), Spans.of(context));
    }
    Population of = populationPrimary(context.populationPrimary(), context);
    for (TerminalNode where : context.WHERE()) {
      ExpressionContext condition = after(context, where, ExpressionContext.class);
      Expression read = expression(condition, context);
      of = new WherePopulation(of, read, of.span().to(where(where)).to(read.span()));
    }
    depth.leave(links);
    return of;
  }

  private static Span where(TerminalNode leaf) {
    return Spans.of(leaf.getSymbol());
  }

  private static <T> T after(ParserRuleContext parent, TerminalNode leaf, Class<T> kind) {
    int next = parent.children.indexOf(leaf) + 1;
    ParseTree child = next < parent.getChildCount() ? parent.getChild(next) : null;
    return kind.isInstance(child) ? kind.cast(child) : null;
  }

  private Population populationPrimary(
      WendParser.PopulationPrimaryContext context, ParserRuleContext parent) {
    if (context != null && context.population() != null) {
      return new GroupPopulation(population(context.population(), context), Spans.of(context));
    }
    Name name = name(context == null ? null : context.name(), context == null ? parent : context);
    return new NamedPopulation(name, name.span());
  }

  // ---- expressions

  Expression expression(ExpressionContext context, ParserRuleContext parent) {
    if (context == null || context.conjunction().isEmpty()) {
      return new BrokenExpression(context == null ? end(parent) : Spans.of(context));
    }
    int links = Chains.height(context.conjunction().size());
    if (!depth.enter(links, Spans.of(context))) {
      return new BrokenExpression(Spans.of(context));
    }
    List<Expression> operands = new ArrayList<>();
    for (ConjunctionContext operand : context.conjunction()) {
      operands.add(conjunction(operand));
    }
    depth.leave(links);
    return chains.logic(BinaryOperator.OR, operands, context.OR());
  }

  private List<Expression> expressions(List<ExpressionContext> contexts) {
    List<Expression> read = new ArrayList<>();
    for (ExpressionContext context : contexts) {
      read.add(expression(context, context));
    }
    return read;
  }

  private Expression conjunction(ConjunctionContext context) {
    int links = Chains.height(context.negation().size());
    if (context.negation().isEmpty() || !depth.enter(links, Spans.of(context))) {
      return new BrokenExpression(Spans.of(context));
    }
    List<Expression> operands = new ArrayList<>();
    for (NegationContext operand : context.negation()) {
      operands.add(negation(operand));
    }
    depth.leave(links);
    return chains.logic(BinaryOperator.AND, operands, context.AND());
  }

  private Expression negation(NegationContext context) {
    Expression read = comparison(context.comparison(), context);
    List<TerminalNode> nots = context.NOT();
    if (nots.size() > Lines.MAX_DEPTH) {
      problems.add(Fault.TOO_DEEP, Spans.of(context), Lines.MAX_DEPTH);
      return new BrokenExpression(Spans.of(context));
    }
    for (int i = nots.size() - 1; i >= 0; i--) {
      Span span = Spans.of(nots.get(i).getSymbol()).to(read.span());
      if (i == nots.size() - 1 && read instanceof InAudienceExpression in) {
        read = new InAudienceExpression(in.audience(), true, span);
      } else {
        read = new NotExpression(read, span);
      }
    }
    return read;
  }

  private Expression comparison(ComparisonContext context, ParserRuleContext parent) {
    if (context == null) {
      return new BrokenExpression(end(parent));
    }
    Expression left = coalesce(context.coalesce(), context);
    List<ComparisonTailContext> tails = context.comparisonTail();
    if (tails.size() > 1) {
      return chained(context, left, tails);
    }
    return tails.isEmpty() ? left : compared(operand(left, tails.get(0)), tails.get(0));
  }

  /** {@code a < b < c}, read as {@code a < b and b < c}. */
  private Expression chained(
      ComparisonContext context, Expression left, List<ComparisonTailContext> tails) {
    String first = slice(Spans.of(context.coalesce()).to(Spans.of(tails.get(0))));
    Expression middle = right(compared(left, tails.get(0)));
    String second = slice(middle.span()) + " " + slice(Spans.of(tails.get(1)));
    String instead = Show.code(first) + " and " + Show.code(second);
    problems.add(Fault.HABIT_CHAIN, Spans.of(tails.get(1)), instead);
    List<Expression> parts = new ArrayList<>();
    for (ComparisonTailContext tail : tails) {
      Expression part = compared(left, tail);
      parts.add(part);
      left = right(part);
    }
    Expression all = parts.get(0);
    for (Expression part : parts.subList(1, Math.min(parts.size(), Chains.PLAIN))) {
      Span span = all.span().to(part.span());
      all =
          new BinaryExpression(
              BinaryOperator.AND, all, part, false, new Span(part.span().offset(), 0), span);
    }
    return all;
  }

  private static Expression right(Expression comparison) {
    return comparison instanceof BinaryExpression binary ? binary.right() : comparison;
  }

  private String slice(Span span) {
    return problems.source().slice(span);
  }

  private Expression compared(Expression left, ComparisonTailContext context) {
    Span span = left.span().to(Spans.of(context));
    if (context instanceof CompareTailContext tail) {
      return compare(left, tail, span);
    } else if (context instanceof TextTailContext tail) {
      return textTest(left, tail, span);
    } else if (context instanceof TimeTailContext tail) {
      return timeTest(left, tail, span);
    } else if (context instanceof BetweenTailContext tail) {
      Expression low = operand(coalesce(tail.coalesce(0), tail), tail);
      Expression high = operand(coalesce(tail.coalesce(1), tail), tail);
      return new BetweenExpression(left, low, high, tail.NOT() != null, span);
    } else if (context instanceof InTailContext tail) {
      return tail.window() == null ? membership(left, tail, span) : windowTest(left, tail, span);
    } else if (context instanceof PresenceTailContext tail) {
      boolean present = (tail.PRESENT() != null) != (tail.NOT() != null);
      return new PresenceExpression(left, present, span);
    }
    return new BrokenExpression(span);
  }

  private Expression compare(Expression left, CompareTailContext tail, Span span) {
    Token sign = tail.comparator().getStart();
    BinaryOperator operator = Operators.comparison(sign.getType());
    Expression right = operand(coalesce(tail.coalesce(), tail), tail);
    boolean ignoring = tail.ignoringCase() != null;
    return new BinaryExpression(operator, left, right, ignoring, Spans.of(sign), span);
  }

  private Expression textTest(Expression left, TextTailContext tail, Span span) {
    boolean negated = tail.NOT() != null;
    BinaryOperator operator = Operators.textual(tail.textual().getStart().getType(), negated);
    Expression right = operand(coalesce(tail.coalesce(), tail), tail);
    Span sign = Spans.of(tail.textual());
    Span all = negated ? Spans.of(tail.NOT().getSymbol()).to(sign) : sign;
    return new BinaryExpression(operator, left, right, tail.ignoringCase() != null, all, span);
  }

  private Expression timeTest(Expression left, TimeTailContext tail, Span span) {
    Token sign = tail.temporal().getStart();
    Expression right = operand(coalesce(tail.coalesce(), tail), tail);
    Expression test =
        new BinaryExpression(
            Operators.temporal(sign.getType()), left, right, false, Spans.of(sign), span);
    return tail.NOT() == null ? test : new NotExpression(test, span);
  }

  private Expression membership(Expression left, InTailContext tail, Span span) {
    Expression items = listed(postfix(tail.postfix(), tail));
    boolean ignoring = tail.ignoringCase() != null;
    return new InExpression(left, items, tail.NOT() != null, ignoring, span);
  }

  private Expression windowTest(Expression left, InTailContext tail, Span span) {
    WindowContext window = tail.window();
    boolean readable = (window.UNIT() == null) != window.amount().isEmpty();
    return readable
        ? new WindowExpression(left, window(window), tail.NOT() != null, span)
        : new BrokenExpression(span);
  }

  private Window window(WindowContext context) {
    WindowSide side = Operators.side(context.getStart().getType());
    Span span = Spans.of(context);
    if (context.UNIT() != null) {
      TimeUnit unit = Words.unit(context.UNIT().getText()).orElse(TimeUnit.DAY);
      return new CalendarWindow(side, unit, span);
    }
    return new SlidingWindow(side, spanOfTime(context.amount()), span);
  }

  private SpanOfTimeLiteral spanOfTime(List<WendParser.AmountContext> amounts) {
    List<Amount> read = new ArrayList<>();
    amounts.forEach(a -> read.add(amount(a)));
    Span span = read.get(0).span().to(read.get(read.size() - 1).span());
    return new SpanOfTimeLiteral(read, span);
  }

  private Expression coalesce(CoalesceContext context, ParserRuleContext parent) {
    return context == null ? new BrokenExpression(end(parent)) : arithmetic(context, context.sum());
  }

  private Expression sum(SumContext context, ParserRuleContext parent) {
    return context == null
        ? new BrokenExpression(end(parent))
        : arithmetic(context, context.product());
  }

  /** A chain of one level of operators, from the left. */
  private Expression arithmetic(
      ParserRuleContext context, List<? extends ParserRuleContext> operands) {
    int links = operands.size() - 1;
    if (links < 0 || !depth.enter(links, Spans.of(context))) {
      return new BrokenExpression(Spans.of(context));
    }
    Expression left = level(operands.get(0));
    for (int i = 1; i <= links; i++) {
      Token sign = sign(context, 2 * i - 1);
      Expression right = operand(level(operands.get(i)), sign);
      Span span = left.span().to(right.span());
      BinaryOperator operator = Operators.arithmetic(sign.getType());
      left =
          new BinaryExpression(operator, operand(left, sign), right, false, Spans.of(sign), span);
    }
    depth.leave(links);
    return left;
  }

  private Expression level(ParserRuleContext context) {
    if (context instanceof SumContext sum) {
      return arithmetic(sum, sum.product());
    } else if (context instanceof ProductContext product) {
      return arithmetic(product, product.unary());
    }
    return unary((UnaryContext) context);
  }

  private static Token sign(ParserRuleContext context, int index) {
    ParseTree child = context.getChild(index);
    return child instanceof TerminalNode leaf ? leaf.getSymbol() : context.getStart();
  }

  private Expression unary(UnaryContext context) {
    Expression read = postfix(context.postfix(), context);
    List<TerminalNode> signs = context.MINUS();
    if (signs.size() > Lines.MAX_DEPTH) {
      problems.add(Fault.TOO_DEEP, Spans.of(context), Lines.MAX_DEPTH);
      return new BrokenExpression(Spans.of(context));
    }
    for (int i = signs.size() - 1; i >= 0; i--) {
      Token sign = signs.get(i).getSymbol();
      read = new NegateExpression(operand(read, sign), Spans.of(sign).to(read.span()));
    }
    return read;
  }

  private Expression postfix(PostfixContext context, ParserRuleContext parent) {
    if (context == null) {
      return new BrokenExpression(end(parent));
    }
    Expression read = primary(context.primary(), context);
    if (context.name().size() > Lines.MAX_DEPTH) {
      problems.add(Fault.TOO_DEEP, Spans.of(context), Lines.MAX_DEPTH);
      return new BrokenExpression(Spans.of(context));
    }
    for (WendParser.NameContext part : context.name()) {
      Name name = name(part, context);
      read = new PathExpression(read, name, read.span().to(name.span()));
    }
    return read;
  }

  private Expression primary(PrimaryContext context, ParserRuleContext parent) {
    if (context instanceof LiteralPrimaryContext literal && literal.literal() != null) {
      return literal(literal.literal());
    } else if (context instanceof CallContext call) {
      return new CallExpression(
          name(call.name(), call), expressions(call.expression()), Spans.of(call));
    } else if (context instanceof ReferenceContext reference) {
      Name name = name(reference.name(), reference);
      return name.text().isEmpty()
          ? new BrokenExpression(name.span())
          : new NameExpression(name, name.span());
    } else if (context instanceof RoundContext round) {
      return round(round);
    } else if (context instanceof SquareContext square) {
      return new ListLiteral(expressions(square.expression()), Spans.of(square));
    } else if (context instanceof IfThenElseContext condition) {
      return new IfExpression(
          expression(condition.expression(0), condition),
          expression(condition.expression(1), condition),
          expression(condition.expression(2), condition),
          Spans.of(condition));
    } else if (context instanceof InAudienceContext member) {
      return new InAudienceExpression(name(member.name(), member), false, Spans.of(member));
    } else if (context instanceof UnitBetweenContext between) {
      TimeUnit unit = Words.unit(between.UNIT().getText()).orElseThrow();
      Expression from = sum(between.sum(0), between);
      Expression to = sum(between.sum(1), between);
      return new UnitBetweenExpression(unit, from, to, Spans.of(between));
    }
    return new BrokenExpression(context == null ? end(parent) : Spans.of(context));
  }

  /**
   * Brackets around one expression; around none or several they are a list, where one may stand.
   */
  private Expression round(RoundContext context) {
    List<Expression> items = expressions(context.expression());
    Span span = Spans.of(context);
    if (items.size() == 1 && context.COMMA().isEmpty()) {
      return new GroupExpression(items.get(0), span);
    }
    if (!mayBeList(context)) {
      String inside =
          span.length() < 2 ? "" : slice(new Span(span.offset() + 1, span.length() - 2));
      problems.add(Fault.ROUND_LIST, span, Show.code("[" + inside + "]"));
    }
    return new ListLiteral(items, span);
  }

  /** To the right of {@code in}, or alone in a {@code let}. */
  private static boolean mayBeList(RoundContext context) {
    ParserRuleContext above = context;
    while (above.getParent() != null && above.getParent().getChildCount() == 1) {
      above = above.getParent();
    }
    ParserRuleContext parent = above.getParent();
    return parent instanceof InTailContext || parent instanceof WendParser.LetContext;
  }

  /** The right side of {@code in}: brackets around one item are a list there. */
  private static Expression listed(Expression items) {
    return items instanceof GroupExpression group
        ? new ListLiteral(List.of(group.inner()), group.span())
        : items;
  }

  private Expression literal(WendParser.LiteralContext context) {
    Span span = Spans.of(context);
    if (!context.amount().isEmpty()) {
      return spanOfTime(context.amount());
    }
    if (context.text() != null) {
      TextValue text = textValue(context.text(), context);
      return new TextLiteral(text.text(), text.span());
    }
    String written = context.getStart().getText();
    return switch (context.getStart().getType()) {
      case WendLexer.TRUE -> new BoolLiteral(true, span);
      case WendLexer.FALSE -> new BoolLiteral(false, span);
      case WendLexer.MISSING -> new MissingLiteral(span);
      case WendLexer.NOW -> new NowLiteral(span);
      case WendLexer.TODAY -> new TodayLiteral(span);
      case WendLexer.INT -> new IntLiteral(Literals.digits(written), span);
      case WendLexer.DECIMAL -> new DecimalLiteral(Literals.decimal(written), span);
      case WendLexer.PERCENTAGE -> new DecimalLiteral(Literals.percentage(written), span);
      case WendLexer.DATE -> new DateLiteral(written, span);
      case WendLexer.TIME -> new TimeLiteral(written, span);
      case WendLexer.DATETIME -> new DateTimeLiteral(written, span);
      default -> new BrokenExpression(span);
    };
  }

  private Amount amount(WendParser.AmountContext context) {
    String digits = context.INT() == null ? "0" : Literals.digits(context.INT().getText());
    TimeUnit unit =
        Optional.ofNullable(context.UNIT())
            .flatMap(u -> Words.unit(u.getText()))
            .orElse(TimeUnit.DAY);
    return new Amount(digits, unit, Spans.of(context));
  }

  // ---- an `if` as an operand

  private Expression operand(Expression read, ParserRuleContext operator) {
    return operand(read, operator.getStart());
  }

  private Expression operand(Expression read, Token sign) {
    if (read instanceof IfExpression) {
      problems.add(Fault.IF_OPERAND, read.span(), Show.code(sign.getText()));
    }
    return read;
  }
}
