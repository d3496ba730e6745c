package dev.wend.walker;

import dev.wend.check.Checked;
import dev.wend.check.Journey;
import dev.wend.check.Population;
import dev.wend.check.Typed;
import dev.wend.walker.WalkedRun.Rest;
import dev.wend.walker.WalkedRun.Wait;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes a run through the steps of the tree, from one wait to the next. */
public final class JourneySteps {
  /** Which share of a split is somebody's. */
  @FunctionalInterface
  public interface Shares {
    int of(int who, Journey journey, Journey.Split split);
  }

  /** Where one goes that leaves for another journey. */
  @FunctionalInterface
  interface Jumps {
    void to(String journey, WalkedRun from, long at);
  }

  private final Checked script;
  private final WalkedSends sends;
  private final Shares shares;
  private final Set<String> paused;
  private final Jumps jumps;
  private final Calls calls;
  private long timers;

  JourneySteps(
      Checked script,
      WalkedSends sends,
      Shares shares,
      Set<String> paused,
      Jumps jumps,
      Calls calls) {
    this.script = script;
    this.sends = sends;
    this.shares = shares;
    this.paused = paused;
    this.jumps = jumps;
    this.calls = calls;
  }

  Walker walker(long at) {
    return new Walker(script.audiences(), Instant.ofEpochMilli(at), script.zone());
  }

  boolean holds(WalkedRun run, Typed condition, long at) {
    return walker(at).holds(condition, run.person.row(run.called));
  }

  boolean isIn(WalkedPerson person, String audience, long at) {
    return isIn(person.row(Map.of()), audience, at);
  }

  boolean isIn(Map<String, Object> row, String audience, long at) {
    return script.audiences().containsKey(audience)
        ? walker(at).isMember(script.audiences().get(audience).population(), row)
        : Boolean.TRUE.equals(row.get(Population.column(audience)));
  }

  /** Goes on from a place; a run that waits has said so, one that does not is over. */
  void go(WalkedRun run, Rest from, long at) {
    run.wait = Wait.NOTHING;
    run.due = Long.MAX_VALUE;
    run.since = at;
    run.rest = from;
    while (run.wait == Wait.NOTHING && !run.isOver) {
      if (run.rest == null) {
        end(run, "COMPLETED", at);
      } else if (run.rest.at() == run.rest.parts().size()) {
        run.rest = run.rest.behind();
      } else {
        step(run, run.part(), at);
      }
    }
  }

  private void step(WalkedRun run, Journey.Part part, long at) {
    if (part instanceof Journey.Send send) {
      send(run, send, at);
    } else if (part instanceof Journey.Await await) {
      long due = await.within().map(w -> later(at, w)).orElse(Long.MAX_VALUE);
      rest(run, Wait.AWAIT, due);
    } else if (part instanceof Journey.Choice choice) {
      List<Journey.Part> block =
          choice.cases().stream()
              .filter(c -> holds(run, c.condition(), at))
              .findFirst()
              .map(Journey.Case::steps)
              .orElse(choice.otherwise());
      run.rest = new Rest(block, 0, run.next());
    } else if (part instanceof Journey.Split split) {
      int share = shares.of(run.person.who, run.journey, split);
      run.rest = new Rest(split.shares().get(share).steps(), 0, run.next());
    } else if (part instanceof Journey.Sleep sleep) {
      long until = until(run, sleep.pause(), at);
      if (until > at) {
        rest(run, Wait.SLEEP, until);
      } else {
        run.rest = run.next();
      }
    } else {
      last(run, part, at);
    }
  }

  private void last(WalkedRun run, Journey.Part part, long at) {
    boolean writes =
        part instanceof Journey.Write
            || part instanceof Journey.Save
            || part instanceof Journey.Call;
    if (writes && run.person.isWriting()) {
      // One writes behind the other.
      rest(run, Wait.SEND, at);
    } else if (part instanceof Journey.Write write) {
      Map<String, Object> row = run.person.row(run.called);
      Map<String, Object> values = new HashMap<>();
      for (int i = 0; i < write.fields().size(); i++) {
        values.put(write.fields().get(i).name(), walker(at).value(write.values().get(i), row));
      }
      values.forEach((f, value) -> run.person.written.put(f, Optional.ofNullable(value)));
      rest(run, Wait.SETTLED, at);
    } else if (part instanceof Journey.Save save) {
      run.person.written.put(Population.column(save.audience()), Optional.of(true));
      rest(run, Wait.SETTLED, at);
    } else if (part instanceof Journey.Call call) {
      call(run, call, at);
    } else if (part instanceof Journey.Jump jump) {
      end(run, "LEFT", at);
      jumps.to(jump.journey(), run, at);
    } else if (part instanceof Journey.Exit) {
      end(run, "LEFT", at);
    } else {
      throw new AssertionError(part);
    }
  }

