package dev.wend.store;

import java.util.ArrayList;
import java.util.List;

/** Works out how events end: those that are too old, by whole pages, and those of one profile. */
final class Forgetting {
  private final Layout layout;

  Forgetting(Layout layout) {
    this.layout = layout;
  }

  /**
   * What frees the pages of events that are all older than their type is kept. A page goes when it
   * is full and those before it in its sequence go.
   *
   * @param now in epoch milliseconds
   */
  Change old(long now) {
    List<EventWrites> events = new ArrayList<>();
    List<ItemWrites> items = new ArrayList<>();
    for (EventTable table : layout.events()) {
      if (table.type().kept().isPresent()) {
        long before = now - table.type().kept().getAsLong();
        EventDraft draft = new EventDraft(table);
        for (int page = 0; page < table.ownerPages(); page++) {
          int gone = gone(table, table.run(page), before);
          if (gone > table.run(page).gone()) {
            draft.forget(page, gone);
          }
        }
        write(table, draft, events, items);
      }
    }
    return change(events, items);
  }

  private static int gone(EventTable table, EventRun run, long before) {
    int gone = run.gone();
    while ((gone + 1) * Profiles.PAGE <= run.used() && table.latest(run.pages()[gone]) <= before) {
      gone++;
    }
    return gone;
  }

  /** What ends all events of a profile, and writes zeros over them. */
  Change of(int profile) {
    List<EventWrites> events = new ArrayList<>();
    List<ItemWrites> items = new ArrayList<>();
    for (EventTable table : layout.events()) {
      int[] chain = table.type().isBusiness() ? new int[0] : table.chain(profile);
      EventDraft draft = new EventDraft(table);
      if (chain.length > 0) {
        draft.end(profile, chain);
      }
      write(table, draft, events, items);
    }
    return change(events, items);
  }

  private static void write(
      EventTable table, EventDraft draft, List<EventWrites> events, List<ItemWrites> items) {
    EventWrites writes = draft.write(new int[0], new int[0], List.of(), true);
    if (!writes.parts().isEmpty()) {
      events.add(writes);
      NestedLists nested = new NestedLists(table);
      for (EventWrites.Part part : writes.parts()) {
        nested.end(part);
        nested.write(part.page(), items);
      }
    }
  }

  private Change change(List<EventWrites> events, List<ItemWrites> items) {
    int count = layout.profiles().count();
    return new Change(0, count, 0, List.of(), List.of(), items, events, List.of());
  }
}
