package dev.wend.journey;

import dev.wend.step.Entry;
import dev.wend.step.Flow;
import dev.wend.step.Flow.Reentry;
import dev.wend.value.Lapse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Who comes in, and why somebody does not. */
final class Entrance {
  /** So often somebody may enter a journey again at one instant. */
  private static final int MOST_AGAIN = 100;

  /**
   * What decides about who may enter a version.
   *
   * @param namespace in which one must be known; empty where that does not matter
   * @param names what people are known by there
   */
  record Gate(Flow flow, PastRuns past, String namespace, Optional<People.Reading> names) {
    boolean knows(int profile) {
      return namespace.isEmpty() || (names.isPresent() && names.get().of(profile).length > 0);
    }
  }

  private final Map<Integer, Gate> gates = new HashMap<>();
  private final Versions versions;
  private final Positions positions;
  private final People people;
  private final Activity activity;
  private Optional<Walk> walk = Optional.empty();

  /** By person and journey: how often they came again at the instant of now. */
  private final Map<String, Integer> again = new HashMap<>();

  private long lastInstant;

  Entrance(World world) {
    versions = world.versions;
    positions = world.positions;
    people = world.people;
    activity = world.activity;
  }

  /** Who leads those on that are in. */
  void leadBy(Walk leader) {
    walk = Optional.of(leader);
  }

  /**
   * What brings a person to a journey.
   *
   * @param why in words
   * @param each the value of which each has a run of its own
   * @param called events by their names
   * @param isForced whether one who is inside begins anew
   * @param isQuiet whether nothing is noted of one who is inside already
   */
  record Coming(
      String why,
      String each,
      Map<String, Named> called,
      boolean isForced,
      boolean isQuiet,
      long begins) {
    /** The same at another instant. */
    Coming at(long other) {
      return new Coming(why, each, called, isForced, isQuiet, other);
    }

    static Coming by(String why, long begins) {
      return new Coming(why, "", Map.of(), false, false, begins);
    }
  }

  /** Takes a person in who leaves for here. */
  void jump(String journey, Run from, long at, Round round) {
    if (activity.isActive(journey)) {
      Coming coming = Coming.by("from " + versions.plan(from.version).name(), at);
      enter(from.profile, versions.newest(journey), coming, at, round);
    }
  }

  /** Takes a person in, if they may. */
  void enter(int profile, int version, Coming coming, long at, Round round) {
    Gate gate = gate(version);
    Flow flow = gate.flow();
    Optional<Run> inside = inside(profile, flow.name(), coming.each());
    boolean isAnew = inside.isPresent() && coming.isForced();
    PastRuns.Past past = gate.past().of(profile, coming.each());
    Optional<String> why =
        isAnew
            ? refusal(profile, gate, false, past.ended(at), at)
            : refusal(profile, gate, inside.isPresent(), past, at);
    if (why.isPresent()) {
      if (!inside.isPresent() || !coming.isQuiet()) {
        noteRefusal(profile, version, why.get(), at, round);
      }
      return;
    }
    if (isAnew) {
      walk.orElseThrow().leave(inside.get(), Move.REPLACED, "", at, round);
    }
    begin(profile, version, flow, coming, at, round);
  }

  /** The gate of a version. */
  Gate gate(int version) {
    return gates.computeIfAbsent(version, v -> gate(versions.plan(v).flow()));
  }

  private Gate gate(Flow flow) {
    String namespace = namespace(flow.entry());
    return new Gate(flow, positions.past(flow.name()), namespace, people.addresses(namespace));
  }

  /**
   * Whether a person who is not inside comes in, and how: the number of the run; 0 where they may
   * not, or it is to be found out by {@link #enter}.
   */
  int number(int profile, Gate gate, Coming coming, long at) {
    PastRuns.Past past = gate.past().of(profile, coming.each());
    boolean may = past.lastBegin() != at && refusal(profile, gate, false, past, at).isEmpty();
    return may ? past.runs() + 1 : 0;
  }

  private Optional<Run> inside(int profile, String journey, String each) {
    for (Run run : positions.of(profile)) {
      if (!run.isOver && run.journey.equals(journey) && run.each.equals(each)) {
        return Optional.of(run);
      }
    }
    return Optional.empty();
  }

