package dev.wend.check;

import static dev.wend.check.Conversions.isBroken;
import static dev.wend.check.Conversions.isMissing;

import dev.wend.check.Typed.Call;
import dev.wend.check.Typed.ListValue;
import dev.wend.diag.Fault;
import dev.wend.diag.Nearest;
import dev.wend.diag.Span;
import dev.wend.lib.Fn;
import dev.wend.lib.ForeignCall;
import dev.wend.lib.Functions;
import dev.wend.syntax.Ast.CallExpression;
import dev.wend.syntax.Ast.NameExpression;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Calls of functions: those of lists, which the checker knows, and those of the library. */
final class Calls {
  private final Problems problems;
  private final Access access;
  private final Lists lists;
  private final Expressions expressions;

  Calls(Problems problems, Access access, Lists lists, Expressions expressions) {
    this.problems = problems;
    this.access = access;
    this.lists = lists;
    this.expressions = expressions;
  }

  Typed call(CallExpression call) {
    String name = call.function().text();
    Optional<ListFunction> ofList =
        ListFunction.of(name).filter(f -> call.arguments().size() == f.arguments());
    if (ofList.isPresent()) {
      Typed only = expressions.readAny(call.arguments().get(0));
      boolean library = !Functions.named(name).isEmpty();
      if (only instanceof ListValue || (!library && !isBroken(only))) {
        return ofList(call, ofList.get(), only);
      } else if (isBroken(only)) {
        return only;
      }
    }
    if (Functions.named(name).isEmpty()) {
      return unknown(call);
    }
    List<Typed> arguments = call.arguments().stream().map(expressions::column).toList();
    if (!areValues(arguments)) {
      return Literals.broken(call.span());
    }
    Optional<Functions.Match> match =
        Functions.match(name, arguments.stream().map(Typed::type).toList());
    return match
        .map(m -> call(m, arguments, call.span()))
        .map(
            value ->
                value.type() instanceof Type.ListOf ? access.given(value, value.span()) : value)
        .orElseGet(() -> refuse(call, arguments));
  }

  private Typed ofList(CallExpression call, ListFunction function, Typed only) {
    if (only instanceof ListValue list) {
      return function.arguments() == 1
          ? lists.apply(function, list, call.span())
          : lists.cut(function, list, expressions.check(call.arguments().get(1)), call.span());
    }
    problems.report(Fault.NOT_A_LIST, only.span(), problems.text(only.span()), only.type().text());
    return Literals.broken(call.span());
  }

  /** What other languages have is told with its arguments, which nobody looks at then. */
  private Typed unknown(CallExpression call) {
    String name = call.function().text();
    List<String> arguments = call.arguments().stream().map(a -> problems.text(a.span())).toList();
    Optional<String> foreign = ForeignCall.hint(name, arguments);
    Optional<String> filtered = ofEvents(name, arguments);
    if (foreign.isEmpty() && filtered.isEmpty()) {
      call.arguments().forEach(expressions::column);
    }
    List<String> names = new ArrayList<>(Functions.names());
    names.addAll(ListFunction.words());
    String hint =
        ofAudience(call)
            .or(() -> filtered)
            .or(() -> foreign)
            .or(() -> Nearest.of(name, names).map(near -> "Did you mean `" + near + "`?"))
            .orElse("");
    problems.report(Fault.UNKNOWN_FUNCTION, call.function().span(), name, hint);
    return Literals.broken(call.span());
  }

  /** {@code any Purchase (price > 5)}. */
  private Optional<String> ofEvents(String name, List<String> arguments) {
    return expressions.hasEvents(name) && arguments.size() == 1
        ? Optional.of("Write `" + name + " where " + arguments.get(0) + "`.")
        : Optional.empty();
  }

  /** {@code size(A)}, {@code count(A)} of an audience, which only tests and questions know. */
  private Optional<String> ofAudience(CallExpression call) {
    boolean isSize =
        call.function().text().equals("size")
            && call.arguments().size() == 1
            && call.arguments().get(0) instanceof NameExpression name
            && expressions.isAudience(name.name().text());
    return isSize
        ? Optional.of(
            "How many an audience has is asked in a test, as in `expect "
                + problems.text(call.span())
                + " = 2`, and by `wend query`.")
        : Optional.empty();
  }

  private boolean areValues(List<Typed> arguments) {
    for (Typed argument : arguments) {
      if (isMissing(argument)) {
        problems.report(Fault.MISSING_VALUE, argument.span());
      } else if (argument.type() == Scalar.PERIOD) {
        problems.report(Fault.PERIOD_VALUE, argument.span());
      }
    }
    return arguments.stream()
        .noneMatch(a -> isBroken(a) || isMissing(a) || a.type() == Scalar.PERIOD);
  }

  private Typed call(Functions.Match match, List<Typed> arguments, Span span) {
    List<Typed> converted = new ArrayList<>();
    boolean readable = true;
    for (int i = 0; i < arguments.size(); i++) {
      readable &= new WrittenTexts(problems).check(match.function(), i, arguments.get(i));
      Type wanted = match.resolved().arguments().get(i);
      converted.add(
          arguments.get(i) instanceof ListValue list
              ? MadeLists.widened(list, ((Type.ListOf) wanted).item())
              : Conversions.widen(arguments.get(i), wanted));
    }
    return readable
        ? new Call(match.function(), converted, match.resolved().result(), span)
        : Literals.broken(span);
  }

  private Typed refuse(CallExpression call, List<Typed> arguments) {
    String name = call.function().text();
    String given =
        arguments.isEmpty()
            ? "no arguments"
            : arguments.stream()
                .map(a -> "`" + a.type().text() + "`")
                .collect(Collectors.joining(", "));
    String signatures =
        Functions.named(name).stream()
            .map(Fn::signature)
            .map(s -> "`" + s + "`")
            .collect(Collectors.joining(" or "));
    problems.report(Fault.ARGUMENTS, call.span(), name, given, signatures);
    return Literals.broken(call.span());
  }
}
