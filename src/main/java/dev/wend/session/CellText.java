package dev.wend.session;

import java.util.Optional;

/** Values in the cells of a table: texts as they are, what is nested as a script writes it. */
public final class CellText {
  private CellText() {}

  /**
   * @param missing what stands for a missing value
   */
  public static String of(Optional<Object> value, String missing) {
    return value.map(ValueText::cell).orElse(missing);
  }
}
