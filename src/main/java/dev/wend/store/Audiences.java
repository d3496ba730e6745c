package dev.wend.store;

import dev.wend.store.AudienceWriter.Mode;
import dev.wend.store.StoreException.Kind;
import dev.wend.type.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The saved audiences of a store. */
final class Audiences {
  private final Layout layout;
  private final Map<String, Members> saved = new TreeMap<>();

  /** Generations that were replaced; a scan that began before may read them still. */
  private final List<PlaneColumn> retired = new ArrayList<>();

  /** Generations that are being written, by the columns of their members. */
  private final Map<PlaneColumn, Begun> begun = new LinkedHashMap<>();

  /**
   * A generation that is being written.
   *
   * @param old the one from which it goes on
   */
  record Begun(Members fresh, Optional<Members> old) {}

  Audiences(Layout layout) {
    this.layout = layout;
  }

  Collection<Members> all() {
    return saved.values();
  }

  Optional<Members> find(String name) {
    return Optional.ofNullable(saved.get(name));
  }

  /** Those that are being written, of the rows of a table. */
  List<Begun> begun(Root table) {
    return begun.values().stream()
        .filter(b -> layout.roots().get(b.fresh().root()) == table)
        .toList();
  }

  /** The published ones of the rows of a table. */
  List<Members> of(int root) {
    return saved.values().stream().filter(m -> m.root() == root).toList();
  }

  /** What there is, by name. */
  List<SavedAudience> infos() {
    return all().stream().map(a -> a.info(layout.roots().get(a.root()))).toList();
  }

  /** Puts an audience in the place of the one of its name, if a checkpoint succeeds with it. */
  void publish(Members members, Runnable checkpoint) {
    Optional<Members> old = put(members);
    try {
      checkpoint.run();
    } catch (RuntimeException e) {
      remove(members.name());
      old.ifPresent(this::put);
      throw e;
    }
    begun.remove(members.members());
    old.ifPresent(this::retire);
  }

  /** Whether somebody writes a generation of an audience. */
  boolean isBegun(String name) {
    return begun.values().stream().anyMatch(b -> b.fresh().name().equals(name));
  }

  /** Who was put into an audience as it is: it was saved then, as far as it tells. */
  void joined(RowWrites rows) {
    for (RowWrites.Values values : rows.values()) {
      saved.replaceAll((name, members) -> joined(members, values));
    }
  }

  private static Members joined(Members members, RowWrites.Values values) {
    if (members.since().filter(since -> since.number() == values.field()).isEmpty()) {
      return members;
    }
    long last = Arrays.stream(values.lane()).max().orElse(Long.MIN_VALUE);
    return last > members.saved().toEpochMilli() ? members.at(Instant.ofEpochMilli(last)) : members;
  }

  /** Drops an audience, if a checkpoint succeeds without it; whether there was one. */
  boolean drop(String name, Runnable checkpoint) {
    Optional<Members> old = remove(name);
    if (old.isEmpty()) {
      return false;
    }
    try {
      checkpoint.run();
    } catch (RuntimeException e) {
      put(old.get());
      throw e;
    }
    retire(old.get());
    return true;
  }

  /** Makes an audience what is read; returns the one that it replaces. */
  Optional<Members> put(Members members) {
    Optional<Members> old = remove(members.name());
    saved.put(members.name(), members);
    Root root = layout.roots().get(members.root());
    members.all().forEach(root::addSaved);
    return old;
  }

  Optional<Members> remove(String name) {
    Optional<Members> old = Optional.ofNullable(saved.remove(name));
    old.ifPresent(o -> o.all().forEach(layout.roots().get(o.root())::removeSaved));
    return old;
  }

  /** Nobody goes on from a generation that was replaced or dropped. */
  private void retire(Members old) {
    begun.replaceAll(
        (members, b) ->
            b.fresh.name().equals(old.name()) ? new Begun(b.fresh, Optional.empty()) : b);
    retire(old.all());
  }

