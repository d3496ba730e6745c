package dev.wend.session;

import dev.wend.session.SessionException.Kind;
import java.util.regex.Pattern;

/** What cannot be typed at a prompt. */
final class Typing {
  private static final int LONGEST = 1 << 20;
  private static final Pattern IMPORT = Pattern.compile("\\s*import\\s*\".*", Pattern.DOTALL);

  private Typing() {}

  static void check(String text) throws SessionException {
    if (text.length() > LONGEST) {
      throw refused(
          "This is longer than one can type.", "Put it into a file and write `:load FILE`.");
    }
    if (IMPORT.matcher(text).matches()) {
      throw refused(
          "An `import` stands in a file.",
          "Write `:load FILE`: that takes in what the file declares.");
    }
  }

  private static SessionException refused(String message, String hint) {
    return new SessionException(Kind.REFUSED, message, hint);
  }
}
