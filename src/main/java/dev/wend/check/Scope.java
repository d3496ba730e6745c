package dev.wend.check;

import dev.wend.syntax.Ast.Name;
import dev.wend.type.Field;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the names of an expression mean: those of a profile, or those of a file's columns. */
sealed interface Scope
    permits ProfileScope, FileScope, ItemScope, TestScope, MessageScope, JourneyScope {
  /** A field, or a {@code let}; empty when there is nothing of that name. */
  Optional<Meaning> find(Name name, boolean quoted);

  /** {@code a.b.c}; empty where names have no parts. */
  Optional<Field> path(String dotted);

  /** The fields that a function's name may have been meant to be called with. */
  List<Field> fields();

  /** All names that may stand here, for suggestions. */
  Collection<String> visible();

  /** The audiences that may be asked; empty where none may. */
  Optional<Map<String, Traits>> audiences();

  /** What the expression is about: {@link Traits#PROFILE}, or the name of an entity. */
  String dimension();

  /** Whether a problem with a name would only repeat one that is reported already. */
  boolean isBroken();

  /** What a name stands for. */
  sealed interface Meaning {
    /** What it is, in a sentence. */
    default String what() {
      if (this instanceof OfField) {
        return "a field";
      } else if (this instanceof OfColumn) {
        return "a column";
      } else if (this instanceof OfLet) {
        return "a `let`";
      } else if (this instanceof OfEvents) {
        return "events";
      }
      return this instanceof OfItem ? "a field of the item" : "the number of a row";
    }

    record OfField(Field field) implements Meaning {}

    /** A column of the population. */
    record OfColumn(Typed value) implements Meaning {}

    record OfLet(String name, Catalog.Let let) implements Meaning {}

    /** {@code row} in a source. */
    record OfRow() implements Meaning {}

    /**
     * An item of a list, or a field of one.
     *
     * @param both whether the profile has a field of the name as well
     */
    record OfItem(Typed read, boolean both) implements Meaning {}

    /** Events of a type; of an event rule those that fulfil its condition. */
    record OfEvents(Catalog.Event event, Optional<Catalog.EventRule> rule) implements Meaning {}
  }
}
