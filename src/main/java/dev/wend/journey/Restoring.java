package dev.wend.journey;

import dev.wend.journey.History.Moved;
import dev.wend.journey.History.Reacted;
import dev.wend.journey.History.Sending;
import dev.wend.step.Act;
import dev.wend.step.Flow;
import dev.wend.step.Trigger;
import dev.wend.store.Events;
import dev.wend.store.Profiles;
import dev.wend.value.Lapse;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds in the notes where everybody is. */
final class Restoring {
  private record Key(String journey, String each, long number) {}

  private final Profiles profiles;
  private final Versions versions;
  private final Positions positions;
  private final History history;
  private final Reactions reactions;
  private final Reports reports;
  private final Round round;
  private final ZoneId zone;
  private final Merged merged;
  private final Merging merging;

  /** By page of profiles: the arrivals of the notes up to there are done with. */
  private List<Integer> settled = List.of();

  Restoring(World world, Reactions reactions, Merging merging) {
    this.merging = merging;
    merged = world.arrivals.merged();
    profiles = world.store;
    zone = world.zone;
    versions = world.versions;
    positions = world.positions;
    history = world.history;
    reports = world.reports;
    round = world.round;
    this.reactions = reactions;
  }

  /**
   * @param settled by page of profiles: the arrivals of the notes up to there are done with
   * @param clock from when on audiences are to be asked again
   */
  void run(List<Integer> settled, long clock) {
    this.settled = settled;
    merged.load(profiles);
    for (int profile : noted()) {
      of(profile, clock);
      for (Run run : positions.of(profile)) {
        run.again = looks(run) ? clock : Lapse.NEVER;
      }
      positions.watch(profile);
    }
    round.commit();
  }

  /** Whether a run depends on an audience where it waits. */
  private boolean looks(Run run) {
    Flow flow = versions.plan(run.version).flow();
    return !run.isQueued
        && (flow.exits().stream().anyMatch(Trigger.Membership.class::isInstance)
            || (flow.acts().get(run.act) instanceof Act.Await await
                && await.paths().stream()
                    .anyMatch(path -> path.trigger() instanceof Trigger.Membership)));
  }

  /** Everybody of whom something is noted. */
  private Set<Integer> noted() {
    Set<Integer> noted = new TreeSet<>();
    short[] owners = new short[Profiles.PAGE];
    for (String type : List.of(Notes.MOVE.name(), Notes.SEND.name(), Notes.REACTION.name())) {
      Optional<Events> events = profiles.events(type);
      for (int page = 0; events.isPresent() && page < profiles.pages(); page++) {
        for (int at : events.get().pages(page)) {
          events.get().owners(at, owners);
          for (int i = 0; i < events.get().size(at); i++) {
            if (events.get().time(at * Profiles.PAGE + i) != Long.MIN_VALUE) {
              noted.add(page * Profiles.PAGE + (owners[i] & 0xFFFF));
            }
          }
        }
      }
    }
    return noted;
  }

  /** Whether what was noted of a person is of something that may not be done. */
  private boolean isAhead(int profile, int arrival) {
    return !merged.isUpTo(this::settled, profile / Profiles.PAGE, arrival);
  }

  private int settled(int page) {
    return page < settled.size() ? settled.get(page) : Integer.MIN_VALUE;
  }

  /** What a note's cause is known by: it is of the page where the note was made. */
  private long cause(int profile, int arrival, int cause) {
    return Merged.key(merged.firstPage(profile / Profiles.PAGE, arrival), cause);
  }

  private void of(int profile, long clock) {
    Map<Key, Run> open = new LinkedHashMap<>();
    Map<Key, Moved> last = new HashMap<>();
    Ahead ahead = new Ahead();
    for (Moved moved : history.moves(profile)) {
      reports.count(moved);
      if (isAhead(profile, moved.arrival())) {
        Key key = new Key(moved.journey(), moved.each(), moved.run());
        ahead.causes.add(cause(profile, moved.arrival(), moved.cause()));
        ahead.add(moved, Optional.ofNullable(open.get(key)), last.containsKey(key));
        saved(profile, moved);
      }
      take(profile, moved, open, last);
    }
    for (Sending send : history.sends(profile)) {
      reports.count(send);
      Run run = open.get(new Key(send.journey(), send.each(), send.run()));
      if (run != null) {
        take(send, run);
      }
    }
    ahead.end = Math.max(ahead.end, reactions(profile, ahead.causes));
    merging.oldest(List.copyOf(open.values()), clock).forEach(positions::add);
    if (ahead.end > Long.MIN_VALUE) {
      positions.done(profile, ahead.done());
    }
  }

  /** What is noted of a person beyond what is settled. */
  private static final class Ahead {
    private final Set<Long> causes = new HashSet<>();
    private final Map<String, Long> journeys = new HashMap<>();
    private final Map<String, Long> behind = new HashMap<>();
    private final List<String> comings = new ArrayList<>();
    private long end = Long.MIN_VALUE;

