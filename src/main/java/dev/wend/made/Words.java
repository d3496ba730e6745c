package dev.wend.made;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Lists of words as UTF-8. */
final class Words {
  static final Words FIRST_NAMES =
      new Words(
          "Ada, Anna, Ben, Bruno, Carla, Chen, Clara, Dana, David, Elena, Emma, Fatima, Felix,"
              + " Grace, Hana, Hugo, Inés, Ivan, Jakob, Jana, Julia, Kai, Karim, Laila, Lea, Leon,"
              + " Lina, Luca, Maja, Marco, Maria, Marta, Mateo, Max, Mia, Milan, Mona, Nadia, Nina,"
              + " Noah, Nora, Olga, Omar, Oscar, Paula, Pavel, Petra, Rosa, Ruth, Sam, Sara, Selma,"
              + " Sofia, Théo, Tom, Uma, Vera, Viktor, Yuki, Zoë");
  static final Words LAST_NAMES =
      new Words(
          "Adams, Andersen, Bauer, Becker, Berg, Bianchi, Brown, Chen, Costa, Davies, Dubois,"
              + " Evans, Fischer, Fontaine, García, Gruber, Haas, Hansen, Ito, Jansen, Johnson,"
              + " Keller, Khan, Kim, Kowalski, Larsen, Lopez, Martin, Meyer, Miller, Moreau, Müller,"
              + " Nakamura, Novák, Olsen, Patel, Petrov, Popescu, Ricci, Rossi, Santos, Schmidt,"
              + " Silva, Singh, Smith, Suzuki, Taylor, Tran, Varga, Virtanen, Wagner, Walker, Weber,"
              + " White, Wilson, Wójcik, Yilmaz, Young, Zhang, Ziegler");
  static final Words CITIES =
      new Words(
          "New York, London, Berlin, Paris, Rome, Madrid, Chicago, San Francisco, Seattle, Atlanta,"
              + " Boston, Denver, Toronto, Vienna, Zurich, Oslo, Stockholm, Copenhagen, Helsinki,"
              + " Amsterdam, Brussels, Lisbon, Porto, Milan, Turin, Naples, Munich, Hamburg, Cologne,"
              + " Lyon, Marseille, Warsaw, Kraków, Prague, Budapest, Athens, Dublin, Edinburgh,"
              + " Manchester, Austin, Dallas, Houston, Miami, Phoenix, Portland, San Diego, Tokyo,"
              + " Osaka, Seoul, Singapore, Sydney, Melbourne, Auckland, São Paulo, Buenos Aires,"
              + " Mexico City, Montreal, Vancouver, Reykjavík, Tallinn");
  static final Words COUNTRIES =
      new Words("US, DE, GB, FR, IT, ES, CA, NL, AT, CH, SE, NO, DK, FI, BE, PT, PL, CZ, JP, AU");
  static final Words LANGUAGES = new Words("en, de, fr, it, es, nl, sv, pl, pt, ja");
  static final Words CURRENCIES = new Words("USD, EUR, GBP, CHF, SEK, JPY, CAD, AUD");
  static final Words GENDERS = new Words("female, male, diverse");
  static final Words STREETS =
      new Words(
          "Main Street, Station Road, Park Avenue, Church Lane, Mill Road, High Street, Oak Avenue,"
              + " River Road, Hill Street, Garden Way, King Street, Queen Street, Market Square,"
              + " School Lane, Lake View, Forest Drive");
  static final Words REGIONS =
      new Words("North, South, East, West, Central, Coast, Highlands, Lakes, Capital, Islands");
  static final Words COMPANIES =
      new Words(
          "Acorn, Bluebird, Cobalt, Driftwood, Ember, Foxglove, Granite, Harbor, Ivory, Juniper,"
              + " Kestrel, Lantern, Meadow, Northwind, Orchard, Pebble, Quartz, Rowan, Summit,"
              + " Thistle");
  static final Words ZONES =
      new Words(
          "America/New_York, Europe/Berlin, Europe/London, America/Los_Angeles, America/Chicago,"
              + " Europe/Paris, Europe/Rome, Asia/Tokyo, Australia/Sydney");
  static final Words DEVICES = new Words("phone, tablet, desktop, tv");
  static final Words DOMAINS =
      new Words(
          "example.com, example.org, example.net, mail.example, post.example, web.example,"
              + " inbox.example, letters.example");
  static final Words PLAIN =
      new Words(
          "amber, basil, cedar, delta, ebony, flint, ginger, hazel, indigo, jade, kiwi, lemon,"
              + " mango, nectar, olive, pearl, quince, ruby, saffron, topaz, umber, velvet, willow,"
              + " yarrow, zinnia");

  private final List<byte[]> words;

  private Words(String list) {
    this(Stream.of(list.split(", ", -1)));
  }

  Words(Stream<String> words) {
    this.words = words.map(word -> word.getBytes(StandardCharsets.UTF_8)).toList();
  }

  int count() {
    return words.size();
  }

  byte[] word(int place) {
    return words.get(place);
  }

  /** These and more. */
  Words and(List<String> more) {
    return new Words(
        Stream.concat(
            words.stream().map(word -> new String(word, StandardCharsets.UTF_8)), more.stream()));
  }

  /** The same in small letters of ASCII: what an address may hold. */
  Words plain() {
    return new Words(
        words.stream()
            .map(word -> new String(word, StandardCharsets.UTF_8))
            .map(word -> java.text.Normalizer.normalize(word, java.text.Normalizer.Form.NFD))
            .map(word -> word.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "")));
  }
}
