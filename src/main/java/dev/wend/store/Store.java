package dev.wend.store;

import dev.wend.store.StoreException.Kind;
import dev.wend.type.Field;
import dev.wend.type.Schema;
import dev.wend.value.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.BitSet;
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
  /** Bytes of journal after which a checkpoint is made. */
  private static final long CHECKPOINT = 256L << 20;

  private final Path folder;
  private final StoreLock lock;
  private final Layout layout;
  private final Instant created;
  private final Encoder record = new Encoder();
  private final Set<PlaneColumn> verified = ConcurrentHashMap.newKeySet();
  private final Profiles profiles;
  private Journal journal;
  private long journalNumber;
  private long sequence;
  private long checkpointAt = CHECKPOINT;
  private boolean broken;
  private boolean closed;

  private Store(
      Path folder,
      StoreLock lock,
      Layout layout,
      Control.Marks marks,
      Journal journal,
      long sequence) {
    this.folder = folder;
    this.lock = lock;
    this.layout = layout;
    this.created = marks.created();
    this.journalNumber = marks.journal();
    this.journal = journal;
    this.sequence = sequence;
    profiles = verified(layout.profiles());
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
    return create(folder, profile, Map.of(), clock);
  }

  /**
   * The same, with entities.
   *
   * @param entities their fields by their names
   */
  public static Store create(
      Path folder, Schema profile, Map<String, Schema> entities, Clock clock) {
    StoreFiles.prepare(folder);
    StoreLock lock = StoreLock.take(folder);
    Layout layout = new Layout(folder);
    try {
      layout.extend(profile, entities);
      layout.roots().forEach(Root::key);
      Control.Marks marks = new Control.Marks(clock.instant(), 1, 1);
      Journal journal = Journal.create(folder, 1);
      Control.write(folder, marks, layout);
      return new Store(folder, lock, layout, marks, journal, 1);
    } catch (RuntimeException e) {
      layout.close();
      lock.release(true);
      throw e;
    }
  }

  /** Opens a store, with all that was ever acknowledged. */
  public static Store open(Path folder) {
    StoreFiles.require(folder);
    StoreLock lock = StoreLock.take(folder);
    Layout layout = new Layout(folder);
    try {
      return recover(folder, lock, layout);
    } catch (RuntimeException e) {
      layout.close();
      lock.release(!lock.isUnclean());
      throw e;
    }
  }

  private static Store recover(Path folder, StoreLock lock, Layout layout) {
    Control.Marks marks = Control.read(folder, layout, lock.isUnclean());
    StoreFiles.tidy(folder, marks.journal());
    BitSet planes = new BitSet();
    BitSet slabs = new BitSet();
    layout.parts().use(planes, slabs);
    layout.planes().keepOnly(planes);
    layout.slabs().keepOnly(slabs);
    long[] next = {marks.sequence()};
    Journal journal =
        Journal.replay(
            folder,
            marks.journal(),
            marks.sequence(),
            decoder -> {
              Change change = ChangeCodec.read(decoder);
              layout.reserve(change);
              layout.apply(change);
              next[0]++;
            });
    return new Store(folder, lock, layout, marks, journal, next[0]);
  }

  /**
   * Takes the fields of a script: new ones are added, known ones must be of the same type and role;
   * an enum may have new values at its end. Fields that the script has not stay.
   */
  public synchronized void extend(Schema profile) {
    extend(profile, Map.of());
  }

  /** The same for profiles and entities, some of which may be new. */
  public synchronized void extend(Schema profile, Map<String, Schema> entities) {
    ensureUsable();
    if (layout.extend(profile, entities)) {
      // Without a checkpoint, a journal would name columns that no control file knows.
      broken = true;
      bringHome();
      broken = false;
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
    Change change = upsert.run();
    if (!change.isEmpty()) {
      layout.reserve(change);
      record.clear();
      record.room(Journal.HEADER);
      ChangeCodec.write(change, record);
      journal.append(record, sequence);
      broken = true;
      sequence++;
      layout.apply(change);
      broken = false;
      if (journal.bytes() > checkpointAt) {
        tryCheckpoint();
      }
    }
    return upsert.outcomes();
  }

  /** The batch is taken already, so a full disk here is no reason to tell that it was not. */
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

  private void ensureUsable() {
    if (closed) {
      throw new IllegalStateException("the store is closed");
    }
    if (broken) {
      throw new StoreException(
          Kind.FILES,
          "The store " + folder + " stopped in the middle of a change.",
          "Open it again: the change is in the journal and will be finished.");
    }
  }

  /** Brings all changes into the extents and begins a new journal. */
  public synchronized void checkpoint() {
    ensureUsable();
    bringHome();
  }

  private void bringHome() {
    layout.planes().flush();
    layout.slabs().flush();
    Journal next = Journal.create(folder, journalNumber + 1);
    try {
      Control.Marks marks = new Control.Marks(created, journalNumber + 1, sequence);
      Control.write(folder, marks, layout);
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
  public void live(int page, long[] into) {
    layout.profiles().live(page, into);
  }

  @Override
  public int find(Text key) {
    return profiles.find(key);
  }

  @Override
  public Optional<Profiles> entity(String name) {
    return profiles.entity(name);
  }

  private Profiles verified(Root root) {
    return new VerifiedTable(root, layout, verified, this);
  }

  /** The saved audiences, by name. */
  public synchronized List<SavedAudience> audiences() {
    ensureUsable();
    return layout.audiences().all().stream()
        .map(a -> a.info(layout.roots().get(a.root())))
        .toList();
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
    Optional<Members> old = Optional.empty();
    if (mode == AudienceWriter.Mode.APPEND) {
      old = layout.audiences().find(name);
    }
    return new AudienceWriter(this, fresh, old);
  }

  /** The audience is part of the next checkpoint, or of none. */
  void publish(Members members) {
    ensureUsable();
    Optional<Members> old = layout.audiences().put(members);
    try {
      checkpoint();
    } catch (RuntimeException e) {
      layout.audiences().remove(members.name());
      old.ifPresent(layout.audiences()::put);
      throw e;
    }
    layout.audiences().retire(old.map(Members::all).orElse(List.of()));
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
    Optional<Members> old = layout.audiences().remove(audience);
    if (old.isEmpty()) {
      return false;
    }
    try {
      checkpoint();
    } catch (RuntimeException e) {
      layout.audiences().put(old.get());
      throw e;
    }
    layout.audiences().retire(old.get().all());
    return true;
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

  /** What the store holds and what it takes. */
  public synchronized StoreInfo info() {
    ensureUsable();
    return StoreInfo.of(folder, layout, created, journal);
  }

  /** Makes a checkpoint, so that the next open has nothing to redo, and gives the store free. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    boolean clean = false;
    try {
      if (!broken) {
        if (journal.bytes() > 0) {
          checkpoint();
        }
        clean = true;
      }
    } finally {
      closed = true;
      layout.close();
      journal.close();
      lock.release(clean);
    }
  }
}
