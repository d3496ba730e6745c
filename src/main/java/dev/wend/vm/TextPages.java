package dev.wend.vm;

import dev.wend.code.Op;
import dev.wend.code.Program;
import dev.wend.code.Program.Form;
import dev.wend.store.Profiles;
import java.util.Optional;

/** Runs a program of one text column over a page of texts at once. One thread at a time. */
final class TextPages {
  private final TextLane given = new TextLane();
  private final PageRun run;

  private TextPages(Attached attached) {
    run = new PageRun(attached, given);
  }

  /** Empty where a program gives no mask, or needs more of its column than the texts themselves. */
  static Optional<TextPages> of(Attached around, Program.Entry.Nested nested) {
    Program program = nested.program();
    int[] code = program.code();
    boolean fits = program.outputs().get(0).form() == Form.MASK;
    for (int pc = 0; pc < code.length; pc += Op.of(code[pc]).size()) {
      Op op = Op.of(code[pc]);
      boolean reads = op.operands().stream().anyMatch(o -> o.kind() == Op.Kind.COLUMN);
      fits &= !reads || op == Op.TEXT_COLUMN;
    }
    return fits
        ? Optional.of(
            new TextPages(
                new Attached(
                    around.verified.within(nested),
                    around.profiles,
                    new Paged.OfTexts(),
                    around.now)))
        : Optional.empty();
  }

  /** Adds texts, the first of which is text number {@code at} of the page. */
  void add(byte[] bytes, int[] starts, int[] lengths, int count, int at) {
    int base = given.bytes.length();
    int end = 0;
    for (int i = 0; i < count; i++) {
      int slot = at + i;
      int lane = Lanes.of(slot);
      given.start[lane] = base + starts[i];
      given.length[lane] = lengths[i];
      given.there[slot >> 6] |= 1L << slot;
      end = Math.max(end, starts[i] + lengths[i]);
    }
    given.bytes.append(bytes, 0, end);
  }

  /** Sets the bit of each text that passes, and begins another page. */
  void run(int count, long[] bits) {
    run.run(0, count);
    System.arraycopy(run.mask(0), 0, bits, 0, Profiles.WORDS);
    given.clear();
  }
}
