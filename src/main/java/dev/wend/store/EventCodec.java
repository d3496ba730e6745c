package dev.wend.store;

import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Schema;
import dev.wend.type.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Events in the journal and in the control file.
 *
 * <pre>
 * writes:  table i32, erases u8, parts: n i32, of each: page i32, gone i32, killed [range],
 *          cleared [i32], first i32, fresh [i32], how many new i32,
 *          owners lane, previous lane, arrivals lane, values: n i32, of each: field i32, from i32, lane
 *
 * table:   name text, fields schema, namespace u8 and text, kept u8 and i64,
 *          columns: n i32, of each: name text, column without pages, cells
 *          owners cells, previous cells, arrivals cells, heads [i32],
 *          runs:    n i32, of each: pages [i32], gone i32, used i32, dead i32, latest i64, ordered u8,
 *                   arrival i32,
 *          nested:  content as {@link TableCodec} has it
 * cells:   pages i32, of each: width u8 and, if it is not 0, base i64, least i64, greatest i64,
 *          block of bits i32, blocks [i32]
 * </pre>
 */
final class EventCodec {
  private EventCodec() {}

  static void write(EventWrites writes, Encoder to) {
    to.i32(writes.table());
    to.u8(writes.erases() ? 1 : 0);
    to.i32(writes.parts().size());
    for (EventWrites.Part part : writes.parts()) {
      to.i32(part.page());
      to.i32(part.gone());
      to.ranges(part.killed());
      to.ints(part.cleared());
      to.i32(part.first());
      to.ints(part.fresh());
      to.i32(part.to() - part.from());
    }
    to.lane(EventWrites.wide(writes.owners()), 0);
    to.lane(EventWrites.wide(writes.previous()), 0);
    to.lane(EventWrites.wide(writes.arrivals()), 0);
    ChangeCodec.writeValues(writes.values(), to);
  }

  static EventWrites read(Decoder from) {
    int table = from.i32();
    boolean erases = from.u8() == 1;
    List<EventWrites.Part> parts = new ArrayList<>();
    int events = 0;
    for (int n = from.i32(); n > 0; n--) {
      int page = from.i32();
      int gone = from.i32();
      int[] killed = from.ranges();
      int[] cleared = from.ints();
      int first = from.i32();
      int[] fresh = from.ints();
      int begin = events;
      events += from.i32();
      parts.add(new EventWrites.Part(page, gone, killed, cleared, first, fresh, begin, events));
    }
    int[] owners = ints(from.lane(0, events));
    int[] previous = ints(from.lane(0, events));
    int[] arrivals = ints(from.lane(0, events));
    return new EventWrites(
        table, parts, erases, owners, previous, arrivals, ChangeCodec.readValues(from, events));
  }

  private static int[] ints(long[] lane) {
    int[] narrow = new int[lane.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (int) lane[i];
    }
    return narrow;
  }

  static void write(EventTable table, Encoder to) {
    EventType type = table.type();
    to.text(type.name());
    SchemaCodec.write(new Schema(type.fields()), to);
    to.u8(type.namespace().isPresent() ? 1 : 0);
    type.namespace().ifPresent(to::text);
    to.u8(type.kept().isPresent() ? 1 : 0);
    type.kept().ifPresent(to::i64);
    to.i32(table.columns().size());
    for (EventColumn column : table.columns()) {
      to.text(column.name());
      TableCodec.writeColumn(column.head(), to);
      writeCells(column.cells(), to);
    }
    writeCells(table.owners(), to);
    writeCells(table.previous(), to);
    writeCells(table.arrivals(), to);
    to.ints(table.heads().blocks());
    to.i32(table.ownerPages());
    for (int p = 0; p < table.ownerPages(); p++) {
      writeRun(table.run(p), to);
    }
    TableCodec.writeContent(table.nested(), to);
  }

  private static void writeRun(EventRun run, Encoder to) {
    to.ints(run.pages());
    to.i32(run.gone());
    to.i32(run.used());
    to.i32(run.dead());
    to.i64(run.latest());
    to.u8(run.isOrdered() ? 1 : 0);
    to.i32(run.arrival());
  }

  private static void writeCells(Cells cells, Encoder to) {
    to.i32(cells.pageCount());
    for (int p = 0; p < cells.pageCount(); p++) {
      CellPage page = cells.page(p);
      to.u8(page.width());
      if (page.width() > 0) {
        to.i64(page.base());
        to.i64(page.least());
        to.i64(page.greatest());
        to.i32(page.present());
        to.ints(page.blocks());
      }
    }
  }

  /** Adds the next table to a layout whose extents are open. */
  static void readTable(Layout layout, Decoder from) {
    String name = from.text();
    List<Field> fields = SchemaCodec.read(from).fields();
    Optional<String> namespace = from.u8() == 1 ? Optional.of(from.text()) : Optional.empty();
    OptionalLong kept = from.u8() == 1 ? OptionalLong.of(from.i64()) : OptionalLong.empty();
    EventType type = new EventType(name, fields, namespace, kept);
    EventTable table = new EventTable(type, layout.parts());
    TableSchema schema = type.table();
    for (int n = from.i32(); n > 0; n--) {
      Field field = schema.column(from.text()).orElseThrow(IndexOutOfBoundsException::new);
      PlaneColumn head = TableCodec.readColumn(TableColumns.ofItems(field), layout.parts(), from);
      readCells(table.add(head).cells(), from);
    }
    readCells(table.owners(), from);
    readCells(table.previous(), from);
    readCells(table.arrivals(), from);
    table.heads().load(from.ints());
    int runs = from.i32();
    for (int p = 0; p < runs; p++) {
      table.load(p, readRun(from));
    }
    TableCodec.readContent(table.nested(), schema, false, from);
    layout.add(table);
  }

  private static EventRun readRun(Decoder from) {
    int[] pages = from.ints();
    int gone = from.i32();
    int used = from.i32();
    int dead = from.i32();
    long latest = from.i64();
    return new EventRun(pages, gone, used, dead, latest, from.u8() == 1, from.i32());
  }

  private static void readCells(Cells cells, Decoder from) {
    int pages = from.i32();
    for (int p = 0; p < pages; p++) {
      int width = from.u8();
      if (width > 0) {
        long base = from.i64();
        long[] bounds = {from.i64(), from.i64()};
        int present = from.i32();
        cells.load(p, width, base, bounds, present, from.ints());
      }
    }
  }
}
