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
 * @param following who is in the audiences by which people come into journeys
 */
public record State(
    long clock,
    List<Integer> seen,
    List<Integer> noted,
    Map<String, Long> active,
    List<String> paused,
    Map<String, long[]> before,
    Map<String, long[]> readings,
    Following following) {
  /**
   * Who is in the audiences by whose entering or leaving people come into journeys.
   *
   * @param until up to where they were looked at, in epoch milliseconds
   * @param at the instant of what is written next
   * @param isEarly whether that comes before the events of the instant
   * @param members by journey: a bit a profile
   * @param comings who came since all was settled; of some it may be noted that they did
   */
  public record Following(
      long until, long at, boolean isEarly, Map<String, long[]> members, List<Coming> comings) {
    public Following {
      comings = List.copyOf(comings);
    }
  }

  /**
   * Somebody came to a journey by an audience.
   *
   * @param profile the slot
   * @param why in words
   * @param at epoch milliseconds
   * @param isEarly whether they come in before the events of the instant
   * @param isWritten whether they do by a write: before the writer goes on
   */
  public record Coming(
      int profile, String journey, String why, long at, boolean isEarly, boolean isWritten) {}

  public State {
    seen = List.copyOf(seen);
    noted = List.copyOf(noted);
    paused = List.copyOf(paused);
  }
}
