package dev.wend.session;

import dev.wend.diag.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run did; the maps are in the order of the script.
 *
 * @param script what messages call it
 * @param at when its time began
 * @param until when it ended; audiences are those of then
 * @param remark what is strange about these times; empty where nothing is
 * @param profiles how many profiles the store holds now
 * @param entities by name, what the store holds of their rows now
 * @param watched by name, what became of the audiences that were followed
 * @param loading how long the sources took
 * @param evaluating how long the audiences took
 */
public record RunAnswer(
    String script,
    Instant at,
    Instant until,
    String remark,
    ZoneId zone,
    long profiles,
    Map<String, Rows> entities,
    Map<String, SourceCounts> sources,
    Map<String, AudienceCount> audiences,
    Map<String, ChangesAnswer.Moves> watched,
    List<Saved> saved,
    Map<String, JourneyCounts> journeys,
    Map<String, MessageCounts> messages,
    List<MissingCount> missing,
    Duration loading,
    Duration evaluating) {
  /**
   * The rows of an entity.
   *
   * @param called what they are called together
   */
  public record Rows(String called, long count) {}

  /**
   * What became of a source's rows; they sum up.
   *
   * @param merged loaded rows that made one profile of several
   * @param rejects the file of the rejected rows, when there are any
   * @param missing places of the source where present values of loaded rows gave none
   */
  public record SourceCounts(
      long rows,
      long loaded,
      long skipped,
      long rejected,
      long merged,
      Optional<Path> rejects,
      List<MissingCount> missing) {}

  /**
   * A step that saves an audience.
   *
   * @param given how many members it was given
   * @param content {@code replace} or {@code append}
   * @param done false where it is only told, in a draft run
   */
  public record Saved(
      String audience,
      long given,
      String dimension,
      List<String> columns,
      String content,
      boolean done) {}

  /**
   * What became of those who came to a journey.
   *
   * @param entered how many runs began
   * @param active how many are inside now
   * @param completed how many came to the end
   * @param exited how many ended otherwise
   * @param notEntered how often somebody came and did not enter, by the reason
   */
  public record JourneyCounts(
      long entered, long active, long completed, long exited, Map<String, Long> notEntered) {}

  /**
   * What became of a message.
   *
   * @param targeted how many it was meant for: sent, failed for good, or excluded
   * @param excluded by the reason
   */
  public record MessageCounts(
      long targeted,
      long sent,
      long delivered,
      long failed,
      Map<String, Long> excluded,
      long opened,
      long clicked) {}

  /** An audience's size and shape. */
  public record AudienceCount(long size, String dimension, String kind, List<String> columns) {}

  /**
   * Evaluations at a place of the script that gave no value: a division by zero, an overflow.
   *
   * @param file the one that holds the place, as messages call it
   */
  public record MissingCount(String file, int line, int column, long count) {
    static MissingCount at(Source script, int offset, long count) {
      String file = script.file(offset).name();
      return new MissingCount(file, script.line(offset), script.column(offset), count);
    }
  }
}
