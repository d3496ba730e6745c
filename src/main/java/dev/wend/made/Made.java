package dev.wend.made;

import dev.wend.check.Catalog;
import dev.wend.check.Checked;
import dev.wend.check.Checked.Feed;
import dev.wend.check.Checked.Target;
import dev.wend.check.Mention;
import dev.wend.load.Progress;
import dev.wend.store.Batch;
import dev.wend.type.Field;
import dev.wend.value.Bytes;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/**
 * Makes up profiles and events for a script: the same for the same seed, by however many threads.
 */
public final class Made {
  private static final int BATCH = 16_384;
  private static final int CHUNK = 8_192;
  private static final int LINE = 128;

  /** Rows of each entity; profiles share them. */
  private static final long MOST_OF_ENTITY = 500;

  private final Checked script;
  private final MadeTable profiles;
  private final Map<String, MadeTable> entities;
  private final Map<String, MadeTable> events = new LinkedHashMap<>();
  private final Map<String, Long> eventCounts = new LinkedHashMap<>();
  private final SheetPlan sheets;
  private final long ofEntity;
  private final long count;
  private final InOrder order;
  private final Progress progress;

  /**
   * @param count of the profiles
   * @param eventCounts of the events of each type that has any
   * @param at what has happened, happened before
   */
  public Made(
      Checked script,
      long count,
      Map<String, Long> eventCounts,
      long seed,
      Instant at,
      int threads,
      Progress progress) {
    MadeTable.Plan plan =
        new MadeTable.Plan(
            Mention.of(script),
            new Chance(seed),
            at.atZone(script.zone()).toLocalDate().toEpochDay(),
            script.catalog().entities(),
            Math.min(count, MOST_OF_ENTITY));
    this.script = script;
    this.profiles = MadeTable.of(script.profile().fields(), plan);
    this.entities = new LinkedHashMap<>();
    plan.entities()
        .forEach((name, e) -> entities.put(name, MadeTable.of(e.schema().fields(), plan)));
    List<String> messages = List.copyOf(script.catalog().messages().keySet());
    eventCounts.forEach(
        (name, rows) -> {
          Catalog.Event event = script.catalog().events().get(name);
          MadeEvents how =
              new MadeEvents(
                  event, messages, profiles, plan.seed(), count, rows, at.toEpochMilli());
          this.events.put(name, how.table(plan));
          this.eventCounts.put(name, rows);
        });
    this.sheets = new SheetPlan(profiles, entities, events, script.catalog().events(), plan);
    this.ofEntity = plan.ofEntity();
    this.count = count;
    this.order = new InOrder(threads);
    this.progress = progress;
  }

  /** Hands on the rows of entities, and then all profiles, some at a time. */
  public void give(Consumer<Batch> to) throws IOException {
    entities.forEach((name, table) -> to.accept(entity(name, table)));
    progress.begin("profiles", count, Progress.Unit.ROWS);
    try {
      order.run(
          parts(count, BATCH),
          this::batch,
          batch -> {
            to.accept(batch);
            progress.more(batch.rows());
          });
    } finally {
      progress.end();
    }
  }

  /** Hands on all events, some at a time, those of a type in order of time. */
  public void giveEvents(Consumer<Batch> to) throws IOException {
    for (Map.Entry<String, MadeTable> type : events.entrySet()) {
      long rows = eventCounts.get(type.getKey());
      List<Field> fields = MadeEvents.fields(script.catalog().events().get(type.getKey()));
      progress.begin(type.getKey(), rows, Progress.Unit.ROWS);
      try {
        order.run(
            parts(rows, BATCH),
            part -> batch(new Batch(type.getKey(), fields, BATCH), type.getValue(), part, rows),
            batch -> {
              to.accept(batch);
              progress.more(batch.rows());
            });
      } finally {
        progress.end();
      }
    }
  }

  /** The field of an event that holds the identity, where one does. */
  public static Optional<Field> identity(Catalog.Event event) {
    return MadeEvents.identity(event);
  }

  private Batch entity(String name, MadeTable table) {
    List<Field> fields = script.catalog().entities().get(name).schema().fields();
    Batch batch = new Batch(name, fields, BATCH);
    Bytes room = new Bytes(LINE);
    for (long row = 0; row < ofEntity; row++) {
      table.give(row, batch, room);
    }
    return batch;
  }

  /** How many rows the file of a source has. */
  public long rows(Feed feed) {
    return feed.target() instanceof Target.Event event
        ? eventCounts.getOrDefault(event.name(), 0L)
        : feed.entity().isPresent() ? ofEntity : count;
  }

  /** Whether there is anything for the file of a source of events. */
  public boolean has(Feed feed) {
    return events.containsKey(feed.target().table());
  }

  private static long parts(long rows, int size) {
    return (rows + size - 1) / size;
  }

  private Batch batch(long part) {
    return batch(new Batch(script.profile().fields(), BATCH), profiles, part, count);
  }

  private static Batch batch(Batch batch, MadeTable table, long part, long rows) {
    Bytes room = new Bytes(LINE);
    long end = Math.min(rows, (part + 1) * BATCH);
    for (long row = part * BATCH; row < end; row++) {
      table.give(row, batch, room);
    }
    return batch;
  }

  /** Writes the file of a source, which must not be there yet; its size in bytes. */
  public long write(Feed feed, Path file) throws IOException {
    Sheet sheet = sheets.of(feed);
    long rows = rows(feed);
    progress.begin(feed.name(), rows, Progress.Unit.ROWS);
    try (OutputStream plain = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
        OutputStream out = packed(plain, file)) {
      Bytes head = new Bytes(LINE);
      sheet.head(head);
      out.write(head.array(), 0, head.length());
      order.run(
          parts(rows, CHUNK),
          part -> chunk(sheet, part, rows),
          chunk -> {
            out.write(chunk.array(), 0, chunk.length());
            progress.more(CHUNK);
          });
    } finally {
      progress.end();
    }
    return Files.size(file);
  }

  private static OutputStream packed(OutputStream plain, Path file) throws IOException {
    return file.toString().endsWith(".gz")
        ? new GZIPOutputStream(plain, 1 << 16)
        : new BufferedOutputStream(plain, 1 << 16);
  }

  private Bytes chunk(Sheet sheet, long part, long rows) {
    Bytes chunk = new Bytes(CHUNK * LINE);
    long end = Math.min(rows, (part + 1) * CHUNK);
    for (long row = part * CHUNK; row < end; row++) {
      sheet.row(row, chunk);
    }
    return chunk;
  }
}
