package dev.wend.check;

import dev.wend.diag.Span;
import dev.wend.syntax.Ast.SetOperation;

/**
 * A population after checking; every name in it is declared and no audience leads back to itself.
 * Its parts are of one dimension.
 */
public sealed interface Population {
  Span span();

  /** All profiles, or all rows of an entity. */
  record Everyone(Span span) implements Population {}

  /**
   * An audience, or the population of a step. Where no rule says who is in it, those are whom the
   * bool column {@link #column} of the store holds for.
   */
  record Named(String audience, Span span) implements Population {}

  /** Those for whom a bool column holds, of the store or of what is computed before. */
  record Held(String column, Span span) implements Population {}

  record Where(Population of, Typed condition, Span span) implements Population {}

  /**
   * A share of a population.
   *
   * @param condition holds for the share of everybody whose members of {@code of} these are
   */
  record Sample(Population of, Typed condition, Span span) implements Population {}

  /**
   * The first so many by a value; among equal ones by their keys, and never who has no value. Only
   * all members together tell who they are, so it is computed before a program needs it.
   */
  record Top(Population of, long count, Typed by, boolean descending, Span span)
      implements Population {}

  record Combined(SetOperation operation, Population left, Population right, Span span)
      implements Population {}

  /** The store's column of who is in a saved audience; no field has such a name. */
  static String column(String audience) {
    return "@" + audience;
  }

  /** The store's column of since when somebody is in a saved audience. */
  static String since(String audience) {
    return column(audience, "");
  }

  /** The store's column of a column of a saved audience. */
  static String column(String audience, String column) {
    return "@" + audience + "." + column;
  }
}
