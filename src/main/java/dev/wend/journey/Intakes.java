package dev.wend.journey;

import dev.wend.code.JourneyPlan;
import dev.wend.step.Entry;
import dev.wend.step.Flow;
import dev.wend.step.Schedule;
import dev.wend.store.Profiles;
import dev.wend.value.Lapse;
import dev.wend.vm.Hidden;
import dev.wend.vm.Scan;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Takes in the members of audiences: at instants of a schedule, or when a business event comes. */
final class Intakes {
  /** People that are taken in before what was noted of them is written. */
  private static final int ROUND = 16_384;

  private final Cues cues;
  private final ZoneId zone;
  private final Versions versions;
  private final Activity activity;
  private final Asking asking;
  private final Entrance entrance;
  private final Together together;
  private final Positions positions;
  private final Arrivals arrivals;
  private final Audiences audiences;

  /** By journey: the members at the reading before, of whatever version that was. */
  private final Map<String, long[]> before = new HashMap<>();

  /** By instant and journey: the members that are being taken in. */
  private final Map<String, long[]> readings = new LinkedHashMap<>();

  /** Those of the readings that are being taken in now; others were, when the machine stopped. */
  private final Set<String> taken = new HashSet<>();

  /** Up to where what was known is settled. */
  private long since;

  Intakes(World world, Entrance entrance, Together together, Audiences audiences) {
    this.together = together;
    cues = new Cues(world.store);
    zone = world.zone;
    versions = world.versions;
    activity = world.activity;
    asking = world.asking;
    positions = world.positions;
    arrivals = world.arrivals;
    this.entrance = entrance;
    this.audiences = audiences;
  }

  Map<String, long[]> before() {
    return before;
  }

  /** A person is another one now, who was a member where they were. */
  void moved(int from, int to) {
    moved(from, to, before);
    moved(from, to, readings);
  }

  private static void moved(int from, int to, Map<String, long[]> members) {
    members.replaceAll(
        (journey, bits) -> {
          if (from / Long.SIZE >= bits.length || (bits[from / Long.SIZE] >>> from & 1) == 0) {
            return bits;
          }
          long[] of = Arrays.copyOf(bits, Math.max(bits.length, to / Long.SIZE + 1));
          of[from / Long.SIZE] &= ~(1L << from);
          of[to / Long.SIZE] |= 1L << to;
          return of;
        });
  }

  /** The next instant of a schedule or business event after one. */
  long next(long after) {
    long next = scheduled(after);
    for (String journey : activity.active()) {
      if (entry(journey) instanceof Entry.OnBusiness business) {
        next = Math.min(next, cues.next(business.event().type(), after));
      }
    }
    return next;
  }

  /** A journey that takes people in at a time that comes again, and has no end. */
  Optional<String> endless() {
    return activity.active().stream()
        .filter(j -> isRepeated(j) && flow(j).until().isEmpty())
        .findFirst();
  }

  /** The next instant of a schedule after one. */
  long scheduled(long after) {
    long next = Lapse.NEVER;
    for (String journey : activity.active()) {
      if (entry(journey) instanceof Entry.Read) {
        next = Math.min(next, slot(journey, after + 1));
      }
    }
    return next;
  }

  private boolean isRepeated(String journey) {
    return entry(journey) instanceof Entry.Read read && read.schedule() instanceof Schedule.Every;
  }

  private Flow flow(String journey) {
    return versions.plan(versions.newest(journey)).flow();
  }

  /**
   * When the schedule of a journey says from an instant on: within its dates, as nobody may enter
   * outside of them. One that says no time of its own begins with them.
   */
  private long slot(String journey, long from) {
    Flow flow = flow(journey);
    Instant active = Instant.ofEpochMilli(activity.since(journey));
    Instant begin = flow.from().filter(active::isBefore).orElse(active);
    Instant soonest = Instant.ofEpochMilli(from);
    return ((Entry.Read) flow.entry())
        .schedule()
        .next(soonest.isBefore(begin) ? begin : soonest, begin, zone)
        .filter(slot -> flow.until().filter(end -> !slot.isBefore(end)).isEmpty())
        .map(Instant::toEpochMilli)
        .orElse(Lapse.NEVER);
  }

  private Entry entry(String journey) {
    return flow(journey).entry();
  }

  /** What a business event asks for. */
  record Late(String journey, long time, int slot) {}

  /**
   * Reads the audiences of schedules at an instant that {@link #next} gave.
   *
   * @return the journeys, to be taken in before the events of the instant
   */
  List<String> at(long instant) {
    since = instant - 1;
    List<String> due = new ArrayList<>();
    for (String journey : activity.active()) {
      if (entry(journey) instanceof Entry.Read && slot(journey, instant) == instant) {
        due.add(journey);
        reading(journey, instant);
      }
    }
    return due;
  }

  /**
   * Reads the audiences of what belongs to the instant of the activation of journeys, or is to be
   * done again.
   */
  List<String> activated(List<String> fresh, long at) {
    since = at;
    List<String> due = new ArrayList<>();
    for (String journey : activity.active()) {
      boolean isNow = fresh.contains(journey) && activity.since(journey) == at;
      if (entry(journey) instanceof Entry.Read
          && (isNow ? slot(journey, at) == at : readings.containsKey(key(journey, at)))) {
        due.add(journey);
        reading(journey, at);
      }
    }
    return due;
  }

  /** Takes in whom the schedule of a journey wants at an instant. */
  void take(String journey, long at, Round round) {
    read(journey, (Entry.Read) entry(journey), at, round);
  }

  /** Reads the audiences of the business events of an instant. */
  List<Late> cues(long instant) {
    since = instant - 1;
    return asked(instant, (type, taker) -> cues.at(type, instant, taker));
  }

