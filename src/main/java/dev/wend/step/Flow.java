package dev.wend.step;

import dev.wend.value.Lapse;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A journey.
 *
 * @param from nobody enters before, if it is said
 * @param until nobody enters from then on, if it is said
 * @param exits who leaves from wherever they are
 * @param timeout how long a run lasts at most
 * @param drops whether what a pause holds back is dropped
 * @param acts the first is where a run begins
 */
public record Flow(
    String name,
    String title,
    Optional<Instant> from,
    Optional<Instant> until,
    Entry entry,
    Reentry reentry,
    List<Trigger> exits,
    Lapse timeout,
    boolean drops,
    Optional<Quiet> quiet,
    List<Act> acts) {
  /** A run that nothing ends before ends then. */
  public static final Lapse TIMEOUT = new Lapse(0, 0, 91L * 86_400_000);

  public Flow {
    exits = List.copyOf(exits);
    acts = List.copyOf(acts);
  }

  /** Whether a person may enter again. */
  public sealed interface Reentry {
    record Always() implements Reentry {}

    record Never() implements Reentry {}

    /** From so long after the end of the last run on. */
    record After(Lapse lapse) implements Reentry {}
  }

  /**
   * When no message is sent.
   *
   * @param hours of every day
   * @param ofProfile whether the clock and the days are those of the profile's time zone
   */
  public record Quiet(Optional<Hours> hours, Set<DayOfWeek> days, boolean ofProfile) {
    public Quiet {
      days = Set.copyOf(days);
    }
  }

  /** From a time of day to another, which may be one of the next day. */
  public record Hours(LocalTime from, LocalTime to) {}
}
