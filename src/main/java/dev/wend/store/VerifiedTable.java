package dev.wend.store;

import dev.wend.value.Text;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;

/** A table as readers get it: a column's checksums are looked at before its first use. */
final class VerifiedTable implements Profiles {
  private final Root root;
  private final Layout layout;
  private final Set<PlaneColumn> verified;
  private final Object writing;

  /**
   * @param verified the columns that were looked at already
   * @param writing held by whoever writes
   */
  VerifiedTable(Root root, Layout layout, Set<PlaneColumn> verified, Object writing) {
    this.root = root;
    this.layout = layout;
    this.verified = verified;
    this.writing = writing;
  }

  @Override
  public int count() {
    return root.count();
  }

  @Override
  public int version(int page) {
    return root.version(page);
  }

  @Override
  public Optional<Column> column(String field) {
    synchronized (writing) {
      Optional<PlaneColumn> column = root.find(field);
      column.ifPresent(this::verify);
      return column.map(c -> c);
    }
  }

  @Override
  public Optional<Items> items(String list) {
    synchronized (writing) {
      Optional<ItemTable> items = root.table().list(list);
      items.ifPresent(this::verify);
      return items.map(i -> i);
    }
  }

  @Override
  public Optional<Events> events(String type) {
    synchronized (writing) {
      boolean areProfiles = root == layout.profiles();
      Optional<EventTable> table = areProfiles ? layout.events(type) : Optional.empty();
      table.ifPresent(this::verify);
      return table.map(e -> e);
    }
  }

  @Override
  public Optional<Profiles> entity(String name) {
    synchronized (writing) {
      return name.isEmpty()
          ? Optional.empty()
          : layout
              .root(name)
              .map(
                  place -> new VerifiedTable(layout.roots().get(place), layout, verified, writing));
    }
  }

  @Override
  public void live(int page, long[] into) {
    root.live(page, into);
  }

  @Override
  public int find(Text key) {
    synchronized (writing) {
      verify(root.key());
    }
    return root.find(key);
  }

  private void verify(PlaneColumn column) {
    if (!verified.contains(column)) {
      BitSet planes = new BitSet();
      BitSet slabs = new BitSet();
      column.use(planes, slabs);
      verify(column.name(), planes, slabs);
      verified.add(column);
    }
  }

  /** Events are verified with all that is in them. */
  private void verify(EventTable table) {
    if (!verified.contains(table.time().head())) {
      BitSet planes = new BitSet();
      table.use(planes);
      verify(table.type().name(), planes, new BitSet());
      table.nested().lists().forEach(this::verify);
      table.columns().forEach(c -> verify(c.head()));
    }
  }

  /** Items are verified with all that is in them. */
  private void verify(ItemTable list) {
    if (!verified.contains(list.live())) {
      BitSet planes = new BitSet();
      list.owners().use(planes);
      verify(list.name(), planes, new BitSet());
      verify(list.count());
      verify(list.first());
      list.content().fields().forEach(this::verify);
      list.content().lists().forEach(this::verify);
      verify(list.live());
    }
  }

  private void verify(String name, BitSet planes, BitSet slabs) {
    boolean intact =
        planes.stream().allMatch(layout.planes()::intact)
            && slabs.stream().allMatch(layout.slabs()::intact);
    if (!intact) {
      throw StoreException.damaged("a checksum of the field `" + name + "` is wrong");
    }
  }
}
