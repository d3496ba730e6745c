package dev.wend.store;

import dev.wend.store.Outcomes.Outcome;
import dev.wend.store.Refusal.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Works out what a batch does, without changing the store. As all rows of a batch give the same
 * fields, the last row that is taken for a profile is all that is written of it.
 */
final class Upsert {
  private static final int NEW = -1;
  private static final int REFUSED = -2;

  /** A row is about one that exists, though its key is new. */
  private static final int NO_ROW = -1;

  private final int place;
  private final Root root;
  private final List<EventTable> events;
  private final Batch batch;
  private final List<Given> fields = new ArrayList<>();
  private final List<GivenList> lists = new ArrayList<>();
  private final List<Given> identities = new ArrayList<>();

  /** Those of them by which a row may find profiles that are merged then. */
  private final List<Given> mergers = new ArrayList<>();

  private Optional<Given> key = Optional.empty();
  private final Outcomes outcomes;
  private final int count;

  /** Slot of an existing profile to the last row that changes it. */
  private final IntMap touched = new IntMap();

  private final int[] newRows;
  private int added;
  private final Merges merges;
  private final BatchStamps stamps;

  /** The other profiles that the row at hand is about. */
  private final List<Integer> others = new ArrayList<>();

  /**
   * @param mergeBy namespaces
   */
  Upsert(Layout layout, Batch batch, Set<String> mergeBy) {
    place = layout.place(batch.table());
    root = layout.roots().get(place);
    events = place == 0 ? layout.events() : List.of();
    merges = new Merges(root, layout.audiences().of(place));
    this.batch = batch;
    count = root.count();
    outcomes = new Outcomes(batch.rows());
    newRows = new int[batch.rows()];
    int columns = batch.fields().size();
    for (int f = 0; f < columns; f++) {
      Given given = new Given(root.table().column(batch.fields().get(f)), batch, f);
      fields.add(given);
      if (given.column().field().key()) {
        key = Optional.of(given);
      } else if (given.isUnique()) {
        identities.add(given);
        if (place == 0 && mergeBy.contains(given.column().field().namespace().orElseThrow())) {
          mergers.add(given);
        }
      }
    }
    for (int l = 0; l < batch.lists().size(); l++) {
      ItemTable list = root.table().list(batch.lists().get(l));
      lists.add(new GivenList(list, batch, columns + l));
    }
    stamps = new BatchStamps(root.stamps(), count, fields, lists, batch.rows());
  }

  Outcomes outcomes() {
    return outcomes;
  }

  Change run() {
    for (Given given : fields) {
      given.resolve();
    }
    lists.forEach(GivenList::resolve);
    readStored();
    for (int row = 0; row < batch.rows(); row++) {
      take(row);
    }
    return change();
  }

  /** Most rows are about the profile that had their key, or first identity, before the batch. */
  private void readStored() {
    if (key.isEmpty() && identities.isEmpty()) {
      return;
    }
    int[] slots = new int[batch.rows()];
    Given by = key.orElseGet(() -> identities.get(0));
    boolean some = false;
    for (int row = 0; row < slots.length; row++) {
      slots[row] = by.cell(row) < 0 ? -1 : owner(by, row);
      some |= slots[row] >= 0;
    }
    if (some) {
      fields.forEach(given -> given.readStored(slots));
      lists.forEach(list -> list.readStored(slots));
    }
  }

  private void take(int row) {
    for (Given given : fields) {
      if (given.isTooLong(row)) {
        refuse(row, Reason.TOO_LONG, given);
        return;
      }
    }
    for (GivenList list : lists) {
      Optional<Given> given = list.tooLong(row);
      if (given.isPresent()) {
        refuse(row, Reason.TOO_LONG, given.get());
        return;
      }
    }
    int slot = find(row);
    if (slot == NEW) {
      create(row);
    } else if (slot != REFUSED && others.isEmpty()) {
      update(row, slot);
    } else if (slot != REFUSED) {
      merge(row, slot);
    }
  }

  private void refuse(int row, Reason reason, Given field) {
    outcomes.refuse(new Refusal(row, batch.mark(row), reason, field.column().name()));
  }

  /** The profile that a row's value in a field leads to, or {@link #NEW}. */
  private int owner(Given given, int row) {
    int cell = given.cell(row);
    return cell == Given.NONE ? NEW : merges.survivor(given.owner(cell));
  }

  /**
   * The profile that a row is about: by its key, else by its identities, which must agree; but
   * those of merging namespaces may lead to {@link #others}.
   */
  private int find(int row) {
    others.clear();
    int slot = NEW;
    boolean sure = false;
    if (key.isPresent() && key.get().cell(row) != Given.NONE) {
      slot = owner(key.get(), row);
      // A new key that comes with an identity that merges is one more key of its profile.
      sure = slot != NEW || !isMergerKnown(row);
    }
    for (Given given : identities) {
      int owner = mergers.contains(given) ? NEW : owner(given, row);
      if (owner != NEW && sure && owner != slot) {
        refuse(row, Reason.TAKEN, given);
        return REFUSED;
      }
      if (owner != NEW) {
        slot = owner;
        sure = true;
      }
    }
    slot = findOthers(row, slot);
    if (slot == NEW && !sure) {
      outcomes.refuse(new Refusal(row, batch.mark(row), Reason.KEY_MISSING, root.key().name()));
      return REFUSED;
    }
    return slot;
  }

