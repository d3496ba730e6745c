package dev.wend.session;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What happened to one person in a journey.
 *
 * @param profile the person's key
 */
public record TraceAnswer(String journey, String profile, ZoneId zone, List<Line> lines) {
  public TraceAnswer {
    lines = List.copyOf(lines);
  }

  /**
   * @param version the how-many-th of the journey, from 1
   * @param run the how-many-th of the person in it, from 1
   * @param place line and column in the script; empty of what stands at none
   */
  public record Line(Instant at, String journey, int version, int run, String place, String text) {}
}
