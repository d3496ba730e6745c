package dev.wend.made;

import dev.wend.value.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** What string fields hold, by the words that their names are made of. */
final class Texts {
  /** A row: a field whose name has one of the words is made like this. */
  private record Row(List<String> words, Kind kind) {}

  /** Makes a maker for a seed. */
  @FunctionalInterface
  private interface Kind {
    Maker.OfTexts with(Chance seed, String name);
  }

  private static final List<Row> ROWS =
      List.of(
          new Row(List.of("email", "mail"), (seed, name) -> email(seed, Words.DOMAINS)),
          new Row(List.of("phone", "mobile", "tel", "sms"), (seed, name) -> Texts::phone),
          new Row(List.of("ecid"), (seed, name) -> id(seed.of(name))),
          new Row(List.of("timezone"), (seed, name) -> one(Words.ZONES, seed.of(name))),
          new Row(List.of("first", "given"), (seed, name) -> firstName(seed)),
          new Row(List.of("last", "family", "sur"), (seed, name) -> lastName(seed)),
          new Row(List.of("company", "employer"), (seed, name) -> few(Words.COMPANIES, seed, name)),
          new Row(List.of("name"), (seed, name) -> fullName(seed)),
          new Row(List.of("city", "town"), (seed, name) -> few(Words.CITIES, seed, name)),
          new Row(List.of("country"), (seed, name) -> few(Words.COUNTRIES, seed, name)),
          new Row(List.of("language", "locale"), (seed, name) -> few(Words.LANGUAGES, seed, name)),
          new Row(List.of("currency"), (seed, name) -> few(Words.CURRENCIES, seed, name)),
          new Row(List.of("gender", "sex"), (seed, name) -> few(Words.GENDERS, seed, name)),
          new Row(List.of("state", "region"), (seed, name) -> one(Words.REGIONS, seed.of(name))),
          new Row(List.of("street", "address"), (seed, name) -> street(seed.of(name))),
          new Row(List.of("zip", "postcode", "postal"), (seed, name) -> postcode(seed.of(name))),
          new Row(List.of("device", "channel"), (seed, name) -> few(Words.DEVICES, seed, name)),
          new Row(List.of("url", "link", "page"), (seed, name) -> url(seed.of(name))),
          new Row(List.of("id", "key", "code", "sku", "card"), (seed, name) -> id(seed.of(name))));

  private static final byte[] PHONE = ascii("+1555");
  private static final byte[] HEX = ascii("0123456789abcdef");
  private static final byte[] URL = ascii("https://shop.example/");
  private static final int PHONE_DIGITS = 8;

  private Texts() {}

  /** The maker for a field of a name. */
  static Maker.OfTexts of(String name, Chance seed) {
    List<String> parts = parts(name);
    for (Row row : ROWS) {
      if (row.words().stream().anyMatch(parts::contains)) {
        return row.kind().with(seed, name);
      }
    }
    return one(Words.PLAIN, seed.of(name));
  }

  /** A maker of which no two rows have the same. */
  static Maker.OfTexts unique(String name, Chance seed, List<String> domains) {
    List<String> parts = parts(name);
    if (parts.contains("email") || parts.contains("mail")) {
      return email(seed, Words.DOMAINS.and(domains));
    }
    return parts.contains("phone") ? Texts::phone : key(name);
  }

