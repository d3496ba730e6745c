package dev.wend.store;

import dev.wend.type.Field;
import dev.wend.type.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a store holds and what it takes; sizes in bytes.
 *
 * @param format version of the files
 * @param profiles without those that were merged into others
 * @param events the types of events
 * @param journalBytes of changes since the last checkpoint
 * @param fileBytes all files
 */
public record StoreInfo(
    int format,
    Instant created,
    int profiles,
    int pages,
    List<ColumnInfo> columns,
    List<EventInfo> events,
    long planeBytes,
    long slabBytes,
    long journalBytes,
    long controlBytes,
    long fileBytes) {
  /**
   * One field, or one of the items of a list or map; {@code bits} of those are of how many there
   * are.
   *
   * @param bits of planes a row, over its pages
   * @param texts distinct ones; 0 for a field that is no string
   */
  public record ColumnInfo(
      String name, Type type, boolean key, boolean unique, double bits, int texts) {}

  /**
   * The events of one type.
   *
   * @param events that were not forgotten, moved or erased
   * @param bytes of all blocks that they and their texts are in
   */
  public record EventInfo(String name, long events, long bytes) {
    public double bytesPerEvent() {
      return events == 0 ? 0 : (double) bytes / events;
    }
  }

  /** Bytes of all files a profile. */
  public double bytesPerProfile() {
    return profiles == 0 ? 0 : (double) fileBytes / profiles;
  }

  static StoreInfo of(Path folder, Layout layout, Instant created, Journal journal) {
    long planes = layout.planes().bytes();
    long slabs = layout.slabs().bytes();
    try {
      long control = Files.size(Control.file(folder));
      long all = planes + slabs + control + journal.fileBytes();
      return new StoreInfo(
          Control.FORMAT,
          created,
          layout.profiles().liveCount(),
          layout.profiles().pages(),
          columns(layout),
          layout.events().stream().map(t -> info(layout, t)).toList(),
          planes,
          slabs,
          journal.bytes(),
          control,
          all);
    } catch (IOException e) {
      throw Disk.trouble(folder, e);
    }
  }

  private static EventInfo info(Layout layout, EventTable table) {
    BitSet planes = new BitSet();
    BitSet slabs = new BitSet();
    table.use(planes);
    table.columns().forEach(c -> c.head().use(planes, slabs));
    use(table.nested(), planes, slabs);
    long events = 0;
    for (int page = 0; page < table.ownerPages(); page++) {
      EventRun run = table.run(page);
      events += run.used() - run.first() - run.dead();
    }
    long bytes =
        (long) planes.cardinality() * layout.planes().blockBytes()
            + (long) slabs.cardinality() * layout.slabs().blockBytes();
    return new EventInfo(table.type().name(), events, bytes);
  }

  private static void use(TableColumns table, BitSet planes, BitSet slabs) {
    table.fields().forEach(c -> c.use(planes, slabs));
    for (ItemTable list : table.lists()) {
      list.owners().use(planes);
      List.of(list.count(), list.first(), list.live()).forEach(c -> c.use(planes, slabs));
      use(list.content(), planes, slabs);
    }
  }

  /** The fields of profiles, then of the entities; those of items after their list's name. */
  private static List<ColumnInfo> columns(Layout layout) {
    List<ColumnInfo> columns = new ArrayList<>();
    for (Root root : layout.roots()) {
      String prefix = root.name().isEmpty() ? "" : root.name() + ".";
      Map<String, Type> declared = new HashMap<>();
      root.schema().fields().forEach(f -> declare(prefix + f.name(), f.type(), declared));
      add(prefix, root.table(), root.pages(), declared, columns);
    }
    return columns;
  }

  /** The types of a field and of its parts, by the names of the columns that hold them. */
  private static void declare(String name, Type type, Map<String, Type> declared) {
    declared.put(name, type);
    Type parts = type instanceof Type.ListOf list ? list.item() : type;
    if (parts instanceof Type.ObjectType object) {
      object.fields().forEach(f -> declare(name + "." + f.name(), f.type(), declared));
    }
  }

  private static void add(
      String prefix,
      TableColumns table,
      int pages,
      Map<String, Type> declared,
      List<ColumnInfo> to) {
    for (PlaneColumn c : table.fields()) {
      to.add(info(prefix, c, pages, declared));
    }
    for (ItemTable list : table.lists()) {
      to.add(info(prefix, list.count(), pages, declared));
      String items = prefix + list.name() + ".";
      add(items, list.content(), list.taken().length(), declared, to);
    }
  }

  private static ColumnInfo info(
      String prefix, PlaneColumn c, int pages, Map<String, Type> declared) {
    long width = 0;
    for (int p = 0; p < pages; p++) {
      width += c.width(p);
    }
    Field f = c.field();
    return new ColumnInfo(
        prefix + f.name(),
        declared.getOrDefault(prefix + f.name(), f.type()),
        f.key(),
        f.unique(),
        pages == 0 ? 0 : (double) width / pages,
        c.texts().map(Texts::size).orElse(0));
  }
}
