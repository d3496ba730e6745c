package dev.wend.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.check.Typed;
import dev.wend.code.Lower;
import dev.wend.code.Program;
import dev.wend.code.Verified;
import dev.wend.diag.Span;
import dev.wend.type.EventType;
import dev.wend.type.Scalar;
import dev.wend.type.TableSchema;
import dev.wend.value.Operator;
import dev.wend.walker.Walker;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Until when an answer holds if nothing arrives. */
class HorizonTest {
  private static final List<Map<String, Object>> PEOPLE = EventAgreementTest.people(20, 5, false);
  private static final HeapProfiles STORE = EventAgreementTest.store(PEOPLE);
  private static final ZoneId ROME = ZoneId.of("Europe/Rome");

  /** Nothing changes before the horizon: every instant at which it could is tried. */
  @Property(tries = 80)
  void noAnswerChangesBefore(@ForAll long seed) {
    Random random = new Random(seed);
    ZoneId zone = random.nextBoolean() ? ZoneOffset.UTC : ROME;
    Typed condition = new EventTrees(seed).bool(1);
    Program lowered = new Lower(Map.of(), zone).condition("it", condition).program();
    Verified program = Scripts.verified(lowered);
    SlotRow row = new SlotRow(STORE, lowered);
    SingleRun moved = new SingleRun(program, Scripts.NOW);
    for (int person = 0; person < PEOPLE.size(); person++) {
      Instant now = Scripts.NOW.plus(Duration.ofMinutes(random.nextInt(5000) * 30L));
      SingleRun run = new SingleRun(program, now);
      run.run(row.at(person));
      Instant until = Instant.ofEpochMilli(Math.min(run.until(), Long.MAX_VALUE / 2));
      assertTrue(until.isAfter(now));
      boolean holds = run.truth(0);
      for (Instant at : instants(PEOPLE.get(person), now, until, random)) {
        boolean later = new Walker(Map.of(), at, zone).holds(condition, PEOPLE.get(person));
        int who = person;
        moved.to(at);
        moved.run(row);
        assertEquals(later, moved.truth(0), () -> seed + " moved to " + at + condition);
        assertEquals(
            holds, later, () -> seed + " " + PEOPLE.get(who) + " " + now + " " + at + condition);
      }
    }
  }

  /** Instants before a horizon at which something may change. */
  static List<Instant> instants(
      Map<String, Object> person, Instant now, Instant until, Random random) {
    TreeSet<Instant> all = new TreeSet<>();
    for (TableSchema type : EventTrees.EVENTS) {
      for (Map<String, Object> event : HeapProfiles.lists(type, List.of(person)).get(0)) {
        Instant time = (Instant) event.get(EventType.TIME);
        for (int i = 0; i < 3; i++) {
          long hours = List.of(0L, 1L, 3L, 24L, 25L, 2160L, 720L, 744L).get(random.nextInt(8));
          Instant moved = time.plus(Duration.ofHours(hours)).plusMillis(random.nextInt(3) - 1);
          all.add(moved);
          all.add(moved.plus(Duration.ofDays(random.nextInt(3))));
        }
      }
    }
    all.add(now.plusMillis(1));
    all.add(until.minusMillis(1));
    for (int i = 0; i < 5; i++) {
      all.add(now.plus(Duration.ofHours(random.nextInt(2000))));
    }
    return all.stream().filter(t -> t.isAfter(now) && t.isBefore(until)).toList();
  }

  /** What slides out of a window leaves at that millisecond, whichever way the window is told. */
  @Test
  void windowsEndToTheMillisecond() {
    Instant time = Instant.parse("2026-03-28T01:30:00.007Z");
    agree(time, Duration.ofDays(90), ZoneOffset.UTC);
    agree(time, Period.ofMonths(1), ROME);
    agree(time, Period.ofMonths(6), ROME);
    agree(Instant.parse("2026-10-24T22:45:00Z"), Period.of(0, 1, 1), ROME);
  }

