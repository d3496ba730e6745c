package dev.wend.vm;

import dev.wend.check.Typed;
import dev.wend.check.Typed.Aggregation;
import dev.wend.check.Typed.Lapse;
import dev.wend.diag.Span;
import dev.wend.lib.Functions;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.type.TableSchema;
import dev.wend.type.Type;
import dev.wend.value.Operator;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** Expressions over events and sequences of them, from a source of chance. */
final class EventTrees {
  static final List<String> TEXTS = List.of("tent", "boot", "", "straße");
  private static final Type CENTS = new Type.Decimal(2);
  private static final Span SPAN = Span.START;

  static final TableSchema PROFILE =
      TableSchema.of(
          new Schema(
              List.of(
                  Field.of("id", Scalar.STRING),
                  Field.of("limit", CENTS),
                  Field.of("wish", Scalar.STRING),
                  Field.of("born", Scalar.DATETIME),
                  Field.of("tags", new Type.ListOf(Scalar.STRING)))));
  static final List<TableSchema> EVENTS = List.of(event("Cart"), event("Buy"), event("View"));

  private static final List<Duration> LENGTHS =
      List.of(
          Duration.ofMillis(1),
          Duration.ofHours(1),
          Duration.ofHours(3),
          Duration.ofDays(1),
          Duration.ofDays(90));

  private static TableSchema event(String name) {
    Type lines =
        new Type.ListOf(
            new Type.ObjectType(
                List.of(Field.of("sku", Scalar.STRING), Field.of("n", Scalar.INT))));
    List<Field> fields =
        List.of(
            Field.of("product", Scalar.STRING),
            Field.of("price", CENTS),
            Field.of("n", Scalar.INT),
            Field.of("weight", Scalar.DOUBLE),
            Field.of("lines", lines));
    return new EventType(name, fields, Optional.of("id"), OptionalLong.empty()).table();
  }

  /** A row that can be read: an event, or a line of one. */
  private record Sight(TableSchema table, int items) {}

  private final Random random;
  private final List<Sight> sights = new ArrayList<>();
  private int ids;

  EventTrees(long seed) {
    random = new Random(seed);
  }

