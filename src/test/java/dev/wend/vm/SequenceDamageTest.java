package dev.wend.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.check.Typed;
import dev.wend.code.Listing;
import dev.wend.code.Lower;
import dev.wend.code.Packed;
import dev.wend.code.Program;
import dev.wend.code.Program.Entry;
import dev.wend.code.Refusal;
import dev.wend.code.Verified;
import dev.wend.code.Verify;
import dev.wend.diag.Source;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Lapse;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Damage to a program of sequences, as one or as bytes, is refused or does no harm. */
class SequenceDamageTest {
  private static final HeapProfiles STORE = EventAgreementTest.LATE_STORE;
  private static final List<String> TYPES = List.of("Cart", "Buy", "View", "none", "");
  private static final List<Type> SCALARS = List.of(Scalar.INT, Scalar.STRING, Scalar.BOOL);
  private static final Lapse HOUR = new Lapse(0, 0, 3_600_000);
  private static final Lapse LESS = new Lapse(0, 0, -1);
  private static final String SCRIPT =
      """
      profile { id: string key }
      event A identified by id = who { who: string, kind: string }
      event B identified by id = who { who: string, kind: string }
      audience S = profiles
        where sequence(A as first then no B where kind = first.kind within 1 day then A)
      """;
  private static final long[] LAPSES = {-1, 0, 1, 3_600_000, Integer.MAX_VALUE, Long.MIN_VALUE};

  @Property(tries = 150)
  void damageIsRefusedOrHarmless(@ForAll long seed) {
    Random random = new Random(seed);
    Program whole = program(seed);
    for (int i = 0; i < 30; i++) {
      Program damaged = whole;
      for (int hits = 1 + random.nextInt(2); hits > 0; hits--) {
        damaged = damaged(damaged, random);
      }
      run(damaged);
    }
  }

