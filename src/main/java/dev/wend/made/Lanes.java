package dev.wend.made;

import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Lane;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What fields of numbers, dates and choices hold, by their types and the words of their names. */
final class Lanes {
  private static final long DAY = ChronoUnit.DAYS.getDuration().toMillis();
  private static final long MINUTE = 60_000;

  /**
   * A row: a number whose field's name has one of the words lies between two bounds.
   *
   * @param bend the power that a share is taken to: 1 for even, more for many near the least
   */
  private record Row(List<String> words, double least, double most, int bend) {}

  private static final List<Row> NUMBERS =
      List.of(
          new Row(List.of("birth", "born", "birthyear"), 1940, 2008, 1),
          new Row(List.of("year"), 2000, 2026, 1),
          new Row(List.of("age"), 18, 90, 1),
          new Row(List.of("month"), 1, 12, 1),
          new Row(List.of("day"), 1, 28, 1),
          new Row(List.of("hour"), 0, 23, 1),
          new Row(List.of("lat", "latitude"), -60, 70, 1),
          new Row(List.of("lon", "lng", "longitude"), -180, 180, 1),
          new Row(List.of("percent"), 0, 100, 1),
          new Row(List.of("rate", "share", "discount", "probability"), 0, 1, 1),
          new Row(List.of("visits", "orders", "count", "items", "quantity", "logins"), 0, 80, 3),
          new Row(List.of("points", "score"), 0, 10_000, 3),
          new Row(
              List.of("price", "amount", "spent", "spend", "total", "revenue", "value", "balance"),
              0,
              2_000,
              3));

  private static final Row OTHER = new Row(List.of(), 0, 1_000, 2);

  private static final List<String> BIRTH =
      List.of("birth", "born", "birthday", "birthdate", "dob");
  private static final List<String> TO_COME =
      List.of("until", "expires", "expiry", "due", "next", "end", "renewal");
  private static final List<String> MOSTLY =
      List.of("consent", "active", "subscribed", "enabled", "verified", "optin");

  private static final long FIRST_BIRTH = LocalDate.of(1940, 1, 1).toEpochDay();
  private static final long LAST_BIRTH = LocalDate.of(2008, 12, 31).toEpochDay();
  private static final int PAST_DAYS = 4 * 365;
  private static final int COMING_DAYS = 365;

  private final Chance seed;
  private final long today;

  /**
   * @param today days since 1970-01-01; what has happened, happened before
   */
  Lanes(Chance seed, long today) {
    this.seed = seed;
    this.today = today;
  }

  /** A maker of which no two rows have the same, of an int. */
  static Maker.OfLanes unique() {
    return row -> row + 1;
  }

  Maker.OfLanes of(Field field, Type type) {
    Chance chance = seed.of(field.name());
    List<String> parts = Texts.parts(field.name());
    if (type instanceof Type.Decimal decimal) {
      return number(parts, chance, BigDecimal.TEN.pow(decimal.digits()).doubleValue());
    } else if (type instanceof Type.Enumeration choice) {
      int count = choice.values().size();
      return row -> (long) (bent(chance.share(row, 0), 2) * count);
    }
    return switch ((Scalar) type) {
      case INT -> number(parts, chance, 1);
      case DOUBLE -> real(parts, chance);
      case BOOL -> {
        boolean isConsent = field.name().startsWith("consent.");
        double most = isConsent ? 0.95 : has(parts, MOSTLY) ? 0.8 : 0.4;
        yield row -> chance.share(row, 0) < most ? 1 : 0;
      }
      case DATE -> row -> day(parts, chance, row);
      case DATETIME -> row -> day(parts, chance, row) * DAY + chance.pick(row, 1, (int) DAY);
      case TIME -> row -> (6 * 60 + chance.pick(row, 0, 17 * 60)) * MINUTE;
      case DURATION -> row -> MINUTE * (long) (bent(chance.share(row, 0), 3) * 4_320);
      case STRING, PERIOD, MISSING, ERROR ->
          throw new IllegalArgumentException(type.text() + " has no lane");
    };
  }

  private static boolean has(List<String> parts, List<String> words) {
    return words.stream().anyMatch(parts::contains);
  }

  private static Row row(List<String> parts) {
    return NUMBERS.stream().filter(row -> has(parts, row.words())).findFirst().orElse(OTHER);
  }

  private static double bent(double share, int power) {
    double bent = share;
    for (int i = 1; i < power; i++) {
      bent *= share;
    }
    return bent;
  }

  private static Maker.OfLanes number(List<String> parts, Chance chance, double unit) {
    Row kind = row(parts);
    long least = (long) (kind.least() * unit);
    double width = (kind.most() - kind.least()) * unit + 1;
    return row -> least + (long) (bent(chance.share(row, 0), kind.bend()) * width);
  }

  private static Maker.OfLanes real(List<String> parts, Chance chance) {
    Row kind = row(parts);
    double width = kind.most() - kind.least();
    return row -> {
      double value = kind.least() + bent(chance.share(row, 0), kind.bend()) * width;
      return Lane.of(Scalar.DOUBLE, Math.rint(value * 1e4) / 1e4);
    };
  }

  private long day(List<String> parts, Chance chance, long row) {
    double share = chance.share(row, 0);
    if (has(parts, BIRTH)) {
      return FIRST_BIRTH + (long) (share * (LAST_BIRTH - FIRST_BIRTH + 1));
    }
    if (has(parts, TO_COME)) {
      return today + 1 + (long) (share * COMING_DAYS);
    }
    return today - 1 - (long) (share * share * PAST_DAYS);
  }
}
