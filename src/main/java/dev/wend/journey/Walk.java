package dev.wend.journey;

import dev.wend.code.JourneyPlan;
import dev.wend.step.Act;
import dev.wend.step.Flow;
import dev.wend.step.Trigger;
import dev.wend.step.Until;
import dev.wend.value.Lapse;
import dev.wend.vm.SingleRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes a run from one wait to the next. */
final class Walk {
  private static final double MILLION = 1e6;

  /** Where a person goes that leaves for another journey. */
  @FunctionalInterface
  interface Jumps {
    void to(String journey, Run from, long at);
  }

  private final Versions versions;
  private final Asking asking;
  private final Post post;
  private final People people;
  private final Positions positions;
  private final Pauses pauses;
  private final Saves saves;
  private final Jumps jumps;

  Walk(
      Versions versions,
      Asking asking,
      Post post,
      People people,
      Positions positions,
      Pauses pauses,
      Saves saves,
      Jumps jumps) {
    this.versions = versions;
    this.asking = asking;
    this.post = post;
    this.people = people;
    this.positions = positions;
    this.pauses = pauses;
    this.saves = saves;
    this.jumps = jumps;
  }

  /**
   * Goes on with a run from an act, until it waits or ends.
   *
   * @param move what made it go on
   * @param why the same in words; empty where the move says all
   */
  void on(Run run, int from, Move move, String why, long at, Round round) {
    JourneyPlan plan = versions.plan(run.version);
    List<Integer> path = new ArrayList<>();
    run.state = Move.State.ON_THE_WAY;
    run.due = Lapse.NEVER;
    run.again = Lapse.NEVER;
    boolean isAgain = from == run.act && plan.flow().acts().get(from) instanceof Act.Send;
    run.since = isAgain ? run.since : at;
    int place = from;
    while (run.state == Move.State.ON_THE_WAY && !run.isOver) {
      path.add(place);
      place = act(run, plan, place, at, round);
    }
    note(run, plan.flow(), move, why, path, at, round);
    if (!run.isOver) {
      look(run, at, round);
    }
  }

  /** Does one act; the place of the next. */
  private int act(Run run, JourneyPlan plan, int place, long at, Round round) {
    Act act = plan.flow().acts().get(place);
    if (act instanceof Act.Go go) {
      return go.to();
    } else if (act instanceof Act.Branch branch) {
      return asking.holds(run, branch.condition(), at) ? place + 1 : branch.otherwise();
    } else if (act instanceof Act.Split split) {
      return share(run, plan.name(), place, split);
    } else if (act instanceof Act.Send send) {
      return send(run, plan, send, place, at, round);
    } else if (act instanceof Act.Await await) {
      Optional<Lapse> within = await.within();
      run.state = Move.State.AWAITING;
      run.due = within.map(w -> w.after(at, people.zone())).orElse(Lapse.NEVER);
    } else if (act instanceof Act.Sleep sleep) {
      return sleep(run, sleep, place, at);
    } else if (act instanceof Act.Write write) {
      round.write(run.profile, write, values(run, write, at));
      return later(run, place, at);
    } else if (act instanceof Act.Save save) {
      saves.add(save.audience(), run.profile);
      return later(run, place, at);
    } else if (act instanceof Act.Jump jump) {
      end(run, plan.flow(), at);
      jumps.to(jump.journey(), run, at);
    } else {
      end(run, plan.flow(), at);
    }
    run.act = place;
    return place;
  }

  private SingleRun values(Run run, Act.Write write, long at) {
    return asking.run(run.version, write.program(), run.profile, run.called, at);
  }

  /** What comes behind is done when what was written can be read. */
  private static int later(Run run, int place, long at) {
    run.state = Move.State.SLEEPING;
    run.act = place;
    run.due = at;
    return place;
  }

  private int share(Run run, String journey, int place, Act.Split split) {
    String key = people.key(run.profile) + "\n" + journey + "\n" + place;
    long left = (long) (Chance.of(key) * MILLION);
    for (Act.Share share : split.shares()) {
      left -= share.parts();
      if (left < 0) {
        return share.to();
      }
    }
    return split.shares().get(split.shares().size() - 1).to();
  }

  private int sleep(Run run, Act.Sleep sleep, int place, long at) {
    long until = until(run, sleep.until(), at);
    if (until <= at) {
      return place + 1;
    }
    run.state = Move.State.SLEEPING;
    run.act = place;
    run.due = until;
    return place;
  }

  /** Until when a run sleeps. */
  private long until(Run run, Until until, long at) {
    if (until instanceof Until.After after) {
      return after.lapse().after(at, people.zone());
    } else if (until instanceof Until.Next next) {
      return Waiting.next(next, at, next.ofProfile() ? people.zone(run.profile) : people.zone());
    }
    int program = ((Until.Given) until).program();
    SingleRun found = asking.run(run.version, program, run.profile, run.called, at);
    return found.present(0) ? found.number(0) : at;
  }

