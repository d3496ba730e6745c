package dev.wend.check;

import static dev.wend.check.Conversions.isBroken;

import dev.wend.check.Typed.Aggregate;
import dev.wend.check.Typed.Aggregation;
import dev.wend.check.Typed.Constant;
import dev.wend.check.Typed.ItemPlace;
import dev.wend.check.Typed.Items;
import dev.wend.check.Typed.ListValue;
import dev.wend.check.Typed.Stage;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast.IndexExpression;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.TableSchema;
import dev.wend.type.Type;
import dev.wend.value.Operator;
import java.util.List;
import java.util.Optional;

/** One item of a list by its place, or one value of a map by its key. */
final class Places {
  private final Problems problems;
  private final Access access;
  private final Expressions expressions;

  Places(Problems problems, Access access, Expressions expressions) {
    this.problems = problems;
    this.access = access;
    this.expressions = expressions;
  }

  static Typed entry(Access access, ListValue map, String part) {
    Type.ObjectType entry = (Type.ObjectType) map.value().type();
    Field field =
        entry.fields().stream().filter(f -> f.name().equals(part)).findFirst().orElseThrow();
    return access.child(map.value(), field, map.span());
  }

  Typed index(IndexExpression e) {
    Typed of = expressions.readAny(e.of());
    Typed index = expressions.check(e.index());
    if (isBroken(of) || isBroken(index)) {
      return Literals.broken(e.span());
    }
    if (!(of instanceof ListValue list)) {
      problems.report(Fault.NO_INDEX, e.span(), problems.text(of.span()), of.type().text());
      return Literals.broken(e.span());
    }
    boolean map = list.type() instanceof Type.MapOf;
    Type wanted = map ? Scalar.STRING : Scalar.INT;
    if (index.type() != wanted) {
      String what = map ? "a key, which is `string`" : "a place from 0, which is `int`";
      problems.report(Fault.INDEX_TYPE, index.span(), what, index.type().text());
      return Literals.broken(e.span());
    }
    if (index instanceof Constant place && place.value() instanceof Long n && n < 0) {
      problems.report(Fault.NEGATIVE_INDEX, index.span(), problems.text(of.span()));
      return Literals.broken(e.span());
    }
    return at(list, index, e.span());
  }

  private Typed at(ListValue list, Typed index, Span span) {
    boolean map = list.type() instanceof Type.MapOf;
    Typed found =
        map ? entry(access, list, TableSchema.KEY) : new ItemPlace(list.items().id(), span);
    Typed test = new Typed.Apply(Operator.EQUAL, List.of(found, index), Scalar.BOOL, span);
    Typed value = map ? entry(access, list, TableSchema.VALUE) : list.value();
    Items one = Lists.with(list.items(), new Stage.Where(test));
    return new Aggregate(Aggregation.FIRST, one, Optional.of(value), value.type(), span);
  }
}
