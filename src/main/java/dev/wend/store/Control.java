package dev.wend.store;

import dev.wend.store.StoreException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * The control file: what the heap knows of the store as of the last checkpoint; replaced as a
 * whole.
 *
 * <pre>
 * "WENDSTOR", format i32, CRC32C i32 (of all after it), created i64 (ms), journal i64, sequence i64,
 * file sizes of extents of planes [i64], of slabs [i64],
 * tables: n i32, of each as {@link TableCodec} has it,
 * own plurals of entities: n i32, of each: name text, plural text (from format 4 on),
 * events: n i32, of each as {@link EventCodec} has it,
 * taken files: n i32, of each as {@link ChangeCodec} has it,
 * saved audiences: n i32, of each: name text, table i32, saved i64 (ms), column of members,
 *   columns: n i32, of each: name text, type, column,
 * times of profiles (from format 5 on): next row i64, column of who made them,
 *   n i32, of each: name text of the field or list, column,
 * checksums of planes [i32], checksums of slabs [i32],
 * groups of changes so far i64 (from format 6 on)
 * </pre>
 */
final class Control {
  static final int FORMAT = 6;

  /** The oldest format that is read. */
  private static final int OLDEST = 3;

  private static final int WITH_PLURALS = 4;
  private static final int WITH_STAMPS = 5;

  private static final byte[] MAGIC = "WENDSTOR".getBytes(StandardCharsets.US_ASCII);
  private static final int CRC_AT = 12;
  private static final int BODY_AT = 16;

  /** Numbers of a checkpoint that the layout does not hold. */
  record Marks(Instant created, long journal, long sequence, long groups) {}

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
    to.longs(layout.planes().extentBytes());
    to.longs(layout.slabs().extentBytes());
    to.i32(layout.roots().size());
    for (Root root : layout.roots()) {
      TableCodec.write(root, to);
    }
    writePlurals(layout.plurals(), to);
    to.i32(layout.events().size());
    for (EventTable table : layout.events()) {
      EventCodec.write(table, to);
    }
    layout.ledger().write(to);
    layout.audiences().write(to);
    layout.profiles().stamps().orElseThrow().write(layout.profiles().table(), to);
    to.ints(layout.planes().checksums());
    to.ints(layout.slabs().checksums());
    to.i64(marks.groups);
    to.setI32(CRC_AT, crc(to.bytes(), to.size()));
    try {
      Disk.replace(file(folder), Arrays.copyOf(to.bytes(), to.size()));
    } catch (IOException e) {
      throw Disk.trouble(file(folder), e);
    }
  }

  private static void writePlurals(Map<String, String> plurals, Encoder to) {
    to.i32(plurals.size());
    plurals.forEach(
        (name, plural) -> {
          to.text(name);
          to.text(plural);
        });
  }

  private static int crc(byte[] bytes, int size) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, BODY_AT, size - BODY_AT);
    return (int) crc.getValue();
  }

  /**
   * Reads the control file into an empty layout and opens the extents.
   *
   * @param reset whether the last process did not close the store
   */
  static Marks read(Path folder, Layout layout, boolean reset) {
    byte[] bytes = bytes(folder);
    Decoder from = new Decoder(bytes, BODY_AT);
    Instant created = Instant.ofEpochMilli(from.i64());
    long journal = from.i64();
    long sequence = from.i64();
    layout.planes().open(from.longs(), reset);
    layout.slabs().open(from.longs(), reset);
    try {
      for (int n = from.i32(); n > 0; n--) {
        TableCodec.read(layout, from);
      }
      if (format(bytes) >= WITH_PLURALS) {
        layout.call(plurals(from));
      }
      for (int n = from.i32(); n > 0; n--) {
        EventCodec.readTable(layout, from);
      }
      layout.ledger().read(from);
      layout.audiences().read(from);
      readStamps(layout.profiles(), format(bytes), from);
      layout.planes().setChecksums(from.ints());
      layout.slabs().setChecksums(from.ints());
      return new Marks(created, journal, sequence, from.isAtEnd() ? 0 : from.i64());
    } catch (IndexOutOfBoundsException e) {
      throw StoreException.damaged("the control file does not fit the extents", e);
    }
  }

  private static void readStamps(Root profiles, int format, Decoder from) {
    Stamps stamps = profiles.stamps().orElseThrow();
    if (format >= WITH_STAMPS) {
      stamps.read(profiles.table(), from);
    } else {
      stamps.extend(profiles.table());
    }
  }

  private static Map<String, String> plurals(Decoder from) {
    Map<String, String> plurals = new LinkedHashMap<>();
    for (int n = from.i32(); n > 0; n--) {
      String name = from.text();
      plurals.put(name, from.text());
    }
    return plurals;
  }

  /** Whether the file is of a format before this one: who reads that may not read the journal. */
  static boolean isOlder(Path folder) {
    return format(bytes(folder)) < FORMAT;
  }

  private static int format(byte[] bytes) {
    return new Decoder(bytes, MAGIC.length).i32();
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
    int format = format(bytes);
    if (format < OLDEST || format > FORMAT) {
      throw new StoreException(
          Kind.VERSION,
          "The store has format "
              + format
              + "; this program reads formats "
              + OLDEST
              + " to "
              + FORMAT
              + ".",
          "Use the version of wend that wrote it, or load the sources into a new store.");
    }
    if (new Decoder(bytes, CRC_AT).i32() != crc(bytes, bytes.length)) {
      throw StoreException.damaged("the checksum of its control file is wrong");
    }
    return bytes;
  }
}
