package dev.wend.vm;

import dev.wend.code.Program.Entry;
import dev.wend.code.Verified;
import dev.wend.value.Calendars;
import dev.wend.value.Lane;
import dev.wend.value.Lapse;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Since when one row after another, which is in an audience now, has been in it. The rule is asked
 * about an instant, then about the first one at which its answer may be another, up to now.
 *
 * <p>Within a rule that is itself asked about one instant after another, it goes on from where it
 * came to at the one before.
 */
final class HeldRun {
  /**
   * How many times the clock alone, and nothing that the row holds, may lead on. From there on the
   * rule is asked at instants that are at least as far from each other as so many would be.
   */
  private static final int BEATS = 5_000;

  /** More than the days of a month can make of the way back on the calendar. */
  private static final long WEEK = 7 * Calendars.DAY;

  private final Entry.Held entry;
  private final ZoneId zone;
  private final Verified rule;
  private final Horizon horizon;
  private SingleRun asking;

  /** The instant of the run for which that is made. */
  private long made;

  private long now;

  // the row, as far as the rule has been asked about it

  private boolean begun;

  /** The instant to ask about next. */
  private long at;

  /** What the rule said last, and if it holds, since when. */
  private boolean is;

  private long since;
  private int beats;

  /** How far from each other instants are when there were too many. */
  private long stride;

  /**
   * @param horizon of the run that asks
   */
  HeldRun(Verified verified, Entry.Held entry, Instant now, Horizon horizon) {
    this.entry = entry;
    this.horizon = horizon;
    this.now = now.toEpochMilli();
    zone = verified.program().zone();
    rule = verified.within(entry);
    made = this.now;
    asking = new SingleRun(rule, now, null, horizon.earlier());
  }

  void to(long instant) {
    now = instant;
  }

  void beginRow() {
    begun = false;
  }

  /** Whether a row that is in it now has been for so long. */
  boolean run(Row row) {
    if (!begun) {
      begin();
    }
    while (at <= now) {
      asking.to(at);
      asking.run(row);
      since = asking.truth(0) && !is ? at : since;
      is = asking.truth(0);
      at = next();
    }
    long over = is ? entry.lapse().after(since, zone) : Lapse.NEVER;
    horizon.at(over);
    return over <= now;
  }

  private void begin() {
    begun = horizon.isEarlier();
    if (made != horizon.ofRun()) {
      made = horizon.ofRun();
      asking = new SingleRun(rule, Instant.ofEpochMilli(made), null, horizon.earlier());
    }
    at = from();
    is = false;
    beats = 0;
    stride = (horizon.ofRun() - at) / BEATS + 1;
    asking.beginRow();
  }

  private long next() {
    long next = asking.until();
    if (next < asking.turns() && ++beats > BEATS) {
      return Math.min(asking.turns(), Math.max(next, at + stride));
    }
    return next;
  }

  /** Who has been in it from there on has been for long enough. */
  private long from() {
    Lapse lapse = entry.lapse();
    long from = now;
    if (!lapse.isFixed()) {
      long moved = Calendars.movedInstant(now, -lapse.months(), -lapse.days(), zone);
      from = moved == Lane.MISSING ? Calendars.FIRST_INSTANT : moved - WEEK;
    }
    return Math.max(Calendars.FIRST_INSTANT, from - lapse.millis());
  }
}
