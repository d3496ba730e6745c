package dev.wend.check;

import static dev.wend.check.Conversions.isBroken;

import dev.wend.check.Typed.Aggregate;
import dev.wend.check.Typed.Aggregation;
import dev.wend.check.Typed.Constant;
import dev.wend.check.Typed.ItemPlace;
import dev.wend.check.Typed.Items;
import dev.wend.check.Typed.ListValue;
import dev.wend.check.Typed.Not;
import dev.wend.check.Typed.Stage;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast;
import dev.wend.syntax.Ast.AggregateExpression;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.Quantifier;
import dev.wend.syntax.Ast.QuantifierExpression;
import dev.wend.syntax.Ast.TopExpression;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.TableSchema;
import dev.wend.type.Type;
import dev.wend.value.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What goes through the items of a list, and what is taken of them. */
final class Lists {
  private static final long MOST_ITEMS = Integer.MAX_VALUE;

  private final Problems problems;
  private final Access access;
  private final Expressions expressions;
  private final Behaviour behaviour;

  Lists(Problems problems, Access access, Behaviour behaviour, Expressions expressions) {
    this.problems = problems;
    this.behaviour = behaviour;
    this.access = access;
    this.expressions = expressions;
  }

  // ---- going through

  /** The items that are left; empty, with a problem, where there is no list. */
  private Optional<ListValue> left(Ast.Items items) {
    return left(items, list -> list);
  }

  /** What is still to be done while the names of an item hold. */
  @FunctionalInterface
  private interface Inside {
    ListValue of(ListValue list);
  }

  private Optional<ListValue> left(Ast.Items items, Inside inside) {
    Typed read = expressions.readAny(items.list());
    if (isBroken(read)) {
      return Optional.empty();
    }
    if (read instanceof ListValue list) {
      return Optional.of(left(items, list, inside));
    }
    String type = read.type().text();
    problems.report(Fault.NOT_A_LIST, items.list().span(), written(read), type);
    return Optional.empty();
  }

  private ListValue left(Ast.Items items, ListValue all, Inside inside) {
    ListValue list = all;
    if (items.window().isPresent()) {
      list = behaviour.windowed(list, items.window().get());
    }
    items.binder().ifPresent(this::binder);
    Typed item = items.binder().isPresent() ? list.value() : access.item(list.items());
    expressions.enter(items.binder(), item);
    ListValue rest = list;
    if (items.condition().isPresent()) {
      Typed condition = expressions.condition(items.condition().get());
      rest = with(list, new Stage.Where(condition));
    }
    rest = inside.of(rest);
    expressions.leave();
    return rest;
  }

  /** Refuses a name that cannot stand for an item, and hints at what it hides. */
  void binder(Name binder) {
    String name = binder.text();
    if (name.equals("profile") || name.equals(ItemScope.EVENT)) {
      problems.report(Fault.TAKEN_NAME, binder.span(), name);
    } else if (expressions.binds(name)) {
      problems.report(Fault.BOUND_TWICE, binder.span(), name);
    } else {
      expressions.hintShadow(binder);
    }
  }

  /** A list whose items are gone through by a name; what is done there is told its items. */
  Optional<ListValue> each(Expression list, Name name, Consumer<ListValue> inside) {
    Ast.Items all =
        new Ast.Items(Optional.of(name), list, Optional.empty(), Optional.empty(), list.span());
    return left(
        all,
        items -> {
          ListValue there = there(items);
          inside.accept(there);
          return there;
        });
  }

  private String written(Typed value) {
    return problems.text(value.span());
  }

  private static ListValue with(ListValue list, Stage stage) {
    return new ListValue(with(list.items(), stage), list.value(), list.type(), list.span());
  }

  static Items with(Items items, Stage stage) {
    List<Stage> stages = new ArrayList<>(items.stages());
    stages.add(stage);
    return new Items(items.id(), items.of(), items.list(), stages, items.span());
  }

  // ---- any, all, no

  /**
   * @param bracketed whether it stands in brackets, which end its condition
   */
  Typed quantifier(QuantifierExpression e, boolean bracketed) {
    if (e.quantifier() == Quantifier.ALL && e.items().condition().isEmpty()) {
      problems.report(Fault.ALL_WHERE, e.span(), written(e.items().list()));
      return Literals.broken(e.span());
    }
    Optional<ListValue> left = left(e.items(), e.quantifier());
    if (left.isEmpty()) {
      return Literals.broken(e.span());
    }
    if (!bracketed) {
      e.items().condition().ifPresent(where -> behaviour.hintGreedy(e, where, left.get().items()));
    }
    Typed any = any(left.get().items(), e.span());
    return e.quantifier() == Quantifier.ANY ? any : new Not(any, e.span());
  }

  private String written(Expression e) {
    return problems.text(e.span());
  }

