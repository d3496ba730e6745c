package dev.wend.check;

import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast;
import dev.wend.syntax.Ast.Expectation;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.Name;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/** The steps of one test: a method a form. What another version will read is refused here. */
final class TestSteps {
  /** What the script's own steps go by, as a workflow. */
  private static final String SCRIPT = "script";

  private final Problems problems;
  private final Catalog catalog;
  private final Populations populations;
  private final TestScope scope;
  private final boolean hasSteps;
  private final Expressions expressions;
  private final TestFlows flows;
  private Instant now = Trial.BEGIN;
  private boolean moved;

  TestSteps(
      Problems problems,
      Catalog catalog,
      Populations populations,
      Journeys journeys,
      TestScope scope,
      boolean hasSteps) {
    this.problems = problems;
    this.catalog = catalog;
    this.populations = populations;
    this.scope = scope;
    this.hasSteps = hasSteps;
    this.expressions = new Expressions(problems, scope, catalog);
    this.flows = new TestFlows(problems, catalog, journeys, this::require);
  }

  TestScope scope() {
    return scope;
  }

  /** The time that the clock shows after the steps so far. */
  Instant now() {
    return now;
  }

  /** A step; empty where it is refused. */
  Optional<TestStep> check(Ast.TestStep step) {
    if (step instanceof Ast.ExpectStep expect) {
      return expectation(expect);
    } else if (isOfFlows(step)) {
      return ofFlows(step);
    }
    return ofProfiles(step).or(() -> ofTime(step)).or(() -> ofAudiences(step));
  }

  private Optional<TestStep> ofProfiles(Ast.TestStep step) {
    TestStep checked = null;
    if (step instanceof Ast.ProfileStep profile) {
      checked = profile(profile);
    } else if (step instanceof Ast.ProfilesStep profiles) {
      checked = profiles(profiles);
    } else if (step instanceof Ast.SubscribeStep subscribe) {
      checked = subscribe(subscribe);
    } else if (step instanceof Ast.MergeStep merge) {
      require(merge.profile());
      require(merge.into());
      checked = new TestStep.Merge(merge.profile().text(), merge.into().text(), step.span());
    } else if (step instanceof Ast.EraseStep erase) {
      require(erase.profile());
      checked = new TestStep.Erase(erase.profile().text(), step.span());
    }
    return Optional.ofNullable(checked);
  }

  private Optional<TestStep> ofTime(Ast.TestStep step) {
    if (step instanceof Ast.AtStep at) {
      return at(at);
    } else if (step instanceof Ast.AfterStep after) {
      return after(after);
    } else if (step instanceof Ast.EventStep event) {
      return event(event);
    }
    return Optional.empty();
  }

  private Optional<TestStep> ofAudiences(Ast.TestStep step) {
    if (step instanceof Ast.ChangeAudienceStep change) {
      return change(change);
    } else if (step instanceof Ast.EvaluateStep evaluate) {
      return known(evaluate.audience())
          .map(traits -> new TestStep.Evaluate(evaluate.audience().text(), step.span()));
    } else if (step instanceof Ast.RunStep run) {
      return run(run);
    }
    later(step);
    return Optional.empty();
  }

  private static boolean isOfFlows(Ast.TestStep step) {
    return step instanceof Ast.LifeStep
        || step instanceof Ast.ChangeJourneyStep
        || step instanceof Ast.ReactionStep
        || step instanceof Ast.FailStep;
  }

  private Optional<TestStep> ofFlows(Ast.TestStep step) {
    if (step instanceof Ast.LifeStep life) {
      return flows.life(life);
    } else if (step instanceof Ast.ChangeJourneyStep change) {
      return flows.change(change);
    } else if (step instanceof Ast.ReactionStep reaction) {
      return flows.react(reaction);
    }
    return flows.fail((Ast.FailStep) step);
  }

  // ---- what is not in this version

  private void later(Ast.TestStep step) {
    String what = null;
    if (step instanceof Ast.TriggerStep) {
      what = "Steps of campaigns";
    } else if (step instanceof Ast.ChangeStep) {
      what = "Changes of anything but audiences and journeys";
    }
    if (what != null) {
      problems.report(Fault.LATER_PART, firstLine(step.span()), what);
    }
  }

  private Span firstLine(Span span) {
    int end = problems.text(span).indexOf('\n');
    return end < 0 ? span : new Span(span.offset(), end);
  }

  // ---- profiles

  private TestStep profile(Ast.ProfileStep step) {
    List<Given> values = givens(step.values(), scope, catalog.profile(), "profile");
    if (!step.profile().text().isEmpty()) {
      scope.add(step.profile().text());
    }
    return new TestStep.Give(step.profile().text(), values, step.span());
  }

