package dev.wend.session;

/** A request that cannot be served, for a reason that lies outside of the script. */
public final class SessionException extends Exception {
  private static final long serialVersionUID = 1;

  private final Kind kind;
  private final String hint;

  /** What kind of reason it is. */
  public enum Kind {
    /** The input is refused: it is not what it should be. */
    REFUSED,
    /** A file or a store cannot be read or written. */
    FAULT
  }

  public SessionException(Kind kind, String message, String hint, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.hint = hint;
  }

  public SessionException(Kind kind, String message, String hint) {
    this(kind, message, hint, null);
  }

  public Kind kind() {
    return kind;
  }

  /** What to do about it; empty when there is nothing to add. */
  public String hint() {
    return hint;
  }
}
