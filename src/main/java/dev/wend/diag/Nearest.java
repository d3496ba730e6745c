package dev.wend.diag;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The name that was probably meant, for "did you mean". */
public final class Nearest {
  /** What is longer is no slip of the hand, and would take long to compare. */
  private static final int LONGEST = 100;

  private Nearest() {}

  /**
   * The candidate that takes the fewest slips to become the word: a letter more, less, other, or
   * two neighbours exchanged; capitals do not count. Empty where all are further than a third of
   * the word's length (at least one slip). Of equals the first wins.
   */
  public static Optional<String> of(String word, Collection<String> candidates) {
    String wanted = word.toLowerCase(Locale.ROOT);
    if (wanted.length() > LONGEST) {
      return Optional.empty();
    }
    int limit = Math.max(1, wanted.length() / 3);
    Optional<String> best = Optional.empty();
    for (String candidate : candidates) {
      String other = candidate.toLowerCase(Locale.ROOT);
      if (Math.abs(other.length() - wanted.length()) > limit) {
        continue;
      }
      int slips = distance(wanted, other);
      if (slips <= limit && slips < Math.max(wanted.length(), other.length())) {
        best = Optional.of(candidate);
        limit = slips - 1;
      }
      if (limit < 0) {
        break;
      }
    }
    return best;
  }

  /** Damerau-Levenshtein, in three rows: the current one and the two above it. */
  static int distance(String a, String b) {
    int[] above2 = new int[b.length() + 1];
    int[] above = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + cost);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], above2[j - 2] + 1);
        }
      }
      int[] spare = above2;
      above2 = above;
      above = row;
      row = spare;
    }
    return above[b.length()];
  }
}
