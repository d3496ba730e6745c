package dev.wend.check;

import dev.wend.diag.Span;
import dev.wend.syntax.Ast.SaveContent;
import dev.wend.syntax.Ast.SaveMode;
import java.util.Optional;

/** Something that a run does once, in the order of the script. */
public sealed interface Step {
  Span span();

  /** The population that it is about. */
  Selection from();

  /** Gives a name to the members that a population has at this step. */
  record Draw(String name, Selection from, Span span) implements Step {}

  /**
   * Saves an audience.
   *
   * @param transition the name of the population that was given, for later steps
   */
  record Save(
      Optional<String> transition,
      String audience,
      Selection from,
      SaveMode mode,
      SaveContent content,
      Span span)
      implements Step {}
}
