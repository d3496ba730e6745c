package dev.wend.journey;

import dev.wend.channel.Reaction;
import dev.wend.code.JourneyPlan;
import dev.wend.step.Act;
import dev.wend.step.Entry;
import dev.wend.value.Lapse;
import dev.wend.vm.Hidden;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Leads many people who do the same: members of an audience who enter, those whose time comes
 * together, and who enter by the one thing that they did. What it does to a person is what {@link
 * Entrance}, {@link Walk} and {@link Post} do; it leaves to them whomever anything of their own
 * concerns: a condition, a write, an earlier or another run that goes on, an address that is
 * missing.
 */
final class Together {
  /** A stride of a version. */
  private record Place(int version, int from) {}

  private final World world;
  private final Versions versions;
  private final Positions positions;
  private final Activity activity;
  private final Asking asking;
  private final Arrivals arrivals;
  private final Post post;
  private final Entrance entrance;

  // What is made ready once; anew when the programs, or who may enter what, are others.
  private final Map<Place, Optional<Going>> goings = new HashMap<>();
  private final Map<String, Optional<List<Entering>>> enterings = new HashMap<>();
  private int renewals = -1;
  private int changes = -1;

  /** By cohort that goes on at the instant of now; empty where each is asked about. */
  private final Map<Cohort, Optional<Onward>> onwards = new LinkedHashMap<>();

  /** How many steps of people it has led. */
  private long led;

  Together(World world, Post post, Entrance entrance) {
    this.world = world;
    this.post = post;
    this.entrance = entrance;
    versions = world.versions;
    positions = world.positions;
    activity = world.activity;
    asking = world.asking;
    arrivals = world.arrivals;
  }

  long led() {
    return led;
  }

  // ---- strides

  /** The stride from an act; none where each person is to be asked about. */
  private Optional<Going> going(int version, int from) {
    renew();
    if (activity.isPaused(versions.plan(version).name())) {
      return Optional.empty();
    }
    Place place = new Place(version, from);
    Optional<Going> known = goings.get(place);
    if (known == null) {
      known = made(version, from);
      goings.put(place, known);
    }
    return known;
  }

  private void renew() {
    if (renewals != asking.renewals() || changes != activity.changes()) {
      goings.clear();
      enterings.clear();
      renewals = asking.renewals();
      changes = activity.changes();
    }
  }

  private Optional<Going> made(int version, int from) {
    JourneyPlan plan = versions.plan(version);
    Optional<Stride> stride = Stride.of(plan, from);
    if (stride.isEmpty()) {
      return Optional.empty();
    }
    List<Mailing> mailings = new ArrayList<>();
    for (int place : stride.get().sends()) {
      Optional<Mailing> mailing = post.mailing(world, version, place);
      if (mailing.isEmpty()) {
        return Optional.empty();
      }
      mailings.add(mailing.get());
    }
    return Optional.of(new Going(version, plan, entrance.gate(version), stride.get(), mailings));
  }

  /** Has a run wait where a stride ends. */
  private Run waiting(Run run, Going going, long at) {
    run.since = at;
    run.act = going.stride().act();
    run.state = going.stride().state();
    run.due = going.stride().due(at, world.people.zone());
    positions.waits(run);
    return run;
  }

  private Run begun(Going going, int profile, int number, long at) {
    long timeout = going.flow().timeout().after(at, world.people.zone());
    return new Run(going.version(), going.journey(), profile, number, "", at, timeout);
  }

  // ---- entering from an audience

  /**
   * Prepares to take in members of an audience who come at one instant.
   *
   * @param since up to where what was known is settled
   * @return empty where each is asked about
   */
  Optional<Incoming> incoming(int version, Entrance.Coming coming, long since, long at) {
    return coming.called().isEmpty() && coming.begins() <= at
        ? going(version, 0)
            .filter(going -> !going.isQuiet(at))
            .map(going -> new Incoming(going, coming, since, at))
        : Optional.empty();
  }

  /** Members of an audience who come at one instant. */
  final class Incoming {
    private final Going going;
    private final Entrance.Coming coming;
    private final long since;
    private final long at;

    /** By the how-many-th run it is: those who have entered. */
    private final Map<Integer, Column> columns = new HashMap<>();

    private final Map<Integer, Run> like = new HashMap<>();

