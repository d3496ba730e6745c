package dev.wend.vm;

import dev.wend.check.Checked;
import dev.wend.check.Checker;
import dev.wend.code.Lower;
import dev.wend.code.Program;
import dev.wend.code.Refusal;
import dev.wend.code.Verified;
import dev.wend.code.Verify;
import dev.wend.diag.Diagnostic;
import dev.wend.diag.Source;
import dev.wend.syntax.Ast;
import dev.wend.syntax.Parse;
import dev.wend.syntax.Parsed;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** From a script's text to what runs. */
final class Scripts {
  static final Instant NOW = Instant.parse("2026-03-01T09:30:15.250Z");

  private Scripts() {}

  /** A script that must be fine. */
  static Checked check(String text) {
    Parsed<Ast.Script> parsed = Parse.script(new Source("test.wend", text));
    Checked checked = Checker.check(parsed.tree());
    List<Diagnostic> errors =
        java.util.stream.Stream.concat(parsed.problems().stream(), checked.problems().stream())
            .filter(Diagnostic::isError)
            .toList();
    if (!errors.isEmpty()) {
      throw new AssertionError(
          errors.stream()
              .map(Diagnostic::message)
              .collect(Collectors.joining("\n", "", "\n" + text)));
    }
    return checked;
  }

  static Verified verified(Program program) {
    try {
      return Verify.verify(program);
    } catch (Refusal e) {
      throw new AssertionError(e);
    }
  }

  static Verified audiences(String text) {
    return verified(Lower.audiences(check(text)));
  }
}
