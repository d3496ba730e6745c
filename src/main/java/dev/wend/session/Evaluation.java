package dev.wend.session;

import dev.wend.check.Checked;
import dev.wend.code.Lower;
import dev.wend.code.Program;
import dev.wend.code.Refusal;
import dev.wend.code.Verified;
import dev.wend.code.Verify;
import dev.wend.store.Profiles;
import dev.wend.vm.Scan;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs programs over a store. */
final class Evaluation {
  private Evaluation() {}

  /** The sizes of a script's audiences, all in one scan, in the order of the script. */
  static Map<String, Long> counts(Checked script, Profiles profiles, Instant now) {
    if (script.audiences().isEmpty()) {
      return Map.of();
    }
    Verified program = verify(Lower.audiences(script));
    Scan.Result result = new Scan(program, profiles, now).count(threads());
    Map<String, Long> counts = new LinkedHashMap<>();
    for (int i = 0; i < program.program().outputs().size(); i++) {
      counts.put(program.program().outputs().get(i).name(), result.count(i));
    }
    return counts;
  }

  static Verified verify(Program program) {
    try {
      return Verify.verify(program);
    } catch (Refusal e) {
      throw new IllegalStateException("a program of ours does not verify", e);
    }
  }

  static int threads() {
    return Runtime.getRuntime().availableProcessors();
  }
}
