package dev.wend.repl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The prompt on a terminal, with editing, completion, colours and history. */
final class Prompt implements AutoCloseable {
  private final Dialogue dialogue;
  private final Terminal terminal;
  private final LineReader reader;

  private Prompt(Dialogue dialogue, Terminal terminal, LineReader reader) {
    this.dialogue = dialogue;
    this.terminal = terminal;
    this.reader = reader;
  }

  static Prompt open(Dialogue dialogue, Repl.Streams streams, Map<String, String> environment)
      throws IOException {
    Terminal terminal =
        TerminalBuilder.builder()
            .name("wend")
            .encoding(StandardCharsets.UTF_8)
            .providers("jni,exec")
            .dumb(true)
            .build();
    return open(dialogue, terminal, streams.hasColour(), environment);
  }

  static Prompt open(
      Dialogue dialogue, Terminal terminal, boolean hasColour, Map<String, String> environment) {
    LineReaderBuilder builder =
        LineReaderBuilder.builder()
            .appName("wend")
            .terminal(terminal)
            .parser(new Typing())
            .completer(new Completion(dialogue.conversation()))
            .option(Option.DISABLE_EVENT_EXPANSION, true)
            .option(Option.HISTORY_IGNORE_SPACE, true)
            .option(Option.INSERT_TAB, false)
            .option(Option.AUTO_FRESH_LINE, false)
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, "  ... ")
            .variable(LineReader.HISTORY_IGNORE, HistoryFile.SECRETS);
    if (hasColour) {
      builder.highlighter(new Colours());
    } else {
      builder.option(Option.DISABLE_HIGHLIGHTER, true);
    }
    Optional<Path> history = HistoryFile.of(environment);
    history.ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
    LineReader reader = builder.build();
    Keys.bind(reader);
    return new Prompt(dialogue, terminal, reader);
  }

  void run() {
    try {
      while (!dialogue.hasEnded()) {
        line().ifPresent(this::enter);
      }
    } catch (EndOfFileException e) {
      dialogue.quit();
    }
  }

  /** What is typed next; empty where Ctrl-C dropped it. */
  private Optional<String> line() {
    String name = dialogue.conversation().profile().orElse("wend");
    try {
      return Optional.of(reader.readLine(name + "> "));
    } catch (UserInterruptException e) {
      return Optional.empty();
    }
  }

  /** Ctrl-C ends the work on what was typed, not the prompt. */
  private void enter(String text) {
    Terminal.SignalHandler before =
        terminal.handle(Terminal.Signal.INT, signal -> dialogue.conversation().stop());
    try {
      dialogue.enter(text);
    } finally {
      terminal.handle(Terminal.Signal.INT, before);
    }
  }

  @Override
  public void close() throws IOException {
    terminal.close();
  }
}
