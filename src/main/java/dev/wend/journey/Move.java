package dev.wend.journey;

/**
 * The moves of a run: from a state, by a signal, to a state. A run is outside, waits for something
 * to come or for an instant, or is on its way between two waits, which takes no time.
 */
public enum Move {
  ENTERED(State.OUTSIDE, "enters", State.ON_THE_WAY, "enters"),
  QUEUED(
      State.OUTSIDE, "enters when its turn comes", State.SLEEPING, "waits for its turn to enter"),
  AWAITS(State.ON_THE_WAY, "comes to an `await`", State.AWAITING, "awaits"),
  SLEEPS(State.ON_THE_WAY, "comes to a `wait`", State.SLEEPING, "waits"),
  CAME(State.AWAITING, "what is awaited comes", State.ON_THE_WAY, "goes on"),
  LATE(State.AWAITING, "nothing came in time", State.ON_THE_WAY, "nothing came in time"),
  WOKE(State.SLEEPING, "the instant comes", State.ON_THE_WAY, "goes on"),
  RESET(
      State.SLEEPING,
      "the moment that is waited for is another",
      State.SLEEPING,
      "waits until another moment"),
  COMPLETED(State.ON_THE_WAY, "comes to the end", State.OUTSIDE, "comes to the end"),
  LEFT(State.ON_THE_WAY, "comes to `exit` or `jump to`", State.OUTSIDE, "leaves"),
  EXITED(State.WAITING, "`exit when` holds", State.OUTSIDE, "leaves by `exit when`"),
  TIMED_OUT(
      State.WAITING,
      "the journey's timeout comes",
      State.OUTSIDE,
      "leaves, for the time of the journey is over"),
  REPLACED(State.WAITING, "enters anew by force", State.OUTSIDE, "leaves, to enter anew"),
  STOPPED(
      State.WAITING, "the journey is stopped", State.OUTSIDE, "leaves, for the journey is stopped"),
  FAILED(
      State.ON_THE_WAY, "a call fails that has no branch for it", State.OUTSIDE, "leaves in error"),
  NOT_ENTERED(State.OUTSIDE, "may not enter", State.OUTSIDE, "does not enter");

  /** Where a run is. */
  public enum State {
    OUTSIDE("outside"),
    ON_THE_WAY("on the way"),
    AWAITING("awaiting"),
    SLEEPING("sleeping"),
    /** Awaiting or sleeping. */
    WAITING("waiting");

    private final String text;

    State(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  private final State from;
  private final String signal;
  private final State to;
  private final String told;

  Move(State from, String signal, State to, String told) {
    this.from = from;
    this.signal = signal;
    this.to = to;
    this.told = told;
  }

  public State from() {
    return from;
  }

  /** What makes it, in words. */
  public String signal() {
    return signal;
  }

  public State to() {
    return to;
  }

  /** What a person does, in words. */
  public String told() {
    return told;
  }

  /** Whether a run is over with it. */
  boolean ends() {
    return to == State.OUTSIDE && this != NOT_ENTERED;
  }

  /** Whether a run begins with it. */
  boolean begins() {
    return this == ENTERED || this == QUEUED;
  }
}
