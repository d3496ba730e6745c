package dev.wend.vm;

import dev.wend.value.Text;

/** Rows that are found by their key. */
public interface Finding {
  /** No rows at all. */
  Finding NOTHING = key -> Nothing.ROW;

  /** The row of a key; one that has no value where there is none. Valid until the next call. */
  Row find(Text key);
}
