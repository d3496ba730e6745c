package dev.wend.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.check.Typed;
import dev.wend.code.Lower;
import dev.wend.live.Definition;
import dev.wend.live.Follower;
import dev.wend.live.Sign;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.TableSchema;
import dev.wend.walker.Walker;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Who enters and who leaves, and when. */
class FollowerTest {
  private static final List<Map<String, Object>> LATE = EventAgreementTest.people(30, 6, false);
  private static final List<Map<String, Object>> ORDERED = EventAgreementTest.people(30, 7, true);
  private static final HeapProfiles LATE_STORE = EventAgreementTest.store(LATE);
  private static final HeapProfiles ORDERED_STORE = EventAgreementTest.store(ORDERED);

  /** So many that whole pages are asked. */
  private static final List<Map<String, Object>> MANY = EventAgreementTest.people(1500, 8, true);

  private static final HeapProfiles MANY_STORE = EventAgreementTest.store(MANY);

  private static final Instant BEGIN = Scripts.NOW.minus(Duration.ofHours(50));
  private static final Instant END = Scripts.NOW.plus(Duration.ofDays(95));

  private record Change(Instant at, int profile, boolean entered) {}

  @Property(tries = 25)
  void findsWhatTheWalkerFindsWithLateEvents(@ForAll long seed) {
    agree(seed, LATE, LATE_STORE, 1);
  }

  @Property(tries = 25)
  void findsWhatTheWalkerFinds(@ForAll long seed) {
    agree(seed, ORDERED, ORDERED_STORE, 1);
  }

  @Property(tries = 6)
  void findsWhatTheWalkerFindsByPages(@ForAll long seed) {
    agree(seed, MANY, MANY_STORE, 97);
  }

  private static void agree(
      long seed, List<Map<String, Object>> people, HeapProfiles store, int step) {
    Random random = new Random(seed);
    Typed condition = new EventTrees(seed).bool(2);
    Definition definition = definition(condition);
    TreeSet<Instant> looks = new TreeSet<>(List.of(END));
    for (int i = random.nextInt(12); i > 0; i--) {
      looks.add(BEGIN.plusMillis((long) (random.nextDouble() * 100 * 3_600_000)));
    }
    List<Change> changes = new ArrayList<>();
    Follower follower = new Follower(List.of(definition), store, BEGIN, 1 + random.nextInt(2));
    boolean[] in = new boolean[people.size()];
    for (int i = 0; i < in.length; i++) {
      in[i] = follower.isIn(0, i);
    }
    boolean[] now = in.clone();
    for (Instant look : looks) {
      follower.follow(
          look,
          (at, profile, audience, entered) -> {
            assertFalse(now[profile] == entered, "a change changes");
            now[profile] = entered;
            changes.add(new Change(Instant.ofEpochMilli(at), profile, entered));
          });
    }
    for (int i = 1; i < changes.size(); i++) {
      assertFalse(changes.get(i).at().isBefore(changes.get(i - 1).at()), "in order of time");
    }
    for (int i = 0; i < people.size(); i += step) {
      int who = i;
      boolean is = in[i];
      List<Change> own = changes.stream().filter(c -> c.profile() == who).toList();
      int next = 0;
      for (Instant at : instants(people.get(i), own, random)) {
        while (next < own.size() && !own.get(next).at().isAfter(at)) {
          is = own.get(next++).entered();
        }
        boolean holds = new Walker(Map.of(), at, ZoneOffset.UTC).holds(condition, people.get(i));
        assertEquals(
            holds,
            is,
            () -> seed + " at " + at + " " + own + " " + people.get(who) + "\n" + condition);
      }
      assertEquals(is, follower.isIn(0, i));
    }
  }

  private static Definition definition(Typed condition) {
    Lower lower = new Lower(Map.of(), ZoneOffset.UTC).condition("it", condition);
    return Definition.of("it", Scripts.verified(lower.program()));
  }

