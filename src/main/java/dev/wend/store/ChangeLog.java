package dev.wend.store;

import dev.wend.store.StoreException.Kind;
import java.nio.file.Path;
import java.util.BitSet;

/**
 * The way of a change: room on the disk, the journal, the pages; and the checkpoints between. Used
 * by one thread at a time.
 *
 * <p>A change that erases somebody is ended by the checkpoint after it, whenever that succeeds: it
 * takes away the texts that nobody has any more, which follow from the pages, and writes zeros over
 * the blocks that are free. A process that ends before leaves it to the next open.
 */
final class ChangeLog {
  /** Bytes of journal after which a checkpoint is made. */
  private static final long CHECKPOINT = 256L << 20;

  private final Path folder;
  private final Layout layout;
  private final Control.Marks marks;
  private final Encoder record = new Encoder();
  private Journal journal;
  private long journalNumber;
  private long sequence;
  private long checkpointAt = CHECKPOINT;
  private boolean broken;

  /** The changes that are made and not in the journal yet; -1 where each is at once. */
  private int together = -1;

  /** How many groups of changes there were. */
  private long groups;

  /** Whether somebody was erased, and no checkpoint has ended that yet. */
  private boolean erases;

  /**
   * @param marks those of the last checkpoint
   * @param sequence of the next record
   */
  ChangeLog(Path folder, Layout layout, Control.Marks marks, Journal journal, long sequence) {
    this.folder = folder;
    this.layout = layout;
    this.marks = marks;
    this.journal = journal;
    this.sequence = sequence;
    journalNumber = marks.journal();
    groups = marks.groups();
  }

  /** The log of a store that is opened: what a process left half-made is ended. */
  static ChangeLog open(Path folder, Layout layout, boolean isUnclean) {
    Control.Marks marks = Control.read(folder, layout, isUnclean);
    StoreFiles.tidy(folder, marks.journal());
    BitSet planes = new BitSet();
    BitSet slabs = new BitSet();
    layout.parts().use(planes, slabs);
    layout.planes().keepOnly(planes);
    layout.slabs().keepOnly(slabs);
    ChangeLog changes = recover(folder, layout, marks);
    if (isUnclean) {
      changes.endErasingOfLast();
    }
    return changes;
  }

  /** The log of a store that is opened: what its journal has is done again. */
  static ChangeLog recover(Path folder, Layout layout, Control.Marks marks) {
    long[] next = {marks.sequence()};
    long[] groups = {marks.groups()};
    boolean[] erases = {false};
    Journal journal =
        Journal.replay(
            folder,
            marks.journal(),
            marks.sequence(),
            decoder -> {
              ChangeCodec.Recorded record = ChangeCodec.readAll(decoder);
              for (Change change : record.changes()) {
                layout.reserve(change);
                layout.apply(change);
                erases[0] |= change.erases();
              }
              next[0]++;
              groups[0] += record.isGroup() ? 1 : 0;
            });
    ChangeLog changes = new ChangeLog(folder, layout, marks, journal, next[0]);
    changes.erases = erases[0];
    changes.groups = groups[0];
    return changes;
  }

