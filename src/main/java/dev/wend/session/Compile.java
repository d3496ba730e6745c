package dev.wend.session;

import dev.wend.check.Checked;
import dev.wend.check.Checker;
import dev.wend.diag.Diagnostic;
import dev.wend.diag.Source;
import dev.wend.syntax.Ast.Script;
import dev.wend.syntax.Parse;
import dev.wend.syntax.Parsed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A script's text made ready to run.
 *
 * @param problems those of its syntax and those of its meaning, in the order of the text
 */
record Compile(Checked checked, List<Diagnostic> problems) {
  static Compile of(Source source) {
    Parsed<Script> parsed = Parse.script(source);
    Checked checked = Checker.check(parsed.tree());
    return new Compile(checked, merge(parsed.problems(), checked.problems()));
  }

  static List<Diagnostic> merge(List<Diagnostic> syntax, List<Diagnostic> meaning) {
    List<Diagnostic> all = new ArrayList<>(syntax);
    all.addAll(meaning);
    all.sort(Comparator.comparingInt(d -> d.span().offset()));
    return all;
  }

  boolean hasErrors() {
    return problems.stream().anyMatch(Diagnostic::isError);
  }
}
