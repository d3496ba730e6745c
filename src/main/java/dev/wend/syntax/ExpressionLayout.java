package dev.wend.syntax;

import dev.wend.syntax.Ast.AggregateExpression;
import dev.wend.syntax.Ast.BetweenExpression;
import dev.wend.syntax.Ast.BinaryExpression;
import dev.wend.syntax.Ast.BinaryOperator;
import dev.wend.syntax.Ast.BoolLiteral;
import dev.wend.syntax.Ast.CallExpression;
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
import dev.wend.syntax.Ast.NameExpression;
import dev.wend.syntax.Ast.NegateExpression;
import dev.wend.syntax.Ast.NotExpression;
import dev.wend.syntax.Ast.NowLiteral;
import dev.wend.syntax.Ast.PathExpression;
import dev.wend.syntax.Ast.PresenceExpression;
import dev.wend.syntax.Ast.QuantifierExpression;
import dev.wend.syntax.Ast.SequenceExpression;
import dev.wend.syntax.Ast.SinceLastExpression;
import dev.wend.syntax.Ast.SpanOfTimeLiteral;
import dev.wend.syntax.Ast.SubscribedExpression;
import dev.wend.syntax.Ast.TextLiteral;
import dev.wend.syntax.Ast.TimeLiteral;
import dev.wend.syntax.Ast.TodayLiteral;
import dev.wend.syntax.Ast.TopExpression;
import dev.wend.syntax.Ast.UnitBetweenExpression;
import dev.wend.syntax.Ast.WindowExpression;
import java.util.ArrayList;
import java.util.List;

/**
 * How expressions are laid out. A line is broken only where any line may begin: before an operator
 * that need not stand in the line of its left side, before {@code then} and {@code else}, and
 * inside of brackets.
 */
final class ExpressionLayout {
  private final Copy copy;
  private final Layout layout;
  private final ListLayout lists;

  ExpressionLayout(Copy copy, Layout layout) {
    this.copy = copy;
    this.layout = layout;
    this.lists = new ListLayout(copy, layout, this);
  }

  /** An expression whose further lines stand no further in than they would anyway. */
  void outermost(Expression e) {
    if (e instanceof BinaryExpression binary) {
      binary(binary, false);
    } else if (e instanceof IfExpression condition) {
      condition(condition, false);
    } else {
      expression(e);
    }
  }

  void expression(Expression e) {
    if (e instanceof BinaryExpression binary) {
      binary(binary, true);
    } else if (e instanceof BetweenExpression between) {
      between(between);
    } else if (e instanceof InExpression in) {
      in(in);
    } else if (e instanceof PresenceExpression presence) {
      expression(presence.operand());
      copy.space();
      copy.through(presence.span().end());
    } else if (e instanceof WindowExpression window) {
      expression(window.operand());
      copy.space();
      copy.through(window.span().end());
    } else if (e instanceof IfExpression condition) {
      condition(condition, true);
    } else if (e instanceof UnitBetweenExpression between) {
      copy.through(between.from().span().offset());
      copy.space();
      range(between.from(), between.to());
    } else if (e instanceof NotExpression not) {
      not(not);
    } else if (e instanceof NegateExpression negate) {
      copy.word("-");
      expression(negate.operand());
    } else {
      primary(e);
    }
  }

  /** What binds closer than any operator. */
  private void primary(Expression e) {
    if (e instanceof PathExpression path) {
      expression(path.of());
      copy.word(".");
      copy.token();
    } else if (e instanceof IndexExpression index) {
      expression(index.of());
      bracketed(List.of(index.index()), "[", "]", "");
    } else if (e instanceof QuantifierExpression quantifier) {
      lists.quantifier(quantifier);
    } else if (e instanceof TopExpression top) {
      lists.top(top);
    } else if (e instanceof SequenceExpression sequence) {
      lists.sequence(sequence);
    } else if (e instanceof SinceLastExpression since) {
      lists.sinceLast(since);
    } else if (e instanceof AggregateExpression aggregate) {
      lists.aggregate(aggregate);
    } else if (e instanceof CallExpression call) {
      copy.token();
      bracketed(List.copyOf(call.arguments()), "(", ")", "");
    } else if (e instanceof GroupExpression group) {
      bracketed(List.of(group.inner()), "(", ")", "");
    } else if (e instanceof ListLiteral list) {
      list(list);
    } else if (isLeaf(e)) {
      copy.through(e.span().end());
    } else {
      copy.asWritten(e.span().end());
    }
  }

  private static boolean isLeaf(Expression e) {
    return e instanceof NameExpression
        || e instanceof BoolLiteral
        || e instanceof IntLiteral
        || e instanceof DecimalLiteral
        || e instanceof TextLiteral
        || e instanceof DateLiteral
        || e instanceof TimeLiteral
        || e instanceof DateTimeLiteral
        || e instanceof SpanOfTimeLiteral
        || e instanceof MissingLiteral
        || e instanceof NowLiteral
        || e instanceof TodayLiteral
        || e instanceof SubscribedExpression
        || e instanceof InAudienceExpression;
  }

  // ---- operators

  private void binary(BinaryExpression e, boolean nests) {
    if (level(e.operator()) > 0) {
      chain(e, nests);
      return;
    }
    expression(e.left());
    copy.space();
    copy.through(e.right().span().offset());
    copy.space();
    if (isSetTest(e.operator()) && e.right() instanceof ListLiteral list) {
      bracketed(list.items(), "(", ")", ",");
    } else {
      expression(e.right());
    }
    ignoringCase(e.ignoringCase());
  }

