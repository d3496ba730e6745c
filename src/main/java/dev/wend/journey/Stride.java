package dev.wend.journey;

import dev.wend.code.JourneyPlan;
import dev.wend.step.Act;
import dev.wend.step.Trigger;
import dev.wend.step.Until;
import dev.wend.value.Lapse;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run does from an act until it waits or ends, where it is the same for everybody.
 *
 * @param path the acts that are done, by place; the last one is where it waits or ends
 * @param sends those of them that send
 * @param within how long at most it waits; without it until something comes
 * @param end how it ends, where it does
 */
record Stride(
    List<Integer> path,
    List<Integer> sends,
    Move.State state,
    Optional<Lapse> within,
    Optional<Move> end) {
  Stride {
    path = List.copyOf(path);
    sends = List.copyOf(sends);
  }

  /** Where the run waits. */
  int act() {
    return path.get(path.size() - 1);
  }

  /** When it goes on by itself. */
  long due(long at, ZoneId zone) {
    return end.isPresent() || within.isEmpty() ? Lapse.NEVER : within.get().after(at, zone);
  }

  /**
   * The stride from an act; none where something of the person decides the way, or is written, or
   * is to be looked at while the run waits.
   */
  static Optional<Stride> of(JourneyPlan plan, int from) {
    boolean looks = plan.flow().exits().stream().anyMatch(Trigger.Membership.class::isInstance);
    return looks ? Optional.empty() : new Making(plan.flow().acts()).from(from);
  }

  private static final class Making {
    private final List<Act> acts;
    private final List<Integer> path = new ArrayList<>();
    private final List<Integer> sends = new ArrayList<>();

    Making(List<Act> acts) {
      this.acts = acts;
    }

    Optional<Stride> from(int first) {
      int place = first;
      // Who comes back to an act without a wait may come back for ever: the general way says what
      // then.
      while (!path.contains(place)) {
        path.add(place);
        Act act = acts.get(place);
        if (act instanceof Act.Go go) {
          place = go.to();
        } else if (act instanceof Act.Send) {
          sends.add(place);
          place++;
        } else {
          return last(act);
        }
      }
      return Optional.empty();
    }

    private Optional<Stride> last(Act act) {
      if (act instanceof Act.Await await && await.paths().stream().noneMatch(Making::looks)) {
        return ended(Move.State.AWAITING, await.within(), Optional.empty());
      } else if (act instanceof Act.Sleep sleep
          && sleep.until() instanceof Until.After after
          && !after.lapse().equals(Lapse.NONE)) {
        return ended(Move.State.SLEEPING, Optional.of(after.lapse()), Optional.empty());
      } else if (act instanceof Act.End end) {
        Move move = end.early() ? Move.LEFT : Move.COMPLETED;
        return ended(Move.State.ON_THE_WAY, Optional.empty(), Optional.of(move));
      }
      return Optional.empty();
    }

    private static boolean looks(Act.Path path) {
      return path.trigger() instanceof Trigger.Membership;
    }

    private Optional<Stride> ended(Move.State state, Optional<Lapse> within, Optional<Move> end) {
      return Optional.of(new Stride(path, sends, state, within, end));
    }
  }
}
