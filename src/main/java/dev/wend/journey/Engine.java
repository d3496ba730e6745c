package dev.wend.journey;

import dev.wend.code.JourneyPlan;
import dev.wend.live.Definition;
import dev.wend.live.Follower;
import dev.wend.step.Cap;
import dev.wend.step.Entry;
import dev.wend.step.Message;
import dev.wend.store.Events;
import dev.wend.store.Profiles;
import dev.wend.store.Store;
import dev.wend.value.Lapse;
import dev.wend.vm.Scan;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Runs journeys over a store. It is told how far time has come ({@link #advance}) and does all that
 * happens until then, each thing at its own instant; nothing depends on how often it is told.
 *
 * <p>At an instant the schedules come first, in the order of the script, then what falls due, then
 * the events. One thread at a time.
 */
public final class Engine {
  private static final int ROUND = 16_384;

  /**
   * What it works with.
   *
   * @param messages by name
   * @param outlet where sends go
   */
  public record Setting(
      Store store, ZoneId zone, Map<String, Message> messages, List<Cap> caps, Outlet outlet) {}

  private final Store store;
  private final ZoneId zone;
  private final Versions versions = new Versions();
  private final Positions positions = new Positions();
  private final Pauses pauses = new Pauses();
  private final Saves saves = new Saves();
  private final Suppressed suppressed = new Suppressed();
  private final Asking asking;
  private final Walk walk;
  private final Entrance entrance;
  private final Person person;

  /** By journey: since when it is active, in the order in which they became so. */
  private final Map<String, Instant> active = new LinkedHashMap<>();

  private final Map<String, Follower> followers = new HashMap<>();
  private final List<String> heard = new ArrayList<>();
  private final Round round = new Round();

  /** Up to where all is done. */
  private long clock;

  public Engine(Setting setting, Instant at) {
    store = setting.store();
    zone = setting.zone();
    clock = at.toEpochMilli();
    asking = new Asking(versions, store);
    People people = new People(store, store.schema(), zone);
    History history = new History(store);
    Post post =
        new Post(
            setting.messages(),
            setting.caps(),
            people,
            asking,
            history,
            suppressed,
            setting.outlet());
    entrance = new Entrance(versions, positions, people, pauses);
    walk = new Walk(versions, asking, post, people, positions, pauses, saves, this::jump);
    entrance.leadBy(walk);
    person =
        new Person(versions, positions, asking, walk, entrance, history, store, active.keySet());
  }

  public Instant clock() {
    return Instant.ofEpochMilli(clock);
  }

  // ---- life cycle

  /** Lets people into a journey from now on. */
  public void activate(JourneyPlan plan) {
    int version = versions.add(plan);
    active.put(plan.name(), clock());
    hear();
    follow(plan);
    if (plan.flow().entry() instanceof Entry.Read read
        && read.schedule().next(clock(), clock(), zone).filter(clock()::equals).isPresent()) {
      read(version, read, clock);
      settle(clock, Set.of());
    }
  }

  /** Takes another definition of a journey; who is inside stays on theirs. */
  public void change(JourneyPlan plan) {
    versions.add(plan);
    hear();
    follow(plan);
  }

  /** Nobody enters a journey any more, and all who are inside leave. */
  public void stop(String journey) {
    active.remove(journey);
    for (int profile : positions.profiles()) {
      for (Run run : List.copyOf(positions.of(profile))) {
        if (versions.plan(run.version).name().equals(journey)) {
          walk.leave(run, Move.STOPPED, "", clock, round);
        }
      }
      positions.tidy(profile);
    }
    settle(clock, Set.of());
  }

  public void pause(String journey) {
    pauses.pause(journey);
  }

  /** What a pause holds goes on now. */
  public void resume(String journey) {
    pauses.resume(journey);
    Set<Integer> people = new LinkedHashSet<>();
    for (int profile : positions.profiles()) {
      for (Run run : positions.of(profile)) {
        boolean isHeld =
            run.due == Lapse.NEVER
                && run.state == Move.State.SLEEPING
                && versions.plan(run.version).name().equals(journey);
        if (isHeld) {
          run.due = clock;
          people.add(profile);
        }
      }
    }
    settle(clock, people);
  }

  /** Whether a person is in a journey. */
  public boolean isIn(int profile, String journey) {
    return positions.of(profile).stream()
        .anyMatch(r -> !r.isOver && versions.plan(r.version).name().equals(journey));
  }

  private void jump(String journey, Run from, long at) {
    if (versions.has(journey) && active.containsKey(journey)) {
      String name = versions.plan(from.version).name();
      Entrance.Coming coming = Entrance.Coming.by("from " + name, at);
      entrance.enter(from.profile, versions.newest(journey), coming, at, round);
    }
  }

  /** The types of events that any journey hears. */
  private void hear() {
    Set<String> types = new LinkedHashSet<>();
    versions.all().forEach(plan -> types.addAll(Heard.by(plan)));
    types.add(Notes.REACTION.name());
    heard.clear();
    heard.addAll(types);
    person.hear(heard);
  }

  private void follow(JourneyPlan plan) {
    if (plan.flow().entry() instanceof Entry.OnMembership) {
      int program = plan.members().orElseThrow();
      Definition definition = Definition.of(plan.name(), plan.programs().get(program));
      int threads = Runtime.getRuntime().availableProcessors();
      followers.put(plan.name(), new Follower(List.of(definition), store, clock(), threads));
    }
  }

  // ---- time

  /** Does all that happens until an instant. */
  public void advance(Instant until) {
    long to = until.toEpochMilli();
    while (clock < to) {
      long next = Math.min(to, scheduled());
      if (isCoupled()) {
        next = Math.min(next, Math.max(clock + 1, nextInstant(to)));
      }
      boolean isSlot = scheduledAt(next);
      if (isSlot && next - 1 > clock) {
        proceed(next - 1);
      }
      if (isSlot) {
        enterAt(next);
      }
      proceed(next);
    }
  }

  /** Takes what has arrived since, of events that are not dated later than now. */
  public void arrived() {
    proceed(clock);
  }

  /** The next instant of a schedule. */
  private long scheduled() {
    long next = Lapse.NEVER;
    for (Map.Entry<String, Instant> each : active.entrySet()) {
      if (entry(each.getKey()) instanceof Entry.Read read) {
        Optional<Instant> slot =
            read.schedule().next(Instant.ofEpochMilli(clock + 1), each.getValue(), zone);
        next = Math.min(next, slot.map(Instant::toEpochMilli).orElse(Lapse.NEVER));
      }
    }
    return next;
  }

  private boolean scheduledAt(long instant) {
    return scheduled() == instant;
  }

  private Entry entry(String journey) {
    return versions.plan(versions.newest(journey)).flow().entry();
  }

  private void enterAt(long instant) {
    for (String journey : List.copyOf(active.keySet())) {
      if (entry(journey) instanceof Entry.Read read) {
        Instant at = Instant.ofEpochMilli(instant);
        Optional<Instant> slot = read.schedule().next(at, active.get(journey), zone);
        if (slot.filter(at::equals).isPresent()) {
          read(versions.newest(journey), read, instant);
        }
      }
    }
  }

  /** Takes in the members of an audience. */
  private void read(int version, Entry.Read read, long at) {
    JourneyPlan plan = versions.plan(version);
    int threads = Runtime.getRuntime().availableProcessors();
    Scan scan =
        new Scan(
            plan.programs().get(plan.members().orElseThrow()), store, Instant.ofEpochMilli(at));
    long[] members = scan.members(threads).members(0);
    long rank = 0;
    int inRound = 0;
    for (int word = 0; word < members.length; word++) {
      for (long left = members[word]; left != 0; left &= left - 1) {
        int profile = word * 64 + Long.numberOfTrailingZeros(left);
        long begins =
            read.perSecond().isPresent() ? at + rank / read.perSecond().getAsInt() * 1000 : at;
        rank++;
        Entrance.Coming coming =
            new Entrance.Coming(
                "from " + read.audience(), "", Map.of(), read.force(), true, begins);
        entrance.enter(profile, version, coming, at, round);
        positions.tidy(profile);
        positions.watch(profile);
        if (++inRound == ROUND) {
          round.commit(store);
          inRound = 0;
        }
      }
    }
    round.commit(store);
  }

  /** Whether what journeys write may bring somebody into one of them. */
  private boolean isCoupled() {
    return !followers.isEmpty() && versions.all().stream().anyMatch(Heard::writes);
  }

  private long nextInstant(long to) {
    long next = Math.min(to, positions.next());
    for (String type : heard) {
      next = Math.min(next, nextEvent(store, type, clock));
    }
    return next;
  }

  private static long nextEvent(Profiles profiles, String type, long after) {
    long next = Lapse.NEVER;
    Optional<Events> events = profiles.events(type);
    for (int owners = 0; events.isPresent() && owners < profiles.pages(); owners++) {
      for (int page : events.get().pages(owners)) {
        long[] times = new long[Profiles.PAGE];
        events.get().times(page, times);
        for (int slot = 0; slot < events.get().size(page); slot++) {
          if (times[slot] > after) {
            next = Math.min(next, times[slot]);
          }
        }
      }
    }
    return next;
  }

  /** Does what happens up to an instant, but for schedules. */
  private void proceed(long to) {
    Set<Integer> people = new LinkedHashSet<>(positions.due(to));
    people.addAll(Arrivals.of(store, heard, clock, to));
    changed(to);
    settle(to, people);
    clock = Math.max(clock, to);
  }

  /** Takes in who came into the audiences that journeys enter on. */
  private void changed(long to) {
    followers.forEach(
        (journey, follower) ->
            follower.follow(
                Instant.ofEpochMilli(to),
                (at, profile, definition, isIn) -> {
                  boolean leaving = ((Entry.OnMembership) entry(journey)).leaving();
                  if (active.containsKey(journey) && isIn != leaving) {
                    Entrance.Coming coming = Entrance.Coming.by("", at);
                    entrance.enter(profile, versions.newest(journey), coming, at, round);
                    positions.watch(profile);
                  }
                }));
  }

  /** Goes on with people, round after round, until nothing is left to do for them. */
  private void settle(long to, Set<Integer> first) {
    Map<Integer, Person.Cursor> left = new TreeMap<>();
    first.forEach(p -> left.put(p, new Person.Cursor(clock, Integer.MAX_VALUE)));
    while (!left.isEmpty()) {
      Map<Integer, Person.Cursor> next = new TreeMap<>();
      left.forEach(
          (profile, cursor) -> {
            Optional<Person.Cursor> more = person.on(profile, cursor, to, round);
            more.ifPresent(c -> next.put(profile, c));
            positions.tidy(profile);
            positions.watch(profile);
          });
      round.commit(store);
      left.clear();
      left.putAll(next);
    }
    round.commit(store);
  }
}
