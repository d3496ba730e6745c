package dev.wend.journey;

import dev.wend.channel.PackedSends;
import dev.wend.channel.Send;
import dev.wend.step.Act;
import dev.wend.store.Batch;
import dev.wend.store.Profiles;
import dev.wend.store.Store;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.vm.SingleRun;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntPredicate;

/**
 * What some people do and get, until it is written to the store. What a person does behind a write
 * of their profile is of the next round.
 */
final class Round {
  /** People that are settled before what was noted of them is written. */
  static final int MOST = 16_384;

  /** Notes of a kind before that. */
  private static final int MOST_ROWS = 32_768;

  /** Of fewer notes it costs more to have them written by another thread. */
  private static final int LEAST_ASIDE = 1_024;

  private final Store store;
  private final Outlet outlet;
  private final Lasting lasting;
  private final Reports reports;
  private NoteRows moves = new NoteRows(Notes.MOVE);
  private NoteRows sends = new NoteRows(Notes.SEND);

  /** Empty, or being written aside. */
  private NoteRows otherMoves = new NoteRows(Notes.MOVE);

  private NoteRows otherSends = new NoteRows(Notes.SEND);
  private PackedSends kept = new PackedSends();
  private final NoteRows reactions = new NoteRows(Notes.REACTION);
  private final Map<String, NoteRows> answers = new LinkedHashMap<>();

  /** By profile: the new values of fields. */
  private final Map<Integer, Map<Field, Optional<Object>>> changes = new TreeMap<>();

  /** To whom something was sent. */
  private final BitSet sending = new BitSet();

  /** Of whom something is written that their runs have not looked at. */
  private final BitSet unseen = new BitSet();

  /** Who goes on in the next round. */
  private final Set<Integer> later = new HashSet<>();

  private final Map<String, TreeSet<Integer>> saved = new LinkedHashMap<>();
  private long savedAt;
  private int cause = -1;
  private final BitSet writtenPages = new BitSet();

