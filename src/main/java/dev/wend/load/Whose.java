package dev.wend.load;

import dev.wend.check.Typed;
import dev.wend.code.Lower;
import dev.wend.code.Program;
import dev.wend.code.Refusal;
import dev.wend.code.Verify;
import dev.wend.store.Batch;
import dev.wend.type.Scalar;
import dev.wend.value.Text;
import dev.wend.vm.SingleRun;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/** Tells of an event, by its other fields, whose it is. */
public final class Whose {
  private final Program program;
  private final SingleRun run;
  private final boolean isText;

  /**
   * @param value over the fields of the event: a text, or a whole number
   */
  public Whose(Typed value, ZoneId zone, Instant now) {
    program = new Lower(Map.of(), zone).value("whose", value).program();
    isText = value.type() == Scalar.STRING;
    try {
      run = new SingleRun(Verify.verify(program), now);
    } catch (Refusal e) {
      throw new IllegalStateException("the program of an identity does not verify", e);
    }
  }

  /** Gives the current row of a batch its identity, or none: an empty text is none. */
  public void give(Batch into, int field) {
    run.run(new BatchRow(into, program.columns(), into.rows()));
    if (!run.present(0)) {
      into.setMissing(field);
    } else if (isText) {
      Text text = run.text(0);
      into.set(field, text.bytes, text.offset, text.length);
    } else {
      byte[] digits = Long.toString(run.number(0)).getBytes(StandardCharsets.US_ASCII);
      into.set(field, digits, 0, digits.length);
    }
  }
}
