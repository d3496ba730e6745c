package dev.wend.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wend.check.Typed;
import dev.wend.code.Listing;
import dev.wend.code.Lower;
import dev.wend.code.Program;
import dev.wend.code.Unfolded;
import dev.wend.code.Verified;
import dev.wend.store.Profiles;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.TableSchema;
import dev.wend.type.Type;
import dev.wend.walker.Walker;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Over lists and links, too, all ways to evaluate agree. */
class ItemAgreementTest {
  private static final List<Map<String, Object>> HOUSEHOLDS =
      rows(ItemTrees.HOUSEHOLD, 5, new Random(4));
  private static final List<Map<String, Object>> SHOPS = rows(ItemTrees.SHOP, 4, new Random(5));
  private static final List<Map<String, Object>> SMALL = people(120, 1);
  private static final List<Map<String, Object>> LARGE = people(Profiles.PAGE + 50, 2);
  static final HeapProfiles SMALL_STORE = store(SMALL);
  private static final HeapProfiles LARGE_STORE = store(LARGE);

  @Property(tries = 400)
  void allWaysAgree(@ForAll long seed) {
    agree(seed, SMALL, SMALL_STORE, 1);
  }

  @Property(tries = 8)
  void allWaysAgreeOverPages(@ForAll long seed) {
    agree(seed, LARGE, LARGE_STORE, 23);
  }

  private static void agree(
      long seed, List<Map<String, Object>> people, HeapProfiles store, int step) {
    ItemTrees trees = new ItemTrees(seed);
    Typed condition = trees.bool(3);
    Typed text = trees.value(Scalar.STRING, 2);
    Typed number = trees.value(Scalar.INT, 2);
    Typed list = trees.list(Scalar.STRING, 2);
    Lower lower =
        new Lower(Map.of(), ZoneOffset.UTC)
            .condition("condition", condition)
            .value("text", text)
            .value("number", number)
            .value("list", list);
    Program lowered = lower.program();
    Verified program = Scripts.verified(lowered);
    Walker walker = new Walker(Map.of(), entities(), Scripts.NOW, ZoneOffset.UTC);
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
        Map<String, Object> person = people.get(slot);
        int at = slot % Profiles.PAGE;
        String where = seed + " " + person + "\n" + Listing.of(lowered) + "\n";
        boolean holds = walker.holds(condition, person);
        assertEquals(holds, single.truth(0), () -> "single " + where + condition);
        assertEquals(holds, bit(pages.mask(0), at), () -> "pages " + where + condition);
        unfolded.run(plainRow.at(slot));
        assertEquals(holds, unfolded.truth(0), () -> "unfolded " + where + condition);
        Object word = walker.value(text, person);
        assertEquals(word, single.outside(1).orElse(null), () -> "single " + where + text);
        Object found = bit(pages.mask(1), at) ? pages.texts(1)[Lanes.of(at)] : null;
        assertEquals(word, found, () -> "pages " + where + text);
        Object count = walker.value(number, person);
        assertEquals(count, single.outside(2).orElse(null), () -> "single " + where + number);
        Object counted = bit(pages.mask(2), at) ? (Object) pages.lanes(2)[Lanes.of(at)] : null;
        assertEquals(count, counted, () -> "pages " + where + number);
        Object listed = walker.value(list, person);
        assertEquals(listed, single.outside(3).orElse(null), () -> "single " + where + list);
      }
    }
  }

  private static boolean bit(long[] mask, int at) {
    return (mask[at / 64] >>> at & 1) != 0;
  }

  // data

  private static HeapProfiles store(List<Map<String, Object>> people) {
    Random random = new Random(9);
    return HeapProfiles.of(ItemTrees.PROFILE, people, random)
        .with("Household", HeapProfiles.of(ItemTrees.HOUSEHOLD, HOUSEHOLDS, random))
        .with("Shop", HeapProfiles.of(ItemTrees.SHOP, SHOPS, random));
  }

  private static Map<String, Map<Object, Map<String, Object>>> entities() {
    return Map.of("Household", byKey("id", HOUSEHOLDS), "Shop", byKey("nr", SHOPS));
  }

  private static Map<Object, Map<String, Object>> byKey(
      String key, List<Map<String, Object>> rows) {
    Map<Object, Map<String, Object>> byKey = new HashMap<>();
    rows.forEach(row -> byKey.put(row.get(key), row));
    return byKey;
  }

  private static List<Map<String, Object>> people(int count, long seed) {
    return rows(ItemTrees.PROFILE, count, new Random(seed));
  }

  private static List<Map<String, Object>> rows(TableSchema table, int count, Random random) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, Object> row = row(table, random);
      if (!table.equals(ItemTrees.PROFILE)) {
        Field key = table.columns().get(0);
        row.put(key.name(), key.type() == Scalar.STRING ? "h" + i : (Object) (long) i);
      }
      rows.add(row);
    }
    return rows;
  }

  private static Map<String, Object> row(TableSchema table, Random random) {
    Map<String, Object> row = new HashMap<>();
    for (Field field : table.columns()) {
      if (random.nextInt(6) > 0) {
        row.put(field.name(), value(field, random));
      }
    }
    for (TableSchema list : table.lists()) {
      List<Map<String, Object>> items = new ArrayList<>();
      for (int i = random.nextInt(5); i > 0; i--) {
        items.add(row(list, random));
      }
      if (random.nextInt(4) > 0) {
        row.put(list.name(), items);
      }
    }
    return row;
  }

  private static Object value(Field field, Random random) {
    Type type = field.type();
    if (field.name().equals("home") || field.name().equals("next")) {
      return "h" + random.nextInt(7);
    } else if (type instanceof Type.Decimal decimal) {
      return BigDecimal.valueOf(number(random, 1000), decimal.digits());
    } else if (type instanceof Type.Enumeration enumeration) {
      return enumeration.values().get(random.nextInt(enumeration.values().size()));
    } else if (type == Scalar.STRING) {
      return ItemTrees.TEXTS.get(random.nextInt(ItemTrees.TEXTS.size()));
    } else if (type == Scalar.BOOL) {
      return random.nextBoolean();
    } else if (type == Scalar.DOUBLE) {
      return random.nextInt(9) == 0 ? Double.MAX_VALUE : random.nextInt(40) / 8.0 - 1;
    }
    return field.name().equals("shop") ? (Object) (long) random.nextInt(6) : number(random, 8);
  }

  private static long number(Random random, int below) {
    return switch (random.nextInt(12)) {
      case 0 -> Long.MAX_VALUE;
      case 1 -> -Long.MAX_VALUE;
      default -> random.nextInt(below) - 2;
    };
  }
}
