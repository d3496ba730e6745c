package dev.wend.store;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Works out what a change writes into lists, a page of owners at a time. */
final class ListWriter {
  private final int count;
  private final Map<ItemTable, BitSet> taken = new HashMap<>();
  private final List<ItemWrites> writes = new ArrayList<>();

  /**
   * @param count rows that the table has so far
   */
  ListWriter(int count) {
    this.count = count;
  }

  List<ItemWrites> writes() {
    return writes;
  }

  /**
   * Gives owners lists; all of one list at once.
   *
   * @param owners ascending
   * @param sources as {@link ItemDraft} takes them
   */
  void write(ItemTable table, Optional<GivenList> given, int[] owners, int[] sources) {
    for (int from = 0; from < owners.length; ) {
      int to = Pages.end(owners, from);
      int page = owners[from] / Profiles.PAGE;
      ItemDraft draft = new ItemDraft(table, given, taken);
      for (int i = from; i < to && owners[i] < count; i++) {
        draft.kill(owners[i]);
      }
      if (draft.isSparse(page)) {
        draft = new ItemDraft(table, given, taken);
        rewrite(draft, table, owners, sources, from, to);
      } else {
        for (int i = from; i < to; i++) {
          draft.put(owners[i], sources[i]);
        }
      }
      draft.write(page, writes);
      from = to;
    }
  }

  /** Puts all lists of a page one after the other. */
  private void rewrite(
      ItemDraft draft, ItemTable table, int[] owners, int[] sources, int from, int to) {
    int page = owners[from] / Profiles.PAGE;
    draft.drop(page);
    int at = from;
    for (int i = 0; i < Profiles.PAGE; i++) {
      int slot = page * Profiles.PAGE + i;
      if (at < to && owners[at] == slot) {
        draft.put(slot, sources[at++]);
      } else if (slot < count && table.size(slot) > 0) {
        draft.put(slot, ~slot);
      }
    }
  }
}
