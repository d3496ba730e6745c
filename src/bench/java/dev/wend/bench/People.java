package dev.wend.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * Made-up customers: row {@code i} is a pure function of a seed and {@code i}, so that every engine
 * is given the same ones. In no order by any column but the key; an empty field is missing.
 */
final class People {
  static final String HEADER = "crmId,email,firstName,city,birthYear,points,lastSeen,spent";

  private static final long SEED = 20260301;
  private static final int FIRST_DAY = (int) LocalDate.of(2019, 1, 1).toEpochDay();
  private static final int LAST_DAY = (int) LocalDate.of(2026, 2, 28).toEpochDay();

  private static final List<String> NAMES =
      List.of(
          "Ada", "Anna", "Ben", "Bruno", "Carla", "Chen", "Clara", "Dana", "David", "Elena", "Emma",
          "Fatima", "Felix", "Grace", "Hana", "Hugo", "Ines", "Ivan", "Jakob", "Jana", "Julia",
          "Kai", "Karim", "Laila", "Lea", "Leon", "Lina", "Luca", "Maja", "Marco", "Maria", "Marta",
          "Mateo", "Max", "Mia", "Milan", "Mona", "Nadia", "Nina", "Noah", "Nora", "Olga", "Omar",
          "Oscar", "Paula", "Pavel", "Petra", "Rosa", "Ruth", "Sam", "Sara", "Selma", "Sofia",
          "Theo", "Tom", "Uma", "Vera", "Viktor", "Yuki", "Zoe");

  private static final List<String> TOWNS =
      List.of(
          "Atlanta",
          "San Francisco",
          "Seattle",
          "New York",
          "Chicago",
          "Boston",
          "Denver",
          "Austin",
          "Dallas",
          "Houston",
          "Portland",
          "San Diego",
          "San Jose",
          "Los Angeles",
          "New Orleans",
          "Miami",
          "Phoenix",
          "Detroit",
          "Memphis",
          "Nashville",
          "Santa Fe",
          "Oakland",
          "Tampa",
          "Tucson",
          "Fresno",
          "Omaha",
          "Tulsa",
          "Reno",
          "Boise",
          "Mobile");

  private static final List<String> DISTRICTS =
      List.of(
          "North ", "South ", "East ", "West ", "Upper ", "Lower ", "Old ", "Fort ", "Port ",
          "Lake ", "Mount ", "Saint ", "Glen ", "Royal ", "Little ", "Grand ", "Green ", "White ",
          "Stony ");

  private static final List<String> DOMAINS =
      List.of(
          "example.com",
          "example.org",
          "example.net",
          "mail.example",
          "post.example",
          "web.example",
          "inbox.example",
          "letters.example");

  /** A million rows a chunk of the name; {@code cities} in order of their number. */
  static final List<String> CITIES = cities();

  private People() {}

  private static List<String> cities() {
    return java.util.stream.Stream.concat(
            TOWNS.stream(), DISTRICTS.stream().flatMap(d -> TOWNS.stream().map(d::concat)))
        .toList();
  }

  /** Thirty-two bits that depend on all of row and column. */
  private static int chance(long row, int column) {
    long z = SEED + row * 0x9E3779B97F4A7C15L + column * 0xD1B54A32D192ED03L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return (int) ((z ^ (z >>> 31)) >>> 32);
  }

  /** From 0 to below 1. */
  static double share(long row, int column) {
    return (chance(row, column) >>> 1) * 0x1p-31;
  }

  private static boolean isMissing(long row, int column, int percent) {
    return share(row, 100 + column) * 100 < percent;
  }

  /** The number of the row's city in {@link #CITIES}, common ones first; -1 is missing. */
  static int city(long row) {
    double u = share(row, 1);
    return isMissing(row, 1, 2) ? -1 : (int) (u * u * CITIES.size());
  }

  /** -1 is missing. */
  static int birthYear(long row) {
    return isMissing(row, 2, 3) ? -1 : 1930 + (int) (39 * (share(row, 2) + share(row, 3)));
  }

  /** -1 is missing. */
  static int points(long row) {
    double u = share(row, 4);
    return isMissing(row, 4, 1) ? -1 : (int) (u * u * u * 100_000);
  }

  /** Days since 1970-01-01; -1 is missing. */
  static int lastSeen(long row) {
    return isMissing(row, 5, 4)
        ? -1
        : FIRST_DAY + (int) (share(row, 5) * (LAST_DAY - FIRST_DAY + 1));
  }

  /** In hundredths; -1 is missing. */
  static int spent(long row) {
    double u = share(row, 6);
    return isMissing(row, 6, 5) ? -1 : (int) (u * u * u * u * 500_000);
  }

  static String firstName(long row) {
    return NAMES.get((int) (share(row, 7) * NAMES.size()));
  }

  static String domain(long row) {
    return DOMAINS.get((int) (share(row, 8) * DOMAINS.size()));
  }

  /** The CSV of the first {@code rows} people, written unless it is there. */
  static Path csv(Path folder, int rows) throws IOException {
    Path file = folder.resolve("people-" + rows + ".csv");
    if (!Files.exists(file)) {
      Files.createDirectories(folder);
      Path half = folder.resolve("people-" + rows + ".csv.half");
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(half), 1 << 20)) {
        out.write((HEADER + "\n").getBytes(StandardCharsets.US_ASCII));
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
    line.append("C-").append(row).append(',');
    email(row, line);
    line.append(',').append(firstName(row)).append(',');
    if (city(row) >= 0) {
      line.append(CITIES.get(city(row)));
    }
    number(birthYear(row), line.append(','));
    number(points(row), line.append(','));
    line.append(',');
    if (lastSeen(row) >= 0) {
      line.append(LocalDate.ofEpochDay(lastSeen(row)));
    }
    line.append(',');
    int cents = spent(row);
    if (cents >= 0) {
      line.append(cents / 100).append('.').append(cents / 10 % 10).append(cents % 10);
    }
    line.append('\n');
  }

  static void email(long row, StringBuilder line) {
    line.append(firstName(row).toLowerCase(Locale.ROOT)).append('.').append(row);
    line.append('@').append(domain(row));
  }

  private static void number(int value, StringBuilder line) {
    if (value >= 0) {
      line.append(value);
    }
  }
}
