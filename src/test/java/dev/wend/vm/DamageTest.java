package dev.wend.vm;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.check.Checked;
import dev.wend.code.Lower;
import dev.wend.code.Program;
import dev.wend.code.Refusal;
import dev.wend.code.Verified;
import dev.wend.code.Verify;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A damaged program is refused, or it runs to its end: nothing else ever happens. */
class DamageTest {
  private static final Checked SCHEMA = Scripts.check(Conditions.PROFILE);
  private static final List<Map<String, Object>> PEOPLE = AgreementTest.people(40, 3);
  private static final HeapProfiles STORE = HeapProfiles.of(SCHEMA.profile().fields(), PEOPLE);

  @Property(tries = 300)
  void damageIsRefusedOrHarmless(@ForAll long seed) {
    Random random = new Random(seed);
    Program whole =
        Lower.audiences(
            Scripts.check(
                Conditions.PROFILE
                    + "audience A = profiles where "
                    + new Conditions(seed).bool(3)
                    + "\n"));
    for (int i = 0; i < 20; i++) {
      verified(damaged(whole, random)).ifPresent(DamageTest::runs);
    }
  }

  private static Program damaged(Program whole, Random random) {
    int[] code = whole.code().clone();
    for (int hits = 1 + random.nextInt(3); hits > 0; hits--) {
      int at = random.nextInt(code.length);
      code[at] = random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(90) - 2;
    }
    return with(whole, code);
  }

  private static Program with(Program whole, int[] code) {
    return new Program(
        whole.columns(),
        whole.links(),
        whole.outputs(),
        new Program.Counts(whole.masks(), whole.lanes(), whole.texts(), whole.lists()),
        code,
        whole.pool(),
        whole.spans(),
        whole.zone());
  }

  private static Optional<Verified> verified(Program program) {
    try {
      return Optional.of(Verify.verify(program));
    } catch (Refusal e) {
      return Optional.empty();
    }
  }

  private static void runs(Verified program) {
    new Scan(program, STORE, Scripts.NOW).count(1);
    SingleRun single = new SingleRun(program, Scripts.NOW);
    SlotRow row = new SlotRow(STORE, program.program().columns());
    for (int slot = 0; slot < PEOPLE.size(); slot++) {
      single.run(row.at(slot));
    }
  }

  @Test
  void aProgramThatIsCutOffIsRefused() {
    Program whole =
        Lower.audiences(Scripts.check(Conditions.PROFILE + "audience A = profiles where i1 > 3\n"));
    for (int length = 0; length < whole.code().length; length++) {
      int[] code = java.util.Arrays.copyOf(whole.code(), length);
      Refusal refusal = assertThrows(Refusal.class, () -> Verify.verify(with(whole, code)));
      assertTrue(refusal.address() <= code.length, refusal::getMessage);
    }
  }
}
