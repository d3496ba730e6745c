package dev.wend.made;

import dev.wend.value.Bytes;

/** Makes the values of one field: a lane, or of a string its UTF-8. */
sealed interface Maker {
  /** A value as {@code value.Lane} says. */
  @FunctionalInterface
  non-sealed interface OfLanes extends Maker {
    long lane(long row);
  }

  /** A text in NFC. */
  @FunctionalInterface
  non-sealed interface OfTexts extends Maker {
    void write(long row, Bytes to);
  }
}
