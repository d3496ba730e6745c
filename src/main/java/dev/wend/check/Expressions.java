package dev.wend.check;

import static dev.wend.check.Conversions.isBroken;
import static dev.wend.check.Conversions.isMissing;

import dev.wend.check.Catalog.Let;
import dev.wend.check.Scope.Meaning;
import dev.wend.check.Typed.And;
import dev.wend.check.Typed.Call;
import dev.wend.check.Typed.Coalesce;
import dev.wend.check.Typed.Constant;
import dev.wend.check.Typed.FieldRead;
import dev.wend.check.Typed.If;
import dev.wend.check.Typed.InAudience;
import dev.wend.check.Typed.IsPresent;
import dev.wend.check.Typed.Not;
import dev.wend.check.Typed.Now;
import dev.wend.check.Typed.Or;
import dev.wend.check.Typed.Today;
import dev.wend.diag.Fault;
import dev.wend.diag.Nearest;
import dev.wend.diag.Span;
import dev.wend.lib.Fn;
import dev.wend.lib.Functions;
import dev.wend.syntax.Ast.BetweenExpression;
import dev.wend.syntax.Ast.BinaryExpression;
import dev.wend.syntax.Ast.BinaryOperator;
import dev.wend.syntax.Ast.BoolLiteral;
import dev.wend.syntax.Ast.BrokenExpression;
import dev.wend.syntax.Ast.CallExpression;
import dev.wend.syntax.Ast.DateLiteral;
import dev.wend.syntax.Ast.DateTimeLiteral;
import dev.wend.syntax.Ast.DecimalLiteral;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.GroupExpression;
import dev.wend.syntax.Ast.IfExpression;
import dev.wend.syntax.Ast.InAudienceExpression;
import dev.wend.syntax.Ast.InExpression;
import dev.wend.syntax.Ast.IntLiteral;
import dev.wend.syntax.Ast.ListLiteral;
import dev.wend.syntax.Ast.MissingLiteral;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.NameExpression;
import dev.wend.syntax.Ast.NegateExpression;
import dev.wend.syntax.Ast.NotExpression;
import dev.wend.syntax.Ast.NowLiteral;
import dev.wend.syntax.Ast.PathExpression;
import dev.wend.syntax.Ast.PresenceExpression;
import dev.wend.syntax.Ast.SpanOfTimeLiteral;
import dev.wend.syntax.Ast.TextLiteral;
import dev.wend.syntax.Ast.TimeLiteral;
import dev.wend.syntax.Ast.TodayLiteral;
import dev.wend.syntax.Ast.UnitBetweenExpression;
import dev.wend.syntax.Ast.WindowExpression;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Expressions: one method a form. What is wrong becomes a value of type error, which every other
 * form takes in silence, so that one mistake gives one message.
 */
final class Expressions {
  private final Problems problems;
  private final Scope scope;
  private final Literals literals;
  private final Arithmetic arithmetic;
  private final Comparisons comparisons;
  private final Windows windows;
  private final Facts facts;
  private final Outcomes outcomes;

  Expressions(Problems problems, Scope scope, ZoneId zone) {
    this.problems = problems;
    this.scope = scope;
    this.literals = new Literals(problems, zone);
    this.arithmetic = new Arithmetic(problems);
    this.facts = new Facts(problems);
    this.outcomes = new Outcomes(problems, zone);
    this.comparisons = new Comparisons(problems, literals, facts, outcomes);
    this.windows = new Windows(problems, literals, facts);
  }

  /** An expression that a profile or row is kept for when it is true. */
  Typed condition(Expression expression) {
    Typed value = check(expression);
    if (expression instanceof BoolLiteral) {
      problems.report(Fault.CONSTANT_CONDITION, expression.span());
    }
    return asCondition(value);
  }

  private Typed asCondition(Typed value) {
    if (isBroken(value) || value.type() == Scalar.BOOL) {
      return value;
    }
    String text = problems.text(value.span());
    String hint =
        value.type() == Scalar.MISSING
            ? "Whether a value is there is asked by `x is missing`."
            : "Compare it, or write `" + text + " is present`.";
    problems.report(Fault.CONDITION, value.span(), value.type().text(), hint);
    return Literals.broken(value.span());
  }

  /** Any expression that stands for one value. */
  Typed check(Expression expression) {
    Expression e = ungroup(expression);
    if (e instanceof BinaryExpression binary) {
      return isLogic(binary.operator()) ? logic(binary) : chain(binary);
    }
    return literal(e).or(() -> test(e)).orElseGet(() -> compound(e));
  }

