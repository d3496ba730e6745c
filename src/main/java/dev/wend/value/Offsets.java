package dev.wend.value;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * How far a zone's clock is from UTC. The years 1900 to 2100 are in cells of six days; what is
 * found for a cell in which the clock does not change is kept. Threads share it: all of them find
 * the same.
 */
public final class Offsets {
  private static final int SHIFT = 29;
  private static final long FIRST = Instant.parse("1900-01-01T00:00:00Z").toEpochMilli() >> SHIFT;
  private static final long LAST = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli() >> SHIFT;

  /** What a cell holds where the clock changes; no offset is this large. */
  private static final int CHANGES = Integer.MAX_VALUE;

  /** Added to an offset, so that 0 is a cell of which nothing is known. */
  private static final int KNOWN = 1 << 30;

  private final ZoneRules rules;

  /** Milliseconds, and {@link #KNOWN}; made when the first is asked for. */
  private int[] cells = new int[0];

  public Offsets(ZoneId zone) {
    rules = zone.getRules();
  }

  /** What the zone's clock shows at an instant, in milliseconds since 1970-01-01T00:00 there. */
  public long local(long millis) {
    long cell = (millis >> SHIFT) - FIRST;
    if (cell < 0 || cell > LAST - FIRST) {
      return millis + offset(millis);
    }
    int[] all = cells;
    int held = all.length == 0 ? 0 : all[(int) cell];
    if (held == 0) {
      held = find((cell + FIRST) << SHIFT);
      keep((int) cell, held);
    }
    return millis + (held == CHANGES ? offset(millis) : held - KNOWN);
  }

  private void keep(int cell, int found) {
    int[] all = cells.length == 0 ? new int[(int) (LAST - FIRST + 1)] : cells;
    all[cell] = found;
    cells = all;
  }

  private int offset(long millis) {
    ZoneOffset offset = rules.getOffset(Instant.ofEpochMilli(millis));
    return offset.getTotalSeconds() * 1000;
  }

  private int find(long start) {
    ZoneOffsetTransition next = rules.nextTransition(Instant.ofEpochMilli(start));
    boolean changes = next != null && next.toEpochSecond() * 1000 < start + (1L << SHIFT);
    return changes ? CHANGES : KNOWN + offset(start);
  }
}
