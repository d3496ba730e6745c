package dev.wend.store;

import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Schema;
import dev.wend.value.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A folder of profiles, open. One thread at a time writes; any number read meanwhile, as {@link
 * Profiles} says. Nobody may read after {@link #close}.
 */
public final class Store implements Profiles, AutoCloseable {
  /** What the name of a folder ends with whose store need not outlive the process. */
  public static final String SCRATCH = Disk.SCRATCH;

  private final Path folder;
  private final StoreLock lock;
  private final Layout layout;
  private final Profiles profiles;
  private final ChangeLog changes;
  private final Group group;
  private boolean closed;

  private Store(Opening opened) {
    folder = opened.folder();
    lock = opened.lock();
    layout = opened.layout();
    changes = opened.changes();
    profiles = new VerifiedTable(layout.profiles(), layout, ConcurrentHashMap.newKeySet(), this);
    group = new Group(this, changes, opened.writes() == Writes.IN_GROUPS || Disk.isScratch(folder));
  }

  /** Whether a folder holds a store. */
  public static boolean exists(Path folder) {
    return Files.exists(Control.file(folder));
  }

  /**
   * Makes a store in a folder that is empty or not there.
   *
   * @param clock tells when it was created
   */
  public static Store create(Path folder, Schema profile, Clock clock) {
    return create(folder, profile, Map.of(), List.of(), clock);
  }

  /** The same, with entities, their fields by their names, and types of events. */
  public static Store create(
      Path folder,
      Schema profile,
      Map<String, Schema> entities,
      List<EventType> events,
      Clock clock) {
    return create(folder, profile, entities, events, clock, Writes.AT_ONCE);
  }

  public static Store create(
      Path folder,
      Schema profile,
      Map<String, Schema> entities,
      List<EventType> events,
      Clock clock,
      Writes writes) {
    Instant now = clock.instant();
    return new Store(
        Opening.create(folder, writes, now, layout -> layout.extend(profile, entities, events)));
  }

  /** The same as an empty store, in its place and closing it; only of a {@link #SCRATCH} store. */
  public synchronized Store emptied() {
    ensureUsable();
    if (!Disk.isScratch(folder)) {
      throw new IllegalStateException("the store is to be kept");
    }
    Layout empty = layout.emptied(schema(), entities(), eventTypes());
    closed = true;
    ChangeLog next = changes.emptied(empty);
    return new Store(new Opening(folder, lock, empty, next, Writes.AT_ONCE));
  }

  /** Opens a store, with all that was ever acknowledged. */
  public static Store open(Path folder) {
    return open(folder, Writes.AT_ONCE);
  }

  public static Store open(Path folder, Writes writes) {
    return new Store(Opening.open(folder, writes));
  }

  /** Makes changes last together. */
  public Group group() {
    return group;
  }

  /**
   * Takes the fields of a script: new ones are added, known ones must be of the same type and role;
   * an enum may have new values at its end. Fields that the script has not stay.
   */
  public synchronized void extend(Schema profile) {
    extend(profile, Map.of(), List.of());
  }

  /**
   * The same with entities and types of events. Whose the events of a type are, and for how long
   * they are kept, is as the script has it now.
   */
  public synchronized void extend(
      Schema profile, Map<String, Schema> entities, List<EventType> events) {
    ensureUsable();
    if (layout.extend(profile, entities, events)) {
      changes.checkpointSchema();
    }
  }

  /** All fields of profiles, in the order in which they came. */
  public synchronized Schema schema() {
    return layout.profiles().schema();
  }

  /** The fields of the entities, by their names. */
  public synchronized Map<String, Schema> entities() {
    Map<String, Schema> entities = new LinkedHashMap<>();
    layout.roots().stream().skip(1).forEach(r -> entities.put(r.name(), r.schema()));
    return entities;
  }

  /** The words for the rows of entities that are not the usual plurals, by the entities' names. */
  public synchronized Map<String, String> plurals() {
    return layout.plurals();
  }

  /** Takes these words in the place of those before. */
  public synchronized void call(Map<String, String> plurals) {
    ensureUsable();
    if (layout.call(plurals)) {
      changes.checkpointSchema();
    }
  }

  /** The types of events, in the order in which they came; not those of notes. */
  public synchronized List<EventType> eventTypes() {
    return layout.events().stream().map(EventTable::type).filter(t -> !t.isNote()).toList();
  }

  /**
   * Creates and updates profiles, or the rows of the batch's entity. When this returns, all that is
   * told as taken survives the end of the process and of the machine; when it throws, nothing was
   * taken.
   */
  public Outcomes upsert(Batch batch) {
    return upsert(batch, Set.of());
  }

  /**
   * The same; a row that gives an identity of another profile than it is about makes one of the
   * two, the one that came first, if the identity's namespace is among those to merge by.
   */
  public synchronized Outcomes upsert(Batch batch, Set<String> mergeBy) {
    ensureUsable();
    Upsert upsert = new Upsert(layout, batch, mergeBy);
    changes.commit(upsert.run());
    return upsert.outcomes();
  }

  /**
   * Makes one of two profiles, the one that came first, with the newest value of each field; both
   * keys and all identities lead to it. The promise is that of {@link #upsert(Batch)}.
   */
  public synchronized void merge(int one, int other) {
    ensureUsable();
    changes.commit(Change.merging(layout, one, other));
  }

  /** Appends events, as {@link #append(Batch, Taken)}, of no file. */
  public Outcomes append(Batch batch) {
    return append(batch, Optional.empty());
  }

  /**
   * Appends events of the type that is the batch's table. Its fields are {@link EventType#TIME}, if
   * it likes {@link EventType#ID}, {@link EventType#WHOSE} but for business events, and some of the
   * type's own. An event that has an id of one that was taken is UNCHANGED; one without a time, or
   * whose identity nobody has, is REFUSED. The promise is that of {@link #upsert(Batch)}.
   *
   * @param file whose lines the rows are, by their marks, with the lines that were known before it
   *     was read; that they are taken is remembered with the events, or not at all
   */
  public Outcomes append(Batch batch, Taken file) {
    return append(batch, Optional.of(file));
  }

  private synchronized Outcomes append(Batch batch, Optional<Taken> file) {
    ensureUsable();
    EventAppend append = new EventAppend(layout, batch);
    changes.commit(append.run(file));
    return append.outcomes();
  }

  /**
   * Updates profiles and appends events of several types, all or nothing; the promise is that of
   * {@link #upsert(Batch)}.
   *
   * @param updates rows of profiles that are there already
   * @param events of one type each, no two of the same
   */
  public synchronized void write(Optional<Batch> updates, List<Batch> events) {
    ensureUsable();
    changes.commit(Change.of(layout, updates, events));
  }

  /**
   * Frees the pages of events that are all older than they are kept, and makes a checkpoint if
   * there are any. Events that are too old may stay for a while: whoever reads leaves them out.
   */
  public synchronized void forget(Instant now) {
    ensureUsable();
    changes.commitForGood(new Forgetting(layout).old(now.toEpochMilli()));
  }

  /**
   * Erases a profile that {@link #find} gave. When this returns, the files have nothing of its
   * values, events and texts; texts that others have too stay. A row with its key makes a new one.
   * When this throws and the profile is not found any more, or the process ends meanwhile, the next
   * checkpoint or {@link #open} does the rest.
   */
  public synchronized void erase(int profile) {
    ensureUsable();
    layout.audiences().releaseRetired();
    changes.commitForGood(new Erasing(layout).of(profile));
  }

  /** What there is of the files of a source of events. */
  public synchronized List<Taken> taken(String source) {
    ensureUsable();
    return layout.ledger().of(source);
  }

  void ensureUsable() {
    if (closed) {
      throw new IllegalStateException("the store is closed");
    }
    changes.ensureWhole();
  }

  /** Brings all changes into the extents and begins a new journal. */
  public synchronized void checkpoint() {
    ensureUsable();
    changes.checkpoint();
  }

  @Override
  public int count() {
    return layout.profiles().count();
  }

  @Override
  public int version(int page) {
    return layout.profiles().version(page);
  }

  @Override
  public Optional<Column> column(String field) {
    return profiles.column(field);
  }

  @Override
  public Optional<Items> items(String list) {
    return profiles.items(list);
  }

  @Override
  public Optional<Events> events(String type) {
    return profiles.events(type);
  }

  @Override
  public void live(int page, long[] into) {
    layout.profiles().live(page, into);
  }

  @Override
  public int survivor(int slot) {
    return layout.profiles().survivor(slot);
  }

  @Override
  public int find(Text key) {
    return profiles.find(key);
  }

  @Override
  public Optional<Profiles> entity(String name) {
    return profiles.entity(name);
  }

  /** The saved audiences, by name. */
  public synchronized List<SavedAudience> audiences() {
    ensureUsable();
    return layout.audiences().infos();
  }

  /**
   * Begins to save an audience.
   *
   * @param dimension {@value SavedAudience#PROFILE}, or the name of an entity
   * @param columns names and scalar types of what is kept for each member
   */
  public synchronized AudienceWriter audience(
      String name, String dimension, List<Field> columns, AudienceWriter.Mode mode) {
    ensureUsable();
    int root = layout.place(dimension.equals(SavedAudience.PROFILE) ? "" : dimension);
    Members fresh = layout.audiences().begin(name, root, columns, mode);
    return new AudienceWriter(this, layout.roots().get(root), fresh, mode);
  }

  /**
   * Puts profiles into a saved audience, without values, and writes no generation of it anew.
   *
   * @return whether that can be: not where there is no such audience, or somebody saves it
   */
  public synchronized boolean join(String audience, int[] profiles, Instant now) {
    ensureUsable();
    Optional<Members> members = saved(audience).filter(Members::mayBeJoined);
    if (members.isEmpty() || layout.audiences().isBegun(audience)) {
      return false;
    }
    changes.commit(Change.joining(layout, members.get(), profiles, now.toEpochMilli()));
    return true;
  }

  /** The published generation of an audience. */
  Optional<Members> saved(String audience) {
    return layout.audiences().find(audience);
  }

  /** The audience is part of the next checkpoint, or of none. */
  void publish(Members members) {
    ensureUsable();
    changes.endErasing();
    layout.audiences().publish(members, this::checkpoint);
  }

  /** Gives up columns that were never published. */
  void forget(List<PlaneColumn> columns) {
    if (!closed) {
      layout.audiences().release(columns);
    }
  }

  /** Drops a saved audience; returns whether there was one. */
  public synchronized boolean drop(String audience) {
    ensureUsable();
    changes.endErasing();
    return layout.audiences().drop(audience, this::checkpoint);
  }

  /**
   * Reads everything: checksums, dictionaries, indexes, identities.
   *
   * @return what is wrong, a sentence each
   */
  public synchronized List<String> check() {
    ensureUsable();
    return new Check(layout).run();
  }

  /** What it holds and takes. */
  public synchronized StoreInfo info() {
    ensureUsable();
    return StoreInfo.of(folder, layout, changes.marks().created(), changes.journal());
  }

  /** Makes a checkpoint, so that the next open has nothing to redo, and gives the store free. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    boolean clean = false;
    try {
      clean = changes.finish();
    } finally {
      closed = true;
      layout.close();
      changes.close();
      lock.release(clean);
    }
  }
}
