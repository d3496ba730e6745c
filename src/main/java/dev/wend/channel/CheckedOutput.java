package dev.wend.channel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/** Writes to a file in large pieces, and counts and sums up what goes through. */
final class CheckedOutput extends OutputStream {
  private static final int ROOM = 1 << 20;

  private final FileChannel file;
  private final ByteBuffer room = ByteBuffer.allocateDirect(ROOM);
  private final CRC32C sum = new CRC32C();
  private long bytes;

  CheckedOutput(FileChannel file) {
    this.file = file;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    sum.update(from, offset, length);
    bytes += length;
    for (int done = 0; done < length; ) {
      if (!room.hasRemaining()) {
        drain();
      }
      int step = Math.min(room.remaining(), length - done);
      room.put(from, offset + done, step);
      done += step;
    }
  }

  /** Counts and sums up anew. */
  void begin() {
    sum.reset();
    bytes = 0;
  }

  long bytes() {
    return bytes;
  }

  long crc() {
    return sum.getValue();
  }

  /** Hands what is gathered to the file. */
  void drain() throws IOException {
    room.flip();
    while (room.hasRemaining()) {
      file.write(room);
    }
    room.clear();
  }
}
