package dev.wend.cli;

import dev.wend.session.SessionException;
import java.util.List;

/**
 * A row of the table of commands.
 *
 * @param synopsis what stands after the name, e.g. {@code FILE [--store DIR]}
 * @param sentence what it does
 * @param flags its options, without those that all commands take
 * @param example a worked example: the command as typed, and below it what it prints
 * @param leastWords how many words without dashes it needs
 * @param mostWords how many it takes
 */
record Command(
    String name,
    String synopsis,
    String sentence,
    List<Flag> flags,
    String example,
    int leastWords,
    int mostWords,
    Behaviour behaviour) {
  Command {
    flags = List.copyOf(flags);
  }

  /** What a command does. */
  @FunctionalInterface
  interface Behaviour {
    Exit run(Arguments arguments, Console console) throws UsageException, SessionException;
  }
}
