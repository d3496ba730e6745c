package dev.wend.store;

import dev.wend.type.Field;
import dev.wend.type.TableSchema;

/**
 * A table in the control file.
 *
 * <pre>
 * table:   name text, rows i32, schema, column of merged rows, content
 * content: columns: n i32, of each: name text, column
 *          lists:   n i32, of each: name text, columns of counts, of firsts, of the living,
 *                   owners:  pages i32, of each: blocks [i32],
 *                   runs:    owner pages i32, of each: pages [i32], used i32, dead i32,
 *                   content
 * column:  number i32, pages i32, of each: width u8 and, if it is not 0, base i64, least i64,
 *          greatest i64, some missing u8, blocks [i32]; then texts and identity if it has them
 * </pre>
 */
final class TableCodec {
  private TableCodec() {}

  static void write(Root root, Encoder to) {
    to.text(root.name());
    to.i32(root.count());
    SchemaCodec.write(root.schema(), to);
    writeColumn(root.merged(), to);
    writeContent(root.table(), to);
  }

  static void writeContent(TableColumns table, Encoder to) {
    to.i32(table.fields().size());
    for (PlaneColumn column : table.fields()) {
      to.text(column.name());
      writeColumn(column, to);
    }
    to.i32(table.lists().size());
    for (ItemTable list : table.lists()) {
      to.text(list.name());
      writeColumn(list.count(), to);
      writeColumn(list.first(), to);
      writeColumn(list.live(), to);
      writeItems(list, to);
      writeContent(list.content(), to);
    }
  }

  private static void writeItems(ItemTable list, Encoder to) {
    to.i32(list.owners().pageCount());
    for (int p = 0; p < list.owners().pageCount(); p++) {
      to.ints(list.owners().page(p));
    }
    to.i32(list.ownerPages());
    for (int p = 0; p < list.ownerPages(); p++) {
      Run run = list.run(p);
      to.ints(run.pages());
      to.i32(run.used());
      to.i32(run.dead());
    }
  }

  static void writeColumn(PlaneColumn column, Encoder to) {
    to.i32(column.number());
    to.i32(column.pageCount());
    for (int p = 0; p < column.pageCount(); p++) {
      Page page = column.page(p);
      to.u8(page.width());
      if (page.width() > 0) {
        to.i64(page.base());
        to.i64(page.least());
        to.i64(page.greatest());
        to.u8(page.someMissing() ? 1 : 0);
        to.ints(page.blocks());
      }
    }
    column.texts().ifPresent(t -> writeTexts(t, to));
    column.identity().ifPresent(i -> writeIdentity(i, to));
  }

  private static void writeTexts(Texts texts, Encoder to) {
    to.i32(texts.size());
    to.ints(texts.heap().slabs());
    to.i32(texts.heap().tail());
    to.ints(texts.positions().slabs());
    to.u8(texts.index().depth());
    to.ints(texts.index().segments());
    to.ints(texts.index().slabs());
    to.ints(texts.index().depths());
    to.ints(texts.index().counts());
  }

  private static void writeIdentity(Identity identity, Encoder to) {
    to.ints(identity.slots().slabs());
    if (identity.own()) {
      writeTexts(identity.texts(), to);
    }
  }

  /** Adds the next table to a layout whose extents are open. */
  static void read(Layout layout, Decoder from) {
    String name = from.text();
    int count = from.i32();
    var schema = SchemaCodec.read(from);
    Root root = new Root(name, layout.parts(), readColumn(Root.MERGED, layout.parts(), from));
    root.setSchema(schema);
    root.setCount(count);
    readContent(root.table(), TableSchema.of(schema), false, from);
    layout.roots().add(root);
  }

  static void readContent(TableColumns table, TableSchema schema, boolean areItems, Decoder from) {
    Parts parts = table.parts();
    for (int n = from.i32(); n > 0; n--) {
      Field field = schema.column(from.text()).orElseThrow(IndexOutOfBoundsException::new);
      Field kept = areItems ? TableColumns.ofItems(field) : field;
      table.addField(readColumn(kept, parts, from));
    }
    for (int n = from.i32(); n > 0; n--) {
      String name = from.text();
      PlaneColumn count = readColumn(TableSchema.count(name), parts, from);
      PlaneColumn first = readColumn(TableColumns.firstField(name), parts, from);
      PlaneColumn live = readColumn(TableColumns.LIVE_FIELD, parts, from);
      ItemTable list = new ItemTable(name, count, first, live, parts);
      readItems(list, from);
      table.addList(list);
      TableSchema items = schema.list(name).orElseThrow(IndexOutOfBoundsException::new);
      readContent(list.content(), items, true, from);
    }
  }

  private static void readItems(ItemTable list, Decoder from) {
    int pages = from.i32();
    for (int p = 0; p < pages; p++) {
      list.owners().setPage(p, from.ints());
    }
    int ownerPages = from.i32();
    for (int p = 0; p < ownerPages; p++) {
      list.setRun(p, new Run(from.ints(), from.i32(), from.i32()));
    }
  }

  static PlaneColumn readColumn(Field field, Parts parts, Decoder from) {
    PlaneColumn column = parts.add(from.i32(), field);
    int pages = from.i32();
    for (int p = 0; p < pages; p++) {
      int width = from.u8();
      if (width > 0) {
        long base = from.i64();
        long least = from.i64();
        long greatest = from.i64();
        boolean someMissing = from.u8() == 1;
        int[] blocks = from.ints();
        long[] addresses = new long[width];
        for (int b = 0; b < width; b++) {
          addresses[b] = parts.planes().address(blocks[b]);
        }
        column.setPage(p, new Page(width, base, blocks, addresses, least, greatest, someMissing));
      }
    }
    column.texts().ifPresent(t -> readTexts(t, from));
    column.identity().ifPresent(i -> readIdentity(i, from));
    return column;
  }

  private static void readTexts(Texts texts, Decoder from) {
    int size = from.i32();
    texts.heap().load(from.ints(), from.i32());
    texts.positions().load(from.ints());
    int depth = from.u8();
    texts.index().load(depth, from.ints(), from.ints(), from.ints(), from.ints());
    texts.setSize(size);
  }

  private static void readIdentity(Identity identity, Decoder from) {
    identity.slots().load(from.ints());
    if (identity.own()) {
      readTexts(identity.texts(), from);
    }
  }
}
