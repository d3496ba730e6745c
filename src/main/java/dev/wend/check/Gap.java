package dev.wend.check;

import dev.wend.check.Checked.Audience;
import dev.wend.diag.Span;
import dev.wend.type.Scalar;
import dev.wend.value.Operator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A place in a script where present values may give none: an overflow, a division by zero, a text
 * that is no date.
 *
 * @param among whom the expression is asked of
 * @param condition holds for whoever has all operands and yet no result; whether a branch or an
 *     operand before it made the question needless does not matter, so that the count says
 *     something of the data and not of the way it is computed
 */
public record Gap(Span span, Population among, Typed condition) {

  /** All places in the expressions of audiences, in the order of the script. */
  public static List<Gap> of(Collection<Audience> audiences) {
    List<Gap> gaps = new ArrayList<>();
    audiences.forEach(audience -> add(audience.selection(), gaps));
    return gaps;
  }

  /** All places in what a step is given. */
  public static List<Gap> of(Selection selection) {
    List<Gap> gaps = new ArrayList<>();
    add(selection, gaps);
    return gaps;
  }

  private static void add(Selection selection, List<Gap> to) {
    add(selection.population(), to);
    for (Typed column : selection.columns().values()) {
      if (column instanceof Typed.ColumnRead read && read.from() instanceof Typed.From.Here here) {
        add(here.value(), selection.population(), to);
      }
    }
  }

  /** All places in one expression, of whoever it is asked. */
  public static List<Gap> of(Typed expression, Population among) {
    List<Gap> gaps = new ArrayList<>();
    add(expression, among, gaps);
    return gaps;
  }

  private static void add(Population population, List<Gap> to) {
    if (population instanceof Population.Where where) {
      add(where.of(), to);
      add(where.condition(), where.of(), to);
    } else if (population instanceof Population.Sample sample) {
      add(sample.of(), to);
    } else if (population instanceof Population.Top top) {
      add(top.of(), to);
      add(top.by(), top.of(), to);
    } else if (population instanceof Population.Combined combined) {
      add(combined.left(), to);
      add(combined.right(), to);
    }
  }

  private static void add(Typed term, Population among, List<Gap> to) {
    find(term).forEach(found -> to.add(new Gap(found.span(), among, found.condition())));
  }

  /** A place, and the condition that holds where it gives nothing. */
  private record Found(Span span, Typed condition) {}

  private static List<Found> find(Typed term) {
    List<Found> found = new ArrayList<>();
    if (Facts.isForAll(term) && !Facts.isSame(term)) {
      return found; // a bound made from now says nothing of anybody's data
    }
    List<Typed> operands = operands(term);
    operands.forEach(operand -> found.addAll(find(operand)));
    if (term instanceof Typed.Aggregate aggregate) {
      find(aggregate.items(), aggregate.value(), found);
    } else if (term instanceof Typed.ListValue list) {
      find(list.items(), Optional.of(list.value()), found);
    }
    if (mayGiveNothing(term)) {
      found.add(new Found(term.span(), allButResult(term, operands)));
    }
    return found;
  }

  /** Within items a place counts once for whoever has an item that gives nothing there. */
  private static void find(Typed.Items items, Optional<Typed> value, List<Found> to) {
    if (items.of() instanceof Typed.Of.Given given) {
      to.addAll(find(given.source()));
    }
    List<Typed.Stage> before = new ArrayList<>();
    for (Typed.Stage stage : items.stages()) {
      Typed asked =
          stage instanceof Typed.Stage.Where where
              ? where.condition()
              : stage instanceof Typed.Stage.Top top
                  ? top.by()
                  : ((Typed.Stage.Distinct) stage).value();
      find(asked).forEach(found -> to.add(anyItem(items, before, found)));
      before.add(stage);
    }
    value.ifPresent(v -> find(v).forEach(found -> to.add(anyItem(items, before, found))));
  }

  private static Found anyItem(Typed.Items items, List<Typed.Stage> before, Found found) {
    List<Typed.Stage> stages = new ArrayList<>(before);
    stages.add(new Typed.Stage.Where(found.condition()));
    Typed.Items those = new Typed.Items(items.id(), items.of(), items.list(), stages, items.span());
    return new Found(
        found.span(),
        new Typed.Aggregate(
            Typed.Aggregation.ANY, those, Optional.empty(), Scalar.BOOL, found.span()));
  }

  private static Typed allButResult(Typed term, List<Typed> operands) {
    List<Typed> all = new ArrayList<>();
    operands.forEach(operand -> all.add(isThere(operand)));
    all.add(new Typed.Not(new Typed.IsPresent(term, term.span()), term.span()));
    return all.size() == 1 ? all.get(0) : new Typed.And(all, term.span());
  }

  /** A list is there where it has an item. */
  private static Typed isThere(Typed operand) {
    return operand instanceof Typed.ListValue list
        ? Lists.any(list.items(), list.span())
        : new Typed.IsPresent(operand, operand.span());
  }

  private static boolean mayGiveNothing(Typed term) {
    if (term instanceof Typed.Call call) {
      return !call.arguments().isEmpty() && !Access.isList(call.type());
    }
    if (term instanceof Typed.Aggregate aggregate) {
      return aggregate.aggregation() == Typed.Aggregation.SUM; // the others give nothing of nothing
    }
    return term instanceof Typed.Apply apply
        && apply.type() != Scalar.BOOL
        && mayGiveNothing(apply.operator());
  }

  private static boolean mayGiveNothing(Operator operator) {
    return switch (operator) {
      case NEGATE, INT_TO_DOUBLE, DECIMAL_TO_DOUBLE, ENUM_TO_STRING, FOLD_CASE -> false;
      case EQUAL, LESS, LESS_OR_EQUAL, CONTAINS, STARTS_WITH, ENDS_WITH, LIKE, MATCHES -> false;
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, INT_TO_DECIMAL, DECIMAL_TO_DECIMAL -> true;
      case CONCAT, DATE_TO_DATETIME, PLUS_DURATION, MINUS_DURATION, PLUS_PERIOD, MINUS_PERIOD ->
          true;
      case DIFFERENCE, YEARS_BETWEEN, MONTHS_BETWEEN, WEEKS_BETWEEN, DAYS_BETWEEN -> false;
      case HOURS_BETWEEN, MINUTES_BETWEEN, SECONDS_BETWEEN, MILLISECONDS_BETWEEN -> false;
    };
  }

  private static List<Typed> operands(Typed term) {
    if (term instanceof Typed.Apply apply) {
      return apply.operands();
    } else if (term instanceof Typed.Call call) {
      return call.arguments();
    } else if (term instanceof Typed.And and) {
      return and.operands();
    } else if (term instanceof Typed.Or or) {
      return or.operands();
    } else if (term instanceof Typed.Not not) {
      return List.of(not.operand());
    } else if (term instanceof Typed.IsPresent present) {
      return List.of(present.operand());
    } else if (term instanceof Typed.OneOf oneOf) {
      return List.of(oneOf.operand());
    } else if (term instanceof Typed.If choice) {
      return List.of(choice.condition(), choice.then(), choice.otherwise());
    } else if (term instanceof Typed.Coalesce coalesce) {
      return List.of(coalesce.first(), coalesce.second());
    } else if (term instanceof Typed.Written written) {
      return written.items();
    }
    return List.of();
  }
}
