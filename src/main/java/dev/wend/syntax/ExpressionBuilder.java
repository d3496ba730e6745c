package dev.wend.syntax;

import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast.Amount;
import dev.wend.syntax.Ast.BetweenExpression;
import dev.wend.syntax.Ast.BinaryExpression;
import dev.wend.syntax.Ast.BinaryOperator;
import dev.wend.syntax.Ast.BoolLiteral;
import dev.wend.syntax.Ast.BrokenExpression;
import dev.wend.syntax.Ast.CalendarWindow;
import dev.wend.syntax.Ast.DateLiteral;
import dev.wend.syntax.Ast.DateTimeLiteral;
import dev.wend.syntax.Ast.DecimalLiteral;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.GroupExpression;
import dev.wend.syntax.Ast.IfExpression;
import dev.wend.syntax.Ast.InAudienceExpression;
import dev.wend.syntax.Ast.InExpression;
import dev.wend.syntax.Ast.IndexExpression;
import dev.wend.syntax.Ast.IntLiteral;
import dev.wend.syntax.Ast.ListLiteral;
import dev.wend.syntax.Ast.MissingLiteral;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.NameExpression;
import dev.wend.syntax.Ast.NegateExpression;
import dev.wend.syntax.Ast.NotExpression;
import dev.wend.syntax.Ast.NowLiteral;
import dev.wend.syntax.Ast.PathExpression;
import dev.wend.syntax.Ast.PresenceExpression;
import dev.wend.syntax.Ast.QuantifierExpression;
import dev.wend.syntax.Ast.SlidingWindow;
import dev.wend.syntax.Ast.SpanOfTimeLiteral;
import dev.wend.syntax.Ast.SubscribedExpression;
import dev.wend.syntax.Ast.TextLiteral;
import dev.wend.syntax.Ast.TextValue;
import dev.wend.syntax.Ast.TimeLiteral;
import dev.wend.syntax.Ast.TimeUnit;
import dev.wend.syntax.Ast.TodayLiteral;
import dev.wend.syntax.Ast.UnitBetweenExpression;
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
import dev.wend.syntax.grammar.WendParser.EventWindowContext;
import dev.wend.syntax.grammar.WendParser.ExpressionContext;
import dev.wend.syntax.grammar.WendParser.IfThenElseContext;
import dev.wend.syntax.grammar.WendParser.InAudienceContext;
import dev.wend.syntax.grammar.WendParser.InTailContext;
import dev.wend.syntax.grammar.WendParser.ListContext;
import dev.wend.syntax.grammar.WendParser.LiteralPrimaryContext;
import dev.wend.syntax.grammar.WendParser.NegationContext;
import dev.wend.syntax.grammar.WendParser.PostfixContext;
import dev.wend.syntax.grammar.WendParser.PresenceTailContext;
import dev.wend.syntax.grammar.WendParser.PrimaryContext;
import dev.wend.syntax.grammar.WendParser.ProductContext;
import dev.wend.syntax.grammar.WendParser.QuantifierContext;
import dev.wend.syntax.grammar.WendParser.ReferenceContext;
import dev.wend.syntax.grammar.WendParser.RoundContext;
import dev.wend.syntax.grammar.WendParser.SimpleContext;
import dev.wend.syntax.grammar.WendParser.SimplePrimaryContext;
import dev.wend.syntax.grammar.WendParser.SquareContext;
import dev.wend.syntax.grammar.WendParser.SubscribedContext;
import dev.wend.syntax.grammar.WendParser.SumContext;
import dev.wend.syntax.grammar.WendParser.TextTailContext;
import dev.wend.syntax.grammar.WendParser.TimeTailContext;
import dev.wend.syntax.grammar.WendParser.TopPrimaryContext;
import dev.wend.syntax.grammar.WendParser.UnaryContext;
import dev.wend.syntax.grammar.WendParser.UnitBetweenContext;
import dev.wend.syntax.grammar.WendParser.WindowContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Builds the expressions of a tree from what the parser read, however little that is: what is not
 * there becomes a broken expression.
 */
final class ExpressionBuilder {
  private final Problems problems;
  private final Leaves leaves;
  private final Depth depth;
  private final Chains chains;
  private final ListBuilder lists;
  private final EventBuilder events;

  /** Inside so many conditions of items, where a window may stand behind by mistake. */
  private int conditions;

  /** Inside so many arguments that may be items. */
  private int arguments;

  ExpressionBuilder(Problems problems, Leaves leaves, Depth depth, Chains chains) {
    this.problems = problems;
    this.leaves = leaves;
    this.depth = depth;
    this.chains = chains;
    this.lists = new ListBuilder(this, leaves);
    this.events = new EventBuilder(this, leaves);
  }

