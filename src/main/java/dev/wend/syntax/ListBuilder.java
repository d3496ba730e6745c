package dev.wend.syntax;

import dev.wend.diag.Span;
import dev.wend.syntax.Ast.AggregateExpression;
import dev.wend.syntax.Ast.BrokenExpression;
import dev.wend.syntax.Ast.CallExpression;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.InExpression;
import dev.wend.syntax.Ast.Items;
import dev.wend.syntax.Ast.ListLiteral;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.NameExpression;
import dev.wend.syntax.Ast.Quantifier;
import dev.wend.syntax.Ast.QuantifierExpression;
import dev.wend.syntax.Ast.SinceLastExpression;
import dev.wend.syntax.Ast.TimeUnit;
import dev.wend.syntax.Ast.TopExpression;
import dev.wend.syntax.grammar.WendLexer;
import dev.wend.syntax.grammar.WendParser.ArgumentsContext;
import dev.wend.syntax.grammar.WendParser.CallContext;
import dev.wend.syntax.grammar.WendParser.EventWindowContext;
import dev.wend.syntax.grammar.WendParser.ExpressionContext;
import dev.wend.syntax.grammar.WendParser.ItemsContext;
import dev.wend.syntax.grammar.WendParser.QuantifierContext;
import dev.wend.syntax.grammar.WendParser.RoundContext;
import dev.wend.syntax.grammar.WendParser.SinceLastContext;
import dev.wend.syntax.grammar.WendParser.TopContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Builds what goes through the items of a list, calls among it. */
final class ListBuilder {
  /** Functions whose only argument may name its items: {@code count(o in orders)}. */
  private static final Set<String> OF_ITEMS =
      Set.of("count", "sum", "min", "max", "avg", "first", "last", "distinct");

  private final ExpressionBuilder expressions;
  private final Leaves leaves;

  ListBuilder(ExpressionBuilder expressions, Leaves leaves) {
    this.expressions = expressions;
    this.leaves = leaves;
  }

  Expression quantifier(QuantifierContext context) {
    Quantifier quantifier =
        switch (context.getStart().getType()) {
          case WendLexer.ALL -> Quantifier.ALL;
          case WendLexer.NO -> Quantifier.NO;
          default -> Quantifier.ANY;
        };
    Items items =
        called(context.items())
            .map(round -> meant(expressions.calledQuantifier(context, round), Spans.of(context)))
            .orElseGet(() -> items(context.items(), context));
    return new QuantifierExpression(quantifier, items, Spans.of(context));
  }

  /** The brackets of {@code any(orders, price > 5)}, which is written so elsewhere. */
  private static Optional<RoundContext> called(ItemsContext items) {
    boolean bare = items != null && items.list() != null && items.WHERE() == null;
    return bare
            && items.list().simple() instanceof RoundContext round
            && round.expression().size() == 2
        ? Optional.of(round)
        : Optional.empty();
  }

  private static Items meant(List<Expression> listAndCondition, Span span) {
    Expression list = listAndCondition.get(0);
    return items(Optional.empty(), list, Optional.of(listAndCondition.get(1)), span);
  }

  private Items items(ItemsContext context, ParserRuleContext parent) {
    if (context == null) {
      Span end = Leaves.end(parent);
      return items(Optional.empty(), new BrokenExpression(end), Optional.empty(), end);
    }
    Expression list =
        context.top() == null ? expressions.list(context.list(), context) : top(context.top());
    Optional<Name> binder = Optional.ofNullable(context.name()).map(n -> leaves.name(n, context));
    return new Items(
        binder,
        list,
        window(list, context.eventWindow()),
        condition(context.WHERE(), context.expression(), context),
        Spans.of(context));
  }

  private static Items items(
      Optional<Name> binder, Expression list, Optional<Expression> condition, Span span) {
    return new Items(binder, list, Optional.empty(), condition, span);
  }

  private Optional<Expression> window(Expression list, EventWindowContext context) {
    return context == null ? Optional.empty() : Optional.of(expressions.windowed(list, context));
  }

  private Optional<Expression> condition(
      TerminalNode where, ExpressionContext condition, ParserRuleContext parent) {
    return where == null ? Optional.empty() : Optional.of(expressions.whereOf(condition, parent));
  }

