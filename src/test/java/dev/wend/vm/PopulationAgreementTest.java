package dev.wend.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.check.Checked;
import dev.wend.check.Population;
import dev.wend.check.Typed;
import dev.wend.code.Lower;
import dev.wend.store.Profiles;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Lane;
import dev.wend.walker.Walker;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What populations are: samples, selections and columns, on which all ways to evaluate agree. */
class PopulationAgreementTest {
  private static final List<Field> FIELDS = Scripts.check(Conditions.PROFILE).profile().fields();

  /** In the order of their keys. */
  private static final List<Map<String, Object>> PEOPLE =
      AgreementTest.people(70, 3).stream()
          .sorted(Comparator.comparing(person -> (String) person.get("id")))
          .toList();

  @Property(tries = 60)
  void allWaysAgree(@ForAll long seed) {
    Populations populations = new Populations(seed);
    Conditions conditions = new Conditions(seed + 1);
    String column = conditions.value();
    String script =
        Conditions.PROFILE
            + "audience A = "
            + populations.term(2)
            + "\naudience Best = "
            + populations.top("A")
            + "\naudience Columns = A with { x = "
            + column
            + ", y = if "
            + conditions.bool(1)
            + " then x else "
            + column
            + " }\n";
    Checked checked = Scripts.check(script);
    Walker walker = new Walker(checked.audiences(), PEOPLE, Scripts.NOW, checked.zone());
    Lower lower = lower(checked);
    Map<String, Population> wanted = new TreeMap<>();
    checked.audiences().forEach((name, audience) -> wanted.put(name, audience.population()));
    wanted.forEach(lower::population);
    Map<String, Typed> columns = checked.audiences().get("Columns").selection().columns();
    columns.forEach(lower::value);
    HeapProfiles store = store(lower, checked);
    SingleRun single = new SingleRun(Scripts.verified(lower.program()), Scripts.NOW);
    SlotRow row = new SlotRow(store, lower.program());
    PageRun pages = pages(lower, store);
    for (int slot = 0; slot < PEOPLE.size(); slot++) {
      Map<String, Object> person = PEOPLE.get(slot);
      single.run(row.at(slot));
      int output = 0;
      for (Map.Entry<String, Population> one : wanted.entrySet()) {
        boolean expected = walker.isMember(one.getValue(), person);
        String where = one.getKey() + " of " + person + " in\n" + script;
        assertEquals(expected, single.truth(output), () -> "one profile: " + where);
        assertEquals(expected, bit(pages.mask(output++), slot), where);
      }
      for (Typed value : columns.values()) {
        Object expected = walker.value(value, person);
        assertEquals(expected, single.outside(output).orElse(null), script);
        assertEquals(expected, outside(pages, output++, slot, value.type()), script);
      }
    }
  }

  @Property(tries = 40)
  void aSampleIsWithinEveryLargerOne(
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 100) int small,
      @ForAll @IntRange(min = 0, max = 100) int large) {
    String of = new Populations(seed).term(2);
    int less = Math.min(small, large);
    int more = Math.max(small, large);
    Map<String, Set<Integer>> members =
        members(
            "audience A = %s\naudience Less = sample %d%% of A\naudience More = sample %d%% of A\n"
                .formatted(of, less, more));
    assertTrue(members.get("More").containsAll(members.get("Less")), of);
    assertTrue(members.get("A").containsAll(members.get("More")), of);
  }

  @Property(tries = 40)
  void aConditionAndItsOppositeSplitEverybody(@ForAll long seed) {
    String condition = new Conditions(seed).bool(3);
    String of = new Populations(seed).term(1);
    Map<String, Set<Integer>> members =
        members(
            "audience A = %s\naudience In = A where %s\naudience Out = A where not (%s)\n"
                .formatted(of, condition, condition));
    for (int slot : members.get("A")) {
      boolean isIn = members.get("In").contains(slot);
      assertEquals(!isIn, members.get("Out").contains(slot), () -> of + " where " + condition);
    }
    assertTrue(members.get("A").containsAll(members.get("In")), of);
    assertTrue(members.get("A").containsAll(members.get("Out")), of);
  }

  // ---- running

  private static Map<String, Set<Integer>> members(String audiences) {
    Checked checked = Scripts.check(Conditions.PROFILE + audiences);
    Lower lower = lower(checked);
    checked.audiences().forEach((name, audience) -> lower.population(name, audience.population()));
    PageRun pages = pages(lower, store(lower, checked));
    Map<String, Set<Integer>> members = new TreeMap<>();
    int output = 0;
    for (String name : checked.audiences().keySet()) {
      Set<Integer> slots = new HashSet<>();
      for (int slot = 0; slot < PEOPLE.size(); slot++) {
        if (bit(pages.mask(output), slot)) {
          slots.add(slot);
        }
      }
      members.put(name, slots);
      output++;
    }
    return members;
  }

  private static Lower lower(Checked checked) {
    return new Lower(checked.audiences(), checked.zone());
  }

  private static PageRun pages(Lower lower, HeapProfiles store) {
    Attached attached = new Attached(Scripts.verified(lower.program()), store, Scripts.NOW);
    PageRun pages = new PageRun(attached, Optional.empty());
    pages.run(0, PEOPLE.size());
    return pages;
  }

  /** The people with a column for each selection that a program reads, computed before. */
  private static HeapProfiles store(Lower lower, Checked checked) {
    lower.program();
    HeapProfiles store = HeapProfiles.of(FIELDS, PEOPLE);
    for (Map.Entry<String, Population.Top> selection : lower.selections().entrySet()) {
      Population.Top top = selection.getValue();
      Lower first = lower(checked).population("members", top.of()).value("value", top.by());
      HeapProfiles rows = store(first, checked);
      Scan scan = new Scan(Scripts.verified(first.program()), rows, Scripts.NOW);
      List<Best> parts =
          scan.each(
              1, () -> new Best(scan, 0, 1, top.count(), top.descending(), rows, FIELDS.get(0)));
      fill(store, selection.getKey(), Best.of(parts, Profiles.WORDS));
    }
    return store;
  }

  private static void fill(HeapProfiles store, String column, long[] members) {
    boolean[] present = new boolean[PEOPLE.size()];
    long[] values = new long[PEOPLE.size()];
    for (int slot = 0; slot < present.length; slot++) {
      present[slot] = bit(members, slot);
      values[slot] = 1;
    }
    store.add(Field.of(column, Scalar.BOOL)).fill(values, present);
  }

  private static Object outside(PageRun pages, int output, int slot, Type type) {
    if (!bit(pages.mask(output), slot)) {
      return null;
    }
    return type == Scalar.STRING
        ? pages.text(output, slot)
        : Lane.outside(type, pages.lane(output, slot));
  }

  private static boolean bit(long[] mask, int at) {
    return (mask[at / 64] >>> at & 1) != 0;
  }
}
