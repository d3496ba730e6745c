package dev.wend.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.check.Checked;
import dev.wend.check.Checked.Audience;
import dev.wend.check.Population;
import dev.wend.check.Selection;
import dev.wend.check.Traits;
import dev.wend.check.Typed;
import dev.wend.code.Lower;
import dev.wend.code.Program;
import dev.wend.code.Unfolded;
import dev.wend.code.Verified;
import dev.wend.diag.Span;
import dev.wend.walker.Walker;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** For how long people have been in an audience: all ways to evaluate agree, and the horizon. */
class HeldAgreementTest {
  private static final List<Map<String, Object>> PEOPLE = EventAgreementTest.people(8, 7, false);
  private static final HeapProfiles STORE = EventAgreementTest.store(PEOPLE);
  private static final List<Map<String, Object>> PLAIN = AgreementTest.people(40, 8);
  private static final HeapProfiles PLAIN_STORE =
      HeapProfiles.of(Scripts.check(Conditions.PROFILE).profile().fields(), PLAIN);

  private static final long END = Scripts.NOW.plus(Duration.ofDays(9999)).toEpochMilli();

  private static final List<Typed.Lapse> LAPSES =
      List.of(
          new Typed.Lapse(0, 0, 1),
          new Typed.Lapse(0, 0, Duration.ofHours(1).toMillis()),
          new Typed.Lapse(0, 0, Duration.ofHours(5).toMillis()),
          new Typed.Lapse(0, 0, Duration.ofDays(1).toMillis()),
          new Typed.Lapse(0, 1, 0),
          new Typed.Lapse(0, 0, Duration.ofDays(3).toMillis()));

  private static final List<String> ATOMS =
      List.of(
          "t1 in last 7 days",
          "t2 not in last 36 hours",
          "t1 in next 1 month",
          "t1 in last 3 months",
          "t2 in this week",
          "t1 in last month",
          "t2 before now - 30 days",
          "t1 > 2026-02-27T12:00Z",
          "birthday(day1) in next 7 days",
          "day1 in last 60 years",
          "age(day2) >= 40",
          "weekday(today) < 6",
          "b1");

  @Property(tries = 25)
  void allWaysAgreeOnFieldsAndTheClock(@ForAll long seed) {
    Random random = new Random(seed);
    String lapse = of(random, "1 hour", "3 hours", "2 days", "1 week", "1 month", "1 month 1 day");
    Checked checked =
        Scripts.check(
            Conditions.PROFILE
                + "audience A = profiles where %s\n".formatted(condition(random, 2))
                + "audience H = profiles where in audience A for at least %s\n".formatted(lapse)
                + "audience N = profiles where not in audience A for at least 2 hours or b2\n"
                + "audience HH = profiles where in audience H for at least 90 minutes\n");
    Verified program = Scripts.verified(Lower.audiences(checked));
    Verified plain = Scripts.verified(Unfolded.audiences(checked));
    SingleRun unfolded = new SingleRun(plain, Scripts.NOW);
    SingleRun single = new SingleRun(program, Scripts.NOW);
    SlotRow plainRow = new SlotRow(PLAIN_STORE, plain.program().columns());
    SlotRow row = new SlotRow(PLAIN_STORE, program.program().columns());
    Scan.Result pages = new Scan(program, PLAIN_STORE, Scripts.NOW).members(1);
    Walker walker = new Walker(checked.audiences(), Scripts.NOW, checked.zone());
    for (int slot = 0; slot < PLAIN.size(); slot++) {
      single.run(row.at(slot));
      unfolded.run(plainRow.at(slot));
      int output = 0;
      for (Audience audience : checked.audiences().values()) {
        boolean expected = walker.isMember(audience.population(), PLAIN.get(slot));
        String where = checked.source().text() + audience.name() + " of " + PLAIN.get(slot);
        assertEquals(expected, single.truth(output), () -> "one profile: " + where);
        assertEquals(expected, unfolded.truth(output), () -> "unfolded: " + where);
        assertEquals(expected, pages.contains(output, slot), where);
        output++;
      }
    }
  }