  /** With a checksum that fits, so that it is left to the reader and to {@link Verify}. */
  @Property(tries = 100)
  void forgedBytesAreRefusedOrHarmless(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] whole = packed(program(seed)).bytes();
    for (int i = 0; i < 40; i++) {
      byte[] forged = whole.clone();
      for (int hits = 1 + random.nextInt(3); hits > 0; hits--) {
        int at =
            PackedTest.HEAD + random.nextInt(whole.length - PackedTest.HEAD - PackedTest.DIGEST);
        forged[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : forged[at] + 1);
      }
      take(PackedTest.sealed(forged));
    }
  }

  @Property(tries = 60)
  void whatIsWrittenIsRead(@ForAll long seed) throws Refusal {
    Program whole = program(seed);
    Program read = Packed.read(packed(whole).bytes()).programs().get(0);
    assertEquals(Listing.of(whole), Listing.of(read));
    assertEquals(
        new Scan(Scripts.verified(whole), STORE, Scripts.NOW).count(1).count(0),
        new Scan(Scripts.verified(read), STORE, Scripts.NOW).count(1).count(0));
  }

  /** Each is refused by its own rule. */
  @Test
  void whatIsNoSequenceIsRefused() {
    Program whole = Lower.audiences(Scripts.check(SCRIPT));
    Entry.Sequence sequence = sequence(whole);
    Entry.Step a = sequence.steps().get(0);
    Entry.Step noB = sequence.steps().get(1);
    assertFalse(isRefused(whole, sequence.up(), List.of(a, noB, a)), "as it was");
    assertFalse(isRefused(whole, 0, Collections.nCopies(Typed.Sequence.MOST_STEPS, a)));
    assertRefused(whole, Collections.nCopies(Typed.Sequence.MOST_STEPS + 1, a));
    assertRefused(whole, List.of());
    assertRefused(whole, List.of(step(a, true, Lapse.NONE, Optional.empty()), a));
    assertRefused(whole, List.of(step(a, false, HOUR, Optional.empty()), a));
    assertRefused(whole, List.of(step(a, false, Lapse.NONE, Optional.of(HOUR)), a));
    assertRefused(whole, List.of(a, step(a, false, LESS, Optional.empty())));
    assertRefused(whole, List.of(a, step(a, false, Lapse.NONE, Optional.of(LESS))));
    assertRefused(whole, List.of(noB, a));
    assertRefused(whole, List.of(a, a, a, noB, joined(noB, "3.")));
    for (String of : List.of("2.", "9.", "-1.", "", ".", "x.", "99999999.")) {
      assertRefused(whole, List.of(a, joined(noB, of), a));
    }
    for (int up : new int[] {-1, 1, Integer.MAX_VALUE}) {
      assertTrue(isRefused(whole, up, List.of(a, noB, a)), "up " + up);
    }
    Program own = a.own();
    Program cut =
        with(own, own.columns(), Arrays.copyOf(own.code(), own.code().length - 1), own.zone());
    Program far = with(own, own.columns(), own.code(), ZoneOffset.ofHours(3));
    for (Program other : List.of(cut, far)) {
      assertRefused(whole, List.of(own(a, other), noB, a));
      assertRefused(whole, List.of(a, own(noB, other), a));
    }
  }

  private static void assertRefused(Program whole, List<Entry.Step> steps) {
    assertTrue(isRefused(whole, 0, steps), steps::toString);
  }

  private static boolean isRefused(Program whole, int up, List<Entry.Step> steps) {
    List<Entry> pool = new ArrayList<>(whole.pool());
    Entry.Sequence old = sequence(whole);
    pool.set(pool.indexOf(old), new Entry.Sequence(up, steps, old.types(), old.registers()));
    try {
      Verify.verify(with(whole, whole.code(), pool));
      return false;
    } catch (Refusal refused) {
      return true;
    }
  }

  private static Entry.Sequence sequence(Program program) {
    return program.pool().stream()
        .filter(Entry.Sequence.class::isInstance)
        .map(Entry.Sequence.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static Entry.Step step(
      Entry.Step step, boolean negated, Lapse after, Optional<Lapse> within) {
    return new Entry.Step(step.type(), step.own(), step.joined(), negated, after, within);
  }

  private static Entry.Step own(Entry.Step step, Program own) {
    return new Entry.Step(
        step.type(), own, step.joined(), step.negated(), step.after(), step.within());
  }

  private static Entry.Step joined(Entry.Step step, Optional<Program> joined) {
    return new Entry.Step(
        step.type(), step.own(), joined, step.negated(), step.after(), step.within());
  }

  /** With the columns of its first step those of another. */
  private static Entry.Step joined(Entry.Step step, String of) {
    Program joined = step.joined().orElseThrow();
    List<Field> columns =
        joined.columns().stream()
            .map(f -> Field.of(f.name().replaceFirst("^0\\.", of), f.type()))
            .toList();
    return joined(step, Optional.of(with(joined, columns, joined.code(), joined.zone())));
  }

  private static Program with(Program old, int[] code, List<Entry> pool) {
    return with(old, old.columns(), code, pool, old.zone());
  }

  private static Program with(Program old, List<Field> columns, int[] code, ZoneId zone) {
    return with(old, columns, code, old.pool(), zone);
  }

  private static Program with(
      Program old, List<Field> columns, int[] code, List<Entry> pool, ZoneId zone) {
    return new Program(
        columns,
        old.links(),
        old.outputs(),
        new Program.Counts(old.masks(), old.lanes(), old.texts(), old.lists()),
        code,
        pool,
        old.spans(),
        zone);
  }

  /** Damages the ops, or a sequence or items of the pool, or what is within. */
  private static Program damaged(Program whole, Random random) {
    List<Integer> within = new ArrayList<>();
    for (int i = 0; i < whole.pool().size(); i++) {
      Entry entry = whole.pool().get(i);
      if (entry instanceof Entry.Sequence || entry instanceof Entry.Items) {
        within.add(i);
      }
    }
    int[] code = whole.code().clone();
    List<Entry> pool = new ArrayList<>(whole.pool());
    if (within.isEmpty() || random.nextInt(4) == 0) {
      int at = random.nextInt(code.length);
      code[at] = random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(110) - 2;
    } else {
      int at = within.get(random.nextInt(within.size()));
      pool.set(
          at,
          pool.get(at) instanceof Entry.Sequence sequence
              ? damaged(sequence, random)
              : damaged((Entry.Items) pool.get(at), random));
    }
    return with(whole, code, pool);
  }

  private static Entry damaged(Entry.Items items, Random random) {
    List<Entry.Part> parts = new ArrayList<>(items.parts());
    int at = random.nextInt(parts.size());
    Entry.Part part = parts.get(at);
    parts.set(at, new Entry.Part(damaged(part.program(), random), part.keep(), part.count()));
    return new Entry.Items(
        items.up(),
        items.entity(),
        items.events(),
        items.list(),
        parts,
        items.types(),
        items.registers());
  }

  private static Entry damaged(Entry.Sequence sequence, Random random) {
    if (sequence.steps().isEmpty()) {
      return sequence;
    }
    List<Entry.Step> steps = new ArrayList<>(sequence.steps());
    List<Type> types = new ArrayList<>(sequence.types());
    List<Integer> registers = new ArrayList<>(sequence.registers());
    int up = sequence.up();
    int at = random.nextInt(steps.size());
    int other = random.nextInt(steps.size());
    switch (random.nextInt(10)) {
      case 0 -> up = random.nextInt(4) - 1;
      case 1 -> registers.replaceAll(r -> r + random.nextInt(3) - 1);
      case 2 -> types.replaceAll(t -> random.nextBoolean() ? t : SCALARS.get(random.nextInt(3)));
      case 3 -> Collections.swap(steps, at, other);
      case 4 -> steps.add(at, steps.get(other));
      case 5 -> steps.remove(at);
      default -> steps.set(at, damaged(steps.get(at), steps.get(other), random));
    }
    return new Entry.Sequence(up, steps, types, registers);
  }

  private static Entry.Step damaged(Entry.Step step, Entry.Step other, Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> step(step, !step.negated(), step.after(), step.within());
      case 1 -> step(step, step.negated(), lapse(random), step.within());
      case 2 -> step(step, step.negated(), step.after(), Optional.of(lapse(random)));
      case 3 -> own(step, other.own());
      case 4 -> own(step, damaged(step.own(), random));
      case 5 -> joined(step, Optional.of(step.own()));
      case 6 ->
          joined(
              step,
              (step.joined().isPresent() ? step : other).joined().map(p -> damaged(p, random)));
      default ->
          new Entry.Step(
              TYPES.get(random.nextInt(TYPES.size())),
              step.own(),
              other.joined(),
              step.negated(),
              step.after(),
              step.within());
    };
  }

  private static Lapse lapse(Random random) {
    long some = LAPSES[random.nextInt(LAPSES.length)];
    return new Lapse(random.nextInt(3) - 1, random.nextBoolean() ? 0 : (int) some, some);
  }

  private static Program program(long seed) {
    EventTrees trees = new EventTrees(seed);
    return new Lower(Map.of(), ZoneOffset.UTC)
        .condition("sequence", trees.sequence())
        .condition("condition", trees.bool(2))
        .program();
  }

  private static Packed packed(Program program) {
    return new Packed("1.0", List.of(new Source("s.wend", "a script\n")), List.of(program));
  }

  private static void take(byte[] bytes) {
    List<Program> programs;
    try {
      programs = Packed.read(bytes).programs();
    } catch (Refusal refused) {
      return;
    }
    programs.forEach(SequenceDamageTest::run);
  }

  private static void run(Program program) {
    Verified verified;
    try {
      verified = Verify.verify(program);
    } catch (Refusal refused) {
      return;
    }
    new Scan(verified, STORE, Scripts.NOW).count(1);
    SingleRun single = new SingleRun(verified, Scripts.NOW);
    SlotRow row = new SlotRow(STORE, program);
    for (int slot = 0; slot < STORE.count(); slot += 5) {
      single.run(row.at(slot));
    }
  }
}