  private static void agree(Instant time, Object length, ZoneId zone) {
    TableSchema type = EventTrees.EVENTS.get(0);
    Map<String, Object> event = Map.of(EventType.TIME, time, HeapEvents.ARRIVAL, 0L);
    Map<String, Object> person = Map.of("id", "p", type.name(), List.of(event));
    HeapProfiles store = EventAgreementTest.store(new ArrayList<>(List.of(person)));
    Typed condition = any(type, length);
    Program program = new Lower(Map.of(), zone).condition("it", condition).program();
    SlotRow row = new SlotRow(store, program);
    Instant now = time.minusSeconds(86_400);
    List<Instant> changes = new ArrayList<>();
    boolean held = false;
    for (int steps = 0; steps < 60; steps++) {
      SingleRun run = new SingleRun(Scripts.verified(program), now);
      run.run(row.at(0));
      assertEquals(new Walker(Map.of(), now, zone).holds(condition, person), run.truth(0));
      if (run.truth(0) != held) {
        held = run.truth(0);
        changes.add(now);
      }
      if (run.until() == Long.MAX_VALUE) {
        break;
      }
      now = Instant.ofEpochMilli(run.until());
    }
    assertEquals(2, changes.size(), changes::toString);
    assertEquals(time, changes.get(0));
    Walker before = new Walker(Map.of(), changes.get(1).minusMillis(1), zone);
    assertTrue(before.holds(condition, person), changes::toString);
  }

  /** A month before a 29th, 30th and 31st of March is the 28th of February, again and again. */
  @Test
  void aWindowOfMonthsMayComeBack() {
    TableSchema type = EventTrees.EVENTS.get(0);
    Instant time = Instant.parse("2026-02-27T21:30:00Z");
    Map<String, Object> event = Map.of(EventType.TIME, time, HeapEvents.ARRIVAL, 0L);
    Map<String, Object> person = Map.of("id", "p", type.name(), List.of(event));
    HeapProfiles store = EventAgreementTest.store(new ArrayList<>(List.of(person)));
    Typed condition = any(type, Period.of(0, 1, 1));
    Program program = new Lower(Map.of(), ZoneOffset.UTC).condition("it", condition).program();
    SlotRow row = new SlotRow(store, program);
    Instant end = Instant.parse("2026-04-02T00:00:00Z");
    Map<Instant, Boolean> found = new TreeMap<>();
    Instant now = Instant.parse("2026-03-27T00:00:00Z");
    Map<Instant, Boolean> asked = new TreeMap<>();
    for (Instant at = now; at.isBefore(end); at = at.plusSeconds(1800)) {
      asked.put(at, new Walker(Map.of(), at, ZoneOffset.UTC).holds(condition, person));
    }
    while (now.isBefore(end)) {
      SingleRun run = new SingleRun(Scripts.verified(program), now);
      run.run(row.at(0));
      found.put(now, run.truth(0));
      now = Instant.ofEpochMilli(Math.min(run.until(), end.toEpochMilli()));
    }
    assertEquals(changes(asked), changes(found));
    assertEquals(8, changes(asked).size());
  }

  private static List<Instant> changes(Map<Instant, Boolean> answers) {
    List<Instant> changes = new ArrayList<>();
    Optional<Boolean> last = Optional.empty();
    for (Map.Entry<Instant, Boolean> answer : answers.entrySet()) {
      if (last.isEmpty() || !last.get().equals(answer.getValue())) {
        changes.add(answer.getKey());
      }
      last = Optional.of(answer.getValue());
    }
    return changes;
  }

  /** Any event less than so long ago. */
  private static Typed any(TableSchema type, Object length) {
    Typed time = new Typed.ItemRead(1, type.column(EventType.TIME).orElseThrow(), Span.START);
    Typed now = new Typed.Now(Span.START);
    boolean period = length instanceof Period;
    Typed by = new Typed.Constant(period ? Scalar.PERIOD : Scalar.DURATION, length, Span.START);
    Operator minus = period ? Operator.MINUS_PERIOD : Operator.MINUS_DURATION;
    Typed from = new Typed.Apply(minus, List.of(now, by), Scalar.DATETIME, Span.START);
    List<Typed.Stage> stages =
        List.of(
            new Typed.Stage.Where(
                new Typed.Apply(
                    Operator.LESS_OR_EQUAL, List.of(time, now), Scalar.BOOL, Span.START)),
            new Typed.Stage.Where(
                new Typed.Apply(Operator.LESS, List.of(from, time), Scalar.BOOL, Span.START)));
    return new Typed.Aggregate(
        Typed.Aggregation.ANY,
        new Typed.Items(1, new Typed.Of.Events(), type, stages, Span.START),
        Optional.empty(),
        Scalar.BOOL,
        Span.START);
  }
}
