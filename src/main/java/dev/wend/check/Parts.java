package dev.wend.check;

import dev.wend.check.Typed.Aggregate;
import dev.wend.check.Typed.And;
import dev.wend.check.Typed.Apply;
import dev.wend.check.Typed.Call;
import dev.wend.check.Typed.Coalesce;
import dev.wend.check.Typed.If;
import dev.wend.check.Typed.IsPresent;
import dev.wend.check.Typed.Items;
import dev.wend.check.Typed.LinkedRead;
import dev.wend.check.Typed.ListValue;
import dev.wend.check.Typed.Not;
import dev.wend.check.Typed.OneOf;
import dev.wend.check.Typed.Or;
import dev.wend.check.Typed.Sequence;
import dev.wend.check.Typed.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The expressions directly inside of one. */
public final class Parts {
  private Parts() {}

  /** In the order in which they are written. */
  public static List<Typed> of(Typed value) {
    if (value instanceof Apply apply) {
      return apply.operands();
    } else if (value instanceof Call call) {
      return call.arguments();
    } else if (value instanceof And and) {
      return and.operands();
    } else if (value instanceof Or or) {
      return or.operands();
    } else if (value instanceof Not not) {
      return List.of(not.operand());
    } else if (value instanceof IsPresent present) {
      return List.of(present.operand());
    } else if (value instanceof OneOf one) {
      return List.of(one.operand());
    } else if (value instanceof Coalesce choice) {
      return List.of(choice.first(), choice.second());
    } else if (value instanceof If choice) {
      return List.of(choice.condition(), choice.then(), choice.otherwise());
    }
    return ofLists(value);
  }

  private static List<Typed> ofLists(Typed value) {
    if (value instanceof Aggregate aggregate) {
      return ofItems(aggregate.items(), aggregate.value());
    } else if (value instanceof ListValue list) {
      return ofItems(list.items(), Optional.of(list.value()));
    } else if (value instanceof LinkedRead linked) {
      return List.of(linked.key());
    } else if (value instanceof Sequence sequence) {
      List<Typed> parts = new ArrayList<>();
      sequence.steps().forEach(step -> parts.addAll(ofItems(step.items(), step.joined())));
      return parts;
    } else if (value instanceof Typed.Written written) {
      return written.items();
    }
    return List.of();
  }

  private static List<Typed> ofItems(Items items, Optional<Typed> value) {
    List<Typed> parts = new ArrayList<>();
    if (items.of() instanceof Typed.Of.Linked linked) {
      parts.add(linked.key());
    } else if (items.of() instanceof Typed.Of.Given given) {
      parts.add(given.source());
    }
    for (Stage stage : items.stages()) {
      if (stage instanceof Stage.Where where) {
        parts.add(where.condition());
      } else if (stage instanceof Stage.Top top) {
        parts.add(top.by());
      } else if (stage instanceof Stage.Distinct distinct) {
        parts.add(distinct.value());
      }
    }
    value.ifPresent(parts::add);
    return parts;
  }
}
