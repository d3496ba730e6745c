package dev.wend.code;

/** A program that {@link Verify} has found whole: only such a one runs. */
public final class Verified {
  private final Program program;

  Verified(Program program) {
    this.program = program;
  }

  public Program program() {
    return program;
  }

  /** A program within, which was verified with the one that holds it. */
  public Verified within(Program.Entry.Nested nested) {
    if (!program.pool().contains(nested)) {
      throw new IllegalArgumentException("not a part of this program");
    }
    return new Verified(nested.program());
  }

  /** A rule that must have held, likewise. */
  public Verified within(Program.Entry.Held held) {
    if (!program.pool().contains(held)) {
      throw new IllegalArgumentException("not a part of this program");
    }
    return new Verified(held.program());
  }

  /** A program of a step of a sequence, likewise. */
  public Verified within(Program.Entry.Sequence sequence, Program of) {
    boolean is =
        sequence.steps().stream()
            .anyMatch(step -> step.own() == of || step.joined().stream().anyMatch(j -> j == of));
    if (!program.pool().contains(sequence) || !is) {
      throw new IllegalArgumentException("not a part of this program");
    }
    return new Verified(of);
  }

  /** A part of going through items, likewise. */
  public Verified within(Program.Entry.Items items, Program.Entry.Part part) {
    if (!program.pool().contains(items) || !items.parts().contains(part)) {
      throw new IllegalArgumentException("not a part of this program");
    }
    return new Verified(part.program());
  }
}