    private Incoming(Going going, Entrance.Coming coming, long since, long at) {
      this.going = going;
      this.coming = coming;
      this.since = since;
      this.at = at;
    }

    /** Takes a member in; false where they are to be asked about. */
    boolean take(int profile) {
      int number =
          positions.isInside(profile, going.journey()) || positions.done(profile).isPresent()
              ? 0
              : entrance.number(profile, going.gate(), coming, at);
      if (number == 0 || !going.reaches(profile)) {
        return false;
      }
      Column column =
          columns.computeIfAbsent(
              number, n -> new Column(world, going, Move.ENTERED, coming.why()));
      Run run =
          like.computeIfAbsent(number, n -> waiting(begun(going, Asking.NOBODY, n, at), going, at));
      Hidden hidden =
          going.readsEvents() ? Hidden.unsettled(arrivals.seen(profile), since) : Hidden.NOTHING;
      going.gate().past().began(profile, "", at);
      world.round.cause(-1);
      column.go(profile, number, hidden, at, run.due);
      led++;
      if (column.count() == Round.MOST) {
        column.gather(run, List.of());
      }
      return true;
    }

    /** Those who have entered wait now; to be called at the end. */
    void gather() {
      columns.forEach((number, column) -> column.gather(like.get(number), List.of()));
    }
  }

  // ---- falling due

  /**
   * Goes on with somebody whose time has come with that of others.
   *
   * @param since up to where all is done
   * @return false where they are to be asked about
   */
  boolean goOn(int profile, long since, long at, Round round) {
    Optional<Cohort> cohort = positions.cohort(profile, at);
    if (cohort.isEmpty() || cohort.get().wakes() > at || positions.done(profile).isPresent()) {
      return false;
    }
    Optional<Onward> onward = onwards.get(cohort.get());
    if (onward == null) {
      onward = onward(cohort.get(), at);
      onwards.put(cohort.get(), onward);
    }
    return onward.isPresent() && onward.get().take(profile, since, at, round);
  }

  private Optional<Onward> onward(Cohort cohort, long at) {
    Run like = cohort.like();
    if (like.timeout <= at) {
      return Optional.empty();
    }
    Act act = versions.plan(like.version).flow().acts().get(like.act);
    int from = act instanceof Act.Await await ? await.late() : like.act + 1;
    Move move = act instanceof Act.Await ? Move.LATE : Move.WOKE;
    return going(like.version, from)
        .filter(going -> !going.isQuiet(at))
        .map(going -> new Onward(cohort, going, new Column(world, going, move, ""), at));
  }

  /** Those of a cohort who go on at one instant. */
  private final class Onward {
    private final Cohort cohort;
    private final Going going;
    private final Column column;
    private final Run like;

    /** By message that was sent before: the ids of those who have gone on. */
    private final List<long[]> before;

    Onward(Cohort cohort, Going going, Column column, long at) {
      this.cohort = cohort;
      this.going = going;
      this.column = column;
      like = waiting(cohort.like().of(cohort.like().profile), going, at);
      before = cohort.sent().stream().map(s -> new long[2 * cohort.left()]).toList();
    }

    boolean take(int profile, long since, long at, Round round) {
      if (!going.reaches(profile)) {
        return false;
      }
      int place = going.ends() ? 0 : cohort.place(profile);
      for (int s = 0; s < before.size(); s++) {
        long[] ids = cohort.sent().get(s).ids();
        System.arraycopy(ids, 2 * place, before.get(s), 2 * column.count(), 2);
      }
      Hidden hidden =
          going.readsEvents()
              ? new Hidden(
                  arrivals.seen(profile), since, Math.max(at, since + 1), Integer.MIN_VALUE)
              : Hidden.NOTHING;
      positions.leave(profile);
      round.cause(-1);
      column.go(profile, (int) like.number, hidden, at, like.due);
      led++;
      return true;
    }

    void gather() {
      List<Cohort.Sent> sent = new ArrayList<>();
      for (int s = 0; s < before.size(); s++) {
        String message = cohort.sent().get(s).message();
        sent.add(new Cohort.Sent(message, Arrays.copyOf(before.get(s), 2 * column.count())));
      }
      column.gather(like, sent);
    }
  }

  /** Those who have gone on wait now; to be called at the end of an instant. */
  void gather() {
    onwards.values().forEach(onward -> onward.ifPresent(Onward::gather));
    onwards.clear();
  }

