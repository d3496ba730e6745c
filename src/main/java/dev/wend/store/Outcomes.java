package dev.wend.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What became of the rows of a batch. */
public final class Outcomes {
  /** What became of one row. */
  public enum Outcome {
    CREATED,
    UPDATED,
    /** It merged what were two profiles or more. */
    MERGED,
    UNCHANGED,
    REFUSED
  }

  private final Outcome[] rows;
  private final List<Refusal> refusals = new ArrayList<>();

  Outcomes(int rows) {
    this.rows = new Outcome[rows];
  }

  void set(int row, Outcome outcome) {
    rows[row] = outcome;
  }

  void refuse(Refusal refusal) {
    set(refusal.row(), Outcome.REFUSED);
    refusals.add(refusal);
  }

  public Outcome of(int row) {
    return rows[row];
  }

  public int count(Outcome outcome) {
    int n = 0;
    for (Outcome each : rows) {
      n += each == outcome ? 1 : 0;
    }
    return n;
  }

  /** The refused rows. */
  public List<Refusal> refusals() {
    return Collections.unmodifiableList(refusals);
  }
}
