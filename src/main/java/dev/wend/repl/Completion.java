package dev.wend.repl;

import dev.wend.session.Conversation;
import dev.wend.session.Suggestion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Offers what may be written at the cursor. */
final class Completion implements Completer {
  private final Conversation conversation;

  Completion(Conversation conversation) {
    this.conversation = conversation;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    for (Suggestion s : offers(conversation, line.line(), line.cursor())) {
      boolean calls = s.kind().equals("function");
      boolean ends = !calls && !s.kind().equals(ScriptNames.FOLDER);
      candidates.add(
          new Candidate(
              s.word() + (calls ? "(" : ""), s.word(), null, detail(s), null, null, ends));
    }
  }

  private static String detail(Suggestion suggestion) {
    return suggestion.detail().isEmpty()
        ? suggestion.kind()
        : suggestion.kind() + " " + suggestion.detail();
  }

  /** Commands behind a colon, scripts behind {@code :load}, and all else by the language. */
  static List<Suggestion> offers(Conversation conversation, String text, int cursor) {
    String before = text.substring(0, cursor);
    if (!Dialogue.isCommand(before)) {
      return conversation.suggestions(text, cursor);
    }
    Optional<String> file = ScriptNames.begun(before);
    if (file.isPresent()) {
      return ScriptNames.offers(Path.of(""), file.get());
    }
    String command = before.stripLeading();
    int end = command.indexOf(' ');
    if (end < 0) {
      return Commands.ALL.stream()
          .filter(c -> (":" + c.name()).startsWith(command))
          .map(c -> new Suggestion(":" + c.name(), "command", c.sentence()))
          .toList();
    }
    if (command.startsWith(":help")) {
      String begun = command.substring(end).strip();
      return Commands.ALL.stream()
          .filter(c -> c.name().startsWith(begun))
          .map(c -> new Suggestion(c.name(), "command", c.sentence()))
          .toList();
    }
    int from = cursor - command.length() + end + 1;
    return conversation.suggestions(text.substring(from), cursor - from);
  }
}