  Expression top(TopContext context) {
    Expression list = expressions.list(context.list(), context);
    Optional<Name> binder = Optional.ofNullable(context.name()).map(n -> leaves.name(n, context));
    Optional<Expression> window = window(list, context.eventWindow());
    Optional<Expression> condition = condition(context.WHERE(), context.expression(), context);
    Span first = binder.map(Name::span).orElse(list.span());
    Span last = condition.or(() -> window).map(Expression::span).orElse(list.span());
    return new TopExpression(
        context.INT() == null ? "0" : Literals.digits(context.INT().getText()),
        new Items(binder, list, window, condition, first.to(last)),
        expressions.sum(context.sum(), context),
        context.DESCENDING() != null,
        Spans.of(context));
  }

  /** {@code days since last Purchase}. */
  Expression sinceLast(SinceLastContext context) {
    Expression list = expressions.list(context.list(), context);
    Optional<Expression> window =
        Optional.ofNullable(context.window()).map(w -> expressions.windowed(list, w, context));
    Optional<Expression> condition = condition(context.WHERE(), context.expression(), context);
    Span last = condition.or(() -> window).map(Expression::span).orElse(list.span());
    Items items = new Items(Optional.empty(), list, window, condition, list.span().to(last));
    TimeUnit unit = Words.unit(context.UNIT().getText()).orElse(TimeUnit.DAY);
    return new SinceLastExpression(unit, items, Spans.of(context));
  }

  /** A function of values, or of the items of a list. */
  Expression call(CallContext context) {
    Name function = leaves.name(context.name(), context);
    ArgumentsContext arguments = context.arguments();
    Span span = Spans.of(context);
    if (arguments == null) {
      return new CallExpression(function, List.of(), span);
    }
    if (arguments.FOR() != null) {
      return forItems(function, arguments, span);
    }
    boolean where = arguments.WHERE() != null;
    if (!where && (arguments.expression().size() > 1 || !OF_ITEMS.contains(function.text()))) {
      return new CallExpression(function, expressions.expressions(arguments.expression()), span);
    }
    Expression first = expressions.argument(arguments.expression(0), arguments);
    if (!where && !isBinding(first) && !Windowed.isWindow(first)) {
      return new CallExpression(function, List.of(first), span);
    }
    Optional<Expression> condition =
        condition(arguments.WHERE(), arguments.expression(1), arguments);
    return new AggregateExpression(
        function, Optional.empty(), items(first, condition, arguments), span);
  }

  /** {@code orders where …} or {@code o in orders where …}. */
  private static Items items(
      Expression first, Optional<Expression> condition, ArgumentsContext context) {
    Span span = Spans.of(context);
    Expression list = Windowed.operand(first);
    Optional<Name> binder = Optional.empty();
    if (isBinding(list)) {
      InExpression in = (InExpression) list;
      binder = Optional.of(((NameExpression) in.operand()).name());
      list = in.items();
    }
    Optional<Expression> window =
        Windowed.isWindow(first) ? Optional.of(Windowed.over(list, first)) : Optional.empty();
    return new Items(binder, list, window, condition, span);
  }

  /** Whether {@code o in orders} stands there, which a test of a value looks like. */
  private static boolean isBinding(Expression first) {
    return first instanceof InExpression in
        && in.operand() instanceof NameExpression
        && !in.negated()
        && !in.ignoringCase()
        && !(in.items() instanceof ListLiteral);
  }

  /** {@code o.price for o in orders where …}. */
  private Expression forItems(Name function, ArgumentsContext context, Span span) {
    Name binder = leaves.name(context.name(), context);
    Expression value = expressions.expression(context.expression(0), context);
    Expression list = expressions.list(context.list(), context);
    Optional<Expression> window = window(list, context.eventWindow());
    Optional<Expression> condition = condition(context.WHERE(), context.expression(1), context);
    Span last = condition.or(() -> window).map(Expression::span).orElse(list.span());
    Items items = new Items(Optional.of(binder), list, window, condition, binder.span().to(last));
    return new AggregateExpression(function, Optional.of(value), items, span);
  }
}
