package dev.wend.made;

import dev.wend.check.Mention;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Bytes;
import dev.wend.value.Lane;
import dev.wend.value.Operator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Values near the constants that a script's audiences ask for, so that each audience has some
 * people in it and some not.
 */
final class Near {
  /** The share of rows whose text is one that the script mentions: for each, and at most. */
  private static final double EACH_TEXT = 0.15;

  private static final double TEXTS = 0.45;

  /** The share of rows whose number or date is near one that the script mentions. */
  private static final double NUMBERS = 0.3;

  private static final int DRAW = 100;
  private static final int NEAR_DAYS = 60;
  private static final long DAY = 86_400_000;
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2100;

  /** A text as mentioned; whether the row's own text stands before it or after it. */
  @SuppressWarnings("ArrayRecordComponent") // made once, never compared
  private record Piece(byte[] utf8, boolean before, boolean after) {}

  private Near() {}

  static Maker.OfTexts texts(Maker.OfTexts own, Field field, List<Mention> mentions, Chance seed) {
    List<Piece> pieces = mentions.stream().flatMap(m -> piece(m).stream()).toList();
    if (pieces.isEmpty()) {
      return own;
    }
    Chance chance = seed.of(field.name());
    double mentioned = Math.min(TEXTS, EACH_TEXT * pieces.size());
    return (row, to) -> {
      if (chance.share(row, DRAW) >= mentioned) {
        own.write(row, to);
        return;
      }
      Piece piece = pieces.get(chance.pick(row, DRAW + 1, pieces.size()));
      write(piece, own, row, to);
    };
  }

  private static void write(Piece piece, Maker.OfTexts own, long row, Bytes to) {
    if (piece.before()) {
      own.write(row, to);
    }
    to.append(piece.utf8(), 0, piece.utf8().length);
    if (piece.after()) {
      own.write(row, to);
    }
  }

  private static Optional<Piece> piece(Mention mention) {
    if (!(mention.value() instanceof String text) || text.isEmpty()) {
      return Optional.empty();
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return switch (mention.operator()) {
      case EQUAL, LESS, LESS_OR_EQUAL -> Optional.of(new Piece(utf8, false, false));
      case STARTS_WITH -> Optional.of(new Piece(utf8, false, true));
      case ENDS_WITH -> Optional.of(new Piece(utf8, true, false));
      case CONTAINS -> Optional.of(new Piece(utf8, true, true));
      default -> Optional.empty();
    };
  }

  static Maker.OfLanes lanes(
      Maker.OfLanes own, Field field, Type type, List<Mention> mentions, Chance seed) {
    List<Long> around = new ArrayList<>();
    mentions.stream().filter(Near::isCompared).forEach(m -> lane(type, m.value(), around));
    if (around.isEmpty() || type == Scalar.BOOL) {
      return own;
    }
    boolean exact = type instanceof Type.Enumeration;
    Chance chance = seed.of(field.name());
    return row -> {
      if (chance.share(row, DRAW) >= NUMBERS) {
        return own.lane(row);
      }
      long lane = around.get(chance.pick(row, DRAW + 1, around.size()));
      return exact ? lane : lane + shift(type, lane, chance.share(row, DRAW + 2) - 0.5);
    };
  }

  private static boolean isCompared(Mention mention) {
    Operator operator = mention.operator();
    return operator == Operator.EQUAL
        || operator == Operator.LESS
        || operator == Operator.LESS_OR_EQUAL;
  }

  private static void lane(Type type, Object value, List<Long> to) {
    if (value instanceof LocalDate date && type == Scalar.DATETIME) {
      to.add(date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
    } else if ((value instanceof LocalDate && type == Scalar.DATE)
        || (value instanceof Instant && type == Scalar.DATETIME)
        || (value instanceof String && type instanceof Type.Enumeration)) {
      to.add(Lane.of(type, value));
    } else if (value instanceof Long || value instanceof BigDecimal) {
      BigDecimal number = new BigDecimal(value.toString());
      int digits = type instanceof Type.Decimal decimal ? decimal.digits() : 0;
      if (type == Scalar.INT || type instanceof Type.Decimal) {
        BigDecimal scaled = number.setScale(digits, RoundingMode.HALF_EVEN);
        if (scaled.unscaledValue().bitLength() < Long.SIZE - 2) {
          to.add(scaled.unscaledValue().longValue());
        }
      }
    }
  }

  /** Around it, some on each side: a fifth of a number, ten years, two months of a date. */
  private static long shift(Type type, long lane, double share) {
    if (type == Scalar.DATE) {
      return Math.round(share * NEAR_DAYS);
    } else if (type == Scalar.DATETIME) {
      return Math.round(share * NEAR_DAYS * DAY);
    }
    boolean year = type == Scalar.INT && lane > FIRST_YEAR && lane < LAST_YEAR;
    return Math.round(share * (year ? 20 : Math.max(4, Math.abs((double) lane) / 5)));
  }
}