  private static String condition(Random random, int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return of(random, ATOMS.toArray(String[]::new));
    }
    String left = condition(random, depth - 1);
    String right = condition(random, depth - 1);
    return of(random, "(" + left + " and " + right + ")", "(%s or %s)".formatted(left, right))
        + of(random, "", " and not (" + condition(random, 0) + ")");
  }

  private static String of(Random random, String... some) {
    return some[random.nextInt(some.length)];
  }

  // over events

  @Property(tries = 25)
  void allWaysAgreeOnEvents(@ForAll long seed) {
    Random random = new Random(seed);
    Map<String, Audience> audiences = audiences(seed, random);
    Lower lower = new Lower(audiences, ZoneOffset.UTC);
    audiences.forEach((name, audience) -> lower.population(name, audience.population()));
    Program lowered = lower.program();
    Verified program = Scripts.verified(lowered);
    Instant now = Scripts.NOW.plus(Duration.ofMinutes(random.nextInt(100) * 30L));
    SlotRow row = new SlotRow(STORE, lowered);
    SingleRun single = new SingleRun(program, now);
    PageRun pages = new PageRun(new Attached(program, STORE, now), Optional.empty());
    pages.run(0, PEOPLE.size());
    Walker walker = new Walker(audiences, now, ZoneOffset.UTC);
    for (int slot = 0; slot < PEOPLE.size(); slot++) {
      single.run(row.at(slot));
      int output = 0;
      for (Audience audience : audiences.values()) {
        boolean expected = walker.isMember(audience.population(), PEOPLE.get(slot));
        String where = seed + " " + audience + " at " + now + " of " + PEOPLE.get(slot);
        assertEquals(expected, single.truth(output), () -> "single " + where);
        assertEquals(expected, (pages.mask(output)[0] >>> slot & 1) != 0, () -> "pages " + where);
        output++;
      }
    }
  }

  /** Nothing changes before the horizon. */
  @Property(tries = 25)
  void noAnswerChangesBeforeTheHorizon(@ForAll long seed) {
    Random random = new Random(seed);
    ZoneId zone = random.nextBoolean() ? ZoneOffset.UTC : ZoneId.of("Europe/Rome");
    Map<String, Audience> audiences = audiences(seed, random);
    Population held = audiences.get("H").population();
    Program lowered = new Lower(audiences, zone).population("it", held).program();
    Verified program = Scripts.verified(lowered);
    SlotRow row = new SlotRow(STORE, lowered);
    for (int person = 0; person < PEOPLE.size(); person++) {
      Instant now = Scripts.NOW.plus(Duration.ofMinutes(random.nextInt(100) * 30L));
      SingleRun run = new SingleRun(program, now);
      run.run(row.at(person));
      Instant until = Instant.ofEpochMilli(Math.min(run.until(), END));
      assertTrue(until.isAfter(now));
      boolean holds = run.truth(0);
      for (Instant at : HorizonTest.instants(PEOPLE.get(person), now, until, random)) {
        boolean later = new Walker(audiences, at, zone).isMember(held, PEOPLE.get(person));
        run.to(at);
        run.run(row.at(person));
        assertEquals(holds, run.truth(0), "moved to another instant");
        int who = person;
        assertEquals(
            holds, later, () -> seed + " " + PEOPLE.get(who) + " " + now + " " + at + held);
      }
    }
  }

  /** A rule, who has been in it for some time, and who has been in that for some time. */
  private static Map<String, Audience> audiences(long seed, Random random) {
    Map<String, Audience> audiences = new LinkedHashMap<>();
    put(audiences, "A", new EventTrees(seed).bool(1));
    put(audiences, "H", in("A", random));
    put(audiences, "N", new Typed.Not(in("A", random), Span.START));
    if (random.nextInt(4) == 0) {
      put(audiences, "HH", in("H", random));
    }
    return audiences;
  }

  private static Typed in(String audience, Random random) {
    Typed.Lapse lapse = LAPSES.get(random.nextInt(LAPSES.size()));
    return new Typed.InAudience(audience, Optional.of(lapse), Span.START);
  }

  private static void put(Map<String, Audience> audiences, String name, Typed condition) {
    Population where =
        new Population.Where(new Population.Everyone(Span.START), condition, Span.START);
    Selection selection = new Selection(where, Traits.PROFILE, Map.of(), BigDecimal.ONE);
    audiences.put(name, new Audience(name, selection, "", Span.START));
  }
}
