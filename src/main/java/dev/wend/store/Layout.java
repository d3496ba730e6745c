package dev.wend.store;

import dev.wend.type.EventType;
import dev.wend.type.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The store in memory: tables and what they stand on. Changed only by {@link #apply}. */
final class Layout {
  private static final int PLANE_BYTES = Profiles.WORDS * Long.BYTES;
  private static final int SLAB_BYTES = 1 << 16;

  private final Blocks planes;
  private final Blocks slabs;
  private final Parts parts;

  /** The profiles first. */
  private final List<Root> roots = new ArrayList<>();

  /** What rows of entities are called together, where a script has a word of its own. */
  private Map<String, String> plurals = Map.of();

  private final List<EventTable> events = new ArrayList<>();
  private final Ledger ledger = new Ledger();
  private final Audiences audiences = new Audiences(this);

  Layout(Path folder, Writes writes) {
    planes = new Blocks(folder, "planes", PLANE_BYTES, 1 << 19, writes);
    slabs = new Blocks(folder, "slabs", SLAB_BYTES, 1 << 20, writes);
    parts = new Parts(planes, slabs);
  }

  private Layout(Blocks planes, Blocks slabs) {
    this.planes = planes;
    this.slabs = slabs;
    parts = new Parts(planes, slabs);
  }

  /** An empty layout that takes over the files of this one, and its words for rows. */
  Layout emptied(Schema profile, Map<String, Schema> entities, List<EventType> types) {
    planes.keepOnly(new BitSet());
    slabs.keepOnly(new BitSet());
    Layout empty = new Layout(planes, slabs);
    empty.extend(profile, entities, types);
    empty.call(plurals);
    return empty;
  }

  Blocks planes() {
    return planes;
  }

  Blocks slabs() {
    return slabs;
  }

  Parts parts() {
    return parts;
  }

  List<Root> roots() {
    return roots;
  }

  List<EventTable> events() {
    return events;
  }

  Map<String, String> plurals() {
    return plurals;
  }

  /** Takes the plurals of entities that are not the usual ones; returns whether they changed. */
  boolean call(Map<String, String> own) {
    boolean changed = !own.equals(plurals);
    plurals = Collections.unmodifiableMap(new LinkedHashMap<>(own));
    return changed;
  }

  Optional<EventTable> events(String type) {
    return events.stream().filter(e -> e.type().name().equals(type)).findFirst();
  }

  Ledger ledger() {
    return ledger;
  }

  Audiences audiences() {
    return audiences;
  }

  Root profiles() {
    return roots.get(0);
  }

  /** The place of a batch's table. */
  int place(String name) {
    return root(name)
        .orElseThrow(
            () ->
                new StoreException(
                    StoreException.Kind.SCHEMA,
                    "The store has no entity `" + name + "`.",
                    "Open the store with the script that declares it."));
  }

  /** The place of a table. */
  Optional<Integer> root(String name) {
    for (int i = 0; i < roots.size(); i++) {
      if (roots.get(i).name().equals(name)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** Adds an empty table. */
  Root add(String name) {
    Root root = new Root(name, parts, parts.add(Root.MERGED));
    roots.add(root);
    return root;
  }

  /**
   * Takes the fields of a script.
   *
   * @return whether anything is new
   */
  boolean extend(Schema profile, Map<String, Schema> entities, List<EventType> types) {
    if (roots.isEmpty()) {
      add("");
    }
    // All is tried before anything is changed.
    SchemaMerge.of(profiles().schema(), profile);
    entities.forEach((name, schema) -> root(name).ifPresent(r -> merge(r, schema)));
    types.forEach(type -> events(type.name()).ifPresent(e -> SchemaMerge.of(e.type(), type)));
    boolean changed = profiles().extend(profile);
    for (Map.Entry<String, Schema> entity : entities.entrySet()) {
      Optional<Integer> known = root(entity.getKey());
      Root root = known.isPresent() ? roots.get(known.get()) : add(entity.getKey());
      changed |= root.extend(entity.getValue()) || known.isEmpty();
    }
    for (EventType type : types) {
      changed |= extend(type);
    }
    return changed;
  }

  private boolean extend(EventType type) {
    Optional<EventTable> known = events(type.name());
    EventType all = known.map(e -> SchemaMerge.of(e.type(), type)).orElse(type);
    if (known.isPresent() && known.get().type().equals(all)) {
      return false;
    }
    EventTable table = known.orElseGet(() -> new EventTable(all, parts));
    table.extend(all);
    if (known.isEmpty()) {
      add(table);
    }
    return true;
  }

  void add(EventTable table) {
    parts.add(table);
    events.add(table);
  }

  private void merge(int root, Schema schema) {
    SchemaMerge.of(roots.get(root).schema(), schema);
  }

  /** Makes room on the disk for all that {@link #apply} will write. */
  void reserve(Change change) {
    int moreSlabs = 0;
    for (Appends a : change.appends()) {
      moreSlabs += dictionary(a.field()).slabsFor(a);
    }
    int morePlanes = 0;
    for (RowWrites rows : change.rows()) {
      for (RowWrites.Links l : rows.links()) {
        moreSlabs += parts.column(l.field()).identity().orElseThrow().slabsFor(l);
      }
      morePlanes += planesFor(rows);
    }
    for (ItemWrites items : change.items()) {
      morePlanes += parts.list(items.list()).planesFor(items);
    }
    for (EventWrites writes : change.events()) {
      morePlanes += parts.events(writes.table()).applying(writes).blocks();
    }
    if (change.erases()) {
      morePlanes += planesToRebuild(change);
    }
    slabs.reserve(moreSlabs);
    planes.reserve(morePlanes);
  }

  private int planesToRebuild(Change change) {
    List<PlaneColumn> columns = roots.get(change.root()).own();
    return pages(change).stream()
        .map(page -> columns.stream().mapToInt(c -> c.width(page)).sum())
        .sum();
  }

  private int planesFor(RowWrites rows) {
    int blocks = 0;
    int[] slots = rows.slots();
    for (int from = 0; from < slots.length && !rows.values().isEmpty(); ) {
      int to = Pages.end(slots, from);
      for (RowWrites.Values v : rows.values()) {
        PlaneColumn column = parts.column(v.field());
        blocks += column.blocksFor(slots, v.lane(), Math.max(from, v.from()), to);
      }
      from = to;
    }
    return blocks;
  }

  private Texts dictionary(int field) {
    PlaneColumn column = parts.column(field);
    return column.texts().orElseGet(() -> column.identity().orElseThrow().texts());
  }

  /** Applies a change; doing so again changes nothing. */
  void apply(Change change) {
    for (Appends a : change.appends()) {
      dictionary(a.field()).append(a);
    }
    for (RowWrites rows : change.rows()) {
      for (RowWrites.Links l : rows.links()) {
        parts.column(l.field()).identity().orElseThrow().link(l, rows.slots());
      }
    }
    Root root = roots.get(change.root());
    // Of business events, which are nobody's, page 0 is touched even where there is no profile.
    root.growVersions(Math.max(1, change.count() + change.added()));
    int[] done = new int[change.rows().size()];
    List<EventApply> applying =
        change.events().stream().map(w -> parts.events(w.table()).applying(w)).toList();
    BitSet pages = pages(change);
    for (int page = pages.nextSetBit(0); page >= 0; page = pages.nextSetBit(page + 1)) {
      int version = root.enter(page);
      applyPage(root, change, page, done);
      for (EventApply each : applying) {
        each.apply(page);
      }
      root.leave(page, version);
    }
    root.setCount(change.count() + change.added());
    root.stamps().ifPresent(s -> s.advance(change.rowsSoFar()));
    change.taken().forEach(ledger::put);
    change.rows().forEach(audiences::joined);
  }

  private static BitSet pages(Change change) {
    BitSet pages = new BitSet();
    for (RowWrites rows : change.rows()) {
      int[] slots = rows.slots();
      for (int from = 0; from < slots.length && !rows.values().isEmpty(); ) {
        pages.set(slots[from] / Profiles.PAGE);
        from = Pages.end(slots, from);
      }
    }
    change.items().forEach(items -> pages.set(items.page()));
    change.events().forEach(w -> w.parts().forEach(part -> pages.set(part.page())));
    return pages;
  }

  /**
   * Writes what the change has for one page.
   *
   * @param done by row writes, how many slots are written: those of pages before this one
   */
  private void applyPage(Root root, Change change, int page, int[] done) {
    int live = Math.min(Profiles.PAGE, change.count() + change.added() - page * Profiles.PAGE);
    BitSet written = new BitSet();
    boolean isNew = false;
    for (int i = 0; i < done.length; i++) {
      RowWrites rows = change.rows().get(i);
      int from = done[i];
      if (from < rows.slots().length && rows.slots()[from] / Profiles.PAGE == page) {
        int to = Pages.end(rows.slots(), from);
        isNew |= i == 0 && rows.slots()[to - 1] >= change.count();
        write(rows, page, from, to, live, i == 0 ? written : new BitSet());
        done[i] = to;
      }
    }
    for (ItemWrites items : change.items()) {
      if (items.page() == page) {
        // The items of events have other owners: how many, this page does not tell.
        int owners = change.events().isEmpty() ? live : Profiles.PAGE;
        boolean wipes = change.erases() || change.events().stream().anyMatch(EventWrites::erases);
        parts.list(items.list()).apply(items, owners, wipes);
        written.set(items.list());
      }
    }
    if (change.erases()) {
      root.own().forEach(column -> column.rebuild(page));
    }
    if (isNew) {
      root.table().leaveMissing(page, written);
    }
  }

  private void write(RowWrites rows, int page, int from, int to, int live, BitSet written) {
    for (RowWrites.Values v : rows.values()) {
      int start = Math.max(from, v.from());
      if (start < to) {
        parts.column(v.field()).write(page, rows.slots(), v.lane(), start, to, live);
        written.set(v.field());
      }
    }
  }

  /** Writes zeros over all that is free. */
  void wipeFree() {
    planes.wipeFree();
    slabs.wipeFree();
  }

  /** Nobody reaches the memory any more. */
  void close() {
    roots.forEach(Root::forget);
    parts.forget();
    planes.close();
    slabs.close();
  }
}
