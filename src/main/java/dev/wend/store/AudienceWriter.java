package dev.wend.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Saves an audience, page by page. What is written here goes into blocks that nobody else knows;
 * {@link #publish} makes them the audience in one step. Until then, and if that never comes, the
 * audience is what it was.
 *
 * <p>Of two writers of one audience the one that replaces and publishes last has it whole. One that
 * appends goes on from the audience as it was when it began: if that was replaced or dropped
 * meanwhile, {@link #add} and {@link #publish} throw a {@link StoreException}.
 */
public final class AudienceWriter implements AutoCloseable {
  /** What becomes of the members that there are. */
  public enum Mode {
    /** They go, with their columns; so does an audience of this name of another dimension. */
    REPLACE,
    /** They stay with their values; one that is added again takes those that are given. */
    APPEND
  }

  private static final long MEMBER = 1;

  private final Store store;
  private final Root root;
  private final Members fresh;

  private final Mode mode;

  /** The audience as it was, where its members stay. */
  private final Optional<Members> old;

  private final BitSet given = new BitSet();
  private final int[] slots = new int[Profiles.PAGE];
  private boolean done;

  AudienceWriter(Store store, Root root, Members fresh, Mode mode) {
    this.store = store;
    this.root = root;
    this.fresh = fresh;
    this.mode = mode;
    old = mode == Mode.APPEND ? store.saved(fresh.name()) : Optional.empty();
    old.ifPresent(o -> o.columns().forEach(this::takeTexts));
  }

  /** What goes on from a generation that was replaced or dropped would bring it back. */
  private void ensureCurrent() {
    boolean isThere = old.isPresent();
    Optional<Members> now = store.saved(fresh.name());
    boolean isSame = now.map(Members::members).equals(old.map(Members::members));
    if (mode == Mode.APPEND && !isSame) {
      throw new StoreException(
          StoreException.Kind.SCHEMA,
          "The saved audience `"
              + fresh.name()
              + "` was "
              + (!isThere ? "made" : now.isPresent() ? "saved" : "dropped")
              + " by somebody else while this was appended to it.",
          "Append again; nothing of this was saved.");
    }
  }

  /** The column of the old generation that a column goes on from. */
  private Optional<PlaneColumn> before(PlaneColumn column) {
    return old.flatMap(
        o -> o.columns().stream().filter(c -> c.name().equals(column.name())).findFirst());
  }

  /** Gives the new dictionary the texts of the old one, under the same codes. */
  private void takeTexts(PlaneColumn from) {
    if (from.texts().isEmpty()) {
      return;
    }
    Texts texts = from.texts().get();
    PlaneColumn to =
        fresh.columns().stream()
            .filter(c -> c.name().equals(from.name()))
            .findFirst()
            .orElseThrow();
    byte[] bytes = new byte[Dictionary.RUN];
    int[] starts = new int[Profiles.PAGE];
    int[] lengths = new int[Profiles.PAGE];
    for (int done = 0; done < texts.size(); ) {
      int most = Math.min(starts.length, texts.size() - done);
      int run = texts.copyRun(done, most, bytes, starts, lengths);
      int[] hashes = new int[run];
      for (int i = 0; i < run; i++) {
        hashes[i] = TextHash.of(bytes, starts[i], lengths[i]);
      }
      to.texts()
          .orElseThrow()
          .append(new Appends(to.number(), done, run, bytes, starts, lengths, hashes));
      done += run;
    }
  }

  /**
   * Adds members that have no values.
   *
   * @param page each page once at most
   * @param members a bit each, {@link Profiles#WORDS} words
   */
  public void add(int page, long[] members) {
    add(page, members, new Batch(List.of(), 1));
  }

  /**
   * Adds members with values.
   *
   * @param page each page once at most
   * @param members a bit each, {@link Profiles#WORDS} words
   * @param values a row for each member, in the order of their slots; its fields are columns of the
   *     audience, by name, and one that it has not is missing
   */
  public void add(int page, long[] members, Batch values) {
    synchronized (store) {
      if (given.get(page)) {
        throw new IllegalArgumentException("page " + page + " was given already");
      }
      ensureCurrent();
      given.set(page);
      write(page, members, values);
    }
  }

  private void write(int page, long[] members, Batch values) {
    int count = slots(page, notErased(page, members), old);
    if (count == 0) {
      return;
    }
    int[] rows = rows(count, members);
    for (PlaneColumn column : fresh.columns()) {
      if (column == fresh.since().orElseThrow()) {
        continue; // told when it is published
      }
      long[] lane = new long[count];
      Optional<PlaneColumn> before = before(column);
      if (before.isPresent()) {
        before.get().values(slots, count, lane);
      } else {
        Arrays.fill(lane, PlaneColumn.MISSING);
      }
      overwrite(column, lane, rows, values);
      column.write(page, slots, lane, 0, count, Profiles.PAGE);
    }
    long[] ones = new long[count];
    Arrays.fill(ones, MEMBER);
    fresh.members().write(page, slots, ones, 0, count, Profiles.PAGE);
  }

  /** Who is in it keeps the instant since when; who was not came in now. */
  private void since(int page, Optional<Members> earlier, long now) {
    int count = slots(page, new long[Profiles.WORDS], Optional.of(fresh));
    if (count == 0) {
      return;
    }
    long[] was = new long[count];
    long[] since = new long[count];
    Arrays.fill(was, PlaneColumn.MISSING);
    Arrays.fill(since, PlaneColumn.MISSING);
    earlier.ifPresent(e -> e.members().values(slots, count, was));
    earlier.flatMap(Members::since).ifPresent(column -> column.values(slots, count, since));
    for (int i = 0; i < count; i++) {
      boolean stays = was[i] != PlaneColumn.MISSING;
      long saved = stays ? earlier.orElseThrow().saved().toEpochMilli() : now;
      since[i] = stays && since[i] != PlaneColumn.MISSING ? since[i] : saved;
    }
    fresh.since().orElseThrow().write(page, slots, since, 0, count, Profiles.PAGE);
  }

  /** Finds the slots of new and other members; returns how many there are. */
  private int slots(int page, long[] members, Optional<Members> others) {
    long[] before = new long[Profiles.WORDS];
    if (others.isPresent()) {
      others.get().members().plane(page, 0, before);
    }
    int count = 0;
    for (int word = 0; word < Profiles.WORDS; word++) {
      for (long rest = members[word] | before[word]; rest != 0; rest &= rest - 1) {
        slots[count++] = page * Profiles.PAGE + word * 64 + Long.numberOfTrailingZeros(rest);
      }
    }
    return count;
  }

  /** The members but for those that were erased since they were found. */
  private long[] notErased(int page, long[] members) {
    long[] left = members.clone();
    for (int word = 0; word < left.length && root.merged().width(page) > 0; word++) {
      for (long bits = members[word]; bits != 0; bits &= bits - 1) {
        int bit = Long.numberOfTrailingZeros(bits);
        if (root.isErased(page * Profiles.PAGE + word * 64 + bit)) {
          left[word] &= ~(1L << bit);
        }
      }
    }
    return left;
  }

  /** By slot: its row among those of the members; -1 where it is of an old member only. */
  private int[] rows(int count, long[] members) {
    int[] rows = new int[count];
    int before = 0;
    int word = 0;
    for (int i = 0; i < count; i++) {
      int at = slots[i] % Profiles.PAGE;
      while (word < at / 64) {
        before += Long.bitCount(members[word++]);
      }
      boolean isGiven = (members[word] >>> at & 1) != 0;
      rows[i] = isGiven ? before + Long.bitCount(members[word] & (1L << at) - 1) : -1;
    }
    return rows;
  }

  /** Puts the new values over those of the old members. */
  private void overwrite(PlaneColumn column, long[] lane, int[] rows, Batch values) {
    int prefix = SavedAudience.column(fresh.name(), "").length();
    int field = values.field(column.name().substring(prefix));
    if (field < 0) {
      return; // a column that is not given stays as it was
    }
    long[] now = lane(column, values, field, Arrays.stream(rows).filter(r -> r >= 0).toArray());
    int next = 0;
    for (int i = 0; i < lane.length; i++) {
      lane[i] = rows[i] < 0 ? lane[i] : now[next++];
    }
  }

  private static long[] lane(PlaneColumn column, Batch values, int field, int[] rows) {
    Given given = new Given(column, values, field);
    given.resolve();
    given.number(rows);
    if (given.appends()) {
      column.texts().orElseThrow().append(given.appended());
    }
    return given.written(rows);
  }

  /**
   * Makes what was given the audience. When this returns, it survives the end of the process and of
   * the machine; when it throws, or never returns, the audience is what it was.
   *
   * @param now when the audience is saved
   */
  public void publish(Instant now) {
    synchronized (store) {
      if (done) {
        throw new IllegalStateException("the audience is published or dropped");
      }
      ensureCurrent();
      int pages = old.isPresent() ? old.get().members().pageCount() : 0;
      for (int page = given.nextClearBit(0); page < pages; page = given.nextClearBit(page + 1)) {
        write(page, new long[Profiles.WORDS], new Batch(List.of(), 1));
        given.set(page);
      }
      moveMerged();
      Optional<Members> earlier =
          store.saved(fresh.name()).filter(members -> members.root() == fresh.root());
      given.stream().forEach(page -> since(page, earlier, now.toEpochMilli()));
      store.publish(fresh.at(now));
      done = true;
    }
  }

  /**
   * Who was merged into another since it was found is in it as that one, with its values where the
   * other is not in it itself.
   */
  private void moveMerged() {
    Map<Integer, Integer> moved = new TreeMap<>();
    long[] members = new long[Profiles.WORDS];
    for (int page = 0; page < fresh.members().pageCount(); page++) {
      if (root.merged().width(page) > 0) {
        fresh.members().plane(page, 0, members);
        for (int i = 0; i < Profiles.PAGE; i++) {
          int slot = page * Profiles.PAGE + i;
          int survivor = (members[i / 64] >>> i & 1) == 0 ? slot : root.survivor(slot);
          if (survivor >= 0 && survivor != slot && fresh.members().code(survivor) == 0) {
            moved.putIfAbsent(survivor, slot);
          }
        }
      }
    }
    moved.forEach(this::copy);
  }

  private void copy(int to, int from) {
    int page = to / Profiles.PAGE;
    for (PlaneColumn column : fresh.all()) {
      long[] value = {column.value(from)};
      column.write(page, new int[] {to}, value, 0, 1, Profiles.PAGE);
    }
    given.set(page);
  }

  /** Drops what was not published. */
  @Override
  public void close() {
    synchronized (store) {
      if (!done) {
        done = true;
        store.forget(new ArrayList<>(fresh.all()));
      }
    }
  }
}
