package dev.wend.store;

/** How what a process writes to a store gets to the disk. */
public enum Writes {
  /** Each change is in the journal before it is in the pages. */
  AT_ONCE,

  /**
   * The same, but changes may be made together ({@link Group}): the pages are in memory of the
   * process until a checkpoint. What it writes to pages takes as much memory.
   */
  IN_GROUPS
}