  Expression expression(ExpressionContext context, ParserRuleContext parent) {
    if (context == null || context.conjunction().isEmpty()) {
      return new BrokenExpression(context == null ? Leaves.end(parent) : Spans.of(context));
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

  /** The condition of items. */
  Expression whereOf(ExpressionContext context, ParserRuleContext parent) {
    conditions++;
    Expression read = expression(context, parent);
    conditions--;
    return read;
  }

  /** What may be the items of a function of them. */
  Expression argument(ExpressionContext context, ParserRuleContext parent) {
    arguments++;
    Expression read = expression(context, parent);
    arguments--;
    return read;
  }

  List<Expression> expressions(List<ExpressionContext> contexts) {
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
        read = new InAudienceExpression(in.audience(), in.held(), true, span);
      } else {
        read = new NotExpression(read, span);
      }
    }
    return read;
  }

  private Expression comparison(ComparisonContext context, ParserRuleContext parent) {
    if (context == null) {
      return new BrokenExpression(Leaves.end(parent));
    }
    Expression left = coalesce(context.coalesce(), context);
    List<ComparisonTailContext> tails = context.comparisonTail();
    if (tails.size() == 2 && isWindowBehind(tails)) {
      Expression first = compared(operand(left, tails.get(0)), tails.get(0));
      return compared(first, tails.get(1));
    }
    if (tails.size() == 2 && isWindowOfCall(context, tails)) {
      ComparisonTailContext compared = tails.get(isWindow(tails.get(0)) ? 1 : 0);
      windowOfCall(context, compared, tails.get(compared == tails.get(0) ? 1 : 0));
      return compared(operand(left, compared), compared);
    }
    if (tails.size() > 1) {
      return chained(context, left, tails);
    }
    return tails.isEmpty() ? left : compared(operand(left, tails.get(0)), tails.get(0));
  }

  /** Says where the window of a call stands that is compared. */
  private void windowOfCall(
      ComparisonContext context, ComparisonTailContext compared, ComparisonTailContext window) {
    String left = slice(Spans.of(context.coalesce()));
    String comparison = slice(Spans.of(compared));
    boolean isRight = comparison.endsWith(")");
    String call = isRight ? comparison.replaceFirst("^[<>!=]+ *", "") : left;
    String inside = call.substring(0, call.length() - 1) + " " + slice(Spans.of(window)) + ")";
    String whole = inside + " " + comparison;
    boolean fits = !isRight && Show.code(whole).equals(whole);
    problems.add(Fault.HABIT_CHAIN, Spans.of(window), fits ? whole : Show.code(inside));
  }

  /** {@code p in Purchase in last 7 days}, {@code where price > 50 in last 7 days}. */
  private boolean isWindowBehind(List<ComparisonTailContext> tails) {
    ComparisonTailContext last = tails.get(1);
    boolean window = last instanceof InTailContext in && in.window() != null;
    boolean binds =
        tails.get(0) instanceof InTailContext in && in.window() == null && arguments > 0;
    boolean between = last instanceof BetweenTailContext;
    return (conditions > 0 || binds) && (window || between || last instanceof TimeTailContext);
  }

  private static boolean isWindow(ComparisonTailContext tail) {
    return tail instanceof InTailContext in && in.window() != null;
  }

  /** {@code count(Purchase) > 3 in last 30 days}, {@code count(Purchase) in last 30 days > 3}. */
  private static boolean isWindowOfCall(
      ComparisonContext context, List<ComparisonTailContext> tails) {
    boolean behind = isWindow(tails.get(1)) && tails.get(0) instanceof CompareTailContext;
    boolean before = isWindow(tails.get(0)) && tails.get(1) instanceof CompareTailContext;
    String call = context.coalesce().getText();
    return (behind || before) && call.matches("(count|sum|min|max|avg)\\([^()]*\\)");
  }

  /** Whether a chain of comparisons follows from what is reported already. */
  private static boolean isTold(ParserRuleContext chain, String first) {
    ParserRuleContext above = chain;
    while (above != null && !(above instanceof WendParser.SinceLastContext)) {
      above = above.getParent();
    }
    return above != null || first.endsWith("is") || first.endsWith("not");
  }

