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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes a run from one wait to the next. */
final class Walk {
  private static final double MILLION = 1e6;
  private static final String PAUSED = "paused";
  private static final String QUIET = "quiet";

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
  private final Activity activity;
  private final Caller caller;
  private final Jumps jumps;
  private final Answers answers;

  /** What moves have in common, as the notes say it. */
  private final Map<MoveShape, String> shapes = new HashMap<>();

  Walk(World world, Post post, Caller caller, Jumps jumps) {
    versions = world.versions;
    asking = world.asking;
    people = world.people;
    positions = world.positions;
    activity = world.activity;
    this.post = post;
    this.caller = caller;
    this.jumps = jumps;
    this.answers = new Answers(people.zone());
  }

  /**
   * Goes on with a run from an act, until it waits or ends. Who is in an audience by which one
   * leaves does no act.
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
    run.isBefore = false;
    exit(run, plan.flow(), at).ifPresent(in -> end(run, Move.EXITED, in, at));
    while (run.state == Move.State.ON_THE_WAY && !run.isOver) {
      if (round.changes(run.profile) && writes(plan.flow().acts().get(place))) {
        run.isBefore = true;
        later(run, place, at);
        break;
      }
      path.add(place);
      place = act(run, plan, place, at, round);
      run.since = place == from ? run.since : at;
    }
    note(run, move, why, path, at, round);
    if (run.isOver) {
      note(run, run.ended, run.endedBy, List.of(), at, round);
    } else {
      positions.waits(run);
      look(run, at, round);
    }
  }

  /** Has a run wait for its turn. */
  void queue(Run run, long until, String why, long at, Round round) {
    run.state = Move.State.SLEEPING;
    run.due = until;
    run.isQueued = true;
    positions.waits(run);
    note(run, Move.QUEUED, why, List.of(), at, round);
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
      run.state = Move.State.AWAITING;
      run.due = await.within().map(w -> w.after(at, people.zone())).orElse(Lapse.NEVER);
    } else if (act instanceof Act.Sleep sleep) {
      return sleep(run, sleep, place, at);
    } else if (act instanceof Act.Write write) {
      round.write(run.profile, write, values(run, write, at));
      return later(run, place, at);
    } else if (act instanceof Act.Save save) {
      round.save(save.audience(), run.profile, at);
      return later(run, place, at);
    } else if (act instanceof Act.Call call) {
      return call(run, call, place, at, round);
    } else if (act instanceof Act.Jump jump) {
      end(run, Move.LEFT, "to " + jump.journey(), at);
      jumps.to(jump.journey(), run, at);
    } else {
      end(run, ((Act.End) act).early() ? Move.LEFT : Move.COMPLETED, "", at);
    }
    run.act = place;
    return place;
  }

  /** Asks an endpoint; its answer is noted, and read from then on. */
  private int call(Run run, Act.Call call, int place, long at, Round round) {
    SingleRun found = asking.run(run.version, call.program(), run.profile, run.called(), at);
    Map<String, Object> arguments = new LinkedHashMap<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      String name = call.arguments().get(i);
      found.outside(i).ifPresent(value -> arguments.put(name, value));
    }
    Caller.Answer answer =
        caller.ask(
            new Caller.Question(
                post.id(run, place).text(), call.endpoint(), call.action(), arguments));
    Optional<String> why = answers.take(run, call, answer, at, round);
    if (why.isEmpty()) {
      return later(run, place, at);
    }
    Optional<Integer> to = answer instanceof Caller.Answer.Late ? call.late() : call.failed();
    if (to.isEmpty()) {
      end(run, Move.FAILED, why.get(), at);
    }
    return to.orElse(place);
  }

  private SingleRun values(Run run, Act.Write write, long at) {
    return asking.run(run.version, write.program(), run.profile, run.called(), at);
  }

  /** Whether an act writes: one of each person can in a round. */
  static boolean writes(Act act) {
    return act instanceof Act.Write || act instanceof Act.Save || act instanceof Act.Call;
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
    SingleRun found = asking.run(run.version, program, run.profile, run.called(), at);
    return found.present(0) ? found.number(0) : at;
  }

  /** Asks anew until when a run sleeps, for its profile has changed. */
  void changed(Run run, long at, Round round) {
    Act act = versions.plan(run.version).flow().acts().get(run.act);
    boolean isGiven =
        run.state == Move.State.SLEEPING
            && act instanceof Act.Sleep sleep
            && sleep.until() instanceof Until.Given;
    if (isGiven) {
      long due = Math.max(at, until(run, ((Act.Sleep) act).until(), at));
      if (due != run.due) {
        run.due = due;
        run.since = at;
        positions.waits(run);
        note(run, Move.RESET, "", List.of(), at, round);
      }
    }
  }

  // ---- sending

  /** Whether a send that was held for a reason is held by a clock or a pause, not by a failure. */
  static boolean isHeld(String reason) {
    return reason.equals(PAUSED) || reason.equals(QUIET);
  }

  private int send(Run run, JourneyPlan plan, Act.Send send, int place, long at, Round round) {
    Flow flow = plan.flow();
    if (activity.isPaused(flow.name())) {
      boolean drops = flow.drops();
      Outcome outcome = drops ? Outcome.EXCLUDED : Outcome.HELD;
      post.note(run, send, place, new Post.Result(outcome, PAUSED), at, round);
      return drops ? place + 1 : hold(run, place, Lapse.NEVER);
    }
    Optional<Long> quiet = post.quiet(run, flow, send, at);
    if (quiet.isPresent()) {
      post.note(run, send, place, new Post.Result(Outcome.HELD, QUIET), at, round);
      return hold(run, place, quiet.get());
    }
    Post.Result result =
        post.send(run, send, place, plan.contents().get(send.content()), at, round);
    boolean again =
        result.outcome() == Outcome.FAILED
            && send.retry().filter(retry -> run.attempts < retry.times()).isPresent();
    if (again) {
      run.attempts++;
      post.note(run, send, place, new Post.Result(Outcome.HELD, result.reason()), at, round);
      return hold(run, place, send.retry().get().every().after(at, people.zone()));
    }
    run.attempts = 0;
    post.note(run, send, place, result, at, round);
    return result.outcome() == Outcome.FAILED ? send.failed().orElse(place + 1) : place + 1;
  }

  /** The person stays at the send until it may go. */
  private static int hold(Run run, int place, long until) {
    run.state = Move.State.SLEEPING;
    run.act = place;
    run.due = until;
    return place;
  }

  // ---- audiences

  /**
   * Looks at the audiences that a waiting run depends on: goes on, or leaves, where one of them has
   * the person in it.
   *
   * @return whether one has
   */
  boolean look(Run run, long at, Round round) {
    Flow flow = versions.plan(run.version).flow();
    run.again = Lapse.NEVER;
    Optional<String> exit = exit(run, flow, at);
    if (exit.isPresent()) {
      leave(run, Move.EXITED, exit.get(), at, round);
      return true;
    }
    if (run.state == Move.State.AWAITING && flow.acts().get(run.act) instanceof Act.Await await) {
      for (Act.Path path : await.paths()) {
        if (path.trigger() instanceof Trigger.Membership in && isIn(run, in, at)) {
          on(run, path.to(), Move.CAME, "in audience " + in.audience(), at, round);
          return true;
        }
      }
    }
    return false;
  }

  /** Why a run leaves that is in an audience by which one does, in words. */
  private Optional<String> exit(Run run, Flow flow, long at) {
    for (Trigger exit : flow.exits()) {
      if (exit instanceof Trigger.Membership in && isIn(run, in, at)) {
        return Optional.of("in audience " + in.audience());
      }
    }
    return Optional.empty();
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
    boolean isDropped = run.isQueued && why.isEmpty();
    Move how = run.isQueued ? Move.DROPPED : move;
    String reason = isDropped ? dropped(move) : why;
    end(run, how, reason, at);
    note(run, how, reason, List.of(), at, round);
  }

  /** Why somebody who has not begun never will. */
  private static String dropped(Move move) {
    return switch (move) {
      case STOPPED -> "stopped";
      case MERGED -> "inside already";
      default -> "enters anew";
    };
  }

  private void end(Run run, Move move, String why, long at) {
    run.isOver = true;
    run.due = Lapse.NEVER;
    run.ended = move;
    run.endedBy = why;
    if (!run.isQueued) {
      positions.past(run.journey).ended(run.profile, run.each, at);
    }
  }

  // ---- notes

  private void note(Run run, Move move, String why, List<Integer> path, long at, Round round) {
    Optional<Integer> act = run.isOver ? Optional.empty() : Optional.of(run.act);
    MoveShape shape =
        new MoveShape(run.journey, versions.ordinal(run.version), move, act, path, why);
    round
        .move(run.profile, at)
        .set(0, shapes.computeIfAbsent(shape, MoveShape::text))
        .set(1, run.number)
        .set(2, run.isOver ? Lapse.NEVER : run.due)
        .set(3, run.each)
        .set(4, called(run))
        .set(5, round.cause() < 0 ? Lapse.NEVER : round.cause());
  }

  private static String called(Run run) {
    return run.called().isEmpty()
        ? ""
        : run.called().entrySet().stream()
            .map(e -> e.getKey() + ":" + e.getValue().text())
            .collect(Collectors.joining(" "));
  }
}