  /** Asks anew until when a run sleeps, for its profile has changed. */
  void changed(Run run, long at) {
    Act act = versions.plan(run.version).flow().acts().get(run.act);
    boolean isGiven =
        run.state == Move.State.SLEEPING
            && act instanceof Act.Sleep sleep
            && sleep.until() instanceof Until.Given;
    if (isGiven) {
      run.due = Math.max(at, until(run, ((Act.Sleep) act).until(), at));
    }
  }

  // ---- sending

  private int send(Run run, JourneyPlan plan, Act.Send send, int place, long at, Round round) {
    Flow flow = plan.flow();
    if (pauses.isPaused(flow.name())) {
      boolean drops = flow.drops();
      Outcome outcome = drops ? Outcome.EXCLUDED : Outcome.HELD;
      Post.Result result = new Post.Result(outcome, "paused", Lapse.NEVER);
      post.note(run, flow, send, place, result, at, round);
      return drops ? place + 1 : hold(run, place, Lapse.NEVER);
    }
    Optional<Long> quiet = post.quiet(run, flow, send, at);
    if (quiet.isPresent()) {
      Post.Result result = new Post.Result(Outcome.HELD, "quiet", quiet.get());
      post.note(run, flow, send, place, result, at, round);
      return hold(run, place, quiet.get());
    }
    Post.Result result =
        post.send(run, flow, send, place, plan.contents().get(send.content()), at, round);
    if (result.outcome() != Outcome.FAILED) {
      run.attempts = 0;
      return place + 1;
    }
    return failed(run, send, place, at);
  }

  /** The person stays at the send until it may go. */
  private static int hold(Run run, int place, long until) {
    run.state = Move.State.SLEEPING;
    run.act = place;
    run.due = until;
    return place;
  }

  private int failed(Run run, Act.Send send, int place, long at) {
    if (send.retry().isPresent() && run.attempts < send.retry().get().times()) {
      run.attempts++;
      return hold(run, place, send.retry().get().every().after(at, people.zone()));
    }
    run.attempts = 0;
    return send.failed().orElse(place + 1);
  }

  // ---- audiences

  /**
   * Looks at the audiences that a waiting run depends on: goes on, or leaves, where one of them has
   * the person in it.
   */
  void look(Run run, long at, Round round) {
    Flow flow = versions.plan(run.version).flow();
    run.again = Lapse.NEVER;
    for (Trigger exit : flow.exits()) {
      if (exit instanceof Trigger.Membership in && isIn(run, in, at)) {
        leave(run, Move.EXITED, "in audience " + in.audience(), at, round);
        return;
      }
    }
    if (run.state == Move.State.AWAITING && flow.acts().get(run.act) instanceof Act.Await await) {
      for (Act.Path path : await.paths()) {
        if (path.trigger() instanceof Trigger.Membership in && isIn(run, in, at)) {
          on(run, path.to(), Move.CAME, "in audience " + in.audience(), at, round);
          return;
        }
      }
    }
  }

  private boolean isIn(Run run, Trigger.Membership in, long at) {
    boolean is = asking.holds(run, in.condition(), at);
    if (!is) {
      run.again = Math.min(run.again, asking.until(run, in.condition()));
    }
    return is;
  }

  // ---- ends

  /** Ends a run that waits. */
  void leave(Run run, Move move, String why, long at, Round round) {
    Flow flow = versions.plan(run.version).flow();
    end(run, flow, at);
    note(run, flow, move, why, List.of(), at, round);
  }

  private void end(Run run, Flow flow, long at) {
    run.isOver = true;
    run.due = Lapse.NEVER;
    positions.ended(run.profile, flow.name(), run.each, at);
  }

  // ---- notes

  private void note(
      Run run, Flow flow, Move move, String why, List<Integer> path, long at, Round round) {
    Map<String, Object> values = new HashMap<>();
    values.put("journey", flow.name());
    values.put("version", versions.ordinal(run.version));
    values.put("run", run.number);
    values.put("move", move.name());
    put(values, "each", run.each);
    put(values, "why", why);
    put(values, "path", path.stream().map(String::valueOf).collect(Collectors.joining(" ")));
    put(
        values,
        "called",
        run.called.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(e -> e.getKey() + ":" + e.getValue())
            .collect(Collectors.joining(" ")));
    if (!run.isOver) {
      values.put("act", run.act);
      values.put("due", run.due);
    }
    round.note(run.profile, Notes.MOVE, at, values);
  }

  private static void put(Map<String, Object> values, String field, String text) {
    if (!text.isEmpty()) {
      values.put(field, text);
    }
  }
}
