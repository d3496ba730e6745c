package dev.wend.journey;

import dev.wend.check.Population;
import dev.wend.code.JourneyPlan;
import dev.wend.live.Definition;
import dev.wend.live.Follower;
import dev.wend.live.Watcher;
import dev.wend.step.Entry;
import dev.wend.step.Message;
import dev.wend.store.Store;
import dev.wend.value.Lapse;
import dev.wend.vm.Hidden;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Follows the audiences by whose entering or leaving people come into journeys.
 *
 * <p>Where journeys write what these audiences read, it is kept before each write who is in them,
 * and who came since all was settled: a restart finds what the write changed, and gives the others
 * again, but for those of whom it is noted that they came.
 */
final class Members {
  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  /** Of fewer pages it costs more at each instant to have other threads look at some. */
  private static final int LEAST_SHARED = 8;

  private final Versions versions;
  private final Activity activity;
  private final Positions positions;
  private final Asking asking;
  private final Arrivals arrivals;
  private final Store store;
  private final Round round;
  private final Set<String> consents = new HashSet<>();
  private final Map<String, Follower> followers = new HashMap<>();

  /** Those who came since all was settled, where that is kept before writes. */
  private final List<State.Coming> told = new ArrayList<>();

  /** By profile: those who came and were not taken yet. */
  private final Map<Integer, List<State.Coming>> open = new TreeMap<>();

  /** The instant of what is done now. */
  private long now = Long.MIN_VALUE;

  /** Whether the events of that instant are still to come. */
  private boolean isEarly;

  private boolean isCoupled;

  /** Whether something is other than what is kept. */
  private boolean isStale = true;

  /**
   * @param messages by whose reactions fields are written
   */
  Members(World world, Collection<Message> messages) {
    versions = world.versions;
    activity = world.activity;
    positions = world.positions;
    asking = world.asking;
    arrivals = world.arrivals;
    store = world.store;
    round = world.round;
    messages.forEach(message -> message.consent().ifPresent(consents::add));
  }

  /** Whether what journeys write may bring somebody into one of them. */
  boolean isCoupled() {
    return isCoupled;
  }

  /** Follows what a journey enters on from an instant on, anew where it did before. */
  void follow(JourneyPlan plan, long at) {
    followers.remove(plan.name());
    if (plan.flow().entry() instanceof Entry.OnMembership) {
      int program = plan.members().orElseThrow();
      Definition definition = Definition.of(plan.name(), plan.programs().get(program));
      Instant from = Instant.ofEpochMilli(at);
      int threads = store.pages() < LEAST_SHARED ? 1 : THREADS;
      followers.put(plan.name(), new Follower(List.of(definition), store, from, threads));
    }
    changed();
  }

  void forget(String journey) {
    followers.remove(journey);
    changed();
  }

  /** To be told when journeys, or what they are followed by, are others. */
  void changed() {
    Set<String> written = new HashSet<>(consents);
    versions.all().forEach(plan -> written.addAll(Heard.written(plan)));
    isCoupled = followers.values().stream().anyMatch(f -> !f.index().ofFields(written).isEmpty());
    isStale = true;
  }

  // ---- what is kept

  /**
   * Begins with what is done at an instant.
   *
   * @param early whether that comes before the events of the instant
   */
  void begin(long at, boolean early) {
    isStale |= at != now || early != isEarly;
    now = at;
    isEarly = early;
  }

  /** All who came are taken, but for those whose instant is still to come. */
  void settled() {
    if (!told.isEmpty()) {
      told.clear();
      open.values().forEach(told::addAll);
      isStale = true;
    }
  }

  /** Whether it is to be kept who is in the audiences, before something is written. */
  boolean isToBeKept() {
    return isCoupled && isStale;
  }

  /** Who is in the audiences, and who came. */
  State.Following following(long clock) {
    isStale = false;
    Map<String, long[]> members = new LinkedHashMap<>();
    long until = clock;
    for (String journey : followed()) {
      Follower follower = followers.get(journey);
      members.put(journey, follower.members(0));
      until = Math.max(until, follower.until().toEpochMilli());
    }
    return new State.Following(until, Math.max(now, clock), isEarly, members, told);
  }

  /**
   * Goes on from what was kept: what was written behind brings people in at its instant.
   *
   * @param clock up to where all is done, in epoch milliseconds
   */
  void restore(State.Following kept, long clock) {
    for (String journey : activity.active()) {
      follow(versions.plan(versions.newest(journey)), kept.until());
    }
    begin(kept.at(), kept.isEarly());
    kept.comings().forEach(this::tell);
    for (String journey : followed()) {
      if (kept.members().containsKey(journey)) {
        differences(journey, kept, clock);
      }
    }
  }

  private void differences(String journey, State.Following kept, long clock) {
    long[] before = kept.members().get(journey);
    long[] after = followers.get(journey).members(0);
    for (int word = 0; word < Math.max(before.length, after.length); word++) {
      long was = word < before.length ? before[word] : 0;
      long is = word < after.length ? after[word] : 0;
      for (long left = was ^ is; left != 0; left &= left - 1) {
        int bit = Long.numberOfTrailingZeros(left);
        int profile = word * 64 + bit;
        boolean isIn = (is >>> bit & 1) != 0;
        boolean isWritten = isWritten(journey, profile, isIn, kept.until(), clock);
        into(journey, isWritten).changed(kept.at(), profile, 0, isIn);
      }
    }
  }

