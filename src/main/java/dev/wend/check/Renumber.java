package dev.wend.check;

import dev.wend.check.Typed.Items;
import dev.wend.check.Typed.ListValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Copies what goes through a list, so that it may stand a second time in an expression. */
final class Renumber extends Rewriting {
  private final Access access;
  private final Map<Integer, Integer> numbers = new HashMap<>();

  Renumber(Access access) {
    this.access = access;
  }

  /** An expression over the items of one list, over those of its copy. */
  Typed replaced(Typed value, ListValue from, ListValue to) {
    return replaced(value, from.items().id(), to.items().id());
  }

  /** An expression over the items of one id, over those of another. */
  Typed replaced(Typed value, int from, int to) {
    numbers.put(from, to);
    return copy(value);
  }

  @Override
  protected int entered(Items items) {
    int id = access.nextItems();
    numbers.put(items.id(), id);
    Optional.ofNullable(access.item(items)).ifPresent(item -> access.remember(id, copy(item)));
    return id;
  }

  @Override
  protected int number(int items) {
    return numbers.getOrDefault(items, items);
  }
}
