package dev.wend.repl;

import dev.wend.syntax.Draft;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What comes line by line, put together to entries: a line, or as many as it asks for. */
final class Lines {
  /** In UTF-16 code units; an entry that is longer is refused by whoever gets it. */
  private static final int LONGEST = 1 << 20;

  /** Nothing that is open is closed without one of these. */
  private static final Pattern CLOSING = Pattern.compile("[)\\]}\"/]");

  private final BufferedReader in;

  Lines(BufferedReader in) {
    this.in = in;
  }

  /** Whether a text needs another line. */
  static boolean asksForMore(String text) {
    return !Dialogue.isCommand(text) && text.length() <= LONGEST && Draft.of(text).asksForMore();
  }

  /** The next entry; empty at the end. */
  Optional<String> next() throws IOException {
    String line = in.readLine();
    if (line == null) {
      return Optional.empty();
    }
    StringBuilder entry = new StringBuilder(line);
    while (asksForMore(entry.toString())) {
      boolean open = Draft.of(entry.toString()).isOpen();
      do {
        line = in.readLine();
        if (line == null) {
          return Optional.of(entry.toString());
        }
        entry.append('\n').append(line);
      } while (open && !line.isBlank() && !CLOSING.matcher(line).find() && isShort(entry));
    }
    return Optional.of(entry.toString());
  }

  private static boolean isShort(CharSequence entry) {
    return entry.length() <= LONGEST;
  }
}
