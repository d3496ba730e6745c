package dev.wend.check;

import dev.wend.check.TestStep.Asked;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast.BinaryExpression;
import dev.wend.syntax.Ast.BinaryOperator;
import dev.wend.syntax.Ast.CallExpression;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.GroupExpression;
import dev.wend.syntax.Ast.ListLiteral;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.NameExpression;
import dev.wend.syntax.Ast.TextLiteral;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a test expects an audience to be, beside its members. */
final class TestTraits {
  private final Problems problems;
  private final Catalog catalog;
  private final Consumer<Name> known;

  /**
   * @param known reports the name of an audience that there is not
   */
  TestTraits(Problems problems, Catalog catalog, Consumer<Name> known) {
    this.problems = problems;
    this.catalog = catalog;
    this.known = known;
  }

  /** {@code columns(A) = ("id", "city")}, {@code kind(A) = list}. */
  Optional<TestStep> check(Expression condition, Span span) {
    if (!(Expressions.ungroup(condition) instanceof BinaryExpression test)
        || !(Expressions.ungroup(test.left()) instanceof CallExpression call)
        || call.arguments().size() != 1
        || !(call.arguments().get(0) instanceof NameExpression audience)) {
      return Optional.empty();
    }
    String word = call.function().text();
    boolean negated = test.operator() == BinaryOperator.NOT_EQUAL;
    return Arrays.stream(Asked.values())
        .filter(asked -> asked.word().equals(word))
        .filter(asked -> negated || test.operator() == BinaryOperator.EQUAL)
        .findFirst()
        .map(
            asked -> {
              known.accept(audience.name());
              List<String> values = values(asked, test.right());
              return new TestStep.Trait(asked, audience.name().text(), values, negated, span);
            });
  }

  private List<String> values(Asked asked, Expression written) {
    List<String> values = new ArrayList<>();
    for (Expression item : items(written)) {
      if (asked == Asked.COLUMNS && item instanceof TextLiteral text) {
        values.add(text.value());
      } else if (asked != Asked.COLUMNS && item instanceof NameExpression name) {
        values.add(name.name().text());
      } else {
        String hint =
            asked == Asked.COLUMNS
                ? "Write the names of columns, as in `columns(A) = (\"id\", \"city\")`."
                : "Write a name, as in `" + asked.word() + "(A) = " + example(asked) + "`.";
        problems.report(Fault.TRAIT_VALUE, item.span(), asked.word(), hint);
      }
    }
    values.forEach(value -> requireTrait(asked, value, written.span()));
    return values;
  }

  private static List<Expression> items(Expression written) {
    if (written instanceof ListLiteral list) {
      return list.items();
    }
    return List.of(written instanceof GroupExpression group ? group.inner() : written);
  }

  private static String example(Asked asked) {
    return asked == Asked.KIND ? "list" : Traits.PROFILE;
  }

  private void requireTrait(Asked asked, String value, Span span) {
    List<String> known = new ArrayList<>();
    if (asked == Asked.KIND) {
      Arrays.stream(Traits.Kind.values()).forEach(kind -> known.add(kind.word()));
    } else if (asked == Asked.DIMENSION) {
      known.add(Traits.PROFILE);
      known.addAll(catalog.entities().keySet());
    }
    if (asked != Asked.COLUMNS && !known.contains(value)) {
      problems.report(Fault.TRAIT_VALUE, span, asked.word(), Problems.suggest(value, known));
    }
  }
}
