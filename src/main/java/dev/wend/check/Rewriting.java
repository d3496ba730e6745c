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
import dev.wend.type.TableSchema;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies an expression; what is to become of the fields and of the lists in it is for those who
 * extend it to say.
 */
public abstract class Rewriting {
  /** What stands in place of a field of the row. */
  protected Typed field(Typed.FieldRead read) {
    return read;
  }

  /** What stands in place of a value of an item. */
  protected Typed item(ItemRead read) {
    return new ItemRead(number(read.items()), read.field(), read.span());
  }

  /** Whose list it is in the copy, where it is an item's. */
  protected Of owner(Of.Item item) {
    return new Of.Item(number(item.items()));
  }

  /** By which number the items of a list are gone through instead. */
  protected int number(int items) {
    return items;
  }

  /** Called before anything within is copied: the number of a list in the copy. */
  protected int entered(Items items) {
    return number(items.id());
  }

  /** The table of a list in the copy. */
  protected TableSchema table(Items items) {
    return items.list();
  }

  protected final ListValue list(ListValue list) {
    Items items = items(list.items());
    return new ListValue(items, copy(list.value()), list.type(), list.span());
  }

  private Items items(Items items) {
    int id = entered(items);
    List<Stage> stages = items.stages().stream().map(this::stage).toList();
    return new Items(id, of(items.of()), table(items), stages, items.span());
  }

  private Of of(Of of) {
    if (of instanceof Of.Item item) {
      return owner(item);
    }
    if (of instanceof Of.Given given) {
      return new Of.Given(copy(given.source()));
    }
    return of instanceof Of.Linked linked ? new Of.Linked(copy(linked.key()), linked.entity()) : of;
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

  protected final Typed copy(Typed e) {
    if (e instanceof Typed.FieldRead read) {
      return field(read);
    } else if (e instanceof ItemRead read) {
      return item(read);
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