  private void begin(int profile, int version, Flow flow, Coming coming, long at, Round round) {
    int number = positions.past(flow.name()).of(profile, coming.each()).runs() + 1;
    long begins = Math.max(at, coming.begins());
    long timeout = flow.timeout().after(begins, people.zone());
    Run run = new Run(version, flow.name(), profile, number, coming.each(), begins, timeout);
    coming.called().forEach(run::call);
    positions.add(run);
    boolean isHeld = activity.isPaused(flow.name());
    if (isHeld || begins > at) {
      walk.orElseThrow().queue(run, isHeld ? Lapse.NEVER : begins, coming.why(), at, round);
    } else {
      positions.past(flow.name()).began(profile, coming.each(), at);
      walk.orElseThrow().on(run, 0, Move.ENTERED, coming.why(), at, round);
    }
  }

  /**
   * Takes in one whose turn has come, by the journey as it is now; in a pause they wait on, or do
   * not enter.
   */
  void turn(Run run, long at, Round round) {
    int newest = versions.newest(run.journey);
    if (knows(newest, run)) {
      run.version = newest;
    }
    Flow flow = versions.plan(run.version).flow();
    if (!activity.isPaused(run.journey)) {
      positions.past(run.journey).began(run.profile, run.each, at);
      run.enter(at, flow.timeout().after(at, people.zone()));
      walk.orElseThrow().on(run, 0, Move.ENTERED, "", at, round);
    } else if (flow.drops()) {
      walk.orElseThrow().leave(run, Move.DROPPED, "paused", at, round);
    } else {
      run.due = Lapse.NEVER;
    }
  }

  /** Whether a version calls by the same names what those were that brought somebody here. */
  private boolean knows(int version, Run run) {
    Map<String, String> types = versions.plan(version).events();
    Map<String, String> before = versions.plan(run.version).events();
    return run.called().keySet().stream()
        .allMatch(name -> Objects.equals(types.get(name), before.get(name)));
  }

  private Optional<String> refusal(
      int profile, Gate gate, boolean isInside, PastRuns.Past past, long at) {
    Flow flow = gate.flow();
    if (flow.from().filter(f -> at < f.toEpochMilli()).isPresent()
        || flow.until().filter(u -> at >= u.toEpochMilli()).isPresent()) {
      return Optional.of("outside the journey's dates");
    }
    if (activity.isPaused(flow.name()) && flow.drops()) {
      return Optional.of("paused");
    }
    if (isInside) {
      return Optional.of("inside already");
    }
    if (!gate.knows(profile)) {
      return Optional.of("no " + gate.namespace());
    }
    if (past.lastBegin() == at && isTooOften(profile, flow.name(), at)) {
      return Optional.of("too often at one instant");
    }
    return past.runs() > 0 && !mayReturn(flow.reentry(), past.lastEnd(), at)
        ? Optional.of("may not enter again" + (past.lastEnd() > Long.MIN_VALUE ? " yet" : ""))
        : Optional.empty();
  }

  /** Whether somebody comes again and again while no time passes, as journeys may bring about. */
  private boolean isTooOften(int profile, String journey, long at) {
    if (at != lastInstant) {
      again.clear();
      lastInstant = at;
    }
    return again.merge(profile + " " + journey, 1, Integer::sum) > MOST_AGAIN;
  }

  private boolean mayReturn(Reentry reentry, long lastEnd, long at) {
    if (reentry instanceof Reentry.After after) {
      Lapse lapse = after.lapse();
      return lapse.after(lastEnd, people.zone()) <= at;
    }
    return reentry instanceof Reentry.Always;
  }

  private static String namespace(Entry entry) {
    if (entry instanceof Entry.Read read) {
      return read.namespace();
    } else if (entry instanceof Entry.OnEvent event) {
      return event.namespace();
    }
    return entry instanceof Entry.OnBusiness business ? business.namespace() : "";
  }

  private void noteRefusal(int profile, int version, String why, long at, Round round) {
    String journey = versions.plan(version).name();
    MoveShape shape =
        new MoveShape(
            journey, versions.ordinal(version), Move.NOT_ENTERED, Optional.empty(), List.of(), why);
    round
        .move(profile, at)
        .set(0, shape.text())
        .set(5, round.cause() < 0 ? Lapse.NEVER : round.cause());
  }
}
