package dev.wend.vm;

import dev.wend.check.Typed;
import dev.wend.check.Typed.Aggregation;
import dev.wend.diag.Span;
import dev.wend.lib.Functions;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.type.TableSchema;
import dev.wend.type.Type;
import dev.wend.value.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Expressions over lists, maps, objects and links, from a source of chance. */
final class ItemTrees {
  static final List<String> TEXTS = List.of("a", "b", "N1", "", "straße", "zz");
  private static final Type CENTS = new Type.Decimal(2);
  private static final Type TIER = new Type.Enumeration(List.of("gold", "silver", "basic"));
  static final TableSchema HOUSEHOLD =
      TableSchema.of(
          new Schema(
              List.of(
                  Field.of("id", Scalar.STRING),
                  Field.of("region", Scalar.STRING),
                  Field.of("size", Scalar.INT),
                  Field.of("next", new Type.Link("Household", Scalar.STRING)),
                  Field.of("pets", new Type.ListOf(Scalar.STRING)))));
  static final TableSchema SHOP =
      TableSchema.of(
          new Schema(List.of(Field.of("nr", Scalar.INT), Field.of("name", Scalar.STRING))));
  static final TableSchema PROFILE =
      TableSchema.of(
          new Schema(
              List.of(
                  Field.of("id", Scalar.STRING),
                  Field.of("limit", Scalar.INT),
                  Field.of("price", CENTS),
                  Field.of("weight", Scalar.DOUBLE),
                  Field.of("city", Scalar.STRING),
                  Field.of("flag", Scalar.BOOL),
                  Field.of("tier", TIER),
                  Field.of("home", new Type.Link("Household", Scalar.STRING)),
                  Field.of("tags", new Type.ListOf(Scalar.STRING)),
                  Field.of("wishes", new Type.ListOf(Scalar.STRING)),
                  Field.of("numbers", new Type.ListOf(Scalar.INT)),
                  Field.of("marks", new Type.MapOf(Scalar.INT)),
                  Field.of("deep", new Type.ListOf(new Type.ListOf(Scalar.INT))),
                  Field.of(
                      "orders",
                      new Type.ListOf(
                          new Type.ObjectType(
                              List.of(
                                  Field.of("sku", Scalar.STRING),
                                  Field.of("price", CENTS),
                                  Field.of("count", Scalar.INT),
                                  Field.of("weight", Scalar.DOUBLE),
                                  Field.of("flag", Scalar.BOOL),
                                  Field.of("tier", TIER),
                                  Field.of("shop", new Type.Link("Shop", Scalar.INT)),
                                  Field.of("lines", lines()))))))));

  private static Type lines() {
    return new Type.ListOf(
        new Type.ObjectType(
            List.of(Field.of("part", Scalar.STRING), Field.of("count", Scalar.INT))));
  }

  private static final Span SPAN = Span.START;

  /** A row that can be read: the profile, or an item that is gone through. */
  private record Sight(TableSchema table, int items) {
    boolean isItem() {
      return items > 0;
    }
  }

  private final Random random;
  private final List<Sight> sights = new ArrayList<>(List.of(new Sight(PROFILE, 0)));
  private int ids;

  ItemTrees(long seed) {
    random = new Random(seed);
  }

  private Sight sight() {
    boolean inner = random.nextInt(4) > 0;
    return sights.get(inner ? sights.size() - 1 : random.nextInt(sights.size()));
  }

