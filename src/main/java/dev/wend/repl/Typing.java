package dev.wend.repl;

import java.util.List;
import java.util.Optional;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells JLine where the word at the cursor begins, and whether an entry is complete. */
final class Typing implements Parser {
  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && Lines.asksForMore(line)) {
      throw new EOFError(-1, -1, "more is to come");
    }
    Optional<String> file = ScriptNames.begun(line.substring(0, cursor));
    if (file.isPresent()) {
      return new Word(line, cursor - file.get().length(), cursor);
    }
    int start = cursor;
    while (start > 0 && isPart(line.charAt(start - 1))) {
      start--;
    }
    if (start == 1 && line.startsWith(":")) {
      start = 0;
    }
    return new Word(line, start, cursor);
  }

  private static boolean isPart(char c) {
    return Character.isUnicodeIdentifierPart(c) || Character.isSurrogate(c);
  }

  @Override
  public boolean isEscapeChar(char c) {
    return false;
  }

  /** The word that ends at the cursor; nothing in it needs an escape. */
  private record Word(String line, int start, int cursor) implements CompletingParsedLine {
    @Override
    public String word() {
      return line.substring(start, cursor);
    }

    @Override
    public int wordCursor() {
      return cursor - start;
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(word());
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return wordCursor();
    }

    @Override
    public int rawWordLength() {
      return cursor - start;
    }
  }
}
