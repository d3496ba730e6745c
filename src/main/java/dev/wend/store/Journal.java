package dev.wend.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * The changes since the last checkpoint, one record each. A checkpoint begins a new file.
 *
 * <pre>
 * record: length i32 (of the change), CRC32C i32 (of sequence and change), sequence i64, change
 * </pre>
 *
 * The file is written ahead with zeros, so that a sync need not change its size; a length of 0, a
 * wrong checksum or a wrong sequence is its end: what follows was never acknowledged.
 */
final class Journal implements AutoCloseable {
  static final int HEADER = 16;

  private static final int CHUNK = 1 << 20;

  /** More records than a journal has between two checkpoints. */
  private static final long MOST_RECORDS = 1L << 32;

  private final Path file;
  private final FileChannel channel;
  private final boolean synced;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK);
  private long position;
  private long prepared;

  private Journal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
    this.synced = file.getParent() == null || !Disk.isScratch(file.getParent());
  }

  static Path file(Path folder, long number) {
    return folder.resolve("journal-" + number);
  }

  static Journal create(Path folder, long number) {
    Path file = file(folder, number);
    try {
      Journal journal =
          new Journal(
              file,
              FileChannel.open(
                  file,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE,
                  StandardOpenOption.TRUNCATE_EXISTING));
      Disk.forceFolder(folder);
      return journal;
    } catch (IOException e) {
      throw Disk.trouble(file, e);
    }
  }

  /** Opens a journal and hands over its whole records, the sequence of the first as given. */
  static Journal replay(Path folder, long number, long sequence, Consumer<Decoder> redo) {
    Path file = file(folder, number);
    try {
      Journal journal =
          new Journal(
              file, FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
      journal.replay(sequence, redo);
      return journal;
    } catch (IOException e) {
      throw Disk.trouble(file, e);
    }
  }

  private void replay(long first, Consumer<Decoder> redo) throws IOException {
    long size = channel.size();
    long sequence = first;
    for (Optional<Decoder> next = whole(position, size); next.isPresent(); ) {
      Decoder decoder = next.get();
      if (decoder.i64() != sequence) {
        break;
      }
      redo.accept(decoder);
      position += decoder.bytes().length;
      sequence++;
      next = whole(position, size);
    }
    refuseAnythingAfter(sequence, size);
    // What was left half-written must not look like a record once others end before it.
    channel.truncate(position);
    channel.force(true);
    prepared = position;
  }

  /**
   * A record is begun when the one before it is on the disk: a whole one behind one that is not
   * whole means that the disk lost what was acknowledged, not that the last write was cut.
   *
   * @param sequence of the record that is not whole
   */
  private void refuseAnythingAfter(long sequence, long size) throws IOException {
    for (long from = position + 1; from + HEADER <= size; from += CHUNK) {
      byte[] bytes = read(from, (int) Math.min(CHUNK + HEADER - 1L, size - from));
      for (int i = 0; i + HEADER <= bytes.length; i++) {
        long ahead = (long) Encoder.LONG.get(bytes, i + 2 * Integer.BYTES) - sequence;
        if (ahead > 0 && ahead <= MOST_RECORDS && whole(from + i, size).isPresent()) {
          throw StoreException.damaged("the journal is broken at byte " + position);
        }
      }
    }
  }

  /** The record at a place, read up to its sequence; empty where there is no whole one. */
  private Optional<Decoder> whole(long at, long size) throws IOException {
    if (at + HEADER > size) {
      return Optional.empty();
    }
    int length = new Decoder(read(at, HEADER), 0).i32();
    if (length <= 0 || at + HEADER + length > size) {
      return Optional.empty();
    }
    byte[] record = read(at, HEADER + length);
    Decoder decoder = new Decoder(record, Integer.BYTES);
    return decoder.i32() == crc(record, record.length) ? Optional.of(decoder) : Optional.empty();
  }

  private byte[] read(long from, int length) throws IOException {
    ByteBuffer into = ByteBuffer.allocate(length);
    while (into.hasRemaining()) {
      if (channel.read(into, from + into.position()) < 0) {
        throw new EOFException();
      }
    }
    return into.array();
  }

  private static int crc(byte[] record, int end) {
    CRC32C crc = new CRC32C();
    crc.update(record, 2 * Integer.BYTES, end - 2 * Integer.BYTES);
    return (int) crc.getValue();
  }

  /** Bytes written since the last checkpoint. */
  long bytes() {
    return position;
  }

  long fileBytes() {
    return Math.max(position, prepared);
  }

  /**
   * Writes a record and waits until the disk has it.
   *
   * @param record the change after {@link #HEADER} bytes of room
   */
  void append(Encoder record, long sequence) {
    record.setI32(0, record.size() - HEADER);
    record.setI64(2 * Integer.BYTES, sequence);
    record.setI32(Integer.BYTES, crc(record.bytes(), record.size()));
    try {
      if (synced && record.size() < CHUNK / 8 && position + record.size() + HEADER > prepared) {
        prepare();
      }
      write(record.bytes(), record.size(), position);
      if (synced) {
        channel.force(false);
      }
      position += record.size();
    } catch (IOException e) {
      undo();
      throw Disk.trouble(file, e);
    }
  }

  private void prepare() throws IOException {
    write(new byte[CHUNK], CHUNK, position);
    channel.force(true);
    prepared = position + CHUNK;
  }

  private void write(byte[] bytes, int length, long at) throws IOException {
    for (int from = 0; from < length; ) {
      int part = Math.min(CHUNK, length - from);
      buffer.clear().put(bytes, from, part).flip();
      while (buffer.hasRemaining()) {
        channel.write(buffer, at + from + buffer.position());
      }
      from += part;
    }
  }

  /** A record that could not be written whole leaves no trace. */
  private void undo() {
    try {
      channel.truncate(position);
      prepared = position;
    } catch (IOException e) {
      // Its checksum is wrong, or it is overwritten by the next.
      prepared = position;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw Disk.trouble(file, e);
    }
  }

  void delete() {
    close();
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw Disk.trouble(file, e);
    }
  }
}
