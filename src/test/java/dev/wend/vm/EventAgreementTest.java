package dev.wend.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wend.check.Typed;
import dev.wend.code.Listing;
import dev.wend.code.Lower;
import dev.wend.code.Program;
import dev.wend.code.Unfolded;
import dev.wend.code.Verified;
import dev.wend.store.Profiles;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.TableSchema;
import dev.wend.type.Type;
import dev.wend.walker.Walker;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Over events, sequences and clocks, too, all ways to evaluate agree. */
class EventAgreementTest {
  private static final List<Map<String, Object>> LATE = people(60, 1, false);
  private static final List<Map<String, Object>> ORDERED = people(60, 2, true);
  private static final List<Map<String, Object>> LARGE = people(Profiles.PAGE + 50, 3, false);
  static final HeapProfiles LATE_STORE = store(LATE);
  private static final HeapProfiles ORDERED_STORE = store(ORDERED);
  private static final HeapProfiles LARGE_STORE = store(LARGE);

  @Property(tries = 100)
  void allWaysAgreeOnLateEvents(@ForAll long seed) {
    agree(seed, LATE, LATE_STORE, 1);
  }

  @Property(tries = 100)
  void allWaysAgreeOnEventsInOrder(@ForAll long seed) {
    agree(seed, ORDERED, ORDERED_STORE, 1);
  }

  @Property(tries = 3)
  void allWaysAgreeOverPages(@ForAll long seed) {
    agree(seed, LARGE, LARGE_STORE, 61);
  }

  private static void agree(
      long seed, List<Map<String, Object>> people, HeapProfiles store, int step) {
    EventTrees trees = new EventTrees(seed);
    Typed condition = trees.bool(2);
    Typed text = trees.value(Scalar.STRING);
    Typed real = trees.value(Scalar.DOUBLE);
    Typed time = trees.value(Scalar.DATETIME);
    Program lowered =
        new Lower(Map.of(), ZoneOffset.UTC)
            .condition("condition", condition)
            .value("text", text)
            .value("real", real)
            .value("time", time)
            .program();
    Verified program = Scripts.verified(lowered);
    Walker walker = new Walker(Map.of(), Scripts.NOW, ZoneOffset.UTC);
    SingleRun single = new SingleRun(program, Scripts.NOW);
    Program plain = Unfolded.condition(condition);
    SingleRun unfolded = new SingleRun(Scripts.verified(plain), Scripts.NOW);
    SlotRow plainRow = new SlotRow(store, plain);
    SlotRow row = new SlotRow(store, lowered);
    PageRun pages = new PageRun(new Attached(program, store, Scripts.NOW), Optional.empty());
    for (int page = 0; page < store.pages(); page++) {
      pages.run(page, Math.min(Profiles.PAGE, people.size() - page * Profiles.PAGE));
      int end = Math.min(people.size(), (page + 1) * Profiles.PAGE);
      for (int slot = page * Profiles.PAGE; slot < end; slot += step) {
        single.run(row.at(slot));
        unfolded.run(plainRow.at(slot));
        Map<String, Object> person = people.get(slot);
        int at = slot % Profiles.PAGE;
        String where = seed + " " + person + "\n" + Listing.of(lowered) + "\n" + condition;
        boolean holds = walker.holds(condition, person);
        assertEquals(holds, single.truth(0), () -> "single " + where);
        assertEquals(holds, bit(pages.mask(0), at), () -> "pages " + where);
        assertEquals(holds, unfolded.truth(0), () -> "unfolded " + where);
        agree(walker.value(text, person), 1, single, pages, at, text);
        agree(walker.value(real, person), 2, single, pages, at, real);
        agree(walker.value(time, person), 3, single, pages, at, time);
      }
    }
  }

  private static void agree(
      Object value, int output, SingleRun single, PageRun pages, int at, Typed term) {
    assertEquals(value, single.outside(output).orElse(null), () -> "single " + term);
    Object found = null;
    if (bit(pages.mask(output), at)) {
      long lane = term.type() == Scalar.STRING ? 0 : pages.lane(output, at);
      found =
          term.type() == Scalar.STRING
              ? pages.text(output, at)
              : term.type() == Scalar.DOUBLE
                  ? (Object) Double.longBitsToDouble(lane)
                  : Instant.ofEpochMilli(lane);
    }
    assertEquals(value, found, () -> "pages " + term);
  }

  private static boolean bit(long[] mask, int at) {
    return (mask[at / 64] >>> at & 1) != 0;
  }

  // data

  static HeapProfiles store(List<Map<String, Object>> people) {
    Random random = new Random(9);
    HeapProfiles store = HeapProfiles.of(EventTrees.PROFILE, people, random);
    for (TableSchema type : EventTrees.EVENTS) {
      store.with(type.name(), new HeapEvents(type, HeapProfiles.lists(type, people), random));
    }
    return store;
  }

  /** People with events of all types; an event that comes later in order has arrived later. */
  static List<Map<String, Object>> people(int count, long seed, boolean ordered) {
    Random random = new Random(seed);
    List<Map<String, Object>> people = new ArrayList<>();
    List<Map<String, Object>> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, Object> person = row(EventTrees.PROFILE, random);
      for (TableSchema type : EventTrees.EVENTS) {
        List<Map<String, Object>> events = new ArrayList<>();
        for (int n = random.nextInt(6); n > 0; n--) {
          Map<String, Object> event = row(type, random);
          event.put(EventType.TIME, EventTimes.instant(random));
          events.add(event);
        }
        all.addAll(events);
        person.put(type.name(), events);
      }
      people.add(person);
    }
    Collections.shuffle(all, random);
    if (ordered) {
      all.sort(Comparator.comparing(event -> (Instant) event.get(EventType.TIME)));
    }
    for (int i = 0; i < all.size(); i++) {
      all.get(i).put(HeapEvents.ARRIVAL, (long) i);
    }
    for (Map<String, Object> person : people) {
      for (TableSchema type : EventTrees.EVENTS) {
        HeapProfiles.lists(type, List.of(person))
            .get(0)
            .sort(Comparator.comparing(event -> (Long) event.get(HeapEvents.ARRIVAL)));
      }
    }
    return people;
  }

  private static Map<String, Object> row(TableSchema table, Random random) {
    Map<String, Object> row = new HashMap<>();
    for (Field field : table.columns()) {
      if (random.nextInt(8) > 0) {
        row.put(field.name(), value(field.type(), random));
      }
    }
    for (TableSchema list : table.lists()) {
      List<Map<String, Object>> items = new ArrayList<>();
      for (int i = random.nextInt(3); i > 0; i--) {
        items.add(row(list, random));
      }
      if (random.nextInt(4) > 0) {
        row.put(list.name(), items);
      }
    }
    return row;
  }

  private static Object value(Type type, Random random) {
    if (type instanceof Type.Decimal) {
      boolean huge = random.nextInt(40) == 0;
      return BigDecimal.valueOf(huge ? Long.MAX_VALUE : random.nextInt(400), 2);
    } else if (type == Scalar.STRING) {
      return EventTrees.TEXTS.get(random.nextInt(EventTrees.TEXTS.size()));
    } else if (type == Scalar.DOUBLE) {
      return random.nextInt(1000) / 7.0;
    }
    return type == Scalar.DATETIME ? EventTimes.instant(random) : (Object) (long) random.nextInt(4);
  }
}
