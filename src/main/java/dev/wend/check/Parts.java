package dev.wend.check;

import dev.wend.check.Typed.And;
import dev.wend.check.Typed.Apply;
import dev.wend.check.Typed.Call;
import dev.wend.check.Typed.Coalesce;
import dev.wend.check.Typed.If;
import dev.wend.check.Typed.IsPresent;
import dev.wend.check.Typed.Not;
import dev.wend.check.Typed.OneOf;
import dev.wend.check.Typed.Or;
import java.util.List;

/** The expressions directly inside of one. */
final class Parts {
  private Parts() {}

  static List<Typed> of(Typed value) {
    if (value instanceof Apply apply) {
      return apply.operands();
    } else if (value instanceof Call call) {
      return call.arguments();
    } else if (value instanceof And and) {
      return and.operands();
    } else if (value instanceof Or or) {
      return or.operands();
    } else if (value instanceof Not not) {
      return List.of(not.operand());
    } else if (value instanceof IsPresent present) {
      return List.of(present.operand());
    } else if (value instanceof OneOf one) {
      return List.of(one.operand());
    } else if (value instanceof Coalesce choice) {
      return List.of(choice.first(), choice.second());
    } else if (value instanceof If choice) {
      return List.of(choice.condition(), choice.then(), choice.otherwise());
    }
    return List.of();
  }
}
