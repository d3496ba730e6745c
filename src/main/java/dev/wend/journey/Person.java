package dev.wend.journey;

import dev.wend.channel.Reaction;
import dev.wend.code.JourneyPlan;
import dev.wend.step.Act;
import dev.wend.step.Entry;
import dev.wend.step.Flow;
import dev.wend.step.Trigger;
import dev.wend.store.Profiles;
import dev.wend.vm.Deeds;
import dev.wend.vm.Hidden;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happens to one person, in order: at an instant first what falls due, in the order in which
 * it was set, then the events, in the order of their arrival. Each is settled before the next.
 */
final class Person {
  private final Versions versions;
  private final Positions positions;
  private final Asking asking;
  private final Walk walk;
  private final Entrance entrance;
  private final History history;
  private final Profiles profiles;
  private final Activity activity;
  private final Reactions reactions;
  private final Arrivals arrivals;
  private Deeds deeds;

  /** What the event that is taken says of a message. */
  private Optional<History.Reacted> reacted = Optional.empty();

  private final Eaches eaches;

  Person(World world, Walk walk, Entrance entrance, Reactions reactions) {
    versions = world.versions;
    positions = world.positions;
    asking = world.asking;
    history = world.history;
    activity = world.activity;
    arrivals = world.arrivals;
    profiles = world.store;
    this.walk = walk;
    this.entrance = entrance;
    this.reactions = reactions;
    this.deeds = new Deeds(profiles, List.of());
    this.eaches = new Eaches(profiles);
  }

  /** Listens to events of some types. */
  void hear(List<String> types) {
    deeds = new Deeds(profiles, types);
  }

  /**
   * What has happened to a person since and is not settled.
   *
   * @param seen the arrivals up to here were looked at before, as far as they were not dated later
   * @param since up to where all that had arrived was settled
   */
  Pending pending(int profile, int seen, long since, long until, List<Pending.Coming> comings) {
    deeds.load(profile);
    int page = profile / Profiles.PAGE;
    List<Deed> open = new ArrayList<>();
    for (int i = 0; i < deeds.count() && deeds.time(i) <= until; i++) {
      if (deeds.time(i) > since
          || (deeds.arrival(i) > seen && arrivals.isNew(page, deeds.arrival(i)))) {
        long time = deeds.time(i);
        open.add(
            new Deed(deeds.type(i), time, Math.max(time, since), deeds.slot(i), deeds.arrival(i)));
      }
    }
    Pending pending = new Pending(open, comings, seen, since);
    positions
        .done(profile)
        .ifPresent(
            done ->
                pending.skip(
                    done, arrival -> arrivals.merged().isAny(done.causes(), page, arrival)));
    return pending;
  }

  /**
   * Goes on with a person until an instant, or until something was written that what comes next may
   * read.
   *
   * @return whether more is left to do
   */
  boolean on(int profile, Pending pending, long until, Round round) {
    see(profile, pending, until, round);
    while (true) {
      if (round.changes(profile)) {
        return true;
      }
      if (next(profile, pending) > until) {
        return false;
      }
      boolean isTaken = step(profile, pending, round);
      positions.tidy(profile);
      if (!isTaken || (round.isFull() && !round.changes(profile))) {
        return true;
      }
    }
  }

  /** The runs look at what was written. */
  private void see(int profile, Pending pending, long at, Round round) {
    boolean isUnseen = round.isUnseen(profile);
    if (isUnseen) {
      pending.reach(at);
    }
    if (pending.isWritten() || isUnseen) {
      asking.hide(pending.hidden());
      look(profile, pending.now(), round);
    }
  }