  static Expression ungroup(Expression expression) {
    Expression e = expression;
    while (e instanceof GroupExpression group) {
      e = group.inner();
    }
    return e;
  }

  private Optional<Typed> literal(Expression e) {
    Typed value = null;
    if (e instanceof BoolLiteral literal) {
      value = new Constant(Scalar.BOOL, literal.value(), e.span());
    } else if (e instanceof IntLiteral literal) {
      value = literals.integer(literal.digits(), e.span());
    } else if (e instanceof DecimalLiteral literal) {
      value = literals.decimal(literal.value(), e.span());
    } else if (e instanceof TextLiteral literal) {
      value = Literals.text(literal.value(), e.span());
    } else if (e instanceof DateLiteral literal) {
      value = literals.date(literal.text(), e.span());
    } else if (e instanceof TimeLiteral literal) {
      value = literals.time(literal.text(), e.span());
    } else if (e instanceof DateTimeLiteral literal) {
      value = literals.dateTime(literal.text(), e.span());
    } else if (e instanceof SpanOfTimeLiteral literal) {
      value = literals.spanOfTime(literal);
    } else if (e instanceof MissingLiteral) {
      value = new Constant(Scalar.MISSING, null, e.span());
    } else if (e instanceof NowLiteral) {
      value = new Now(e.span());
    } else if (e instanceof TodayLiteral) {
      value = new Today(e.span());
    } else if (e instanceof BrokenExpression) {
      value = Literals.broken(e.span());
    }
    return Optional.ofNullable(value);
  }

  /** What is true or false and no operator between two values. */
  private Optional<Typed> test(Expression e) {
    Typed value = null;
    if (e instanceof NotExpression not) {
      value = not(not);
    } else if (e instanceof BetweenExpression between) {
      value = between(between);
    } else if (e instanceof InExpression in) {
      value = in(in);
    } else if (e instanceof WindowExpression window) {
      value = windows.in(window, check(window.operand()));
    } else if (e instanceof PresenceExpression presence) {
      value = presence(presence);
    } else if (e instanceof InAudienceExpression in) {
      value = inAudience(in);
    }
    return Optional.ofNullable(value);
  }

  private Typed compound(Expression e) {
    if (e instanceof NameExpression name) {
      return name(name);
    } else if (e instanceof PathExpression path) {
      return path(path);
    } else if (e instanceof CallExpression call) {
      return call(call);
    } else if (e instanceof NegateExpression negate) {
      return arithmetic.negate(check(negate.operand()), e.span());
    } else if (e instanceof IfExpression choice) {
      return choice(choice);
    } else if (e instanceof UnitBetweenExpression between) {
      return arithmetic.unitsBetween(
          between.unit(), check(between.from()), check(between.to()), e.span());
    } else if (e instanceof ListLiteral) {
      problems.report(Fault.LIST_VALUE, e.span());
      return Literals.broken(e.span());
    }
    throw new IllegalStateException("no rule for " + e.getClass());
  }

  // ---- and, or, not

  private static boolean isLogic(BinaryOperator operator) {
    return operator == BinaryOperator.AND || operator == BinaryOperator.OR;
  }

  /** However many conditions one word joins, they are checked side by side, not nested. */
  private Typed logic(BinaryExpression whole) {
    List<Expression> parts = Facts.flatten(whole, whole.operator());
    boolean all = whole.operator() == BinaryOperator.AND;
    List<Typed> operands = new ArrayList<>();
    Facts.Mark mark = facts.enter(parts, all);
    for (Expression part : parts) {
      operands.add(condition(part));
    }
    facts.leave(mark);
    outcomes.hint(parts.stream().map(Expression::span).toList(), operands, all);
    return all ? new And(operands, whole.span()) : new Or(operands, whole.span());
  }

  private Typed not(NotExpression not) {
    facts.negate();
    Typed operand = condition(not.operand());
    facts.negate();
    return new Not(operand, not.span());
  }

  // ---- operators between two values

  /** {@code a + b - c …}: down the left side by a loop, so that length needs no stack. */
  private Typed chain(BinaryExpression whole) {
    Deque<BinaryExpression> pending = new ArrayDeque<>();
    Expression left = whole;
    while (left instanceof BinaryExpression binary && !isLogic(binary.operator())) {
      pending.push(binary);
      left = ungroup(binary.left());
    }
    Typed value = check(left);
    while (!pending.isEmpty()) {
      BinaryExpression next = pending.pop();
      value = combine(next, value, check(next.right()));
    }
    return value;
  }

