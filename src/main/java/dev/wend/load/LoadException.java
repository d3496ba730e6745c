package dev.wend.load;

/**
 * A file that cannot be read (it is not there, it is damaged): the message says which, why and what
 * to do.
 */
public final class LoadException extends Exception {
  private static final long serialVersionUID = 1;

  public LoadException(String message) {
    super(message);
  }

  public LoadException(String message, Throwable cause) {
    super(message, cause);
  }
}
