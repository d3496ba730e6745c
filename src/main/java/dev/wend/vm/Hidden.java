package dev.wend.vm;

/**
 * The events of a profile that are there but have not been taken yet: of those that came or are
 * dated later than what is settled, one and all behind it.
 *
 * @param seen the arrivals up to here are settled, as far as they are not dated later than since
 * @param since epoch milliseconds
 * @param time of the first that is hidden, in epoch milliseconds
 * @param arrival of the first that is hidden
 */
public record Hidden(int seen, long since, long time, int arrival) {
  /** Hides nothing. */
  public static final Hidden NOTHING = new Hidden(Integer.MAX_VALUE, Long.MAX_VALUE, 0, 0);

  /** Hides all that is not settled. */
  public static Hidden unsettled(int seen, long since) {
    return new Hidden(seen, since, Long.MIN_VALUE, Integer.MIN_VALUE);
  }

  boolean isNothing() {
    return seen == Integer.MAX_VALUE && since == Long.MAX_VALUE;
  }

  boolean isHidden(long at, int arrived) {
    boolean isSettled = arrived <= seen && at <= since;
    return !isSettled && (at > time || (at == time && arrived >= arrival));
  }
}
