package dev.wend.session;

import dev.wend.check.Checked;
import dev.wend.check.Checker;
import dev.wend.check.Traits;
import dev.wend.code.Packed;
import dev.wend.code.Verified;
import dev.wend.diag.Diagnostic;
import dev.wend.diag.Fault;
import dev.wend.diag.Source;
import dev.wend.syntax.Ast.Script;
import dev.wend.syntax.Parse;
import dev.wend.syntax.Parsed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A script's text made ready to run.
 *
 * @param problems those of its syntax and those of its meaning, in the order of the text
 * @param programs of its audiences, where they were compiled before
 */
record Compile(Checked checked, List<Diagnostic> problems, Optional<List<Verified>> programs) {
  /** A script's file, or what {@code wend compile} made of one. */
  static Compile open(Path file) throws SessionException {
    return open(file, Optional.empty());
  }

  /** The same, to run over a store with saved audiences. */
  static Compile open(Path file, Map<String, Traits> saved) throws SessionException {
    return open(file, Optional.of(saved));
  }

  private static Compile open(Path file, Optional<Map<String, Traits>> saved)
      throws SessionException {
    byte[] bytes = Scripts.bytes(file);
    return isCompiled(file, bytes)
        ? CompiledFile.open(file, bytes, saved)
        : of(Imports.of(file, Scripts.read(file.toString(), bytes)), saved);
  }

  /** Whether a file is one, or is called like one and has to be. */
  private static boolean isCompiled(Path file, byte[] bytes) {
    return Packed.isPacked(bytes) || file.toString().endsWith(".wendc");
  }

  /** A script that is not compiled. */
  static Compile ofText(Path file) throws SessionException {
    return of(Imports.of(file, Scripts.open(file)), Optional.empty());
  }

  /** Where an import cannot be followed, what it would declare is not missed besides. */
  private static Compile of(Imports read, Optional<Map<String, Traits>> saved) {
    Compile script = of(read.source(), saved);
    return read.problems().isEmpty()
        ? script
        : new Compile(script.checked(), read.problems(), script.programs());
  }

  /** The text of a script, be it compiled or not. */
  static Source source(Path file) throws SessionException {
    byte[] bytes = Scripts.bytes(file);
    return isCompiled(file, bytes)
        ? CompiledFile.open(file, bytes, Optional.empty()).checked().source()
        : Imports.of(file, Scripts.read(file.toString(), bytes)).source();
  }

  static Compile of(Source source) {
    return of(source, Optional.empty());
  }

  /**
   * @param saved the audiences of the store that it runs over, where that is known
   */
  static Compile of(Source source, Optional<Map<String, Traits>> saved) {
    Parsed<Script> parsed = Parse.script(source);
    Checked checked =
        saved
            .map(audiences -> Checker.check(parsed.tree(), audiences))
            .orElseGet(() -> Checker.check(parsed.tree()));
    List<Diagnostic> problems = merge(parsed.problems(), checked.problems());
    if (problems.stream().noneMatch(Diagnostic::isError)) {
      problems = merge(problems, Restless.problems(checked));
    }
    return new Compile(
        checked, problems.stream().map(Diagnostic::inFile).toList(), Optional.empty());
  }

  /**
   * The problems of a text in its order. Of a line that cannot be read no meaning is told: it would
   * be that of a part, which nobody wrote.
   */
  static List<Diagnostic> merge(List<Diagnostic> syntax, List<Diagnostic> meaning) {
    Set<Integer> unread =
        syntax.stream()
            .filter(p -> p.fault() == Fault.SYNTAX)
            .map(Compile::line)
            .collect(Collectors.toSet());
    List<Diagnostic> all = new ArrayList<>(syntax);
    meaning.stream().filter(p -> !unread.contains(line(p))).forEach(all::add);
    all.sort(Comparator.comparingInt(d -> d.span().offset()));
    return all;
  }

  private static int line(Diagnostic problem) {
    return problem.source().line(problem.span().offset());
  }

  boolean hasErrors() {
    return problems.stream().anyMatch(Diagnostic::isError);
  }
}
