package dev.wend.check;

import dev.wend.check.Typed.Apply;
import dev.wend.check.Typed.Call;
import dev.wend.check.Typed.Constant;
import dev.wend.check.Typed.FieldRead;
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

/** Values that can be held against each other: which term it is, and what a constant is worth. */
final class Terms {
  /** A term of more parts is left alone, so that a test costs little. */
  private static final int MOST_PARTS = 40;

  /** What functions give at least and at most; each gives every number between. */
  private record Row(String function, long least, long most) {}

  private static final List<Row> RESULTS =
      List.of(
          new Row("age", 0, Long.MAX_VALUE),
          new Row("length", 0, Long.MAX_VALUE),
          new Row("quarter", 1, 4),
          new Row("month", 1, 12),
          new Row("week", 1, 53),
          new Row("weekday", 1, 7),
          new Row("day", 1, 31),
          new Row("hour", 0, 23),
          new Row("minute", 0, 59),
          new Row("second", 0, 59));

  private final ZoneId zone;

  Terms(ZoneId zone) {
    this.zone = zone;
  }

  /** One text for equal terms; empty where a value is not made from fields alone. */
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
    } else if (term instanceof Apply apply) {
      out.append(apply.operator()).append(apply.type().text());
      return writeAll(apply.operands(), out, left);
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

  /** What a term can be at all. */
  static Reach natural(Typed term) {
    if (term instanceof Call call && call.type() == Scalar.INT) {
      for (Row row : RESULTS) {
        if (row.function().equals(call.function().name())) {
          return Reach.between(row.least(), row.most()).orAbsent();
        }
      }
    }
    return Reach.ANY;
  }

  /** The names of the functions whose results are known. */
  static List<String> known() {
    return RESULTS.stream().map(Row::function).toList();
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
      return Optional.of(bits ^ ((bits >> 63) & Long.MAX_VALUE));
    }
    return value instanceof BigDecimal || type instanceof Scalar || type instanceof Type.Enumeration
        ? Optional.of(Lane.of(type, value))
        : Optional.empty();
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
