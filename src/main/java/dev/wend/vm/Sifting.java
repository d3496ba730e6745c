package dev.wend.vm;

import dev.wend.code.Program.Entry.Keep;
import dev.wend.value.Bytes;
import dev.wend.value.Lane;
import dev.wend.value.Text;
import dev.wend.value.Texts;
import java.util.Arrays;

/** Some items of a list, and which of them their values leave. Keeps its arrays. */
final class Sifting {
  private int[] items = new int[16];
  private int[] next = new int[16];
  private int count;

  // by place among those that were added

  private boolean[] present = new boolean[16];
  private long[] keys = new long[16];
  private int[] starts = new int[16];
  private int[] lengths = new int[16];
  private int[] order = new int[16];
  private int[] merged = new int[16];
  private final Bytes bytes = new Bytes(256);
  private final Text left = new Text();
  private final Text right = new Text();
  private boolean isText;

  /** Begins with the first items of the list, or with those that are left. */
  void begin(int size, boolean all) {
    if (items.length < size) {
      int room = Math.max(size, items.length * 2);
      items = Arrays.copyOf(items, room);
      next = new int[room];
      present = new boolean[room];
      keys = new long[room];
      starts = new int[room];
      lengths = new int[room];
      order = new int[room];
      merged = new int[room];
    }
    for (int i = 0; all && i < size; i++) {
      items[i] = i;
    }
    count = 0;
    bytes.clear();
  }

  int item(int i) {
    return items[i];
  }

  /** Adds an item with the value that a run gave. */
  void add(int item, SingleRun run) {
    next[count] = item;
    present[count] = run.present(1);
    isText = run.isText(1);
    if (present[count] && isText) {
      starts[count] = bytes.length();
      bytes.append(run.text(1));
      lengths[count] = bytes.length() - starts[count];
    } else if (present[count]) {
      keys[count] = run.isReal(1) ? Lane.sortable(run.number(1)) : run.number(1);
    }
    count++;
  }

  /** Leaves items; returns how many. */
  int end(Keep keep, long most) {
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
    sort(keep == Keep.TOP ? -1 : 1);
    return keep == Keep.DISTINCT ? distinct() : first((int) Math.min(most, count));
  }

  private int first(int most) {
    for (int i = 0; i < most; i++) {
      items[i] = next[order[i]];
    }
    return most;
  }

  /** Equal values stand together, the earliest of them first. */
  private int distinct() {
    Arrays.fill(merged, 0, count, 0);
    for (int i = 0; i < count; i++) {
      int at = order[i];
      boolean isNew = i == 0 || compare(order[i - 1], at, 1) != 0;
      merged[at] = isNew && present[at] ? 1 : 0;
    }
    int kept = 0;
    for (int at = 0; at < count; at++) {
      items[kept] = next[at];
      kept += merged[at];
    }
    return kept;
  }

  /** Sorts by merging, so that equal ones keep their order. */
  private void sort(int sign) {
    for (int run = 1; run < count; run *= 2) {
      for (int from = 0; from < count; from += 2 * run) {
        merge(from, Math.min(from + run, count), Math.min(from + 2 * run, count), sign);
      }
      int[] swap = order;
      order = merged;
      merged = swap;
    }
  }

  private void merge(int from, int middle, int to, int sign) {
    int a = from;
    int b = middle;
    for (int at = from; at < to; at++) {
      boolean first = b == to || (a < middle && compare(order[a], order[b], sign) <= 0);
      merged[at] = first ? order[a++] : order[b++];
    }
  }

  /** What is missing comes last. */
  private int compare(int a, int b, int sign) {
    if (!present[a] || !present[b]) {
      return Boolean.compare(present[b], present[a]);
    }
    if (isText) {
      left.set(bytes.array(), starts[a], lengths[a]);
      right.set(bytes.array(), starts[b], lengths[b]);
      return sign * Integer.signum(Texts.compare(left, right));
    }
    return sign * Long.compare(keys[a], keys[b]);
  }
}
