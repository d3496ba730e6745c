package dev.wend.vm;

import dev.wend.store.Profiles;
import dev.wend.value.Bytes;

/** The calls of a run over pages: one lane after the other. One thread at a time. */
final class CallOps {
  private static final int WORDS = Profiles.WORDS;

  private final PageRun run;
  private final long[] callers = new long[WORDS];

  CallOps(PageRun run) {
    this.run = run;
  }

  /** Gives lanes what a call gives; the result may be the under mask's own. */
  void lanes(FunctionCall call, long[] under, long[] to, long[] there) {
    Masks.copy(under, callers);
    for (int i = 0; i < call.registers.length; i++) {
      int register = call.registers[i];
      if (call.isText[i]) {
        Masks.and(callers, run.textRegister(register).there, callers);
      } else if (!call.isList[i]) {
        Masks.and(callers, run.laneRows(register), callers);
      }
    }
    Masks.none(there);
    for (int word = 0; word < WORDS; word++) {
      for (long bits = callers[word]; bits != 0; bits &= bits - 1) {
        int bit = Long.numberOfTrailingZeros(bits);
        int at = bit * WORDS + word;
        pass(call, at);
        if (call.invoke()) {
          to[at] = call.lane();
          there[word] |= 1L << bit;
        }
      }
    }
  }

  /** Gives a call a lane's arguments. */
  private void pass(FunctionCall call, int at) {
    for (int i = 0; i < call.registers.length; i++) {
      int register = call.registers[i];
      if (call.isList[i]) {
        run.listRegister(register).point(at, call.list(i));
      } else if (call.isText[i]) {
        run.textRegister(register).point(at, call.argument(i));
      } else {
        call.set(i, run.laneRegister(register)[at]);
      }
    }
  }

  /** Gives a call a lane's arguments; false where one is missing, which a list never is. */
  boolean passAll(FunctionCall call, int at) {
    for (int i = 0; i < call.registers.length; i++) {
      if (!call.isList[i] && !run.hasValue(call.registers[i], call.isText[i], at)) {
        return false;
      }
    }
    pass(call, at);
    return true;
  }

  /** Writes a lane's text; false where there is none. */
  boolean append(FunctionCall call, int at, Bytes into) {
    if (!passAll(call, at) || !call.invoke()) {
      return false;
    }
    into.append(call.bytes().array(), 0, call.bytes().length());
    return true;
  }
}
