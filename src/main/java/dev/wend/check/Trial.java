package dev.wend.check;

import dev.wend.diag.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a script says of itself, to be tried out: a {@code test} or a {@code property}. */
public sealed interface Trial {
  /** When a trial begins. */
  Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  String name();

  Span span();

  /** Steps that are taken one after the other, from an empty store. */
  record Test(String name, List<TestStep> steps, Span span) implements Trial {
    public Test {
      steps = List.copyOf(steps);
    }
  }

  /**
   * What holds for any profiles.
   *
   * @param profiles the names of those that are made up
   * @param condition whom it is said of
   * @param at the time at which it is asked
   */
  record Property(
      String name,
      List<String> profiles,
      Optional<TestStep.Expect> condition,
      List<TestStep.Expect> expected,
      Instant at,
      Span span)
      implements Trial {
    public Property {
      profiles = List.copyOf(profiles);
      expected = List.copyOf(expected);
    }
  }
}