  private Typed combine(BinaryExpression node, Typed left, Typed right) {
    return switch (node.operator()) {
      case AND, OR -> throw new IllegalArgumentException("not an operator between two values");
      case COALESCE -> coalesce(left, right, node.span());
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER -> arithmetic.combine(node, left, right);
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          comparisons.compare(node, left, right);
      case BEFORE, AFTER, SINCE, ON -> comparisons.compareDates(node, left, right);
      case CONTAINS, STARTS_WITH, ENDS_WITH, MATCHES, LIKE -> comparisons.text(node, left, right);
      case NOT_CONTAINS, NOT_STARTS_WITH, NOT_ENDS_WITH, NOT_MATCHES, NOT_LIKE ->
          comparisons.text(node, left, right);
    };
  }

  private Typed coalesce(Typed first, Typed second, Span span) {
    return together(first, second)
        .<Typed>map(type -> new Coalesce(fitted(first, type), fitted(second, type), type, span))
        .orElseGet(() -> Literals.broken(span));
  }

  private Typed choice(IfExpression choice) {
    Typed condition = condition(choice.condition());
    Typed then = check(choice.then());
    Typed otherwise = check(choice.otherwise());
    return together(then, otherwise)
        .<Typed>map(
            type ->
                new If(condition, fitted(then, type), fitted(otherwise, type), type, choice.span()))
        .orElseGet(() -> Literals.broken(choice.span()));
  }

  /** The one type of two values that stand for each other. */
  private Optional<Type> together(Typed a, Typed b) {
    Optional<Type> common = Conversions.common(a, b);
    if (common.isEmpty()) {
      problems.report(Fault.BRANCHES, b.span(), a.type().text(), b.type().text());
      return common;
    }
    if (common.get() == Scalar.PERIOD) {
      problems.report(Fault.PERIOD_VALUE, a.span());
    }
    boolean usable = common.get() != Scalar.ERROR && common.get() != Scalar.PERIOD;
    return usable ? common : Optional.empty();
  }

  private static Typed fitted(Typed value, Type type) {
    return Conversions.fit(value, type).orElse(value);
  }

  // ---- tests

  private Typed between(BetweenExpression between) {
    return comparisons.between(
        between, check(between.operand()), check(between.low()), check(between.high()));
  }

  private Typed in(InExpression in) {
    Typed operand = check(in.operand());
    Optional<List<Typed>> items = items(in.items());
    return items
        .map(list -> comparisons.in(in, operand, list))
        .orElseGet(() -> Literals.broken(in.span()));
  }

  /** What a list written out, or a {@code let} of one, holds; empty when it is no list. */
  private Optional<List<Typed>> items(Expression list) {
    Expression e = ungroup(list);
    if (e instanceof ListLiteral literal) {
      return Optional.of(literal.items().stream().map(this::check).toList());
    }
    if (e instanceof NameExpression name
        && find(name.name()).orElse(null) instanceof Meaning.OfLet meaning
        && meaning.let() instanceof Let.Items items) {
      return Optional.of(items.items());
    }
    if (list instanceof GroupExpression) {
      return Optional.of(List.of(check(e)));
    }
    Typed value = check(e);
    if (!isBroken(value)) {
      String hint = "Write `in (" + problems.text(value.span()) + ")`, or `=`.";
      problems.report(Fault.NO_LIST, value.span(), value.type().text(), hint);
    }
    return Optional.empty();
  }

  private Typed presence(PresenceExpression presence) {
    Typed operand = check(presence.operand());
    if (isMissing(operand)) {
      problems.report(Fault.MISSING_VALUE, operand.span());
    } else if (!isBroken(operand) && Facts.isSame(operand)) {
      problems.report(Fault.CONSTANT_CONDITION, presence.span());
    }
    Typed present = new IsPresent(operand, presence.span());
    return presence.present() ? present : new Not(present, presence.span());
  }

  private Typed inAudience(InAudienceExpression in) {
    String name = in.audience().text();
    Span place = in.audience().span();
    if (scope.audiences().isEmpty()) {
      problems.report(Fault.FILE_ONLY, in.span());
    } else if (!name.isEmpty() && !scope.audiences().get().contains(name)) {
      String hint = Problems.suggest(name, scope.audiences().get());
      problems.report(Fault.UNKNOWN_NAME, place, name, hint);
    }
    Typed member = new InAudience(name, in.span());
    return in.negated() ? new Not(member, in.span()) : member;
  }

