package dev.wend.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;

/** What a store is of once it is open. */
record Opening(Path folder, StoreLock lock, Layout layout, ChangeLog changes, Writes writes) {
  /**
   * Makes a store.
   *
   * @param extend gives it what it holds
   */
  static Opening create(Path folder, Writes writes, Instant now, Consumer<Layout> extend) {
    StoreFiles.prepare(folder);
    StoreLock lock = StoreLock.take(folder);
    Layout layout = new Layout(folder, writes);
    try {
      extend.accept(layout);
      layout.roots().forEach(Root::key);
      Control.Marks marks = new Control.Marks(now, 1, 1, 0);
      Journal journal = Journal.create(folder, 1);
      Control.write(folder, marks, layout);
      ChangeLog changes = new ChangeLog(folder, layout, marks, journal, 1);
      return new Opening(folder, lock, layout, changes, writes);
    } catch (RuntimeException e) {
      layout.close();
      lock.release(true);
      throw e;
    }
  }

  static Opening open(Path folder, Writes writes) {
    StoreFiles.require(folder);
    StoreLock lock = StoreLock.take(folder);
    Layout layout = new Layout(folder, writes);
    try {
      ChangeLog changes = ChangeLog.open(folder, layout, lock.isUnclean());
      if (writes == Writes.IN_GROUPS && Control.isOlder(folder)) {
        changes.checkpoint();
      }
      return new Opening(folder, lock, layout, changes, writes);
    } catch (RuntimeException e) {
      layout.close();
      lock.release(!lock.isUnclean());
      throw e;
    }
  }
}
