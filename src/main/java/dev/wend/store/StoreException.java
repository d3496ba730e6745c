package dev.wend.store;

/** The store cannot do what was asked: one plain sentence, and what to do about it. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Which kind of trouble it is; the message tells the particulars. */
  public enum Kind {
    HELD,
    VERSION,
    NOT_A_STORE,
    DAMAGED,
    SCHEMA,
    FULL,
    FILES
  }

  private final Kind kind;
  private final String remedy;

  public StoreException(Kind kind, String message, String remedy, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.remedy = remedy;
  }

  public StoreException(Kind kind, String message, String remedy) {
    this(kind, message, remedy, null);
  }

  public Kind kind() {
    return kind;
  }

  /** What the user can do. */
  public String remedy() {
    return remedy;
  }

  static StoreException damaged(String what, Throwable cause) {
    return new StoreException(
        Kind.DAMAGED,
        "The store is damaged: " + what + ".",
        "Restore the folder from a backup, or load the sources into a new store.",
        cause);
  }

  static StoreException damaged(String what) {
    return damaged(what, null);
  }
}
