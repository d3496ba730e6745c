package dev.wend.session;

import dev.wend.check.Checked;
import dev.wend.check.Checked.Audience;
import dev.wend.check.Population;
import dev.wend.check.Selection;
import dev.wend.check.Step;
import dev.wend.check.TestStep;
import dev.wend.check.TestStep.Fact;
import dev.wend.check.Traits;
import dev.wend.check.Trial;
import dev.wend.check.Typed;
import dev.wend.code.Lower;
import dev.wend.code.Program;
import dev.wend.code.Verified;
import dev.wend.diag.Span;
import dev.wend.store.Store;
import dev.wend.store.StoreException;
import dev.wend.type.Field;
import dev.wend.vm.Row;
import dev.wend.vm.Scan;
import dev.wend.vm.SingleRun;
import dev.wend.vm.SlotRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One test over an empty store, by a clock of its own. */
final class TestRun {
  private final Checked script;
  private final Store store;
  private final TestPeople people;
  private final TestReport report;
  private final Map<String, Audience> audiences;
  private StepRun steps;
  private Instant now = Trial.BEGIN;
  private Optional<TestJourneys> journeys = Optional.empty();

  /** Who is in an audience, a bit a slot; forgotten when anything changes. */
  private final Map<String, long[]> members = new HashMap<>();

  TestRun(Checked script, Store store) {
    this.script = script;
    this.store = store;
    this.people = new TestPeople(store, script.catalog());
    this.report = new TestReport(script.source(), script.zone());
    this.audiences = new LinkedHashMap<>(script.audiences());
    this.steps = new StepRun(script, store, now, false);
  }

  /** Takes all steps; why one of them failed, or nothing. */
  String run(Trial.Test test) {
    for (TestStep step : test.steps()) {
      try {
        run(step);
      } catch (TestFailure failure) {
        return told(failure);
      }
    }
    return "";
  }

  private String told(TestFailure failure) {
    int line = script.source().line(failure.place().offset());
    String written = script.source().slice(failure.place()).lines().findFirst().orElse("");
    return "line " + line + ": " + written + "\n" + failure.getMessage();
  }

  private void run(TestStep step) throws TestFailure {
    try {
      take(step);
    } catch (StoreException | IllegalStepException e) {
      throw new TestFailure(step.span(), "  " + e.getMessage());
    }
  }

  private void take(TestStep step) throws TestFailure {
    if (step instanceof TestStep.Expect expect) {
      expect(expect);
    } else if (step instanceof TestStep.Members wanted) {
      members(wanted);
    } else if (step instanceof TestStep.Trait trait) {
      trait(trait);
    } else if (step instanceof TestStep.Failure failure) {
      failure(failure);
    } else if (!new TestSends(() -> journeys(), people).check(step)) {
      change(step);
      members.clear();
    }
  }

  // ---- what changes something

  /** The journeys, which are there from when a step first needs them. */
  private TestJourneys journeys() {
    if (journeys.isEmpty()) {
      journeys = Optional.of(new TestJourneys(script, store, people, now));
    }
    return journeys.get();
  }

  private void change(TestStep step) throws TestFailure {
    if (ofJourneys(step)) {
      return;
    }
    ofStore(step);
    if (journeys.isPresent()) {
      if (step instanceof TestStep.Change) {
        journeys.get().changed(Map.copyOf(audiences));
      } else if (step instanceof TestStep.Occur) {
        journeys.get().arrived();
      } else if (step instanceof TestStep.Merge) {
        journeys.get().merged();
      } else {
        journeys.get().updated();
      }
    }
  }

  private boolean ofJourneys(TestStep step) throws TestFailure {
    if (step instanceof TestStep.Move move) {
      now = move.to();
      journeys.ifPresent(j -> j.advance(move.to()));
    } else if (step instanceof TestStep.Life life) {
      refused(journeys().live(life), step.span());
    } else if (step instanceof TestStep.ChangeJourney change) {
      journeys().change(change);
    } else if (step instanceof TestStep.React react) {
      refused(journeys().react(react), step.span());
    } else if (step instanceof TestStep.FailSend fail) {
      journeys().fail(fail);
    } else if (step instanceof TestStep.FailCall fail) {
      journeys().fail(fail);
    } else {
      return false;
    }
    return true;
  }

