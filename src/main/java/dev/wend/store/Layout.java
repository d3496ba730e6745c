package dev.wend.store;

import dev.wend.store.StoreException.Kind;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** The store in memory: columns and what they stand on. Changed only by {@link #apply}. */
final class Layout implements Profiles {
  private static final int PLANE_BYTES = Profiles.WORDS * Long.BYTES;
  private static final int SLAB_BYTES = 1 << 16;

  private final Blocks planes;
  private final Blocks slabs;
  private final List<PlaneColumn> columns = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();
  private volatile AtomicIntegerArray versions = new AtomicIntegerArray(16);
  private volatile int count;

  Layout(Path folder) {
    planes = new Blocks(folder, "planes", PLANE_BYTES, 1 << 19);
    slabs = new Blocks(folder, "slabs", SLAB_BYTES, 1 << 20);
  }

  Blocks planes() {
    return planes;
  }

  Blocks slabs() {
    return slabs;
  }

  List<PlaneColumn> columns() {
    return columns;
  }

  PlaneColumn column(int place) {
    return columns.get(place);
  }

  void add(Field field) {
    places.put(field.name(), columns.size());
    columns.add(new PlaneColumn(field, planes, slabs));
  }

  void setCount(int count) {
    this.count = count;
    growVersions(pages());
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public Optional<Column> column(String field) {
    return Optional.ofNullable(places.get(field)).map(columns::get);
  }

  @Override
  public int version(int page) {
    // What a scan read before must not be newer than the version it reads now.
    java.lang.invoke.VarHandle.acquireFence();
    AtomicIntegerArray all = versions;
    return page < all.length() ? all.getAcquire(page) : 0;
  }

  Field keyField() {
    return columns.stream().map(PlaneColumn::field).filter(Field::key).findFirst().orElseThrow();
  }

  /** The place of a batch's field. */
  int place(Field field) {
    Integer place = places.get(field.name());
    if (place == null || !columns.get(place).type().equals(field.type())) {
      throw new StoreException(
          Kind.SCHEMA,
          "The store has no field `" + field.name() + "` of type " + field.type().text() + ".",
          "Open the store with the script that declares it.");
    }
    return place;
  }

  /** New profiles get the defaults of the fields that the batch does not give. */
  void defaults(
      List<Given> given, int from, int to, List<Appends> appends, List<Change.Values> values) {
    BitSet has = new BitSet();
    given.forEach(g -> has.set(g.field()));
    for (int f = 0; f < columns.size(); f++) {
      PlaneColumn column = columns.get(f);
      if (!has.get(f) && !column.field().unique() && column.field().defaultValue().isPresent()) {
        long[] lane = new long[to];
        Arrays.fill(lane, from, to, defaultLane(f, column, appends));
        values.add(new Change.Values(f, from, lane));
      }
    }
  }

  private static long defaultLane(int f, PlaneColumn column, List<Appends> appends) {
    Object value = column.field().defaultValue().orElseThrow();
    if (column.texts().isEmpty()) {
      return Constants.lane(column.type(), value);
    }
    Texts texts = column.texts().get();
    Text text = Text.of((String) value);
    int code = texts.code(text);
    if (code < 0) {
      code = texts.size();
      int hash = TextHash.of(text.bytes, 0, text.length);
      int[] lengths = {text.length};
      appends.add(new Appends(f, code, 1, text.bytes, new int[1], lengths, new int[] {hash}));
    }
    return code;
  }

  /** Makes room on the disk for all that {@link #apply} will write. */
  void reserve(Change change) {
    int moreSlabs = 0;
    for (Appends a : change.appends()) {
      moreSlabs += dictionary(a.field()).slabsFor(a);
    }
    for (Change.Links l : change.links()) {
      moreSlabs += column(l.field()).identity().orElseThrow().slabsFor(l);
    }
    slabs.reserve(moreSlabs);
    int morePlanes = 0;
    int[] slots = change.slots();
    for (int from = 0; from < slots.length; ) {
      int to = pageEnd(slots, from);
      for (Change.Values v : change.values()) {
        morePlanes += column(v.field()).blocksFor(slots, v.lane(), Math.max(from, v.from()), to);
      }
      from = to;
    }
    planes.reserve(morePlanes);
  }

  private Texts dictionary(int field) {
    PlaneColumn column = column(field);
    return column.texts().orElseGet(() -> column.identity().orElseThrow().texts());
  }

  private static int pageEnd(int[] slots, int from) {
    int page = slots[from] / PAGE;
    int to = from + 1;
    while (to < slots.length && slots[to] / PAGE == page) {
      to++;
    }
    return to;
  }

  /** Applies a change; doing so again changes nothing. */
  void apply(Change change) {
    for (Appends a : change.appends()) {
      dictionary(a.field()).append(a);
    }
    for (Change.Links l : change.links()) {
      column(l.field()).identity().orElseThrow().link(l, change.slots());
    }
    int after = change.count() + change.added();
    growVersions((after + PAGE - 1) / PAGE);
    for (int from = 0; from < change.slots().length; ) {
      int to = pageEnd(change.slots(), from);
      applyPage(change, from, to, after);
      from = to;
    }
    count = after;
  }

  private void applyPage(Change change, int from, int to, int after) {
    int[] slots = change.slots();
    int page = slots[from] / PAGE;
    int live = Math.min(PAGE, after - page * PAGE);
    int version = versions.get(page);
    versions.set(page, version + 1);
    java.lang.invoke.VarHandle.fullFence();
    BitSet written = new BitSet();
    for (Change.Values v : change.values()) {
      int start = Math.max(from, v.from());
      if (start < to) {
        column(v.field()).write(page, slots, v.lane(), start, to, live);
        written.set(v.field());
      }
    }
    if (slots[to - 1] >= change.count()) {
      for (int f = written.nextClearBit(0); f < columns.size(); f = written.nextClearBit(f + 1)) {
        columns.get(f).leaveMissing(page);
      }
    }
    versions.setRelease(page, version + 2);
  }

  private void growVersions(int pages) {
    AtomicIntegerArray old = versions;
    if (pages > old.length()) {
      AtomicIntegerArray grown = new AtomicIntegerArray(pages * 2);
      for (int i = 0; i < old.length(); i++) {
        grown.setPlain(i, old.get(i));
      }
      versions = grown;
    }
  }

  void checkType(Field field, Type now) {
    Type old = field.type();
    boolean grown =
        old instanceof Type.Enumeration o
            && now instanceof Type.Enumeration n
            && n.values().size() >= o.values().size()
            && n.values().subList(0, o.values().size()).equals(o.values());
    if (!old.equals(now) && !grown) {
      throw new StoreException(
          Kind.SCHEMA,
          "The field `"
              + field.name()
              + "` is "
              + old.text()
              + " in the store and "
              + now.text()
              + " in the script.",
          "Give the field another name, or load into a new store"
              + (old instanceof Type.Enumeration ? "; an enum takes new values at its end." : "."));
    }
  }

  /**
   * Takes the fields of a script.
   *
   * @return whether anything is new
   */
  boolean extend(List<Field> fields) {
    for (Field field : fields) {
      Integer place = places.get(field.name());
      if (place == null) {
        checkNew(field);
      } else {
        checkOld(columns.get(place).field(), field);
      }
    }
    boolean changed = false;
    for (Field field : fields) {
      Integer place = places.get(field.name());
      if (place == null) {
        add(field);
        changed = true;
      } else if (!columns.get(place).field().equals(field)) {
        columns.get(place).setField(field);
        changed = true;
      }
    }
    return changed;
  }

  private void checkNew(Field field) {
    if (field.key() && !columns.isEmpty()) {
      throw new StoreException(
          Kind.SCHEMA,
          "The key is `"
              + keyField().name()
              + "` in the store and `"
              + field.name()
              + "` in the script.",
          "Keep the key, or load into a new store.");
    }
    if (field.type() == Scalar.PERIOD || field.type() == Scalar.MISSING) {
      throw new IllegalArgumentException("no profile field has type " + field.type());
    }
  }

  private void checkOld(Field old, Field now) {
    checkType(old, now.type());
    if (old.key() != now.key() || !old.namespace().equals(now.namespace())) {
      throw new StoreException(
          Kind.SCHEMA,
          "The field `"
              + old.name()
              + "` is "
              + role(old)
              + " in the store and "
              + role(now)
              + " in the script.",
          "Keep it as it was, give the field another name, or load into a new store.");
    }
  }

  private static String role(Field field) {
    return field.key()
        ? "the key"
        : field.namespace().map(n -> "an identity in `" + n + "`").orElse("no identity");
  }

  /** Nobody reaches the memory any more. */
  void close() {
    count = 0;
    columns.forEach(PlaneColumn::forget);
    planes.close();
    slabs.close();
  }
}
