package dev.wend.store;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What becomes of the lists within events of a type, a page of profiles at a time. */
final class NestedLists {
  private final EventTable table;
  private final Map<ItemTable, BitSet> taken = new HashMap<>();
  private Map<ItemTable, ItemDraft> drafts = new HashMap<>();

  NestedLists(EventTable table) {
    this.table = table;
  }

  private ItemDraft draft(ItemTable list) {
    return drafts.computeIfAbsent(list, l -> new ItemDraft(l, Optional.empty(), taken));
  }

  /** Ends the items of the events that a change ends. */
  void end(EventWrites.Part part) {
    EventRun run = table.run(part.page());
    for (ItemTable list : table.nested().lists()) {
      for (int sequence : part.killed()) {
        draft(list).kill(run.slot(sequence));
      }
      for (int place = run.gone(); place < part.gone(); place++) {
        draft(list).drop(run.pages()[place]);
      }
    }
  }

  /** Gives an event the lists of another, as the store has them. */
  void copy(int event, int from) {
    for (ItemTable list : table.nested().lists()) {
      draft(list).put(event, ~from);
    }
  }

  void write(int page, List<ItemWrites> to) {
    table.nested().lists().forEach(list -> draft(list).write(page, to));
    drafts = new HashMap<>();
  }
}
