package dev.wend.session;

import dev.wend.check.TestStep;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What a test expects of sends and journeys. */
final class TestSends {
  private final Supplier<TestJourneys> journeys;
  private final TestPeople people;

  TestSends(Supplier<TestJourneys> journeys, TestPeople people) {
    this.journeys = journeys;
    this.people = people;
  }

  /**
   * Checks what a step expects, where it is of this kind.
   *
   * @return whether it is
   */
  boolean check(TestStep step) throws TestFailure {
    if (step instanceof TestStep.Received wanted) {
      received(wanted);
    } else if (step instanceof TestStep.ReceivedNothing wanted) {
      nothing(wanted);
    } else if (step instanceof TestStep.InJourney wanted) {
      inJourney(wanted);
    } else {
      return false;
    }
    return true;
  }

  private void received(TestStep.Received wanted) throws TestFailure {
    List<String> lines = new ArrayList<>();
    for (String message : wanted.messages()) {
      int is = journeys.get().count(wanted.profile(), message);
      if (!fits(is, wanted.times(), wanted.negated())) {
        lines.add("  " + wanted.profile() + " received " + message + " " + times(is));
      }
    }
    fail(lines, wanted.profile(), wanted);
  }

  private static boolean fits(int is, OptionalInt times, boolean negated) {
    boolean holds = times.isPresent() ? is == times.getAsInt() : is > 0;
    return holds != negated;
  }

  private static String times(int count) {
    return count == 1 ? "1 time" : count + " times";
  }

  private void nothing(TestStep.ReceivedNothing wanted) throws TestFailure {
    List<String> lines =
        new TreeMap<>(journeys.get().all(wanted.profile()))
            .entrySet().stream()
                .map(
                    e ->
                        "  "
                            + wanted.profile()
                            + " received "
                            + e.getKey()
                            + " "
                            + times(e.getValue()))
                .collect(Collectors.toList());
    fail(lines, wanted.profile(), wanted);
  }

  private void inJourney(TestStep.InJourney wanted) throws TestFailure {
    boolean is =
        people.slot(wanted.profile()) >= 0
            && journeys.get().isIn(wanted.profile(), wanted.journey());
    if (is == wanted.negated()) {
      String not = is ? "" : "not ";
      fail(
          List.of("  " + wanted.profile() + " is " + not + "in " + wanted.journey()),
          wanted.profile(),
          wanted);
    }
  }

  /** Fails with what happened to the person, if there is anything to say. */
  private void fail(List<String> lines, String profile, TestStep step) throws TestFailure {
    if (!lines.isEmpty()) {
      List<String> all = new ArrayList<>(lines);
      journeys.get().story(profile).forEach(line -> all.add("    " + line));
      throw new TestFailure(step.span(), String.join("\n", all));
    }
  }
}
