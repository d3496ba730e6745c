package dev.wend.journey;

import java.util.List;
import java.util.Map;

/**
 * What an engine knows beside what is noted of people. With it and the notes another one goes on.
 *
 * @param clock up to where all is done, in epoch milliseconds
 * @param seen by page of profiles: the arrivals of events that were looked at
 * @param noted by page of profiles: the arrivals of the notes up to there are of what is done
 * @param active by journey: since when, in the order in which they became active
 * @param paused the journeys that are paused
 * @param before by journey: who was a member at its last reading, a bit each
 * @param readings by what is read at the next instant, or this one: who was a member, a bit each
 */
public record State(
    long clock,
    List<Integer> seen,
    List<Integer> noted,
    Map<String, Long> active,
    List<String> paused,
    Map<String, long[]> before,
    Map<String, long[]> readings) {
  public State {
    seen = List.copyOf(seen);
    noted = List.copyOf(noted);
    paused = List.copyOf(paused);
  }
}
