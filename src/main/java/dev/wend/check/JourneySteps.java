package dev.wend.check;

import dev.wend.check.Journey.Part;
import dev.wend.check.Journey.When;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.step.Act;
import dev.wend.syntax.Ast.BoolLiteral;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.JourneyAst.AwaitAnyStep;
import dev.wend.syntax.JourneyAst.AwaitBranch;
import dev.wend.syntax.JourneyAst.AwaitStep;
import dev.wend.syntax.JourneyAst.Block;
import dev.wend.syntax.JourneyAst.CallStep;
import dev.wend.syntax.JourneyAst.EventTrigger;
import dev.wend.syntax.JourneyAst.ExitStep;
import dev.wend.syntax.JourneyAst.IfBranch;
import dev.wend.syntax.JourneyAst.IfStep;
import dev.wend.syntax.JourneyAst.JourneyStep;
import dev.wend.syntax.JourneyAst.JumpStep;
import dev.wend.syntax.JourneyAst.Retry;
import dev.wend.syntax.JourneyAst.SaveToAudienceStep;
import dev.wend.syntax.JourneyAst.SendStep;
import dev.wend.syntax.JourneyAst.ShareBranch;
import dev.wend.syntax.JourneyAst.SplitStep;
import dev.wend.syntax.JourneyAst.Trigger;
import dev.wend.syntax.JourneyAst.UpdateProfileStep;
import dev.wend.syntax.JourneyAst.WaitStep;
import dev.wend.syntax.JourneyAst.WaitUntilStep;
import dev.wend.type.Scalar;
import dev.wend.value.Lapse;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The steps of one journey, and what is certain at each of them. */
final class JourneySteps {
  private static final BigDecimal ALL = BigDecimal.valueOf(1_000_000);

  private final Problems problems;
  private final JourneyAliases names;
  private final Triggers triggers;
  private final JourneyActs deeds;
  private final JourneyValues values;
  private final Set<String> journeys;
  private final JourneyWaits waits;
  private final Outcomes outcomes;

  /**
   * @param journeys the names of all
   * @param timeout of the journey
   * @param from when it begins
   */
  JourneySteps(
      Problems problems,
      Catalog catalog,
      JourneyAliases names,
      Triggers triggers,
      Set<String> journeys,
      Lapse timeout,
      Optional<Instant> from) {
    this.problems = problems;
    this.names = names;
    this.triggers = triggers;
    this.journeys = journeys;
    this.deeds = new JourneyActs(problems, catalog, names, triggers);
    this.values = new JourneyValues(problems, catalog.zone());
    this.outcomes = new Outcomes(problems, catalog.zone());
    this.waits = new JourneyWaits(problems, catalog.zone(), names, deeds, timeout, from);
  }

  /** Checks steps that follow each other; the way becomes that behind them. */
  List<Part> check(List<JourneyStep> steps, Reached way) {
    List<Part> parts = new ArrayList<>();
    boolean isSaid = !way.isOpen();
    for (JourneyStep step : steps) {
      if (!way.isOpen() && !isSaid) {
        String hint = "Remove it, or what ends all paths before it.";
        problems.report(Fault.UNREACHABLE, firstWord(step.span()), hint);
        isSaid = true;
      }
      step(step, way).ifPresent(parts::add);
    }
    return parts;
  }

  private Span firstWord(Span span) {
    String word = problems.text(span).split("\\s", 2)[0];
    return new Span(span.offset(), word.length());
  }

  private Optional<Part> step(JourneyStep step, Reached way) {
    if (step instanceof SendStep send) {
      return send(send, way);
    } else if (step instanceof AwaitStep await) {
      return await(await, way);
    } else if (step instanceof AwaitAnyStep any) {
      return awaitAny(any, way);
    } else if (step instanceof IfStep choice) {
      return Optional.of(choice(choice, way));
    } else if (step instanceof SplitStep split) {
      return Optional.of(split(split, way));
    } else if (step instanceof WaitStep wait) {
      return waits.length(wait, way).map(pause -> new Journey.Sleep(pause, wait.span()));
    } else if (step instanceof WaitUntilStep wait) {
      return waits.until(wait, way).map(pause -> new Journey.Sleep(pause, wait.span()));
    } else if (step instanceof UpdateProfileStep update) {
      return Optional.of(deeds.update(update, way));
    } else if (step instanceof CallStep call) {
      return call(call, way);
    } else if (step instanceof SaveToAudienceStep save) {
      return deeds.save(save);
    }
    return leave(step, way);
  }

