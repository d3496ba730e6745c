package dev.wend.code;

import dev.wend.check.Typed;
import dev.wend.check.Typed.Aggregation;
import dev.wend.check.Typed.Stage;
import dev.wend.diag.Span;
import dev.wend.type.Scalar;
import dev.wend.value.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tests of one value made of items that are tests of the items themselves: nothing is kept for each
 * row then but a bit.
 */
final class ItemTests {
  private ItemTests() {}

  /** The test of items that a test is, if it is one. */
  static Optional<Typed> of(Typed test) {
    if (test instanceof Typed.Apply apply && apply.operands().size() == 2) {
      Typed left = apply.operands().get(0);
      Typed right = apply.operands().get(1);
      if (left instanceof Typed.Aggregate one && passes(one, apply.operator(), true)) {
        return one.value().map(v -> any(one, with(apply, v, right)));
      } else if (right instanceof Typed.Aggregate one && passes(one, apply.operator(), false)) {
        return one.value().map(v -> any(one, with(apply, left, v)));
      }
    } else if (test instanceof Typed.OneOf oneOf
        && oneOf.operand() instanceof Typed.Aggregate one
        && isFirst(one)) {
      return one.value().map(v -> any(one, new Typed.OneOf(v, oneOf.values(), oneOf.span())));
    }
    return Optional.empty();
  }

  private static Typed with(Typed.Apply apply, Typed left, Typed right) {
    return new Typed.Apply(apply.operator(), List.of(left, right), apply.type(), apply.span());
  }

  /** Places of events are counted in order of time, which is not that of a page. */
  private static boolean isFirst(Typed.Aggregate one) {
    return one.aggregation() == Aggregation.FIRST && !(one.items().of() instanceof Typed.Of.Events);
  }

  /** Whether a test of what is made of items is one that some item passes, or the first one. */
  private static boolean passes(Typed.Aggregate one, Operator operator, boolean isLeft) {
    boolean isOrder = operator == Operator.LESS || operator == Operator.LESS_OR_EQUAL;
    return switch (one.aggregation()) {
      case FIRST -> isFirst(one) && Choice.isTest(operator);
      case MIN -> isOrder && isLeft;
      case MAX -> isOrder && !isLeft;
      default -> false;
    };
  }

  private static Typed any(Typed.Aggregate one, Typed test) {
    Typed.Items items = one.items();
    Span span = one.span();
    List<Stage> stages = new ArrayList<>(items.stages());
    if (isFirst(one)) {
      Typed place = new Typed.ItemPlace(items.id(), span);
      Typed zero = new Typed.Constant(Scalar.INT, 0L, span);
      stages.add(
          new Stage.Where(
              new Typed.Apply(Operator.EQUAL, List.of(place, zero), Scalar.BOOL, span)));
    }
    stages.add(new Stage.Where(test));
    return new Typed.Aggregate(
        Aggregation.ANY,
        new Typed.Items(items.id(), items.of(), items.list(), stages, items.span()),
        Optional.empty(),
        Scalar.BOOL,
        test.span());
  }
}
