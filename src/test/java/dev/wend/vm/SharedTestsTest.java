package dev.wend.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wend.check.Checked;
import dev.wend.code.Lower;
import dev.wend.store.Profiles;
import dev.wend.walker.Walker;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Many audiences that test the same columns, on some pages or on all, agree with a walk. */
class SharedTestsTest {
  private static final int COUNT = 4 * Profiles.PAGE + 321;
  private static final int TOWNS = 700;
  private static final String PROFILE =
      "profile {\n id: string key\n town: string\n page: int\n day: date\n points: int\n}\n";

  @Property(tries = 6)
  void agree(@ForAll long seed) {
    Random random = new Random(seed);
    List<Map<String, Object>> people = people(random);
    StringBuilder script = new StringBuilder(PROFILE);
    for (int a = 0; a < 90; a++) {
      script.append("audience A%d = profiles where %s\n".formatted(a, condition(random)));
    }
    Checked checked = Scripts.check(script.toString());
    HeapProfiles store = HeapProfiles.of(checked.profile().fields(), people);
    Scan.Result result =
        new Scan(Scripts.verified(Lower.audiences(checked)), store, Scripts.NOW).members(2);
    Walker walker = new Walker(checked.audiences(), Scripts.NOW, checked.zone());
    List<String> names = List.copyOf(checked.audiences().keySet());
    for (int slot = 0; slot < COUNT; slot += 1 + random.nextInt(400)) {
      for (int a = 0; a < names.size(); a++) {
        var population = checked.audiences().get(names.get(a)).population();
        assertEquals(
            walker.isMember(population, people.get(slot)),
            result.contains(a, slot),
            names.get(a) + " of " + people.get(slot) + " at " + slot + "\n" + script);
      }
    }
  }

  /** One test, or one that is only asked for on some pages. */
  private static String condition(Random random) {
    String test = test(random);
    return switch (random.nextInt(3)) {
      case 0 -> test;
      case 1 -> "page = " + random.nextInt(6) + " and " + test;
      default -> "page < " + random.nextInt(6) + " and (" + test + " or " + test(random) + ")";
    };
  }

  private static String test(Random random) {
    int n = random.nextInt(100);
    return switch (random.nextInt(5)) {
      case 0 -> "town contains \"" + n + "\"";
      case 1 -> "(town ?: \"none\") ends with \"" + n % 10 + "\"";
      case 2 -> "month(day) = " + (n % 12 + 1);
      case 3 -> "points in (%d, %d, %d, %d, %d)".formatted(n, n + 2, 3 * n, 900, -n);
      default ->
          "town in (\"town %d\", \"town 2%d\", \"town 3%d\", \"town 4\", \"nowhere\", \"town 5\")"
              .formatted(n, n, n);
    };
  }

  private static List<Map<String, Object>> people(Random random) {
    List<Map<String, Object>> people = new ArrayList<>();
    for (int slot = 0; slot < COUNT; slot++) {
      int page = slot / Profiles.PAGE;
      Map<String, Object> person = new HashMap<>();
      person.put("id", "p" + slot);
      person.put("page", (long) page);
      if (random.nextInt(9) > 0) {
        person.put("town", "town " + random.nextInt(TOWNS));
        // Pages of different bases and widths.
        int days = 200 + 900 * (page / 2);
        person.put(
            "day",
            Scripts.NOW.atZone(ZoneOffset.UTC).toLocalDate().minusDays(random.nextInt(days)));
        person.put("points", (long) random.nextInt(page == 2 ? 1 << 20 : 300) - page);
      }
      people.add(person);
    }
    return people;
  }
}
