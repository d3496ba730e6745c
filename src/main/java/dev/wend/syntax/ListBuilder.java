package dev.wend.syntax;

import dev.wend.diag.Fault;
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
import dev.wend.syntax.Ast.TopExpression;
import dev.wend.syntax.Ast.WindowExpression;
import dev.wend.syntax.grammar.WendLexer;
import dev.wend.syntax.grammar.WendParser.ArgumentsContext;
import dev.wend.syntax.grammar.WendParser.CallContext;
import dev.wend.syntax.grammar.WendParser.ExpressionContext;
import dev.wend.syntax.grammar.WendParser.ItemsContext;
import dev.wend.syntax.grammar.WendParser.QuantifierContext;
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
  private final Problems problems;
  private final Leaves leaves;

  ListBuilder(ExpressionBuilder expressions, Problems problems, Leaves leaves) {
    this.expressions = expressions;
    this.problems = problems;
    this.leaves = leaves;
  }

  Expression quantifier(QuantifierContext context) {
    Quantifier quantifier =
        switch (context.getStart().getType()) {
          case WendLexer.ALL -> Quantifier.ALL;
          case WendLexer.NO -> Quantifier.NO;
          default -> Quantifier.ANY;
        };
    return new QuantifierExpression(quantifier, items(context.items(), context), Spans.of(context));
  }

  private Items items(ItemsContext context, ParserRuleContext parent) {
    if (context == null) {
      Span end = Leaves.end(parent);
      return new Items(Optional.empty(), new BrokenExpression(end), Optional.empty(), end);
    }
    Span span = Spans.of(context);
    Optional<Expression> condition = condition(context.WHERE(), context.expression(), context);
    if (context.window() != null) {
      problems.add(Fault.LATER_PART, span, "Tests of events");
      return new Items(Optional.empty(), new BrokenExpression(span), Optional.empty(), span);
    }
    Expression list =
        context.top() == null ? expressions.list(context.list(), context) : top(context.top());
    Optional<Name> binder = Optional.ofNullable(context.name()).map(n -> leaves.name(n, context));
    return new Items(binder, list, condition, span);
  }

  private Optional<Expression> condition(
      TerminalNode where, ExpressionContext condition, ParserRuleContext parent) {
    return where == null
        ? Optional.empty()
        : Optional.of(expressions.expression(condition, parent));
  }

  Expression top(TopContext context) {
    Expression list = expressions.list(context.list(), context);
    Optional<Name> binder = Optional.ofNullable(context.name()).map(n -> leaves.name(n, context));
    Optional<Expression> condition = condition(context.WHERE(), context.expression(), context);
    Span first = binder.map(Name::span).orElse(list.span());
    Span last = condition.map(Expression::span).orElse(list.span());
    return new TopExpression(
        context.INT() == null ? "0" : Literals.digits(context.INT().getText()),
        new Items(binder, list, condition, first.to(last)),
        expressions.sum(context.sum(), context),
        context.DESCENDING() != null,
        Spans.of(context));
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
    List<Expression> read = expressions.expressions(arguments.expression());
    Expression first = read.get(0);
    boolean where = arguments.WHERE() != null;
    boolean named =
        isBinding(first) && (where || (read.size() == 1 && OF_ITEMS.contains(function.text())));
    if (first instanceof WindowExpression window && (where || OF_ITEMS.contains(function.text()))) {
      problems.add(Fault.LATER_PART, window.span(), "Tests of events");
      return new BrokenExpression(span);
    }
    if (!where && !named) {
      return new CallExpression(function, read, span);
    }
    Optional<Expression> condition = where ? Optional.of(read.get(1)) : Optional.empty();
    return new AggregateExpression(
        function, Optional.empty(), items(first, condition, arguments), span);
  }

  /** {@code orders where …} or {@code o in orders where …}. */
  private static Items items(
      Expression first, Optional<Expression> condition, ArgumentsContext context) {
    Span span = Spans.of(context);
    if (isBinding(first)) {
      InExpression in = (InExpression) first;
      Name binder = ((NameExpression) in.operand()).name();
      return new Items(Optional.of(binder), in.items(), condition, span);
    }
    return new Items(Optional.empty(), first, condition, span);
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
    Optional<Expression> condition = condition(context.WHERE(), context.expression(1), context);
    Span all = binder.span().to(condition.map(Expression::span).orElse(list.span()));
    Items items = new Items(Optional.of(binder), list, condition, all);
    return new AggregateExpression(function, Optional.of(value), items, span);
  }
}