  /** {@code a < b < c}, read as {@code a < b and b < c}. */
  private Expression chained(
      ComparisonContext context, Expression left, List<ComparisonTailContext> tails) {
    String first = slice(Spans.of(context.coalesce()).to(Spans.of(tails.get(0))));
    Expression middle = right(compared(left, tails.get(0)));
    String second = slice(middle.span()) + " " + slice(Spans.of(tails.get(1)));
    String instead = Show.code(first) + " and " + Show.code(second);
    if (!isTold(context, slice(Spans.of(tails.get(0))))) {
      problems.add(Fault.HABIT_CHAIN, Spans.of(tails.get(1)), instead);
    }
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
    Expression read = operand(coalesce(tail.coalesce(), tail), tail);
    Expression right = isSetTest(tail) ? listed(read) : read;
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

  /** The events of a list that a window leaves. */
  Expression windowed(Expression list, EventWindowContext context) {
    boolean negated = context.NOT() != null;
    Span span = list.span().to(Spans.of(context));
    if (context.IN() != null) {
      Expression read = windowed(list, context.window(), context);
      return negated && read instanceof WindowExpression w
          ? new WindowExpression(list, w.window(), true, span)
          : read;
    } else if (context.BETWEEN() != null) {
      Expression low = operand(coalesce(context.coalesce(0), context), context);
      Expression high = operand(coalesce(context.coalesce(1), context), context);
      return new BetweenExpression(list, low, high, negated, span);
    }
    if (context.temporal() == null) {
      return new BrokenExpression(span);
    }
    Token sign = context.temporal().getStart();
    Expression right = operand(coalesce(context.coalesce(0), context), context);
    Expression test =
        new BinaryExpression(
            Operators.temporal(sign.getType()), list, right, false, Spans.of(sign), span);
    return negated ? new NotExpression(test, span) : test;
  }

  Expression windowed(Expression list, WindowContext window, ParserRuleContext parent) {
    if (window == null) {
      return new BrokenExpression(Leaves.end(parent));
    }
    boolean readable = (window.UNIT() == null) != window.amount().isEmpty();
    Span span = list.span().to(Spans.of(window));
    return readable
        ? new WindowExpression(list, window(window), false, span)
        : new BrokenExpression(span);
  }

  SpanOfTimeLiteral spanOfTime(List<WendParser.AmountContext> amounts) {
    List<Amount> read = new ArrayList<>();
    amounts.forEach(a -> read.add(amount(a)));
    Span span = read.get(0).span().to(read.get(read.size() - 1).span());
    return new SpanOfTimeLiteral(read, span);
  }

  private Expression coalesce(CoalesceContext context, ParserRuleContext parent) {
    return context == null
        ? new BrokenExpression(Leaves.end(parent))
        : arithmetic(context, context.sum());
  }

  Expression sum(SumContext context, ParserRuleContext parent) {
    return context == null
        ? new BrokenExpression(Leaves.end(parent))
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
      return new BrokenExpression(Leaves.end(parent));
    }
    Expression read = primary(context.primary(), context);
    return selected(read, context.selector(), context);
  }

  /** What stands behind a value: {@code .name} and {@code [index]}. */
  private Expression selected(
      Expression of, List<WendParser.SelectorContext> selectors, ParserRuleContext whole) {
    if (selectors.size() > Lines.MAX_DEPTH) {
      problems.add(Fault.TOO_DEEP, Spans.of(whole), Lines.MAX_DEPTH);
      return new BrokenExpression(Spans.of(whole));
    }
    Expression read = of;
    for (WendParser.SelectorContext selector : selectors) {
      Span span = of.span().to(Spans.of(selector));
      if (selector.LBRACKET() != null) {
        Expression index = expression(selector.expression(), selector);
        read = new IndexExpression(read, index, span);
      } else {
        Name name = leaves.name(selector.name(), selector);
        read = new PathExpression(read, name, read.span().to(name.span()));
      }
    }
    return read;
  }

  private Expression primary(PrimaryContext context, ParserRuleContext parent) {
    if (context instanceof LiteralPrimaryContext literal && literal.literal() != null) {
      return literal(literal.literal());
    } else if (context instanceof SimplePrimaryContext simple) {
      return simple(simple.simple(), simple);
    } else if (context instanceof QuantifierContext quantifier) {
      return lists.quantifier(quantifier);
    } else if (context instanceof TopPrimaryContext top && top.top() != null) {
      return lists.top(top.top());
    } else if (context instanceof WendParser.SinceLastContext since && since.list() != null) {
      return lists.sinceLast(since);
    } else if (context instanceof WendParser.SequenceContext sequence) {
      return events.sequence(sequence);
    } else if (context instanceof IfThenElseContext condition) {
      return new IfExpression(
          expression(condition.expression(0), condition),
          expression(condition.expression(1), condition),
          expression(condition.expression(2), condition),
          Spans.of(condition));
    } else if (context instanceof InAudienceContext member) {
      return inAudience(member);
    } else if (context instanceof SubscribedContext subscribed) {
      Name service = leaves.name(subscribed.name(), subscribed);
      return new SubscribedExpression(service, Spans.of(subscribed));
    } else if (context instanceof UnitBetweenContext between) {
      TimeUnit unit = Words.unit(between.UNIT().getText()).orElseThrow();
      Expression from = sum(between.sum(0), between);
      Expression to = sum(between.sum(1), between);
      return new UnitBetweenExpression(unit, from, to, Spans.of(between));
    }
    return new BrokenExpression(context == null ? Leaves.end(parent) : Spans.of(context));
  }

