package dev.wend.check;

import dev.wend.check.Journey.Pause;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.step.Flow;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.JourneyAst.WaitStep;
import dev.wend.syntax.JourneyAst.WaitUntilStep;
import dev.wend.type.Scalar;
import dev.wend.value.Lapse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/** How long people wait in a journey. */
final class JourneyWaits {
  private final Problems problems;
  private final ZoneId zone;
  private final JourneyAliases names;
  private final JourneyActs deeds;
  private final JourneyValues values;
  private final Lapse timeout;
  private final Optional<Instant> from;

  /**
   * @param timeout of the journey
   * @param from when it begins
   */
  JourneyWaits(
      Problems problems,
      ZoneId zone,
      JourneyAliases names,
      JourneyActs deeds,
      Lapse timeout,
      Optional<Instant> from) {
    this.problems = problems;
    this.zone = zone;
    this.names = names;
    this.deeds = deeds;
    this.values = new JourneyValues(problems, zone);
    this.timeout = timeout;
    this.from = from;
  }

  /** A length that is written out. */
  Optional<Pause> length(WaitStep wait, Reached way) {
    Typed value = names.expressions(way).check(wait.length());
    String hint = "Write it out, as in `wait 2 days`; until a moment it is `wait until …`.";
    Optional<Lapse> lapse = values.length(value, hint);
    lapse.ifPresent(of -> refuseLate(of, wait.length().span()));
    return lapse.map(Pause.After::new);
  }

  /** A moment of the profile, of an event or of the clock. */
  Optional<Pause> until(WaitUntilStep wait, Reached way) {
    Expressions expressions = names.expressions(way);
    Optional<LocalTime> at = Optional.empty();
    if (wait.weekday().isPresent()) {
      at = wait.at().isEmpty() ? Optional.of(LocalTime.MIDNIGHT) : time(wait.at().get(), way);
      return wait.weekday().get().day().isEmpty()
          ? Optional.empty()
          : at.map(t -> new Pause.Next(wait.weekday().get().day(), t, wait.inProfileZone()));
    }
    Typed moment = names.value(wait.moment().get(), way);
    if (moment instanceof Typed.Constant of && of.value() instanceof LocalTime time) {
      return Optional.of(new Pause.Next(Optional.empty(), time, wait.inProfileZone()));
    }
    if (Conversions.isBroken(moment)) {
      return Optional.empty();
    }
    refusePast(moment, wait.moment().get().span());
    hintMissing(moment);
    return instant(moment, wait.at().map(expressions::check), wait)
        .map(instant -> new Pause.Given(new Size(problems).bounded(instant)));
  }

  private Optional<LocalTime> time(Expression written, Reached way) {
    return values.time(written, names.expressions(way));
  }

  /** The instant of a date and a time of the day. */
  private Optional<Typed> instant(Typed moment, Optional<Typed> at, WaitUntilStep wait) {
    if (at.filter(Conversions::isBroken).isPresent()) {
      return Optional.empty();
    }
    boolean isDate = moment.type() == Scalar.DATE;
    boolean fits = isDate || (moment.type() == Scalar.DATETIME && at.isEmpty());
    if (!fits || (wait.inProfileZone() && !isDate)) {
      String example =
          isDate || at.isEmpty() ? "wait until birthday at 09:00" : "wait until date(x)";
      problems.report(Fault.TEST_TIME, moment.span(), "A date or an instant to wait for", example);
      return Optional.empty();
    }
    if (at.isEmpty() && !wait.inProfileZone()) {
      return Optional.of(Arithmetic.firstInstant(moment));
    }
    Typed time = at.orElse(new Typed.Constant(Scalar.TIME, LocalTime.MIDNIGHT, wait.span()));
    if (time.type() != Scalar.TIME) {
      problems.report(Fault.TEST_TIME, time.span(), "A time of the day", "09:00");
      return Optional.empty();
    }
    return deeds.instant(moment, time, wait.inProfileZone(), wait.span());
  }

  /** Nobody is in the journey when it is past. */
  private void refusePast(Typed moment, Span span) {
    Instant instant = null;
    if (moment instanceof Typed.Constant of && of.value() instanceof LocalDate date) {
      instant = date.atStartOfDay(zone).toInstant();
    } else if (moment instanceof Typed.Constant of && of.value() instanceof Instant at) {
      instant = at;
    }
    if (instant != null && from.isPresent() && !instant.isAfter(from.get())) {
      String why = "nobody is in the journey before";
      problems.report(Fault.WAIT_NEVER, span, why, "Name a later moment, or remove it.");
    }
  }

  private void hintMissing(Typed moment) {
    if (moment instanceof Typed.FieldRead read && !read.field().key()) {
      String text = problems.text(moment.span());
      problems.report(Fault.WAIT_MISSING, moment.span(), text, text);
    }
  }

  /** Refuses a wait that the timeout ends. */
  void refuseLate(Lapse lapse, Span span) {
    if (JourneyValues.least(lapse) >= JourneyValues.most(timeout)) {
      String unsaid = timeout.equals(Flow.TIMEOUT) ? ", which is 91 days where none is said" : "";
      String why = "the journey's timeout comes first" + unsaid;
      problems.report(Fault.WAIT_NEVER, span, why, "Say a longer `timeout`, or wait less.");
    }
  }
}
