package dev.wend.vm;

import dev.wend.code.Lower;
import dev.wend.code.Program;
import dev.wend.code.Program.Entry;
import dev.wend.code.Refusal;
import dev.wend.code.Verified;
import dev.wend.code.Verify;
import dev.wend.type.Scalar;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Damage to a program over items, or to what leads to it, is refused or does no harm. */
class ItemDamageTest {
  private static final List<String> LISTS = List.of("orders", "tags", "lines", "none", "value");

  @Property(tries = 150)
  void damageIsRefusedOrHarmless(@ForAll long seed) {
    Random random = new Random(seed);
    ItemTrees trees = new ItemTrees(seed);
    Program whole =
        new Lower(Map.of(), ZoneOffset.UTC)
            .condition("condition", trees.bool(3))
            .value("text", trees.value(Scalar.STRING, 2))
            .value("list", trees.list(Scalar.STRING, 2))
            .program();
    for (int i = 0; i < 20; i++) {
      run(damaged(whole, random));
    }
  }

  /** Of this seed a program takes a number for a text. */
  @Example
  void aNumberIsNoText() {
    damageIsRefusedOrHarmless(712_245);
  }

  private static void run(Program program) {
    Verified verified;
    try {
      verified = Verify.verify(program);
    } catch (Refusal refused) {
      return;
    }
    HeapProfiles store = ItemAgreementTest.SMALL_STORE;
    new Scan(verified, store, Scripts.NOW).count(1);
    SingleRun single = new SingleRun(verified, Scripts.NOW);
    SlotRow row = new SlotRow(store, program);
    for (int slot = 0; slot < store.count(); slot += 5) {
      single.run(row.at(slot));
    }
  }

  /** Damages the ops, or an entry of the pool, or what is within one. */
  private static Program damaged(Program whole, Random random) {
    int[] code = whole.code().clone();
    List<Entry> pool = new ArrayList<>(whole.pool());
    List<Integer> within = new ArrayList<>();
    for (int i = 0; i < pool.size(); i++) {
      if (pool.get(i) instanceof Entry.Items) {
        within.add(i);
      }
    }
    if (within.isEmpty() || random.nextInt(3) == 0) {
      int at = random.nextInt(code.length);
      code[at] = random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(110) - 2;
    } else {
      int at = within.get(random.nextInt(within.size()));
      pool.set(at, damaged((Entry.Items) pool.get(at), random));
    }
    return new Program(
        whole.columns(),
        whole.links(),
        whole.outputs(),
        new Program.Counts(whole.masks(), whole.lanes(), whole.texts(), whole.lists()),
        code,
        pool,
        whole.spans(),
        whole.zone());
  }

  private static Entry damaged(Entry.Items items, Random random) {
    List<Entry.Part> parts = new ArrayList<>(items.parts());
    List<Integer> registers = new ArrayList<>(items.registers());
    int up = items.up();
    String list = items.list();
    switch (random.nextInt(6)) {
      case 0 -> up = random.nextInt(4) - 1;
      case 1 -> list = LISTS.get(random.nextInt(LISTS.size()));
      case 2 -> registers.replaceAll(r -> r + random.nextInt(3) - 1);
      case 3 -> parts.add(parts.get(0));
      default -> {
        int at = random.nextInt(parts.size());
        Entry.Part part = parts.get(at);
        parts.set(at, new Entry.Part(damaged(part.program(), random), part.keep(), part.count()));
      }
    }
    return new Entry.Items(
        up, items.entity(), items.events(), list, parts, items.types(), registers);
  }
}
