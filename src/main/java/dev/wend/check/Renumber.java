package dev.wend.check;

import dev.wend.check.Typed.Aggregate;
import dev.wend.check.Typed.And;
import dev.wend.check.Typed.Apply;
import dev.wend.check.Typed.Call;
import dev.wend.check.Typed.Coalesce;
import dev.wend.check.Typed.If;
import dev.wend.check.Typed.IsPresent;
import dev.wend.check.Typed.ItemPlace;
import dev.wend.check.Typed.ItemRead;
import dev.wend.check.Typed.Items;
import dev.wend.check.Typed.LinkedRead;
import dev.wend.check.Typed.ListValue;
import dev.wend.check.Typed.Not;
import dev.wend.check.Typed.Of;
import dev.wend.check.Typed.OneOf;
import dev.wend.check.Typed.Or;
import dev.wend.check.Typed.Sequence;
import dev.wend.check.Typed.SequenceStep;
import dev.wend.check.Typed.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Copies what goes through a list, so that it may stand a second time in an expression. */
final class Renumber {
  private final Access access;
  private final Map<Integer, Integer> numbers = new HashMap<>();

  Renumber(Access access) {
    this.access = access;
  }

  ListValue list(ListValue list) {
    Items items = items(list.items());
    return new ListValue(items, copy(list.value()), list.type(), list.span());
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

  private Items items(Items items) {
    int id = access.nextItems();
    numbers.put(items.id(), id);
    Optional.ofNullable(access.item(items)).ifPresent(item -> access.remember(id, copy(item)));
    List<Stage> stages = items.stages().stream().map(this::stage).toList();
    return new Items(id, of(items.of()), items.list(), stages, items.span());
  }

  private Of of(Of of) {
    if (of instanceof Of.Item item) {
      return new Of.Item(number(item.items()));
    }
    if (of instanceof Of.Given given) {
      return new Of.Given(copy(given.source()));
    }
    return of instanceof Of.Linked linked ? new Of.Linked(copy(linked.key()), linked.entity()) : of;
  }

  private int number(int items) {
    return numbers.getOrDefault(items, items);
  }

  private Stage stage(Stage stage) {
    if (stage instanceof Stage.Where where) {
      return new Stage.Where(copy(where.condition()));
    } else if (stage instanceof Stage.Top top) {
      return new Stage.Top(top.count(), copy(top.by()), top.descending());
    }
    return new Stage.Distinct(copy(((Stage.Distinct) stage).value()));
  }

  /** Steps in their order, so that a later one finds those that it refers to. */
  private Sequence sequence(Sequence sequence) {
    List<SequenceStep> steps = new ArrayList<>();
    for (SequenceStep step : sequence.steps()) {
      Items items = items(step.items());
      steps.add(
          new SequenceStep(
              items,
              step.joined().map(this::copy),
              step.negated(),
              step.after(),
              step.within(),
              step.span()));
    }
    return new Sequence(steps, sequence.span());
  }

  private Typed copy(Typed e) {
    if (e instanceof ItemRead read) {
      return new ItemRead(number(read.items()), read.field(), e.span());
    } else if (e instanceof ItemPlace place) {
      return new ItemPlace(number(place.items()), e.span());
    } else if (e instanceof LinkedRead read) {
      return new LinkedRead(copy(read.key()), read.entity(), read.field(), e.span());
    } else if (e instanceof Aggregate one) {
      Items items = items(one.items());
      return new Aggregate(
          one.aggregation(), items, one.value().map(this::copy), one.type(), e.span());
    } else if (e instanceof ListValue list) {
      return list(list);
    } else if (e instanceof Sequence sequence) {
      return sequence(sequence);
    } else if (e instanceof Apply apply) {
      return new Apply(apply.operator(), copies(apply.operands()), apply.type(), e.span());
    } else if (e instanceof Call call) {
      return new Call(call.function(), copies(call.arguments()), call.type(), e.span());
    }
    return logic(e);
  }

  private List<Typed> copies(List<Typed> all) {
    return all.stream().map(this::copy).toList();
  }

  private Typed logic(Typed e) {
    if (e instanceof And and) {
      return new And(copies(and.operands()), e.span());
    } else if (e instanceof Or or) {
      return new Or(copies(or.operands()), e.span());
    } else if (e instanceof Not not) {
      return new Not(copy(not.operand()), e.span());
    } else if (e instanceof IsPresent present) {
      return new IsPresent(copy(present.operand()), e.span());
    } else if (e instanceof OneOf one) {
      return new OneOf(copy(one.operand()), one.values(), e.span());
    } else if (e instanceof If choice) {
      return new If(
          copy(choice.condition()),
          copy(choice.then()),
          copy(choice.otherwise()),
          choice.type(),
          e.span());
    } else if (e instanceof Coalesce choice) {
      return new Coalesce(copy(choice.first()), copy(choice.second()), choice.type(), e.span());
    } else if (e instanceof Typed.Written written) {
      return new Typed.Written(copies(written.items()), written.type(), e.span());
    }
    return e;
  }
}
