package dev.wend.check;

import static dev.wend.check.Conversions.isBroken;
import static dev.wend.check.Conversions.isMissing;

import dev.wend.check.Catalog.Let;
import dev.wend.check.Comparisons.Membership;
import dev.wend.check.Scope.Meaning;
import dev.wend.check.Typed.And;
import dev.wend.check.Typed.Coalesce;
import dev.wend.check.Typed.Constant;
import dev.wend.check.Typed.FieldRead;
import dev.wend.check.Typed.If;
import dev.wend.check.Typed.InAudience;
import dev.wend.check.Typed.ListValue;
import dev.wend.check.Typed.Not;
import dev.wend.check.Typed.Or;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast.AggregateExpression;
import dev.wend.syntax.Ast.BetweenExpression;
import dev.wend.syntax.Ast.BinaryExpression;
import dev.wend.syntax.Ast.BinaryOperator;
import dev.wend.syntax.Ast.BoolLiteral;
import dev.wend.syntax.Ast.CallExpression;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.GroupExpression;
import dev.wend.syntax.Ast.IfExpression;
import dev.wend.syntax.Ast.InAudienceExpression;
import dev.wend.syntax.Ast.InExpression;
import dev.wend.syntax.Ast.IndexExpression;
import dev.wend.syntax.Ast.ListLiteral;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.NameExpression;
import dev.wend.syntax.Ast.NegateExpression;
import dev.wend.syntax.Ast.NotExpression;
import dev.wend.syntax.Ast.PathExpression;
import dev.wend.syntax.Ast.PresenceExpression;
import dev.wend.syntax.Ast.QuantifierExpression;
import dev.wend.syntax.Ast.SequenceExpression;
import dev.wend.syntax.Ast.SinceLastExpression;
import dev.wend.syntax.Ast.SubscribedExpression;
import dev.wend.syntax.Ast.TimeUnit;
import dev.wend.syntax.Ast.TopExpression;
import dev.wend.syntax.Ast.UnitBetweenExpression;
import dev.wend.syntax.Ast.WindowExpression;
import dev.wend.syntax.Show;
import dev.wend.syntax.Windowed;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Expressions: one method a form. What is wrong becomes a value of type error, which every other
 * form takes in silence, so that one mistake gives one message.
 */
final class Expressions {
  private final Problems problems;
  private final Deque<Around> around = new ArrayDeque<>();
  private final Catalog catalog;
  private final Literals literals;
  private final Held held;
  private final Arithmetic arithmetic;
  private final Comparisons comparisons;
  private final Windows windows;
  private final Facts facts;
  private final Outcomes outcomes;
  private final Access access;
  private final Lists lists;
  private final SetTests setTests;
  private final MadeLists made;
  private final Behaviour behaviour;
  private final Calls calls;
  private final Places places;
  private final Sequences sequences;
  private final Unknown unknown;
  private Scope scope;

  /** The type of what the operand that is read is held against. */
  private Type beside = Scalar.ERROR;

  /**
   * @param catalog what names lead to beyond the scope
   */
  Expressions(Problems problems, Scope scope, Catalog catalog) {
    this.problems = problems;
    this.scope = scope;
    ZoneId zone = catalog.zone();
    this.catalog = catalog;
    this.literals = new Literals(problems, zone);
    this.arithmetic = new Arithmetic(problems);
    this.facts = new Facts(problems);
    this.outcomes = new Outcomes(problems, zone);
    this.held = new Held(problems, literals);
    this.comparisons = new Comparisons(problems, literals, facts, outcomes);
    this.windows = new Windows(problems, literals, facts);
    this.access = new Access(problems, catalog);
    this.behaviour = new Behaviour(problems, access, catalog, this);
    this.lists = new Lists(problems, access, behaviour, this);
    this.made = new MadeLists(problems, access);
    this.calls = new Calls(problems, access, lists, this);
    this.places = new Places(problems, access, this);
    this.setTests = new SetTests(problems, access, lists, comparisons);
    this.sequences = new Sequences(problems, behaviour, literals, lists, this);
    this.unknown = new Unknown(problems, catalog);
  }

