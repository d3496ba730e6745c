package dev.wend.channel;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/** A process that appends batches until it is killed, and tells each that is kept. */
final class AppendingChild {
  private static final long SEGMENT_BYTES = 1 << 20;

  private AppendingChild() {}

  static int size(long batch) {
    return (int) (1 + batch * 37 % 400);
  }

  public static void main(String[] args) {
    PrintStream out = System.out;
    try (Outbox box =
        new FileOutbox(
            Path.of(args[0]), Optional.of(FileOutbox.Kind.valueOf(args[1])), SEGMENT_BYTES)) {
      // what was kept last is made again, as after a restart
      for (long batch = Math.max(1, box.last()); ; batch++) {
        box.append(batch, FileOutboxTest.batch(batch, size(batch)));
        out.println(batch);
        out.flush();
      }
    }
  }
}
