package dev.wend.store;

/** Slots by page. */
final class Pages {
  private Pages() {}

  /** The end of the slots from an index on that are of its page. */
  static int end(int[] slots, int from) {
    int page = slots[from] / Profiles.PAGE;
    int to = from + 1;
    while (to < slots.length && slots[to] / Profiles.PAGE == page) {
      to++;
    }
    return to;
  }
}