  private void ofStore(TestStep step) throws TestFailure {
    if (step instanceof TestStep.Give give) {
      refused(people.give(give.profile(), give.values(), now), step.span());
    } else if (step instanceof TestStep.GiveMany many) {
      refused(people.give(many.profile(), many.count(), many.values(), now), step.span());
    } else if (step instanceof TestStep.Occur occur) {
      refused(new TestEvents(store, script.catalog(), people).occur(occur, now), step.span());
    } else if (step instanceof TestStep.Merge merge) {
      refused(people.merge(merge.profile(), merge.into()), step.span());
    } else if (step instanceof TestStep.Erase erase) {
      refused(people.erase(erase.profile()), step.span());
    } else if (step instanceof TestStep.Change change) {
      Selection to = change.to();
      audiences.put(change.audience(), new Audience(change.audience(), to, "", change.span()));
    } else if (step instanceof TestStep.Evaluate evaluate) {
      bits(evaluate.audience());
    } else if (step instanceof TestStep.RunSteps) {
      steps = new StepRun(script, store, now, false, audiences);
      for (Step one : script.steps()) {
        steps.run(one);
      }
      audiences.putAll(steps.audiences());
    }
  }

  private static void refused(Optional<String> why, Span place) throws TestFailure {
    if (why.isPresent()) {
      throw new TestFailure(place, "  " + why.get());
    }
  }

  private void failure(TestStep.Failure wanted) throws TestFailure {
    String message;
    try {
      run(wanted.step());
      message = "the step did not fail";
    } catch (TestFailure failure) {
      if (failure.getMessage().contains(wanted.text())) {
        return;
      }
      message = "the step failed otherwise: " + failure.getMessage().strip();
    }
    throw new TestFailure(wanted.span(), "  " + message);
  }

  // ---- members

  private Evaluation evaluation() {
    return new Evaluation(steps.rows(), script.catalog(), Map.copyOf(audiences), now);
  }

  private Selection selection(String audience) {
    Span nowhere = new Span(0, 0);
    Audience rule = audiences.get(audience);
    String dimension = rule == null ? Traits.PROFILE : rule.selection().dimension();
    Population named = new Population.Named(audience, nowhere);
    return rule == null
        ? new Selection(named, dimension, Map.of(), java.math.BigDecimal.ONE)
        : rule.selection().as(named);
  }

  private long[] bits(String audience) {
    long[] known = members.get(audience);
    if (known == null) {
      Scan.Result result = evaluation().members(selection(audience));
      known = result.members(0);
      members.put(audience, known);
    }
    return known;
  }

  private boolean isMember(String profile, String audience) {
    int slot = people.slot(profile);
    long[] bits = bits(audience);
    return slot >= 0 && slot / 64 < bits.length && (bits[slot / 64] >>> (slot % 64) & 1) != 0;
  }

  private void members(TestStep.Members wanted) throws TestFailure {
    TreeSet<Integer> found = new TreeSet<>();
    long[] bits = bits(wanted.audience());
    for (int word = 0; word < bits.length; word++) {
      for (long left = bits[word]; left != 0; left &= left - 1) {
        found.add(word * 64 + Long.numberOfTrailingZeros(left));
      }
    }
    List<String> lines = new ArrayList<>();
    for (String profile : wanted.profiles()) {
      if (!isMember(profile, wanted.audience())) {
        lines.add(profile + " is not in " + wanted.audience());
        lines.addAll(why(profile, wanted.audience()));
      }
      found.remove(people.slot(profile));
    }
    for (int slot : found.stream().limit(10).toList()) {
      lines.add(people.name(slot) + " is in " + wanted.audience());
      lines.addAll(why(people.name(slot), wanted.audience()));
    }
    if (found.size() > 10) {
      lines.add("and " + (found.size() - 10) + " more are in " + wanted.audience());
    }
    if (!lines.isEmpty()) {
      throw new TestFailure(wanted.span(), indented(lines));
    }
  }

  private static String indented(List<String> lines) {
    return lines.stream().map(line -> "  " + line).collect(Collectors.joining("\n"));
  }

