package dev.wend.check;

import dev.wend.check.Typed.Apply;
import dev.wend.check.Typed.Call;
import dev.wend.check.Typed.Coalesce;
import dev.wend.check.Typed.Constant;
import dev.wend.check.Typed.FieldRead;
import dev.wend.check.Typed.Now;
import dev.wend.check.Typed.Today;
import dev.wend.lib.Fn.Range;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Lane;
import dev.wend.value.Operator;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Values that can be held against each other: which term it is, and what a constant is worth. */
final class Terms {
  /** A term of more parts is left alone, so that a test costs little. */
  private static final int MOST_PARTS = 40;

  private static final Range COUNTS = new Range(0, Long.MAX_VALUE);

  private final ZoneId zone;

  Terms(ZoneId zone) {
    this.zone = zone;
  }

  /** One text for equal terms; empty where a value is made from more than fields and the time. */
  static Optional<String> key(Typed term) {
    StringBuilder out = new StringBuilder();
    boolean known = write(term, out, new int[] {MOST_PARTS});
    return known && !(term instanceof Constant) ? Optional.of(out.toString()) : Optional.empty();
  }

  private static boolean write(Typed term, StringBuilder out, int[] left) {
    if (left[0]-- == 0) {
      return false;
    }
    if (term instanceof FieldRead read) {
      out.append('`').append(read.field().name()).append('`');
      return true;
    } else if (term instanceof Constant constant) {
      out.append(constant.type().text()).append(':').append(constant.value()).append(';');
      return true;
    } else if (term instanceof Now || term instanceof Today) {
      out.append(term instanceof Now ? "now" : "today");
      return true;
    } else if (term instanceof Apply apply) {
      out.append(apply.operator()).append(apply.type().text());
      return writeAll(apply.operands(), out, left);
    } else if (term instanceof Coalesce choice) {
      out.append("?:");
      return writeAll(List.of(choice.first(), choice.second()), out, left);
    } else if (term instanceof Call call) {
      out.append(call.function().signature());
      return writeAll(call.arguments(), out, left);
    }
    return false;
  }

  private static boolean writeAll(List<Typed> terms, StringBuilder out, int[] left) {
    out.append('(');
    for (Typed term : terms) {
      if (!write(term, out, left)) {
        return false;
      }
    }
    out.append(')');
    return true;
  }

  // ---- what a term can be at all

  /** What a term can be at all. */
  static Reach natural(Typed term) {
    Reach reach =
        range(term)
            .map(r -> Reach.between(lane(term.type(), r.least()), lane(term.type(), r.most())))
            .orElse(Reach.ANY);
    return Lists.isCount(term) ? reach : reach.orAbsent();
  }

  /** Between which numbers a term lies; empty where that is not known. */
  static Optional<Range> range(Typed term) {
    if (term instanceof Call call) {
      return call.type().isNumber() ? call.function().range() : Optional.empty();
    } else if (Lists.isCount(term)) {
      return Optional.of(COUNTS);
    }
    boolean rest = term instanceof Apply apply && apply.operator() == Operator.REMAINDER;
    return rest && Parts.of(term).get(1) instanceof Constant by && by.value() instanceof Long n
        ? Optional.of(new Range(1 - Math.abs(n), Math.abs(n) - 1)).filter(r -> n != 0)
        : widened(term).flatMap(Terms::range);
  }

  /** The number that a term is the same as, in another type. */
  private static Optional<Typed> widened(Typed term) {
    boolean widens =
        term instanceof Apply apply
            && switch (apply.operator()) {
              case INT_TO_DECIMAL, INT_TO_DOUBLE, DECIMAL_TO_DECIMAL, DECIMAL_TO_DOUBLE -> true;
              default -> false;
            };
    return widens ? Optional.of(Parts.of(term).get(0)) : Optional.empty();
  }

  private static long lane(Type type, long number) {
    if (number == Long.MAX_VALUE || number == Long.MIN_VALUE || type == Scalar.INT) {
      return number;
    }
    Object value = type == Scalar.DOUBLE ? (Object) (double) number : BigDecimal.valueOf(number);
    return (Long) lane(type, value).orElseThrow();
  }

  /** How many digits a number has behind the point that is compared with one that has more. */
  static OptionalInt digits(Typed term) {
    Optional<Typed> number = widened(term);
    if (number.isEmpty() || number.get().type() == Scalar.DOUBLE) {
      return OptionalInt.empty();
    }
    return number.get().type() instanceof Type.Decimal decimal
        ? OptionalInt.of(decimal.digits())
        : OptionalInt.of(0);
  }

  /** Whether a lane of a type has other digits than 0 behind so many. */
  static boolean isFiner(Object lane, Type type, int digits) {
    if (!(lane instanceof Long number)) {
      return false;
    }
    if (type instanceof Type.Decimal decimal) {
      BigDecimal value = BigDecimal.valueOf(number, decimal.digits());
      return value.stripTrailingZeros().scale() > digits;
    }
    double value = Double.longBitsToDouble(ordered(number));
    return digits == 0 && value != Math.rint(value);
  }

  /**
   * A constant's place in the order of its type, or of a text the text; empty for what is none.
   * Neighbours are one apart, so that between two of them is nothing.
   */
  Optional<Object> constant(Typed value) {
    if (value instanceof Constant constant && constant.value() != null) {
      return lane(constant.type(), constant.value());
    }
    return date(value).isPresent() || !(value instanceof Apply apply)
        ? date(value).map(LocalDate::toEpochDay)
        : firstInstant(apply);
  }

  private static Optional<Object> lane(Type type, Object value) {
    if (type == Scalar.PERIOD || type == Scalar.MISSING || type == Scalar.ERROR) {
      return Optional.empty();
    } else if (type == Scalar.STRING) {
      return Optional.of(value);
    } else if (type == Scalar.DOUBLE) {
      long bits = Double.doubleToLongBits((Double) value + 0.0);
      return Optional.of(ordered(bits));
    }
    return value instanceof BigDecimal || type instanceof Scalar || type instanceof Type.Enumeration
        ? Optional.of(Lane.of(type, value))
        : Optional.empty();
  }

  /** The bits of a double as a number in the same order, and back. */
  private static long ordered(long bits) {
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }

  private Optional<Object> firstInstant(Apply apply) {
    return apply.operator() == Operator.DATE_TO_DATETIME
        ? date(apply.operands().get(0)).map(d -> d.atStartOfDay(zone).toInstant().toEpochMilli())
        : Optional.empty();
  }

  /** A date written out, or the day after one. */
  private static Optional<LocalDate> date(Typed value) {
    if (value instanceof Constant constant && constant.value() instanceof LocalDate date) {
      return Optional.of(date);
    }
    boolean moved = value instanceof Apply apply && apply.operator() == Operator.PLUS_DURATION;
    if (moved
        && Parts.of(value).get(1) instanceof Constant by
        && by.value() instanceof Duration length) {
      return date(Parts.of(value).get(0)).map(d -> d.plusDays(length.toDays()));
    }
    return Optional.empty();
  }
}
