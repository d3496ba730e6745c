package dev.wend.check;

import dev.wend.syntax.Ast.Name;
import dev.wend.type.Field;
import dev.wend.type.TableSchema;
import dev.wend.type.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names where a list is gone through: its binder, or without one the item's fields, then those
 * around it.
 */
final class ItemScope implements Scope {
  /** What an event is called in its own condition: {@code event.f}. */
  static final String EVENT = "event";

  private final Scope outer;
  private final Access access;
  private final Optional<Name> binder;
  private final Typed item;
  private boolean used;

  /**
   * @param item what the binder stands for; without a binder the item as a whole
   */
  ItemScope(Scope outer, Access access, Optional<Name> binder, Typed item) {
    this.outer = outer;
    this.access = access;
    this.binder = binder;
    this.item = item;
  }

  @Override
  public Optional<Meaning> find(Name name, boolean quoted) {
    if (binder.isPresent()) {
      if (!isBinder(name.text())) {
        return outer.find(name, quoted);
      }
      used = true;
      return Optional.of(new Meaning.OfItem(item, false));
    }
    Optional<Meaning> field = field(name);
    boolean whole = name.text().equals(EVENT) && access.isEvent(item) && field.isEmpty();
    return whole
        ? Optional.of(new Meaning.OfItem(item, false))
        : field.or(() -> outer.find(name, quoted));
  }

  private Optional<Meaning> field(Name name) {
    boolean both = outer.path("profile." + name.text()).isPresent();
    if (item.type() instanceof Type.ObjectType object) {
      for (Field field : object.fields()) {
        if (field.name().equals(name.text())) {
          return Optional.of(new Meaning.OfItem(access.child(item, field, name.span()), both));
        }
      }
    } else if (name.text().equals(TableSchema.VALUE)) {
      return Optional.of(new Meaning.OfItem(item, both));
    }
    return Optional.empty();
  }

  /** How a field of an item is reached, where binders stand around. */
  Optional<String> reached(String field) {
    boolean has =
        binder.isPresent()
            && item.type() instanceof Type.ObjectType object
            && object.fields().stream().anyMatch(f -> f.name().equals(field));
    if (has) {
      return binder.map(name -> name.text() + "." + field);
    }
    return outer instanceof ItemScope around ? around.reached(field) : Optional.empty();
  }

  /** The event that {@code event.f} is a field of, whatever fields it has. */
  Optional<Typed> event() {
    if (binder.isEmpty() && access.isEvent(item)) {
      return Optional.of(item);
    }
    return outer instanceof ItemScope around ? around.event() : Optional.empty();
  }

  /** Whether the names are those of an event, so that a window may stand behind by mistake. */
  boolean isOfEvent() {
    return access.isEvent(item);
  }

  /** The names around all lists. */
  Scope outermost() {
    return outer instanceof ItemScope around ? around.outermost() : outer;
  }

  private boolean isBinder(String name) {
    return binder.filter(b -> b.text().equals(name)).isPresent();
  }

  /** The binder that nothing was asked by. */
  Optional<Name> unused() {
    return binder.filter(name -> !used && !name.text().isEmpty());
  }

  /** Whether an enclosing list is gone through by this binder. */
  boolean binds(String name) {
    return isBinder(name) || (outer instanceof ItemScope around && around.binds(name));
  }

  @Override
  public Optional<Field> path(String dotted) {
    return outer.path(dotted);
  }

  @Override
  public List<Field> fields() {
    return outer.fields();
  }

  @Override
  public Collection<String> visible() {
    List<String> names = new ArrayList<>(binder.map(Name::text).stream().toList());
    if (binder.isEmpty() && item.type() instanceof Type.ObjectType object) {
      object.fields().forEach(f -> names.add(f.name()));
    }
    names.addAll(outer.visible());
    return names;
  }

  @Override
  public Optional<Map<String, Traits>> audiences() {
    return outer.audiences();
  }

  @Override
  public String dimension() {
    return outer.dimension();
  }

  @Override
  public boolean isBroken() {
    return outer.isBroken();
  }
}
