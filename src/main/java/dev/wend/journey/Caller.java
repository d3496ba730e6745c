package dev.wend.journey;

import java.util.Map;

/** Asks endpoints. */
@FunctionalInterface
public interface Caller {
  /**
   * A question to an endpoint.
   *
   * @param id the same for the same question, however often it is asked
   * @param arguments by name; what is missing is left out
   */
  record Question(String id, String endpoint, String action, Map<String, Object> arguments) {}

  /** What came of it. */
  sealed interface Answer {
    /**
     * @param json an object
     */
    record Given(String json) implements Answer {}

    /**
     * @param why a sentence without its end
     */
    record Failed(String why) implements Answer {}

    /** There was none in time. */
    record Late() implements Answer {}
  }

  /** Never throws for what the other side does. */
  Answer ask(Question question);
}