  private <T> T of(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  // conditions

  Typed bool(int depth) {
    if (depth <= 0) {
      return comparison(0);
    }
    return switch (random.nextInt(7)) {
      case 0 -> new Typed.And(List.of(bool(depth - 1), bool(depth - 1)), SPAN);
      case 1 -> new Typed.Or(List.of(bool(depth - 1), bool(depth - 1)), SPAN);
      case 2 -> new Typed.Not(bool(depth - 1), SPAN);
      case 3, 4 -> aggregate(Aggregation.ANY, Scalar.BOOL, depth);
      default -> comparison(depth);
    };
  }

  private Typed comparison(int depth) {
    Type type = of(List.of(Scalar.INT, CENTS, Scalar.STRING, Scalar.DOUBLE, Scalar.BOOL, TIER));
    Typed left = value(type, depth);
    if (type == Scalar.BOOL) {
      return left;
    }
    return switch (random.nextInt(8)) {
      case 0 -> new Typed.IsPresent(left, SPAN);
      case 1 -> new Typed.OneOf(left, List.of(constant(type), constant(type)), SPAN);
      default -> {
        Operator operator =
            type == TIER
                ? Operator.EQUAL
                : of(List.of(Operator.EQUAL, Operator.LESS, Operator.LESS_OR_EQUAL));
        Typed right = random.nextBoolean() ? constant(type) : value(type, depth);
        yield random.nextBoolean()
            ? new Typed.Apply(operator, List.of(left, right), Scalar.BOOL, SPAN)
            : new Typed.Apply(operator, List.of(right, left), Scalar.BOOL, SPAN);
      }
    };
  }

  private Typed.Constant constant(Type type) {
    Object value;
    if (type.equals(CENTS)) {
      value = BigDecimal.valueOf(random.nextInt(1000), 2);
    } else if (type == TIER) {
      value = of(((Type.Enumeration) TIER).values());
    } else if (type == Scalar.STRING) {
      value = of(TEXTS);
    } else if (type == Scalar.DOUBLE) {
      value = random.nextInt(20) / 4.0;
    } else if (type == Scalar.BOOL) {
      value = random.nextBoolean();
    } else {
      value = (long) random.nextInt(6);
    }
    return new Typed.Constant(type, value, SPAN);
  }

  // values

  Typed value(Type type, int depth) {
    if (depth > 0) {
      switch (random.nextInt(7)) {
        case 0 -> {
          return aggregate(of(List.of(Aggregation.FIRST, Aggregation.LAST)), type, depth);
        }
        case 1 -> {
          return aggregate(of(List.of(Aggregation.MIN, Aggregation.MAX)), type, depth);
        }
        case 2 -> {
          return computed(type, depth);
        }
        case 3 -> {
          Typed first = value(type, depth - 1);
          return new Typed.Coalesce(first, value(type, depth - 1), type, SPAN);
        }
        case 4 -> {
          Typed then = value(type, depth - 1);
          return new Typed.If(bool(depth - 1), then, value(type, depth - 1), type, SPAN);
        }
        default -> {}
      }
    }
    return read(type);
  }

  private Typed computed(Type type, int depth) {
    if (type == Scalar.INT && random.nextInt(4) == 0) {
      List<Typed> arguments = List.of(list(type, depth - 1), value(type, depth - 1));
      Functions.Match match =
          Functions.match("indexOf", List.of(new Type.ListOf(type), type)).orElseThrow();
      return new Typed.Call(match.function(), arguments, type, SPAN);
    }
    if (type == Scalar.INT && random.nextBoolean()) {
      return aggregate(Aggregation.COUNT, type, depth);
    } else if (type == Scalar.INT || type.equals(CENTS) || type == Scalar.DOUBLE) {
      if (random.nextBoolean()) {
        Aggregation how = type == Scalar.INT ? Aggregation.SUM : Aggregation.AVERAGE;
        return aggregate(random.nextBoolean() ? Aggregation.SUM : how, type, depth);
      }
      Operator operator = of(List.of(Operator.ADD, Operator.SUBTRACT));
      return new Typed.Apply(
          operator, List.of(value(type, depth - 1), value(type, depth - 1)), type, SPAN);
    } else if (type == Scalar.STRING && random.nextBoolean()) {
      List<Typed> arguments = List.of(list(type, depth - 1), constant(type));
      return new Typed.Call(Functions.named("join").get(0), arguments, type, SPAN);
    } else if (type == Scalar.STRING) {
      Typed text = value(type, depth - 1);
      return new Typed.Call(Functions.named("lower").get(0), List.of(text), type, SPAN);
    }
    return read(type);
  }

  private Typed read(Type type) {
    Sight at = sight();
    if (type == Scalar.INT && at.isItem() && random.nextInt(3) == 0) {
      return new Typed.ItemPlace(at.items(), SPAN);
    }
    List<Typed> reads = new ArrayList<>();
    for (Field field : at.table().columns()) {
      if (field.type().equals(type)) {
        reads.add(read(at, field));
      }
    }
    if (at.table().equals(PROFILE) && type == Scalar.STRING) {
      Typed home = random.nextBoolean() ? read(at, "home") : linked(read(at, "home"), "next");
      reads.add(linked(home, "region"));
    } else if (at.table().equals(PROFILE) && type == Scalar.INT) {
      reads.add(linked(read(at, "home"), "size"));
      reads.add(read(at, TableSchema.count(of(PROFILE.lists()).name())));
    } else if (at.table().name().equals("orders") && type == Scalar.STRING) {
      reads.add(
          new Typed.LinkedRead(read(at, "shop"), "Shop", SHOP.column("name").orElseThrow(), SPAN));
    }
    return reads.isEmpty() ? constant(type) : of(reads);
  }

  private static Typed linked(Typed key, String field) {
    return new Typed.LinkedRead(key, "Household", HOUSEHOLD.column(field).orElseThrow(), SPAN);
  }

  private static Typed read(Sight at, String field) {
    return read(at, at.table().column(field).orElseThrow());
  }

  private static Typed read(Sight at, Field field) {
    return at.isItem()
        ? new Typed.ItemRead(at.items(), field, SPAN)
        : new Typed.FieldRead(field, SPAN);
  }

  // items

  private Typed aggregate(Aggregation how, Type type, int depth) {
    boolean valued = how != Aggregation.ANY && how != Aggregation.COUNT;
    Typed.Items items = items(depth);
    sights.add(new Sight(items.list(), items.id()));
    Optional<Typed> value = valued ? Optional.of(value(type, depth - 1)) : Optional.empty();
    sights.remove(sights.size() - 1);
    return new Typed.Aggregate(how, items, value, type, SPAN);
  }

  /** A list of texts or of numbers. */
  Typed list(Type type, int depth) {
    Typed.Items items = items(depth);
    sights.add(new Sight(items.list(), items.id()));
    Typed value = value(type, depth - 1);
    sights.remove(sights.size() - 1);
    return new Typed.ListValue(items, value, new Type.ListOf(type), SPAN);
  }

  /** A list that is made of values. */
  private Typed made(Type type, int depth) {
    Type list = new Type.ListOf(type);
    switch (random.nextInt(type == Scalar.STRING ? 4 : 2)) {
      case 0 -> {
        return new Typed.If(bool(depth - 1), list(type, depth), list(type, depth), list, SPAN);
      }
      case 1 -> {
        return new Typed.Written(List.of(value(type, depth), value(type, depth)), list, SPAN);
      }
      default -> {
        List<Typed> arguments = List.of(value(type, depth), constant(type));
        return new Typed.Call(Functions.named("split").get(0), arguments, list, SPAN);
      }
    }
  }

  private Typed.Items items(int depth) {
    Sight at = sight();
    Typed.Of whose = at.isItem() ? new Typed.Of.Item(at.items()) : new Typed.Of.Row();
    List<TableSchema> lists = at.table().lists();
    if (lists.isEmpty()) {
      whose = new Typed.Of.Row();
      lists = PROFILE.lists();
    }
    TableSchema list = of(lists);
    if (random.nextInt(12) == 0) {
      whose = new Typed.Of.Linked(read(sights.get(0), "home"), "Household");
      list = HOUSEHOLD.lists().get(0);
    }
    if (depth > 0 && random.nextInt(6) == 0) {
      Type type = random.nextBoolean() ? Scalar.STRING : Scalar.INT;
      whose = new Typed.Of.Given(made(type, depth - 1));
      list =
          TableSchema.of(new Schema(List.of(Field.of("made", new Type.ListOf(type)))))
              .lists()
              .get(0);
    }
    int id = ++ids;
    sights.add(new Sight(list, id));
    List<Typed.Stage> stages = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      stages.add(stage(depth - 1));
    }
    sights.remove(sights.size() - 1);
    return new Typed.Items(id, whose, list, stages, SPAN);
  }

  private Typed.Stage stage(int depth) {
    Type type = of(List.of(Scalar.INT, CENTS, Scalar.STRING, Scalar.DOUBLE, TIER));
    return switch (random.nextInt(8)) {
      case 0 -> new Typed.Stage.Top(random.nextInt(4), value(type, depth), random.nextBoolean());
      case 1 -> new Typed.Stage.Distinct(value(type, depth));
      default -> new Typed.Stage.Where(bool(depth));
    };
  }
}