  // ---- entering by an event

  /** How people enter a journey by an event. */
  private record Entering(Going going, Column column, Optional<Asking.Asked> condition) {
    boolean readsEvents() {
      return going.readsEvents() || condition.filter(Asking.Asked::readsEvents).isPresent();
    }

    boolean fits(int profile, Deed deed, Hidden hidden) {
      return condition.isEmpty()
          || condition.get().about(profile, deed.slot(), hidden, deed.at()).truth(0);
    }
  }

  /** Whether somebody may be taken in by an event that is all that happens to them. */
  boolean mayTake(int profile, Deed deed) {
    return positions.isOutside(profile)
        && positions.done(profile).isEmpty()
        && enterings(deed.type()).isPresent();
  }

  /**
   * Takes in whom {@link #mayTake} allows.
   *
   * @param since up to where what was known is settled
   * @param until when they are looked at next
   * @return false where they are to be asked about
   */
  boolean enter(int profile, Deed deed, long since, long until, Round round) {
    Hidden hidden = new Hidden(arrivals.seen(profile), since, deed.time(), deed.arrival() + 1);
    boolean isLate = deed.at() > deed.time();
    Optional<Entering> fitting = Optional.empty();
    for (Entering entering : enterings(deed.type()).orElseThrow()) {
      if (isLate && entering.readsEvents()) {
        return false;
      }
      boolean fits = entering.fits(profile, deed, hidden);
      if (fits && fitting.isPresent()) {
        return false;
      }
      fitting = fits ? Optional.of(entering) : fitting;
    }
    return fitting.isEmpty() || enter(profile, deed, hidden, until, fitting.get(), round);
  }

  private boolean enter(
      int profile, Deed deed, Hidden hidden, long until, Entering entering, Round round) {
    Going going = entering.going();
    long at = deed.at();
    Entrance.Coming coming = Entrance.Coming.by(deed.type(), at);
    int number = entrance.number(profile, going.gate(), coming, at);
    if (number == 0 || going.isQuiet(at) || !going.reaches(profile)) {
      return false;
    }
    Optional<Run> waits =
        going.ends()
            ? Optional.empty()
            : Optional.of(waiting(begun(going, profile, number, at), going, at));
    if (waits.isPresent() && waits.get().wakes() <= until) {
      return false;
    }
    going.gate().past().began(profile, "", at);
    round.cause(deed.arrival());
    entering
        .column()
        .go(profile, number, hidden, at, waits.isEmpty() ? Lapse.NEVER : waits.get().due);
    entering.column().part(waits);
    waits.ifPresent(positions::add);
    led++;
    return true;
  }

  /** How people enter by events of a type; none where each is asked about. */
  private Optional<List<Entering>> enterings(String type) {
    renew();
    Optional<List<Entering>> known = enterings.get(type);
    if (known == null) {
      known = madeEnterings(type);
      enterings.put(type, known);
    }
    return known;
  }

  private Optional<List<Entering>> madeEnterings(String type) {
    List<Entering> all = new ArrayList<>();
    if (type.equals(Notes.REACTION.name()) || type.equals(Reaction.EVENT)) {
      return Optional.empty();
    }
    for (String journey : activity.active()) {
      int version = versions.newest(journey);
      if (versions.plan(version).flow().entry() instanceof Entry.OnEvent entry
          && entry.event().type().equals(type)) {
        Optional<Entering> entering = entering(version, entry);
        if (entering.isEmpty()) {
          return Optional.empty();
        }
        all.add(entering.get());
      }
    }
    return Optional.of(all);
  }

  private Optional<Entering> entering(int version, Entry.OnEvent entry) {
    Optional<Going> going = going(version, 0);
    if (going.isEmpty() || entry.each().isPresent() || entry.event().alias().isPresent()) {
      return Optional.empty();
    }
    String type = entry.event().type();
    Column column = new Column(world, going.get(), Move.ENTERED, type);
    Optional<Asking.Asked> asked = Optional.empty();
    if (entry.event().condition().isPresent()) {
      int condition = entry.event().condition().getAsInt();
      asked = Optional.of(asking.ready(version, condition, asking.withEvent(version, type)));
    }
    return Optional.of(new Entering(going.get(), column, asked));
  }
}
