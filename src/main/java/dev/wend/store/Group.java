package dev.wend.store;

/**
 * Changes of a store that last together: all of them once {@link #end} returns, and none where the
 * process or the machine ends before. Who reads sees each at once.
 *
 * <p>Meanwhile no checkpoint is made, so no audience is saved or dropped and nothing forgotten.
 */
public final class Group {
  private final Store store;
  private final ChangeLog changes;
  private final boolean possible;

  Group(Store store, ChangeLog changes, boolean possible) {
    this.store = store;
    this.changes = changes;
    this.possible = possible;
  }

  /** Whether the store was opened for that. */
  public boolean isPossible() {
    return possible;
  }

  /** Whether {@link #begin} was called and {@link #end} was not yet. */
  public boolean isBegun() {
    synchronized (store) {
      return changes.isTogether();
    }
  }

  public void begin() {
    synchronized (store) {
      store.ensureUsable();
      if (!possible || changes.isTogether()) {
        throw new IllegalStateException("changes cannot be made together here");
      }
      changes.begin();
    }
  }

  /** Makes what was changed last. When it throws, nothing of it does, and the store has ended. */
  public void end() {
    synchronized (store) {
      store.ensureUsable();
      changes.end();
    }
  }

  /**
   * How many of them there were since the store was made, those of which nothing lasts left out.
   * What is kept elsewhere may be kept for the next such number: a store that has it has those
   * changes.
   */
  public long number() {
    synchronized (store) {
      return changes.groups();
    }
  }

  /** Whether something was changed since {@link #begin}. */
  public boolean hasChanges() {
    synchronized (store) {
      return changes.isOpen();
    }
  }
}