  /**
   * Leaves nothing of whom the last process erased: it may have ended before the checkpoint, or
   * after it and before it had written over what that made free.
   */
  private void endErasingOfLast() {
    try {
      endErasing();
      layout.wipeFree();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** The log of an empty layout, in the place of this one. */
  ChangeLog emptied(Layout empty) {
    journal.delete();
    long number = journalNumber + 1;
    Control.Marks first = new Control.Marks(marks.created(), number, 1, 0);
    return new ChangeLog(folder, empty, first, Journal.create(folder, number), 1);
  }

  Control.Marks marks() {
    return marks;
  }

  /** Whether a change is in the journal and only in a part of the pages. */
  boolean isBroken() {
    return broken;
  }

  void ensureWhole() {
    if (broken) {
      throw new StoreException(
          Kind.FILES,
          "The store " + folder + " stopped in the middle of a change.",
          "Open it again: the change is in the journal and will be finished.");
    }
  }

  Journal journal() {
    return journal;
  }

  /** Makes a change that survives everything once this returns; if it throws, there was none. */
  void commit(Change change) {
    if (change.isEmpty()) {
      return;
    }
    layout.reserve(change);
    if (together >= 0) {
      ChangeCodec.write(change, record);
      together++;
      apply(change);
      return;
    }
    record.clear();
    record.room(Journal.HEADER);
    ChangeCodec.write(change, record);
    journal.append(record, sequence);
    sequence++;
    apply(change);
    if (journal.bytes() > checkpointAt) {
      tryCheckpoint();
    }
  }

  private void apply(Change change) {
    broken = true;
    layout.apply(change);
    erases |= change.erases();
    broken = false;
  }

  long groups() {
    return groups;
  }

  /** Whether changes are being made that last together. */
  boolean isTogether() {
    return together >= 0;
  }

  /** Puts no change into the journal before {@link #end}. */
  void begin() {
    together = 0;
    record.clear();
    record.room(Journal.HEADER);
    ChangeCodec.beginAll(record);
  }

  /** Whether a change was made that is not in the journal. */
  boolean isOpen() {
    return together > 0;
  }

  /** Puts what was changed since {@link #begin} into the journal as one record. */
  void end() {
    int changes = together;
    if (changes > 0) {
      broken = true; // the pages have what the journal may not get
      ChangeCodec.endAll(record, Journal.HEADER, changes);
      journal.append(record, sequence);
      sequence++;
      groups++;
      broken = false;
    }
    together = -1;
    if (journal.bytes() > checkpointAt) {
      tryCheckpoint();
    }
  }

  /** Makes a change of which the journal is to have nothing, if there is any. */
  void commitForGood(Change change) {
    if (!change.isEmpty()) {
      commit(change);
      checkpoint();
    }
  }

  /** The change is taken already, so a full disk here is no reason to tell that it was not. */
  private void tryCheckpoint() {
    checkpointAt = journal.bytes() + CHECKPOINT;
    try {
      checkpoint();
      checkpointAt = CHECKPOINT;
    } catch (StoreException e) {
      // The journal goes on; close tells it when the trouble stays.
      return;
    }
  }

  /**
   * Brings a new schema into the control file. Without that, a journal would name columns that no
   * control file knows.
   */
  void checkpointSchema() {
    broken = true;
    checkpoint();
    broken = false;
  }

  /** Ends what was erased, if a checkpoint after it failed or never came. */
  void endErasing() {
    if (erases) {
      checkpoint();
    }
  }

  /**
   * Brings all changes into the extents and begins a new journal. If somebody was erased, nothing
   * of that is left in the files when this returns.
   */
  void checkpoint() {
    if (isOpen()) {
      throw new IllegalStateException("changes that are to last together are not in the journal");
    }
    if (erases) {
      new Scrubbing(layout).run();
    }
    layout.planes().flush();
    layout.slabs().flush();
    Journal next = Journal.create(folder, journalNumber + 1);
    try {
      Control.Marks now = new Control.Marks(marks.created(), journalNumber + 1, sequence, groups);
      Control.write(folder, now, layout);
    } catch (RuntimeException e) {
      next.delete();
      throw e;
    }
    layout.planes().checkpointed();
    layout.slabs().checkpointed();
    Journal last = journal;
    journal = next;
    journalNumber++;
    last.delete();
    if (erases) {
      layout.wipeFree();
      erases = false;
    }
  }

  /** Makes a checkpoint if there is anything to bring home; returns whether all is there. */
  boolean finish() {
    if (broken || isOpen()) {
      return false; // who opens the store finds it without what was not ended
    }
    if (journal.bytes() > 0 || erases) {
      checkpoint();
    }
    return true;
  }

  void close() {
    journal.close();
  }
}
