package dev.wend.channel;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * Batches as {@link PackedSends}, one behind the other.
 *
 * <pre>
 * batch:  "WNDS", how many bytes of sends i32, number i64, CRC-32C i32 of length, number and sends,
 *         sends
 * </pre>
 */
final class BinaryFormat implements BatchFormat {
  private static final int MAGIC = 'W' | 'N' << 8 | 'D' << 16 | 'S' << 24;
  private static final int HEAD = 20;
  private static final int LENGTH_AT = 4;
  private static final int NUMBER_AT = 8;
  private static final int CRC_AT = 16;

  /** Bytes that are looked through at once. */
  private static final int SCANNED = 1 << 20;

  private final ByteBuffer room = ByteBuffer.allocateDirect(1 << 20);

  /** Where a batch lies in a file. */
  private record Place(long start, int length, long number, int crc) {
    long end() {
      return start + HEAD + length;
    }
  }

  @Override
  public String suffix() {
    return "bin";
  }

  @Override
  public void write(FileChannel file, long batch, Iterable<Send> sends) throws IOException {
    PackedSends packed = PackedSends.of(sends);
    byte[] forms = packed.headBytes();
    PackedBytes bytes = packed.bytes();
    byte[] bare = new byte[HEAD];
    ByteBuffer head = ordered(bare);
    head.putInt(MAGIC).putInt(Math.addExact(forms.length, bytes.size())).putLong(batch);
    CRC32C sum = new CRC32C();
    sum.update(bare, LENGTH_AT, CRC_AT - LENGTH_AT);
    sum.update(forms);
    sum.update(bytes.array(), 0, bytes.size());
    head.putInt((int) sum.getValue());
    room.clear();
    put(file, bare, HEAD);
    put(file, forms, forms.length);
    put(file, bytes.array(), bytes.size());
    drain(file);
  }

