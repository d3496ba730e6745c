package dev.wend.journey;

/** What looks like chance and is a hash: the same every time. */
final class Chance {
  private Chance() {}

  /** From 0 up to but not including 1, evenly spread over texts. */
  static double of(String text) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
    }
    hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
    hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
    return ((hash ^ (hash >>> 31)) >>> 11) * 0x1p-53;
  }
}
