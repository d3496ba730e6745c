package dev.wend.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wend.check.Checked;
import dev.wend.code.Lower;
import dev.wend.code.Unfolded;
import dev.wend.code.Verified;
import dev.wend.store.Profiles;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.walker.Walker;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The run over pages, the run over one profile and the walk over the tree always agree. */
class AgreementTest {
  private static final Checked SCHEMA = Scripts.check(Conditions.PROFILE);
  private static final List<Map<String, Object>> SMALL = people(300, 1);
  private static final List<Map<String, Object>> LARGE = people(Profiles.PAGE + 77, 2);
  private static final HeapProfiles SMALL_STORE = HeapProfiles.of(SCHEMA.profile().fields(), SMALL);
  private static final HeapProfiles LARGE_STORE = HeapProfiles.of(SCHEMA.profile().fields(), LARGE);

  @Property(tries = 150)
  void allWaysAgree(@ForAll long seed) {
    agree(script(seed), SMALL, SMALL_STORE, 1);
  }

  @Property(tries = 10)
  void allWaysAgreeOverPages(@ForAll long seed) {
    agree(script(seed), LARGE, LARGE_STORE, 37);
  }

  /** An audience, its complement and some algebra on both, as anyone could run it. */
  private static String script(long seed) {
    Conditions conditions = new Conditions(seed);
    String a = conditions.bool(3);
    return Conditions.PROFILE
        + "audience A = profiles where "
        + a
        + "\naudience NotA = profiles where not ("
        + a
        + ")\naudience B = profiles where "
        + conditions.bool(2)
        + "\naudience Both = A intersect B\naudience OnlyB = B except A"
        + "\naudience Through = profiles where in audience Both or in audience NotA\n";
  }

  private static void agree(
      String script, List<Map<String, Object>> people, HeapProfiles store, int step) {
    Checked checked = Scripts.check(script);
    Verified program = Scripts.verified(Lower.audiences(checked));
    Verified plain = Scripts.verified(Unfolded.audiences(checked));
    SingleRun unfolded = new SingleRun(plain, Scripts.NOW);
    SlotRow plainRow = new SlotRow(store, plain.program().columns());
    Scan.Result pages = new Scan(program, store, Scripts.NOW).members(2);
    SingleRun single = new SingleRun(program, Scripts.NOW);
    SlotRow row = new SlotRow(store, program.program().columns());
    Walker walker = new Walker(checked.audiences(), Scripts.NOW, checked.zone());
    List<String> names = List.copyOf(checked.audiences().keySet());
    for (int slot = 0; slot < people.size(); slot += step) {
      single.run(row.at(slot));
      unfolded.run(plainRow.at(slot));
      for (int output = 0; output < names.size(); output++) {
        var population = checked.audiences().get(names.get(output)).population();
        boolean expected = walker.isMember(population, people.get(slot));
        String where = script + "\n" + names.get(output) + " of " + people.get(slot);
        assertEquals(expected, single.truth(output), () -> "one profile: " + where);
        assertEquals(expected, unfolded.truth(output), () -> "without folding: " + where);
        assertEquals(expected, pages.contains(output, slot), where);
      }
    }
    assertEquals(people.size(), pages.count(0) + pages.count(1), script);
  }

  // people

  static List<Map<String, Object>> people(int count, long seed) {
    Random random = new Random(seed);
    List<Map<String, Object>> people = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, Object> person = new HashMap<>();
      for (Field field : SCHEMA.profile().fields()) {
        if (random.nextInt(5) > 0) {
          person.put(field.name(), value(field.type(), random));
        }
      }
      person.put("id", "p" + i);
      people.add(person);
    }
    return people;
  }

  private static Object value(Type type, Random random) {
    if (type instanceof Type.Decimal decimal) {
      return BigDecimal.valueOf(number(random), decimal.digits());
    }
    if (type instanceof Type.Enumeration enumeration) {
      return enumeration.values().get(random.nextInt(enumeration.values().size()));
    }
    return switch ((Scalar) type) {
      case BOOL -> random.nextBoolean();
      case INT -> number(random);
      case DOUBLE -> real(random);
      case STRING -> Conditions.TEXTS.get(random.nextInt(Conditions.TEXTS.size()));
      case DATE -> date(random);
      case DATETIME -> moment(random);
      default -> throw new AssertionError(type);
    };
  }

  private static long number(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> Long.MAX_VALUE;
      case 1 -> -Long.MAX_VALUE;
      case 2 -> 0;
      case 3 -> random.nextLong() >> 1;
      default -> random.nextInt(60) - 10;
    };
  }

  private static double real(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> Double.MAX_VALUE;
      case 1 -> -Double.MIN_VALUE;
      case 2 -> 0.0;
      default -> random.nextInt(100) / 8.0 - 3;
    };
  }

  private static LocalDate date(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> LocalDate.of(1, 1, 1);
      case 1 -> LocalDate.of(9999, 12, 31);
      case 2 -> LocalDate.of(2000, 2, 29);
      default -> LocalDate.of(1950, 1, 1).plusDays(random.nextInt(28_000));
    };
  }

  private static Instant moment(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> Instant.parse("0001-01-01T00:00:00Z");
      case 1 -> Instant.parse("2026-03-08T07:00:00Z");
      case 2 -> Instant.parse("2026-02-28T05:00:00Z");
      default -> Scripts.NOW.minusSeconds(random.nextInt(10_000_000));
    };
  }
}
