package dev.wend.code;

import dev.wend.type.Type;
import dev.wend.value.Bytes;
import dev.wend.value.Lane;
import dev.wend.value.Operator;
import dev.wend.value.Pattern;
import dev.wend.value.Text;
import dev.wend.value.Texts;
import java.time.ZoneId;
import java.util.List;

/** What an operator gives for constants, by the kernels that a run would use. */
final class Folding {
  private Folding() {}

  /** The payload of the constant that it gives. */
  static Object apply(Operator operator, List<Node> inputs, Type result, ZoneId zone) {
    if (inputs.stream().anyMatch(Node::isMissing)) {
      return Choice.isTest(operator) ? (Object) 0L : Node.MISSING;
    }
    Choice choice = Choice.of(operator, inputs, result);
    if (inputs.get(0).isText()) {
      return texts(operator, choice.op(), inputs);
    }
    if (operator == Operator.ENUM_TO_STRING) {
      return Lane.outside(inputs.get(0).type, inputs.get(0).lane());
    }
    boolean two = inputs.size() > 1 && inputs.get(1).payload instanceof Long;
    long b = two ? inputs.get(1).lane() : 0;
    long lane = Meaning.lane(choice.op(), inputs.get(0).lane(), b, choice.i(), choice.j(), zone);
    return lane == Lane.MISSING ? Node.MISSING : (Object) lane;
  }

  private static Object texts(Operator operator, Op op, List<Node> inputs) {
    Text a = Text.of((String) inputs.get(0).payload);
    if (operator == Operator.FOLD_CASE) {
      Bytes into = new Bytes(a.length + 1);
      Texts.fold(a, into);
      return new Text().set(into.array(), 0, into.length()).toString();
    }
    String b = (String) inputs.get(1).payload;
    if (operator == Operator.CONCAT) {
      return Texts.joins(a.length, Text.of(b).length) ? a + b : Node.MISSING;
    }
    boolean holds =
        operator == Operator.MATCHES
            ? Pattern.of(b).isFoundIn(a)
            : Meaning.texts(op, a, Text.of(b));
    return holds ? 1L : 0L;
  }
}
