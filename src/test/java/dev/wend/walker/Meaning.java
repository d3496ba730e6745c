package dev.wend.walker;

import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Operator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What each operator gives for present operands, by the classes of the JDK; {@code null} is
 * missing.
 */
record Meaning(Type result, ZoneId zone) {
  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

  Object of(Operator operator, Object... x) {
    return switch (operator) {
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, NEGATE -> arithmetic(operator, x);
      case INT_TO_DECIMAL, DECIMAL_TO_DECIMAL -> exact(new BigDecimal(x[0].toString()));
      case INT_TO_DOUBLE, DECIMAL_TO_DOUBLE ->
          finite(new BigDecimal(x[0].toString()).doubleValue());
      case ENUM_TO_STRING -> x[0];
      case DATE_TO_DATETIME -> inRange(((LocalDate) x[0]).atStartOfDay(zone).toInstant());
      case PLUS_DURATION -> moved(x[0], (Duration) x[1]);
      case MINUS_DURATION -> moved(x[0], ((Duration) x[1]).negated());
      case PLUS_PERIOD, MINUS_PERIOD ->
          Periods.moved(x[0], x[1], operator == Operator.MINUS_PERIOD, this);
      case DIFFERENCE -> difference(x[0], x[1]);
      case YEARS_BETWEEN -> between(ChronoUnit.YEARS, x[0], x[1]);
      case MONTHS_BETWEEN -> between(ChronoUnit.MONTHS, x[0], x[1]);
      case WEEKS_BETWEEN -> between(ChronoUnit.WEEKS, x[0], x[1]);
      case DAYS_BETWEEN -> between(ChronoUnit.DAYS, x[0], x[1]);
      case HOURS_BETWEEN -> between(ChronoUnit.HOURS, x[0], x[1]);
      case MINUTES_BETWEEN -> between(ChronoUnit.MINUTES, x[0], x[1]);
      case SECONDS_BETWEEN -> between(ChronoUnit.SECONDS, x[0], x[1]);
      case MILLISECONDS_BETWEEN -> between(ChronoUnit.MILLIS, x[0], x[1]);
      case CONCAT -> joined((String) x[0] + x[1]);
      case FOLD_CASE -> folded((String) x[0]);
      case EQUAL -> order(x[0], x[1]) == 0;
      case LESS -> order(x[0], x[1]) < 0;
      case LESS_OR_EQUAL -> order(x[0], x[1]) <= 0;
      case CONTAINS -> ((String) x[0]).contains((String) x[1]);
      case STARTS_WITH -> ((String) x[0]).startsWith((String) x[1]);
      case ENDS_WITH -> ((String) x[0]).endsWith((String) x[1]);
      case LIKE -> like((String) x[0], (String) x[1]);
      case MATCHES -> Pattern.compile((String) x[1]).matcher((String) x[0]).find();
    };
  }

  private static Object joined(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length <= 1 << 20 ? text : null;
  }

  private Object arithmetic(Operator operator, Object[] x) {
    if (x[0] instanceof Double) {
      return onDoubles(operator, (Double) x[0], x.length > 1 ? (Double) x[1] : 0);
    }
    if (x[0] instanceof Duration) {
      return onDurations(operator, x);
    }
    BigDecimal a = new BigDecimal(x[0].toString());
    BigDecimal b = x.length > 1 ? new BigDecimal(x[1].toString()) : BigDecimal.ONE;
    boolean byZero = b.signum() == 0;
    return switch (operator) {
      case ADD -> exact(a.add(b));
      case SUBTRACT -> exact(a.subtract(b));
      case MULTIPLY -> exact(a.multiply(b));
      case DIVIDE -> byZero ? null : exact(a.divide(b, digits(), RoundingMode.HALF_EVEN));
      case REMAINDER -> byZero ? null : exact(a.remainder(b));
      default -> exact(a.negate());
    };
  }

  private Object onDoubles(Operator operator, double a, double b) {
    return finite(
        switch (operator) {
          case ADD -> a + b;
          case SUBTRACT -> a - b;
          case MULTIPLY -> a * b;
          case DIVIDE -> a / b;
          case REMAINDER -> a % b;
          default -> -a;
        });
  }

  private Object onDurations(Operator operator, Object[] x) {
    BigDecimal a = BigDecimal.valueOf(((Duration) x[0]).toMillis());
    if (operator == Operator.NEGATE) {
      return length(a.negate());
    }
    BigDecimal b =
        x[1] instanceof Duration other
            ? BigDecimal.valueOf(other.toMillis())
            : new BigDecimal(x[1].toString());
    return switch (operator) {
      case ADD -> length(a.add(b));
      case SUBTRACT -> length(a.subtract(b));
      case MULTIPLY -> length(a.multiply(b));
      default -> throw new AssertionError(operator + " on durations");
    };
  }