  /** Expressions of the same place over other names. */
  Expressions over(Scope other) {
    return new Expressions(problems, other, catalog);
  }

  // ---- the names of items

  /**
   * What holds around a list that is gone through.
   *
   * @param errors how many there were before
   */
  private record Around(Scope scope, int errors) {}

  /** Enters where a list is gone through: by a binder, or by the names of the item's fields. */
  void enter(Optional<Name> binder, Typed item) {
    around.push(new Around(scope, problems.errors()));
    scope = new ItemScope(scope, access, binder, item);
  }

  /** Leaves again; a mistake in what was asked may be why nothing was asked by the binder. */
  void leave() {
    Around left = around.pop();
    if (scope instanceof ItemScope items && problems.errors() == left.errors()) {
      items
          .unused()
          .filter(name -> !problems.isReported(name.span()))
          .ifPresent(name -> problems.report(Fault.UNUSED_NAME, name.span(), name.text()));
    }
    scope = left.scope();
  }

  /** Whether a name stands for a value here. */
  boolean sees(String name) {
    return scope.visible().contains(name);
  }

  /** Hints where a new name hides another one here. */
  void hintShadow(Name name) {
    if (scope.visible().contains(name.text())) {
      scope
          .find(name, false)
          .ifPresent(m -> problems.report(Fault.SHADOW, name.span(), name.text(), m.what()));
    }
  }

  /** Whether a list that is being gone through has this binder. */
  boolean binds(String name) {
    return scope instanceof ItemScope items && items.binds(name);
  }

  // ---- all forms

  /** An expression that a profile or row is kept for when it is true. */
  Typed condition(Expression expression) {
    Typed value = read(expression);
    if (expression instanceof BoolLiteral) {
      problems.report(Fault.CONSTANT_CONDITION, expression.span());
    }
    return asCondition(value);
  }

  private Typed asCondition(Typed value) {
    if (isBroken(value) || value.type() == Scalar.BOOL) {
      return value;
    }
    if (value.type() instanceof Type.ObjectType) {
      return access.value(value);
    }
    String text = problems.text(value.span());
    String hint =
        value.type() == Scalar.MISSING
            ? "Whether a value is there is asked by `x is missing`."
            : conditionHint(value, text);
    problems.report(Fault.CONDITION, value.span(), value.type().text(), hint);
    return Literals.broken(value.span());
  }

  private String conditionHint(Typed value, String text) {
    return value instanceof ListValue list
        ? filtered(list)
            .map(where -> "Write `any " + text + " where " + where + "`.")
            .orElse("Write `any " + text + "`, or `any " + text + " where …`.")
        : counted(value, text)
            .orElse("Compare it, or write `" + Show.operand(text) + " is present`.");
  }

  /** What is asked of the items, as it is written: {@code price > 5}. */
  private Optional<String> filtered(ListValue list) {
    return list.items().stages().stream()
        .filter(stage -> stage instanceof Typed.Stage.Where)
        .map(stage -> ((Typed.Stage.Where) stage).condition().span())
        .filter(span -> !span.equals(list.span()))
        .map(span -> Show.code(problems.text(span)))
        .findFirst();
  }

  /** {@code count(orders) where …}: the condition was meant for what is counted. */
  private Optional<String> counted(Typed value, String text) {
    boolean where =
        text.matches("(count|sum|min|max|avg)\\([^()]*\\)")
            && !text.contains(" where ")
            && problems.follows(value.span(), "where");
    return where
        ? Optional.of(
            "The condition stands inside: `"
                + Show.code(text.substring(0, text.length() - 1))
                + " where …)`, and the number is compared.")
        : Optional.empty();
  }

  /** Any expression that stands for one value. */
  Typed check(Expression expression) {
    return access.value(read(expression));
  }

  /** An expression whose outcome is shown or kept: one value, or a list of values. */
  Typed column(Expression expression) {
    return column(readAny(expression));
  }

