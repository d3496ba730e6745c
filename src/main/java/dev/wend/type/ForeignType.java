package dev.wend.type;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What other languages call a type of this one. */
public enum ForeignType {
  BOOL(Scalar.BOOL, "boolean", "bit", "flag"),
  INT(Scalar.INT, "integer", "long", "bigint", "int64", "int32", "short", "number", "serial"),
  DECIMAL(new Type.Decimal(4), "numeric", "money", "currency", "bigdecimal"),
  DOUBLE(Scalar.DOUBLE, "float", "real", "float64"),
  STRING(Scalar.STRING, "str", "text", "varchar", "char", "uuid", "email", "url"),
  DATETIME(Scalar.DATETIME, "timestamp", "instant", "timestamptz", "date_time"),
  DURATION(Scalar.DURATION, "interval", "timespan");

  @SuppressWarnings("ImmutableEnumChecker") // a record
  private final Type type;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> names;

  ForeignType(Type type, String... names) {
    this.type = type;
    this.names = List.of(names);
  }

  /** The type of a name, in whatever case it is written. */
  public static Optional<Type> of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (ForeignType row : values()) {
      if (row.names.contains(lower) || row.name().equalsIgnoreCase(name)) {
        return Optional.of(row.type);
      }
    }
    return Optional.empty();
  }
}