  /** Gives back the blocks of what was retired before, and keeps these for now. */
  void retire(List<PlaneColumn> columns) {
    release(retired);
    retired.clear();
    retired.addAll(columns);
  }

  /** Gives back the blocks of what was retired. */
  void releaseRetired() {
    retire(List.of());
  }

  void release(List<PlaneColumn> columns) {
    BitSet planes = new BitSet();
    BitSet slabs = new BitSet();
    for (PlaneColumn column : columns) {
      begun.remove(column);
      layout.parts().remove(column);
      column.use(planes, slabs);
    }
    planes.stream().forEach(layout.planes()::release);
    slabs.stream().forEach(layout.slabs()::release);
  }

  /** Empty columns for a new generation, of an audience that may be there. */
  Members begin(String name, int root, List<Field> columns, Mode mode) {
    Map<String, Field> fields = new LinkedHashMap<>();
    if (mode == Mode.APPEND) {
      find(name).ifPresent(old -> check(old, root, columns));
      find(name).ifPresent(old -> old.fields().forEach(f -> fields.put(f.name(), f)));
    }
    columns.forEach(f -> fields.putIfAbsent(f.name(), f));
    List<PlaneColumn> fresh = new ArrayList<>();
    for (Field field : fields.values()) {
      fresh.add(layout.parts().add(Members.columnField(name, field)));
    }
    fresh.add(layout.parts().add(Members.sinceField(name)));
    PlaneColumn members = layout.parts().add(Members.membersField(name));
    Members generation = new Members(name, root, Instant.EPOCH, members, fresh);
    begun.put(members, new Begun(generation, mode == Mode.APPEND ? find(name) : Optional.empty()));
    return generation;
  }

  private void check(Members old, int root, List<Field> columns) {
    if (old.root() != root) {
      throw new StoreException(
          Kind.SCHEMA,
          "The saved audience `"
              + old.name()
              + "` is of "
              + dimension(old.root())
              + ", and what is appended of "
              + dimension(root)
              + ".",
          "Replace it, or save under another name.");
    }
    for (Field now : columns) {
      for (Field before : old.fields()) {
        if (before.name().equals(now.name()) && !before.type().equals(now.type())) {
          throw new StoreException(
              Kind.SCHEMA,
              "The column `"
                  + now.name()
                  + "` of the saved audience `"
                  + old.name()
                  + "` is "
                  + before.type().text()
                  + ", and what is appended "
                  + now.type().text()
                  + ".",
              "Replace it, or give the column another name.");
        }
      }
    }
  }

  private String dimension(int root) {
    return root == 0 ? "profiles" : "`" + layout.roots().get(root).name() + "`";
  }

  void write(Encoder to) {
    to.i32(saved.size());
    for (Members members : saved.values()) {
      to.text(members.name());
      to.i32(members.root());
      to.i64(members.saved().toEpochMilli());
      TableCodec.writeColumn(members.members(), to);
      to.i32(members.columns().size());
      for (PlaneColumn column : members.columns()) {
        to.text(column.name());
        SchemaCodec.writeType(column.type(), to);
        TableCodec.writeColumn(column, to);
      }
    }
  }

  /** Adds those of a control file. */
  void read(Decoder from) {
    Parts parts = layout.parts();
    for (int n = from.i32(); n > 0; n--) {
      String name = from.text();
      int root = from.i32();
      Instant at = Instant.ofEpochMilli(from.i64());
      PlaneColumn members = TableCodec.readColumn(Members.membersField(name), parts, from);
      List<PlaneColumn> columns = new ArrayList<>();
      for (int left = from.i32(); left > 0; left--) {
        Field field = Field.of(from.text(), SchemaCodec.readType(from));
        columns.add(TableCodec.readColumn(field, parts, from));
      }
      put(new Members(name, root, at, members, columns));
    }
  }
}
