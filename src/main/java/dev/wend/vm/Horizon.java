package dev.wend.vm;

import dev.wend.value.Lapse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/**
 * Until when what a run found holds if nothing changes but the time: the least instant after now at
 * which a test that it made may have another outcome. It may be too early, never too late.
 */
final class Horizon {
  private static final long DAY = 86_400_000;

  private long now;
  private long until = Lapse.NEVER;

  /** Of the run that asks about earlier instants; this one where none does. */
  private final Horizon run;

  Horizon(long now) {
    this.now = now;
    this.run = this;
  }

  private Horizon(Horizon around) {
    this.now = around.now;
    this.run = around.run;
  }

  /** Of a rule that is asked about earlier instants. */
  Horizon earlier() {
    return new Horizon(this);
  }

  /** Whether it is of such a rule. */
  boolean isEarlier() {
    return run != this;
  }

  /** The instant of the whole run. */
  long ofRun() {
    return run.now;
  }

  /** Goes to another instant. */
  void to(long instant) {
    now = instant;
  }

  /** Begins with another run. */
  void begin() {
    until = Lapse.NEVER;
  }

  long until() {
    return until;
  }

  /** Says that a test may have another outcome from an instant on. */
  void at(long instant) {
    if (instant > now && instant < until) {
      until = instant;
    }
  }

  /** Says that a value was compared with what moves with now. */
  void compared(long value, Turn turn, ZoneId zone) {
    Moving bound = turn.by();
    if (bound.ofRun() && isEarlier()) {
      run.compared(value, turn, zone);
    } else if (bound.isFixed()) {
      at(value - bound.millis() + (turn.after() ? 1 : 0));
    } else {
      calendar(value, bound, zone);
    }
  }

  /**
   * Between two changes of the zone's clocks, before what is moved comes to one, and before a day
   * that some months lack, what moves with now by months and days never goes back: so the first
   * instant is found by halving.
   */
  private void calendar(long value, Moving bound, ZoneId zone) {
    long here = bound.of(now, zone);
    long days = Math.abs(bound.days()) + 31L * Math.abs(bound.months()) + 40;
    long last = Math.max(value, here) + (value - here > 0 ? 0 : 1);
    long end = Math.max(now, last - bound.millis()) + days * DAY;
    long change = change(now, zone);
    long there = change(here, zone);
    long first = Math.min(end, bound.months() == 0 ? change : Math.min(change, lacked(zone)));
    first = reach(first, there, bound, zone);
    at(first);
    if (value >= here) {
      at(reach(first, value, bound, zone));
      at(reach(first, value + 1, bound, zone));
    }
  }

  private static long change(long instant, ZoneId zone) {
    ZoneOffsetTransition next = zone.getRules().nextTransition(Instant.ofEpochMilli(instant));
    return next == null ? Lapse.NEVER : next.getInstant().toEpochMilli();
  }

  /** When the next 29th, 30th or 31st begins; it may be moved to where the day before was. */
  private long lacked(ZoneId zone) {
    LocalDate day = Instant.ofEpochMilli(now).atZone(zone).toLocalDate().plusDays(1);
    while (day.getDayOfMonth() < 29) {
      day = day.plusDays(Math.max(1, Math.min(29, day.lengthOfMonth()) - day.getDayOfMonth()));
    }
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  /** The first instant after now whose moved one is not before a value, at most the last. */
  private long reach(long last, long value, Moving bound, ZoneId zone) {
    long low = now + 1;
    long high = last;
    while (low < high) {
      long middle = low + (high - low) / 2;
      if (bound.of(middle, zone) >= value) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return high;
  }
}