  /** What is written aside. */
  private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);

  /** To be told when saved audiences are others: their columns are to be asked for anew. */
  private final Runnable renewed;

  /** To be told before profiles or saved audiences are written. */
  private Runnable before = () -> {};

  /** Is told of each write to the store. */
  private Runnable written = () -> {};

  /**
   * @param renewed is told when saved audiences are others
   */
  Round(Store store, Outlet outlet, Reports reports, Runnable renewed) {
    this.renewed = renewed;
    this.store = store;
    this.outlet = outlet;
    lasting = new Lasting(store.group(), outlet);
    this.reports = reports;
  }

  /** Has somebody told before profiles or saved audiences are written. */
  void before(Runnable told) {
    before = told;
  }

  /** Has somebody told of each write to the store. */
  void written(Runnable told) {
    written = told;
  }

  /** What is noted from now on comes of the event of this arrival, or of none where it is -1. */
  void cause(int arrival) {
    cause = arrival;
  }

  int cause() {
    return cause;
  }

  /** Whether a person has to wait for the next round. */
  boolean changes(int profile) {
    return !later.isEmpty() && later.contains(profile);
  }

  /** Whether something is written of a person that their runs are to look at; asked once. */
  boolean isUnseen(int profile) {
    boolean is = unseen.get(profile);
    unseen.clear(profile);
    return is;
  }

  /** The pages of the profiles that were written, or saved, since it was asked last. */
  BitSet written() {
    BitSet pages = (BitSet) writtenPages.clone();
    writtenPages.clear();
    return pages;
  }

  /** Whether it is time to write. */
  boolean isFull() {
    return moves.rows() >= MOST_ROWS
        || sends.rows() >= MOST_ROWS
        || reactions.rows() >= MOST_ROWS
        || changes.size() >= MOST_ROWS
        || (!answers.isEmpty()
            && answers.values().stream().anyMatch(rows -> rows.rows() >= MOST_ROWS));
  }

  /** Hands on a send that is on its way, before what is noted of it is written. */
  void keep(Send send) {
    kept.add(send);
  }

  /** The sends that are on their way. */
  PackedSends kept() {
    return kept;
  }

  /** Whether something that was sent to a person is not written yet. */
  boolean isSending(int profile) {
    return sending.get(profile);
  }

  /** A person goes on in the next round, when what was noted can be read. */
  void later(int profile) {
    later.add(profile);
  }

  /** Puts a person into a saved audience. */
  void save(String audience, int profile, long at) {
    later.add(profile);
    savedAt = Math.max(savedAt, at);
    saved.computeIfAbsent(audience, a -> new TreeSet<>()).add(profile);
  }

  // ---- notes

  NoteRows move(int profile, long at) {
    return moves.add(profile, at);
  }

  NoteRows send(int profile, long at) {
    sending.set(profile);
    return sends.add(profile, at);
  }

  NoteRows reaction(int profile, long at) {
    return reactions.add(profile, at);
  }

  NoteRows answer(EventType type, int profile, long at) {
    return answers.computeIfAbsent(type.name(), t -> new NoteRows(type)).add(profile, at);
  }

  /** The sends among the notes of a person that are of a category, after an instant. */
  long sent(int profile, String category, long after) {
    long sent = 0;
    for (int row = 0; row < sends.rows(); row++) {
      if (sends.profile(row) == profile && sends.time(row) > after) {
        SendShape shape = SendShape.of(sends.text(0, row));
        boolean counts = category.isEmpty() || category.equals(shape.category());
        sent += counts && shape.outcome() == Outcome.SENT ? 1 : 0;
      }
    }
    return sent;
  }

  // ---- writes of profiles

  /** Gives a profile a value. */
  void write(int profile, Field field, Object value) {
    Map<Field, Optional<Object>> values = new LinkedHashMap<>();
    values.put(field, Optional.of(value));
    write(profile, values);
  }

  /** Gives a profile the values that a program found. */
  void write(int profile, Act.Write act, SingleRun found) {
    Map<Field, Optional<Object>> values = new LinkedHashMap<>();
    for (int i = 0; i < act.fields().size(); i++) {
      boolean isText = act.fields().get(i).type() == Scalar.STRING;
      values.put(
          act.fields().get(i),
          !found.present(i)
              ? Optional.empty()
              : Optional.of(isText ? found.text(i).toString() : (Object) found.number(i)));
    }
    write(profile, values);
  }

  private void write(int profile, Map<Field, Optional<Object>> values) {
    later.add(profile);
    changes.computeIfAbsent(profile, p -> new LinkedHashMap<>()).putAll(values);
  }

  // ---- commit

  /**
   * Keeps what was sent, then writes all to the store; who has the same kind of change is written
   * at once. What nobody reads on the way is written while others go on; {@link #await} waits.
   */
  void commit() {
    later.clear();
    sending.clear();
    if (isEmpty()) {
      return;
    }
    await();
    if (!changes.isEmpty() || !saved.isEmpty()) {
      before.run();
    }
    changes.keySet().forEach(unseen::set);
    saved.values().forEach(people -> people.forEach(unseen::set));
    reports.count(moves, sends, reactions);
    boolean isPlain = changes.isEmpty() && saved.isEmpty() && reactions.rows() == 0;
    boolean isLarge = moves.rows() >= LEAST_ASIDE;
    if (isPlain && answers.isEmpty() && isLarge && !lasting.isOpen()) {
      lasting.keepState();
      commitAside();
      return;
    }
    boolean isAnswered = !answers.isEmpty(); // who was asked is not to be asked again
    kept = lasting.begin(kept);
    commitAll();
    if (isLarge || isAnswered || lasting.isFull(kept)) {
      end();
    }
  }

  /** Has all that was committed last. */
  void end() {
    await();
    if (lasting.isOpen()) {
      kept = lasting.end(kept);
      written.run();
    } else {
      lasting.keepState();
    }
  }

  /** What keeps how far the engine has come. */
  Lasting lasting() {
    return lasting;
  }

  private boolean isEmpty() {
    return changes.isEmpty()
        && saved.isEmpty()
        && kept.isEmpty()
        && answers.isEmpty()
        && moves.rows() + sends.rows() + reactions.rows() == 0;
  }

  private void commitAside() {
    List<NoteRows> rows = List.of(moves, sends);
    PackedSends taken = kept;
    moves = otherMoves;
    sends = otherSends;
    otherMoves = rows.get(0);
    otherSends = rows.get(1);
    kept = new PackedSends(taken.size());
    writing =
        CompletableFuture.runAsync(
            () -> {
              outlet.keep(taken);
              write(Optional.empty(), rows, p -> true);
              rows.forEach(NoteRows::clear);
            });
  }

  /** Waits until all that was committed is written. */
  void await() {
    try {
      writing.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Waits until nothing is being written; what failed there was told to who waited for it. */
  void close() {
    writing.exceptionally(failed -> null).join();
  }

  private void commitAll() {
    changes.keySet().forEach(this::touched);
    Map<List<Field>, Set<Integer>> groups = new LinkedHashMap<>();
    changes.forEach(
        (profile, values) ->
            groups
                .computeIfAbsent(List.copyOf(values.keySet()), f -> new TreeSet<>())
                .add(profile));
    groups.forEach(
        (fields, people) ->
            write(
                Optional.of(Updates.of(store, fields, people, changes)), all(), people::contains));
    write(Optional.empty(), all(), groups.isEmpty() ? p -> true : p -> !changes.containsKey(p));
    all().forEach(NoteRows::clear);
    answers.clear();
    changes.clear();
    save();
  }

  /** Writes the saved audiences, of which the notes say who is in them: a restart does it again. */
  private void save() {
    if (!saved.isEmpty()) {
      saved.forEach(this::save);
      written.run();
      saved.clear();
    }
  }

  private void touched(int profile) {
    writtenPages.set(Math.max(0, store.survivor(profile)) / Profiles.PAGE);
  }

  private void save(String audience, NavigableSet<Integer> people) {
    people.forEach(this::touched);
    SavedPeople there = new SavedPeople(store, audience);
    if (!there.join(people, savedAt)) {
      end(); // an audience is saved anew by itself
      there.add(people, savedAt);
      renewed.run();
    }
  }

  private List<NoteRows> all() {
    List<NoteRows> all = new ArrayList<>(List.of(moves, sends, reactions));
    all.addAll(answers.values());
    return all;
  }

  private void write(Optional<Batch> updates, List<NoteRows> notes, IntPredicate whose) {
    List<Batch> batches = new ArrayList<>();
    for (NoteRows rows : notes) {
      if (rows.rows() > 0) {
        Batch batch = rows.batch(whose);
        if (batch.rows() > 0) {
          batches.add(batch);
        }
      }
    }
    if (updates.isPresent() || !batches.isEmpty()) {
      store.write(updates, batches);
      written.run();
    }
  }
}
