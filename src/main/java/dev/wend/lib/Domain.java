package dev.wend.lib;

import java.util.List;
import java.util.stream.Stream;

/**
 * A part of the library.
 *
 * @param title as a heading
 * @param sentence what holds for all of its functions
 */
public record Domain(String title, String sentence, List<Fn> rows) {
  /** All parts, in the order in which they are read. */
  static final List<Domain> ALL =
      List.of(
          new Domain(
              "Texts",
              "Lengths and positions count code points; positions count from 0.",
              Texts.ROWS),
          new Domain("Parts of texts", "An empty part occurs nowhere.", Slices.ROWS),
          new Domain(
              "Lists",
              "A missing list is an empty one, and no list holds missing items; `count`, `sum`, `sort`, `limit` and others, which take the items of any list, are forms of the [language](language.md#lists).",
              Lists.ROWS),
          new Domain(
              "Patterns",
              "Patterns are of RE2, are found anywhere in a text and in time linear in it; they are written out, so that the checker reads them.",
              Patterns.ROWS),
          new Domain(
              "Addresses",
              "Parts of e-mail addresses and of addresses of the web (RFC 3986).",
              Addresses.ROWS),
          new Domain(
              "Encodings", "Texts as other systems write them, by their UTF-8.", Encodings.ROWS),
          new Domain("Hashes and ciphers", "Of a text's UTF-8.", both(Hashes.ROWS, Ciphers.ROWS)),
          new Domain(
              "Chance",
              "Same input, same outcome: what looks like chance is a hash of a key, the same every time and everywhere.",
              Chances.ROWS),
          new Domain("Versions", "By Semantic Versioning 2.0.0.", Versions.ROWS),
          new Domain(
              "Numbers", "What is no finite number is missing.", both(Numbers.ROWS, Rounding.ROWS)),
          new Domain("Places", "In degrees and kilometres.", Places.ROWS),
          new Domain("Dates", "A date is a day on no particular clock.", Dates.ROWS),
          new Domain(
              "Datetimes and times of day",
              "On the clock of the script's time zone.",
              Moments.ROWS),
          new Domain(
              "Other time zones",
              "By their names in the IANA database, such as `Europe/Rome`, which may stand in a field; an unknown one gives a missing result.",
              Zones.ROWS),
          new Domain("Beginnings and ends", "Weeks begin on Monday.", Starts.ROWS),
          new Domain(
              "Later and earlier",
              "By a number that is computed; by one that is written it is `d + 3 days`, `d - 2 months`.",
              Shifts.ROWS),
          new Domain("Lengths of time", "A day of a duration has 24 hours.", Lengths.ROWS),
          new Domain(
              "Conversions",
              "Each is called by the name of the type that it gives; `date` and `datetime` are above too.",
              Conversions.ROWS));

  public Domain {
    rows = List.copyOf(rows);
  }

  private static List<Fn> both(List<Fn> some, List<Fn> others) {
    return Stream.of(some, others).flatMap(List::stream).toList();
  }
}