  /** Does what is next; whether that could be done before what was sent can be read. */
  private boolean step(int profile, Pending pending, Round round) {
    long deed = pending.nextDeed();
    long coming = pending.nextComing();
    long timer = Math.max(positions.wakes(profile), pending.now());
    if (pending.nextBrought() <= Math.min(timer, Math.min(deed, coming))) {
      round.cause(pending.lastDeed());
      come(profile, pending, pending.takeBrought(), round);
    } else if (timer <= Math.min(deed, coming)) {
      pending.reach(timer);
      asking.hide(pending.hidden());
      round.cause(-1);
      wake(profile, timer, round);
    } else if (deed <= coming && pending.isReaction() && round.isSending(profile)) {
      return false;
    } else {
      next(profile, pending, deed <= coming, round);
    }
    return true;
  }

  /** When something happens to a person next. */
  long next(int profile, Pending pending) {
    long timer = Math.max(positions.wakes(profile), pending.now());
    long coming = Math.min(pending.nextBrought(), pending.nextComing());
    return Math.min(Math.min(pending.nextDeed(), coming), timer);
  }

  /** Takes the next event, or who comes into a journey by an audience. */
  private void next(int profile, Pending pending, boolean isDeed, Round round) {
    if (isDeed) {
      Deed taken = pending.takeDeed();
      asking.hide(pending.hidden());
      round.cause(taken.arrival());
      take(profile, taken, round);
    } else {
      round.cause(pending.lastDeed()); // who comes by an audience comes behind the events
      come(profile, pending, pending.takeComing(), round);
    }
  }

  private void come(int profile, Pending pending, Pending.Coming coming, Round round) {
    asking.hide(pending.hidden());
    String journey = versions.plan(coming.version()).name();
    boolean isDone =
        positions
            .done(profile)
            .filter(done -> done.takes(journey, coming.how().why(), coming.at()))
            .isPresent();
    if (!isDone) {
      entrance.enter(profile, coming.version(), coming.how(), coming.at(), round);
    }
  }

  /** Looks at what a write of the profile by others changes. */
  void changed(int profile, long at, Round round) {
    if (positions.done(profile).filter(done -> done.at() > at).isEmpty()) {
      asking.hide(Hidden.NOTHING);
      look(profile, at, round);
    }
  }

  private void look(int profile, long at, Round round) {
    round.cause(-1);
    for (Run run : List.copyOf(positions.of(profile))) {
      if (!run.isOver && !run.isQueued) {
        walk.changed(run, at, round);
        walk.look(run, at, round);
      }
    }
    positions.tidy(profile);
  }

  // ---- what falls due

  private void wake(int profile, long at, Round round) {
    Run run = first(profile, at);
    if (!run.isQueued && run.timeout <= at) {
      walk.leave(run, Move.TIMED_OUT, "", at, round);
    } else if (run.due <= at) {
      goOn(run, at, round);
    } else {
      walk.look(run, at, round);
    }
  }

  /** The run that falls due first; of one instant the one that began to wait first. */
  private Run first(int profile, long at) {
    Run first = null;
    for (Run run : positions.of(profile)) {
      boolean isDue = run.wakes() <= at;
      if (isDue
          && (first == null
              || run.wakes() < first.wakes()
              || (run.wakes() == first.wakes() && run.order < first.order))) {
        first = run;
      }
    }
    return first;
  }

  private void goOn(Run run, long at, Round round) {
    if (run.isQueued) {
      entrance.turn(run, at, round);
      return;
    }
    Act act = versions.plan(run.version).flow().acts().get(run.act);
    if (run.isBefore) {
      walk.on(run, run.act, Move.WOKE, "", at, round);
    } else if (act instanceof Act.Await await) {
      walk.on(run, await.late(), Move.LATE, "", at, round);
    } else if (act instanceof Act.Call call) {
      call.result().ifPresent(name -> run.call(name, asking.answer(call, run)));
      walk.on(run, run.act + 1, Move.WOKE, "", at, round);
    } else {
      walk.on(run, act instanceof Act.Send ? run.act : run.act + 1, Move.WOKE, "", at, round);
    }
  }

  // ---- events

