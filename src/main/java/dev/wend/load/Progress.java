package dev.wend.load;

/** Is told how far a load has come; called from the thread that reads the files. */
public interface Progress {
  /** Nobody listens. */
  Progress NONE =
      new Progress() {
        @Override
        public void begin(String source, long bytes) {}

        @Override
        public void read(long bytes) {}

        @Override
        public void end() {}
      };

  /**
   * A source's load begins.
   *
   * @param bytes what its files hold together
   */
  void begin(String source, long bytes);

  /** Some more bytes of the files were read. */
  void read(long bytes);

  /** The source's load has ended, well or not. */
  void end();
}
