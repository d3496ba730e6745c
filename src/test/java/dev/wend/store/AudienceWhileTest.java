package dev.wend.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.store.AudienceWriter.Mode;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Audiences that are being saved while profiles are merged and erased, and by two at once. */
class AudienceWhileTest {
  private static final String BIG = "Big";
  private static final Field WHY = Field.of("why", Scalar.STRING);
  private static final int ROWS = Profiles.PAGE + 8;

  /** The slots that the tests look at: the first and the last of page 0, and those of page 1. */
  private static final List<Integer> SLOTS =
      List.of(0, 1, 2, 3, 4, Profiles.PAGE - 2, Profiles.PAGE - 1, Profiles.PAGE, ROWS - 2);

  private interface Work {
    void on(Store store);
  }

  private static void inStore(Work work) throws IOException {
    Path root = Files.createTempDirectory("wend-while");
    Path folder = root.resolve("s");
    try (Store store = Store.create(folder, Rows.SCHEMA, Clock.systemUTC())) {
      Object[][] rows = new Object[ROWS][];
      for (int i = 0; i < ROWS; i++) {
        rows[i] = Rows.row("k" + i, null, null, null, null);
      }
      store.upsert(Rows.batch(Rows.SCHEMA.fields(), rows));
      work.on(store);
    } finally {
      Crash.delete(folder);
      Files.delete(root);
    }
  }

  private static AudienceWriter begin(Store store, Mode mode) {
    return store.audience(BIG, SavedAudience.PROFILE, List.of(WHY), mode);
  }

  private static void add(AudienceWriter writer, int page, Map<Integer, String> members) {
    long[] mask = new long[Profiles.WORDS];
    Batch values = new Batch(List.of(WHY), Profiles.PAGE);
    new TreeMap<>(members)
        .forEach(
            (slot, why) -> {
              if (slot / Profiles.PAGE == page) {
                mask[slot % Profiles.PAGE / 64] |= 1L << slot;
                byte[] utf8 = why.getBytes(StandardCharsets.UTF_8);
                values.set(0, utf8, 0, utf8.length);
                values.endRow(0);
              }
            });
    writer.add(page, mask, values);
  }

  private static void save(Store store, Map<Integer, String> members, long now) {
    try (AudienceWriter writer = begin(store, Mode.REPLACE)) {
      add(writer, 0, members);
      add(writer, 1, members);
      writer.publish(Instant.ofEpochMilli(now));
    }
  }

  /** Who is in the audience and alive, and why. */
  private static Map<Integer, String> held(Store store) {
    Optional<Column> in = store.column("@" + BIG);
    Optional<Column> why = store.column("@" + BIG + ".why");
    Map<Integer, String> held = new TreeMap<>();
    long[] live = new long[Profiles.WORDS];
    for (int slot : SLOTS) {
      store.live(slot / Profiles.PAGE, live);
      boolean isLive = (live[slot % Profiles.PAGE / 64] >>> slot & 1) != 0;
      if (isLive && Rows.value(in, slot) != null) {
        held.put(slot, (String) Rows.value(why, slot));
      }
    }
    assertEquals(held.size(), store.audiences().get(0).size());
    return held;
  }

  private static Object since(Store store, int slot) {
    return Rows.value(store.column("@" + BIG + "."), slot);
  }

  @Property(tries = 15, shrinking = ShrinkingMode.BOUNDED)
  void whoIsMergedMeanwhileIsInItOnceAndWhoIsErasedIsNot(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    inStore(
        store -> {
          Fates fates = new Fates(store, random);
          Map<Integer, String> before = members(random, "old");
          save(store, before, 1000);
          fates.change();
          Mode mode = random.nextBoolean() ? Mode.APPEND : Mode.REPLACE;
          Map<Integer, String> fresh = members(random, "new");
          try (AudienceWriter writer = begin(store, mode)) {
            fates.change();
            add(writer, 0, fresh);
            fates.change();
            if (fresh.keySet().stream().anyMatch(s -> s >= Profiles.PAGE)) {
              add(writer, 1, fresh);
            }
            fates.change();
            writer.publish(Instant.ofEpochMilli(2000));
          }
          fates.change();
          Map<Integer, String> old = mode == Mode.APPEND ? before : Map.of();
          Map<Integer, String> held = held(store);
          Set<Integer> members = fates.members(fresh);
          members.addAll(fates.members(old));
          assertEquals(members, held.keySet());
          held.forEach((slot, why) -> assertTrue(fates.whys(old, fresh, slot).contains(why), why));
          assertEquals(List.of(), store.check());
        });
  }

  private static Map<Integer, String> members(Random random, String why) {
    Map<Integer, String> members = new TreeMap<>();
    for (int slot : SLOTS) {
      if (random.nextBoolean()) {
        members.put(slot, why + slot);
      }
    }
    return members;
  }