  /** All of them fit where none is left of those that do not. */
  private Optional<ListValue> left(Ast.Items items, Quantifier quantifier) {
    if (quantifier != Quantifier.ALL) {
      return left(items);
    }
    return left(items)
        .map(
            list -> {
              List<Stage> stages = new ArrayList<>(list.items().stages());
              int last = stages.size() - 1;
              Typed condition = ((Stage.Where) stages.get(last)).condition();
              stages.set(last, new Stage.Where(new Not(condition, condition.span())));
              Items of = list.items();
              Items others = new Items(of.id(), of.of(), of.list(), stages, of.span());
              return new ListValue(others, list.value(), list.type(), list.span());
            });
  }

  static Typed any(Items items, Span span) {
    return new Aggregate(Aggregation.ANY, items, Optional.empty(), Scalar.BOOL, span);
  }

  // ---- top

  Typed top(TopExpression e) {
    long count = count(e);
    Optional<ListValue> left = left(e.items(), list -> with(list, order(e, count)));
    return left.<Typed>map(list -> list).orElseGet(() -> Literals.broken(e.span()));
  }

  private long count(TopExpression e) {
    boolean fits = e.digits().length() <= 18 && Long.parseLong(e.digits()) <= MOST_ITEMS;
    long count = fits ? Long.parseLong(e.digits()) : 0;
    if (count < 1) {
      problems.report(Fault.TOP_COUNT, e.span(), e.digits());
    }
    return count;
  }

  private Stage order(TopExpression e, long count) {
    Typed by = expressions.check(e.by());
    if (!isBroken(by) && !isOrdered(by.type())) {
      problems.report(Fault.TOP_ORDER, by.span(), by.type().text());
    }
    return new Stage.Top(count, by, e.descending());
  }

  /** Whether a value is a number, or a date or time, of which one is the largest. */
  private static boolean isMeasured(Type type) {
    return type.isNumber()
        || Arithmetic.isDate(type)
        || type == Scalar.TIME
        || type == Scalar.DURATION;
  }

  /** Whether of some values one is the least: texts have an order, too. */
  static boolean isOrdered(Type type) {
    return isMeasured(type) || type == Scalar.STRING;
  }

  // ---- functions of lists

  /** {@code count(orders where …)}, {@code sum(o.price for o in orders)}. */
  Typed aggregate(AggregateExpression e) {
    Optional<ListFunction> function = ListFunction.of(e.function().text());
    if (function.filter(ListFunction::takesCondition).isEmpty()) {
      problems.report(Fault.LIST_FUNCTION, e.function().span(), e.function().text());
      return Literals.broken(e.span());
    }
    Optional<ListValue> left =
        e.value().isEmpty()
            ? left(e.items())
            : left(e.items(), list -> of(list, expressions.read(e.value().get())));
    return left.map(list -> apply(function.get(), list, e.span()))
        .orElseGet(() -> Literals.broken(e.span()));
  }

  private ListValue of(ListValue list, Typed value) {
    if (value instanceof ListValue) {
      problems.report(Fault.LIST_AS_VALUE, value.span(), written(value), "");
      Typed none = Literals.broken(value.span());
      return new ListValue(list.items(), none, new Type.ListOf(none.type()), list.span());
    }
    return new ListValue(list.items(), value, new Type.ListOf(value.type()), list.span());
  }

  /** A function of the items that are left of a list. */
  Typed apply(ListFunction function, ListValue list, Span span) {
    if (isBroken(list.value())) {
      return list.value();
    }
    return switch (function) {
      case COUNT -> count(list, span);
      case SUM -> measured(Aggregation.SUM, list, span);
      case AVERAGE -> measured(Aggregation.AVERAGE, list, span);
      case MIN -> measured(Aggregation.MIN, list, span);
      case MAX -> measured(Aggregation.MAX, list, span);
      case FIRST -> one(Aggregation.FIRST, list, span);
      case LAST -> one(Aggregation.LAST, list, span);
      case DISTINCT -> distinct(list, span);
      case LIST -> Access.keyed(list);
      case SORT -> sorted(list, span);
      case REVERSE -> {
        ListValue there = there(list);
        Typed place = new ItemPlace(there.items().id(), span);
        yield with(there, new Stage.Top(MOST_ITEMS, place, true), span);
      }
      case LIMIT, SKIP -> throw new IllegalArgumentException("of two arguments");
      case KEYS -> entries(list, function, TableSchema.KEY, span);
      case VALUES -> entries(list, function, TableSchema.VALUE, span);
    };
  }

  /** {@code limit(xs, n)}, {@code skip(xs, n)}: of a negative or missing number nothing is left. */
  Typed cut(ListFunction function, ListValue list, Typed count, Span span) {
    if (isBroken(list.value()) || isBroken(count)) {
      return Literals.broken(span);
    }
    if (count.type() != Scalar.INT) {
      problems.report(
          Fault.INDEX_TYPE, count.span(), "how many, which is `int`", count.type().text());
      return Literals.broken(span);
    }
    ListValue there = there(list);
    Typed place = new ItemPlace(there.items().id(), span);
    boolean first = function == ListFunction.LIMIT;
    Typed test =
        new Typed.Apply(
            first ? Operator.LESS : Operator.LESS_OR_EQUAL,
            first ? List.of(place, count) : List.of(count, place),
            Scalar.BOOL,
            span);
    return with(there, new Stage.Where(test), span);
  }

