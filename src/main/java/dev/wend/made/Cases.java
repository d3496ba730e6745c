package dev.wend.made;

import dev.wend.check.Mention;
import dev.wend.check.Typed;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Profiles that a property is tried on: many of their values lie at the edges of what the script
 * says, or are missing. The same for the same seed.
 */
public final class Cases {
  private static final int MOST_ITEMS = 3;
  private static final List<String> TEXTS = List.of("", "a", "b", "A", "é", " ", "ab");

  private final List<Field> fields;
  private final List<Mention> mentions;
  private final Set<Object> constants = new LinkedHashSet<>();
  private final Instant at;
  private final ZoneId zone;
  private final Chance chance;

  /**
   * @param mentions what the script holds against fields, by their paths from the profile
   * @param said all constants of the script
   * @param at when it is asked
   */
  public Cases(
      List<Field> fields,
      List<Mention> mentions,
      List<Typed.Constant> said,
      Instant at,
      ZoneId zone,
      long seed) {
    this.fields = List.copyOf(fields);
    this.mentions = List.copyOf(mentions);
    said.forEach(constant -> Optional.ofNullable(constant.value()).ifPresent(constants::add));
    mentions.forEach(mention -> constants.add(mention.value()));
    this.at = at;
    this.zone = zone;
    this.chance = new Chance(seed);
  }

  /** The values of a profile, those that it has; objects are maps, lists are lists. */
  public Map<String, Object> profile(long number, String name) {
    Map<String, Object> values = new LinkedHashMap<>();
    Chance own = chance.of(name);
    for (Field field : fields) {
      if (field.unique() || field.key()) {
        unique(field, number, name, own).ifPresent(value -> values.put(field.name(), value));
      } else {
        value(field.type(), field.name(), number, own.of(field.name()))
            .ifPresent(value -> values.put(field.name(), value));
      }
    }
    return values;
  }

  /** No two profiles of a try have the same. */
  private Optional<Object> unique(Field field, long number, String name, Chance own) {
    if (!field.key() && own.of(field.name()).pick(number, 0, 4) == 0) {
      return Optional.empty();
    }
    if (field.type() != Scalar.STRING) {
      return Optional.of(1 + (own.bits(number, 1) >>> 40));
    }
    List<String> ends = new ArrayList<>(List.of(field.key() ? "" : "@x.example"));
    for (Mention mention : about(field.name())) {
      if (mention.value() instanceof String text && text.startsWith("@")) {
        ends.add(text);
      }
    }
    String end = ends.get(own.of(field.name()).pick(number, 1, ends.size()));
    return Optional.of(name + number + end);
  }

  private List<Mention> about(String path) {
    return mentions.stream().filter(mention -> mention.field().equals(path)).toList();
  }

  /** A value of a type, or that it has none. */
  Optional<Object> value(Type type, String path, long number, Chance own) {
    if (own.pick(number, 0, 5) == 0) {
      return Optional.empty();
    }
    if (type instanceof Type.ObjectType object) {
      Map<String, Object> parts = new LinkedHashMap<>();
      for (Field part : object.fields()) {
        value(part.type(), path + "." + part.name(), number, own.of(part.name()))
            .ifPresent(value -> parts.put(part.name(), value));
      }
      return parts.isEmpty() ? Optional.empty() : Optional.of(parts);
    } else if (type instanceof Type.ListOf list) {
      return Optional.of(items(list, number, own));
    } else if (type instanceof Type.MapOf map) {
      Map<String, Object> entries = new LinkedHashMap<>();
      for (int i = own.pick(number, 1, MOST_ITEMS); i > 0; i--) {
        String key = edge(Scalar.STRING, "", number + i, own.of("key")).toString();
        value(map.value(), "value", number * 8 + i, own).ifPresent(v -> entries.put(key, v));
      }
      return Optional.of(entries);
    }
    return Optional.of(edge(type instanceof Type.Link l ? l.key() : type, path, number, own));
  }

  private List<Object> items(Type.ListOf list, long number, Chance own) {
    List<Object> items = new ArrayList<>();
    for (int i = own.pick(number, 1, MOST_ITEMS + 1); i > 0; i--) {
      long item = number * 8 + i;
      if (list.item() instanceof Type.ObjectType object) {
        Map<String, Object> parts = new LinkedHashMap<>();
        for (Field part : object.fields()) {
          value(part.type(), part.name(), item, own.of(part.name()))
              .ifPresent(value -> parts.put(part.name(), value));
        }
        items.add(parts);
      } else {
        items.add(edge(list.item(), "value", item, own));
      }
    }
    return items;
  }

