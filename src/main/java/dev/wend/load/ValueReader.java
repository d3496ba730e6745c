package dev.wend.load;

import dev.wend.store.Batch;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import java.time.ZoneId;

/**
 * Reads the values of one field from texts into a batch. Strict: nothing is trimmed, guessed or
 * rounded. A text that does not fit leaves the batch as it was.
 *
 * <pre>
 * bool      true false 1 0 (any case)
 * int       -?digits within 64 bits
 * decimal   -?digits[.digits][e[+-]digits]; digits beyond the type's must be zeros
 * double    the same; infinite and NaN do not fit
 * date      2026-03-01
 * time      09:30 09:30:15 09:30:15.250 (digits below a millisecond are dropped)
 * datetime  a date, T or a blank, a time, then Z, +02:00, +0200, +02 or nothing (the script's zone);
 *           or a date alone: the first instant of its day
 * duration  1 day 6 hours, or ISO 8601: PT1H30M, P1D
 * enum      one of its values
 * string    UTF-8, brought to NFC
 * list      JSON: ["a", "b"], [{"sku": "N1", "price": 3.5}]
 * map       JSON: {"a": 1, "b": 2}
 * </pre>
 */
interface ValueReader {
  /** Reads the text {@code bytes[start, end)} into a field of the batch's current row. */
  Fit read(byte[] bytes, int start, int end, Batch into, int field);

  static ValueReader of(Field field, ZoneId zone) {
    Type type = field.type();
    if (type instanceof Type.Decimal decimal) {
      return new NumberReaders.OfDecimal(decimal.digits());
    }
    if (type instanceof Type.Enumeration enumeration) {
      return new TextReaders.OfEnumeration(enumeration.values());
    }
    if (FlatFields.isMany(type)) {
      return new ItemsReader(field, zone, false);
    }
    return switch ((Scalar) type) {
      case BOOL -> TextReaders::readBool;
      case INT -> NumberReaders::readInt;
      case DOUBLE -> NumberReaders::readDouble;
      case DATE -> TimeReaders::readDate;
      case TIME -> TimeReaders::readTime;
      case DATETIME -> new TimeReaders.OfDateTime(zone);
      case DURATION -> TimeReaders::readDuration;
      case STRING -> new TextReaders.OfString();
      case PERIOD, MISSING, ERROR -> throw new IllegalArgumentException("no field has " + type);
    };
  }
}
