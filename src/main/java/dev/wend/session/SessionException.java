package dev.wend.session;

import dev.wend.diag.Nearest;
import java.util.Set;

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

  /**
   * Of a name that the script does not declare.
   *
   * @param what it should be the name of, as {@code journey}
   * @param known the names that there are
   */
  static SessionException unknown(String what, String name, Set<String> known) {
    String there =
        known.isEmpty()
            ? "The script declares none."
            : "There is `" + String.join("`, `", known) + "`.";
    String hint = Nearest.of(name, known).map(near -> "Did you mean `" + near + "`?").orElse(there);
    return new SessionException(Kind.REFUSED, "There is no " + what + " `" + name + "`.", hint);
  }

  public Kind kind() {
    return kind;
  }

  /** What to do about it; empty when there is nothing to add. */
  public String hint() {
    return hint;
  }
}
