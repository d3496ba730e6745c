package dev.wend.vm;

import dev.wend.code.EventPlan;
import dev.wend.code.Program.Entry;
import dev.wend.store.Events;
import dev.wend.store.Items;
import java.util.List;
import java.util.Optional;

/**
 * Going through a list of each row of a page, bound to a store. Never changed, so that threads
 * share it.
 *
 * @param within the one part's program over pages of the items
 */
record AttachedItems(Entry.Items entry, Items items, Attached within) {
  /** By step of a sequence; empty where it cannot be done by page, or the store lacks a type. */
  static Optional<AttachedItems[]> of(Attached around, Entry.Sequence sequence) {
    AttachedItems[] steps = new AttachedItems[sequence.steps().size()];
    for (int i = 0; i < steps.length; i++) {
      Entry.Step step = sequence.steps().get(i);
      Optional<Events> events = around.rows.events(step.type());
      if (events.isEmpty() || !EventPlan.isByPage(sequence)) {
        return Optional.empty();
      }
      Entry.Part part = new Entry.Part(step.own(), Entry.Keep.ALL, 0);
      Entry.Items items =
          new Entry.Items(
              0,
              Optional.empty(),
              true,
              step.type(),
              List.of(part),
              sequence.types(),
              sequence.registers());
      Attached within =
          new Attached(
              around.verified.within(sequence, step.own()),
              around.profiles,
              new Paged.OfItems(events.get(), around.rows),
              around.now);
      steps[i] = new AttachedItems(items, events.get(), within);
    }
    return Optional.of(steps);
  }

  /** Empty where rows are gone through one by one, or the store has no such list. */
  static Optional<AttachedItems> of(Attached around, Entry.Items entry) {
    boolean byPage =
        entry.up() == 0
            && entry.entity().isEmpty()
            && !entry.isGiven()
            && entry.parts().size() == 1;
    Optional<? extends Items> items =
        !byPage
            ? Optional.empty()
            : entry.events() ? around.rows.events(entry.list()) : around.rows.items(entry.list());
    return items.map(
        list ->
            new AttachedItems(
                entry,
                list,
                new Attached(
                    around.verified.within(entry, entry.last()),
                    around.profiles,
                    new Paged.OfItems(list, around.rows),
                    around.now)));
  }
}
