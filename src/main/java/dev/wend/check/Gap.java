package dev.wend.check;

import dev.wend.check.Checked.Audience;
import dev.wend.diag.Span;
import dev.wend.type.Scalar;
import dev.wend.value.Operator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

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
    audiences.forEach(audience -> add(audience.population(), gaps));
    return gaps;
  }

  private static void add(Population population, List<Gap> to) {
    if (population instanceof Population.Where where) {
      add(where.of(), to);
      add(where.condition(), where.of(), to);
    } else if (population instanceof Population.Combined combined) {
      add(combined.left(), to);
      add(combined.right(), to);
    }
  }

  private static void add(Typed term, Population among, List<Gap> to) {
    if (Facts.isForAll(term) && !Facts.isSame(term)) {
      return; // a bound made from now says nothing of anybody's data
    }
    List<Typed> operands = operands(term);
    operands.forEach(operand -> add(operand, among, to));
    if (mayGiveNothing(term)) {
      to.add(new Gap(term.span(), among, allButResult(term, operands)));
    }
  }

  private static Typed allButResult(Typed term, List<Typed> operands) {
    List<Typed> all = new ArrayList<>();
    operands.forEach(operand -> all.add(new Typed.IsPresent(operand, operand.span())));
    all.add(new Typed.Not(new Typed.IsPresent(term, term.span()), term.span()));
    return new Typed.And(all, term.span());
  }

  private static boolean mayGiveNothing(Typed term) {
    if (term instanceof Typed.Call call) {
      return !call.arguments().isEmpty();
    }
    return term instanceof Typed.Apply apply
        && apply.type() != Scalar.BOOL
        && mayGiveNothing(apply.operator());
  }

  private static boolean mayGiveNothing(Operator operator) {
    return switch (operator) {
      case NEGATE, INT_TO_DOUBLE, DECIMAL_TO_DOUBLE, ENUM_TO_STRING, CONCAT, FOLD_CASE -> false;
      case EQUAL, LESS, LESS_OR_EQUAL, CONTAINS, STARTS_WITH, ENDS_WITH, LIKE, MATCHES -> false;
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, INT_TO_DECIMAL, DECIMAL_TO_DECIMAL -> true;
      case DATE_TO_DATETIME, PLUS_DURATION, MINUS_DURATION, PLUS_PERIOD, MINUS_PERIOD -> true;
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
    }
    return List.of();
  }
}
