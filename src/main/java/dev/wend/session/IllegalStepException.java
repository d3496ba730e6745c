package dev.wend.session;

/** A step that cannot be taken as things are, said in a sentence. */
final class IllegalStepException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  IllegalStepException(String message) {
    super(message);
  }
}
