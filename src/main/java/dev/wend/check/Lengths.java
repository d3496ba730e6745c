package dev.wend.check;

import dev.wend.check.Typed.And;
import dev.wend.check.Typed.Apply;
import dev.wend.check.Typed.Constant;
import dev.wend.check.Typed.Lapse;
import dev.wend.check.Typed.Now;
import dev.wend.check.Typed.Today;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast.CalendarWindow;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.SlidingWindow;
import dev.wend.syntax.Ast.WindowExpression;
import dev.wend.syntax.Ast.WindowSide;
import dev.wend.syntax.Windowed;
import dev.wend.type.EventType;
import dev.wend.type.Scalar;
import dev.wend.value.Operator;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Hints at windows and steps that no event can fit, by how long they are at least and at most. */
final class Lengths {
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final Problems problems;

  Lengths(Problems problems) {
    this.problems = problems;
  }

  // ---- lengths

  static Lapse lapse(Object length) {
    return length instanceof Period period
        ? new Lapse((int) period.toTotalMonths(), (int) period.get(ChronoUnit.DAYS), 0)
        : new Lapse(0, 0, ((Duration) length).toMillis());
  }

  /** In milliseconds; on the calendar a day may be an hour shorter, and a month has 28 days. */
  static long least(Lapse lapse) {
    long days = lapse.months() * 28L + lapse.days();
    return lapse.millis() + Math.max(0, days * DAY - (days > 0 ? HOUR : 0));
  }

  static long most(Lapse lapse) {
    long days = lapse.months() * 31L + lapse.days();
    return lapse.millis() + days * DAY + (days > 0 ? HOUR : 0);
  }

  // ---- windows

  /** By how it is written: what comes is not visible yet. */
  void check(Expression window) {
    if (!(window instanceof WindowExpression in) || in.window().side() != WindowSide.NEXT) {
      return;
    }
    Span span = behind(window);
    problems.report(
        Fault.WINDOW_NEVER,
        span,
        "events are visible from their time on",
        "Ask for those that were, as in `in last 7 days`.");
  }

  /** By its bounds: what is older than events are kept is forgotten. */
  void check(Typed test, Expression window, EventType type) {
    if (type.kept().isEmpty()) {
      return;
    }
    long kept = type.kept().getAsLong();
    long latest = -1;
    long earliest = -1;
    for (Typed part : test instanceof And and ? and.operands() : List.of(test)) {
      if (part instanceof Apply apply && apply.operands().size() == 2) {
        earliest = Math.max(earliest, ago(apply.operands().get(0)));
        latest = Math.max(latest, ago(apply.operands().get(1)));
      }
    }
    if (latest >= kept) {
      String why = "`" + type.name() + "` is kept for " + days(kept);
      problems.report(
          Fault.WINDOW_NEVER, behind(window), why, "Keep it longer, or name a later time.");
    } else if (earliest > kept) {
      problems.report(Fault.KEPT, behind(window), type.name(), days(kept));
    }
  }

  /** How long before now an instant is at least; -1 where that is not written out. */
  private static long ago(Typed instant) {
    if (instant instanceof Now || instant instanceof Today) {
      return 0;
    }
    if (!(instant instanceof Apply apply)) {
      return -1;
    }
    Typed first = apply.operands().get(0);
    if (apply.operator() == Operator.DATE_TO_DATETIME) {
      return ago(first);
    }
    boolean moved =
        apply.operator() == Operator.MINUS_DURATION || apply.operator() == Operator.MINUS_PERIOD;
    return moved && ago(first) >= 0 && apply.operands().get(1) instanceof Constant by
        ? ago(first) + least(lapse(by.value()))
        : -1;
  }

  static String days(long millis) {
    return millis % DAY == 0
        ? millis / DAY + (millis == DAY ? " day" : " days")
        : millis / HOUR + " hours";
  }

  /** The place of a window without what it is about. */
  static Span behind(Expression window) {
    int start = Windowed.operand(window).span().end();
    return new Span(start + 1, Math.max(0, window.span().end() - start - 1));
  }

  /** How long a window is at most; the longest there is where that is not known. */
  static long most(Expression window, Typed.Constant length) {
    boolean sliding =
        window instanceof WindowExpression in
            && in.window() instanceof SlidingWindow s
            && s.side() == WindowSide.LAST;
    return sliding && length.type() != Scalar.ERROR
        ? most(lapse(length.value()))
        : calendar(window);
  }

  private static long calendar(Expression window) {
    if (!(window instanceof WindowExpression in) || !(in.window() instanceof CalendarWindow unit)) {
      return Long.MAX_VALUE;
    }
    return switch (unit.unit()) {
      case MILLISECOND -> 1;
      case SECOND -> 1_000;
      case MINUTE -> 60_000;
      case HOUR -> HOUR;
      case DAY -> DAY + HOUR;
      case WEEK -> 7 * DAY + HOUR;
      case MONTH -> 31 * DAY + HOUR;
      case YEAR -> 366 * DAY + HOUR;
    };
  }
}