  private static boolean isSetTest(BinaryOperator operator) {
    return switch (operator) {
      case INTERSECTS, SUBSET_OF, SUPERSET_OF -> true;
      case NOT_INTERSECTS, NOT_SUBSET_OF, NOT_SUPERSET_OF -> true;
      default -> false;
    };
  }

  private void ignoringCase(boolean ignoringCase) {
    if (ignoringCase) {
      copy.space();
      copy.word("ignoring");
      copy.space();
      copy.word("case");
    }
  }

  /** Operators of one level stand in one row; 0 for those that do not chain. */
  private static int level(BinaryOperator operator) {
    return switch (operator) {
      case OR -> 1;
      case AND -> 2;
      case COALESCE -> 3;
      case ADD, SUBTRACT -> 4;
      case MULTIPLY, DIVIDE, REMAINDER -> 5;
      case EQUAL,
          NOT_EQUAL,
          LESS,
          LESS_OR_EQUAL,
          GREATER,
          GREATER_OR_EQUAL,
          BEFORE,
          AFTER,
          SINCE,
          ON,
          CONTAINS,
          NOT_CONTAINS,
          STARTS_WITH,
          NOT_STARTS_WITH,
          ENDS_WITH,
          NOT_ENDS_WITH,
          MATCHES,
          NOT_MATCHES,
          LIKE,
          NOT_LIKE,
          INTERSECTS,
          NOT_INTERSECTS,
          SUBSET_OF,
          NOT_SUBSET_OF,
          SUPERSET_OF,
          NOT_SUPERSET_OF ->
          0;
    };
  }

  private void chain(BinaryExpression e, boolean nests) {
    List<Expression> operands = new ArrayList<>();
    operands(e, level(e.operator()), operands);
    layout.open();
    if (nests) {
      layout.nest();
    }
    expression(operands.get(0));
    for (Expression operand : operands.subList(1, operands.size())) {
      copy.line(" ");
      copy.token();
      copy.space();
      expression(operand);
    }
    if (nests) {
      layout.unnest();
    }
    layout.close();
  }

  private static void operands(Expression e, int level, List<Expression> operands) {
    List<Expression> rights = new ArrayList<>();
    Expression left = e;
    while (left instanceof BinaryExpression binary && level(binary.operator()) == level) {
      rights.add(binary.right());
      left = binary.left();
    }
    operands.add(left);
    for (int i = rights.size() - 1; i >= 0; i--) {
      operands(rights.get(i), level, operands);
    }
  }

  private void between(BetweenExpression e) {
    expression(e.operand());
    copy.space();
    copy.through(e.low().span().offset());
    copy.space();
    range(e.low(), e.high());
  }

  private void range(Expression low, Expression high) {
    expression(low);
    copy.space();
    copy.word("and");
    copy.space();
    expression(high);
  }

  private void in(InExpression e) {
    expression(e.operand());
    copy.space();
    copy.through(e.items().span().offset());
    copy.space();
    if (e.items() instanceof ListLiteral list) {
      bracketed(list.items(), "(", ")", ",");
    } else {
      expression(e.items());
    }
    ignoringCase(e.ignoringCase());
  }

  /** {@code not x}, and {@code d not on today}, whose operand begins where it does itself. */
  private void not(NotExpression e) {
    if (e.operand().span().offset() > e.span().offset()) {
      copy.word("not");
      copy.space();
    }
    expression(e.operand());
  }

  /** {@code else if} stands below {@code if}, not inside of it. */
  private void condition(IfExpression e, boolean nests) {
    layout.open();
    if (nests) {
      layout.nest();
    }
    choice(e);
    Expression otherwise = e.otherwise();
    while (otherwise instanceof IfExpression next) {
      copy.line(" ");
      copy.word("else");
      copy.space();
      choice(next);
      otherwise = next.otherwise();
    }
    copy.line(" ");
    copy.word("else");
    copy.space();
    expression(otherwise);
    if (nests) {
      layout.unnest();
    }
    layout.close();
  }

  private void choice(IfExpression e) {
    layout.open();
    layout.nest();
    copy.word("if");
    copy.space();
    expression(e.condition());
    copy.line(" ");
    copy.word("then");
    copy.space();
    expression(e.then());
    layout.unnest();
    layout.close();
  }

  // ---- brackets

  private void list(ListLiteral e) {
    if (copy.isNext("[")) {
      bracketed(e.items(), "[", "]", ",");
    } else {
      roundList(e);
    }
  }

  /** Around a single item only its comma tells a list from brackets. */
  private void roundList(ListLiteral e) {
    if (e.items().size() == 1) {
      bracketed(e.items(), "(", ",)", "");
    } else {
      bracketed(e.items(), "(", ")", ",");
    }
  }

  /**
   * Expressions in brackets, in one line or each in its own.
   *
   * @param last what stands after the last of them where each has its own line
   */
  void bracketed(List<Expression> items, String open, String close, String last) {
    copy.put(open);
    layout.open();
    layout.anchor();
    layout.nest();
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        copy.comma();
      }
      copy.line(i > 0 ? " " : "");
      outermost(items.get(i));
    }
    copy.leaveOutComma();
    if (!items.isEmpty()) {
      layout.broken(last);
    }
    copy.innerComments(false);
    layout.unnest();
    copy.line("");
    copy.put(close);
    layout.unnest();
    layout.close();
  }
}