  /** Whether somebody would be in an audience, or out of it, without events that are not taken. */
  private boolean isWritten(String journey, int profile, boolean isIn, long at, long clock) {
    int version = versions.newest(journey);
    JourneyPlan plan = versions.plan(version);
    asking.hide(Hidden.unsettled(arrivals.seen(profile), clock));
    return !plan.selections().isEmpty()
        || asking.run(version, plan.members().orElseThrow(), profile, Map.of(), at).truth(0)
            == isIn;
  }

  /** The journeys by whose audiences somebody may come, in their order. */
  private List<String> followed() {
    return activity.active().stream().filter(followers::containsKey).toList();
  }

  // ---- who comes

  /**
   * The next instant behind one at which somebody may come; another one where there is none before.
   */
  long next(long clock, long before) {
    long next = before;
    for (List<State.Coming> of : open.values()) {
      for (State.Coming coming : of) {
        next = Math.min(next, Math.max(clock + 1, coming.at()));
      }
    }
    if (isCoupled) {
      for (Follower follower : followers.values()) {
        if (follower.until().toEpochMilli() < next) {
          next = follower.first(Instant.ofEpochMilli(next)).toEpochMilli();
        }
      }
    }
    return next;
  }

  /** When somebody goes on by themselves next, or is to come of whom it is known already. */
  long goOn() {
    long waiting =
        open.values().stream()
            .flatMap(List::stream)
            .mapToLong(State.Coming::at)
            .min()
            .orElse(Lapse.NEVER);
    return Math.min(positions.next(), waiting);
  }

  /** Who comes in up to an instant, each in order of time. */
  Map<Integer, List<Pending.Coming>> until(long to) {
    Instant until = Instant.ofEpochMilli(to);
    followed().forEach(journey -> followers.get(journey).follow(until, into(journey, false)));
    wrote(Long.MIN_VALUE);
    return take(to);
  }

  /** Takes those who came up to an instant; before its events only those who are to come then. */
  Map<Integer, List<Pending.Coming>> take(long to) {
    Map<Integer, List<Pending.Coming>> comings = new TreeMap<>();
    for (int profile : List.copyOf(open.keySet())) {
      List<Pending.Coming> of = take(profile, to);
      if (!of.isEmpty()) {
        comings.put(profile, of);
      }
    }
    return comings;
  }

  /** Takes what came of one person up to an instant. */
  List<Pending.Coming> take(int profile, long to) {
    List<State.Coming> all = open.getOrDefault(profile, List.of());
    List<Pending.Coming> taken = new ArrayList<>();
    for (State.Coming coming : all) {
      if (isNow(coming, to) && activity.isActive(coming.journey())) {
        int version = versions.newest(coming.journey());
        Entrance.Coming how = Entrance.Coming.by(coming.why(), coming.at());
        taken.add(new Pending.Coming(version, how, coming.isWritten()));
      }
    }
    if (all.size() > 0) {
      all.removeIf(coming -> isNow(coming, to));
    }
    if (all.isEmpty()) {
      open.remove(profile);
    }
    taken.sort(Comparator.comparingLong(Pending.Coming::at));
    return taken;
  }

  private boolean isNow(State.Coming coming, long to) {
    return coming.at() <= to && (coming.isEarly() || !isEarly);
  }

  /** Takes out who comes in up to an instant. */
  static Map<Integer, List<Pending.Coming>> until(
      Map<Integer, List<Pending.Coming>> comings, long end) {
    Map<Integer, List<Pending.Coming>> now = new TreeMap<>();
    comings.forEach(
        (profile, of) -> {
          List<Pending.Coming> first = of.stream().filter(c -> c.at() <= end).toList();
          if (!first.isEmpty()) {
            now.put(profile, first);
            of.subList(0, first.size()).clear();
          }
        });
    comings.values().removeIf(List::isEmpty);
    return now;
  }

  /** Looks at what journeys have written since it was looked at last, at an instant. */
  void wrote(long at) {
    BitSet pages = round.written();
    for (String journey : pages.isEmpty() ? List.<String>of() : followed()) {
      followers.get(journey).updated(fields(), pages, from(journey, at));
    }
  }

  /** Looks at what writes of profiles and of entities' rows changed, at an instant. */
  void look(long at) {
    round.written();
    for (String journey : followed()) {
      Follower follower = followers.get(journey);
      Watcher watcher = from(journey, at);
      follower.updated(fields(), watcher);
      store.entities().keySet().forEach(entity -> follower.updated(entity, watcher));
    }
  }

  /** What may have been written. */
  private List<String> fields() {
    List<String> fields = new ArrayList<>();
    store.schema().fields().forEach(f -> fields.add(f.name()));
    store.audiences().forEach(a -> fields.add(Population.column(a.name())));
    return fields;
  }

  /** Tells nobody before an instant. */
  private Watcher from(String journey, long at) {
    Watcher into = into(journey, true);
    return (when, who, of, isIn) -> into.changed(Math.max(when, at), who, of, isIn);
  }

  private Watcher into(String journey, boolean isWritten) {
    int version = versions.newest(journey);
    Entry.OnMembership entry = (Entry.OnMembership) versions.plan(version).flow().entry();
    String why = (entry.leaving() ? "leaves " : "enters ") + entry.audience();
    return (at, profile, definition, isIn) -> {
      isStale = true;
      boolean isGone = store.survivor(profile) != profile; // who became another leaves nothing
      if (activity.isActive(journey) && isIn != entry.leaving() && !isGone) {
        tell(new State.Coming(profile, journey, why, at, isEarly, isWritten));
      }
    };
  }

  private void tell(State.Coming coming) {
    open.computeIfAbsent(coming.profile(), p -> new ArrayList<>()).add(coming);
    if (isCoupled) {
      told.add(coming);
    }
  }
}
