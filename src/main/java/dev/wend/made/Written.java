package dev.wend.made;

import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Bytes;
import dev.wend.value.Lane;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * A column of a file: a field's values as its source reads them.
 *
 * @param name as the file calls it
 * @param layout how dates are written; ISO where it is empty
 */
record Written(String name, MadeField made, Optional<DateTimeFormatter> layout) implements CsvCell {
  static Written of(String name, MadeField made) {
    return new Written(name, made, Optional.empty());
  }

  /** Whether JSON writes it without quotes. */
  boolean isBare() {
    return made.type() == Scalar.BOOL || made.type().isNumber();
  }

  @Override
  public boolean isPresent(long row) {
    return made.isPresent(row);
  }

  @Override
  public void append(long row, Bytes to) {
    if (made.maker() instanceof Maker.OfTexts texts) {
      texts.write(row, to);
    } else if (made.maker() instanceof Maker.OfLanes lanes) {
      lane(lanes.lane(row), to);
    }
  }

  private void lane(long lane, Bytes to) {
    if (made.type() instanceof Type.Decimal decimal) {
      decimal(lane, decimal.digits(), to);
    } else if (made.type() == Scalar.INT) {
      ascii(Long.toString(lane), to);
    } else if (layout.isPresent()) {
      to.append(layout.get().format(LocalDate.ofEpochDay(lane)));
    } else if (made.type() == Scalar.DATETIME) {
      ascii(Instant.ofEpochMilli(lane).toString(), to);
    } else {
      to.append(String.valueOf(Lane.outside(made.type(), lane)));
    }
  }

  private static void decimal(long lane, int digits, Bytes to) {
    String all = Long.toString(Math.abs(lane));
    String padded = "0".repeat(Math.max(0, digits + 1 - all.length())) + all;
    int point = padded.length() - digits;
    ascii((lane < 0 ? "-" : "") + padded.substring(0, point), to);
    if (digits > 0) {
      ascii("." + padded.substring(point), to);
    }
  }

  private static void ascii(String text, Bytes to) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    to.append(bytes, 0, bytes.length);
  }
}
