package dev.wend.load;

/** Is told how far a long work has come, by one thread. */
public interface Progress {
  /** What is counted. */
  enum Unit {
    BYTES,
    ROWS,
    TESTS,
    /** Milliseconds of the time that a run goes through. */
    TIME
  }

  /** Nobody listens. */
  Progress NONE =
      new Progress() {
        @Override
        public void begin(String work, long amount, Unit unit) {}

        @Override
        public void more(long amount) {}

        @Override
        public void end() {}
      };

  /**
   * A work begins, such as the load of a source.
   *
   * @param amount how much there is to do
   */
  void begin(String work, long amount, Unit unit);

  /** Some more was done. */
  void more(long amount);

  /** What else there is to say of the work that is under way, in a few words. */
  default void remark(String words) {}

  /** The work has ended, well or not. */
  void end();
}
