package dev.wend.store;

import dev.wend.store.Outcomes.Outcome;
import dev.wend.store.Refusal.Reason;
import dev.wend.type.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Works out what a batch does, without changing the store. As all rows of a batch give the same
 * fields, the last row that is taken for a profile is all that is written of it.
 */
final class Upsert {
  private static final int NEW = -1;
  private static final int REFUSED = -2;

  private final Layout layout;
  private final Batch batch;
  private final List<Given> fields = new ArrayList<>();
  private final List<Given> identities = new ArrayList<>();
  private Optional<Given> key = Optional.empty();
  private final Outcomes outcomes;
  private final int count;

  /** Slot of an existing profile to the last row that changes it. */
  private final IntMap touched = new IntMap();

  private final int[] newRows;
  private int added;

  Upsert(Layout layout, Batch batch) {
    this.layout = layout;
    this.batch = batch;
    count = layout.count();
    outcomes = new Outcomes(batch.rows());
    newRows = new int[batch.rows()];
    for (int f = 0; f < batch.fields().size(); f++) {
      Field field = batch.fields().get(f);
      int place = layout.place(field);
      Given given = new Given(layout.column(place), place, batch, f);
      fields.add(given);
      if (layout.column(place).field().key()) {
        key = Optional.of(given);
      } else if (given.isUnique()) {
        identities.add(given);
      }
    }
  }

  Outcomes outcomes() {
    return outcomes;
  }

  Change run() {
    for (Given given : fields) {
      given.resolve();
    }
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
    }
  }

  private void take(int row) {
    for (Given given : fields) {
      if (given.isTooLong(row)) {
        refuse(row, Reason.TOO_LONG, given);
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
      outcomes.refuse(
          new Refusal(row, batch.mark(row), Reason.KEY_MISSING, layout.keyField().name()));
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
    return true;
  }

  private boolean sameAsStore(int slot, int row) {
    for (Given given : fields) {
      if (!given.sameAsStore(slot, row)) {
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
    List<Change.Values> values = new ArrayList<>();
    List<Change.Links> links = new ArrayList<>();
    for (Given given : fields) {
      if (slots.length > 0) {
        write(given, slots, rows, old, appends, values, links);
      }
    }
    if (added > 0) {
      layout.defaults(fields, old, slots.length, appends, values);
    }
    return new Change(count, added, slots, appends, values, links);
  }

  private static void write(
      Given given,
      int[] slots,
      int[] rows,
      int old,
      List<Appends> appends,
      List<Change.Values> values,
      List<Change.Links> links) {
    given.number(rows);
    if (given.appends()) {
      appends.add(given.appended());
    }
    values.add(new Change.Values(given.field(), 0, given.written(rows)));
    if (given.isUnique()) {
      int[] codes = new int[rows.length];
      for (int i = 0; i < codes.length; i++) {
        codes[i] = given.cell(rows[i]);
      }
      links.add(new Change.Links(given.field(), cleared(given, slots, codes, old), codes));
    }
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
