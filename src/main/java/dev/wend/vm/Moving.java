package dev.wend.vm;

import dev.wend.code.Op;
import dev.wend.code.Program;
import dev.wend.code.Program.Entry;
import dev.wend.value.Calendars;
import dev.wend.value.Lane;
import dev.wend.value.Lapse;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An instant that is now, moved by months and days of the calendar, then by milliseconds; any of
 * them may be negative.
 *
 * @param reach how far it may be from now on the way there, in milliseconds
 * @param ofRun whether it is the instant of the run also where a rule is asked about earlier ones
 */
record Moving(int months, int days, long millis, long reach, boolean ofRun) {
  private static final Moving NOW = new Moving(0, 0, 0, 0, false);
  private static final Moving NOW_OF_RUN = new Moving(0, 0, 0, 0, true);

  boolean isFixed() {
    return months == 0 && days == 0;
  }

  /** Whether at an instant it is that much later, without a look at the calendar. */
  boolean isSum(long now) {
    return isFixed()
        && !ofRun
        && Calendars.isInstant(now - reach)
        && Calendars.isInstant(now + reach);
  }

  /** What it is at an instant; never where that is beyond the calendar. */
  long of(long now, ZoneId zone) {
    long moved = isFixed() ? now : Calendars.movedInstant(now, months, days, zone);
    return moved == Lane.MISSING ? Lapse.NEVER : moved + millis;
  }

  /** What a program without columns gives, if it is now, moved. */
  static Optional<Moving> of(Program program) {
    int[] code = program.code();
    Map<Integer, Moving> lanes = new HashMap<>();
    Map<Integer, Long> constants = new HashMap<>();
    Optional<Moving> given = Optional.empty();
    for (int pc = 0; pc < code.length; pc += Op.of(code[pc]).size()) {
      Op op = Op.of(code[pc]);
      int to = code[pc + 1];
      Moving from = code.length > pc + 2 ? lanes.get(code[pc + 2]) : null;
      switch (op) {
        case NOW -> lanes.put(to, NOW);
        case NOW_OF_RUN -> lanes.put(to, NOW_OF_RUN);
        case CONSTANT -> {
          if (program.pool().get(code[pc + 2]) instanceof Entry.Constant constant) {
            constants.put(to, constant.lane());
          }
        }
        case PLUS_MILLIS -> lanes.put(to, later(from, constants.get(code[pc + 3]), 1));
        case MINUS_MILLIS -> lanes.put(to, later(from, constants.get(code[pc + 3]), -1));
        case MOVE_DATETIME -> lanes.put(to, moved(from, code[pc + 3], code[pc + 4]));
        case OUT_LANE -> given = Optional.ofNullable(lanes.get(code[pc + 2]));
        default -> {
          return Optional.empty();
        }
      }
    }
    return given;
  }

  private static Moving later(Moving from, Long by, int sign) {
    boolean fits = from != null && by != null && Math.abs(by) < 1L << 60;
    if (!fits) {
      return null;
    }
    long millis = from.millis + sign * by;
    return new Moving(from.months, from.days, millis, from.reach + Math.abs(by), from.ofRun);
  }

  private static Moving moved(Moving from, int months, int days) {
    return from != null && from.equals(NOW) ? new Moving(months, days, 0, 0, false) : null;
  }
}
