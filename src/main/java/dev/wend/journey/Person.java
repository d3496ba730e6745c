package dev.wend.journey;

import dev.wend.code.JourneyPlan;
import dev.wend.step.Act;
import dev.wend.step.Entry;
import dev.wend.step.Flow;
import dev.wend.step.Trigger;
import dev.wend.store.Profiles;
import dev.wend.vm.Deeds;
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
    List<Deed> open = new ArrayList<>();
    for (int i = 0; i < deeds.count() && deeds.time(i) <= until; i++) {
      if (deeds.arrival(i) > seen || deeds.time(i) > since) {
        long time = deeds.time(i);
        open.add(new Deed(deeds.type(i), time, Math.max(time, since), deeds.slot(i)));
      }
    }
    Pending pending = new Pending(open, comings, since);
    positions.done(profile).ifPresent(pending::skip);
    return pending;
  }

  /**
   * Goes on with a person until an instant, or until something was written that what comes next may
   * read.
   *
   * @return whether more is left to do
   */
  boolean on(int profile, Pending pending, long until, Round round) {
    while (true) {
      long deed = pending.nextDeed();
      long coming = pending.nextComing();
      long timer = Math.max(positions.wakes(profile), pending.now());
      if (Math.min(Math.min(deed, coming), timer) > until) {
        return false;
      }
      if (timer <= Math.min(deed, coming)) {
        pending.reach(timer);
        round.cause(-1);
        wake(profile, timer, round);
      } else if (deed <= coming) {
        Deed taken = pending.takeDeed();
        round.cause(taken.slot());
        take(profile, taken, round);
      } else {
        round.cause(-1);
        pending.takeComing().ifPresent(c -> come(profile, c, round));
      }
      positions.tidy(profile);
      if (round.changes(profile) || round.isFull()) {
        return true;
      }
    }
  }

  private void come(int profile, Pending.Coming coming, Round round) {
    String journey = versions.plan(coming.version()).name();
    if (!positions.isDone(profile, journey, coming.at())) {
      entrance.enter(profile, coming.version(), coming.how(), coming.at(), round);
    }
  }

  /** Looks at what a write of the profile by others changes. */
  void changed(int profile, long at, Round round) {
    for (Run run : List.copyOf(positions.of(profile))) {
      if (!run.isOver && !run.isQueued) {
        walk.changed(run, at);
        walk.look(run, at, round);
      }
    }
    positions.tidy(profile);
  }

  // ---- what falls due

  private void wake(int profile, long at, Round round) {
    Run run = first(profile, at);
    if (run.timeout <= at) {
      walk.leave(run, Move.TIMED_OUT, "", at, round);
    } else if (run.due <= at) {
      goOn(run, at, round);
    } else {
      walk.look(run, at, round);
    }
  }

  /** The run that falls due first; of one instant the one that waits longest. */
  private Run first(int profile, long at) {
    Run first = null;
    for (Run run : positions.of(profile)) {
      boolean isDue = run.wakes() <= at;
      if (isDue
          && (first == null
              || run.wakes() < first.wakes()
              || (run.wakes() == first.wakes() && run.since < first.since))) {
        first = run;
      }
    }
    return first;
  }

  private void goOn(Run run, long at, Round round) {
    if (run.isQueued) {
      run.isQueued = false;
      walk.on(run, 0, Move.ENTERED, "", at, round);
      return;
    }
    Act act = versions.plan(run.version).flow().acts().get(run.act);
    if (act instanceof Act.Await await) {
      walk.on(run, await.late(), Move.LATE, "", at, round);
    } else if (act instanceof Act.Call call) {
      call.result().ifPresent(name -> run.call(name, asking.answer(call, run.profile)));
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
    } else if (deed.type().equals(Reactions.EVENT)) {
      reacted = reactions.note(profile, deed, eaches, round);
    }
    List<Integer> moved = new ArrayList<>();
    for (Run run : List.copyOf(positions.of(profile))) {
      if (!run.isOver && !run.isQueued && moves(run, deed, round)) {
        moved.add(run.version);
      }
    }
    enter(profile, deed, moved, round);
  }

  /** Whether an event moves a run. */
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
    walk.look(run, deed.at(), round);
    return false;
  }

  private static void name(Run run, Trigger trigger, Deed deed) {
    if (trigger instanceof Trigger.Event event) {
      event.alias().ifPresent(alias -> run.call(alias, deed.slot()));
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

  private void enter(int profile, Deed deed, List<Integer> moved, Round round) {
    for (String journey : activity.active()) {
      int version = versions.newest(journey);
      JourneyPlan plan = versions.plan(version);
      boolean hasMoved = moved.stream().anyMatch(v -> versions.plan(v).name().equals(journey));
      if (plan.flow().entry() instanceof Entry.OnEvent entry
          && !hasMoved
          && entry.event().type().equals(deed.type())
          && asking.fits(version, entry.event().condition(), profile, Map.of(), deed)) {
        Map<String, Integer> called = new HashMap<>();
        entry.event().alias().ifPresent(alias -> called.put(alias, deed.slot()));
        String each = entry.each().map(f -> eaches.text(deed, f)).orElse("");
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
