package dev.wend.store;

/**
 * A row that was not taken.
 *
 * @param mark what {@link Batch#endRow} was told
 * @param field the field that it is about
 */
public record Refusal(int row, long mark, Reason reason, String field) {
  /** Why; the text has the field for its {@code %s}. */
  public enum Reason {
    KEY_MISSING("the key `%s` is missing, and no identity of the row is known"),
    TAKEN("the `%s` belongs to another profile"),
    TOO_LONG("the text of `%s` is longer than 60,000 bytes"),
    NOBODY("nobody has this `%s`"),
    WHOSE_MISSING("it does not tell whose it is: `%s` is missing"),
    TIME_MISSING("`%s` is missing, or cannot be read");

    private final String text;

    Reason(String text) {
      this.text = text;
    }
  }

  /** The reason in words. */
  public String text() {
    return String.format(java.util.Locale.ROOT, reason.text, field);
  }
}