  /** {@code homeCity} and {@code home_city} as {@code home}, {@code city} and both together. */
  static List<String> parts(String name) {
    String last = name.substring(name.lastIndexOf('.') + 1);
    String spaced = last.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replaceAll("[^A-Za-z0-9]+", " ");
    String lower = spaced.toLowerCase(Locale.ROOT);
    return List.of((lower + " " + lower.replace(" ", "")).split(" "));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void append(byte[] word, Bytes to) {
    to.append(word, 0, word.length);
  }

  private static void digits(long number, int least, Bytes to) {
    byte[] digits = ascii(Long.toString(number));
    for (int i = digits.length; i < least; i++) {
      to.append(HEX, 0, 1);
    }
    append(digits, to);
  }

  // ---- one of a list

  /** Each as often. */
  private static Maker.OfTexts one(Words words, Chance chance) {
    return (row, to) -> append(words.word(chance.pick(row, 0, words.count())), to);
  }

  /** One of some words. */
  static Maker.OfTexts often(List<String> words, Chance chance) {
    List<byte[]> all = words.stream().map(w -> w.getBytes(StandardCharsets.UTF_8)).toList();
    return (row, to) -> append(all.get(chance.pick(row, 0, all.size())), to);
  }

  /** The first ones more often. */
  private static Maker.OfTexts few(Words words, Chance seed, String name) {
    Chance chance = seed.of(name);
    return (row, to) -> {
      double share = chance.share(row, 0);
      append(words.word((int) (share * share * words.count())), to);
    };
  }

  // ---- people: a row's name is the same in all its fields

  private static int firstName(Chance names, long row) {
    return names.pick(row, 0, Words.FIRST_NAMES.count());
  }

  private static int lastName(Chance names, long row) {
    return names.pick(row, 1, Words.LAST_NAMES.count());
  }

  private static Maker.OfTexts firstName(Chance seed) {
    Chance names = seed.of("names");
    return (row, to) -> append(Words.FIRST_NAMES.word(firstName(names, row)), to);
  }

  private static Maker.OfTexts lastName(Chance seed) {
    Chance names = seed.of("names");
    return (row, to) -> append(Words.LAST_NAMES.word(lastName(names, row)), to);
  }

  private static Maker.OfTexts fullName(Chance seed) {
    Maker.OfTexts first = firstName(seed);
    Maker.OfTexts last = lastName(seed);
    return (row, to) -> {
      first.write(row, to);
      to.appendCodePoint(' ');
      last.write(row, to);
    };
  }

  private static Maker.OfTexts email(Chance seed, Words domains) {
    Chance names = seed.of("names");
    Words first = Words.FIRST_NAMES.plain();
    Words last = Words.LAST_NAMES.plain();
    return (row, to) -> {
      append(first.word(firstName(names, row)), to);
      to.appendCodePoint('.');
      append(last.word(lastName(names, row)), to);
      digits(row + 1, 1, to);
      to.appendCodePoint('@');
      append(domains.word(names.pick(row, 2, domains.count())), to);
    };
  }

  /** A number of its own for each row, in a block that nobody has. */
  private static void phone(long row, Bytes to) {
    append(PHONE, to);
    digits(row + 1, PHONE_DIGITS, to);
  }

  // ---- others

  private static Maker.OfTexts street(Chance chance) {
    return (row, to) -> {
      digits(1 + chance.pick(row, 1, 200), 1, to);
      to.appendCodePoint(' ');
      append(Words.STREETS.word(chance.pick(row, 0, Words.STREETS.count())), to);
    };
  }

  private static Maker.OfTexts postcode(Chance chance) {
    return (row, to) -> digits(chance.pick(row, 0, 100_000), 5, to);
  }

  private static Maker.OfTexts url(Chance chance) {
    return (row, to) -> {
      append(URL, to);
      append(Words.PLAIN.word(chance.pick(row, 0, Words.PLAIN.count())), to);
    };
  }

  private static Maker.OfTexts id(Chance chance) {
    return (row, to) -> {
      long bits = chance.bits(row, 0);
      for (int shift = 44; shift >= 0; shift -= 4) {
        to.append(HEX, (int) (bits >>> shift) & 15, 1);
      }
    };
  }

  /** The first letter of the field's name and the number of the row. */
  private static Maker.OfTexts key(String name) {
    byte[] letter = name.substring(0, 1).toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    return (row, to) -> {
      append(letter, to);
      digits(row + 1, PHONE_DIGITS, to);
    };
  }
}
