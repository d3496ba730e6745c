package dev.wend.journey;

import dev.wend.channel.Reaction;
import dev.wend.code.JourneyPlan;
import dev.wend.step.Cap;
import dev.wend.step.Flow;
import dev.wend.step.Message;
import dev.wend.store.Store;
import dev.wend.value.Lapse;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Runs journeys over a store. It is told how far time has come ({@link #advance}) and does all that
 * happens until then, each thing at its own instant; nothing depends on how often it is told.
 *
 * <p>At an instant the schedules come first, in the order of activation, then what falls due, then
 * the events. Everything is noted in the store ({@link Notes}), a round at a time, each whole or
 * not at all. One thread at a time.
 */
public final class Engine {
  /**
   * What it works with. The store has the types of {@link Notes#ALL}, and of the answers of
   * endpoints.
   *
   * @param messages by name
   * @param quiets when no marketing is sent, beside what a journey says
   * @param outlet where sends go
   * @param caller who asks endpoints
   */
  public record Setting(
      Store store,
      ZoneId zone,
      Map<String, Message> messages,
      List<Cap> caps,
      List<Flow.Quiet> quiets,
      Outlet outlet,
      Caller caller,
      Audiences audiences) {}

  private final Store store;
  private final Versions versions;
  private final Positions positions;
  private final Activity activity;
  private final Arrivals arrivals;
  private final Asking asking;
  private final Round round;
  private final Reports reports;
  private final Walk walk;
  private final Entrance entrance;
  private final Together together;
  private final Intakes intakes;
  private final Person person;
  private final Settling settling;
  private final Taking taking;
  private final Members members;
  private final Reactions reactions;
  private final Restoring restoring;
  private final Merging merging;
  private final List<String> heard = new ArrayList<>();

  /** Up to where all is done, in epoch milliseconds; other threads may ask. */
  private volatile long clock;

  /**
   * @param at from when on it does what happens
   */
  public Engine(Setting setting, Instant at) {
    World world = new World(setting);
    clock = at.toEpochMilli();
    store = world.store;
    versions = world.versions;
    positions = world.positions;
    activity = world.activity;
    arrivals = world.arrivals;
    asking = world.asking;
    round = world.round;
    reports = world.reports;
    entrance = new Entrance(world);
    Post post = new Post(setting, world);
    Walk.Jumps jumps = (to, run, now) -> entrance.jump(to, run, now, round);
    walk = new Walk(world, post, setting.caller(), jumps);
    entrance.leadBy(walk);
    together = new Together(world, post, entrance);
    intakes = new Intakes(world, entrance, together, setting.audiences());
    members = new Members(world, setting.messages().values());
    reactions = new Reactions(setting.messages(), world);
    person = new Person(world, walk, entrance, reactions);
    settling = new Settling(world, person, together, members);
    taking = new Taking(world, intakes, settling, members);
    merging = new Merging(world, intakes, walk);
    restoring = new Restoring(world, reactions, merging);
    arrivals.look(Notes.types(store));
  }

  /** Waits for what is being written, also where something failed: before the store is closed. */
  public void close() {
    round.close();
  }

  public Instant clock() {
    return Instant.ofEpochMilli(clock);
  }

  public Reports reports() {
    return reports;
  }

  // ---- life cycle

  /** Lets people into journeys from now on; one that is active stays as it is. */
  public void activate(Collection<JourneyPlan> plans) {
    List<JourneyPlan> fresh = plans.stream().filter(p -> !activity.isActive(p.name())).toList();
    for (JourneyPlan plan : fresh) {
      change(plan);
      activity.activate(plan.name(), clock);
      members.follow(plan, clock);
    }
    taking.activated(fresh.stream().map(JourneyPlan::name).toList(), clock);
    round.end();
  }

  /**
   * Keeps how far it has come where a restart is to go on from: before people are taken in from
   * audiences, with who is in them, for what is done behind may change that.
   */
  public void keepBy(Keeping keeping) {
    round.lasting().keepBy(keeping);
    taking.keepBy(() -> round.lasting().keep(state()));
  }

  /** What another engine goes on from. */
  public State state() {
    return new State(
        clock,
        Arrays.stream(arrivals.seen()).boxed().toList(),
        taking.noted(),
        activity.sinces(),
        activity.active().stream().filter(activity::isPaused).toList(),
        Map.copyOf(intakes.before()),
        Map.copyOf(intakes.readings()),
        members.following(clock));
  }

  /**
   * Goes on from where another engine was; to be called first.
   *
   * @param plans all versions of all journeys, each journey's in their order
   */
  public void restore(State state, Collection<JourneyPlan> plans) {
    plans.forEach(versions::add);
    hear();
    clock = state.clock();
    arrivals.seen(state.seen().stream().mapToInt(n -> n).toArray());
    state.active().forEach(activity::activate);
    state.paused().forEach(activity::pause);
    intakes.before().putAll(state.before());
    intakes.readings().putAll(state.readings());
    restoring.run(state.noted(), clock);
    taking.restore(state.noted());
    members.restore(state.following(), clock);
  }

  /** Takes another definition of a journey; who is inside stays on theirs. */
  public void change(JourneyPlan plan) {
    if (versions.has(plan.name()) && versions.plan(versions.newest(plan.name())).equals(plan)) {
      return;
    }
    versions.add(plan);
    hear();
    members.changed();
    if (activity.isActive(plan.name())) {
      members.follow(plan, clock);
    }
  }

  /**
   * Takes the programs of journeys anew, for an audience has another rule; the acts are the same.
   *
   * @param of the same version with other programs
   */
  public void renew(UnaryOperator<JourneyPlan> of) {
    versions.renew(of);
    asking.renew();
    for (String journey : activity.active()) {
      members.follow(versions.plan(versions.newest(journey)), clock);
    }
    updated();
  }

  /** Nobody enters a journey any more, and all who are inside leave. */
  public void stop(String journey) {
    activity.stop(journey);
    members.forget(journey);
    round.cause(-1);
    for (Run run : positions.runs(journey)) {
      walk.leave(run, Move.STOPPED, "", clock, round);
      positions.left(run.profile);
    }
    round.commit();
    round.end();
  }

  public void pause(String journey) {
    activity.pause(journey);
  }

  /** What a pause holds goes on now. */
  public void resume(String journey) {
    activity.resume(journey);
    taking.begin(clock);
    settling.settle(clock, clock, positions.release(journey, clock), members.take(clock));
    taking.end();
    round.end();
  }

  /** The version of a journey that people enter. */
  public Optional<JourneyPlan> newest(String journey) {
    return versions.has(journey)
        ? Optional.of(versions.plan(versions.newest(journey)))
        : Optional.empty();
  }

  public boolean isActive(String journey) {
    return activity.isActive(journey);
  }

  /** Whether a person is in a journey. */
  public boolean isIn(int profile, String journey) {
    return positions.of(profile).stream()
        .anyMatch(r -> !r.isOver && !r.isQueued && r.journey.equals(journey));
  }

  /** How many runs of a journey there are now; who waits for their turn has none. */
  public long active(String journey) {
    return positions.count(journey);
  }

  /** The types of events that any journey hears. */
  private void hear() {
    Set<String> types = new LinkedHashSet<>();
    versions.all().forEach(plan -> types.addAll(Heard.by(plan)));
    types.add(Notes.REACTION.name());
    types.add(Reaction.EVENT);
    heard.clear();
    heard.addAll(types);
    versions.all().forEach(plan -> types.addAll(Heard.read(plan)));
    person.hear(List.copyOf(types));
    asking.renew();
  }

  // ---- what others tell

  /** Takes what has arrived since, of events that are not dated later than now. */
  public void arrived() {
    taking.late(clock);
    proceed(clock);
    round.end();
  }

  /**
   * Two profiles are one now, and all else that has come is taken: the events that moved from one
   * to the other are not new.
   */
  public void merged() {
    arrivals.look(Notes.types(store));
    updated();
  }

  /** Looks at what writes of profiles, merges and erasures changed. */
  public void updated() {
    merging.reconcile(clock);
    taking.again(clock);
    taking.begin(clock);
    members.look(clock);
    for (int profile : positions.profiles()) {
      person.changed(profile, clock, round);
      positions.watch(profile);
    }
    round.commit();
    members.wrote(clock);
    Concerned due = new Concerned();
    positions.due(clock, due);
    settling.settle(clock, clock, due, members.take(clock));
    taking.end();
    round.end();
  }

  /**
   * Takes a reaction to the last send of a message to a person.
   *
   * @return why it cannot be; empty where it was taken
   */
  public Optional<String> reacts(int profile, String message, Reaction reaction) {
    Optional<String> why = reactions.note(profile, message, reaction, clock, round);
    if (why.isEmpty()) {
      round.commit();
      proceed(clock);
      round.end();
    }
    return why;
  }

  // ---- time

  /** Does all that happens until an instant. */
  public void advance(Instant until) {
    go(until.toEpochMilli());
    round.end();
  }

  /** Goes on until nothing is due any more, and at the latest to an instant. */
  public void finish(Instant latest) {
    while (due().filter(at -> !at.isAfter(latest)).isPresent()) {
      go(Math.max(clock + 1, due().get().toEpochMilli()));
    }
    round.end();
  }

  private void go(long to) {
    NavigableSet<Long> instants =
        arrivals.instants(members.isCoupled() ? heard : List.of(), clock, to);
    while (clock < to) {
      long slot = intakes.next(clock);
      long step = Math.min(to, slot);
      if (members.isCoupled()) {
        long event = Optional.ofNullable(instants.higher(clock)).orElse(Lapse.NEVER);
        step = Math.min(step, Math.max(clock + 1, Math.min(event, positions.next())));
      }
      step = members.next(clock, step);
      if (slot == step && step - 1 > clock) {
        proceed(step - 1);
      }
      if (slot == step) {
        taking.slot(step);
      }
      proceed(step);
    }
  }

  /** Up to when something is noted that is to be done again, for another engine was stopped. */
  public Optional<Instant> begun() {
    return positions.ahead().map(at -> Instant.ofEpochMilli(Math.max(clock, at)));
  }

  /** When something happens next that is known already; not where that is never. */
  public Optional<Instant> due() {
    long due = Math.min(members.goOn(), intakes.scheduled(clock));
    return due == Lapse.NEVER ? Optional.empty() : Optional.of(Instant.ofEpochMilli(due));
  }

  /** A journey that takes people in at a time that comes again, and has no end. */
  public Optional<String> endless() {
    return intakes.endless();
  }

  /** Does what happens up to an instant, but for schedules. */
  private void proceed(long to) {
    taking.begin(to);
    Map<Integer, List<Pending.Coming>> comings = members.until(to);
    Concerned people = arrivals.find(heard, clock, to);
    if (people.size() + comings.size() + positions.timers(to) <= Slices.MOST) {
      proceed(to, people, comings);
    } else {
      for (long end : Slices.of(arrivals, heard, positions, comings, clock, to).ends(clock, to)) {
        proceed(end, arrivals.find(heard, clock, end), Members.until(comings, end));
      }
    }
  }

  private void proceed(long to, Concerned people, Map<Integer, List<Pending.Coming>> comings) {
    positions.due(to, people);
    settling.settle(clock, to, people, comings);
    clock = Math.max(clock, to);
    arrivals.look(Notes.types(store));
    taking.end();
    positions.settled(clock);
  }

  /** Has somebody told of each write to the store. */
  void written(Runnable told) {
    round.written(told);
  }

  /** How many steps of people were led together. */
  long led() {
    return together.led();
  }
}