  /** The items that have a value: of a whole list all. */
  private ListValue there(ListValue list) {
    ListValue keyed = (ListValue) Access.keyed(list);
    boolean whole = list.value().equals(access.item(list.items()));
    return whole ? keyed : with(keyed, new Stage.Where(access.present(list.value(), list.span())));
  }

  private static ListValue with(ListValue list, Stage stage, Span span) {
    return new ListValue(with(list.items(), stage), list.value(), list.type(), span);
  }

  private Typed sorted(ListValue list, Span span) {
    ListValue there = there(list);
    if (!isOrdered(there.value().type())) {
      refuseMeasure(list, false, span);
      return Literals.broken(span);
    }
    return with(there, new Stage.Top(MOST_ITEMS, there.value(), false), span);
  }

  private static Typed one(Aggregation which, ListValue list, Span span) {
    Typed value = list.value();
    return new Aggregate(which, list.items(), Optional.of(value), value.type(), span);
  }

  /** Whether a value is what {@code count} gives, which is never missing. */
  static boolean isCount(Typed value) {
    boolean whole =
        value instanceof Typed.Coalesce choice
            && choice.second() instanceof Constant
            && choice.first().span().equals(choice.second().span());
    return whole || (value instanceof Aggregate one && one.aggregation() == Aggregation.COUNT);
  }

  /** How many there are; of a path through a list, how many have a value. */
  private Typed count(ListValue list, Span span) {
    boolean whole = list.value().equals(access.item(list.items()));
    boolean kept = !(list.items().of() instanceof Typed.Of.Given);
    if (whole && kept && list.items().stages().isEmpty()) {
      Typed none = new Constant(Scalar.INT, 0L, span);
      return new Typed.Coalesce(Access.count(list.items(), span), none, Scalar.INT, span);
    }
    Items items =
        whole
            ? list.items()
            : with(list.items(), new Stage.Where(access.present(list.value(), span)));
    return new Aggregate(Aggregation.COUNT, items, Optional.empty(), Scalar.INT, span);
  }

  private Typed measured(Aggregation aggregation, ListValue list, Span span) {
    Typed value = Access.keyed(list.value());
    boolean adds = aggregation == Aggregation.SUM || aggregation == Aggregation.AVERAGE;
    if (adds ? !value.type().isNumber() : !isOrdered(value.type())) {
      refuseMeasure(list, adds, span);
      return Literals.broken(span);
    }
    Type type = aggregation == Aggregation.AVERAGE ? averageOf(value.type()) : value.type();
    Typed taken = Conversions.widen(value, type);
    return new Aggregate(aggregation, list.items(), Optional.of(taken), type, span);
  }

  /** As of a division: a double of whole numbers, at least four digits of decimals. */
  private static Type averageOf(Type type) {
    return type instanceof Type.Decimal decimal
        ? new Type.Decimal(Math.max(Type.DEFAULT_DIGITS, decimal.digits()))
        : Scalar.DOUBLE;
  }

  private void refuseMeasure(ListValue list, boolean adds, Span span) {
    String hint = "";
    if (list.value().type() instanceof Type.ObjectType object) {
      hint =
          object.fields().stream()
              .filter(f -> adds ? f.type().isNumber() : isOrdered(f.type()))
              .findFirst()
              .map(Field::name)
              .map(part -> "Name what is meant, as in `" + written(list) + "." + part + "`.")
              .orElse("");
    }
    if (adds && list.value().type() == Scalar.STRING) {
      hint = "Texts are counted: write `count(" + written(list) + ")`.";
    }
    String wanted = adds ? "numbers" : "numbers, dates and texts";
    String function = written(new Typed.Now(span)).replaceAll("\\(.*", "").strip();
    problems.report(Fault.MEASURE, list.span(), function, wanted, list.value().type().text(), hint);
  }

  private Typed distinct(ListValue list, Span span) {
    Typed value = Access.keyed(list.value());
    if (value.type() instanceof Type.ObjectType object) {
      String part = written(list) + "." + object.fields().get(0).name();
      problems.report(Fault.DISTINCT_OBJECTS, span, part);
      return Literals.broken(span);
    }
    Items items = with(list.items(), new Stage.Distinct(value));
    return new ListValue(items, value, new Type.ListOf(value.type()), span);
  }

  /** {@code keys(m)}, {@code values(m)}. */
  private Typed entries(ListValue map, ListFunction function, String part, Span span) {
    if (!(map.type() instanceof Type.MapOf)) {
      problems.report(Fault.NO_MAP, map.span(), function.word(), map.type().text());
      return Literals.broken(span);
    }
    Typed value = Places.entry(access, map, part);
    return new ListValue(map.items(), value, new Type.ListOf(value.type()), span);
  }
}