  private static ByteBuffer ordered(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void put(FileChannel file, byte[] bytes, int size) throws IOException {
    for (int done = 0; done < size; ) {
      if (!room.hasRemaining()) {
        drain(file);
      }
      int step = Math.min(room.remaining(), size - done);
      room.put(bytes, done, step);
      done += step;
    }
  }

  private void drain(FileChannel file) throws IOException {
    room.flip();
    while (room.hasRemaining()) {
      file.write(room);
    }
    room.clear();
  }

  // ---- reading

  private static byte[] read(FileChannel file, long start, int size) throws IOException {
    byte[] bytes = new byte[size];
    ByteBuffer into = ByteBuffer.wrap(bytes);
    while (into.hasRemaining()) {
      if (file.read(into, start + into.position()) < 0) {
        throw new EOFException("the file has become shorter while it was read");
      }
    }
    return bytes;
  }

  /** The batch that begins at a place; none where none can. */
  private static Optional<Place> place(FileChannel file, long start) throws IOException {
    if (file.size() - start < HEAD) {
      return Optional.empty();
    }
    ByteBuffer head = ordered(read(file, start, HEAD));
    int length = head.getInt(LENGTH_AT);
    boolean fits = head.getInt(0) == MAGIC && length >= 0 && length <= file.size() - start - HEAD;
    return fits
        ? Optional.of(new Place(start, length, head.getLong(NUMBER_AT), head.getInt(CRC_AT)))
        : Optional.empty();
  }

  /** The same of a place behind a batch; where it is damaged, and others follow, that is told. */
  private static Optional<Place> next(FileChannel file, long start) throws IOException {
    Optional<Place> next = place(file, start);
    if (next.isEmpty() && file.size() > start) {
      refuseUnlessTorn(file, start);
    }
    return next;
  }

  /** Where batches lie, by their heads, until none can follow. */
  private static List<Place> places(FileChannel file) throws IOException {
    List<Place> places = new ArrayList<>();
    Optional<Place> next = place(file, 0);
    while (next.isPresent()) {
      places.add(next.get());
      next = place(file, next.get().end());
    }
    return places;
  }

  /** The bytes of a batch's sends; none where they are not what was written. */
  private static Optional<byte[]> whole(FileChannel file, Place of) throws IOException {
    byte[] all = read(file, of.start(), HEAD + of.length());
    if (sum(all) != of.crc()) {
      return Optional.empty();
    }
    return Optional.of(Arrays.copyOfRange(all, HEAD, all.length));
  }

  private static PackedSends sends(FileChannel file, Place of) throws IOException {
    Optional<byte[]> whole = whole(file, of);
    if (whole.isEmpty()) {
      throw new IOException(
          "batch " + of.number() + ", at byte " + of.start() + ", is not what was written");
    }
    return PackedSends.read(whole.get());
  }

  @Override
  public Last cut(FileChannel file, int most) throws IOException {
    List<Place> places = places(file);
    int left = places.size();
    while (left > 0 && whole(file, places.get(left - 1)).isEmpty()) {
      left--;
    }
    long end = left == 0 ? 0 : places.get(left - 1).end();
    if (file.size() > end) {
      refuseUnlessTorn(file, end);
      file.truncate(end);
      file.force(true);
    }
    file.position(end);
    return left == 0 ? Last.NONE : last(file, places.subList(Math.max(0, left - most), left));
  }

  private static Last last(FileChannel file, List<Place> of) throws IOException {
    Map<String, Instant> sends = new HashMap<>();
    int batches = 0;
    Optional<byte[]> whole = whole(file, of.get(of.size() - 1));
    while (whole.isPresent()) {
      PackedSends.read(whole.get()).forEach(send -> sends.put(send.id(), send.at()));
      batches++;
      int next = of.size() - 1 - batches;
      whole = next < 0 ? Optional.empty() : whole(file, of.get(next));
    }
    return new Last(of.get(of.size() - 1).number(), batches, sends);
  }

  /** Refuses what lies behind a place unless it is a batch that was not written to its end. */
  private static void refuseUnlessTorn(FileChannel file, long start) throws IOException {
    refuseIfFollowed(file, start);
    if (isWritten(file, start)) {
      throw Damage.atEnd(start);
    }
  }

  /** Whether what lies behind a place is as long as what was written there. */
  private static boolean isWritten(FileChannel file, long start) throws IOException {
    long size = file.size() - start;
    if (size > Integer.MAX_VALUE - 8) {
      return true;
    }
    byte[] rest = read(file, start, (int) size);
    if (Damage.hasHole(rest, start)) {
      return false;
    }
    for (int i = 0; i < Math.min(size, Integer.BYTES); i++) {
      if (rest[i] != (byte) (MAGIC >>> (8 * i))) {
        return true;
      }
    }
    if (size < HEAD) {
      return false;
    }
    ByteBuffer head = ordered(rest);
    int length = head.getInt(LENGTH_AT);
    if (length < 0 || length <= size - HEAD) {
      return true;
    }
    head.putInt(LENGTH_AT, (int) size - HEAD);
    return sum(rest) == head.getInt(CRC_AT);
  }

  /** Of a whole batch. */
  private static int sum(byte[] batch) {
    CRC32C sum = new CRC32C();
    sum.update(batch, LENGTH_AT, CRC_AT - LENGTH_AT);
    sum.update(batch, HEAD, batch.length - HEAD);
    return (int) sum.getValue();
  }

  /**
   * Looks for a whole batch behind a place where none begins: then the place is no batch that was
   * cut short, but damaged, and what lies behind it is not to be lost.
   *
   * @throws IOException if there is one
   */
  private static void refuseIfFollowed(FileChannel file, long damaged) throws IOException {
    int most = SCANNED - Integer.BYTES;
    for (long from = damaged + 1; file.size() - from >= HEAD; from += most) {
      ByteBuffer bytes = ordered(read(file, from, (int) Math.min(SCANNED, file.size() - from)));
      for (int i = 0; i + Integer.BYTES <= bytes.capacity(); i++) {
        if (bytes.getInt(i) == MAGIC) {
          Optional<Place> next = place(file, from + i);
          if (next.isPresent() && whole(file, next.get()).isPresent()) {
            throw Damage.followed(damaged, next.get().number());
          }
        }
      }
    }
  }

  @Override
  public int each(Path path, Taker taker) throws IOException {
    int at = 0;
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      Optional<Place> next = next(file, 0);
      while (next.isPresent()) {
        for (Send send : sends(file, next.get())) {
          if (!taker.take(++at, () -> send)) {
            return -1;
          }
        }
        next = next(file, next.get().end());
      }
    }
    return at;
  }

  @Override
  public long erase(Path path, FileChannel to, Set<String> profiles) throws IOException {
    long erased = 0;
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      Optional<Place> next = next(file, 0);
      while (next.isPresent()) {
        PackedSends anew = new PackedSends();
        for (Send send : sends(file, next.get())) {
          boolean isErased = profiles.contains(send.profile());
          erased += isErased ? 1 : 0;
          anew.add(isErased ? send.erased() : send);
        }
        write(to, next.get().number(), anew);
        next = next(file, next.get().end());
      }
    }
    return erased;
  }
}