  /** The conditions of an audience, each with its outcome for a profile. */
  private List<String> why(String profile, String audience) {
    int slot = people.slot(profile);
    Audience rule = audiences.get(audience);
    boolean ofProfiles = rule != null && rule.selection().dimension().equals(Traits.PROFILE);
    if (slot < 0 || !ofProfiles) {
      return List.of();
    }
    List<Typed> parts = new ArrayList<>();
    report
        .conditions(rule.population(), Map.copyOf(audiences))
        .forEach(condition -> parts.addAll(report.parts(condition)));
    return report.lines(parts, values -> ofProfile(values, slot)).stream()
        .map(line -> "  " + line)
        .toList();
  }

  private List<Optional<Object>> ofProfile(List<Typed> values, int slot) {
    Lower lower = evaluation().lower();
    for (int i = 0; i < values.size(); i++) {
      lower.value("value " + i, values.get(i));
    }
    Verified program = Evaluation.verify(lower.program());
    SingleRun run = new SingleRun(program, now);
    run.run(new SlotRow(evaluation().rows(lower, Traits.PROFILE), program.program()).at(slot));
    return results(run, values.size());
  }

  private static List<Optional<Object>> results(SingleRun run, int count) {
    List<Optional<Object>> results = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      results.add(run.outside(i));
    }
    return results;
  }

  // ---- traits

  private void trait(TestStep.Trait trait) throws TestFailure {
    Optional<dev.wend.store.SavedAudience> saved =
        store.audiences().stream().filter(a -> a.name().equals(trait.audience())).findFirst();
    Traits known = script.catalog().audiences().get(trait.audience());
    List<String> is =
        switch (trait.asked()) {
          case COLUMNS ->
              saved
                  .map(a -> a.columns().stream().map(Field::name).toList())
                  .orElseGet(() -> List.copyOf(known.columns().keySet()));
          case DIMENSION -> List.of(saved.map(a -> a.dimension()).orElse(known.dimension()));
          case KIND -> List.of(saved.isPresent() ? Traits.Kind.LIST.word() : known.kind().word());
        };
    if (is.equals(trait.values()) == trait.negated()) {
      String what = trait.asked().word() + "(" + trait.audience() + ")";
      String text = String.join(", ", is);
      throw new TestFailure(trait.span(), "  " + what + "  " + (text.isEmpty() ? "()" : text));
    }
  }

  // ---- conditions

  private void expect(TestStep.Expect expect) throws TestFailure {
    List<Typed> parts = report.parts(expect.condition());
    List<Typed> all = new ArrayList<>(List.of(expect.condition()));
    all.addAll(parts);
    List<Optional<Object>> results = evaluate(all, expect.facts());
    if (results.get(0).equals(Optional.of(true))) {
      return;
    }
    List<String> lines =
        new ArrayList<>(report.lines(parts, p -> results.subList(1, results.size())));
    for (Fact fact : expect.facts().values()) {
      if (fact instanceof Fact.Member member) {
        List<String> why = why(member.profile(), member.audience());
        if (!why.isEmpty()) {
          lines.add(member.audience() + " of " + member.profile() + ":");
          lines.addAll(why);
        }
      }
    }
    throw new TestFailure(expect.span(), indented(lines));
  }

  private List<Optional<Object>> evaluate(List<Typed> values, Map<String, Fact> facts) {
    Lower lower = new Lower(Map.copyOf(audiences), script.zone());
    for (int i = 0; i < values.size(); i++) {
      lower.value("value " + i, values.get(i));
    }
    Verified program = Evaluation.verify(lower.program());
    SingleRun run = new SingleRun(program, now);
    run.run(
        new TestRow(
            program.program(), facts::containsKey, name -> fact(facts.get(name)), this::row));
    return results(run, values.size());
  }

  private long fact(Fact fact) {
    if (fact instanceof Fact.Member member) {
      return isMember(member.profile(), member.audience()) ? 1 : 0;
    }
    if (fact instanceof Fact.Sent sent) {
      return journeys().count(sent.message());
    }
    long count = 0;
    for (long word : bits(((Fact.Size) fact).audience())) {
      count += Long.bitCount(word);
    }
    return count;
  }

  private Row row(String profile, Program program) {
    int slot = people.slot(profile);
    return slot < 0
        ? TestRow.NOBODY
        : new SlotRow(new CalledProfiles(steps.rows(), profile), program).at(slot);
  }
}
