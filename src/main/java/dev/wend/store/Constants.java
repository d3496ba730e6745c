package dev.wend.store;

import dev.wend.type.Scalar;
import dev.wend.type.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** Default values: their lanes, and their text in the control file. */
final class Constants {
  private static final int NANOS_PER_MILLI = 1_000_000;

  private Constants() {}

  /** The value in a column, of every type but string. */
  static long lane(Type type, Object value) {
    if (value instanceof Boolean b) {
      return b ? 1 : 0;
    } else if (value instanceof Long n) {
      return n;
    } else if (value instanceof BigDecimal d) {
      return d.unscaledValue().longValueExact();
    } else if (value instanceof Double d) {
      return Given.sortable(Double.doubleToRawLongBits(d));
    } else if (value instanceof LocalDate d) {
      return d.toEpochDay();
    } else if (value instanceof LocalTime t) {
      return t.toNanoOfDay() / NANOS_PER_MILLI;
    } else if (value instanceof Instant i) {
      return i.toEpochMilli();
    } else if (value instanceof Duration d) {
      return d.toMillis();
    } else if (type instanceof Type.Enumeration e) {
      return e.values().indexOf((String) value);
    }
    throw new IllegalArgumentException("no constant of type " + type.text() + ": " + value);
  }

  /** From the text that {@code toString} gave. */
  static Object parse(Type type, String text) {
    if (type instanceof Type.Enumeration) {
      return text;
    } else if (type instanceof Type.Decimal) {
      return new BigDecimal(text);
    }
    return switch ((Scalar) type) {
      case BOOL -> Boolean.valueOf(text);
      case INT -> Long.valueOf(text);
      case DOUBLE -> Double.valueOf(text);
      case STRING -> text;
      case DATE -> LocalDate.parse(text);
      case TIME -> LocalTime.parse(text);
      case DATETIME -> Instant.parse(text);
      case DURATION -> Duration.parse(text);
      case PERIOD, MISSING, ERROR -> throw new IllegalArgumentException(type.text());
    };
  }
}
