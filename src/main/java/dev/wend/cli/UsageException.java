package dev.wend.cli;

/** Words on the command line that mean nothing: one sentence, and what to write instead. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1;

  private final String hint;

  UsageException(String message, String hint) {
    super(message);
    this.hint = hint;
  }

  String hint() {
    return hint;
  }
}
