package dev.wend.repl;

import dev.wend.session.Conversation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The prompt over a conversation. */
public final class Repl {
  /** After so many entries that fail, the rest of what is piped in is not read. */
  private static final int MOST_FAILURES = 100;

  private final Conversation conversation;
  private final Streams streams;

  /**
   * Where it reads and prints.
   *
   * @param isTerminal whether a person types
   * @param hasColour whether colours may be used
   */
  public record Streams(
      InputStream in, PrintStream out, PrintStream err, boolean isTerminal, boolean hasColour) {}

  public Repl(Conversation conversation, Streams streams) {
    this.conversation = conversation;
    this.streams = streams;
  }

  /**
   * Goes on until the end of what is typed.
   *
   * @param environment the variables of the process: where the history is kept
   * @return whether all was answered; a person has seen what was not
   */
  public boolean run(Map<String, String> environment) throws IOException {
    Printer printer = new Printer(streams.out(), streams.err(), streams.hasColour());
    Dialogue dialogue = new Dialogue(conversation, printer);
    if (streams.isTerminal()) {
      printer.reply(conversation.overview());
      printer.line("`:help` lists what can be asked; Ctrl-D leaves.");
      try (Prompt prompt = Prompt.open(dialogue, streams, environment)) {
        prompt.run();
      }
      return true;
    }
    Lines lines =
        new Lines(new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8)));
    Optional<String> entry = lines.next();
    while (entry.isPresent() && !dialogue.hasEnded()) {
      dialogue.enter(entry.get());
      if (dialogue.failures() == MOST_FAILURES) {
        printer.refused(
            Commands.refused(
                "So much of this failed that the rest is not read.",
                "A script is loaded by `:load FILE`."));
        return false;
      }
      entry = dialogue.hasEnded() ? Optional.empty() : lines.next();
    }
    return dialogue.failures() == 0;
  }
}
