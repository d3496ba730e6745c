package dev.wend.store;

import java.util.Arrays;

/** How far the pages of events of a table are filled. */
final class EventPages {
  private static final Object EMPTY = new Object();

  private volatile int[] sizes = {};
  private volatile Object[] moments = {};

  /** Slots of a page that hold, or held, an event. */
  int size(int page) {
    int[] all = sizes;
    return page < all.length ? all[page] : 0;
  }

  /** Another object after each change of a page. */
  Object moment(int page) {
    Object[] all = moments;
    return page < all.length ? all[page] : EMPTY;
  }

  /** To be called when all that changes in the page is written. */
  void set(int page, int size) {
    int[] all = sizes;
    Object[] marks = moments;
    if (page >= all.length) {
      int more = Math.max(page + 1, all.length + (all.length >> 1));
      marks = Arrays.copyOf(marks, more);
      Arrays.fill(marks, all.length, more, EMPTY);
      all = Arrays.copyOf(all, more);
    }
    all[page] = size;
    marks[page] = new Object();
    moments = marks;
    sizes = all;
  }

  void forget() {
    sizes = new int[0];
  }
}
