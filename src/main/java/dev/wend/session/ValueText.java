package dev.wend.session;

import dev.wend.type.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values as a script writes them. */
final class ValueText {
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_]*");

  private ValueText() {}

  /** A value as {@code value.Lane} calls it outside; datetimes with the offset of a zone. */
  static String of(Optional<Object> value, Type type, ZoneId zone) {
    return value
        .map(v -> type instanceof Type.Enumeration ? quoted((String) v) : of(v, zone))
        .orElse("missing");
  }

  private static String of(Object value, ZoneId zone) {
    if (value instanceof String text) {
      return quoted(text);
    } else if (value instanceof BigDecimal number) {
      return number.toPlainString();
    } else if (value instanceof Double number) {
      return real(number);
    } else if (value instanceof LocalTime time) {
      return time(time);
    } else if (value instanceof Instant instant) {
      return moment(instant.atZone(zone));
    } else if (value instanceof Duration length) {
      return duration(length);
    } else if (value instanceof Period length) {
      return period(length);
    }
    return nested(value, zone);
  }

  /** {@code ["a", missing]}, {@code { street: "x" }}, {@code { "key": 1 }}. */
  private static String nested(Object value, ZoneId zone) {
    if (value instanceof Collection<?> list) {
      return list.stream().map(v -> part(v, zone)).collect(Collectors.joining(", ", "[", "]"));
    } else if (value instanceof Map<?, ?> map) {
      boolean isObject = value instanceof ObjectValue;
      return map.entrySet().stream()
          .map(e -> name((String) e.getKey(), isObject) + ": " + part(e.getValue(), zone))
          .collect(
              Collectors.joining(", ", map.isEmpty() ? "{" : "{ ", map.isEmpty() ? "}" : " }"));
    }
    return value.toString();
  }

  private static String name(String name, boolean isPart) {
    if (!isPart) {
      return quoted(name);
    }
    return PLAIN.matcher(name).matches() ? name : '`' + name + '`';
  }

  private static String part(Object value, ZoneId zone) {
    return value == null ? "missing" : of(value, zone);
  }

  /** A value in a table for people: a text as it is, what is nested as a script writes it. */
  static String cell(Object value) {
    boolean isNested = value instanceof Collection<?> || value instanceof Map<?, ?>;
    return isNested ? nested(value, ZoneOffset.UTC) : value.toString();
  }

  /** Without an exponent, which no literal has. */
  private static String real(double number) {
    BigDecimal exact = new BigDecimal(Double.toString(number));
    return exact.scale() < 0 ? exact.setScale(1).toPlainString() : exact.toPlainString();
  }

  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean opens = c == '{' && i + 1 < text.length() && text.charAt(i + 1) == '{';
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        default -> {
          if (Character.isISOControl(c)) {
            out.append(String.format(Locale.ROOT, "\\u{%X}", (int) c));
          } else {
            out.append(opens ? "\\" : "").append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }

  private static String time(LocalTime time) {
    String pattern =
        time.getNano() != 0 ? "HH:mm:ss.SSS" : time.getSecond() != 0 ? "HH:mm:ss" : "HH:mm";
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time);
  }

  private static String moment(ZonedDateTime at) {
    ZoneOffset offset = at.getOffset();
    // a literal's offset has whole minutes; that of old local times may not
    boolean writable = offset.getTotalSeconds() % 60 == 0;
    ZonedDateTime shown = writable ? at : at.withZoneSameInstant(ZoneOffset.UTC);
    return shown.toLocalDate() + "T" + time(shown.toLocalTime()) + shown.getOffset().getId();
  }

  private static String duration(Duration length) {
    List<String> parts = new ArrayList<>();
    Duration left = length.abs();
    add(parts, left.toDays(), "day");
    add(parts, left.toHoursPart(), "hour");
    add(parts, left.toMinutesPart(), "minute");
    add(parts, left.toSecondsPart(), "second");
    add(parts, left.toMillisPart(), "millisecond");
    String text = parts.isEmpty() ? "0 seconds" : String.join(" ", parts);
    return length.isNegative() ? "-(" + text + ")" : text;
  }

  private static String period(Period length) {
    List<String> parts = new ArrayList<>();
    add(parts, length.toTotalMonths() / 12, "year");
    add(parts, length.toTotalMonths() % 12, "month");
    add(parts, length.get(ChronoUnit.DAYS), "day");
    return parts.isEmpty() ? "0 months" : String.join(" ", parts);
  }

  private static void add(List<String> parts, long count, String unit) {
    if (count != 0) {
      parts.add(count + " " + unit + (count == 1 ? "" : "s"));
    }
  }
}