  // ---- names and calls

  private Optional<Meaning> find(Name name) {
    return scope.find(name, problems.isQuoted(name.span()));
  }

  private Typed name(NameExpression expression) {
    String name = expression.name().text();
    Span span = expression.span();
    Meaning meaning = find(expression.name()).orElse(null);
    if (meaning instanceof Meaning.OfField of) {
      return new FieldRead(of.field(), span);
    }
    if (meaning instanceof Meaning.OfRow) {
      problems.report(Fault.ROW_ALONE, span, name);
    } else if (meaning instanceof Meaning.OfLet of) {
      if (of.let() instanceof Let.Value value) {
        return value.value();
      }
      String hint = "It stands after `in`, as in `city in " + name + "`.";
      problems.report(Fault.NO_VALUE, span, name, "a list", hint);
    } else if (!scope.isBroken()) {
      unknown(name, span);
    }
    return Literals.broken(span);
  }

  private void unknown(String name, Span span) {
    if (name.isEmpty()) {
      return; // nothing was written, which is reported already
    }
    if (scope instanceof FileScope) {
      problems.report(Fault.UNKNOWN_COLUMN, span, name, Problems.suggest(name, scope.visible()));
    } else if (scope.audiences().orElseThrow().contains(name)) {
      String hint = "Write `in audience " + name + "`.";
      problems.report(Fault.NO_VALUE, span, name, "an audience", hint);
    } else {
      String hint = callOf(name).orElseGet(() -> Problems.suggest(name, scope.visible()));
      problems.report(Fault.UNKNOWN_NAME, span, name, hint);
    }
  }

  /** How a function is called that a name means, with a field that it takes. */
  private Optional<String> callOf(String name) {
    return scope.fields().stream()
        .filter(field -> Functions.match(name, List.of(field.type())).isPresent())
        .findFirst()
        .map(field -> "It is a function: write `" + name + "(" + field.name() + ")`.");
  }

  private Typed path(PathExpression path) {
    Optional<String> dotted = dotted(path);
    Optional<Field> field = dotted.flatMap(scope::path);
    if (field.isPresent()) {
      return new FieldRead(field.get(), path.span());
    }
    String name = path.name().text();
    String of = problems.text(path.of().span());
    if (of.equals("profile")) {
      if (!scope.isBroken()) {
        String hint = Problems.suggest(name, scope.visible());
        problems.report(Fault.UNKNOWN_FIELD, path.name().span(), name, hint);
      }
    } else {
      Typed value = check(path.of());
      if (!isBroken(value)) {
        problems.report(Fault.NO_FIELDS, path.name().span(), of, partHint(name, of, value));
      }
    }
    return Literals.broken(path.span());
  }

  private String partHint(String name, String of, Typed value) {
    if (scope instanceof FileScope) {
      return "Only values of `ndjson` have parts.";
    }
    boolean function = Functions.match(name, List.of(value.type())).isPresent();
    return function ? "Write `" + name + "(" + of + ")`." : "";
  }

  /** {@code a.b.c} as one text; empty when it does not begin with a name. */
  static Optional<String> dotted(PathExpression path) {
    Deque<String> names = new ArrayDeque<>();
    Expression e = path;
    while (e instanceof PathExpression part) {
      names.push(part.name().text());
      e = part.of();
    }
    if (e instanceof NameExpression first) {
      names.push(first.name().text());
      return Optional.of(String.join(".", names));
    }
    return Optional.empty();
  }

  private Typed call(CallExpression call) {
    String name = call.function().text();
    List<Typed> arguments = call.arguments().stream().map(this::check).toList();
    if (Functions.named(name).isEmpty()) {
      problems.report(Fault.UNKNOWN_FUNCTION, call.function().span(), name, suggestFunction(name));
      return Literals.broken(call.span());
    }
    if (!areValues(arguments)) {
      return Literals.broken(call.span());
    }
    Optional<Functions.Match> match =
        Functions.match(name, arguments.stream().map(Typed::type).toList());
    return match.map(m -> call(m, arguments, call.span())).orElseGet(() -> refuse(call, arguments));
  }

  private static String suggestFunction(String name) {
    return Nearest.of(name, Functions.names())
        .map(near -> "Did you mean `" + near + "`?")
        .orElse("");
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
      converted.add(Conversions.widen(arguments.get(i), match.resolved().arguments().get(i)));
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
