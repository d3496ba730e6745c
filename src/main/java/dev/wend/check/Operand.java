package dev.wend.check;

import dev.wend.check.Typed.ListValue;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.type.Type;
import java.util.List;
import java.util.Optional;

/**
 * A side of an operator: a value, a list that is gone through, or a list that is written out.
 *
 * @param written the items of a list that is written out; its value is broken then
 */
record Operand(Typed value, Optional<List<Typed>> written) {
  static Operand of(Typed value) {
    return new Operand(value, Optional.empty());
  }

  static Operand written(List<Typed> items, Span span) {
    return new Operand(Literals.broken(span), Optional.of(List.copyOf(items)));
  }

  Span span() {
    return value.span();
  }

  boolean isWritten() {
    return written.isPresent();
  }

  boolean isList() {
    return isWritten() || value instanceof ListValue;
  }

  ListValue walked() {
    return (ListValue) value;
  }

  boolean isBroken() {
    return isWritten()
        ? written.get().stream().anyMatch(Conversions::isBroken)
        : Conversions.isBroken(value)
            || (value instanceof ListValue list && Conversions.isBroken(list.value()));
  }

  /** Whether its items, if it is a list, are values; a problem says so where they are not. */
  boolean isItems(Problems problems) {
    if (!(value instanceof ListValue list) || !(list.value().type() instanceof Type.ObjectType o)) {
      return true;
    }
    String text = problems.text(span());
    String part = o.fields().get(0).name();
    String hint =
        value.type() instanceof Type.MapOf
            ? "Take `keys(" + text + ")` or `values(" + text + ")`."
            : "Name a field, as in `"
                + text
                + "."
                + part
                + "`, or write `any "
                + text
                + " where …`.";
    problems.report(Fault.OBJECT_ITEMS, span(), text, hint);
    return false;
  }
}
