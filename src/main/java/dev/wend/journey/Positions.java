package dev.wend.journey;

import dev.wend.value.Lapse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where everybody is, and when somebody goes on by themselves. */
final class Positions {
  /**
   * How far a person was noted to have come beyond what the engine knows to be settled.
   *
   * @param at epoch milliseconds
   * @param causes the arrivals of the events of which something was noted, as {@link Merged#key}
   * @param journeys when something was noted last, by journey
   * @param comings who came at the end, as {@link #coming} says it; each is taken out once
   * @param behind when something was noted last behind the business events of its instant, by
   *     journey
   */
  record Done(
      long at,
      Set<Long> causes,
      Map<String, Long> journeys,
      List<String> comings,
      Map<String, Long> behind) {
    /** Why somebody came who did not enter: the notes say only why they did not. */
    static final String REFUSED = "";

    /** How a coming is told from others of its person. */
    static String coming(String journey, String why, long at) {
      return at + " " + journey + " " + why;
    }

    /** Whether a coming is done; to be asked once about each. */
    boolean takes(String journey, String why, long when) {
      return when < at
          || (when == at
              && (comings.remove(coming(journey, why, when))
                  || comings.remove(coming(journey, REFUSED, when))));
    }
  }

  private static final Run[] NONE = {};

  /** By profile; those that began first in front. */
  private Run[][] runs = new Run[0][];

  /** By journey. */
  private final Map<String, PastRuns> past = new HashMap<>();

  private final Map<Integer, Done> done = new HashMap<>();
  private final Timers timers = new Timers();

  /** How many waits have begun. */
  private long waits;

  /** Those of whom nothing stands in the runs, for they are where many are. */
  private final Cohorts cohorts = new Cohorts();

  /** A run begins to wait, or for another instant. */
  void waits(Run run) {
    run.order = ++waits;
  }

  /** The runs of a person, those that began first in front. */
  List<Run> of(int profile) {
    return Arrays.asList(array(profile));
  }

  /** The runs of a person, who is in no cohort any more. */
  private Run[] array(int profile) {
    if (cohorts.has(profile)) {
      put(cohorts.part(profile));
      watch(profile);
    }
    return own(profile);
  }

  /** The runs of a person but for that of a cohort. */
  private Run[] own(int profile) {
    return profile < runs.length && runs[profile] != null ? runs[profile] : NONE;
  }

  /** Everybody who is in a journey. */
  List<Integer> profiles() {
    List<Integer> found = new ArrayList<>();
    for (int profile = 0; profile < Math.max(runs.length, cohorts.places()); profile++) {
      if (own(profile).length > 0 || cohorts.has(profile)) {
        found.add(profile);
      }
    }
    return found;
  }

  /** The runs of a journey, by profile. */
  List<Run> runs(String journey) {
    cohorts.members(journey).forEach(this::array);
    List<Run> found = new ArrayList<>();
    for (Run[] of : runs) {
      for (Run run : of == null ? NONE : of) {
        if (!run.isOver && run.journey.equals(journey)) {
          found.add(run);
        }
      }
    }
    return found;
  }

  /** Lets go on at an instant whom a pause holds; their profiles. */
  Concerned release(String journey, long at) {
    Concerned people = new Concerned();
    for (Run run : runs(journey)) {
      boolean isHeld = run.due == Lapse.NEVER || (run.isQueued && run.due <= at);
      if (isHeld && run.state == Move.State.SLEEPING) {
        run.due = at;
        people.add(run.profile);
      }
    }
    return people;
  }

  /** How many runs of a journey there are that wait for no turn. */
  long count(String journey) {
    long count = cohorts.count(journey);
    for (Run[] of : runs) {
      for (Run run : of == null ? NONE : of) {
        count += !run.isOver && !run.isQueued && run.journey.equals(journey) ? 1 : 0;
      }
    }
    return count;
  }

  void add(Run run) {
    array(run.profile); // out of a cohort, whose run began before
    put(run);
  }

  private void put(Run run) {
    if (run.profile >= runs.length) {
      runs = Arrays.copyOf(runs, Math.max(run.profile + 1, runs.length * 2));
    }
    Run[] of = Arrays.copyOf(own(run.profile), own(run.profile).length + 1);
    of[of.length - 1] = run;
    runs[run.profile] = of;
  }

  private void put(int profile, List<Run> of) {
    runs[profile] = of.isEmpty() ? null : of.toArray(Run[]::new);
  }

  /** Takes out the runs of a person that are over. */
  void tidy(int profile) {
    boolean some = false;
    for (Run run : own(profile)) {
      some |= run.isOver;
    }
    if (some) {
      put(profile, of(profile).stream().filter(run -> !run.isOver).toList());
    }
  }

  /** Somebody has left by no doing of theirs: their other runs go on when they do. */
  void left(int profile) {
    tidy(profile);
    watch(profile);
  }

  /** How often who has been in a journey. */
  PastRuns past(String journey) {
    return past.computeIfAbsent(journey, j -> new PastRuns());
  }