  private List<Given> givens(Ast.GivenObject written, TestScope names, Schema schema, String of) {
    return new Givens(problems, expressions.over(names), of).check(written, schema);
  }

  private TestStep profiles(Ast.ProfilesStep step) {
    Typed.Constant count =
        new Literals(problems, catalog.zone()).integer(step.count().digits(), step.count().span());
    long most = count.value() instanceof Long n ? n : 0;
    TestScope rows = scope.ofRows();
    List<Given> values = givens(step.values(), rows, catalog.profile(), "profile");
    scope.addMany(step.profile().text(), most);
    return new TestStep.GiveMany(most, step.profile().text(), values, step.span());
  }

  private TestStep subscribe(Ast.SubscribeStep step) {
    require(step.profile());
    String service = step.service().text();
    if (!catalog.services().containsKey(service)) {
      if (!service.isEmpty()) {
        String hint = Problems.suggest(service, catalog.services().keySet());
        problems.report(Fault.NO_SERVICE, step.service().span(), service, hint);
      }
      return new TestStep.Give(step.profile().text(), List.of(), step.span());
    }
    Span span = step.span();
    String path = Services.SUBSCRIPTIONS + "." + service + ".";
    Typed subscribed = new Typed.Constant(Scalar.BOOL, !step.leaves(), span);
    List<Given> values =
        List.of(
            new Given.Value(Field.of(path + Services.SUBSCRIBED, Scalar.BOOL), subscribed),
            new Given.Value(Field.of(path + "since", Scalar.DATETIME), new Typed.Now(span)),
            new Given.Value(Field.of(path + "origin", Scalar.STRING), Literals.text("test", span)));
    return new TestStep.Give(step.profile().text(), values, span);
  }

  private boolean require(Name profile) {
    String name = profile.text();
    boolean known = scope.knows(name);
    if (!known && !name.isEmpty()) {
      String hint = Problems.suggest(name, scope.profiles());
      String make = "Write `profile " + name + " { … }` before it.";
      problems.report(Fault.NO_TEST_PROFILE, profile.span(), name, hint.isEmpty() ? make : hint);
    }
    return known;
  }

  // ---- time

  private Optional<TestStep> at(Ast.AtStep step) {
    Optional<Instant> to = instant(expressions.check(step.time()));
    if (to.isEmpty()) {
      return Optional.empty();
    }
    if (moved && to.get().isBefore(now)) {
      problems.report(Fault.CLOCK_BACK, step.time().span(), now.toString());
    }
    moved = true;
    now = to.get();
    return Optional.of(new TestStep.Move(now, step.span()));
  }

  /** A time that is known now. */
  private Optional<Instant> instant(Typed value) {
    if (value instanceof Typed.Constant constant) {
      if (constant.value() instanceof Instant instant) {
        return Optional.of(instant);
      } else if (constant.value() instanceof LocalDate date) {
        return Optional.of(date.atStartOfDay(catalog.zone()).toInstant());
      }
    }
    if (!Conversions.isBroken(value)) {
      problems.report(Fault.TEST_TIME, value.span(), "A time", "2026-03-01T09:00Z");
    }
    return Optional.empty();
  }

  private Optional<TestStep> after(Ast.AfterStep step) {
    Typed length = expressions.check(step.length());
    Optional<Instant> to = Optional.empty();
    try {
      if (length instanceof Typed.Constant constant) {
        if (constant.value() instanceof Duration duration) {
          to = Optional.of(now.plus(duration));
        } else if (constant.value() instanceof Period period) {
          to = Optional.of(now.atZone(catalog.zone()).plus(period).toInstant());
        }
      }
    } catch (DateTimeException | ArithmeticException e) {
      to = Optional.empty(); // beyond all calendars
    }
    if (to.isEmpty() || to.get().isBefore(now)) {
      if (!Conversions.isBroken(length)) {
        problems.report(Fault.TEST_TIME, length.span(), "A length of time", "2 hours");
      }
      return Optional.empty();
    }
    now = to.get();
    return Optional.of(new TestStep.Move(now, step.span()));
  }

