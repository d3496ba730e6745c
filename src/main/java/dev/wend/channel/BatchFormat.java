package dev.wend.channel;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** How a file of an outbox holds batches of sends. */
interface BatchFormat {
  /** Makes a send, when it is looked at. */
  @FunctionalInterface
  interface Made {
    Send get() throws IOException;
  }

  /** Takes sends. */
  @FunctionalInterface
  interface Taker {
    /**
     * @param at the how-many-th of the file, from 1
     * @return whether to go on
     */
    boolean take(int at, Made send) throws IOException;
  }

  /** What the names of its files end with. */
  String suffix();

  /** Writes a batch that is not empty where the file stands; it is not synced. */
  void write(FileChannel file, long batch, Iterable<Send> sends) throws IOException;

  /**
   * The last batches of a file, back to one that is damaged.
   *
   * @param number of the last one; 0 where there is none
   * @param batches how many they are
   * @param sends the ids of their sends, and the instants of these
   */
  record Last(long number, int batches, Map<String, Instant> sends) {
    static final Last NONE = new Last(0, 0, Map.of());
  }

  /**
   * Cuts off a batch at the end that was not written to its end, and stands there.
   *
   * @param most how many batches to look at
   * @return the last whole batches
   * @throws IOException also where what lies behind that is a batch that was written and is
   *     damaged; the file stays as it is
   */
  Last cut(FileChannel file, int most) throws IOException;

  /**
   * Shows all sends of a file, in order; what {@link #cut} would cut off is passed over.
   *
   * @return how many it has; -1 where the taker did not go on
   * @throws IOException also where a batch is damaged, when all before it are shown
   */
  int each(Path path, Taker taker) throws IOException;

  /** Writes the batches of a file again, without what some sends are about; how many these are. */
  long erase(Path path, FileChannel to, Set<String> profiles) throws IOException;
}