  private Typed column(Typed any) {
    Typed read = Access.keyed(any);
    boolean values =
        read instanceof ListValue list && !(list.value().type() instanceof Type.ObjectType);
    return values ? read : access.value(read);
  }

  /** As {@link #column}, or a whole field, be it an object, a map or a list of objects. */
  Typed shown(Expression expression) {
    Typed read = readAny(expression);
    return Access.whole(read).orElseGet(() -> column(read));
  }

  /** As {@link #read}, and a list that is written out is one, too. */
  Typed readAny(Expression expression) {
    return writtenItems(ungroup(expression))
        .map(items -> made.written(items, expression.span()))
        .orElseGet(() -> read(expression));
  }

  /** Any expression; it may be an object, a link or a list. */
  Typed read(Expression expression) {
    Expression e = ungroup(expression);
    if (Windowed.isWindow(e)
        && !(e instanceof NotExpression)
        && ungroup(Windowed.operand(e)) instanceof SequenceExpression sequence) {
      return sequence(sequence, e);
    }
    if (e instanceof QuantifierExpression quantifier) {
      return lists.quantifier(quantifier, e != expression);
    }
    if (e instanceof BinaryExpression binary) {
      return isLogic(binary.operator()) ? logic(binary) : chain(binary);
    }
    return literals.literal(e).or(() -> test(e)).orElseGet(() -> compound(e));
  }

