package dev.wend.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * All blocks of one size, numbered from 0 through the extents in their order. Extent sizes follow
 * from their place: the first is small, each next twice as large up to {@value #LARGEST} bytes.
 *
 * <p>A freed block is not used again before the next checkpoint: until then the control file, from
 * which a redo starts, still names it.
 */
final class Blocks implements AutoCloseable {
  private static final int LARGEST = 64 << 20;

  private final Path folder;
  private final String name;
  private final int blockBytes;
  private final int perEntry;
  private final int first;
  private final Writes writes;
  private final List<Extent> extents = new ArrayList<>();
  private volatile long[] addresses = {};
  private int size;
  private int[] free = new int[64];
  private int freeCount;
  private int[] freed = new int[64];
  private int freedCount;
  private int[] checksums = {};
  private boolean[] dirty = {};
  private final BitSet verified = new BitSet();

  /** Blocks of zeros that nothing was written to since their extent was made. */
  private final BitSet pristine = new BitSet();

  private final byte[] scratch;

  /**
   * @param first bytes of the first extent
   */
  Blocks(Path folder, String name, int blockBytes, int first, Writes writes) {
    this.folder = folder;
    this.name = name;
    this.blockBytes = blockBytes;
    perEntry = Extent.ENTRY / blockBytes;
    this.first = first;
    this.writes = writes;
    scratch = new byte[blockBytes];
  }

  int blockBytes() {
    return blockBytes;
  }

  long[] extentBytes() {
    return extents.stream().mapToLong(Extent::bytes).toArray();
  }

  int size() {
    return size;
  }

  int freeBlocks() {
    return freeCount + freedCount;
  }

  long bytes() {
    long sum = 0;
    for (Extent extent : extents) {
      sum += extent.bytes();
    }
    return sum;
  }

  private int entriesOf(int extent) {
    long bytes = extent > 20 ? LARGEST : Math.min((long) first << extent, LARGEST);
    return (int) (bytes / Extent.ENTRY);
  }

  private Path file(int extent) {
    return folder.resolve(String.format(Locale.ROOT, "%s-%04d.extent", name, extent + 1));
  }

  /**
   * Opens the extents that the control file knows. Those after them are deleted: they were made
   * after it was written, the disk may have only parts of them, and a redo makes them again.
   *
   * @param known sizes of the files that the control file knows
   */
  void open(long[] known, boolean reset) {
    for (int e = 0; e < known.length; e++) {
      if (!Files.exists(file(e))) {
        throw StoreException.damaged("the file " + file(e).getFileName() + " is missing");
      }
      long bytes = file(e).toFile().length();
      // Beyond the end of a file that was cut, mapped memory would end the process.
      if (bytes != known[e] || bytes < (long) entriesOf(e) * Extent.ENTRY) {
        throw StoreException.damaged("the file " + file(e).getFileName() + " has another size");
      }
      adopt(Extent.open(file(e), entriesOf(e), reset, writes));
    }
    for (int e = known.length; Files.exists(file(e)); e++) {
      Disk.delete(file(e));
    }
  }

  private void adopt(Extent extent) {
    extents.add(extent);
    int more = size + extent.entries() * perEntry;
    long[] grown = Arrays.copyOf(addresses, more);
    for (int b = size; b < more; b++) {
      int i = b - size;
      grown[b] = extent.address(i / perEntry) + (long) (i % perEntry) * blockBytes;
    }
    addresses = grown;
    checksums = Arrays.copyOf(checksums, more);
    dirty = Arrays.copyOf(dirty, more);
    for (int b = more - 1; b >= size; b--) {
      pushFree(b);
    }
    size = more;
  }

  /** After an open: all blocks but those in use are free. */
  void keepOnly(BitSet used) {
    freeCount = 0;
    freedCount = 0;
    for (int b = size - 1; b >= 0; b--) {
      if (!used.get(b)) {
        pushFree(b);
      }
    }
  }

  private void pushFree(int block) {
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, freeCount * 2);
    }
    free[freeCount++] = block;
  }

  /** Makes sure that so many blocks can be allocated without touching the disk. */
  void reserve(int blocks) {
    while (freeCount < blocks) {
      int from = size;
      adopt(Extent.create(file(extents.size()), entriesOf(extents.size()), writes));
      pristine.set(from, size);
    }
  }

  /** A block of zeros. */
  int allocate() {
    if (freeCount == 0) {
      reserve(1);
    }
    int block = free[--freeCount];
    if (pristine.get(block)) {
      pristine.clear(block);
    } else {
      Memory.zero(addresses[block], blockBytes);
    }
    dirty(block);
    return block;
  }

  void release(int block) {
    if (freedCount == freed.length) {
      freed = Arrays.copyOf(freed, freedCount * 2);
    }
    freed[freedCount++] = block;
  }

  long address(int block) {
    return addresses[block];
  }

  void dirty(int block) {
    dirty[block] = true;
  }

  int[] checksums() {
    return checksums;
  }

  /** Takes those of the control file. */
  void setChecksums(int[] known) {
    System.arraycopy(known, 0, checksums, 0, known.length);
  }

  /** First half of a checkpoint: all changes reach the disk, and checksums are theirs. */
  void flush() {
    int from = 0;
    for (Extent extent : extents) {
      int to = from + extent.entries() * perEntry;
      boolean changed = !extent.isForced();
      for (int b = from; b < to; b++) {
        if (dirty[b]) {
          extent.home(addresses[b], blockBytes, scratch);
          checksums[b] = compute(b);
          changed = true;
        }
      }
      if (changed) {
        extent.force();
      }
      from = to;
    }
  }

  /** Second half: the control file names no freed block any more. */
  void checkpointed() {
    for (int i = 0; i < freedCount; i++) {
      pushFree(freed[i]);
    }
    freedCount = 0;
    Arrays.fill(dirty, false);
  }

  /** Writes zeros over all that is free and was not of zeros ever since, on the disk too. */
  void wipeFree() {
    BitSet wiped = new BitSet();
    for (int i = 0; i < freeCount; i++) {
      int block = free[i];
      if (!pristine.get(block) && !isZero(block)) {
        Memory.zero(addresses[block], blockBytes);
        wiped.set(block);
      }
      pristine.set(block);
    }
    int from = 0;
    for (Extent extent : extents) {
      int to = from + extent.entries() * perEntry;
      int first = wiped.nextSetBit(from);
      if (first >= 0 && first < to) {
        for (int b = first; b >= 0 && b < to; b = wiped.nextSetBit(b + 1)) {
          extent.home(addresses[b], blockBytes, scratch);
        }
        extent.force();
      }
      from = to;
    }
  }

  private boolean isZero(int block) {
    for (int at = 0; at < blockBytes; at += Long.BYTES) {
      if (Memory.getLong(addresses[block] + at) != 0) {
        return false;
      }
    }
    return true;
  }

  private int compute(int block) {
    Memory.read(addresses[block], scratch, 0, blockBytes);
    CRC32C crc = new CRC32C();
    crc.update(scratch, 0, blockBytes);
    return (int) crc.getValue();
  }

  /** Whether a block is as the last checkpoint left it, or was written since. */
  boolean intact(int block) {
    if (block < 0 || block >= size) {
      return false;
    }
    if (dirty[block] || verified.get(block)) {
      return true;
    }
    boolean same = compute(block) == checksums[block];
    verified.set(block, same);
    return same;
  }

  /** The same, reading the block in any case; one written since a checkpoint has no checksum. */
  boolean isSound(int block) {
    return block >= 0 && block < size && (dirty[block] || compute(block) == checksums[block]);
  }

  @Override
  public void close() {
    addresses = new long[0];
    for (Extent extent : extents) {
      extent.close();
    }
    extents.clear();
  }
}
