package dev.wend.repl;

import dev.wend.session.SessionException;

/**
 * A row of the table of what begins with a colon.
 *
 * @param name without the colon
 * @param synopsis what stands after the name, e.g. {@code [TIME]}; empty when nothing does
 * @param sentence what it does
 * @param example lines as typed, behind the prompt, and what they print over the store-opening
 *     sample; a test types them
 */
public record Command(
    String name, String synopsis, String sentence, String example, Behaviour behaviour) {
  /** As documentation writes it: {@code :at [TIME]}. */
  public String usage() {
    return ":" + name + (synopsis.isEmpty() ? "" : " " + synopsis);
  }

  /** Whether it does nothing without something after its name. */
  boolean needsArgument() {
    return !synopsis.isEmpty() && !synopsis.startsWith("[");
  }

  /** What a command does. */
  @FunctionalInterface
  public interface Behaviour {
    /**
     * @param argument what stands after the name, without blanks around it
     */
    void run(String argument, Dialogue dialogue) throws SessionException;
  }
}
