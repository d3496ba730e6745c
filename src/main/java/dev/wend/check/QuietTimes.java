package dev.wend.check;

import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.step.Flow;
import dev.wend.syntax.JourneyAst.Clause;
import dev.wend.syntax.JourneyAst.QuietDays;
import dev.wend.syntax.JourneyAst.QuietHours;
import dev.wend.syntax.JourneyAst.Weekday;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** When no message is sent: hours of every day, and whole days. */
final class QuietTimes {
  private final Problems problems;
  private final JourneyValues values;
  private final Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
  private Optional<Flow.Hours> hours = Optional.empty();
  private Optional<Span> ofHours = Optional.empty();
  private Optional<Span> ofDays = Optional.empty();
  private boolean ofProfile;

  QuietTimes(Problems problems, JourneyValues values) {
    this.problems = problems;
    this.values = values;
  }

  /** Takes a clause that says it; other ones are left. */
  void add(Clause clause, Expressions expressions) {
    if (clause instanceof QuietHours of) {
      once(ofHours, of.span(), "quiet hours");
      ofHours = Optional.of(of.span());
      ofProfile |= of.inProfileZone();
      Optional<LocalTime> from = values.time(of.from(), expressions);
      Optional<LocalTime> to = values.time(of.to(), expressions);
      if (from.isPresent() && from.equals(to)) {
        String text = problems.text(of.span());
        problems.report(Fault.LENGTH, of.span(), text, "Name another hour as its end.");
      } else if (from.isPresent() && to.isPresent()) {
        hours = Optional.of(new Flow.Hours(from.get(), to.get()));
      }
    } else if (clause instanceof QuietDays of) {
      once(ofDays, of.span(), "quiet on");
      ofDays = Optional.of(of.span());
      of.days().stream().map(Weekday::day).flatMap(Optional::stream).forEach(days::add);
    }
  }

  private void once(Optional<Span> before, Span span, String words) {
    if (before.isPresent()) {
      Span place = new Span(span.offset(), words.length());
      problems.report(Fault.CLAUSE_TWICE, place, words, problems.line(before.get()));
    }
  }

  Optional<Flow.Quiet> all() {
    return hours.isEmpty() && days.isEmpty()
        ? Optional.empty()
        : Optional.of(new Flow.Quiet(hours, days, ofProfile));
  }
}
