package dev.wend.check;

import dev.wend.check.Typed.Aggregate;
import dev.wend.check.Typed.Apply;
import dev.wend.check.Typed.Call;
import dev.wend.check.Typed.Coalesce;
import dev.wend.check.Typed.ColumnRead;
import dev.wend.check.Typed.Constant;
import dev.wend.check.Typed.FieldRead;
import dev.wend.check.Typed.If;
import dev.wend.check.Typed.InAudience;
import dev.wend.check.Typed.ItemPlace;
import dev.wend.check.Typed.ItemRead;
import dev.wend.check.Typed.LinkedRead;
import dev.wend.check.Typed.ListValue;
import dev.wend.check.Typed.Now;
import dev.wend.check.Typed.Sequence;
import dev.wend.check.Typed.Today;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast.BetweenExpression;
import dev.wend.syntax.Ast.BinaryExpression;
import dev.wend.syntax.Ast.BinaryOperator;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.InExpression;
import dev.wend.syntax.Ast.NameExpression;
import dev.wend.syntax.Ast.PathExpression;
import dev.wend.syntax.Ast.PresenceExpression;
import dev.wend.syntax.Ast.WindowExpression;
import dev.wend.type.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which fields a condition cares for being missing, so that the hint at negated tests is given only
 * where nobody thought of it.
 */
final class Facts {
  private final Problems problems;
  private Set<String> settled = Set.of();
  private boolean negated;

  Facts(Problems problems) {
    this.problems = problems;
  }

  /** What was known outside of an {@code and} or {@code or}. */
  record Mark(Set<String> settled) {}

  /** Enters conditions that stand side by side; what one of them settles holds for all. */
  Mark enter(List<Expression> parts, boolean all) {
    Mark mark = new Mark(settled);
    Set<String> known = new HashSet<>(settled);
    for (Expression part : parts) {
      settledBy(Expressions.ungroup(part), all, known);
    }
    settled = known;
    return mark;
  }

  void leave(Mark mark) {
    settled = mark.settled();
  }

  /** Enters or leaves a {@code not}; an even number of them is none. */
  void negate() {
    negated = !negated;
  }

  /** Hints at a negated test that holds for a missing value of a field which nothing settles. */
  void hint(Typed operand, Span test) {
    if (!negated) {
      unsettled(operand).ifPresent(field -> problems.hintMissing(test, field));
    }
  }

  /** The operands that one word joins, through brackets, without recursion. */
  static List<Expression> flatten(Expression whole, BinaryOperator operator) {
    List<Expression> parts = new ArrayList<>();
    Deque<Expression> pending = new ArrayDeque<>();
    pending.push(whole);
    while (!pending.isEmpty()) {
      Expression next = Expressions.ungroup(pending.pop());
      if (next instanceof BinaryExpression binary && binary.operator() == operator) {
        pending.push(binary.right());
        pending.push(binary.left());
      } else {
        parts.add(next);
      }
    }
    return parts;
  }

  /** A test that holds only for present values; beside {@code or}, one for missing values. */
  private static void settledBy(Expression test, boolean all, Set<String> into) {
    if (test instanceof PresenceExpression presence && presence.present() == all) {
      add(presence.operand(), into);
    } else if (all && test instanceof BetweenExpression between && !between.negated()) {
      add(between.operand(), into);
    } else if (all && test instanceof InExpression in && !in.negated()) {
      add(in.operand(), into);
    } else if (all && test instanceof WindowExpression window && !window.negated()) {
      add(window.operand(), into);
    } else if (all && test instanceof BinaryExpression binary && isPositive(binary.operator())) {
      add(binary.left(), into);
      add(binary.right(), into);
    }
  }

  private static void add(Expression operand, Set<String> into) {
    Expression e = Expressions.ungroup(operand);
    if (e instanceof NameExpression name) {
      into.add(name.name().text());
    } else if (e instanceof PathExpression path) {
      DottedName.of(path).map(ProfileScope::fieldOf).ifPresent(into::add);
    }
  }

  private static boolean isPositive(BinaryOperator operator) {
    return switch (operator) {
      case EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, BEFORE, AFTER, SINCE, ON -> true;
      case CONTAINS, STARTS_WITH, ENDS_WITH, MATCHES, LIKE -> true;
      case INTERSECTS, SUPERSET_OF -> true;
      case SUBSET_OF, NOT_INTERSECTS, NOT_SUBSET_OF, NOT_SUPERSET_OF -> false;
      case NOT_CONTAINS, NOT_STARTS_WITH, NOT_ENDS_WITH, NOT_MATCHES, NOT_LIKE -> false;
      case NOT_EQUAL, OR, AND, COALESCE, ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER -> false;
    };
  }

  /** A field whose being missing makes the value missing. */
  private Optional<String> unsettled(Typed value) {
    if (value instanceof FieldRead read) {
      Field field = read.field();
      boolean open = !field.key() && !settled.contains(field.name());
      return open ? Optional.of(field.name()) : Optional.empty();
    }
    if (value instanceof Coalesce choice) {
      return unsettled(choice.first()).flatMap(field -> unsettled(choice.second()));
    }
    return parts(value).stream().flatMap(part -> unsettled(part).stream()).findFirst();
  }

  /** The parts that a value is made from; of a choice not its condition. */
  private static List<Typed> parts(Typed value) {
    if (value instanceof If choice) {
      return List.of(choice.then(), choice.otherwise());
    }
    return value instanceof Apply || value instanceof Call ? Parts.of(value) : List.of();
  }

  /** Whether a value is written out: the same for all profiles at all times. */
  static boolean isSame(Typed value) {
    if (value instanceof Constant) {
      return true;
    }
    return isMade(value) && Parts.of(value).stream().allMatch(Facts::isSame);
  }

  /** Whether a value is the same for all profiles, though it may change with time. */
  static boolean isForAll(Typed value) {
    if (value instanceof Constant || value instanceof Now || value instanceof Today) {
      return true;
    }
    return isMade(value) && Parts.of(value).stream().allMatch(Facts::isForAll);
  }

  private static boolean isMade(Typed value) {
    return !(value instanceof FieldRead
        || value instanceof ItemRead
        || value instanceof ItemPlace
        || value instanceof Aggregate
        || value instanceof ListValue
        || value instanceof Sequence
        || value instanceof LinkedRead
        || value instanceof ColumnRead
        || value instanceof InAudience
        || value instanceof Now
        || value instanceof Today);
  }
}