  private Optional<TestStep> event(Ast.EventStep step) {
    String name = step.event().text();
    step.from().ifPresent(this::require);
    Catalog.Event event = catalog.events().get(name);
    if (event == null) {
      if (!name.isEmpty()) {
        String hint = Problems.suggest(name, catalog.events().keySet());
        problems.report(Fault.UNKNOWN_NAME, step.event().span(), name, hint);
      }
      return Optional.empty();
    }
    if (event.type().isBusiness() && step.from().isPresent()) {
      problems.report(Fault.BUSINESS_FROM, step.from().get().span());
    }
    List<Given> values = givens(step.values(), scope, event.type().schema(), name);
    Optional<Typed> at =
        step.at()
            .map(expressions::check)
            .flatMap(value -> Conversions.isBroken(value) ? Optional.empty() : Optional.of(value));
    at.filter(value -> value.type() != Scalar.DATETIME)
        .ifPresent(
            value -> problems.report(Fault.TEST_TIME, value.span(), "A time", "2026-03-01T09:00Z"));
    return Optional.of(
        new TestStep.Occur(name, step.from().map(Name::text), values, at, step.span()));
  }

  // ---- audiences

  private Optional<Traits> known(Name audience) {
    String name = audience.text();
    Traits traits = catalog.audiences().get(name);
    if (traits == null && !name.isEmpty()) {
      String hint = Problems.suggest(name, catalog.audiences().keySet());
      problems.report(Fault.UNKNOWN_NAME, audience.span(), name, hint);
    }
    return Optional.ofNullable(traits);
  }

  private Optional<TestStep> change(Ast.ChangeAudienceStep step) {
    Optional<Traits> known = known(step.audience());
    Selection to = populations.check(step.population());
    String name = step.audience().text();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    boolean same =
        known.get().dimension().equals(to.dimension())
            && known.get().columns().equals(to.columnTypes());
    if (!same || known.get().kind() != Traits.Kind.RULE) {
      problems.report(Fault.CHANGED_AUDIENCE, step.audience().span(), name);
    }
    return Optional.of(new TestStep.Change(name, to, step.span()));
  }

  private Optional<TestStep> run(Ast.RunStep step) {
    String name = step.workflow().text();
    if (name.equals(SCRIPT) && hasSteps) {
      return Optional.of(new TestStep.RunSteps(step.span()));
    }
    if (hasSteps) {
      String hint = "Write `run " + SCRIPT + "` for the steps of the script.";
      problems.report(Fault.UNKNOWN_NAME, step.workflow().span(), name, hint);
    } else {
      problems.report(Fault.LATER_PART, step.span(), "Workflows");
    }
    return Optional.empty();
  }

  // ---- what is expected

  private Optional<TestStep> expectation(Ast.ExpectStep step) {
    Expectation expectation = step.expectation();
    Span span = step.span();
    if (expectation instanceof Ast.ExpectTrue wanted) {
      if (asksStatus(wanted.condition())) {
        problems.report(Fault.LATER_PART, wanted.condition().span(), "Tests of a status");
        return Optional.empty();
      }
      return Optional.of(
          new TestTraits(problems, catalog, this::known)
              .check(wanted.condition(), span)
              .orElseGet(() -> expect(wanted.condition(), span)));
    } else if (expectation instanceof Ast.ExpectMembers members) {
      return members(members, span);
    } else if (expectation instanceof Ast.ExpectMessages messages) {
      return flows.received(messages, step);
    } else if (expectation instanceof Ast.ExpectJourney journey) {
      return flows.inside(journey, step);
    }
    Ast.ExpectError error = (Ast.ExpectError) expectation;
    return error
        .step()
        .flatMap(this::check)
        .map(one -> new TestStep.Failure(error.text().text(), one, span));
  }

  /** {@code status(C) = live}. */
  private static boolean asksStatus(Expression condition) {
    return Expressions.ungroup(condition) instanceof Ast.BinaryExpression test
        && Expressions.ungroup(test.left()) instanceof Ast.CallExpression call
        && call.function().text().equals("status");
  }

  private Optional<TestStep> members(Ast.ExpectMembers members, Span span) {
    Optional<Traits> known = known(members.audience());
    members.members().forEach(this::require);
    if (known.filter(t -> !t.dimension().equals(Traits.PROFILE)).isPresent()) {
      String name = members.audience().text();
      problems.report(
          Fault.DIMENSION,
          members.audience().span(),
          name,
          Problems.rows(known.get().dimension()),
          Problems.rows(Traits.PROFILE));
    }
    List<String> names = members.members().stream().map(Name::text).toList();
    return Optional.of(new TestStep.Members(members.audience().text(), names, span));
  }

  /** Any condition over the profiles of the test. */
  TestStep.Expect expect(Expression condition, Span span) {
    Typed value = new Size(problems).bounded(expressions.condition(condition));
    return new TestStep.Expect(value, scope.takeFacts(), span);
  }
}
