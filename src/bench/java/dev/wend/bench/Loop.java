package dev.wend.bench;

/**
 * The store opening's audience as one would write it by hand over data in memory: the limit that an
 * engine can be held against. A code is 0 where the value is missing.
 */
final class Loop {
  private static final int CITY_PLANES = 10;
  private static final int YEAR_PLANES = 7;
  private static final int FIRST_YEAR = 1930;

  private final int[] cities;
  private final int[] years;
  private final long[][] cityPlanes;
  private final long[][] yearPlanes;

  Loop(int rows) {
    cities = new int[rows];
    years = new int[rows];
    int words = (rows + 63) / 64;
    cityPlanes = new long[CITY_PLANES][words];
    yearPlanes = new long[YEAR_PLANES][words];
    for (int row = 0; row < rows; row++) {
      cities[row] = People.city(row) + 1;
      int year = People.birthYear(row);
      years[row] = year < 0 ? 0 : year - FIRST_YEAR + 1;
      spread(cities[row], cityPlanes, row);
      spread(years[row], yearPlanes, row);
    }
  }

  private static void spread(int code, long[][] planes, int row) {
    for (int bit = 0; bit < planes.length; bit++) {
      planes[bit][row >> 6] |= (long) (code >> bit & 1) << row;
    }
  }

  /** Atlanta, San Francisco and Seattle are the cities 1 to 3; born after 1980. */
  long countInts() {
    int after = 1980 - FIRST_YEAR + 1;
    long count = 0;
    for (int row = 0; row < cities.length; row++) {
      int city = cities[row];
      if ((city == 1 || city == 2 || city == 3) && years[row] > after) {
        count++;
      }
    }
    return count;
  }

  /** The same by bit planes, 64 people a step. */
  long countPlanes() {
    int after = 1980 - FIRST_YEAR + 1;
    long count = 0;
    for (int word = 0; word < cityPlanes[0].length; word++) {
      long high = 0;
      for (int bit = 2; bit < CITY_PLANES; bit++) {
        high |= cityPlanes[bit][word];
      }
      // Codes 1, 2 and 3: no high bit, and some low one.
      long in = ~high & (cityPlanes[0][word] | cityPlanes[1][word]);
      if (in != 0) {
        count += Long.bitCount(in & greater(word, after));
      }
    }
    return count;
  }

  private long greater(int word, int than) {
    long greater = 0;
    long equal = -1;
    for (int bit = YEAR_PLANES - 1; bit >= 0; bit--) {
      long plane = yearPlanes[bit][word];
      if ((than >> bit & 1) == 0) {
        greater |= equal & plane;
        equal &= ~plane;
      } else {
        equal &= plane;
      }
    }
    return greater;
  }
}
