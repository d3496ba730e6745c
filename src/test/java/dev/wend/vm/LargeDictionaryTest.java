package dev.wend.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wend.check.Checked;
import dev.wend.code.Lower;
import dev.wend.code.Verified;
import dev.wend.store.Profiles;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.walker.Walker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Tests of texts that are too many for a table agree with a walk over the tree. */
class LargeDictionaryTest {
  private static final int COUNT = 2 * Profiles.PAGE + 1234;
  private static final List<String> DOMAINS =
      List.of("@example.org", "@example.com", "@x", "", "@EXAMPLE.org", "é@example.org");
  private static final List<String> CONDITIONS =
      List.of(
          "mail ends with \"@example.org\"",
          "mail ends with \"x\"",
          "mail starts with \"user 12\"",
          "mail starts with \"user 1234\"",
          "mail starts with \"user 123\"",
          "mail starts with \"user 12345@example.org\"",
          "mail ends with \"ple.org\"",
          "mail ends with \"mple.org\"",
          "mail ends with \"1@example.org\"",
          "mail ends with \"11@example.org\"",
          "mail ends with \"311@example.com\"",
          "mail ends with \"\"",
          "mail contains \"7@ex\"",
          "mail like \"%9_@x%\"",
          "mail contains \"@example\" ignoring case",
          "length(mail) = 12",
          "(mail ?: \"none\") starts with \"n\"",
          "mail ends with (if i < 3 then \"@x\" else \"g\")",
          "i = 7 and mail contains \"1\"",
          "i between 2 and 900 and mail ends with \"@example.com\"",
          "not mail matches \"[0-4]@\"");

  /** By arrival, as keys are; with some that are missing; in no order; few of many. */
  private enum Way {
    ARRIVAL,
    MISSING,
    SHUFFLED,
    FEW
  }

  @Property(tries = 12)
  void agree(@ForAll Way way, @ForAll long seed) {
    Random random = new Random(seed);
    List<Map<String, Object>> people = people(way, random);
    StringBuilder script =
        new StringBuilder("profile {\n id: string key\n mail: string\n i: int\n}\n");
    for (int a = 0; a < CONDITIONS.size(); a++) {
      script.append("audience A%d = profiles where %s\n".formatted(a, CONDITIONS.get(a)));
    }
    Checked checked = Scripts.check(script.toString());
    HeapProfiles store = store(people, way, random);
    Verified program = Scripts.verified(Lower.audiences(checked));
    Scan.Result result = new Scan(program, store, Scripts.NOW).members(2);
    Walker walker = new Walker(checked.audiences(), Scripts.NOW, checked.zone());
    List<String> names = List.copyOf(checked.audiences().keySet());
    for (int slot = 0; slot < COUNT; slot += 1 + random.nextInt(60)) {
      for (int a = 0; a < names.size(); a++) {
        var population = checked.audiences().get(names.get(a)).population();
        assertEquals(
            walker.isMember(population, people.get(slot)),
            result.contains(a, slot),
            CONDITIONS.get(a) + " of " + people.get(slot) + " at " + slot);
      }
    }
  }

  private static List<Map<String, Object>> people(Way way, Random random) {
    List<Map<String, Object>> people = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      Map<String, Object> person = new HashMap<>();
      if (way != Way.MISSING || random.nextInt(10) > 0) {
        int number = way == Way.FEW ? random.nextInt(1500) : i;
        String domain = DOMAINS.get(number % 7 % DOMAINS.size());
        person.put("mail", "user " + number * 31L % 99_991 + domain);
      }
      person.put("i", (long) random.nextInt(1000));
      people.add(person);
    }
    return people;
  }

  private static HeapProfiles store(List<Map<String, Object>> people, Way way, Random random) {
    HeapProfiles store = new HeapProfiles(people.size());
    HeapProfiles.HeapColumn mail = store.add(Field.of("mail", Scalar.STRING));
    if (way == Way.FEW) {
      LongStream.range(0, 70_000).forEach(i -> mail.value("nobody's " + i));
    }
    List<Map<String, Object>> byCode = new ArrayList<>(people);
    if (way == Way.SHUFFLED) {
      Collections.shuffle(byCode, random);
    }
    // Any start, so that pages begin at any bit of a word.
    for (int i = random.nextInt(200); i > 0; i--) {
      mail.value("before " + i);
    }
    byCode.stream().map(p -> p.get("mail")).filter(m -> m != null).forEach(mail::value);
    fill(mail, people, "mail");
    fill(store.add(Field.of("i", Scalar.INT)), people, "i");
    return store;
  }

  private static void fill(
      HeapProfiles.HeapColumn column, List<Map<String, Object>> people, String field) {
    long[] values = new long[people.size()];
    boolean[] present = new boolean[people.size()];
    for (int i = 0; i < values.length; i++) {
      Object value = people.get(i).get(field);
      present[i] = value != null;
      values[i] = present[i] ? column.value(value) : 0;
    }
    column.fill(values, present);
  }
}
