package dev.wend.store;

import dev.wend.value.Text;
import java.util.BitSet;

/**
 * Whose a unique field's values are: code of the value to slot. The value of a field that is no
 * string is the text of its eight bytes, in a dictionary of its own.
 */
final class Identity {
  private final Texts texts;
  private final boolean own;

  /** Slot + 1, or 0. */
  private final IntSlabs slots;

  Identity(Texts texts, boolean own, Blocks blocks) {
    this.texts = texts;
    this.own = own;
    slots = new IntSlabs(blocks);
  }

  Texts texts() {
    return texts;
  }

  /** Whether the dictionary is not that of the column. */
  boolean own() {
    return own;
  }

  IntSlabs slots() {
    return slots;
  }

  /** The profile of a value, or -1. */
  int slot(int code) {
    return slots.getOrZero(code) - 1;
  }

  /** The code of a value of a field that is no string; -1 when it was never given. */
  int codeOf(long value) {
    byte[] bytes = new byte[Long.BYTES];
    Given.valueText(value, bytes, 0);
    return texts.code(new Text().set(bytes, 0, bytes.length));
  }

  /** How many slabs {@link #link} may take at most. */
  int slabsFor(RowWrites.Links links) {
    return slots.slabsFor(greatest(links) + 1);
  }

  private static int greatest(RowWrites.Links links) {
    int greatest = -1;
    for (int code : links.codes()) {
      greatest = Math.max(greatest, code);
    }
    return greatest;
  }

  void link(RowWrites.Links links, int[] owners) {
    slots.grow(greatest(links) + 1);
    for (int code : links.cleared()) {
      slots.set(code, 0);
    }
    int[] codes = links.codes();
    for (int i = 0; i < codes.length; i++) {
      if (codes[i] >= 0) {
        slots.set(codes[i], owners[i] + 1);
      }
    }
  }

  void use(BitSet used) {
    slots.use(used);
    if (own) {
      texts.use(used);
    }
  }

  void forget() {
    slots.forget();
    texts.forget();
  }
}