  /** Instants at which something may change, and those beside them. */
  private static Set<Instant> instants(
      Map<String, Object> person, List<Change> changes, Random random) {
    TreeSet<Instant> all = new TreeSet<>(List.of(BEGIN, END));
    for (TableSchema type : EventTrees.EVENTS) {
      for (Map<String, Object> event : HeapProfiles.lists(type, List.of(person)).get(0)) {
        Instant time = (Instant) event.get(EventType.TIME);
        for (long hours : List.of(0L, 1L, 3L, 24L, 25L, 2160L)) {
          beside(all, time.plus(Duration.ofHours(hours)));
        }
      }
    }
    changes.forEach(change -> beside(all, change.at()));
    beside(all, Instant.parse("2026-03-01T00:00:00Z"));
    for (int i = 0; i < 5; i++) {
      all.add(BEGIN.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 95))));
    }
    all.removeIf(at -> at.isBefore(BEGIN) || at.isAfter(END));
    return all;
  }

  private static void beside(Set<Instant> all, Instant at) {
    all.addAll(List.of(at.minusMillis(1), at, at.plusMillis(1)));
  }

  /** Events and fields that the index does not name change nothing. */
  @Property(tries = 60)
  void theIndexIsComplete(@ForAll long seed) {
    Random random = new Random(seed);
    Typed condition = new EventTrees(seed).bool(2);
    Definition definition = definition(condition);
    Walker walker = new Walker(Map.of(), Scripts.NOW, ZoneOffset.UTC);
    for (Map<String, Object> person : LATE) {
      Map<String, Object> other = new HashMap<>(person);
      Map<String, Object> donor = ORDERED.get(random.nextInt(ORDERED.size()));
      List<String> names =
          new ArrayList<>(EventTrees.EVENTS.stream().map(TableSchema::name).toList());
      names.removeAll(definition.reads().events());
      EventTrees.PROFILE.columns().stream()
          .map(Field::name)
          .filter(name -> !definition.reads().isOf(name))
          .forEach(names::add);
      if (!definition.reads().isOf("tags")) {
        names.add("tags");
      }
      names.forEach(other::remove);
      names.stream().filter(donor::containsKey).forEach(n -> other.put(n, donor.get(n)));
      assertEquals(
          walker.holds(condition, person),
          walker.holds(condition, other),
          () -> seed + " " + names + condition);
    }
  }

  /** One more event turns an answer, at its own time, only the way that its sign says. */
  @Property(tries = 60)
  void signsHold(@ForAll long seed) {
    Random random = new Random(seed);
    Typed condition = new EventTrees(seed).bool(2);
    Definition definition = definition(condition);
    Walker walker = new Walker(Map.of(), Scripts.NOW, ZoneOffset.UTC);
    for (TableSchema type : EventTrees.EVENTS) {
      Sign sign = definition.signs().getOrDefault(type.name(), Sign.MIXED);
      for (int i = 0; i < LATE.size() && sign != Sign.MIXED; i++) {
        Map<String, Object> donor = ORDERED.get(random.nextInt(ORDERED.size()));
        List<Map<String, Object>> given = HeapProfiles.lists(type, List.of(donor)).get(0);
        Map<String, Object> person = new HashMap<>(LATE.get(i));
        boolean before = walker.holds(condition, person);
        List<Map<String, Object>> more =
            new ArrayList<>(HeapProfiles.lists(type, List.of(person)).get(0));
        for (Map<String, Object> event : given.subList(0, Math.min(1, given.size()))) {
          Map<String, Object> last = new HashMap<>(event);
          last.put(EventType.TIME, Scripts.NOW);
          more.add(last);
        }
        person.put(type.name(), more);
        boolean after = walker.holds(condition, person);
        boolean isHeld = sign != Sign.NONE && after == (sign == Sign.UP);
        assertTrue(
            before == after || isHeld || isOneOf(LATE.get(i), Scripts.NOW),
            () -> seed + " " + sign + condition);
      }
    }
  }

  /** Whether somebody has an event of an instant. */
  private static boolean isOneOf(Map<String, Object> person, Instant at) {
    return EventTrees.EVENTS.stream()
        .flatMap(type -> HeapProfiles.lists(type, List.of(person)).get(0).stream())
        .anyMatch(event -> at.equals(event.get(EventType.TIME)));
  }
}