  /** What becomes of profiles, at random: who stands for whom; -1 for those who were erased. */
  private static final class Fates {
    private final Store store;
    private final Random random;
    private final Map<Integer, Integer> into = new HashMap<>();

    Fates(Store store, Random random) {
      this.store = store;
      this.random = random;
      SLOTS.forEach(slot -> into.put(slot, slot));
    }

    void change() {
      List<Integer> live = SLOTS.stream().filter(s -> into.get(s).equals(s)).toList();
      int one = live.get(random.nextInt(live.size()));
      int other = live.get(random.nextInt(live.size()));
      int what = live.size() < 3 ? 9 : random.nextInt(10);
      if (what < 5 && one != other) {
        store.merge(one, other);
        replace(Math.max(one, other), Math.min(one, other));
      } else if (what == 5) {
        store.erase(one);
        replace(one, -1);
      }
    }

    private void replace(int gone, int by) {
      into.replaceAll((slot, survivor) -> survivor == gone ? by : survivor);
    }

    Set<Integer> members(Map<Integer, String> given) {
      Set<Integer> members = new TreeSet<>();
      given.keySet().stream().map(into::get).filter(s -> s >= 0).forEach(members::add);
      return members;
    }

    /**
     * The values that a member may have: its own where it was there itself, or of who is it now.
     */
    List<String> whys(Map<Integer, String> old, Map<Integer, String> fresh, int slot) {
      if (old.isEmpty() && fresh.containsKey(slot)) {
        return List.of(fresh.get(slot));
      }
      List<String> whys = new ArrayList<>();
      for (Map<Integer, String> given : List.of(old, fresh)) {
        given.forEach(
            (member, why) -> whys.addAll(into.get(member) == slot ? List.of(why) : List.of()));
      }
      return whys;
    }
  }

  @Example
  void whoIsMergedMeanwhileIsInItSinceTheOtherWas() throws IOException {
    inStore(
        store -> {
          save(store, Map.of(3, "three"), 1000);
          try (AudienceWriter writer = begin(store, Mode.REPLACE)) {
            add(writer, 0, Map.of(3, "three", 4, "four"));
            store.merge(3, 1);
            store.merge(4, 2);
            writer.publish(Instant.ofEpochMilli(2000));
          }
          assertEquals(Map.of(1, "three", 2, "four"), held(store));
          assertEquals(1000L, since(store, 1));
          assertEquals(2000L, since(store, 2));
        });
  }

  @Example
  void ofTwoThatReplaceTheLastHasItWhole() throws IOException {
    inStore(
        store -> {
          save(store, Map.of(0, "zero"), 1000);
          try (AudienceWriter one = begin(store, Mode.REPLACE);
              AudienceWriter other = begin(store, Mode.REPLACE)) {
            add(one, 0, Map.of(1, "one", 2, "two"));
            add(other, 0, Map.of(2, "deux", 3, "trois"));
            one.publish(Instant.ofEpochMilli(2000));
            assertEquals(Map.of(1, "one", 2, "two"), held(store));
            other.publish(Instant.ofEpochMilli(3000));
          }
          assertEquals(Map.of(2, "deux", 3, "trois"), held(store));
          assertEquals(2000L, since(store, 2), "it was in what this replaced");
          assertEquals(List.of(), store.check());
        });
  }

  @Example
  void whoAppendsToWhatIsNotThereAnyMoreIsToldSo() throws IOException {
    inStore(
        store -> {
          try (AudienceWriter late = begin(store, Mode.APPEND)) {
            save(store, Map.of(0, "zero"), 1000);
            assertRefused("made", () -> late.publish(Instant.EPOCH));
          }
          try (AudienceWriter late = begin(store, Mode.APPEND);
              AudienceWriter other = begin(store, Mode.APPEND)) {
            add(late, 0, Map.of(1, "one"));
            add(other, 0, Map.of(2, "two"));
            other.publish(Instant.ofEpochMilli(2000));
            assertRefused("saved", () -> add(late, 1, Map.of(Profiles.PAGE, "more")));
            assertRefused("saved", () -> late.publish(Instant.EPOCH));
            save(store, Map.of(5, "five"), 3000);
            store.erase(4);
            store.drop(BIG);
            assertRefused("dropped", () -> late.publish(Instant.EPOCH));
          }
          assertEquals(List.of(), store.audiences());
          assertEquals(List.of(), store.check());
        });
  }

  private static void assertRefused(String what, Runnable work) {
    StoreException e = assertThrows(StoreException.class, work::run);
    String message =
        "The saved audience `Big` was " + what + " by somebody else while this was appended to it.";
    assertEquals(message, e.getMessage());
  }
}
