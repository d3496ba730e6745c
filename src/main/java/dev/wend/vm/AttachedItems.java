package dev.wend.vm;

import dev.wend.code.Program.Entry;
import dev.wend.store.Items;
import java.util.Optional;

/**
 * Going through a list of each row of a page, bound to a store. Never changed, so that threads
 * share it.
 *
 * @param within the one part's program over pages of the items
 */
record AttachedItems(Entry.Items entry, Items items, Attached within) {
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