  private Optional<Part> leave(JourneyStep step, Reached way) {
    way.close();
    if (step instanceof ExitStep) {
      return Optional.of(new Journey.Exit(step.span()));
    }
    Name to = ((JumpStep) step).journey();
    if (!journeys.contains(to.text()) && !to.text().isEmpty()) {
      String hint = Problems.suggest(to.text(), journeys);
      problems.report(Fault.UNKNOWN_NAME, to.span(), to.text(), hint);
    }
    return Optional.of(new Journey.Jump(to.text(), step.span()));
  }

  /** A block that some of the people go into; where it leads to is added to the ways. */
  private List<Part> block(Block block, Reached way, List<Reached> ways) {
    ways.add(way);
    return check(block.steps(), way);
  }

  // ---- send, call

  private Optional<Part> send(SendStep send, Reached way) {
    Optional<Catalog.Message> message = triggers.message(send.message());
    Map<String, Journey.Argument> arguments =
        message.map(m -> deeds.arguments(send, m, way)).orElse(Map.of());
    Optional<Act.Retry> retry = send.retry().flatMap(this::retry);
    Reached failing = way.copy();
    way.sent().add(send.message().text());
    List<Reached> ways = new ArrayList<>(List.of(way.copy()));
    Optional<List<Part>> failed = send.onFailure().map(b -> block(b, failing, ways));
    way.join(ways);
    return message.map(m -> new Journey.Send(m.name(), arguments, retry, failed, send.span()));
  }

  private Optional<Act.Retry> retry(Retry retry) {
    String text = problems.text(retry.times().span());
    Span span = retry.times().span();
    Optional<Integer> times =
        values.count(retry.times().digits(), span, Fault.LENGTH, text, "Retry once at least.");
    Optional<Lapse> every =
        retry.every().isEmpty() ? Optional.of(Lapse.NONE) : retry.every().flatMap(values::length);
    return times.flatMap(n -> every.map(pause -> new Act.Retry(n, pause)));
  }

  private Optional<Part> call(CallStep call, Reached way) {
    Optional<Catalog.Action> action = deeds.action(call);
    Map<String, Typed> arguments = deeds.arguments(call, action, way);
    List<Reached> ways = new ArrayList<>();
    Reached error = way.copy();
    Reached late = way.copy();
    call.result()
        .ifPresent(
            name -> names.bind(name, action.map(Catalog.Action::results).orElse(List.of()), way));
    ways.add(way.copy());
    Optional<List<Part>> failed = call.onError().map(b -> block(b, error, ways));
    Optional<List<Part>> timedOut = call.onTimeout().map(b -> block(b, late, ways));
    way.join(ways);
    return action.map(
        a ->
            new Journey.Call(
                call.endpoint().text(),
                a.name(),
                call.result().map(Name::text),
                arguments,
                failed,
                timedOut,
                call.span()));
  }

  // ---- await

  private Optional<Part> await(AwaitStep await, Reached way) {
    List<Reached> ways = new ArrayList<>();
    Reached come = way.copy();
    Optional<When> when = trigger(await.trigger(), come);
    Optional<Lapse> within = await.within().flatMap(values::length);
    within.ifPresent(lapse -> waits.refuseLate(lapse, await.within().get().span()));
    if (await.within().isEmpty() && await.otherwise().isPresent()) {
      String hint = "Say until when it is waited, as in `within 1 day`.";
      String why = "the wait before it has no end but the journey's";
      problems.report(Fault.BRANCH_NEVER, firstWord(await.otherwise().get().span()), why, hint);
    }
    List<Part> then =
        await.then().map(block -> block(block, come, ways)).orElseGet(() -> pass(come, ways));
    Reached late = way.copy();
    List<Part> otherwise = List.of();
    if (await.otherwise().isPresent()) {
      otherwise = block(await.otherwise().get(), late, ways);
    } else if (await.within().isPresent()) {
      pass(late, ways);
    }
    way.join(ways);
    List<Part> lateSteps = otherwise;
    return when.map(
        w ->
            new Journey.Await(
                List.of(new Journey.Awaited(w, then)), within, lateSteps, await.span()));
  }

  private static List<Part> pass(Reached way, List<Reached> ways) {
    ways.add(way);
    return List.of();
  }

  /** What is waited for; its name is known behind it. */
  private Optional<When> trigger(Trigger trigger, Reached way) {
    Optional<When> when = triggers.check(trigger, way, way.sent());
    if (trigger instanceof EventTrigger event
        && event.alias().isPresent()
        && when.isPresent()
        && when.get() instanceof When.Event of) {
      names.bind(event.alias().get(), of.type(), way);
    }
    return when;
  }

