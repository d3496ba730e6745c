package dev.wend.check;

import dev.wend.check.Checked.Audience;
import dev.wend.check.Trial.Property;
import dev.wend.check.Trial.Test;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast;
import dev.wend.syntax.Ast.Declaration;
import dev.wend.syntax.Ast.ExpectStep;
import dev.wend.syntax.Ast.ExpectTrue;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.PropertyDeclaration;
import dev.wend.syntax.Ast.TestDeclaration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tests and properties: all that is wrong with them is found before the first of them runs. */
final class Tests {
  private final Problems problems;
  private final Catalog catalog;
  private final Map<String, Traits> audiences;
  private final Populations populations;
  private final Journeys journeys;
  private final Set<String> used;
  private final Map<String, Audience> rules;
  private final boolean hasSteps;

  /**
   * @param catalog of the whole script
   * @param populations those of the script
   * @param journeys those of the script, checked
   * @param used where the names of lets go that are asked for
   * @param rules the audiences that are evaluated when they are used
   * @param hasSteps whether the script has steps of its own
   */
  Tests(
      Problems problems,
      Catalog catalog,
      Populations populations,
      Journeys journeys,
      Set<String> used,
      Map<String, Audience> rules,
      boolean hasSteps) {
    this.problems = problems;
    this.catalog = catalog;
    this.audiences = catalog.audiences();
    this.populations = populations;
    this.journeys = journeys;
    this.used = used;
    this.rules = rules;
    this.hasSteps = hasSteps;
  }

  /** All of a script, in its order. */
  List<Trial> check(List<Declaration> declarations) {
    List<Trial> trials = new ArrayList<>();
    problems.readTests(true);
    for (Declaration declaration : declarations) {
      if (declaration instanceof TestDeclaration test) {
        trials.add(test(test));
      } else if (declaration instanceof PropertyDeclaration property) {
        trials.add(property(property));
      }
    }
    problems.readTests(false);
    return trials;
  }

  private TestSteps steps() {
    TestScope scope = new TestScope(catalog, audiences, journeys.messages(), used, false);
    return new TestSteps(problems, catalog, populations, journeys, scope, hasSteps);
  }

  private Trial test(TestDeclaration test) {
    TestSteps steps = steps();
    List<TestStep> checked = new ArrayList<>();
    int errors = problems.errors();
    test.steps().forEach(step -> steps.check(step).ifPresent(checked::add));
    if (problems.errors() == errors) {
      hintActive(checked);
    }
    return new Test(test.name().text(), checked, test.span());
  }

  /** Hints at what is asked of journeys where none is active from the first to the last step. */
  private void hintActive(List<TestStep> steps) {
    if (steps.stream().noneMatch(TestStep.Life.class::isInstance)) {
      for (TestStep step : steps) {
        Optional<String> journey = asked(step);
        if (journey.isPresent()) {
          problems.report(Fault.NOT_ACTIVE, step.span(), journey.get());
          return;
        }
      }
    }
  }

  /** The journey that a step asks about, if it does: by its name, or by a message that it sends. */
  private Optional<String> asked(TestStep step) {
    if (step instanceof TestStep.InJourney inside) {
      return Optional.of(inside.journey());
    } else if (step instanceof TestStep.React reaction) {
      return journeys.sender(reaction.message());
    } else if (step instanceof TestStep.Received received) {
      return received.messages().stream().findFirst().flatMap(journeys::sender);
    } else if (step instanceof TestStep.Expect expect) {
      return expect.facts().values().stream()
          .flatMap(fact -> fact instanceof TestStep.Fact.Sent sent ? Stream.of(sent) : Stream.of())
          .findFirst()
          .flatMap(sent -> journeys.sender(sent.message()));
    }
    return Optional.empty();
  }

  private Trial property(PropertyDeclaration property) {
    TestSteps steps = steps();
    List<String> names = new ArrayList<>();
    for (Name name : property.profiles()) {
      if (names.contains(name.text())) {
        problems.report(Fault.MAPPED_TWICE, name.span(), name.text(), problems.line(name.span()));
      } else if (!name.text().isEmpty()) {
        names.add(name.text());
        steps.scope().add(name.text());
      }
    }
    Optional<TestStep.Expect> condition = property.condition().map(c -> steps.expect(c, c.span()));
    List<TestStep.Expect> expected = new ArrayList<>();
    for (Ast.TestStep step : property.steps()) {
      if (step instanceof Ast.AtStep at && expected.isEmpty()) {
        steps.check(at);
      } else if (step instanceof ExpectStep expect
          && expect.expectation() instanceof ExpectTrue wanted) {
        expected.add(steps.expect(wanted.condition(), step.span()));
      } else {
        problems.report(Fault.PROPERTY_STEP, firstLine(step.span()));
      }
    }
    requireSingle(condition, expected);
    Instant at = steps.now();
    return new Property(property.name().text(), names, condition, expected, at, property.span());
  }

  private Span firstLine(Span span) {
    int end = problems.text(span).indexOf('\n');
    return end < 0 ? span : new Span(span.offset(), end);
  }

  /** Of a profile alone nobody can tell whether it is among the first of all. */
  private void requireSingle(Optional<TestStep.Expect> condition, List<TestStep.Expect> expected) {
    List<TestStep.Expect> all = new ArrayList<>(condition.stream().toList());
    all.addAll(expected);
    for (TestStep.Expect one : all) {
      for (TestStep.Fact fact : one.facts().values()) {
        if (fact instanceof TestStep.Fact.Size size) {
          problems.report(Fault.PROPERTY_AUDIENCE, one.span(), size.audience(), "its size");
        } else if (fact instanceof TestStep.Fact.Sent sent) {
          problems.report(
              Fault.PROPERTY_AUDIENCE, one.span(), "sent(" + sent.message() + ")", "that");
        } else if (fact instanceof TestStep.Fact.Member member) {
          shared(member.audience(), new HashSet<>())
              .ifPresent(
                  what ->
                      problems.report(
                          Fault.PROPERTY_AUDIENCE, one.span(), member.audience(), what));
        }
      }
    }
  }

  /** What of an audience depends on more than one profile. */
  private Optional<String> shared(String audience, Set<String> seen) {
    if (!rules.containsKey(audience)) {
      return Optional.of("what is saved");
    }
    return seen.add(audience) ? shared(rules.get(audience).population(), seen) : Optional.empty();
  }

  private Optional<String> shared(Population population, Set<String> seen) {
    if (population instanceof Population.Top) {
      return Optional.of("`top`");
    } else if (population instanceof Population.Where where) {
      return shared(where.of(), seen);
    } else if (population instanceof Population.Sample sample) {
      return shared(sample.of(), seen);
    } else if (population instanceof Population.Combined both) {
      return shared(both.left(), seen).or(() -> shared(both.right(), seen));
    }
    return population instanceof Population.Named named
        ? shared(named.audience(), seen)
        : Optional.empty();
  }
}
