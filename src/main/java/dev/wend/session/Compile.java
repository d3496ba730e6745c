package dev.wend.session;

import dev.wend.check.Checked;
import dev.wend.check.Checker;
import dev.wend.code.Packed;
import dev.wend.code.Verified;
import dev.wend.diag.Diagnostic;
import dev.wend.diag.Source;
import dev.wend.syntax.Ast.Script;
import dev.wend.syntax.Parse;
import dev.wend.syntax.Parsed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A script's text made ready to run.
 *
 * @param problems those of its syntax and those of its meaning, in the order of the text
 * @param programs of its audiences, where they were compiled before
 */
record Compile(Checked checked, List<Diagnostic> problems, Optional<List<Verified>> programs) {
  /** A script's file, or what {@code wend compile} made of one. */
  static Compile open(Path file) throws SessionException {
    byte[] bytes = Scripts.bytes(file);
    return Packed.isPacked(bytes)
        ? CompiledFile.open(file, bytes)
        : of(Imports.of(file, Scripts.read(file.toString(), bytes)));
  }

  /** A script that is not compiled. */
  static Compile ofText(Path file) throws SessionException {
    return of(Imports.of(file, Scripts.open(file)));
  }

  /** Where an import cannot be followed, what it would declare is not missed besides. */
  private static Compile of(Imports read) {
    Compile script = of(read.source());
    return read.problems().isEmpty()
        ? script
        : new Compile(script.checked(), read.problems(), script.programs());
  }

  /** The text of a script, be it compiled or not. */
  static Source source(Path file) throws SessionException {
    byte[] bytes = Scripts.bytes(file);
    return Packed.isPacked(bytes)
        ? CompiledFile.open(file, bytes).checked().source()
        : Imports.of(file, Scripts.read(file.toString(), bytes)).source();
  }

  static Compile of(Source source) {
    Parsed<Script> parsed = Parse.script(source);
    Checked checked = Checker.check(parsed.tree());
    List<Diagnostic> problems =
        merge(parsed.problems(), checked.problems()).stream().map(Diagnostic::inFile).toList();
    return new Compile(checked, problems, Optional.empty());
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
