package dev.wend.repl;

import dev.wend.load.Progress;
import dev.wend.session.Answer;
import dev.wend.session.Conversation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Types a session: its lines in, and what stands on a screen, prompts and all, out. */
final class Terminal {
  static final String PROMPT = "wend> ";
  static final String MORE = "  ... ";

  private static final Path HOME = Path.of(System.getProperty("wend.home", "."));
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T09:00:00Z"), ZoneOffset.UTC);

  private Terminal() {}

  /** What is typed in a session: the lines behind a prompt. */
  static List<String> typed(String session) {
    List<String> entries = new ArrayList<>();
    for (String line : session.lines().toList()) {
      if (line.startsWith(PROMPT.strip())) {
        entries.add(line.substring(Math.min(PROMPT.length(), line.length())));
      } else if (line.startsWith(MORE.stripTrailing())) {
        String more = line.substring(Math.min(MORE.length(), line.length()));
        entries.set(entries.size() - 1, entries.get(entries.size() - 1) + "\n" + more);
      }
    }
    return entries;
  }

  /** The session as it goes over a script of this checkout, or over nothing. */
  static String play(Optional<String> script, List<String> entries) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream screen = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Conversation conversation = open(script)) {
      Dialogue dialogue = new Dialogue(conversation, new Printer(screen, screen, false));
      for (String entry : entries) {
        screen.print(PROMPT + entry.replace("\n", "\n" + MORE) + "\n");
        dialogue.enter(entry);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8).replace(HOME + "/", "");
  }

  static Conversation open(Optional<String> script) throws Exception {
    Answer<Conversation> answer =
        Conversation.open(script.map(HOME::resolve), Optional.empty(), CLOCK, Progress.NONE);
    return ((Answer.Given<Conversation>) answer).value();
  }

  /** What a process that is given a text prints. */
  record Piped(boolean answered, String out, String err) {
    static Piped of(Optional<String> script, byte[] in) throws Exception {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      Repl.Streams streams =
          new Repl.Streams(
              new ByteArrayInputStream(in),
              new PrintStream(out, true, StandardCharsets.UTF_8),
              new PrintStream(err, true, StandardCharsets.UTF_8),
              false,
              false);
      try (Conversation conversation = open(script)) {
        boolean answered = new Repl(conversation, streams).run(Map.of());
        return new Piped(
            answered, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
      }
    }
  }
}
