package dev.wend.walker;

import java.util.Map;

/** Answers what journeys ask of endpoints. */
@FunctionalInterface
public interface Calls {
  /** What comes of a question. */
  enum Kind {
    GIVEN,
    FAILED,
    LATE,
    /** An answer that is not of the form that the endpoint promises. */
    ODD
  }

  /**
   * An answer.
   *
   * @param values those that are present, by field
   */
  record Answer(Kind kind, Map<String, Object> values) {
    public static Answer of(Kind kind) {
      return new Answer(kind, Map.of());
    }
  }

  Answer to(String action, Map<String, Object> arguments);
}
