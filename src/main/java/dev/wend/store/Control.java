package dev.wend.store;

import dev.wend.store.StoreException.Kind;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The control file: what the heap knows of the store as of the last checkpoint; replaced as a
 * whole.
 *
 * <pre>
 * "WENDSTOR", format i32, CRC32C i32 (of all after it), created i64 (ms), journal i64, sequence i64,
 * profiles i32, file sizes of extents of planes [i64], of slabs [i64],
 * fields: n i32, of each: field, pages, [texts], [identity],
 * checksums of planes [i32], checksums of slabs [i32]
 * </pre>
 */
final class Control {
  static final int FORMAT = 1;

  private static final byte[] MAGIC = "WENDSTOR".getBytes(StandardCharsets.US_ASCII);
  private static final int CRC_AT = 12;
  private static final int BODY_AT = 16;

  /** Numbers of a checkpoint that the layout does not hold. */
  record Marks(Instant created, long journal, long sequence) {}

  private Control() {}

  static Path file(Path folder) {
    return folder.resolve("control");
  }

  static void write(Path folder, Marks marks, Layout layout) {
    Encoder to = new Encoder();
    to.raw(MAGIC, 0, MAGIC.length);
    to.i32(FORMAT);
    to.i32(0);
    to.i64(marks.created.toEpochMilli());
    to.i64(marks.journal);
    to.i64(marks.sequence);
    to.i32(layout.count());
    to.longs(layout.planes().extentBytes());
    to.longs(layout.slabs().extentBytes());
    to.i32(layout.columns().size());
    for (PlaneColumn column : layout.columns()) {
      writeField(column.field(), to);
      writeColumn(column, to);
    }
    to.ints(layout.planes().checksums());
    to.ints(layout.slabs().checksums());
    to.setI32(CRC_AT, crc(to.bytes(), to.size()));
    try {
      Disk.replace(file(folder), Arrays.copyOf(to.bytes(), to.size()));
    } catch (IOException e) {
      throw Disk.trouble(file(folder), e);
    }
  }

  private static int crc(byte[] bytes, int size) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, BODY_AT, size - BODY_AT);
    return (int) crc.getValue();
  }

  private static void writeField(Field field, Encoder to) {
    to.text(field.name());
    writeType(field.type(), to);
    to.u8(field.key() ? 1 : 0);
    writeOptional(field.namespace(), to);
    writeOptional(field.defaultValue().map(Object::toString), to);
  }

  private static void writeOptional(Optional<String> text, Encoder to) {
    to.u8(text.isPresent() ? 1 : 0);
    text.ifPresent(to::text);
  }

  private static void writeType(Type type, Encoder to) {
    if (type instanceof Scalar scalar) {
      to.text(scalar.name());
    } else if (type instanceof Type.Decimal decimal) {
      to.text("decimal");
      to.u8(decimal.digits());
    } else if (type instanceof Type.Enumeration e) {
      to.text("enum");
      to.i32(e.values().size());
      e.values().forEach(to::text);
    }
  }

  private static void writeColumn(PlaneColumn column, Encoder to) {
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

  /**
   * Reads the control file into an empty layout and opens the extents.
   *
   * @param reset whether the last process did not close the store
   */
  static Marks read(Path folder, Layout layout, boolean reset) {
    byte[] bytes = bytes(folder);
    Decoder from = new Decoder(bytes, BODY_AT);
    Marks marks = new Marks(Instant.ofEpochMilli(from.i64()), from.i64(), from.i64());
    int count = from.i32();
    layout.planes().open(from.longs(), reset);
    layout.slabs().open(from.longs(), reset);
    try {
      for (int n = from.i32(); n > 0; n--) {
        layout.add(readField(from));
        readColumn(layout.column(layout.columns().size() - 1), layout, from);
      }
      layout.planes().setChecksums(from.ints());
      layout.slabs().setChecksums(from.ints());
    } catch (IndexOutOfBoundsException e) {
      throw StoreException.damaged("the control file does not fit the extents", e);
    }
    layout.setCount(count);
    return marks;
  }

  private static byte[] bytes(Path folder) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file(folder));
    } catch (IOException e) {
      throw Disk.trouble(file(folder), e);
    }
    if (bytes.length < BODY_AT || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw StoreException.damaged("its control file is not one");
    }
    int format = new Decoder(bytes, MAGIC.length).i32();
    if (format != FORMAT) {
      throw new StoreException(
          Kind.VERSION,
          "The store has format " + format + "; this program reads format " + FORMAT + ".",
          "Use the version of wend that wrote it, or load the sources into a new store.");
    }
    if (new Decoder(bytes, CRC_AT).i32() != crc(bytes, bytes.length)) {
      throw StoreException.damaged("the checksum of its control file is wrong");
    }
    return bytes;
  }

  private static Field readField(Decoder from) {
    String name = from.text();
    Type type = readType(from);
    boolean key = from.u8() == 1;
    Optional<String> namespace = readOptional(from);
    Optional<Object> value = readOptional(from).map(t -> Constants.parse(type, t));
    return new Field(name, type, key, namespace, value);
  }

  private static Optional<String> readOptional(Decoder from) {
    return from.u8() == 1 ? Optional.of(from.text()) : Optional.empty();
  }

  private static Type readType(Decoder from) {
    String name = from.text();
    return switch (name) {
      case "decimal" -> new Type.Decimal(from.u8());
      case "enum" -> new Type.Enumeration(readTexts(from));
      default -> Scalar.valueOf(name);
    };
  }

  private static List<String> readTexts(Decoder from) {
    List<String> texts = new ArrayList<>();
    for (int n = from.i32(); n > 0; n--) {
      texts.add(from.text());
    }
    return texts;
  }

  private static void readColumn(PlaneColumn column, Layout layout, Decoder from) {
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
          addresses[b] = layout.planes().address(blocks[b]);
        }
        column.setPage(p, new Page(width, base, blocks, addresses, least, greatest, someMissing));
      }
    }
    column.texts().ifPresent(t -> readTexts(t, from));
    column.identity().ifPresent(i -> readIdentity(i, from));
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