  /** Follows the identities that merge; returns the profile that the row is about. */
  private int findOthers(int row, int slot) {
    int found = slot;
    for (Given given : mergers) {
      int owner = owner(given, row);
      if (owner != NEW && found == NEW) {
        found = owner;
      } else if (owner != NEW && owner != found && !others.contains(owner)) {
        others.add(owner);
      }
    }
    return found;
  }

  private boolean isMergerKnown(int row) {
    for (Given given : mergers) {
      if (owner(given, row) != NEW) {
        return true;
      }
    }
    return false;
  }

  private void create(int row) {
    int slot = count + added;
    newRows[added++] = row;
    own(key.orElseThrow(), row, slot);
    for (Given given : identities) {
      own(given, row, slot);
    }
    stamps.created(row);
    outcomes.set(row, Outcome.CREATED);
  }

  private static void own(Given given, int row, int slot) {
    given.setOwner(given.cell(row), slot);
  }

  private void update(int row, int slot) {
    int before = before(slot);
    boolean isAlias = takeKey(row, slot, before);
    if (before >= 0 ? GivenList.sameRows(fields, lists, before, row) : sameAsStore(slot, row)) {
      outcomes.set(row, isAlias ? Outcome.UPDATED : Outcome.UNCHANGED);
      return;
    }
    write(row, slot, before);
    outcomes.set(row, Outcome.UPDATED);
  }

  /** The row that was taken for a profile before, or {@link #NO_ROW}. */
  private int before(int slot) {
    return slot >= count ? newRows[slot - count] : touched.get(slot, NO_ROW);
  }

  private void write(int row, int slot, int before) {
    stamps.written(row, before);
    for (Given given : identities) {
      int old = before >= 0 ? given.cell(before) : given.storedCell(slot);
      if (old != given.cell(row)) {
        if (others.isEmpty()) {
          given.setOwner(old, -1);
        } else if (old != Given.NONE) {
          merges.alias(given, old, slot); // one more of the merged profile
        }
        own(given, row, slot);
      }
    }
    if (slot >= count) {
      newRows[slot - count] = row;
    } else {
      touched.put(slot, row);
    }
  }

  /**
   * A profile keeps its key: a row without one says nothing about it, and another one that leads to
   * the profile, or does from now on, is an alias. Returns whether it does from now on.
   */
  private boolean takeKey(int row, int slot, int before) {
    if (key.isEmpty()) {
      return false;
    }
    Given given = key.get();
    int cell = given.cell(row);
    boolean isNew = !mergers.isEmpty() && cell != Given.NONE && owner(given, row) == NEW;
    if (isNew) {
      merges.alias(given, cell, slot);
      given.setOwner(cell, slot);
    }
    if (before >= 0 ? !given.sameRows(before, row) : !given.sameAsStore(slot, row)) {
      inheritKey(row, slot, before);
    }
    return isNew;
  }

  /** Makes one of the profiles that a row is about; what the row does not give is the newest. */
  private void merge(int row, int found) {
    others.add(found);
    Collections.sort(others);
    stamps.merge(row, others.stream().map(s -> new BatchStamps.Source(s, before(s))).toList());
    int survivor = others.get(0);
    for (int other : others.subList(1, others.size())) {
      merges.merge(survivor, other);
    }
    int before = before(survivor);
    takeKey(row, survivor, before);
    write(row, survivor, before);
    outcomes.set(row, Outcome.MERGED);
  }

  private void inheritKey(int row, int slot, int before) {
    Given given = key.orElseThrow();
    if (before >= 0) {
      given.inherit(row, before);
    } else {
      given.inheritStored(row, slot);
    }
  }

  private boolean sameAsStore(int slot, int row) {
    for (Given given : fields) {
      if (!given.sameAsStore(slot, row)) {
        return false;
      }
    }
    for (GivenList list : lists) {
      if (!list.sameAsStore(slot, row)) {
        return false;
      }
    }
    return true;
  }

  private Change change() {
    int[] slots = slots();
    int[] rows = new int[slots.length];
    Arrays.setAll(rows, i -> before(slots[i]));
    ChangeWriter writer = new ChangeWriter(root, events, fields, lists, merges, stamps);
    return writer.change(place, added, slots, rows);
  }

  /**
   * The slots that are written with a row: changed ones, then new ones. Those that are merged are
   * among them, for their identities.
   */
  private int[] slots() {
    int[] old = touched.sortedKeys();
    int[] slots = Arrays.copyOf(old, old.length + added);
    for (int i = 0; i < added; i++) {
      slots[old.length + i] = count + i;
    }
    return slots;
  }
}