  private void call(WalkedRun run, Journey.Call call, long at) {
    Map<String, Object> arguments = new HashMap<>();
    call.arguments()
        .forEach(
            (name, value) -> {
              Object is = walker(at).value(value, run.person.row(run.called));
              if (is != null) {
                arguments.put(name, is);
              }
            });
    Calls.Answer answer = calls.to(call.action(), arguments);
    Optional<List<Journey.Part>> branch =
        answer.kind() == Calls.Kind.LATE ? call.late() : call.failed();
    if (answer.kind() == Calls.Kind.GIVEN) {
      call.result().ifPresent(name -> run.called.put(name, answer.values()));
      run.person.isAnswered = true;
      rest(run, Wait.SETTLED, at);
    } else if (branch.isPresent()) {
      run.rest = new Rest(branch.get(), 0, run.next());
    } else {
      end(run, "FAILED", at);
    }
  }

  static void set(WalkedPerson person, String field, Object value) {
    if (value == null) {
      person.fields.remove(field);
    } else {
      person.fields.put(field, value);
    }
  }

  void rest(WalkedRun run, Wait wait, long due) {
    run.wait = wait;
    run.due = due;
    run.order = ++timers;
  }

  void end(WalkedRun run, String how, long at) {
    run.isOver = true;
    run.person.runs.remove(run);
    boolean isIn = run.wait != Wait.TURN;
    if (isIn) {
      run.person.past(run.journey.name(), run.each).lastEnd = at;
    }
    run.person.tell("moves", run.journey.name(), line(at, run, isIn ? how : "DROPPED"));
  }

  static String line(long at, WalkedRun run, String text) {
    return Instant.ofEpochMilli(at) + " " + run.each + " " + text;
  }

  private long later(long at, dev.wend.value.Lapse lapse) {
    return WalkedSends.later(at, lapse, script.zone());
  }

  // ---- sending

  private void send(WalkedRun run, Journey.Send send, long at) {
    String name = run.journey.name();
    long quiet = sends.quietEnd(run, send.message(), at);
    String outcome;
    if (paused.contains(name)) {
      outcome = run.journey.drops() ? "EXCLUDED paused" : "HELD paused";
      rest(run, run.journey.drops() ? Wait.NOTHING : Wait.SEND, Long.MAX_VALUE);
    } else if (quiet > at) {
      outcome = "HELD quiet";
      rest(run, Wait.SEND, quiet);
    } else {
      outcome = sends.attempt(run, send, at);
      boolean failed = outcome.startsWith("FAILED");
      if (failed && send.retry().filter(r -> run.attempts < r.times()).isPresent()) {
        run.attempts++;
        outcome = "HELD the case has it fail";
        rest(run, Wait.SEND, later(at, send.retry().get().every()));
      } else {
        run.attempts = 0;
        run.rest =
            failed && send.failed().isPresent()
                ? new Rest(send.failed().get(), 0, run.next())
                : run.next();
      }
    }
    run.person.tell("sends", name, line(at, run, send.message() + " " + outcome));
    if (outcome.equals("EXCLUDED paused")) {
      run.rest = run.next();
    }
  }

  // ---- waiting

  /** Asks anew until when a run sleeps. */
  void changed(WalkedRun run, long at) {
    boolean isGiven =
        run.wait == Wait.SLEEP
            && run.part() instanceof Journey.Sleep sleep
            && sleep.pause() instanceof Journey.Pause.Given;
    if (isGiven) {
      long due = Math.max(at, until(run, ((Journey.Sleep) run.part()).pause(), at));
      if (due != run.due) {
        rest(run, Wait.SLEEP, due);
      }
    }
  }

  private long until(WalkedRun run, Journey.Pause pause, long at) {
    if (pause instanceof Journey.Pause.After after) {
      return later(at, after.lapse());
    } else if (pause instanceof Journey.Pause.Given given) {
      Object instant = walker(at).value(given.instant(), run.person.row(run.called));
      return instant == null ? at : ((Instant) instant).toEpochMilli();
    }
    Journey.Pause.Next next = (Journey.Pause.Next) pause;
    ZoneId zone = next.ofProfile() ? sends.zone(run.person) : script.zone();
    for (long t = at; ; t = (t / 3_600_000 + 1) * 3_600_000) {
      ZonedDateTime local = Instant.ofEpochMilli(t).atZone(zone);
      boolean isDay = next.day().isEmpty() || next.day().get() == local.getDayOfWeek();
      if (isDay && local.toLocalTime().equals(next.time())) {
        return t;
      }
    }
  }
}
