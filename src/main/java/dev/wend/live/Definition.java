package dev.wend.live;

import dev.wend.code.EventPlan;
import dev.wend.code.Program;
import dev.wend.code.Program.Entry;
import dev.wend.code.Verified;
import dev.wend.vm.Timing;
import java.util.Map;

/**
 * An audience that is followed.
 *
 * @param program whose first result is its members
 * @param signs what one more event of a type can do
 * @param isByPage whether all of a page cost about what a few of its profiles do
 */
public record Definition(
    String name,
    Verified program,
    Reads reads,
    Timing timing,
    Map<String, Sign> signs,
    boolean isByPage) {
  public Definition {
    signs = Map.copyOf(signs);
  }

  public static Definition of(String name, Verified verified) {
    Program program = verified.program();
    return new Definition(
        name,
        verified,
        Reads.of(program),
        Timing.of(verified),
        Signs.of(program),
        program.pool().stream().allMatch(Definition::isByPage));
  }

  private static boolean isByPage(Entry entry) {
    return entry instanceof Entry.Sequence sequence
        ? EventPlan.isByPage(sequence)
        : !(entry instanceof Entry.Held);
  }

  /** What one more event of a type can do; a type that is not read does nothing. */
  Sign sign(String type) {
    return signs.getOrDefault(type, Sign.MIXED);
  }
}