  static Expression ungroup(Expression expression) {
    Expression e = expression;
    while (e instanceof GroupExpression group) {
      e = group.inner();
    }
    return e;
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
      value = in(window);
    } else if (e instanceof PresenceExpression presence) {
      value = presence(presence);
    } else if (e instanceof InAudienceExpression in) {
      value = inAudience(in);
    } else if (e instanceof SequenceExpression sequence) {
      value = sequences.check(sequence, Optional.empty());
    } else if (e instanceof SubscribedExpression subscribed) {
      value = subscribed(subscribed);
    }
    return Optional.ofNullable(value);
  }

  private Typed compound(Expression e) {
    if (e instanceof NameExpression name) {
      return name(name);
    } else if (e instanceof PathExpression path) {
      return path(path);
    } else if (e instanceof CallExpression call) {
      return new TestFacts(problems, scope).call(call).orElseGet(() -> calls.call(call));
    } else if (e instanceof IndexExpression index) {
      return places.index(index);
    } else if (e instanceof AggregateExpression aggregate) {
      return lists.aggregate(aggregate);
    } else if (e instanceof TopExpression top) {
      return lists.top(top);
    } else if (e instanceof SinceLastExpression since) {
      return behaviour.sinceLast(since);
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

  // ---- events

  Behaviour behaviour() {
    return behaviour;
  }

  Lists lists() {
    return lists;
  }

  Optional<Meaning> meaning(Name name) {
    return find(name);
  }

  /** The events and event rules that may be named here. */
  List<String> eventNames() {
    return scope.visible().stream()
        .filter(
            n -> scope.find(new Name(n, Span.START), true).orElse(null) instanceof Meaning.OfEvents)
        .toList();
  }

  /** A sequence whose events lie in a window; negated it is that there is none. */
  private Typed sequence(SequenceExpression sequence, Expression window) {
    if (!Windowed.isNegated(window)) {
      return sequences.check(sequence, Optional.of(window));
    }
    Expression positive = Windowed.positive(window);
    return new Not(sequences.check(sequence, Optional.of(positive)), window.span());
  }

  /** The test of a window, of the time of an event. */
  Typed windowTest(Expression window, Typed time) {
    if (window instanceof WindowExpression in) {
      return windows.in(in, time);
    } else if (window instanceof BetweenExpression between) {
      return comparisons.between(between, time, check(between.low()), check(between.high()));
    }
    BinaryExpression binary = (BinaryExpression) window;
    return comparisons.compareDates(binary, time, check(binary.right()));
  }

  Typed unitsBetween(TimeUnit unit, Typed from, Typed to, Span span) {
    return arithmetic.unitsBetween(unit, from, to, span);
  }

  private Typed in(WindowExpression window) {
    Typed operand = check(window.operand());
    return isMisplaced(window, operand)
        ? Literals.broken(window.span())
        : windows.in(window, operand);
  }

  private boolean isMisplaced(Expression window, Typed operand) {
    return behaviour.isMisplaced(window, operand, isOfEvent());
  }

  private boolean isOfEvent() {
    return scope instanceof ItemScope items && items.isOfEvent();
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
    LooseValues loose = new LooseValues(problems, parts);
    for (int i = 0; i < parts.size(); i++) {
      Expression part = parts.get(i);
      operands.add(loose.isOne(i) ? Literals.broken(part.span()) : condition(part));
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
    Operand value = operand(left);
    while (!pending.isEmpty()) {
      BinaryExpression next = pending.pop();
      boolean window = !value.isList() && Windowed.isWindow(next);
      value =
          window && isMisplaced(next, value.value())
              ? Operand.of(Literals.broken(next.span()))
              : Operand.of(combine(next, value, right(value, next.right())));
    }
    return value.value();
  }

  private Operand right(Operand left, Expression right) {
    return beside(left, () -> operand(right));
  }

  /** Reads what is held against a value. */
  private <T> T beside(Operand left, Supplier<T> right) {
    Type outside = beside;
    beside = left.isList() ? Scalar.ERROR : left.value().type();
    T read = right.get();
    beside = outside;
    return read;
  }

  /** A side of an operator: a value, or a list. */
  private Operand operand(Expression expression) {
    Optional<List<Typed>> written = writtenItems(ungroup(expression));
    if (written.isPresent()) {
      return Operand.written(written.get(), expression.span());
    }
    Typed read = Access.keyed(read(expression));
    return Operand.of(read instanceof ListValue ? read : access.value(read));
  }

  private Typed combine(BinaryExpression node, Operand left, Operand right) {
    if (isOutOfPlace(node.operator(), left, right)) {
      if (node.operator() == BinaryOperator.CONTAINS && !left.isList()) {
        return setTests.containsSome(left, right);
      }
      return check(left.isWritten() ? node.left() : node.right());
    }
    if (node.operator() == BinaryOperator.COALESCE && (left.isList() || right.isList())) {
      return made.coalesce(left, right, node.span());
    }
    return left.isList() || right.isList()
        ? setTests.combine(node, left, right)
        : combine(node, left.value(), right.value());
  }

  /** Whether a list that is written out stands beside one value where only values may. */
  private static boolean isOutOfPlace(BinaryOperator operator, Operand left, Operand right) {
    boolean alone = (left.isWritten() && !right.isList()) || (right.isWritten() && !left.isList());
    return alone
        && switch (operator) {
          case INTERSECTS, NOT_INTERSECTS, SUBSET_OF, NOT_SUBSET_OF -> false;
          case SUPERSET_OF, NOT_SUPERSET_OF, COALESCE -> false;
          case CONTAINS, NOT_CONTAINS -> right.isWritten();
          default -> true;
        };
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
      case INTERSECTS, NOT_INTERSECTS, SUBSET_OF, NOT_SUBSET_OF, SUPERSET_OF, NOT_SUPERSET_OF ->
          setTests.combine(node, Operand.of(left), Operand.of(right));
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
    Operand one = operand(choice.then());
    Operand other = operand(choice.otherwise());
    if (one.isList() || other.isList()) {
      return made.choice(condition, one, other, choice.span());
    }
    Typed then = one.value();
    Typed otherwise = other.value();
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
    Typed operand = check(between.operand());
    return isMisplaced(between, operand)
        ? Literals.broken(between.span())
        : comparisons.between(between, operand, check(between.low()), check(between.high()));
  }

  private Typed in(InExpression in) {
    Optional<Typed> member = new TestFacts(problems, scope).member(in);
    if (member.isPresent()) {
      return in.negated() ? new Not(member.get(), in.span()) : member.get();
    }
    Operand left = operand(in.operand());
    if (left.isList()) {
      problems.report(
          Fault.LIST_IN, left.span(), problems.text(left.span()), problems.text(in.items().span()));
      return Literals.broken(in.span());
    }
    Optional<ListValue> bracketed = bracketed(in.items());
    if (bracketed.isPresent()) {
      return inField(in, left.value(), bracketed.get());
    }
    Optional<List<Typed>> written = beside(left, () -> writtenItems(ungroup(in.items())));
    if (written.isPresent()) {
      Membership how = new Membership(in.negated(), in.ignoringCase(), in.span());
      return comparisons.in(left.value(), written.get(), how);
    }
    Typed items = Access.keyed(readAny(in.items()));
    if (items instanceof ListValue list) {
      return inField(in, left.value(), list);
    }
    if (!isBroken(items)) {
      String hint = Unknown.listHint(items, problems.text(items.span()));
      problems.report(Fault.NO_LIST, items.span(), items.type().text(), hint);
    }
    return Literals.broken(in.span());
  }

  /** A choice between lists stands in brackets, which are none around a list's items then. */
  private Optional<ListValue> bracketed(Expression items) {
    boolean choice =
        items instanceof ListLiteral only
            && only.items().size() == 1
            && (only.items().get(0) instanceof IfExpression || isFallback(only.items().get(0)))
            && problems.text(items.span()).startsWith("(");
    return choice && read(((ListLiteral) items).items().get(0)) instanceof ListValue list
        ? Optional.of(list)
        : Optional.empty();
  }

  private static boolean isFallback(Expression e) {
    return e instanceof BinaryExpression binary && binary.operator() == BinaryOperator.COALESCE;
  }

  /** {@code x in interests}. */
  private Typed inField(InExpression in, Typed operand, ListValue list) {
    Operand right = Operand.of(list);
    if (isBroken(operand) || right.isBroken() || !right.isItems(problems)) {
      return Literals.broken(in.span());
    }
    return setTests
        .contains(right, operand, in.ignoringCase(), in.span())
        .map(test -> in.negated() ? new Not(test, in.span()) : test)
        .orElseGet(() -> Literals.broken(in.span()));
  }

  /** What a list written out, or a {@code let} of one, holds; empty when it is neither. */
  private Optional<List<Typed>> writtenItems(Expression e) {
    if (e instanceof ListLiteral literal) {
      return Optional.of(literal.items().stream().map(this::check).toList());
    }
    return e instanceof NameExpression name
            && find(name.name()).orElse(null) instanceof Meaning.OfLet meaning
            && meaning.let() instanceof Let.Items items
        ? Optional.of(items.items())
        : Optional.empty();
  }

  private Typed presence(PresenceExpression presence) {
    Typed operand = read(presence.operand());
    if (isMissing(operand)) {
      problems.report(Fault.MISSING_VALUE, operand.span());
    } else if (!isBroken(operand) && Facts.isSame(operand)) {
      problems.report(Fault.CONSTANT_CONDITION, presence.span());
    }
    if (isBroken(operand)) {
      return operand;
    }
    Typed present = access.present(operand, presence.span());
    return presence.present() ? present : new Not(present, presence.span());
  }

  /** Whether an audience is called so. */
  boolean isAudience(String name) {
    return scope.audiences().filter(all -> all.containsKey(name)).isPresent();
  }

  /** Whether events are called so. */
  boolean hasEvents(String name) {
    return catalog.hasEvents(name);
  }

  private Typed inAudience(InAudienceExpression in) {
    String name = in.audience().text();
    Span place = in.audience().span();
    if (scope.audiences().isEmpty()) {
      problems.report(Fault.FILE_ONLY, in.span());
    } else if (!name.isEmpty() && !scope.audiences().get().containsKey(name)) {
      String hint = Problems.suggest(name, scope.audiences().get().keySet());
      boolean near = hint.startsWith("Did you mean");
      String store = near ? "" : " A saved audience is known with `--store DIR`.";
      problems.report(Fault.UNKNOWN_NAME, place, name, (hint + store).strip());
    } else if (!name.isEmpty()) {
      requireDimension(scope.audiences().get().get(name), place);
    }
    Optional<Traits> asked = scope.audiences().map(all -> all.get(name));
    Typed member = new InAudience(name, held.lapse(in, asked), in.span());
    return in.negated() ? new Not(member, in.span()) : member;
  }

  private Typed subscribed(SubscribedExpression e) {
    String name = e.service().text();
    Span span = e.span();
    if (scope.audiences().isEmpty()) {
      problems.report(Fault.FILE_ONLY, span);
      return Literals.broken(span);
    }
    Catalog.Service service = catalog.services().get(name);
    if (service == null) {
      if (!name.isEmpty()) {
        String hint = Problems.suggest(name, catalog.services().keySet());
        problems.report(Fault.NO_SERVICE, e.service().span(), name, hint);
      }
      return Literals.broken(span);
    }
    Field field = Field.of(Services.field(name), Scalar.BOOL);
    Typed read = new FieldRead(field, span);
    Typed all = new Constant(Scalar.BOOL, true, span);
    return service.subscribed() ? new Coalesce(read, all, Scalar.BOOL, span) : read;
  }

  private void requireDimension(Traits audience, Span place) {
    if (!audience.dimension().equals(scope.dimension())) {
      String name = problems.text(place);
      problems.report(
          Fault.DIMENSION,
          place,
          name,
          Problems.rows(audience.dimension()),
          Problems.rows(scope.dimension()));
    }
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
      if (scope instanceof JourneyScope here && here.isBoth(expression.name())) {
        problems.report(Fault.EVENT_NAME, span, name, name, name);
      }
      return access.field(of.field(), span);
    }
    if (meaning instanceof Meaning.OfItem of) {
      if (of.both()) {
        problems.report(isOfEvent() ? Fault.EVENT_NAME : Fault.ITEM_NAME, span, name, name, name);
      }
      return of.read();
    } else if (meaning instanceof Meaning.OfEvents of) {
      return behaviour.events(of, span);
    } else if (meaning instanceof Meaning.OfColumn of) {
      return of.value();
    } else if (meaning instanceof Meaning.OfRow) {
      problems.report(Fault.ROW_ALONE, span, name);
    } else if (meaning instanceof Meaning.OfLet of) {
      if (of.let() instanceof Let.Value value) {
        return value.value();
      }
      String hint = "It stands where a list does, as in `city in " + name + "`.";
      problems.report(Fault.NO_VALUE, span, name, "a list", hint);
    } else if (!scope.isBroken()) {
      unknown.report(name, span, scope, beside);
    }
    return Literals.broken(span);
  }

  private Typed path(PathExpression path) {
    Optional<String> dotted = DottedName.of(path);
    Optional<Field> field = dotted.flatMap(scope::path);
    if (field.isPresent()) {
      return access.field(field.get(), path.span());
    }
    String name = path.name().text();
    String of = problems.text(path.of().span());
    if (of.equals(ItemScope.EVENT) && scope instanceof ItemScope s && s.event().isPresent()) {
      return part(path, s.event().get());
    }
    if (of.equals("profile")) {
      if (!scope.isBroken()) {
        String hint = Problems.suggest(name, scope.visible());
        problems.report(Fault.UNKNOWN_FIELD, path.name().span(), of, name, hint);
      }
    } else {
      return part(path, read(path.of()));
    }
    return Literals.broken(path.span());
  }

  private Typed part(PathExpression path, Typed of) {
    boolean hasParts =
        of instanceof ListValue
            || of.type() instanceof Type.ObjectType
            || of.type() instanceof Type.Link;
    if (isBroken(of) || hasParts) {
      return access.part(of, path.name(), path.span());
    }
    String written = problems.text(path.of().span());
    String hint = Unknown.partHint(path.name().text(), written, of, scope);
    problems.report(Fault.NO_FIELDS, path.name().span(), written, hint);
    return Literals.broken(path.span());
  }
}
