package dev.wend.store;

import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.type.TableSchema;
import dev.wend.value.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** A table of rows of its own: the profiles, or the rows of an entity. */
final class Root implements Profiles {
  /** Of a row that was merged into another: the slot of that one. */
  static final Field MERGED = Field.of("#merged", Scalar.INT);

  /** Of a row that was erased: in the place of the slot of another. */
  static final long NOBODY = -1;

  private final String name;
  private final TableColumns table;
  private final PlaneColumn merged;
  private final Optional<Stamps> stamps;

  /** The columns of saved audiences. */
  private final Map<String, PlaneColumn> saved = new ConcurrentHashMap<>();

  private Schema schema = new Schema(List.of());
  private volatile AtomicIntegerArray versions = new AtomicIntegerArray(16);
  private volatile int count;

  /**
   * @param name empty for profiles
   * @param merged the column of {@link #MERGED}
   */
  Root(String name, Parts parts, PlaneColumn merged) {
    this.name = name;
    this.merged = merged;
    table = new TableColumns(parts);
    stamps = name.isEmpty() ? Optional.of(new Stamps(parts)) : Optional.empty();
  }

  String name() {
    return name;
  }

  TableColumns table() {
    return table;
  }

  PlaneColumn merged() {
    return merged;
  }

  /** When the values came; only profiles are ever merged. */
  Optional<Stamps> stamps() {
    return stamps;
  }

  /** All fields, nested as the scripts have them, in the order in which they came. */
  Schema schema() {
    return schema;
  }

  void setSchema(Schema schema) {
    this.schema = schema;
  }

  void setCount(int count) {
    growVersions(count);
    this.count = count;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public Optional<Column> column(String field) {
    return find(field).map(c -> c);
  }

  /** The column of a field, of a list's size, or of a saved audience. */
  Optional<PlaneColumn> find(String column) {
    return column.startsWith("@") ? Optional.ofNullable(saved.get(column)) : table.column(column);
  }

  void addSaved(PlaneColumn column) {
    saved.put(column.name(), column);
  }

  void removeSaved(PlaneColumn column) {
    saved.remove(column.name());
  }

  Collection<PlaneColumn> saved() {
    return saved.values();
  }

  @Override
  public Optional<Items> items(String list) {
    return table.list(list).map(l -> l);
  }

  @Override
  public int version(int page) {
    // What a scan read before must not be newer than the version it reads now.
    java.lang.invoke.VarHandle.acquireFence();
    AtomicIntegerArray all = versions;
    return page < all.length() ? all.getAcquire(page) : 0;
  }

  void growVersions(int rows) {
    AtomicIntegerArray old = versions;
    int pages = (rows + PAGE - 1) / PAGE;
    if (pages > old.length()) {
      AtomicIntegerArray grown = new AtomicIntegerArray(pages * 2);
      for (int i = 0; i < old.length(); i++) {
        grown.setPlain(i, old.get(i));
      }
      versions = grown;
    }
  }

  /** Begins to write into a page; returns its version. */
  int enter(int page) {
    int version = versions.get(page);
    versions.set(page, version + 1);
    java.lang.invoke.VarHandle.fullFence();
    return version;
  }

  void leave(int page, int version) {
    versions.setRelease(page, version + 2);
  }

  PlaneColumn key() {
    return table.fields().stream().filter(c -> c.field().key()).findFirst().orElseThrow();
  }

  /** The columns that a row has values in: fields, their times, what it is in saved audiences. */
  List<PlaneColumn> own() {
    List<PlaneColumn> own = new ArrayList<>(table.fields());
    stamps.ifPresent(s -> own.addAll(s.columns()));
    own.addAll(saved.values());
    return own;
  }

  /**
   * The row that a row was merged into, or itself; -1 stays, and is that of one that was erased.
   */
  @Override
  public int survivor(int slot) {
    int at = slot;
    while (at >= 0 && merged.width(at / PAGE) > 0) {
      long into = merged.value(at);
      if (into == PlaneColumn.MISSING) {
        return at;
      }
      at = (int) into;
    }
    return at;
  }

  boolean isLive(int slot) {
    return merged.code(slot) == 0;
  }

  /** Whether a row, or the one into which it was merged, was erased. */
  boolean isErased(int slot) {
    return survivor(slot) == NOBODY;
  }

  @Override
  public int find(Text key) {
    PlaneColumn column = key();
    Identity identity = column.identity().orElseThrow();
    int code = identity.own() ? numberCode(identity, key) : identity.texts().code(key);
    return code < 0 ? -1 : survivor(identity.slot(code));
  }

  private static int numberCode(Identity identity, Text key) {
    try {
      return identity.codeOf(Long.parseLong(key.toString()));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  @Override
  public void live(int page, long[] into) {
    Profiles.super.live(page, into);
    long[] plane = new long[WORDS];
    for (int bit = 0; bit < merged.width(page); bit++) {
      merged.plane(page, bit, plane);
      for (int word = 0; word < WORDS; word++) {
        into[word] &= ~plane[word];
      }
    }
  }

  /** How many rows were neither merged into others nor erased. */
  int liveCount() {
    long[] live = new long[WORDS];
    int rows = 0;
    for (int page = 0; page < pages(); page++) {
      live(page, live);
      for (long word : live) {
        rows += Long.bitCount(word);
      }
    }
    return rows;
  }

  /** Takes the fields of a script; returns whether anything is new. */
  boolean extend(Schema script) {
    Schema all = SchemaMerge.of(schema, script);
    if (all.equals(schema)) {
      return false;
    }
    table.extend(TableSchema.of(all), false);
    stamps.ifPresent(s -> s.extend(table));
    schema = all;
    return true;
  }

  /** New rows get the defaults of the fields that the batch does not give. */
  void defaults(
      BitSet given, int from, int to, List<Appends> appends, List<RowWrites.Values> values) {
    for (PlaneColumn column : table.fields()) {
      Field field = column.field();
      if (!given.get(column.number()) && !field.unique() && field.defaultValue().isPresent()) {
        long[] lane = new long[to];
        Arrays.fill(lane, from, to, defaultLane(column, appends));
        values.add(new RowWrites.Values(column.number(), from, lane));
      }
    }
  }

  private static long defaultLane(PlaneColumn column, List<Appends> appends) {
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
      int[] hashes = {hash};
      appends.add(new Appends(column.number(), code, 1, text.bytes, new int[1], lengths, hashes));
    }
    return code;
  }

  /** Nobody reaches the memory any more. */
  void forget() {
    count = 0;
  }
}
