package dev.wend.store;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/** The items of a list in blocks: columns over their slots, their owners, and who of them lives. */
final class ItemTable implements Items {
  private static final long ALIVE = 1;

  private final String name;
  private final PlaneColumn count;
  private final PlaneColumn first;
  private final PlaneColumn live;
  private final OwnerSlots owners;
  private final TableColumns content;
  private volatile Run[] runs = {};

  /** Pages of items that belong to a page of owners. */
  private final BitSet taken = new BitSet();

  /**
   * @param count the owner's column that counts its items
   * @param first the owner's column of the number of its first item in its page's sequence
   * @param live of the items, a value where there is one
   */
  ItemTable(String name, PlaneColumn count, PlaneColumn first, PlaneColumn live, Parts parts) {
    this.name = name;
    this.count = count;
    this.first = first;
    this.live = live;
    owners = new OwnerSlots(parts.planes());
    content = new TableColumns(parts);
  }

  int number() {
    return count.number();
  }

  String name() {
    return name;
  }

  PlaneColumn count() {
    return count;
  }

  PlaneColumn first() {
    return first;
  }

  PlaneColumn live() {
    return live;
  }

  OwnerSlots owners() {
    return owners;
  }

  TableColumns content() {
    return content;
  }

  int ownerPages() {
    return runs.length;
  }

  Run run(int ownerPage) {
    Run[] all = runs;
    return ownerPage < all.length ? all[ownerPage] : Run.NONE;
  }

  void setRun(int ownerPage, Run run) {
    Run[] all = runs;
    if (ownerPage >= all.length) {
      int old = all.length;
      all = Arrays.copyOf(all, Math.max(ownerPage + 1, old + (old >> 1)));
      Arrays.fill(all, old, all.length, Run.NONE);
    }
    all[ownerPage] = run;
    runs = all;
    for (int page : run.pages()) {
      taken.set(page);
    }
  }

  /** The pages of items in use, which the caller must not change. */
  BitSet taken() {
    return taken;
  }

  /** How many items an owner has; 0 where its list is missing. */
  int size(int owner) {
    long items = count.value(owner);
    return items == PlaneColumn.MISSING ? 0 : (int) items;
  }

  /** The slot of an owner's item. */
  int item(int owner, int index) {
    return run(owner / Profiles.PAGE).slot(first(owner) + index);
  }

  @Override
  public int[] pages(int ownerPage) {
    return run(ownerPage).pages();
  }

  @Override
  public void live(int page, long[] into) {
    live.plane(page, 0, into);
  }

  boolean isLive(int slot) {
    return live.code(slot) != 0;
  }

  @Override
  public void owners(int page, short[] into) {
    owners.read(page, into);
  }

  @Override
  public Optional<Column> column(String column) {
    return content.column(column).map(c -> c);
  }

  @Override
  public Optional<Items> items(String list) {
    return content.list(list).map(l -> l);
  }

  @Override
  public int first(int owner) {
    return (int) first.value(owner);
  }

  /** Under a writer a number may be torn; the slot is in bounds all the same. */
  @Override
  public int slot(int ownerPage, int sequence) {
    Run run = run(ownerPage);
    boolean isInside = sequence >= 0 && sequence / Profiles.PAGE < run.pages().length;
    return isInside ? run.slot(sequence) : 0;
  }

  /** How many blocks of planes {@link #apply} may need at most. */
  int planesFor(ItemWrites writes) {
    int blocks = 0;
    for (Run run : writes.runs()) {
      for (int page : run.pages()) {
        blocks += taken.get(page) ? 0 : OwnerSlots.BLOCKS + 1;
      }
    }
    int[] slots = writes.slots();
    for (int from = 0; from < slots.length; ) {
      int to = Pages.end(slots, from);
      for (RowWrites.Values v : writes.values()) {
        blocks += content.parts().column(v.field()).blocksFor(slots, v.lane(), from, to);
      }
      from = to;
    }
    slots = writes.owners();
    for (int from = 0; from < slots.length; ) {
      int to = Pages.end(slots, from);
      blocks += count.blocksFor(slots, writes.counts(), from, to);
      blocks += first.blocksFor(slots, writes.firsts(), from, to);
      from = to;
    }
    return blocks;
  }

  /**
   * Writes what a change says.
   *
   * @param rows how many slots of a page of owners are rows when this is done; at most
   * @param wipes whether nothing is left of the values of items that end
   */
  void apply(ItemWrites writes, int rows, boolean wipes) {
    for (int page : writes.dropped()) {
      drop(page);
    }
    for (int i = 0; i < writes.runs().length; i++) {
      setRun(writes.ownerPages()[i], writes.runs()[i]);
    }
    kill(writes.killed(), wipes);
    int[] slots = writes.slots();
    for (int from = 0; from < slots.length; ) {
      int to = Pages.end(slots, from);
      applyPage(writes, from, to);
      from = to;
    }
    slots = writes.owners();
    for (int from = 0; from < slots.length; ) {
      int to = Pages.end(slots, from);
      int page = slots[from] / Profiles.PAGE;
      count.write(page, slots, writes.counts(), from, to, rows);
      first.write(page, slots, writes.firsts(), from, to, rows);
      from = to;
    }
  }

  private void drop(int page) {
    taken.clear(page);
    owners.drop(page);
    live.drop(page);
    content.fields().forEach(c -> c.drop(page));
    for (ItemTable list : content.lists()) {
      list.count.drop(page);
      list.first.drop(page);
      list.setRun(page, Run.NONE);
    }
  }

  private void kill(int[] slots, boolean wipes) {
    long[] gone = new long[slots.length];
    Arrays.fill(gone, PlaneColumn.MISSING);
    for (int from = 0; from < slots.length; ) {
      int to = Pages.end(slots, from);
      int page = slots[from] / Profiles.PAGE;
      live.write(page, slots, gone, from, to, Profiles.PAGE);
      if (wipes) {
        wipe(page, slots, gone, from, to);
      }
      from = to;
    }
  }

  private void wipe(int page, int[] slots, long[] gone, int from, int to) {
    for (PlaneColumn column : content.fields()) {
      column.write(page, slots, gone, from, to, Profiles.PAGE);
    }
    for (ItemTable list : content.lists()) {
      list.count.write(page, slots, gone, from, to, Profiles.PAGE);
      list.first.write(page, slots, gone, from, to, Profiles.PAGE);
    }
  }

  private void applyPage(ItemWrites writes, int from, int to) {
    int[] slots = writes.slots();
    int page = slots[from] / Profiles.PAGE;
    int used = slots[to - 1] % Profiles.PAGE + 1;
    owners.write(page, slots, writes.ownerOf(), from, to);
    long[] alive = new long[to];
    Arrays.fill(alive, from, to, ALIVE);
    live.write(page, slots, alive, from, to, Profiles.PAGE);
    BitSet written = new BitSet();
    for (RowWrites.Values v : writes.values()) {
      content.parts().column(v.field()).write(page, slots, v.lane(), from, to, used);
      written.set(v.field());
    }
    // The lists within are written as well, by writes of their own.
    content.lists().forEach(l -> written.set(l.number()));
    content.leaveMissing(page, written);
  }

  /** Says that an owner has no list; its items are ended by writes of their own. */
  void clear(int owner) {
    long[] none = {PlaneColumn.MISSING};
    int[] slot = {owner};
    count.write(owner / Profiles.PAGE, slot, none, 0, 1, Profiles.PAGE);
    first.write(owner / Profiles.PAGE, slot, none, 0, 1, Profiles.PAGE);
  }

  void forget() {
    owners.forget();
    runs = new Run[0];
  }
}
