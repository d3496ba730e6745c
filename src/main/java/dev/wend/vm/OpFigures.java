package dev.wend.vm;

import dev.wend.code.Program;

/** What each op of a program did, by address. One thread's, or the sum of several. */
public final class OpFigures {
  private final long[] in;
  private final long[] out;
  private final long[] pages;
  private final long[] skipped;
  private final long[] nanos;

  OpFigures(Program program) {
    int size = program.code().length;
    in = new long[size];
    out = new long[size];
    pages = new long[size];
    skipped = new long[size];
    nanos = new long[size];
  }

  void add(int address, long rowsIn, long rowsOut, boolean isSkipped, long time) {
    in[address] += rowsIn;
    out[address] += rowsOut;
    pages[address]++;
    skipped[address] += isSkipped ? 1 : 0;
    nanos[address] += time;
  }

  void add(OpFigures other) {
    for (int i = 0; i < in.length; i++) {
      in[i] += other.in[i];
      out[i] += other.out[i];
      pages[i] += other.pages[i];
      skipped[i] += other.skipped[i];
      nanos[i] += other.nanos[i];
    }
  }

  /** Profiles that it looked at. */
  public long rowsIn(int address) {
    return in[address];
  }

  /** Profiles in its mask afterwards; as many as it looked at where it makes values. */
  public long rowsOut(int address) {
    return out[address];
  }

  /** Pages that it ran for. */
  public long pages(int address) {
    return pages[address];
  }

  /** Pages that it answered without reading their values. */
  public long pagesSkipped(int address) {
    return skipped[address];
  }

  public long nanos(int address) {
    return nanos[address];
  }
}
