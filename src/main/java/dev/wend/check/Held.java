package dev.wend.check;

import dev.wend.check.Typed.Lapse;
import dev.wend.diag.Fault;
import dev.wend.syntax.Ast.InAudienceExpression;
import java.util.Optional;

/** How long somebody has been in an audience: {@code in audience A for at least 7 days}. */
final class Held {
  private final Problems problems;
  private final Literals literals;

  Held(Problems problems, Literals literals) {
    this.problems = problems;
    this.literals = literals;
  }

  /**
   * The time that is asked for; empty where none is, or none that fits.
   *
   * @param audience what is known of the audience, where there is one
   */
  Optional<Lapse> lapse(InAudienceExpression in, Optional<Traits> audience) {
    if (in.held().isEmpty()) {
      return Optional.empty();
    }
    Typed.Constant length = literals.spanOfTime(in.held().get());
    if (Conversions.isBroken(length)) {
      return Optional.empty();
    }
    if (!Windows.isLength(length.value())) {
      problems.report(Fault.HELD_LENGTH, length.span(), problems.text(length.span()));
      return Optional.empty();
    }
    audience.ifPresent(traits -> past(in, traits.past()));
    return Optional.of(Lengths.lapse(length.value()));
  }

  private void past(InAudienceExpression in, Past past) {
    String name = in.audience().text();
    switch (past) {
      case AS_NOW -> problems.report(Fault.NO_HISTORY, in.span(), name, name);
      case BY_TIME, SAVED -> {}
      case CHOSEN -> {
        String why = "a `top` among its rules tells only who is in it now";
        problems.report(Fault.HELD, in.span(), name, why, "Ask it of an audience without `top`.");
      }
      case DRAWN -> {
        String why = "it is the population of a step, made for this run";
        problems.report(Fault.HELD, in.span(), name, why, "Save it, and ask what was saved.");
      }
    }
  }
}
