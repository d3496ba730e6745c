package dev.wend.walker;

import dev.wend.check.Typed;
import dev.wend.type.Scalar;
import dev.wend.type.TableSchema;
import dev.wend.type.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Items of lists, and links. */
record Items(Walker walker) {
  static boolean isAbout(Typed term) {
    return term instanceof Typed.ItemRead
        || term instanceof Typed.ItemPlace
        || term instanceof Typed.Aggregate
        || term instanceof Typed.ListValue
        || term instanceof Typed.Sequence
        || term instanceof Typed.LinkedRead;
  }

  Object value(Typed term, Map<String, Object> profile) {
    if (term instanceof Typed.ItemRead read) {
      return Walker.plain(item(read.items(), profile).get(read.field().name()));
    } else if (term instanceof Typed.ItemPlace place) {
      return profile.get("place of " + place.items());
    } else if (term instanceof Typed.LinkedRead read) {
      return Walker.plain(linked(read.key(), read.entity(), profile).get(read.field().name()));
    } else if (term instanceof Typed.ListValue list) {
      return values(list.items(), list.value(), profile).stream().filter(Objects::nonNull).toList();
    } else if (term instanceof Typed.Sequence sequence) {
      return new Sequences(walker, this).holds(sequence, profile);
    }
    Typed.Aggregate aggregate = (Typed.Aggregate) term;
    if (aggregate.value().isEmpty()) {
      long count = left(aggregate.items(), profile).size();
      boolean any = aggregate.aggregation() == Typed.Aggregation.ANY;
      return any ? (Object) (count > 0) : (Object) count;
    }
    List<Object> values = values(aggregate.items(), aggregate.value().get(), profile);
    return aggregated(aggregate, values);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> item(int items, Map<String, Object> profile) {
    return (Map<String, Object>) profile.get("item of " + items);
  }

  private Map<String, Object> linked(Typed key, String entity, Map<String, Object> profile) {
    Object of = walker.value(key, profile);
    return walker.entities().getOrDefault(entity, Map.of()).getOrDefault(of, Map.of());
  }

  // going through

  private List<Object> values(Typed.Items items, Typed value, Map<String, Object> profile) {
    List<Object> values = new ArrayList<>();
    for (Map<String, Object> around : seen(items, left(items, profile), profile)) {
      values.add(walker.value(value, around));
    }
    return values;
  }

  List<Map<String, Object>> left(Typed.Items items, Map<String, Object> profile) {
    List<Map<String, Object>> left = of(items, profile);
    for (Typed.Stage stage : items.stages()) {
      left = after(stage, items, left, profile);
    }
    return left;
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> of(Typed.Items items, Map<String, Object> profile) {
    Map<String, Object> row = profile;
    if (items.of() instanceof Typed.Of.Item item) {
      row = item(item.items(), profile);
    } else if (items.of() instanceof Typed.Of.Linked linked) {
      row = linked(linked.key(), linked.entity(), profile);
    } else if (items.of() instanceof Typed.Of.Given given) {
      return ((List<Object>) walker.value(given.source(), profile))
          .stream().map(value -> Map.of(TableSchema.VALUE, value)).toList();
    }
    var all = (List<Map<String, Object>>) row.getOrDefault(items.list().name(), List.of());
    return items.of() instanceof Typed.Of.Events
        ? all.stream().sorted(Comparator.comparing(Sequences::time)).toList()
        : all;
  }

  /** The profile as each item sees it. */
  private static List<Map<String, Object>> seen(
      Typed.Items items, List<Map<String, Object>> left, Map<String, Object> profile) {
    List<Map<String, Object>> seen = new ArrayList<>();
    for (Map<String, Object> item : left) {
      Map<String, Object> around = new HashMap<>(profile);
      around.put("item of " + items.id(), item);
      around.put("place of " + items.id(), (long) seen.size());
      seen.add(around);
    }
    return seen;
  }

  private List<Map<String, Object>> after(
      Typed.Stage stage,
      Typed.Items items,
      List<Map<String, Object>> left,
      Map<String, Object> profile) {
    List<Map<String, Object>> seen = seen(items, left, profile);
    List<Integer> places = new ArrayList<>();
    Set<Object> values = new HashSet<>(Collections.singleton(null));
    for (int i = 0; i < left.size(); i++) {
      Map<String, Object> around = seen.get(i);
      if (stage instanceof Typed.Stage.Where where) {
        if (walker.holds(where.condition(), around)) {
          places.add(i);
        }
      } else if (stage instanceof Typed.Stage.Distinct distinct) {
        if (values.add(walker.value(distinct.value(), around))) {
          places.add(i);
        }
      } else {
        places.add(i);
      }
    }
    if (stage instanceof Typed.Stage.Top top) {
      Comparator<Object> order = (a, b) -> order(top.by().type(), a, b);
      places.sort(
          Comparator.comparing(
              (Integer i) -> walker.value(top.by(), seen.get(i)),
              Comparator.nullsLast(top.descending() ? order.reversed() : order)));
      places = places.subList(0, (int) Math.min(places.size(), top.count()));
    }
    return places.stream().map(left::get).toList();
  }

  private int order(Type type, Object a, Object b) {
    if (type instanceof Type.Enumeration enumeration) {
      return enumeration.values().indexOf(a) - enumeration.values().indexOf(b);
    }
    return new Meaning(type, walker.zone()).order(a, b);
  }

  // aggregates

  private Object aggregated(Typed.Aggregate aggregate, List<Object> all) {
    List<Object> values = all.stream().filter(Objects::nonNull).toList();
    Type type = aggregate.value().orElseThrow().type();
    Comparator<Object> order = (a, b) -> order(type, a, b);
    return switch (aggregate.aggregation()) {
      case ANY -> !all.isEmpty();
      case COUNT -> (long) all.size();
      case FIRST -> all.isEmpty() ? null : all.get(0);
      case LAST -> all.isEmpty() ? null : all.get(all.size() - 1);
      case MIN -> values.stream().min(order).orElse(null);
      case MAX -> values.stream().max(order).orElse(null);
      case SUM -> sum(type, values);
      case AVERAGE -> values.isEmpty() ? null : mean(type, sum(type, values), values.size());
    };
  }

  private static Object sum(Type type, List<Object> values) {
    if (type == Scalar.DOUBLE) {
      double sum = values.stream().mapToDouble(v -> (Double) v).reduce(0, Double::sum);
      return Double.isFinite(sum) ? (Object) (sum + 0.0) : null;
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (Object value : values) {
      sum = sum.add(exact(value));
    }
    return inside(type, sum);
  }

  private static Object mean(Type type, Object sum, int count) {
    if (sum == null) {
      return null;
    }
    if (type == Scalar.DOUBLE) {
      return (Double) sum / count + 0.0;
    }
    int digits = type instanceof Type.Decimal decimal ? decimal.digits() : 0;
    BigDecimal by = BigDecimal.valueOf(count);
    return inside(type, exact(sum).divide(by, digits, RoundingMode.HALF_EVEN));
  }

  private static BigDecimal exact(Object value) {
    return value instanceof Duration length
        ? BigDecimal.valueOf(length.toMillis())
        : new BigDecimal(value.toString());
  }

  /** A number that 64 bits hold, as its type has it. */
  private static Object inside(Type type, BigDecimal value) {
    int digits = type instanceof Type.Decimal decimal ? decimal.digits() : 0;
    BigDecimal scaled = value.setScale(digits, RoundingMode.UNNECESSARY);
    if (scaled.unscaledValue().bitLength() > 63 || isLeast(scaled)) {
      return null;
    }
    if (type == Scalar.DURATION) {
      return Duration.ofMillis(scaled.longValueExact());
    }
    return type == Scalar.INT ? (Object) scaled.longValueExact() : scaled;
  }

  private static boolean isLeast(BigDecimal value) {
    return value.unscaledValue().bitLength() == 63
        && value.unscaledValue().equals(java.math.BigInteger.valueOf(Long.MIN_VALUE));
  }
}
