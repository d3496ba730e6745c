package dev.wend.check;

import dev.wend.diag.Span;
import dev.wend.syntax.Ast.SetOperation;

/**
 * A population after checking; every name in it is declared and no audience leads back to itself.
 */
public sealed interface Population {
  Span span();

  /** All profiles. */
  record Everyone(Span span) implements Population {}

  /** A declared audience. */
  record Named(String audience, Span span) implements Population {}

  record Where(Population of, Typed condition, Span span) implements Population {}

  record Combined(SetOperation operation, Population left, Population right, Span span)
      implements Population {}
}