  private void take(int profile, Deed deed, Round round) {
    reacted = Optional.empty();
    if (deed.type().equals(Notes.REACTION.name())) {
      reacted = Optional.of(history.reaction(deed.slot(), deed.time()));
      if (reacted.get().cause() >= 0) {
        return; // noted before a stop, of an event that was taken then
      }
    } else if (deed.type().equals(Reaction.EVENT)) {
      reacted = reactions.note(profile, deed, eaches, round);
    }
    List<Run> moved = new ArrayList<>();
    for (Run run : List.copyOf(positions.of(profile))) {
      if (!run.isOver && !run.isQueued && moves(run, deed, round)) {
        moved.add(run);
      }
    }
    enter(profile, deed, moved, round);
  }

  /** Whether an event moves a run, be it by an audience. */
  private boolean moves(Run run, Deed deed, Round round) {
    Flow flow = versions.plan(run.version).flow();
    for (Trigger exit : flow.exits()) {
      Optional<String> why = fits(run, exit, deed, run.start);
      if (why.isPresent()) {
        walk.leave(run, Move.EXITED, why.get(), deed.at(), round);
        return true;
      }
    }
    if (run.state == Move.State.AWAITING && flow.acts().get(run.act) instanceof Act.Await await) {
      for (Act.Path path : await.paths()) {
        Optional<String> why = fits(run, path.trigger(), deed, run.since);
        if (why.isPresent()) {
          name(run, path.trigger(), deed);
          walk.on(run, path.to(), Move.CAME, why.get(), deed.at(), round);
          return true;
        }
      }
    }
    return walk.look(run, deed.at(), round);
  }

  private static void name(Run run, Trigger trigger, Deed deed) {
    if (trigger instanceof Trigger.Event event) {
      event.alias().ifPresent(alias -> run.call(alias, Named.of(deed)));
    }
  }

  /**
   * What an event is to a trigger, in words; empty where it is nothing.
   *
   * @param since only an event from then on counts
   */
  private Optional<String> fits(Run run, Trigger trigger, Deed deed, long since) {
    if (deed.time() < since) {
      return Optional.empty();
    }
    if (trigger instanceof Trigger.Event event) {
      boolean fits =
          event.type().equals(deed.type())
              && asking.fits(run.version, event.condition(), run.profile, run.called(), deed);
      return fits ? Optional.of(event.type()) : Optional.empty();
    }
    if (trigger instanceof Trigger.Reacted wanted && reacted.isPresent()) {
      History.Reacted is = reacted.get();
      boolean fits =
          is.reaction().equals(wanted.reaction().word())
              && is.message().equals(wanted.message())
              && (wanted.link().isEmpty() || wanted.link().get().equals(is.link()))
              && run.sent(is.message()).filter(is.send()::equals).isPresent();
      return fits ? Optional.of(is.reaction() + " " + is.message()) : Optional.empty();
    }
    return Optional.empty();
  }

  private void enter(int profile, Deed deed, List<Run> moved, Round round) {
    for (String journey : activity.active()) {
      int version = versions.newest(journey);
      JourneyPlan plan = versions.plan(version);
      if (plan.flow().entry() instanceof Entry.OnEvent entry
          && entry.event().type().equals(deed.type())
          && asking.fits(version, entry.event().condition(), profile, Map.of(), deed)) {
        String each = entry.each().map(f -> eaches.text(deed, f)).orElse("");
        if (moved.stream().anyMatch(r -> r.journey.equals(journey) && r.each.equals(each))) {
          continue;
        }
        Map<String, Named> called = new HashMap<>();
        entry.event().alias().ifPresent(alias -> called.put(alias, Named.of(deed)));
        String why = deed.type();
        entrance.enter(
            profile,
            version,
            new Entrance.Coming(why, each, called, false, false, deed.at()),
            deed.at(),
            round);
      }
    }
  }
}
