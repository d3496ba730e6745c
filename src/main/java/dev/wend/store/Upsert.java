package dev.wend.store;

import dev.wend.store.Outcomes.Outcome;
import dev.wend.store.Refusal.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Works out what a batch does, without changing the store. As all rows of a batch give the same
 * fields, the last row that is taken for a profile is all that is written of it.
 */
final class Upsert {
  private static final int NEW = -1;
  private static final int REFUSED = -2;

  private final int place;
  private final Root root;
  private final Batch batch;
  private final List<Given> fields = new ArrayList<>();
  private final List<GivenList> lists = new ArrayList<>();
  private final List<Given> identities = new ArrayList<>();
  private Optional<Given> key = Optional.empty();
  private final Outcomes outcomes;
  private final int count;

  /** Slot of an existing profile to the last row that changes it. */
  private final IntMap touched = new IntMap();

  private final int[] newRows;
  private int added;

  Upsert(Layout layout, Batch batch) {
    place = layout.place(batch.table());
    root = layout.roots().get(place);
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
      }
    }
    for (int l = 0; l < batch.lists().size(); l++) {
      ItemTable list = root.table().list(batch.lists().get(l));
      lists.add(new GivenList(list, batch, columns + l));
    }
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
      int cell = by.cell(row);
      slots[row] = cell < 0 ? -1 : by.owner(cell);
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
    } else if (slot != REFUSED) {
      update(row, slot);
    }
  }

  private void refuse(int row, Reason reason, Given field) {
    outcomes.refuse(new Refusal(row, batch.mark(row), reason, field.column().name()));
  }

  /** The profile that a row is about: by its key, else by its identities, which must agree. */
  private int find(int row) {
    int slot = NEW;
    boolean keyed = key.isPresent() && key.get().cell(row) != Given.NONE;
    if (keyed) {
      slot = key.get().owner(key.get().cell(row));
    }
    boolean sure = keyed;
    for (Given given : identities) {
      int cell = given.cell(row);
      int owner = cell == Given.NONE ? NEW : given.owner(cell);
      if (owner != NEW && sure && owner != slot) {
        refuse(row, Reason.TAKEN, given);
        return REFUSED;
      }
      if (owner != NEW) {
        slot = owner;
        sure = true;
      }
    }
    if (!sure) {
      outcomes.refuse(new Refusal(row, batch.mark(row), Reason.KEY_MISSING, root.key().name()));
      return REFUSED;
    }
    return slot;
  }

  private void create(int row) {
    int slot = count + added;
    newRows[added++] = row;
    own(key.orElseThrow(), row, slot);
    for (Given given : identities) {
      own(given, row, slot);
    }
    outcomes.set(row, Outcome.CREATED);
  }

  private static void own(Given given, int row, int slot) {
    given.setOwner(given.cell(row), slot);
  }

  private void update(int row, int slot) {
    int before = slot >= count ? newRows[slot - count] : touched.get(slot, -1);
    // A row without the key says nothing about it.
    if (key.isPresent() && key.get().cell(row) == Given.NONE) {
      inheritKey(row, slot, before);
    }
    if (before >= 0 ? sameRows(before, row) : sameAsStore(slot, row)) {
      outcomes.set(row, Outcome.UNCHANGED);
      return;
    }
    for (Given given : identities) {
      int old = before >= 0 ? given.cell(before) : given.storedCell(slot);
      if (old != given.cell(row)) {
        given.setOwner(old, -1);
        own(given, row, slot);
      }
    }
    if (slot >= count) {
      newRows[slot - count] = row;
    } else {
      touched.put(slot, row);
    }
    outcomes.set(row, Outcome.UPDATED);
  }

  private void inheritKey(int row, int slot, int before) {
    Given given = key.orElseThrow();
    if (before >= 0) {
      given.inherit(row, before);
    } else {
      given.inheritStored(row, slot);
    }
  }

  private boolean sameRows(int a, int b) {
    for (Given given : fields) {
      if (!given.sameRows(a, b)) {
        return false;
      }
    }
    for (GivenList list : lists) {
      if (!list.sameRows(a, b)) {
        return false;
      }
    }
    return true;
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
    int[] slots = touched.sortedKeys();
    int old = slots.length;
    slots = Arrays.copyOf(slots, old + added);
    int[] rows = new int[slots.length];
    for (int i = 0; i < old; i++) {
      rows[i] = touched.get(slots[i], -1);
    }
    for (int i = 0; i < added; i++) {
      slots[old + i] = count + i;
      rows[old + i] = newRows[i];
    }
    List<Appends> appends = new ArrayList<>();
    RowWrites writes = new RowWrites(slots, new ArrayList<>(), new ArrayList<>());
    for (Given given : fields) {
      if (slots.length > 0) {
        write(given, rows, old, appends, writes);
      }
    }
    ListWriter items = new ListWriter(count);
    for (GivenList list : lists) {
      writeList(list, slots, rows, items);
      list.append(appends);
    }
    if (added > 0) {
      BitSet given = new BitSet();
      fields.forEach(f -> given.set(f.field()));
      root.defaults(given, old, slots.length, appends, writes.values());
    }
    return new Change(place, count, added, appends, List.of(writes), items.writes());
  }

  private static void write(Given given, int[] rows, int old, List<Appends> appends, RowWrites to) {
    given.number(rows);
    if (given.appends()) {
      appends.add(given.appended());
    }
    to.values().add(new RowWrites.Values(given.field(), 0, given.written(rows)));
    if (given.isUnique()) {
      int[] codes = new int[rows.length];
      for (int i = 0; i < codes.length; i++) {
        codes[i] = given.cell(rows[i]);
      }
      int[] cleared = cleared(given, to.slots(), codes, old);
      to.links().add(new RowWrites.Links(given.field(), cleared, codes));
    }
  }

  /** Writes the lists that are not as they were. */
  private void writeList(GivenList list, int[] slots, int[] rows, ListWriter items) {
    IntList owners = new IntList();
    IntList sources = new IntList();
    for (int i = 0; i < slots.length; i++) {
      if (slots[i] >= count || !list.sameAsStore(slots[i], rows[i])) {
        owners.add(slots[i]);
        sources.add(rows[i]);
      }
    }
    items.write(list.table(), Optional.of(list), owners.toArray(), sources.toArray());
  }

  private static int[] cleared(Given given, int[] slots, int[] codes, int old) {
    int[] cleared = new int[old];
    int n = 0;
    for (int i = 0; i < old; i++) {
      int before = given.storedCell(slots[i]);
      if (before != Given.NONE && before != codes[i]) {
        cleared[n++] = before;
      }
    }
    return Arrays.copyOf(cleared, n);
  }
}
