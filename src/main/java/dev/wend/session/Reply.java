package dev.wend.session;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a {@link Conversation} answers. */
public sealed interface Reply {
  /** There was nothing but blanks and comments. */
  record Nothing() implements Reply {}

  /** Declarations were taken in. */
  record Declared(List<Item> items, Map<String, RunAnswer.SourceCounts> sources) implements Reply {}

  /**
   * One thing that is declared.
   *
   * @param kind as a script writes it: {@code audience}
   * @param type of a field or a named value; empty for other kinds
   * @param size how many belong to an audience
   */
  record Item(String kind, String name, String type, Optional<Size> size, String doc) {}

  /**
   * So many of so many.
   *
   * @param rows what they are called together: {@code profiles}, {@code households}
   */
  record Size(long count, long of, String rows) {}

  /** A value: of a constant, or for the profile that the conversation is about. */
  record Value(EvalAnswer value) implements Reply {}

  /** A condition holds for so many. */
  record Holds(Size size) implements Reply {}

  /**
   * An expression for some profiles, as there is none that the conversation is about.
   *
   * @param rows a profile's key and its value, both as a script writes them
   */
  record Values(List<String> columns, List<List<String>> rows) implements Reply {}

  /** A population: how many, and some of them. */
  record Members(Size size, List<String> columns, List<List<Optional<Object>>> rows)
      implements Reply {}

  /** What an expression is. */
  record TypeIs(String text) implements Reply {}

  /** Text made to be read, such as a listing. */
  record Lines(List<String> lines) implements Reply {}

  /** All that is declared. */
  record Listed(List<Item> items) implements Reply {}

  /**
   * The profile that expressions are about from now on.
   *
   * @param fitting how many fit what was asked for
   */
  record Profile(String key, long fitting, List<String> columns, List<Optional<Object>> values)
      implements Reply {}

  /** Expressions are about all profiles from now on. */
  record Everybody(long count) implements Reply {}

  /**
   * How late it is from now on.
   *
   * @param fixed whether it stays so late
   */
  record Now(Instant instant, ZoneId zone, boolean fixed) implements Reply {}

  /**
   * A script was taken in.
   *
   * @param sources what each of its sources brought, by name
   * @param waiting so many steps were not done, as the store was given
   */
  record Opened(
      int audiences, long profiles, Map<String, RunAnswer.SourceCounts> sources, int waiting)
      implements Reply {}
}
