package dev.wend.journey;

/**
 * The moves of a run: from a state, by a signal, to a state. A run is outside, waits for something
 * to come or for an instant, or is on its way between two waits, which takes no time.
 */
public enum Move {
  ENTERED(State.OUTSIDE, "enters", State.ON_THE_WAY),
  QUEUED(State.OUTSIDE, "enters when its turn comes", State.SLEEPING),
  AWAITS(State.ON_THE_WAY, "comes to an `await`", State.AWAITING),
  SLEEPS(State.ON_THE_WAY, "comes to a `wait`", State.SLEEPING),
  CAME(State.AWAITING, "what is awaited comes", State.ON_THE_WAY),
  LATE(State.AWAITING, "nothing came in time", State.ON_THE_WAY),
  WOKE(State.SLEEPING, "the instant comes", State.ON_THE_WAY),
  COMPLETED(State.ON_THE_WAY, "comes to the end", State.OUTSIDE),
  LEFT(State.ON_THE_WAY, "comes to `exit` or `jump to`", State.OUTSIDE),
  EXITED(State.WAITING, "`exit when` holds", State.OUTSIDE),
  TIMED_OUT(State.WAITING, "the journey's timeout comes", State.OUTSIDE),
  REPLACED(State.WAITING, "enters anew by force", State.OUTSIDE),
  STOPPED(State.WAITING, "the journey is stopped", State.OUTSIDE),
  FAILED(State.ON_THE_WAY, "a call fails that has no branch for it", State.OUTSIDE),
  NOT_ENTERED(State.OUTSIDE, "may not enter", State.OUTSIDE);

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

  Move(State from, String signal, State to) {
    this.from = from;
    this.signal = signal;
    this.to = to;
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

  /** Whether a run is over with it. */
  boolean ends() {
    return to == State.OUTSIDE && this != NOT_ENTERED;
  }

  /** Whether a run begins with it. */
  boolean begins() {
    return this == ENTERED || this == QUEUED;
  }
}
