package dev.wend.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Made-up customers with what they bought and what they like, as NDJSON; made as {@link People}
 * are: a row is a pure function of a seed and its number.
 */
final class Shoppers {
  private static final long FIRST_SECOND = Instant.parse("2024-03-01T00:00:00Z").getEpochSecond();
  private static final int SECONDS = 2 * 365 * 86_400;
  private static final int MOST_ORDERS = 6;

  private static final List<String> INTERESTS =
      List.of(
          "golf", "tennis", "running", "cooking", "travel", "music", "films", "books", "gardens",
          "cycling", "chess", "skiing", "sailing", "art", "wine", "games");

  private Shoppers() {}

  static int orders(long row) {
    double u = People.share(row, 20);
    return (int) (u * (MOST_ORDERS + 1));
  }

  /** The NDJSON of the first {@code rows} shoppers, written unless it is there. */
  static Path ndjson(Path folder, int rows) throws IOException {
    Path file = folder.resolve("shoppers-" + rows + ".ndjson");
    if (!Files.exists(file)) {
      Files.createDirectories(folder);
      Path half = folder.resolve("shoppers-" + rows + ".ndjson.half");
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(half), 1 << 20)) {
        StringBuilder line = new StringBuilder();
        for (long row = 0; row < rows; row++) {
          line.setLength(0);
          write(row, line);
          out.write(line.toString().getBytes(StandardCharsets.US_ASCII));
        }
      }
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return file;
  }

  private static void write(long row, StringBuilder line) {
    line.append("{\"crmId\":\"C-").append(row).append("\",\"email\":\"");
    People.email(row, line);
    line.append('"');
    if (People.points(row) >= 0) {
      line.append(",\"points\":").append(People.points(row));
    }
    int day = (int) (LocalDate.of(1940, 1, 1).toEpochDay() + People.share(row, 21) * 24_000);
    line.append(",\"birthDate\":\"").append(LocalDate.ofEpochDay(day)).append('"');
    line.append(",\"lastSeen\":\"").append(moment(row, 22)).append('"');
    line.append(",\"interests\":[");
    int interests = (int) (People.share(row, 23) * 5);
    int first = (int) (People.share(row, 24) * INTERESTS.size());
    for (int i = 0; i < interests; i++) {
      line.append(i == 0 ? "\"" : ",\"");
      line.append(INTERESTS.get((first + i * 3) % INTERESTS.size())).append('"');
    }
    line.append("],\"orders\":[");
    for (int i = 0; i < orders(row); i++) {
      line.append(i == 0 ? "" : ",");
      order(row, i, line);
    }
    line.append("]}\n");
  }

  private static void order(long row, int i, StringBuilder line) {
    int from = 30 + 4 * i;
    double u = People.share(row, from);
    long cents = (long) (u * u * u * 50_000) + 99;
    line.append("{\"sku\":\"S").append((int) (People.share(row, from + 1) * 5_000));
    line.append("\",\"store\":\"N").append((int) (People.share(row, from + 2) * 40));
    line.append("\",\"price\":").append(cents / 100).append('.').append(cents / 10 % 10);
    line.append(cents % 10).append(",\"at\":\"").append(moment(row, from + 3)).append("\"}");
  }

  private static Instant moment(long row, int column) {
    return Instant.ofEpochSecond(FIRST_SECOND)
        .plus((long) (People.share(row, column) * SECONDS), ChronoUnit.SECONDS);
  }
}