  private static Object length(BigDecimal millis) {
    return millis.toBigInteger().abs().compareTo(MOST) > 0
        ? null
        : Duration.ofMillis(millis.longValueExact());
  }

  private int digits() {
    return result instanceof Type.Decimal decimal ? decimal.digits() : 0;
  }

  /** An int or a decimal of the result's digits, when 64 bits hold it. */
  private Object exact(BigDecimal value) {
    BigDecimal rounded = value.setScale(digits(), RoundingMode.HALF_EVEN);
    if (rounded.unscaledValue().abs().compareTo(MOST) > 0) {
      return null;
    }
    return result.equals(Scalar.INT) ? (Object) rounded.longValueExact() : rounded;
  }

  private static Object finite(double value) {
    return Double.isFinite(value) ? (Object) (value + 0.0) : null;
  }

  // ---- dates ----

  /** Years 1 to 9999. */
  static Object inRange(LocalDate date) {
    return date.getYear() >= 1 && date.getYear() <= 9999 ? date : null;
  }

  /** A day more on both sides than dates have, for the offsets of zones. */
  static Object inRange(Instant instant) {
    Instant first = Instant.parse("0001-01-01T00:00:00Z").minus(1, ChronoUnit.DAYS);
    Instant end = Instant.parse("9999-12-31T00:00:00Z").plus(2, ChronoUnit.DAYS);
    return !instant.isBefore(first) && instant.isBefore(end) ? instant : null;
  }

  private Object moved(Object x, Duration by) {
    BigInteger millis = BigInteger.valueOf(by.toMillis());
    if (x instanceof Duration length) {
      return length(new BigDecimal(BigInteger.valueOf(length.toMillis()).add(millis)));
    }
    if (x instanceof LocalDate date) {
      boolean wholeDays = by.toMillis() % Duration.ofDays(1).toMillis() == 0;
      boolean near = Math.abs(by.toDays()) < 4_000_000;
      return wholeDays && near ? inRange(date.plusDays(by.toDays())) : null;
    }
    BigInteger sum = BigInteger.valueOf(((Instant) x).toEpochMilli()).add(millis);
    return sum.bitLength() > 62 ? null : inRange(Instant.ofEpochMilli(sum.longValueExact()));
  }

  private static Object difference(Object a, Object b) {
    if (a instanceof LocalDate later) {
      return Duration.ofDays(((LocalDate) b).until(later, ChronoUnit.DAYS));
    }
    return Duration.between((Instant) b, (Instant) a);
  }

  private Object between(ChronoUnit unit, Object from, Object to) {
    if (from instanceof LocalDate start) {
      LocalDate end = (LocalDate) to;
      return unit.isDateBased()
          ? start.until(end, unit)
          : start.atStartOfDay().until(end.atStartOfDay(), unit);
    }
    ZonedDateTime start = ((Instant) from).atZone(zone);
    return start.until(((Instant) to).atZone(zone), unit);
  }

  // ---- tests and texts ----

  int order(Object a, Object b) {
    if (a instanceof BigDecimal x) {
      return x.compareTo((BigDecimal) b);
    } else if (a instanceof Long x) {
      return x.compareTo((Long) b);
    } else if (a instanceof Double x) {
      return x.compareTo((Double) b);
    } else if (a instanceof LocalDate x) {
      return x.compareTo((LocalDate) b);
    } else if (a instanceof LocalTime x) {
      return x.compareTo((LocalTime) b);
    } else if (a instanceof Instant x) {
      return x.compareTo((Instant) b);
    } else if (a instanceof Duration x) {
      return x.compareTo((Duration) b);
    } else if (a instanceof Boolean x) {
      return x.compareTo((Boolean) b);
    }
    return byCodePoint((String) a, (String) b);
  }

  private static int byCodePoint(String a, String b) {
    int[] x = a.codePoints().toArray();
    int[] y = b.codePoints().toArray();
    return java.util.Arrays.compare(x, y);
  }

  /**
   * Unicode simple folding as the JDK's {@code equalsIgnoreCase} does it, but for the Turkish
   * letters.
   */
  private static String folded(String text) {
    return text.codePoints()
        .map(c -> c == 'İ' || c == 'ı' ? c : Character.toLowerCase(Character.toUpperCase(c)))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean like(String text, String pattern) {
    String regex =
        pattern
            .codePoints()
            .mapToObj(c -> c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(Character.toString(c)))
            .collect(Collectors.joining());
    return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
  }
}