  private Expression inAudience(InAudienceContext context) {
    Optional<SpanOfTimeLiteral> held =
        context.amount().isEmpty() ? Optional.empty() : Optional.of(spanOfTime(context.amount()));
    if (held.isPresent() && context.LEAST() == null) {
      problems.add(Fault.HELD_FOR, Spans.of(context.FOR().getSymbol()), slice(held.get().span()));
    }
    Name name = leaves.name(context.name(), context);
    return new InAudienceExpression(name, held, false, Spans.of(context));
  }

  private Expression simple(SimpleContext context, ParserRuleContext parent) {
    if (context instanceof CallContext call) {
      return lists.call(call);
    } else if (context instanceof ReferenceContext reference) {
      Name name = leaves.name(reference.name(), reference);
      return name.text().isEmpty()
          ? new BrokenExpression(name.span())
          : new NameExpression(name, name.span());
    } else if (context instanceof RoundContext round) {
      return round(round);
    } else if (context instanceof SquareContext square) {
      return new ListLiteral(expressions(square.expression()), Spans.of(square));
    }
    return new BrokenExpression(context == null ? Leaves.end(parent) : Spans.of(context));
  }

  /** A list that is gone through. */
  Expression list(ListContext context, ParserRuleContext parent) {
    if (context == null) {
      return new BrokenExpression(Leaves.end(parent));
    }
    return selected(simple(context.simple(), context), context.selector(), context);
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

  /** {@code any(orders, price > 5)}, as it is written elsewhere: its list and its condition. */
  List<Expression> calledQuantifier(QuantifierContext context, RoundContext called) {
    String word = context.getStart().getText();
    String list = slice(Spans.of(called.expression(0)));
    String condition = slice(Spans.of(called.expression(1)));
    String meant = word + " " + list + " where " + condition;
    problems.add(Fault.HABIT_CALL, Spans.of(context), word, Show.code(meant));
    return expressions(called.expression());
  }

  /** Right of {@code in}, of tests of whole lists and {@code columns(A) =}, or in a {@code let}. */
  private static boolean mayBeList(RoundContext context) {
    ParserRuleContext above = context;
    while (above.getParent() != null && above.getParent().getChildCount() == 1) {
      above = above.getParent();
    }
    ParserRuleContext parent = above.getParent();
    return parent instanceof InTailContext
        || parent instanceof WendParser.LetContext
        || (parent instanceof WendParser.CompareTailContext && isOfColumns(parent.getParent()))
        || (parent instanceof TextTailContext tail && (isSetTest(tail) || isContains(tail)));
  }

  private static boolean isOfColumns(ParserRuleContext comparison) {
    return comparison.getStart().getText().equals("columns")
        && comparison.getChild(0).getText().startsWith("columns(");
  }

  /** A list is no part of a text; the checker says so, and what is meant. */
  private static boolean isContains(TextTailContext tail) {
    return tail.textual() != null && tail.textual().getStart().getType() == WendLexer.CONTAINS;
  }

  private static boolean isSetTest(TextTailContext tail) {
    return tail.textual() != null
        && switch (tail.textual().getStart().getType()) {
          case WendLexer.INTERSECTS, WendLexer.SUBSET, WendLexer.SUPERSET -> true;
          default -> false;
        };
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
      TextValue text = leaves.textValue(context.text(), context);
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

  // ---- what reaches far as an operand

  private Expression operand(Expression read, ParserRuleContext operator) {
    return operand(read, operator.getStart());
  }

  private Expression operand(Expression read, Token sign) {
    String word = "";
    if (read instanceof IfExpression) {
      word = "if";
    } else if (read instanceof QuantifierExpression test && test.items().condition().isPresent()) {
      word = test.quantifier().word();
    }
    if (!word.isEmpty()) {
      problems.add(Fault.IF_OPERAND, read.span(), word, Show.code(sign.getText()), word);
    }
    return read;
  }
}
