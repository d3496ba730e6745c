package dev.wend.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One list of a batch on its way into the store; its items are rows of a batch of their own. */
final class GivenList implements GivenPart {
  private final ItemTable table;
  private final boolean[] present;
  private final int[] ends;
  private final int rows;
  private final Batch items;
  private final List<Given> fields = new ArrayList<>();
  private final List<GivenList> lists = new ArrayList<>();

  /** Columns that count or hold what the batch does not give: its items have none of it. */
  private final List<PlaneColumn> absent = new ArrayList<>();

  /** Rows that have no list of their own, and the sources of theirs. */
  private final IntMap inherited = new IntMap();

  private int[] storedSlots = {};
  private long[] storedCounts = {};

  /**
   * @param at number of the list in the batch
   */
  GivenList(ItemTable table, Batch batch, int at) {
    this.table = table;
    present = batch.present(at);
    ends = batch.ends(at);
    rows = batch.rows();
    items = batch.items(at);
    int columns = items.fields().size();
    for (int f = 0; f < columns; f++) {
      fields.add(new Given(table.content().column(items.fields().get(f)), items, f));
    }
    for (int l = 0; l < items.lists().size(); l++) {
      ItemTable within = table.content().list(items.lists().get(l));
      lists.add(new GivenList(within, items, columns + l));
    }
    for (PlaneColumn column : table.content().fields()) {
      if (items.field(column.name()) < 0) {
        absent.add(column);
      }
    }
    for (ItemTable within : table.content().lists()) {
      if (items.field(within.name()) < 0) {
        absent.add(within.count());
      }
    }
  }

  ItemTable table() {
    return table;
  }

  @Override
  public PlaneColumn column() {
    return table.count();
  }

  Optional<Given> field(PlaneColumn column) {
    return fields.stream().filter(f -> f.column() == column).findFirst();
  }

  Optional<GivenList> list(ItemTable within) {
    return lists.stream().filter(l -> l.table == within).findFirst();
  }

  void resolve() {
    fields.forEach(Given::resolve);
    lists.forEach(GivenList::resolve);
  }

  @Override
  public boolean isGiven(int row) {
    return present[row];
  }

  @Override
  public boolean has(int row) {
    int source = source(row);
    return source >= 0 ? present[source] : table.count().code(~source) != 0;
  }

  @Override
  public boolean isDefault(int row) {
    return false;
  }

  @Override
  public void inherit(int row, int from) {
    inherited.put(row, source(from));
  }

  @Override
  public void inheritStored(int row, int slot) {
    inherited.put(row, ~slot);
  }

  /** Where the list of a row is, as {@link ItemDraft} takes it: the row, if nothing was said. */
  int source(int row) {
    return inherited.get(row, row);
  }

  /** How many items a row gives, or {@link PlaneColumn#MISSING}. */
  long count(int row) {
    return present[row] ? ends[row + 1] - ends[row] : PlaneColumn.MISSING;
  }

  /** The row of items that is the first of a row's. */
  int start(int row) {
    return ends[row];
  }

  /** The field of which a row has a text that is too long. */
  Optional<Given> tooLong(int row) {
    for (int item = ends[row]; item < ends[row + 1]; item++) {
      for (Given given : fields) {
        if (given.isTooLong(item)) {
          return Optional.of(given);
        }
      }
      for (GivenList list : lists) {
        Optional<Given> within = list.tooLong(item);
        if (within.isPresent()) {
          return within;
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean sameRows(int a, int b) {
    int one = source(a);
    int other = source(b);
    if (one < 0 && other < 0) {
      return one == other;
    } else if (one < 0) {
      return sameAsStore(~one, other);
    }
    return other < 0 ? sameAsStore(~other, one) : sameGiven(one, other);
  }

  private boolean sameGiven(int a, int b) {
    if (count(a) != count(b)) {
      return false;
    }
    for (int i = ends[a + 1] - ends[a] - 1; i >= 0; i--) {
      if (!sameRows(fields, lists, ends[a] + i, ends[b] + i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether two rows, or items, give the same values and lists. */
  static boolean sameRows(List<Given> fields, List<GivenList> lists, int a, int b) {
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

  /**
   * Reads what the store has for each row, if its owner is {@code slots[row]} (-1: not yet), and
   * the items of lists that are as long as the row's.
   */
  void readStored(int[] slots) {
    storedSlots = slots;
    storedCounts = new long[rows];
    long[] firsts = new long[rows];
    table.count().values(slots, rows, storedCounts);
    table.first().values(slots, rows, firsts);
    int[] itemSlots = new int[items.rows()];
    Arrays.fill(itemSlots, -1);
    for (int row = 0; row < rows; row++) {
      if (storedCounts[row] == count(row) && storedCounts[row] > 0) {
        Run run = table.run(slots[row] / Profiles.PAGE);
        for (int item = ends[row]; item < ends[row + 1]; item++) {
          itemSlots[item] = run.slot((int) firsts[row] + item - ends[row]);
        }
      }
    }
    fields.forEach(given -> given.readStored(itemSlots));
    lists.forEach(list -> list.readStored(itemSlots));
  }

  @Override
  public boolean sameAsStore(int slot, int row) {
    boolean isRead = storedCounts.length > 0 && storedSlots[row] == slot;
    long count = isRead ? storedCounts[row] : table.count().value(slot);
    if (count != count(row)) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (!sameItem(table.item(slot, i), ends[row] + i)) {
        return false;
      }
    }
    return true;
  }

  private boolean sameItem(int slot, int row) {
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
    for (PlaneColumn column : absent) {
      if (column.value(slot) != PlaneColumn.MISSING) {
        return false;
      }
    }
    return true;
  }

  /** The texts that dictionaries get, once the rows that are written are known. */
  void append(List<Appends> appends) {
    for (Given given : fields) {
      if (given.appends()) {
        appends.add(given.appended());
      }
    }
    lists.forEach(list -> list.append(appends));
  }
}
