package dev.wend.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wend.store.Batch;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueReaderTest {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bool     | true                     | 1
          bool     | FALSE                    | 0
          bool     | yes                      | NOT_A_VALUE
          int      | 0                        | 0
          int      | -9223372036854775807     | -9223372036854775807
          int      | 9223372036854775807      | 9223372036854775807
          int      | -9223372036854775808     | OUT_OF_RANGE
          int      | 9223372036854775808      | OUT_OF_RANGE
          int      | 99999999999999999999999  | OUT_OF_RANGE
          int      | 1.0                      | NOT_A_VALUE
          int      | +1                       | NOT_A_VALUE
          int      | -                        | NOT_A_VALUE
          decimal  | 12                       | 1200
          decimal  | -12.5                    | -1250
          decimal  | 0.29                     | 29
          decimal  | 12.500                   | 1250
          decimal  | 12.505                   | TOO_MANY_DIGITS
          decimal  | 1.2e3                    | 120000
          decimal  | 92233720368547758.07     | 9223372036854775807
          decimal  | 92233720368547758.08     | OUT_OF_RANGE
          decimal  | 1e9999                   | OUT_OF_RANGE
          decimal  | 0e9999                   | 0
          decimal  | .5                       | NOT_A_VALUE
          decimal  | 5.                       | NOT_A_VALUE
          decimal  | 1,5                      | NOT_A_VALUE
          decimal  | 1.2.3                    | NOT_A_VALUE
          double   | 1e400                    | OUT_OF_RANGE
          double   | NaN                      | NOT_A_VALUE
          double   | -0.0                     | 0
          date     | 1970-01-02               | 1
          date     | 2024-02-29               | 19782
          date     | 2023-02-29               | NOT_A_VALUE
          date     | 2024-13-01               | NOT_A_VALUE
          date     | 0000-01-01               | NOT_A_VALUE
          date     | 2024-1-01                | NOT_A_VALUE
          time     | 09:30                    | 34200000
          time     | 09:30:15.25              | 34215250
          time     | 24:00                    | NOT_A_VALUE
          time     | 09:30:60                 | NOT_A_VALUE
          datetime | 2026-03-01T09:30Z        | 1772357400000
          datetime | 2026-03-01T09:30:15.250Z | 1772357415250
          datetime | 2026-03-01T09:30-05:00   | 1772375400000
          datetime | 2026-03-01 09:30:00+0100 | 1772353800000
          datetime | 2026-03-01T09:30         | 1772375400000
          datetime | 2026-03-08T02:30         | 1772953200000
          datetime | 2026-11-01T01:30         | 1793511000000
          datetime | 2026-03-01               | 1772341200000
          datetime | 2026-02-29               | NOT_A_VALUE
          datetime | 2026-03-01T              | NOT_A_VALUE
          datetime | 2026-03-01T09:30+19:00   | NOT_A_VALUE
          duration | PT1H30M                  | 5400000
          duration | 1 hour                   | 3600000
          enum     | gold                     | 1
          enum     | Gold                     | NOT_A_VALUE
          """)
  void reads(String type, String text, String expected) {
    assertEquals(expected, read(type(type), text));
  }

  private static Type type(String name) {
    return switch (name) {
      case "decimal" -> new Type.Decimal(2);
      case "enum" -> new Type.Enumeration(List.of("basic", "gold"));
      case "bool" -> Scalar.BOOL;
      case "int" -> Scalar.INT;
      case "double" -> Scalar.DOUBLE;
      case "date" -> Scalar.DATE;
      case "time" -> Scalar.TIME;
      case "datetime" -> Scalar.DATETIME;
      default -> Scalar.DURATION;
    };
  }

  @Property
  void anyLongReadsAsItself(@ForAll long value) {
    String expected = value == Long.MIN_VALUE ? "OUT_OF_RANGE" : Long.toString(value);
    assertEquals(expected, read(Scalar.INT, Long.toString(value)));
  }

  @Property
  void anyDoubleReadsAsJavaReadsIt(@ForAll double value) {
    String expected = Long.toString(Double.doubleToRawLongBits(value + 0.0));
    assertEquals(expected, read(Scalar.DOUBLE, Double.toString(value)));
  }

  @Property
  void shortDecimalsReadAsJavaReadsThem(@ForAll @Scale(3) BigDecimal value) {
    String text = value.toPlainString();
    String expected = Long.toString(Double.doubleToRawLongBits(Double.parseDouble(text) + 0.0));
    assertEquals(expected, read(Scalar.DOUBLE, text));
  }

  @Property
  void anyDayReadsAsJavaReadsIt(@ForAll LocalDate day) {
    if (day.getYear() >= 1 && day.getYear() <= 9999) {
      assertEquals(Long.toString(day.toEpochDay()), read(Scalar.DATE, day.toString()));
    }
  }

  @Property
  void anyInstantReadsAsJavaReadsIt(@ForAll Instant instant) {
    Instant cut = Instant.ofEpochMilli(instant.toEpochMilli());
    String text = cut.toString();
    if (text.length() <= "2026-03-01T09:30:15.250Z".length() && !text.startsWith("-")) {
      assertEquals(Long.toString(cut.toEpochMilli()), read(Scalar.DATETIME, text));
      String local = cut.atZone(ZONE).toLocalDateTime().toString();
      long expected = cut.atZone(ZONE).withEarlierOffsetAtOverlap().toInstant().toEpochMilli();
      assertEquals(Long.toString(expected), read(Scalar.DATETIME, local));
    }
  }

  /** What stands in the batch, or why it does not fit. */
  private static String read(Type type, String text) {
    Field field = Field.of("f", type);
    Batch batch = new Batch(List.of(field), 1);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Fit fit = ValueReader.of(field, ZONE).read(bytes, 0, bytes.length, batch, 0);
    return fit == Fit.FITS ? Long.toString(batch.lane(0, 0)) : fit.name();
  }
}
