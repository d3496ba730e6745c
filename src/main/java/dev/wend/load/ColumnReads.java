package dev.wend.load;

import dev.wend.check.Typed;
import java.util.List;
import java.util.stream.Stream;

/** The columns that an expression of a source reads. */
final class ColumnReads {
  private ColumnReads() {}

  static Stream<Typed.FieldRead> of(Typed expression) {
    if (expression instanceof Typed.FieldRead read) {
      return Stream.of(read);
    }
    return operands(expression).stream().flatMap(ColumnReads::of);
  }

  private static List<? extends Typed> operands(Typed expression) {
    if (expression instanceof Typed.Apply e) {
      return e.operands();
    } else if (expression instanceof Typed.Call e) {
      return e.arguments();
    } else if (expression instanceof Typed.OneOf e) {
      return List.of(e.operand());
    } else if (expression instanceof Typed.IsPresent e) {
      return List.of(e.operand());
    } else if (expression instanceof Typed.Not e) {
      return List.of(e.operand());
    } else if (expression instanceof Typed.And e) {
      return e.operands();
    } else if (expression instanceof Typed.Or e) {
      return e.operands();
    } else if (expression instanceof Typed.If e) {
      return List.of(e.condition(), e.then(), e.otherwise());
    } else if (expression instanceof Typed.Coalesce e) {
      return List.of(e.first(), e.second());
    }
    return List.of();
  }
}
