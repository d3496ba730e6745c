package dev.wend.value;

import java.time.ZoneId;

/**
 * What is added to an instant: whole months and days on the calendar of a zone, then milliseconds.
 * None of them is negative.
 */
public record Lapse(int months, int days, long millis) {
  /** The instant itself. */
  public static final Lapse NONE = new Lapse(0, 0, 0);

  /** Later than every instant: when what lies beyond the calendar comes. */
  public static final long NEVER = Long.MAX_VALUE;

  /** Whether it is the same length for every instant. */
  public boolean isFixed() {
    return months == 0 && days == 0;
  }

  /** The instant that is so much later than one; {@link #NEVER} beyond the calendar. */
  public long after(long instant, ZoneId zone) {
    long moved = instant;
    if (!isFixed()) {
      moved = Calendars.movedInstant(instant, months, days, zone);
      if (moved == Lane.MISSING) {
        return NEVER;
      }
    }
    long later = Calendars.plusMillis(moved, millis);
    return later == Lane.MISSING ? NEVER : later;
  }
}
