package dev.wend.code;

import dev.wend.code.Program.Entry;
import dev.wend.type.EventType;
import dev.wend.value.Lapse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a program over events asks of each where that is nothing but its time: then a page of events
 * is answered from plain arrays of times, owners and values, and one that lies outside the bounds
 * is passed over.
 *
 * @param tests the addresses of the tests of the time that an event must pass, all of them
 * @param value the column that is taken of each; empty where nothing is
 */
public record EventPlan(List<Integer> tests, Optional<String> value) {
  public EventPlan {
    tests = List.copyOf(tests);
  }

  /** What goes through items does by time alone, where they are events. */
  public static Optional<EventPlan> of(Entry.Items items) {
    return items.events() && items.parts().size() == 1
        ? of(items.last().program())
        : Optional.empty();
  }

  /** Reads a program, if it asks for the time only. */
  public static Optional<EventPlan> of(Program program) {
    int[] code = program.code();
    Map<Integer, List<Integer>> masks = new HashMap<>();
    masks.put(-1, List.of());
    Map<Integer, String> values = new HashMap<>();
    List<Integer> tests = null;
    Optional<String> value = Optional.empty();
    for (int pc = 0; pc < code.length; pc += Op.of(code[pc]).size()) {
      Op op = Op.of(code[pc]);
      int to = code[pc + 1];
      switch (op) {
        case LT, LE, GT, GE, EQ, BETWEEN -> masks.put(to, test(program, masks, op, pc));
        case ALL -> masks.put(to, List.of());
        case GO_ON_WHILE_ANY -> masks.put(to, masks.get(code[pc + 2]));
        case AND -> masks.put(to, both(masks.get(code[pc + 2]), masks.get(code[pc + 3])));
        case COLUMN -> values.put(to, program.columns().get(code[pc + 2]).name());
        case OUT -> tests = masks.get(code[pc + 2]);
        case OUT_LANE -> value = Optional.ofNullable(values.get(code[pc + 2]));
        default -> {
          return Optional.empty();
        }
      }
    }
    boolean valued = program.outputs().size() > 1;
    return tests == null || (valued && (value.isEmpty() || !program.links().isEmpty()))
        ? Optional.empty()
        : Optional.of(new EventPlan(tests, value));
  }

  /** The tests of a mask that a test of the time makes; {@code null} where it tests another. */
  private static List<Integer> test(
      Program program, Map<Integer, List<Integer>> masks, Op op, int pc) {
    int[] code = program.code();
    boolean isTime = program.columns().get(code[pc + 2]).name().equals(EventType.TIME);
    return isTime ? both(masks.get(code[pc + op.size() - 1]), List.of(pc)) : null;
  }

  private static List<Integer> both(List<Integer> a, List<Integer> b) {
    return a == null || b == null ? null : Stream.concat(a.stream(), b.stream()).toList();
  }

  /**
   * Whether a page's events can be run through in order of time, with one instant for each step and
   * owner: no step refers to another's event or begins later than the one before it, what a negated
   * step forbids it forbids until the next, and only the last step may be negated for a time.
   */
  public static boolean isByPage(Entry.Sequence sequence) {
    List<Entry.Step> steps = sequence.steps();
    for (int i = 0; i < steps.size(); i++) {
      Entry.Step step = steps.get(i);
      boolean last = i == steps.size() - 1;
      boolean fits =
          step.joined().isEmpty()
              && step.after().equals(Lapse.NONE)
              && step.within().stream().allMatch(Lapse::isFixed)
              && (!step.negated() || last || step.within().isEmpty())
              && !(last && step.negated() && steps.get(i - 1).negated());
      if (!fits) {
        return false;
      }
    }
    return sequence.up() == 0;
  }
}
