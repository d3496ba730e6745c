package dev.wend.channel;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
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
   * Cuts off what lies behind the last whole batch, and stands there.
   *
   * @return that batch's number; 0 for none
   */
  long cut(FileChannel file) throws IOException;

  /** The number of the last batch of a file that ends with a whole one; 0 for none. */
  long last(FileChannel file) throws IOException;

  /** The ids of its sends. */
  Set<String> lastIds(FileChannel file) throws IOException;

  /**
   * Shows all sends of a file, in order.
   *
   * @return how many it has; -1 where the taker did not go on
   */
  int each(Path path, Taker taker) throws IOException;

  /** Writes the batches of a file again, without what some sends are about; how many these are. */
  long erase(Path path, FileChannel to, Set<String> profiles) throws IOException;
}
