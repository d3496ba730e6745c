package dev.wend.syntax;

/**
 * A comment and how it stands to the tokens around it.
 *
 * @param text as written, with {@code \n} line breaks and no blanks before them
 * @param afterBlank whether an empty line stands between it and what comes before it
 */
record Comment(String text, Place place, boolean afterBlank) {
  enum Place {
    /** At the end of a token's line. */
    TRAILING,
    /** Behind a token, before the comma or bracket that ends its item in the same line. */
    INSIDE,
    /** In lines of its own before a token. */
    OWN_LINE,
    /** Before a token in that token's line. */
    GLUED
  }

  /** Whether nothing can follow it in its line, or nothing that would still belong to it. */
  boolean endsLine() {
    return text.startsWith("//") || text.indexOf('\n') >= 0;
  }

  /** The same comment in a line of its own, where it is not to document what follows. */
  Comment aside() {
    boolean documents = text.startsWith("///") && !text.startsWith("////");
    return new Comment(documents ? text.substring(1) : text, Place.OWN_LINE, afterBlank);
  }
}