  /**
   * Reads the audiences of business events of before that have come only now.
   *
   * @param seen the arrivals up to here were looked at before
   */
  List<Late> late(int seen, long now) {
    since = now;
    return asked(
        now,
        (type, taker) ->
            cues.since(
                type,
                seen,
                (slot, time) -> {
                  if (time <= now) {
                    taker.take(slot, time);
                  }
                }));
  }

  private List<Late> asked(long at, BiConsumer<String, Cues.Taker> told) {
    List<Late> asked = new ArrayList<>();
    for (String journey : activity.active()) {
      if (entry(journey) instanceof Entry.OnBusiness business) {
        int before = asked.size();
        told.accept(
            business.event().type(), (slot, time) -> asked.add(new Late(journey, time, slot)));
        if (asked.size() > before) {
          reading(journey, at);
        }
      }
    }
    return asked;
  }

  /** Takes in whom a business event wants. */
  void take(Late late, long at, Round round) {
    Entry.OnBusiness entry = (Entry.OnBusiness) entry(late.journey());
    business(late, entry, at, round);
  }

  // ---- who is in the audiences

  private static String key(String journey, long at) {
    return at + " " + journey;
  }

  /** The members at an instant; what is done from then on does not change them. */
  private long[] reading(String journey, long at) {
    taken.add(key(journey, at));
    return readings.computeIfAbsent(key(journey, at), k -> members(versions.newest(journey), at));
  }

  boolean isReading() {
    return !readings.isEmpty();
  }

  Map<String, long[]> readings() {
    return readings;
  }

  /** All who are being taken in are. */
  void end() {
    readings.keySet().removeAll(taken);
    taken.clear();
  }

  /** Asks about a person as if what is not settled were not there. */
  private void hide(int profile) {
    asking.hide(Hidden.unsettled(arrivals.seen(profile), since));
  }

  private void business(Late cue, Entry.OnBusiness entry, long at, Round round) {
    String journey = cue.journey();
    int version = versions.newest(journey);
    Deed deed = new Deed(entry.event().type(), cue.time(), at, cue.slot(), -1);
    if (!asking.fits(version, entry.event().condition(), Asking.NOBODY, Map.of(), deed)) {
      return;
    }
    Map<String, Named> called = new LinkedHashMap<>();
    entry.event().alias().ifPresent(alias -> called.put(alias, new Named(cue.slot(), cue.time())));
    String why = entry.event().type() + ", from " + entry.audience();
    long[] members = reading(journey, at);
    enter(version, members, new Entrance.Coming(why, "", called, false, true, at), at, round, 0);
  }

  private void read(String journey, Entry.Read read, long at, Round round) {
    int version = versions.newest(journey);
    long[] members = reading(journey, at);
    long[] fresh = members;
    if (read.incremental()) {
      long[] known = before.getOrDefault(journey, new long[0]);
      fresh = members.clone();
      for (int word = 0; word < Math.min(known.length, fresh.length); word++) {
        fresh[word] &= ~known[word];
      }
    }
    before.put(journey, members);
    String why = "from " + read.audience();
    Entrance.Coming coming = new Entrance.Coming(why, "", Map.of(), read.force(), true, at);
    enter(version, fresh, coming, at, round, read.perSecond().orElse(0));
  }

  private long[] members(int version, long at) {
    JourneyPlan plan = versions.plan(version);
    Instant now = Instant.ofEpochMilli(at);
    Profiles rows = audiences.rows(plan, now);
    int threads = Runtime.getRuntime().availableProcessors();
    int program = plan.members().orElseThrow();
    long[] members = new Scan(plan.programs().get(program), rows, now).members(threads).members(0);
    if (plan.selections().isEmpty()) {
      List<String> types = List.copyOf(Heard.reads(plan.programs().get(program)));
      Set<Integer> some = new TreeSet<>();
      arrivals.find(types, since, at, some);
      for (int profile : some) {
        hide(profile);
        boolean is = asking.run(version, program, profile, Map.of(), at).truth(0);
        members[profile / 64] &= ~(1L << (profile % 64));
        members[profile / 64] |= is ? 1L << (profile % 64) : 0;
      }
    }
    return members;
  }

  /**
   * @param perSecond how many at most; any number where it is 0
   */
  private void enter(
      int version, long[] members, Entrance.Coming coming, long at, Round round, int perSecond) {
    Optional<Together.Incoming> many =
        perSecond == 0 ? together.incoming(version, coming, since, at) : Optional.empty();
    long rank = 0;
    int inRound = 0;
    for (int word = 0; word < members.length; word++) {
      for (long left = members[word]; left != 0; left &= left - 1) {
        int profile = word * 64 + Long.numberOfTrailingZeros(left);
        long begins = perSecond == 0 ? at : at + rank / perSecond * 1000;
        rank++;
        if (isDone(profile, version, coming, at)
            || (many.isPresent() && many.get().take(profile))) {
          continue;
        }
        hide(profile);
        entrance.enter(profile, version, coming.at(begins), at, round);
        positions.tidy(profile);
        positions.watch(profile);
        if (++inRound == ROUND || round.isFull()) {
          round.commit();
          inRound = 0;
        }
      }
    }
    many.ifPresent(Together.Incoming::gather);
    round.commit();
    round.await();
  }

  /** Whether somebody was taken in, or found inside, before the machine stopped. */
  private boolean isDone(int profile, int version, Entrance.Coming coming, long at) {
    String journey = versions.plan(version).name();
    return versions.plan(version).flow().entry() instanceof Entry.OnBusiness
        ? positions.isAsked(profile, journey, coming.why(), at)
        : positions.isRead(profile, journey, at);
  }
}
