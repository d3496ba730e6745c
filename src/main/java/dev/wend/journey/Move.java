package dev.wend.journey;

import java.util.EnumSet;
import java.util.Set;

/**
 * The moves of a run: from a state, by a signal, to a state. A run is outside, waits for its turn
 * to enter, for something to come or for an instant, or is on its way between two waits, which
 * takes no time. What is noted of a run tells a move with all that is done until the next wait, so
 * that coming to a wait ({@link #AWAITS}, {@link #SLEEPS}) needs no note of its own.
 */
public enum Move {
  ENTERED(EnumSet.of(State.OUTSIDE, State.QUEUED), "may enter", State.ON_THE_WAY, "enters"),
  QUEUED(
      EnumSet.of(State.OUTSIDE),
      "may enter when its turn comes",
      State.QUEUED,
      "waits for its turn to enter"),
  NOT_ENTERED(EnumSet.of(State.OUTSIDE), "may not enter", State.OUTSIDE, "does not enter"),
  AWAITS(EnumSet.of(State.ON_THE_WAY), "comes to an `await`", State.AWAITING, "awaits"),
  SLEEPS(
      EnumSet.of(State.ON_THE_WAY),
      "comes to a `wait`, or has to do an act later",
      State.SLEEPING,
      "waits"),
  CAME(EnumSet.of(State.AWAITING), "what is awaited comes", State.ON_THE_WAY, "goes on"),
  LATE(
      EnumSet.of(State.AWAITING), "nothing came in time", State.ON_THE_WAY, "nothing came in time"),
  WOKE(EnumSet.of(State.SLEEPING), "the instant comes", State.ON_THE_WAY, "goes on"),
  RESET(
      EnumSet.of(State.SLEEPING),
      "the moment that is waited for is another",
      State.SLEEPING,
      "waits until another moment"),
  COMPLETED(EnumSet.of(State.ON_THE_WAY), "comes to the end", State.OUTSIDE, "comes to the end"),
  LEFT(EnumSet.of(State.ON_THE_WAY), "comes to `exit` or `jump to`", State.OUTSIDE, "leaves"),
  FAILED(
      EnumSet.of(State.ON_THE_WAY),
      "a call fails that has no branch for it",
      State.OUTSIDE,
      "leaves in error"),
  EXITED(State.ALIVE, "`exit when` holds", State.OUTSIDE, "leaves by `exit when`"),
  TIMED_OUT(
      State.INSIDE,
      "the journey's timeout comes",
      State.OUTSIDE,
      "leaves, for the time of the journey is over"),
  REPLACED(State.INSIDE, "enters anew by force", State.OUTSIDE, "leaves, to enter anew"),
  MERGED(
      State.INSIDE,
      "its person and one who entered before become one",
      State.OUTSIDE,
      "leaves, for another run of the same person is older"),
  STOPPED(
      State.INSIDE, "the journey is stopped", State.OUTSIDE, "leaves, for the journey is stopped"),
  DROPPED(
      EnumSet.of(State.QUEUED),
      "its turn comes in a pause that drops, or never, or its person is inside already by a merge",
      State.OUTSIDE,
      "does not enter");

  /** Where a run is. */
  public enum State {
    OUTSIDE("outside"),
    QUEUED("queued"),
    ON_THE_WAY("on the way"),
    AWAITING("awaiting"),
    SLEEPING("sleeping");

    private static final Set<State> INSIDE = EnumSet.of(AWAITING, SLEEPING);
    private static final Set<State> ALIVE = EnumSet.of(ON_THE_WAY, AWAITING, SLEEPING);

    private final String text;

    State(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.copyOf
  private final Set<State> from;

  private final String signal;
  private final State to;
  private final String told;

  Move(Set<State> from, String signal, State to, String told) {
    this.from = Set.copyOf(from);
    this.signal = signal;
    this.to = to;
    this.told = told;
  }

  /** The states that it can be made in. */
  public Set<State> from() {
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
