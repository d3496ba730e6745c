package dev.wend.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import net.openhft.chronicle.hash.impl.VanillaChronicleHash;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ChronicleMapBuilder;

/**
 * One file of blocks: a persisted Chronicle Map from number to {@value #ENTRY} bytes. After {@link
 * #open} no operation is run on the map, so that no lock of it is held when the process is killed;
 * blocks are read and written at their addresses, which stay as long as the map does.
 */
final class Extent implements AutoCloseable {
  /** Bytes of an entry; smaller ones cost several times as much to make. */
  static final int ENTRY = 1 << 16;

  /** Bytes before a map's header. */
  private static final int HEADER = Long.BYTES + Integer.BYTES;

  private final Path file;
  private final ChronicleMap<Long, byte[]> map;
  private final long[] addresses;

  /** Where the blocks are while they are not to be in the file. */
  private final Optional<Aside> aside;

  private boolean forced;

  private Extent(
      Path file, ChronicleMap<Long, byte[]> map, int entries, boolean forced, Writes writes)
      throws IOException {
    this.file = file;
    this.map = map;
    this.forced = forced;
    addresses = new long[entries];
    for (int i = 0; i < entries; i++) {
      addresses[i] = address(map, i);
    }
    aside = writes == Writes.IN_GROUPS ? Optional.of(Aside.of(file, base(map))) : Optional.empty();
    aside.ifPresent(a -> Arrays.setAll(addresses, i -> a.address(addresses[i])));
  }

  private static long base(ChronicleMap<Long, byte[]> map) {
    return ((VanillaChronicleHash<?, ?, ?, ?>) map).bsAddress();
  }

  private static ChronicleMapBuilder<Long, byte[]> builder(int entries) {
    return ChronicleMapBuilder.of(Long.class, byte[].class)
        .name("wend")
        .entries(entries)
        .constantValueSizeBySample(new byte[ENTRY])
        .actualSegments(1)
        .checksumEntries(false)
        .skipCloseOnExitHook(true);
  }

  /**
   * Makes a file with all blocks zero. Nothing waits for the disk here: until a checkpoint has
   * forced the file and named it in the control file, an open deletes it, be it whole or not.
   */
  static Extent create(Path file, int entries, Writes writes) {
    ChronicleMap<Long, byte[]> map = null;
    try {
      map = builder(entries).createPersistedTo(file.toFile());
      byte[] zeros = new byte[ENTRY];
      for (long i = 0; i < entries; i++) {
        map.put(i, zeros);
      }
      return new Extent(file, map, entries, false, writes);
    } catch (IOException | RuntimeException | AssertionError | InternalError e) {
      discard(map, file);
      throw Disk.trouble(file, e);
    }
  }

  private static void discard(ChronicleMap<Long, byte[]> map, Path file) {
    try {
      if (map != null) {
        map.close();
      }
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // What is left of it is deleted by the next open.
      return;
    }
  }

  /**
   * @param reset whether the last process did not close the store: then a lock of the map may still
   *     be held
   */
  static Extent open(Path file, int entries, boolean reset, Writes writes) {
    ChronicleMap<Long, byte[]> map = null;
    try {
      int size = headSize(file);
      if (size == 0 || (size < 0 && !reset)) {
        throw StoreException.damaged("the file " + file.getFileName() + " has lost its head");
      }
      if (size < 0) {
        complete(file, size);
      }
      ChronicleMapBuilder<Long, byte[]> builder = builder(entries);
      map =
          reset
              ? builder.recoverPersistedTo(file.toFile(), false)
              : builder.createPersistedTo(file.toFile());
      return new Extent(file, map, entries, true, writes);
    } catch (StoreException e) {
      throw e;
    } catch (IOException | RuntimeException | AssertionError e) {
      if (map != null) {
        map.close();
      }
      throw StoreException.damaged("the file " + file.getFileName() + " cannot be opened", e);
    }
  }

  /**
   * The size of the header that a file begins with, as a map has it: 0 where there is none,
   * negative where the map is said not to be finished. Chronicle would wait for a minute that
   * another process finishes it.
   *
   * <pre>
   * hash of the header i64, size of the header i32 (its top bit: not complete), header: "!net.openhft…"
   * </pre>
   */
  private static int headSize(Path file) throws IOException {
    byte[] start = "!net.openhft".getBytes(StandardCharsets.US_ASCII);
    ByteBuffer head = ByteBuffer.allocate(HEADER + start.length).order(ByteOrder.LITTLE_ENDIAN);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (head.hasRemaining()) {
        if (channel.read(head) < 0) {
          return 0;
        }
      }
    }
    int differs = Arrays.mismatch(head.array(), HEADER, head.capacity(), start, 0, start.length);
    return differs < 0 ? head.getInt(Long.BYTES) : 0;
  }

  /**
   * Says that a map is finished. Every map that the control file names was; a recovery takes that
   * back while it is at work, and one that was killed left it so.
   */
  private static void complete(Path file, int size) throws IOException {
    ByteBuffer word = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    word.putInt(size & Integer.MAX_VALUE).flip();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(word, Long.BYTES);
    }
  }

  private static long address(ChronicleMap<Long, byte[]> map, long number) {
    try (var query = map.queryContext(number)) {
      query.readLock().lock();
      var entry = query.entry();
      if (entry == null || entry.value().size() != ENTRY) {
        throw new IllegalStateException("entry " + number + " is gone");
      }
      var value = entry.value();
      return value.bytes().addressForRead(value.offset());
    }
  }

  /** Whether the disk has it at all. */
  boolean isForced() {
    return forced;
  }

  int entries() {
    return addresses.length;
  }

  long address(int entry) {
    return addresses[entry];
  }

  /** Brings what was changed at an address into the file's own memory. */
  void home(long address, int length, byte[] scratch) {
    aside.ifPresent(a -> a.home(address, length, scratch));
  }

  /** Writes what was changed in memory to the disk. */
  void force() {
    try {
      Disk.force(file);
      forced = true;
    } catch (IOException e) {
      throw Disk.trouble(file, e);
    }
  }

  long bytes() {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw Disk.trouble(file, e);
    }
  }

  @Override
  public void close() {
    aside.ifPresent(Aside::close);
    map.close();
  }
}
