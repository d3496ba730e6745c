package dev.wend.code;

/**
 * Names of columns and lists of the events of a sequence's steps, as a program over several of them
 * reads them: the number of the step, from 0, a dot, and the name in the event.
 */
public final class Joint {
  private static final int MOST_DIGITS = 6;

  private Joint() {}

  /** The number of a name's step; -1 where it has none. */
  public static int step(String name) {
    int dot = name.indexOf('.');
    boolean is = dot > 0 && dot <= MOST_DIGITS;
    for (int i = 0; i < dot && is; i++) {
      is = name.charAt(i) >= '0' && name.charAt(i) <= '9';
    }
    return is ? Integer.parseInt(name.substring(0, dot)) : -1;
  }

  /** A name without its step. */
  public static String name(String name) {
    return name.substring(name.indexOf('.') + 1);
  }
}
