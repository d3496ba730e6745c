package dev.wend.channel;

import dev.wend.diag.Visible;

/** What may stand in a header. */
final class HeaderText {
  private static final int SHOWN = 200;

  private HeaderText() {}

  /**
   * Whether a text has neither line breaks nor other controls, which could begin another header.
   */
  static boolean isFit(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
        return false;
      }
    }
    return true;
  }

  /** What another system said, short and on one line. */
  static String shown(String said) {
    String line = said.strip().replaceAll("\\s+", " ");
    int end = line.offsetByCodePoints(0, Math.min(SHOWN, line.codePointCount(0, line.length())));
    return Visible.of(line.substring(0, end)) + (end < line.length() ? "…" : "");
  }
}
