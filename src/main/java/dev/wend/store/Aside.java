package dev.wend.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import net.openhft.chronicle.core.OS;

/**
 * A file of blocks as only this process sees it: what is written here takes memory, and is not in
 * the file before it is brought {@link #home}. So the disk has nothing of a change that is not in
 * the journal yet, whenever the system writes its pages.
 */
final class Aside implements AutoCloseable {
  /** Where the file's own memory begins. */
  private final long base;

  private final long start;
  private final long bytes;

  private Aside(long base, long start, long bytes) {
    this.base = base;
    this.start = start;
    this.bytes = bytes;
  }

  /**
   * @param base where the file is in memory already
   */
  static Aside of(Path file, long base) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long bytes = Files.size(file);
      return new Aside(base, OS.map(channel, FileChannel.MapMode.PRIVATE, 0, bytes), bytes);
    }
  }

  /** Where something of the file is here. */
  long address(long inFile) {
    return start + (inFile - base);
  }

  /** Writes to the file what is here. */
  void home(long address, int length, byte[] scratch) {
    Memory.read(address, scratch, 0, length);
    Memory.write(scratch, 0, base + (address - start), length);
  }

  @Override
  public void close() {
    try {
      OS.unmap(start, bytes);
    } catch (IOException e) {
      // It goes with the process.
      return;
    }
  }
}