  // ---- values at edges

  private Object edge(Type type, String path, long number, Chance own) {
    List<Object> edges = edges(type, path);
    return edges.get(own.pick(number, 2, edges.size()));
  }

  /** What a field is tried with: those that are mentioned with it count thrice. */
  List<Object> edges(Type type, String path) {
    List<Object> edges = new ArrayList<>();
    for (Mention mention : about(path)) {
      for (int i = 0; i < 3; i++) {
        around(mention.value(), type, edges);
      }
    }
    constants.forEach(constant -> around(constant, type, edges));
    usual(type, edges);
    return edges;
  }

  private void around(Object constant, Type type, List<Object> to) {
    if (type instanceof Type.Enumeration choice) {
      if (choice.values().contains(String.valueOf(constant))) {
        to.add(constant);
      }
    } else if (constant instanceof Long || constant instanceof BigDecimal) {
      numbers(new BigDecimal(constant.toString()), type, to);
    } else if (constant instanceof Double real && type == Scalar.DOUBLE) {
      to.addAll(List.of(real, real + 1, real - 1));
    } else if (constant instanceof String text && type == Scalar.STRING) {
      to.addAll(List.of(text, text + "a"));
    } else if (constant instanceof LocalDate date) {
      moments(date.atStartOfDay(zone).toInstant(), type, to);
    } else if (constant instanceof Instant instant) {
      moments(instant, type, to);
    } else if (constant instanceof Duration length) {
      lengths(length, type, to);
    } else if (constant instanceof Period period) {
      moments(at.atZone(zone).minus(period).toInstant(), type, to);
      moments(at.atZone(zone).plus(period).toInstant(), type, to);
    } else if (constant instanceof LocalTime time && type == Scalar.TIME) {
      to.addAll(List.of(time, time.plusMinutes(1), time.minusMinutes(1)));
    }
  }

  private static void numbers(BigDecimal number, Type type, List<Object> to) {
    for (int more = -1; more <= 1; more++) {
      if (type == Scalar.INT && number.stripTrailingZeros().scale() <= 0) {
        to.add(number.longValue() + more);
      } else if (type instanceof Type.Decimal decimal) {
        BigDecimal step = BigDecimal.valueOf(more, decimal.digits());
        to.add(number.setScale(decimal.digits(), RoundingMode.HALF_EVEN).add(step));
      } else if (type == Scalar.DOUBLE) {
        to.add(number.doubleValue() + more);
      }
    }
  }

  /** An instant, and those beside it. */
  private void moments(Instant moment, Type type, List<Object> to) {
    if (type == Scalar.DATETIME) {
      to.addAll(List.of(moment, moment.plusMillis(1), moment.minusMillis(1)));
    } else if (type == Scalar.DATE) {
      LocalDate day = moment.atZone(zone).toLocalDate();
      to.addAll(List.of(day, day.plusDays(1), day.minusDays(1)));
    }
  }

  /** What is exactly so old, or to come exactly then. */
  private void lengths(Duration length, Type type, List<Object> to) {
    moments(at.minus(length), type, to);
    moments(at.plus(length), type, to);
    if (type == Scalar.DURATION) {
      to.addAll(List.of(length, length.plusMillis(1), length.minusMillis(1)));
    }
  }

  private void usual(Type type, List<Object> to) {
    if (type instanceof Type.Enumeration choice) {
      to.addAll(choice.values());
    } else if (type instanceof Type.Decimal) {
      numbers(BigDecimal.ZERO, type, to);
      numbers(BigDecimal.valueOf(100), type, to);
    } else if (type == Scalar.STRING) {
      to.addAll(TEXTS);
    } else if (type == Scalar.BOOL) {
      to.addAll(List.of(true, false));
    } else if (type == Scalar.INT || type == Scalar.DOUBLE) {
      numbers(BigDecimal.ZERO, type, to);
      numbers(BigDecimal.valueOf(100), type, to);
    } else if (type == Scalar.TIME) {
      to.addAll(List.of(LocalTime.MIDNIGHT, LocalTime.NOON, LocalTime.of(23, 59)));
    } else if (type == Scalar.DURATION) {
      to.addAll(List.of(Duration.ZERO, Duration.ofDays(1)));
    } else {
      moments(at, type, to);
      moments(LocalDate.of(2024, 2, 29).atStartOfDay(zone).toInstant(), type, to);
      moments(at.minus(Duration.ofDays(400)), type, to);
    }
  }
}