  private <T> T of(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  // conditions on profiles

  Typed bool(int depth) {
    return switch (random.nextInt(depth > 0 ? 9 : 6)) {
      case 0, 1 -> sequence();
      case 2 -> any(events(depth));
      case 3 -> daysSince();
      case 4 -> test(of(List.of(Scalar.INT, CENTS, Scalar.DOUBLE, Scalar.STRING)));
      case 5 -> perTag();
      case 6 -> new Typed.And(List.of(bool(depth - 1), bool(depth - 1)), SPAN);
      case 7 -> new Typed.Or(List.of(bool(depth - 1), bool(depth - 1)), SPAN);
      default -> new Typed.Not(bool(depth - 1), SPAN);
    };
  }

  private static Typed any(Typed.Items items) {
    return new Typed.Aggregate(Aggregation.ANY, items, Optional.empty(), Scalar.BOOL, SPAN);
  }

  private Typed test(Type type) {
    return compare(value(type), constant(type));
  }

  /** How many days ago the last event was. */
  private Typed daysSince() {
    Typed.Items items = events(1);
    Typed last =
        new Typed.Aggregate(
            random.nextBoolean() ? Aggregation.LAST : Aggregation.FIRST,
            items,
            Optional.of(time(items.id(), items.list())),
            Scalar.DATETIME,
            SPAN);
    Typed date =
        new Typed.Call(
            Functions.match("date", List.of(Scalar.DATETIME)).orElseThrow().function(),
            List.of(last),
            Scalar.DATE,
            SPAN);
    Typed days = apply(Operator.DAYS_BETWEEN, Scalar.INT, date, new Typed.Today(SPAN));
    Typed some = new Typed.Constant(Scalar.INT, (long) random.nextInt(6) - 1, SPAN);
    return compare(days, random.nextInt(4) == 0 ? constant(Scalar.INT) : some);
  }

  private Typed compare(Typed left, Typed right) {
    Operator operator = of(List.of(Operator.EQUAL, Operator.LESS, Operator.LESS_OR_EQUAL));
    return random.nextBoolean()
        ? apply(operator, Scalar.BOOL, left, right)
        : apply(operator, Scalar.BOOL, right, left);
  }

  private static Typed apply(Operator operator, Type type, Typed... operands) {
    return new Typed.Apply(operator, List.of(operands), type, SPAN);
  }

  /** Events in the conditions of items of a list. */
  private Typed perTag() {
    int id = ++ids;
    TableSchema tags = PROFILE.list("tags").orElseThrow();
    Typed tag = new Typed.ItemRead(id, tags.column("value").orElseThrow(), SPAN);
    Typed.Items some = events(0);
    Typed read = new Typed.ItemRead(some.id(), column(some, "product"), SPAN);
    List<Typed.Stage> stages = new ArrayList<>(some.stages());
    stages.add(new Typed.Stage.Where(apply(Operator.EQUAL, Scalar.BOOL, read, tag)));
    Typed about = any(new Typed.Items(some.id(), some.of(), some.list(), stages, SPAN));
    Typed condition = random.nextInt(3) == 0 ? sequence() : about;
    return any(
        new Typed.Items(
            id, new Typed.Of.Row(), tags, List.of(new Typed.Stage.Where(condition)), SPAN));
  }

  /** A value made of events. */
  Typed value(Type type) {
    if (type == Scalar.INT && random.nextBoolean()) {
      return new Typed.Aggregate(Aggregation.COUNT, events(1), Optional.empty(), Scalar.INT, SPAN);
    }
    List<Aggregation> ways =
        new ArrayList<>(
            List.of(Aggregation.MIN, Aggregation.MAX, Aggregation.FIRST, Aggregation.LAST));
    if (type != Scalar.STRING && type != Scalar.DATETIME) {
      ways.add(Aggregation.SUM);
      ways.add(type == Scalar.INT ? Aggregation.SUM : Aggregation.AVERAGE);
    }
    Typed.Items items = events(1);
    Field field =
        type == Scalar.DATETIME
            ? column(items, EventType.TIME)
            : type == Scalar.INT
                ? column(items, "n")
                : type == CENTS
                    ? column(items, "price")
                    : column(items, type == Scalar.DOUBLE ? "weight" : "product");
    Typed read = new Typed.ItemRead(items.id(), field, SPAN);
    return new Typed.Aggregate(of(ways), items, Optional.of(read), type, SPAN);
  }

  private static Field column(Typed.Items items, String name) {
    return items.list().column(name).orElseThrow();
  }

  private Typed.Constant constant(Type type) {
    Object value =
        type.equals(CENTS)
            ? BigDecimal.valueOf(random.nextInt(600), 2)
            : type == Scalar.STRING
                ? of(TEXTS)
                : type == Scalar.DOUBLE
                    ? (Object) (random.nextInt(20) / 4.0)
                    : type == Scalar.DATETIME
                        ? Scripts.NOW.minus(Duration.ofHours(random.nextInt(50)))
                        : (Object) (long) random.nextInt(4);
    return new Typed.Constant(type, value, SPAN);
  }

  // events

  private Typed.Items events(int depth) {
    TableSchema type = of(EVENTS);
    int id = ++ids;
    sights.add(new Sight(type, id));
    List<Typed.Stage> stages = new ArrayList<>(visible(id, type));
    if (random.nextBoolean()) {
      stages.add(new Typed.Stage.Where(window(time(id, type))));
    }
    if (depth > 0 && random.nextBoolean()) {
      stages.add(new Typed.Stage.Where(ofEvent(depth)));
    }
    if (depth > 0 && random.nextInt(8) == 0) {
      Typed read = new Typed.ItemRead(id, type.column("n").orElseThrow(), SPAN);
      stages.add(
          random.nextBoolean()
              ? new Typed.Stage.Top(random.nextInt(3), read, random.nextBoolean())
              : new Typed.Stage.Distinct(read));
    }
    if (random.nextInt(8) == 0) {
      stages.add(
          new Typed.Stage.Where(compare(new Typed.ItemPlace(id, SPAN), constant(Scalar.INT))));
    }
    sights.remove(sights.size() - 1);
    return new Typed.Items(id, new Typed.Of.Events(), type, stages, SPAN);
  }

  private static Typed time(int id, TableSchema type) {
    return new Typed.ItemRead(id, type.column(EventType.TIME).orElseThrow(), SPAN);
  }

  /** What every event must be to be seen. */
  private static List<Typed.Stage> visible(int id, TableSchema type) {
    Typed now = new Typed.Now(SPAN);
    return List.of(
        new Typed.Stage.Where(apply(Operator.LESS_OR_EQUAL, Scalar.BOOL, time(id, type), now)));
  }

  /** A window of any form, as the checker writes it out. */
  private Typed window(Typed time) {
    Typed now = new Typed.Now(SPAN);
    return switch (random.nextInt(6)) {
      case 0 -> between(moved(now, length(), true), false, time, now, true);
      case 1 -> between(now, true, time, moved(now, length(), false), false);
      case 2 -> between(constant(Scalar.DATETIME), true, time, constant(Scalar.DATETIME), true);
      case 3 -> apply(Operator.LESS_OR_EQUAL, Scalar.BOOL, constant(Scalar.DATETIME), time);
      case 4 -> apply(Operator.LESS, Scalar.BOOL, time, constant(Scalar.DATETIME));
      default -> {
        Typed today = new Typed.Today(SPAN);
        Typed from =
            random.nextBoolean()
                ? today
                : new Typed.Call(
                    Functions.named("startOfMonth").get(0), List.of(today), Scalar.DATE, SPAN);
        Typed first = apply(Operator.DATE_TO_DATETIME, Scalar.DATETIME, from);
        yield between(first, true, time, moved(first, length(), false), false);
      }
    };
  }

  private static Typed between(Typed from, boolean fromIn, Typed time, Typed to, boolean toIn) {
    Operator lower = fromIn ? Operator.LESS_OR_EQUAL : Operator.LESS;
    Operator upper = toIn ? Operator.LESS_OR_EQUAL : Operator.LESS;
    return new Typed.And(
        List.of(apply(lower, Scalar.BOOL, from, time), apply(upper, Scalar.BOOL, time, to)), SPAN);
  }

  private Object length() {
    return random.nextInt(4) == 0 ? Period.of(0, random.nextInt(3), 1) : of(LENGTHS);
  }

  private static Typed moved(Typed from, Object length, boolean back) {
    boolean period = length instanceof Period;
    Typed by = new Typed.Constant(period ? Scalar.PERIOD : Scalar.DURATION, length, SPAN);
    Operator operator =
        period
            ? (back ? Operator.MINUS_PERIOD : Operator.PLUS_PERIOD)
            : (back ? Operator.MINUS_DURATION : Operator.PLUS_DURATION);
    return apply(operator, Scalar.DATETIME, from, by);
  }

  // conditions on events

  private Typed ofEvent(int depth) {
    return switch (random.nextInt(6)) {
      case 0 -> new Typed.Not(ofEvent(depth), SPAN);
      case 1 -> new Typed.Or(List.of(ofEvent(depth), ofEvent(depth)), SPAN);
      case 2 -> lines(sights.get(sights.size() - 1));
      default -> simple(sights.get(sights.size() - 1));
    };
  }

  private Typed simple(Sight at) {
    return switch (random.nextInt(5)) {
      case 0 -> compare(read(at, "product"), field("wish"));
      case 1 -> compare(read(at, "price"), field("limit"));
      case 2 -> compare(read(at, EventType.TIME), field("born"));
      case 3 -> compare(read(at, "n"), constant(Scalar.INT));
      default -> compare(read(at, "product"), constant(Scalar.STRING));
    };
  }

  private static Typed read(Sight at, String name) {
    return new Typed.ItemRead(at.items(), at.table().column(name).orElseThrow(), SPAN);
  }

  private static Typed field(String name) {
    return new Typed.FieldRead(PROFILE.column(name).orElseThrow(), SPAN);
  }

  /** Something about the lines of an event. */
  private Typed lines(Sight at) {
    TableSchema list = at.table().list("lines").orElseThrow();
    int id = ++ids;
    Sight line = new Sight(list, id);
    Typed condition =
        random.nextBoolean()
            ? compare(read(line, "sku"), read(at, "product"))
            : compare(read(line, "n"), constant(Scalar.INT));
    Typed.Items items =
        new Typed.Items(
            id,
            new Typed.Of.Item(at.items()),
            list,
            random.nextInt(4) == 0 ? List.of() : List.of(new Typed.Stage.Where(condition)),
            SPAN);
    return random.nextBoolean()
        ? any(items)
        : compare(
            new Typed.Aggregate(Aggregation.COUNT, items, Optional.empty(), Scalar.INT, SPAN),
            constant(Scalar.INT));
  }

  // sequences

  Typed sequence() {
    List<Typed.SequenceStep> steps = new ArrayList<>();
    List<Sight> before = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    Optional<Typed> shared = Optional.empty();
    for (int i = 0; i < count; i++) {
      TableSchema type = of(EVENTS.subList(0, 2 + random.nextInt(2)));
      int id = ++ids;
      Sight at = new Sight(type, id);
      sights.add(at);
      List<Typed.Stage> stages = new ArrayList<>(visible(id, type));
      if (random.nextInt(4) == 0) {
        stages.add(new Typed.Stage.Where(window(time(id, type))));
      }
      if (random.nextInt(3) == 0) {
        stages.add(new Typed.Stage.Where(ofEvent(1)));
      }
      sights.remove(sights.size() - 1);
      boolean negated = i > 0 && random.nextInt(3) == 0;
      boolean isJoined = !before.isEmpty() && random.nextInt(3) == 0;
      steps.add(
          new Typed.SequenceStep(
              new Typed.Items(id, new Typed.Of.Events(), type, stages, SPAN),
              isJoined ? Optional.of(joined(at, of(before))) : shared,
              negated,
              i > 0 && random.nextInt(3) == 0 ? lapse() : Lapse.NONE,
              i > 0 && random.nextBoolean() ? Optional.of(lapse()) : Optional.empty(),
              SPAN));
      if (!negated) {
        before.add(at);
      }
    }
    return new Typed.Sequence(steps, SPAN);
  }

  private Lapse lapse() {
    return switch (random.nextInt(8)) {
      case 0 -> new Lapse(random.nextInt(2), random.nextInt(3), 0);
      case 1 -> new Lapse(200_000, 0, 0);
      case 2 -> new Lapse(0, 0, 0);
      default -> new Lapse(0, 0, of(LENGTHS).toMillis());
    };
  }

  /** A condition on an event and an earlier one. */
  private Typed joined(Sight at, Sight earlier) {
    return switch (random.nextInt(6)) {
      case 0 -> compare(read(at, "price"), read(earlier, "price"));
      case 1 -> {
        TableSchema list = earlier.table().list("lines").orElseThrow();
        int id = ++ids;
        Typed same = compare(read(new Sight(list, id), "sku"), read(at, "product"));
        yield any(
            new Typed.Items(
                id,
                new Typed.Of.Item(earlier.items()),
                list,
                List.of(new Typed.Stage.Where(same)),
                SPAN));
      }
      case 2 ->
          new Typed.Or(
              List.of(
                  compare(read(at, "n"), read(earlier, "n")),
                  apply(Operator.EQUAL, Scalar.BOOL, read(earlier, "product"), field("wish"))),
              SPAN);
      default -> apply(Operator.EQUAL, Scalar.BOOL, read(at, "product"), read(earlier, "product"));
    };
  }
}
