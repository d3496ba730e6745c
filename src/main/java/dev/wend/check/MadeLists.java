package dev.wend.check;

import static dev.wend.check.Conversions.isBroken;

import dev.wend.check.Typed.If;
import dev.wend.check.Typed.ListValue;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import java.util.List;
import java.util.Optional;

/** Lists of values that expressions make: written out, chosen, or given by a function. */
final class MadeLists {
  private final Problems problems;
  private final Access access;

  MadeLists(Problems problems, Access access) {
    this.problems = problems;
    this.access = access;
  }

  /** {@code [a, b]} as a list that is gone through; empty ones have no type by themselves. */
  Typed written(List<Typed> items, Span span) {
    if (items.isEmpty()) {
      problems.report(Fault.EMPTY_WRITTEN, span);
      return Literals.broken(span);
    }
    Optional<Type> type = common(items);
    return type.isEmpty() ? Literals.broken(span) : written(items, type.get(), span);
  }

  private ListValue written(List<Typed> items, Type item, Span span) {
    List<Typed> fitted = items.stream().map(i -> Conversions.fit(i, item).orElse(i)).toList();
    return access.given(new Typed.Written(fitted, new Type.ListOf(item), span), span);
  }

  /** The one type of several values; empty, with a problem, where there is none. */
  private Optional<Type> common(List<Typed> items) {
    Typed sofar = items.get(0);
    for (Typed item : items) {
      Optional<Type> both = Conversions.common(sofar, item);
      if (both.isEmpty()) {
        problems.report(Fault.BRANCHES, item.span(), sofar.type().text(), item.type().text());
        return both;
      }
      sofar = both.get().equals(sofar.type()) ? sofar : fitted(item, both.get());
    }
    if (sofar.type() == Scalar.PERIOD) {
      problems.report(Fault.PERIOD_VALUE, sofar.span());
    }
    boolean usable =
        sofar.type() != Scalar.PERIOD
            && sofar.type() != Scalar.ERROR
            && sofar.type() != Scalar.MISSING;
    return usable ? Optional.of(sofar.type()) : Optional.empty();
  }

  private static Typed fitted(Typed value, Type type) {
    return Conversions.fit(value, type).orElse(value);
  }

  /** {@code if c then xs else ys}, where at least one of both is a list. */
  Typed choice(Typed condition, Operand then, Operand otherwise, Span span) {
    if (isBroken(condition) || then.isBroken() || otherwise.isBroken()) {
      return Literals.broken(span);
    }
    if (!then.isList() || !otherwise.isList()) {
      Operand value = then.isList() ? otherwise : then;
      problems.report(Fault.BRANCHES, value.span(), type(then), type(otherwise));
      return Literals.broken(span);
    }
    if (!then.isItems(problems) || !otherwise.isItems(problems)) {
      return Literals.broken(span);
    }
    Typed a = item(then);
    Typed b = item(otherwise);
    Optional<Type> common = Conversions.common(a, b);
    if (common.isEmpty()) {
      problems.report(Fault.BRANCHES, otherwise.span(), type(then), type(otherwise));
      return Literals.broken(span);
    }
    Typed first = list(then, common.get());
    Typed second = list(otherwise, common.get());
    return access.given(new If(condition, first, second, first.type(), span), span);
  }

  private String type(Operand operand) {
    return operand.isList()
        ? "list<" + item(operand).type().text() + ">"
        : operand.value().type().text();
  }

  private static Typed item(Operand list) {
    if (!list.isWritten()) {
      return list.walked().value();
    }
    List<Typed> items = list.written().get();
    return items.isEmpty() ? new Typed.Constant(Scalar.MISSING, null, list.span()) : items.get(0);
  }

  private ListValue list(Operand operand, Type item) {
    return operand.isWritten()
        ? written(operand.written().get(), item, operand.span())
        : widened(operand.walked(), item);
  }

  /** {@code xs ?: ys}: the first where it is present. */
  Typed coalesce(Operand first, Operand second, Span span) {
    if (first.isBroken() || second.isBroken()) {
      return Literals.broken(span);
    }
    Typed list = first.isWritten() ? written(first.written().get(), first.span()) : first.value();
    if (!(list instanceof ListValue walked)) {
      return isBroken(list) ? list : choice(list, first, second, span);
    }
    Typed present = access.present(new Renumber(access).list(walked), span);
    return choice(present, Operand.of(walked), second, span);
  }

  /** A list as one of a wider type of number. */
  static ListValue widened(ListValue list, Type item) {
    Typed value = fitted(list.value(), item);
    return new ListValue(list.items(), value, new Type.ListOf(value.type()), list.span());
  }
}
