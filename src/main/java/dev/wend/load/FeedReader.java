package dev.wend.load;

import dev.wend.diag.Span;
import dev.wend.store.Batch;
import dev.wend.store.Taken;
import dev.wend.type.Field;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;

/**
 * Reads the files of a source in a thread of its own and hands over batches of rows, while the one
 * before is being applied. Two batches go round; a batch's mark holds the file and the line of each
 * row.
 *
 * <pre>
 * mark   bits 40..62 the file's place in the source, bits 0..39 the line
 * </pre>
 */
final class FeedReader implements Runnable {
  private static final int ROWS = 65_536;

  /** Bytes of rows after which a batch is handed over though it is not full. */
  private static final long MOST_BYTES = 64 << 20;

  /** Items of lists, likewise. */
  private static final long MOST_ITEMS = 1 << 20;

  private final FeedPlan plan;
  private final Rejects rejects;
  private final ZoneId zone;
  private final FormulaMaker formulas;
  private final Progress progress;
  private final List<Taken> taken;

  /** What the store has of the file that is being read, where its rows become events. */
  private Optional<Taken> known = Optional.empty();

  private final BlockingQueue<Item> full = new ArrayBlockingQueue<>(1);
  private final BlockingQueue<Item.Rows> spare = new ArrayBlockingQueue<>(2);
  private Item.Rows current = new Item.Rows(List.of(), new Batch(List.of(), 1), Optional.empty());
  private boolean isOpen;
  private long bytes;
  private long rows;
  private long skipped;
  private final Map<Span, Long> missing = new TreeMap<>(Comparator.comparingInt(Span::offset));

  /** What goes from the reading thread to the applying one, and back. */
  sealed interface Item {
    /**
     * @param fields what the batch was made for
     * @param file of events, whose batches are of one file each
     */
    record Rows(List<Field> fields, Batch batch, Optional<Taken> file) implements Item {}

    /** All was read; or nothing more can be. */
    record End(List<Throwable> fault) implements Item {
      /** Throws in this thread what ended the reading in the other one. */
      void rethrow() throws IOException {
        for (Throwable thrown : fault) {
          if (thrown instanceof IOException e) {
            throw e;
          }
          if (thrown instanceof Error e) {
            throw e;
          }
          if (thrown instanceof CancellationException e) {
            throw e;
          }
          throw new IllegalStateException("reading failed", thrown);
        }
      }
    }
  }

  /**
   * @param taken what the store has of files of the source, if their rows become events
   */
  FeedReader(
      FeedPlan plan,
      Rejects rejects,
      ZoneId zone,
      FormulaMaker formulas,
      Progress progress,
      List<Taken> taken) {
    this.taken = taken;
    this.plan = plan;
    this.rejects = rejects;
    this.zone = zone;
    this.formulas = formulas;
    this.progress = progress;
    spare.add(current);
    spare.add(current);
  }

  /** The next batch of rows, or the end. */
  Item take() throws InterruptedException {
    return full.take();
  }

  /** Gives a batch back to be filled again. */
  void giveBack(Item.Rows used) throws InterruptedException {
    spare.put(used);
  }

  /** Rows of the files, after the end. */
  long rows() {
    return rows;
  }

  /** Rows that {@code skip where} passed over, after the end. */
  long skipped() {
    return skipped;
  }

  /** By place in the script: of how many taken rows present values gave none, after the end. */
  Map<Span, Long> missing() {
    return missing;
  }

  static long line(long mark) {
    return mark & ((1L << Batch.LINE_BITS) - 1);
  }

  static int place(long mark) {
    return (int) (mark >> Batch.LINE_BITS);
  }

  static Path file(FeedPlan plan, long mark) {
    return plan.files().get(place(mark));
  }

  @Override
  public void run() {
    Item.End end = new Item.End(List.of());
    try {
      List<Path> files = plan.files();
      for (int i = 0; i < files.size(); i++) {
        readFile(files.get(i), (long) i << Batch.LINE_BITS);
      }
      flush();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    } catch (IOException | RuntimeException | Error e) {
      end = new Item.End(List.of(e));
    }
    try {
      full.put(end);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void readFile(Path path, long mark) throws IOException, InterruptedException {
    try {
      FeedPlan.Part part = plan.part(path);
      if (plan.events().isPresent()) {
        known = Optional.of(FileTaken.of(path, plan.feed().name(), plan.name(path), taken));
      }
      Formulas computed = formulas.make(plan.mapping(), part.fields(), part.columns());
      RowTaker taker =
          new RowTaker(
              plan.mapping(), part.fields(), part.columns(), zone, computed, formulas.whose(plan));
      long bytes = known.map(Taken::bytes).orElse(Long.MAX_VALUE);
      try (RowFile file = plan.open(part, bytes, progress)) {
        readRows(file, taker, part, mark);
      }
      if (known.isPresent()) {
        flush();
      }
      computed.missing().forEach((place, rows) -> missing.merge(place, rows, Long::sum));
    } catch (IOException e) {
      throw new UnreadableFile(path, e);
    }
  }

  private void readRows(RowFile file, RowTaker taker, FeedPlan.Part part, long mark)
      throws IOException, InterruptedException {
    startBatch(part.fields());
    long number = 0;
    long items = 0;
    for (RowFile.Step step = file.next(); step != RowFile.Step.END; step = file.next()) {
      rows++;
      number++;
      if (isKnown(file.line())) {
        skipped++;
        continue;
      }
      if (step == RowFile.Step.BAD) {
        rejects.add(mark | file.line(), "", file.reason(), file.text());
        continue;
      }
      switch (taker.take(file.row(), number, current.batch)) {
        case TAKEN -> {
          current.batch.endRow(mark | file.line());
          bytes += file.row().length();
          if (current.batch.isFull() || bytes > MOST_BYTES || taker.items() - items > MOST_ITEMS) {
            items = taker.items();
            flush();
            startBatch(part.fields());
          }
        }
        case SKIPPED -> skipped++;
        case REJECTED ->
            rejects.add(mark | file.line(), taker.column(), taker.reason(), file.text());
      }
    }
  }

  /** Whether the store has the event of a line. */
  private boolean isKnown(long line) {
    return known.isPresent() && known.get().lines().contains(line);
  }

  /** Makes sure that there is a batch of these fields with room for a row. */
  private void startBatch(List<Field> fields) throws InterruptedException {
    if (isOpen && current.fields.equals(fields)) {
      return;
    }
    flush();
    Item.Rows next = spare.take();
    Batch batch =
        next.fields.equals(fields)
            ? next.batch
            : new Batch(plan.feed().target().table(), fields, ROWS);
    batch.clear();
    current = new Item.Rows(fields, batch, known);
    isOpen = true;
    bytes = 0;
  }

  /** Hands the batch over; there is none until {@link #startBatch}. */
  private void flush() throws InterruptedException {
    if (!isOpen) {
      return;
    }
    if (current.batch.rows() == 0) {
      spare.put(current);
    } else {
      full.put(current);
    }
    isOpen = false;
  }
}
