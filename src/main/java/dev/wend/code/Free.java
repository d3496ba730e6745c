package dev.wend.code;

import dev.wend.check.Typed;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;

/** What an expression is about: the row of the whole, and the items around it. */
final class Free {
  /** The bit of the row; that of items is one more than their id. */
  private static final int ROW = 0;

  private final IdentityHashMap<Typed, BitSet> known = new IdentityHashMap<>();

  /** Whether an expression is the same for all rows and items. */
  boolean isSame(Typed typed) {
    return of(typed).isEmpty();
  }

  /** Whether an expression is about the items of an id. */
  boolean isAbout(Typed typed, int items) {
    return of(typed).get(items + 1);
  }

  private BitSet of(Typed typed) {
    BitSet result = known.get(typed);
    if (result == null) {
      result = find(typed);
      known.put(typed, result);
    }
    return result;
  }

  private BitSet find(Typed typed) {
    BitSet found = new BitSet();
    if (typed instanceof Typed.FieldRead
        || typed instanceof Typed.ColumnRead
        || typed instanceof Typed.InAudience) {
      found.set(ROW);
    } else if (typed instanceof Typed.ItemRead read) {
      found.set(read.items() + 1);
    } else if (typed instanceof Typed.ItemPlace place) {
      found.set(place.items() + 1);
    } else if (typed instanceof Typed.Aggregate aggregate) {
      items(aggregate.items(), aggregate.value().map(List::of).orElse(List.of()), found);
    } else if (typed instanceof Typed.ListValue list) {
      items(list.items(), List.of(list.value()), found);
    } else if (typed instanceof Typed.Sequence sequence) {
      sequence
          .steps()
          .forEach(s -> items(s.items(), s.joined().map(List::of).orElse(List.of()), found));
      sequence.steps().forEach(step -> found.clear(step.items().id() + 1));
    } else {
      parts(typed).forEach(part -> found.or(of(part)));
    }
    return found;
  }

  private void items(Typed.Items items, List<Typed> value, BitSet found) {
    stages(items).forEach(part -> found.or(of(part)));
    value.forEach(part -> found.or(of(part)));
    found.clear(items.id() + 1);
    if (items.of() instanceof Typed.Of.Item item) {
      found.set(item.items() + 1);
    } else if (items.of() instanceof Typed.Of.Linked linked) {
      found.or(of(linked.key()));
    } else if (items.of() instanceof Typed.Of.Given given) {
      found.or(of(given.source()));
    } else {
      found.set(ROW);
    }
  }

  private static List<Typed> stages(Typed.Items items) {
    List<Typed> parts = new ArrayList<>();
    for (Typed.Stage stage : items.stages()) {
      if (stage instanceof Typed.Stage.Where where) {
        parts.add(where.condition());
      } else if (stage instanceof Typed.Stage.Top top) {
        parts.add(top.by());
      } else {
        parts.add(((Typed.Stage.Distinct) stage).value());
      }
    }
    return parts;
  }

  private static List<Typed> parts(Typed typed) {
    if (typed instanceof Typed.Apply apply) {
      return apply.operands();
    } else if (typed instanceof Typed.Call call) {
      return call.arguments();
    } else if (typed instanceof Typed.And and) {
      return and.operands();
    } else if (typed instanceof Typed.Or or) {
      return or.operands();
    } else if (typed instanceof Typed.Not not) {
      return List.of(not.operand());
    } else if (typed instanceof Typed.IsPresent present) {
      return List.of(present.operand());
    } else if (typed instanceof Typed.OneOf oneOf) {
      return List.of(oneOf.operand());
    } else if (typed instanceof Typed.Coalesce choice) {
      return List.of(choice.first(), choice.second());
    } else if (typed instanceof Typed.If choice) {
      return List.of(choice.condition(), choice.then(), choice.otherwise());
    } else if (typed instanceof Typed.LinkedRead linked) {
      return List.of(linked.key());
    } else if (typed instanceof Typed.Written written) {
      return written.items();
    }
    return List.of();
  }
}