    /**
     * @param run of which it is noted; empty where it begins
     * @param waited whether the run came to a wait
     */
    void add(Moved moved, Optional<Run> run, boolean waited) {
      end = moved.at();
      journeys.put(moved.journey(), end);
      if (moved.move() == Move.NOT_ENTERED) {
        comings.add(Positions.Done.coming(moved.journey(), Positions.Done.REFUSED, end));
      } else if (moved.move().begins()) {
        comings.add(Positions.Done.coming(moved.journey(), moved.why(), end));
      }
      // what falls due by itself does so before the business events, but for who came by one
      boolean isOfNow = waited && run.filter(r -> r.start == moved.at()).isPresent();
      if (isOfNow || moved.cause() >= 0 || moved.move() == Move.EXITED) {
        behind.put(moved.journey(), end);
      }
    }

    Positions.Done done() {
      return new Positions.Done(end, causes, journeys, comings, behind);
    }
  }

  /** Finds the audiences that a person was put into: that may be noted, but not done. */
  private void saved(int profile, Moved moved) {
    Optional<Integer> version = versions.place(moved.journey(), moved.version());
    for (int place : version.isPresent() ? moved.path() : List.<Integer>of()) {
      if (versions.plan(version.get()).flow().acts().get(place) instanceof Act.Save save) {
        round.save(save.audience(), profile, moved.at());
      }
    }
  }

  /** Takes the reactions of a person; the instant of the last one that an event told. */
  private long reactions(int profile, Set<Long> causes) {
    long end = Long.MIN_VALUE;
    for (Reacted reacted : history.reactions(profile)) {
      reports.count(reacted);
      reactions.restore(reacted);
      if (reacted.cause() >= 0 && isAhead(profile, reacted.arrival())) {
        causes.add(cause(profile, reacted.arrival(), reacted.cause()));
        end = Math.max(end, reacted.at());
      }
    }
    return end;
  }

  private void take(int profile, Moved moved, Map<Key, Run> open, Map<Key, Moved> last) {
    Optional<Integer> version = versions.place(moved.journey(), moved.version());
    if (moved.move() == Move.NOT_ENTERED || version.isEmpty()) {
      return;
    }
    Key key = new Key(moved.journey(), moved.each(), moved.run());
    if (moved.move().ends()) {
      open.remove(key);
      last.remove(key);
      if (moved.move() != Move.DROPPED) {
        positions.past(moved.journey()).ended(profile, moved.each(), moved.at());
      }
      return;
    }
    Run run = open.get(key);
    if (run == null) {
      run = begun(profile, moved, version.get());
      open.put(key, run);
    }
    if (moved.move() == Move.ENTERED) {
      positions.past(moved.journey()).began(profile, moved.each(), moved.at());
      run.version = version.get();
      run.enter(moved.at(), timeout(run.version, moved.at()));
    }
    moved.called().forEach(run::call);
    run.isQueued = moved.move() == Move.QUEUED;
    run.due = moved.due().orElse(Lapse.NEVER);
    if (moved.act().isPresent()) {
      wait(run, moved, last.get(key));
      last.put(key, moved);
    }
  }

  private Run begun(int profile, Moved moved, int version) {
    long start = moved.move() == Move.QUEUED ? moved.due().orElse(moved.at()) : moved.at();
    long until = timeout(version, start);
    return new Run(version, moved.journey(), profile, moved.run(), moved.each(), start, until);
  }

  private long timeout(int version, long start) {
    return versions.plan(version).flow().timeout().after(start, zone);
  }

  private void wait(Run run, Moved moved, Moved before) {
    List<Act> acts = versions.plan(run.version).flow().acts();
    run.act = moved.act().orElseThrow();
    boolean isAgain =
        before != null
            && before.act().equals(moved.act())
            && moved.path().size() == 1
            && acts.get(run.act) instanceof Act.Send;
    positions.waits(run);
    run.since = isAgain || run.isQueued ? run.since : moved.at();
    List<Integer> path = moved.path();
    boolean isDone = !path.isEmpty() && path.get(path.size() - 1) == run.act;
    run.isBefore = Walk.writes(acts.get(run.act)) && !isDone && !run.isQueued;
    run.state =
        acts.get(run.act) instanceof Act.Await && !run.isQueued
            ? Move.State.AWAITING
            : Move.State.SLEEPING;
  }

  private static void take(Sending send, Run run) {
    if (send.outcome() == Outcome.SENT) {
      run.sent(send.message(), send.id());
    }
    boolean isTried = send.outcome() == Outcome.HELD && !Walk.isHeld(send.reason());
    run.attempts = isTried ? run.attempts + 1 : 0;
  }
}