  private Optional<Part> awaitAny(AwaitAnyStep any, Reached way) {
    List<Reached> ways = new ArrayList<>();
    List<Journey.Awaited> awaited = new ArrayList<>();
    Map<String, Span> seen = new HashMap<>();
    Optional<Lapse> within = Optional.empty();
    List<Part> late = List.of();
    for (AwaitBranch branch : any.branches()) {
      Reached come = way.copy();
      String text =
          branch
              .trigger()
              .map(t -> problems.text(t.span()).replaceAll("\\s+", " "))
              .orElse("after");
      Span place = branch.trigger().map(Trigger::span).orElse(firstWord(branch.span()));
      if (seen.putIfAbsent(text, place) != null) {
        String why = "what it waits for stands before it already";
        problems.report(Fault.BRANCH_NEVER, place, why, "Remove it.");
      }
      Optional<When> when = branch.trigger().flatMap(t -> trigger(t, come));
      List<Part> steps = block(branch.block(), come, ways);
      when.ifPresent(w -> awaited.add(new Journey.Awaited(w, steps)));
      if (branch.after().isPresent()) {
        within = values.length(branch.after().get());
        within.ifPresent(lapse -> waits.refuseLate(lapse, branch.after().get().span()));
        late = steps;
      }
    }
    way.join(ways);
    return Optional.of(new Journey.Await(awaited, within, late, any.span()));
  }

  // ---- if, split

  private Part choice(IfStep step, Reached way) {
    List<Reached> ways = new ArrayList<>();
    List<Journey.Case> cases = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    boolean isAll = false;
    for (IfBranch branch : step.branches()) {
      boolean isFirst = seen.add(problems.text(branch.condition().span()).replaceAll("\\s+", " "));
      Typed condition = condition(branch.condition(), isFirst, isAll, way);
      isAll |= condition instanceof Typed.Constant of && Boolean.TRUE.equals(of.value());
      cases.add(new Journey.Case(condition, block(branch.block(), way.copy(), ways)));
    }
    List<Part> otherwise = List.of();
    if (step.otherwise().isPresent()) {
      if (isAll) {
        never(firstWord(step.otherwise().get().span()), "a condition before it always holds");
      }
      otherwise = block(step.otherwise().get(), way.copy(), ways);
    } else {
      pass(way.copy(), ways);
    }
    way.join(ways);
    return new Journey.Choice(cases, otherwise, step.span());
  }

  private Typed condition(Expression written, boolean isFirst, boolean isTaken, Reached way) {
    Expression e = Expressions.ungroup(written);
    Typed condition =
        e instanceof BoolLiteral literal
            ? new Typed.Constant(Scalar.BOOL, literal.value(), e.span())
            : names.condition(written, way);
    boolean isFalse = condition instanceof Typed.Constant of && Boolean.FALSE.equals(of.value());
    if (isFalse || outcomes.isNever(condition)) {
      problems.withdrawHints(written.span());
      never(written.span(), "its condition never holds");
    } else if (isTaken) {
      never(written.span(), "a condition before it always holds");
    } else if (!isFirst) {
      never(written.span(), "its condition stands before it already");
    }
    return condition;
  }

  private void never(Span span, String why) {
    problems.report(Fault.BRANCH_NEVER, span, why, "Remove it.");
  }

  private Part split(SplitStep split, Reached way) {
    List<Reached> ways = new ArrayList<>();
    List<Journey.Share> shares = new ArrayList<>();
    BigDecimal total = BigDecimal.ZERO;
    boolean isWhole = true;
    for (ShareBranch branch : split.branches()) {
      BigDecimal parts = branch.share().value().multiply(ALL).stripTrailingZeros();
      boolean fits = parts.signum() > 0 && parts.scale() <= 0 && parts.compareTo(ALL) <= 0;
      if (!fits) {
        String text = problems.text(branch.share().span());
        String hint = "It is more than 0%, at most 100%, with up to 4 digits after the point.";
        problems.report(Fault.BRANCH_SHARE, branch.share().span(), text, hint);
      }
      isWhole &= fits;
      total = total.add(branch.share().value());
      List<Part> steps = block(branch.block(), way.copy(), ways);
      shares.add(new Journey.Share(fits ? parts.intValueExact() : 0, steps));
    }
    if (isWhole && total.signum() > 0 && total.compareTo(BigDecimal.ONE) != 0) {
      String text = total.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
      problems.report(Fault.BRANCH_SHARES, firstWord(split.span()), text);
    }
    way.join(ways);
    return new Journey.Split(shares, split.span());
  }
}
