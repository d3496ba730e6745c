package dev.wend.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Works out how a profile ends: its slot, and those of the profiles that were merged into it, lead
 * to nobody from then on and have no values, lists, events, or places in saved audiences.
 */
final class Erasing {
  private final Layout layout;
  private final Root root;

  Erasing(Layout layout) {
    this.layout = layout;
    root = layout.profiles();
  }

  /** What ends a profile and those that were merged into it. */
  Change of(int profile) {
    int[] slots = slots(profile);
    Change events = new Forgetting(layout).of(profile);
    List<ItemWrites> items = new ArrayList<>(events.items());
    lists(slots, items);
    int count = root.count();
    List<RowWrites> rows = List.of(new RowWrites(slots, values(slots), links(slots)));
    return new Change(0, count, 0, List.of(), rows, items, events.events(), List.of(), true, 0);
  }

  /** The profile and all that were merged into it, ascending. */
  private int[] slots(int profile) {
    IntList slots = new IntList();
    slots.add(profile);
    for (int page = 0; page < root.pages(); page++) {
      int end = Math.min(root.count(), (page + 1) * Profiles.PAGE);
      for (int slot = page * Profiles.PAGE; root.merged().width(page) > 0 && slot < end; slot++) {
        if (slot != profile && root.survivor(slot) == profile) {
          slots.add(slot);
        }
      }
    }
    int[] sorted = slots.toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  private List<RowWrites.Values> values(int[] slots) {
    long[] none = new long[slots.length];
    Arrays.fill(none, PlaneColumn.MISSING);
    long[] nobody = new long[slots.length];
    Arrays.fill(nobody, Root.NOBODY);
    List<RowWrites.Values> values = new ArrayList<>();
    for (PlaneColumn column : root.own()) {
      values.add(new RowWrites.Values(column.number(), 0, none));
    }
    values.add(new RowWrites.Values(root.merged().number(), 0, nobody));
    return values;
  }

  /** Keys and identities, those of before among them, that lead to the slots lead to nobody. */
  private List<RowWrites.Links> links(int[] slots) {
    int[] none = new int[slots.length];
    Arrays.fill(none, -1);
    List<RowWrites.Links> links = new ArrayList<>();
    for (PlaneColumn column : root.table().fields()) {
      if (column.identity().isPresent()) {
        Identity identity = column.identity().get();
        IntList codes = new IntList();
        for (int code = 0; code < identity.texts().size(); code++) {
          if (Arrays.binarySearch(slots, identity.slot(code)) >= 0) {
            codes.add(code);
          }
        }
        links.add(new RowWrites.Links(column.number(), codes.toArray(), none));
      }
    }
    return links;
  }

  private void lists(int[] slots, List<ItemWrites> to) {
    Map<ItemTable, BitSet> taken = new HashMap<>();
    for (ItemTable list : root.table().lists()) {
      for (int from = 0; from < slots.length; ) {
        int end = Pages.end(slots, from);
        ItemDraft draft = new ItemDraft(list, java.util.Optional.empty(), taken);
        for (int i = from; i < end; i++) {
          draft.erase(slots[i]);
          draft.put(slots[i], ItemDraft.NO_LIST);
        }
        draft.write(slots[from] / Profiles.PAGE, to);
        from = end;
      }
    }
  }
}
