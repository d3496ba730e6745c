package dev.wend.journey;

import dev.wend.code.JourneyPlan;
import dev.wend.step.Act;
import dev.wend.step.Entry;
import dev.wend.step.Flow;
import dev.wend.step.Trigger;
import dev.wend.store.Profiles;
import dev.wend.value.Lapse;
import dev.wend.vm.Deeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What happens to one person, in order: at an instant first what falls due, in the order in which
 * it was set, then the events, in the order of their arrival. Each is settled before the next.
 */
final class Person {
  /** How far somebody has come. */
  record Cursor(long time, int arrival) {}

  private final Versions versions;
  private final Positions positions;
  private final Asking asking;
  private final Walk walk;
  private final Entrance entrance;
  private final History history;
  private final Profiles profiles;
  private final Set<String> active;
  private Deeds deeds;
  private final Eaches eaches;

  Person(
      Versions versions,
      Positions positions,
      Asking asking,
      Walk walk,
      Entrance entrance,
      History history,
      Profiles profiles,
      Set<String> active) {
    this.versions = versions;
    this.positions = positions;
    this.asking = asking;
    this.walk = walk;
    this.entrance = entrance;
    this.history = history;
    this.profiles = profiles;
    this.active = active;
    this.deeds = new Deeds(profiles, List.of());
    this.eaches = new Eaches(profiles);
  }

  /** Listens to events of some types. */
  void hear(List<String> types) {
    deeds = new Deeds(profiles, types);
  }

  /**
   * Goes on with a person until an instant, or until something was written that what comes next may
   * read.
   *
   * @param from up to where everything is done; an event that came before it and arrived since is
   *     taken now
   * @return how far that is; empty where all is done
   */
  Optional<Cursor> on(int profile, Cursor from, long until, Round round) {
    deeds.load(profile);
    int next = 0;
    Cursor cursor = from;
    while (true) {
      while (next < deeds.count() && isDone(next, cursor)) {
        next++;
      }
      long event = next < deeds.count() ? deeds.time(next) : Lapse.NEVER;
      long timer = positions.wakes(profile);
      if (Math.min(event, timer) > until) {
        break;
      }
      if (timer <= event) {
        wake(profile, Math.max(timer, from.time()), round);
        cursor =
            new Cursor(
                Math.max(cursor.time(), timer), cursor.time() < timer ? -1 : cursor.arrival());
      } else {
        take(profile, deed(next, cursor.time()), round);
        cursor = new Cursor(event, deeds.arrival(next));
      }
      positions.tidy(profile);
      if (round.changes(profile)) {
        return Optional.of(cursor);
      }
    }
    return Optional.empty();
  }

  private boolean isDone(int event, Cursor cursor) {
    long time = deeds.time(event);
    return time < cursor.time()
        || (time == cursor.time() && deeds.arrival(event) <= cursor.arrival());
  }

  private Deed deed(int event, long now) {
    long time = deeds.time(event);
    return new Deed(deeds.type(event), time, Math.max(time, now), deeds.slot(event));
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
    } else {
      walk.on(run, act instanceof Act.Send ? run.act : run.act + 1, Move.WOKE, "", at, round);
    }
  }

  // ---- events

  private void take(int profile, Deed deed, Round round) {
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
      event.alias().ifPresent(alias -> run.called.put(alias, deed.slot()));
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
              && asking.fits(run.version, event.condition(), run.profile, run.called, deed);
      return fits ? Optional.of(event.type()) : Optional.empty();
    }
    if (trigger instanceof Trigger.Reacted wanted && deed.type().equals(Notes.REACTION.name())) {
      History.Reacted is = history.reaction(deed.slot(), deed.time());
      boolean fits =
          is.reaction().equals(wanted.reaction().word())
              && is.message().equals(wanted.message())
              && (wanted.link().isEmpty() || wanted.link().get().equals(is.link()))
              && (is.send().isEmpty() || is.send().equals(run.sent.get(is.message())));
      return fits ? Optional.of(is.reaction() + " " + is.message()) : Optional.empty();
    }
    return Optional.empty();
  }

  private void enter(int profile, Deed deed, List<Integer> moved, Round round) {
    for (String journey : active) {
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
