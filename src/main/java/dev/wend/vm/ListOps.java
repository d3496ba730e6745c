package dev.wend.vm;

import dev.wend.code.Op;
import dev.wend.code.Program.Entry;
import dev.wend.store.Profiles;
import dev.wend.type.Scalar;
import dev.wend.value.Text;
import java.util.List;

/** The ops that make lists, of a run over pages: one row after the other. One thread at a time. */
final class ListOps {
  private static final int WORDS = Profiles.WORDS;

  private final PageRun run;
  private final ItemPages inside;
  private final int[] code;
  private final List<Entry> pool;
  private final ListSlice slice = new ListSlice();
  private final Text text = new Text();

  /**
   * @param inside whose items the rows are; {@code null} where they are none
   */
  ListOps(PageRun run, Attached attached, ItemPages inside) {
    this.run = run;
    this.inside = inside;
    this.code = attached.bound.code;
    this.pool = attached.bound.program.pool();
  }

  /**
   * @param under for whom a list is made
   */
  void run(Op op, int pc, long[] under, ListLane to) {
    if (op == Op.ARGUMENT_LIST) {
      argument(code[pc + 2], under, to);
      return;
    }
    long[] rows = under.clone();
    ListValues values = to.clear();
    for (int word = 0; word < WORDS; word++) {
      for (long bits = rows[word]; bits != 0; bits &= bits - 1) {
        int bit = Long.numberOfTrailingZeros(bits);
        int at = bit * WORDS + word;
        int began = values.count();
        make(op, pc, at, word * 64 + bit, values);
        to.end(at, began);
      }
    }
  }

  /** Gives each item the list of its owner. */
  private void argument(int argument, long[] under, ListLane to) {
    ListLane from = inside.around().listRegister(inside.entry().registers().get(argument));
    to.share(from);
    for (int word = 0; word < WORDS; word++) {
      for (long bits = under[word]; bits != 0; bits &= bits - 1) {
        int bit = Long.numberOfTrailingZeros(bits);
        to.take(bit * WORDS + word, from, Lanes.of(inside.owner(word * 64 + bit)));
      }
    }
  }

  private void make(Op op, int pc, int at, int slot, ListValues values) {
    int a = code[pc + 2];
    switch (op) {
      case LIST_ITEMS -> run.itemOps().list(a, slot, values);
      case CALL_LIST -> {
        FunctionCall call = run.call(a);
        if (run.callOps().passAll(call, at)) {
          call.invoke(values);
        }
      }
      case LIST_SELECT -> {
        boolean isFirst = (run.maskRegister(a)[at % WORDS] >>> (at / WORDS) & 1) != 0;
        int chosen = isFirst ? code[pc + 3] : code[pc + 4];
        values.addAll(run.listRegister(chosen).point(at, slice));
      }
      default -> write((Entry.Registers) pool.get(a), at, values);
    }
  }

  private void write(Entry.Registers written, int at, ListValues values) {
    boolean isText = written.item() == Scalar.STRING;
    for (int register : written.registers()) {
      if (!run.hasValue(register, isText, at)) {
        continue;
      }
      if (isText) {
        values.add(run.textRegister(register).point(at, text));
      } else {
        values.add(run.laneRegister(register)[at]);
      }
    }
  }
}