  /** Takes out all runs of a person, who is no more. */
  List<Run> take(int profile) {
    List<Run> going = of(profile);
    if (!going.isEmpty()) {
      put(profile, List.of());
    }
    return going;
  }

  /** Gives a person other runs, those that began first in front. */
  void give(int profile, List<Run> going) {
    if (profile >= runs.length) {
      runs = Arrays.copyOf(runs, profile + 1);
    }
    put(profile, going);
    watch(profile);
  }

  /** A person is another one now: how often they have been in journeys counts for both. */
  void moved(int from, int to) {
    past.values().forEach(of -> of.moved(from, to));
  }

  // ---- what was noted beyond what is settled

  Optional<Done> done(int profile) {
    return done.isEmpty() ? Optional.empty() : Optional.ofNullable(done.get(profile));
  }

  void done(int profile, Done so) {
    done.put(profile, so);
  }

  /** Whether a schedule took somebody in, or found them inside, for something behind is noted. */
  boolean isRead(int profile, String journey, long at) {
    return done(profile).filter(d -> d.journeys().getOrDefault(journey, at - 1) >= at).isPresent();
  }

  /** Whether a business event took somebody in, or found them inside; to be asked once of each. */
  boolean isAsked(int profile, String journey, String why, long at) {
    return done(profile)
        .filter(d -> d.takes(journey, why, at) || d.behind().getOrDefault(journey, at - 1) >= at)
        .isPresent();
  }

  /** Whether something is noted of a person behind the business events of an instant. */
  boolean isBehind(int profile, long at) {
    return done(profile).filter(d -> d.behind().containsValue(at)).isPresent();
  }

  /** Whether something is noted of anybody beyond what is settled. */
  boolean isAhead() {
    return !done.isEmpty();
  }

  /** Up to when something is noted beyond what is settled, in epoch milliseconds. */
  Optional<Long> ahead() {
    return done.values().stream().map(Done::at).max(Long::compare);
  }

  /** All is settled up to an instant. */
  void settled(long until) {
    done.values().removeIf(d -> d.at() < until);
  }

  // ---- what falls due

  /** Sees to it that a person is looked at when something may happen by itself. */
  void watch(int profile) {
    long next = wakes(own(profile));
    if (next != Lapse.NEVER) {
      timers.add(behind(profile, next), profile);
    }
  }

  /** When something may happen to a person by itself. */
  long wakes(int profile) {
    long own = wakes(own(profile));
    return behind(profile, cohorts.has(profile) ? Math.min(own, cohorts.of(profile).wakes()) : own);
  }

  /** Nothing happens to a person before the instant up to which it was noted what did. */
  private long behind(int profile, long at) {
    return done.isEmpty() ? at : Math.max(at, done(profile).map(Done::at).orElse(at));
  }

  private static long wakes(Run[] runs) {
    long next = Lapse.NEVER;
    for (Run run : runs) {
      next = Math.min(next, run.wakes());
    }
    return next;
  }

  /**
   * Adds those for whom something may happen by itself up to an instant; they are watched no more.
   */
  void due(long until, Concerned to) {
    for (Cohort cohort : cohorts.due(until)) {
      for (int profile : cohort.profiles()) {
        if (cohorts.isIn(profile, cohort)) {
          to.add(profile);
        }
      }
    }
    timers.take(
        until,
        profile -> {
          if (wakes(profile) <= until) {
            to.add(profile);
          }
        });
  }

  /** To how many something may happen by itself up to an instant, at most. */
  long timers(long until) {
    return timers.count(until) + cohorts.count(until);
  }

  /** Tells when something may happen by itself, up to an instant, and to how many. */
  void count(long after, long until, Slices to) {
    timers.count(after, until, to);
    cohorts.count(after, until, to);
  }

  /** The next instant at which something may happen by itself. */
  long next() {
    return Math.min(timers.next(this::wakes), cohorts.next());
  }

  // ---- many who are where others are

  /** Whether a person is in no journey. */
  boolean isOutside(int profile) {
    return own(profile).length == 0 && !cohorts.has(profile);
  }

  /** The cohort of a person to whom nothing else happens by itself up to an instant. */
  Optional<Cohort> cohort(int profile, long until) {
    return cohorts.has(profile) && wakes(own(profile)) > until
        ? Optional.of(cohorts.of(profile))
        : Optional.empty();
  }

  boolean isInCohort(int profile) {
    return cohorts.has(profile);
  }

  /** Whether a person is in a journey of which nobody has several runs. */
  boolean isInside(int profile, String journey) {
    for (Run run : own(profile)) {
      if (!run.isOver && run.journey.equals(journey)) {
        return true;
      }
    }
    return cohorts.has(profile) && cohorts.of(profile).like().journey.equals(journey);
  }

  /** The runs of a cohort have begun, or are further. */
  void add(Cohort cohort) {
    for (int profile : cohort.profiles()) {
      array(profile); // out of another one
    }
    cohorts.add(cohort);
  }

  /** Takes somebody out of a cohort. */
  void leave(int profile) {
    cohorts.leave(profile);
  }
}
