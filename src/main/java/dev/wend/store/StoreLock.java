package dev.wend.store;

import dev.wend.store.StoreException.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One process has a store open. {@code LOCK} is locked and stays empty; {@code OWNER} says who: an
 * owner that is left behind tells that the store was not closed.
 *
 * <p>They are two files because closing any channel on a locked file gives up the lock of the whole
 * process: whoever asks in the same process reads {@code OWNER} and keeps away from {@code LOCK}.
 */
final class StoreLock implements AutoCloseable {
  private final Path owner;
  private final FileChannel channel;
  private final boolean unclean;

  private StoreLock(Path owner, FileChannel channel, boolean unclean) {
    this.owner = owner;
    this.channel = channel;
    this.unclean = unclean;
  }

  static StoreLock take(Path folder) {
    Path file = folder.resolve("LOCK");
    Path owner = folder.resolve("OWNER");
    try {
      String me = me(folder);
      String last = Files.exists(owner) ? Files.readString(owner) : "";
      if (last.equals(me)) {
        throw held(folder, "this process");
      }
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw held(folder, "process " + last.lines().findFirst().orElse("unknown"));
      }
      Files.writeString(owner, me);
      Disk.force(owner);
      return new StoreLock(owner, channel, !last.isEmpty());
    } catch (IOException e) {
      throw Disk.trouble(file, e);
    }
  }

  private static StoreException held(Path folder, String who) {
    return new StoreException(
        Kind.HELD,
        "The store " + folder + " is in use by " + who + ".",
        "Wait until it ends, or use another store.");
  }

  /** Process, its start, and the folder: a copy of a store in use is not in use. */
  private static String me(Path folder) throws IOException {
    ProcessHandle process = ProcessHandle.current();
    return process.pid()
        + "\n"
        + process.info().startInstant().map(Object::toString).orElse("")
        + "\n"
        + folder.toRealPath();
  }

  /** Whether the last process did not close the store. */
  boolean isUnclean() {
    return unclean;
  }

  /** Gives the store free; {@code clean} when nothing is left to redo. */
  void release(boolean clean) {
    try {
      if (clean) {
        Files.deleteIfExists(owner);
      } else {
        Files.writeString(owner, "unclean");
      }
      channel.close();
    } catch (IOException e) {
      throw Disk.trouble(owner, e);
    }
  }

  @Override
  public void close() {
    release(true);
  }
}
