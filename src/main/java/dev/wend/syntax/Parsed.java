package dev.wend.syntax;

import dev.wend.diag.Diagnostic;
import java.util.List;

/** A tree of whatever could be read, and all problems found on the way, in the text's order. */
public record Parsed<T extends Ast>(T tree, List<Diagnostic> problems) {
  public Parsed {
    problems = List.copyOf(problems);
  }
}
