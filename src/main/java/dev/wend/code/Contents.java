package dev.wend.code;

import dev.wend.check.Typed;
import dev.wend.code.Program.Entry;
import dev.wend.code.Program.Form;
import dev.wend.code.Program.Output;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.TableSchema;
import dev.wend.type.Type;
import dev.wend.value.Lane;
import dev.wend.value.Lapse;
import java.util.List;

/** What a program holds beside its ops, found whole or refused. */
final class Contents {
  private static final int MOST_LEVELS = 1 << 12;

  /**
   * Where a program stands.
   *
   * @param level how many rows are around it
   * @param arguments the types of what it is given
   * @param nesting whether it may hold programs
   */
  record Place(int level, List<Type> arguments, boolean nesting) {
    static final Place OUTERMOST = new Place(0, List.of(), true);

    /** Of a program that runs once for each value of a column. */
    static final Place TABLE = new Place(0, List.of(), false);

    Place within(Entry.Reading entry) {
      return new Place(level + 1, entry.types(), true);
    }
  }

  private final Program program;
  private final Place place;

  Contents(Program program, Place place) {
    this.program = program;
    this.place = place;
  }

  void check() throws Refusal {
    links();
    pool();
  }

  private static void demand(boolean holds, String reason) throws Refusal {
    if (!holds) {
      throw new Refusal(0, reason);
    }
  }

  private static boolean inBounds(int value, int bound) {
    return value >= 0 && value < bound;
  }

  private void links() throws Refusal {
    int before = -1;
    for (Program.Link link : program.links()) {
      int column = link.column();
      demand(
          column > before && column < program.columns().size() && inBounds(link.key(), column),
          "a link from no column to no column");
      Type key = program.columns().get(link.key()).type();
      demand(key == Scalar.STRING || key == Scalar.INT, "a link by what is no key");
      before = column;
    }
  }

  private void pool() throws Refusal {
    for (Entry entry : program.pool()) {
      if (entry instanceof Entry.Nested nested) {
        demand(place.nesting(), "a program within a program within");
        demand(nested.program().columns().size() <= 1, "a program within reads two columns");
        demand(nested.program().outputs().size() == 1, "a program within gives no one result");
        demand(nested.program().zone().equals(program.zone()), "a program within has another zone");
        demand(nested.program().links().isEmpty(), "a program within reads a link");
        new Verify(nested.program(), Place.TABLE).run();
      } else if (entry instanceof Entry.Items items) {
        items(items);
      } else if (entry instanceof Entry.Sequence sequence) {
        sequence(sequence);
      } else if (entry instanceof Entry.Held held) {
        held(held);
      } else if (entry instanceof Entry.Constant number) {
        demand(Typing.isLane(number.type(), number.lane()), "a constant is no value of its type");
      } else if (entry instanceof Entry.Constants numbers) {
        numbers(numbers);
      }
    }
  }

  private void items(Entry.Items items) throws Refusal {
    demand(place.nesting() && place.level() < MOST_LEVELS, "items too deep within");
    demand(inBounds(items.up(), place.level() + 1), "items of no row around");
    demand(items.entity().isEmpty() || items.up() == 0, "items of a link of a row around");
    demand(items.entity().isEmpty() || !items.events(), "events of a link");
    demand(!items.parts().isEmpty(), "items that nothing goes through");
    if (items.isGiven()) {
      given(items);
    }
    for (int i = 0; i < items.parts().size(); i++) {
      Entry.Part part = items.parts().get(i);
      List<Output> outputs = part.program().outputs();
      demand(part.program().zone().equals(program.zone()), "a program within has another zone");
      demand(
          (outputs.size() == 1 || outputs.size() == 2) && outputs.get(0).form() == Form.MASK,
          "a program over items does not say which are left");
      boolean valued =
          outputs.size() == 2
              && (outputs.get(1).form() == Form.LANE || outputs.get(1).form() == Form.TEXT);
      demand(valued || outputs.size() == 1, "a program over items gives no value");
      boolean last = i == items.parts().size() - 1;
      demand(last == (part.keep() == Entry.Keep.ALL), "items are sifted at a wrong place");
      demand(last || valued, "items are sifted by no value");
      demand(part.count() >= 0, "fewer items than none");
      new Verify(part.program(), place.within(items)).run();
    }
  }

  /** Items of a list of values have one column. */
  private void given(Entry.Items items) throws Refusal {
    demand(items.entity().isEmpty() && items.up() == 0, "items of two lists");
    int count = items.types().size();
    demand(count > 0 && items.types().get(count - 1) instanceof Type.ListOf, "items of no list");
    Type item = Terms.kept(((Type.ListOf) items.types().get(count - 1)).item());
    for (Entry.Part part : items.parts()) {
      demand(part.program().links().isEmpty(), "a link of a value");
      for (Field column : part.program().columns()) {
        boolean fits = column.name().equals(TableSchema.VALUE) && column.type().equals(item);
        demand(fits, "a value has no such column");
      }
    }
  }

  private void sequence(Entry.Sequence sequence) throws Refusal {
    demand(place.nesting() && place.level() < MOST_LEVELS, "a sequence too deep within");
    demand(inBounds(sequence.up(), place.level() + 1), "events of no row around");
    List<Entry.Step> steps = sequence.steps();
    demand(steps.size() <= Typed.Sequence.MOST_STEPS, "a sequence of too many steps");
    demand(!steps.isEmpty() && !steps.get(0).negated(), "a sequence without a beginning");
    for (int i = 0; i < steps.size(); i++) {
      Entry.Step step = steps.get(i);
      demand(isLapse(step.after()), "less time than none");
      demand(step.within().stream().allMatch(Contents::isLapse), "less time than none");
      boolean timed = !step.after().equals(Lapse.NONE) || step.within().isPresent();
      demand(i > 0 || !timed, "a time before a sequence begins");
      step(step.own(), sequence);
      if (step.joined().isPresent()) {
        Program joined = step.joined().get();
        step(joined, sequence);
        for (Field column : joined.columns()) {
          int of = Joint.step(column.name());
          demand(of == i || (inBounds(of, i) && !steps.get(of).negated()), "events of no step");
        }
      }
    }
  }

  private void held(Entry.Held held) throws Refusal {
    List<Output> outputs = held.program().outputs();
    demand(place.nesting() && place.level() == 0, "a rule asked about earlier instants of an item");
    demand(isLapse(held.lapse()) && !held.lapse().equals(Lapse.NONE), "less time than some");
    demand(held.program().zone().equals(program.zone()), "a program within has another zone");
    demand(held.program().columns().equals(program.columns()), "a rule reads other columns");
    demand(
        outputs.size() == 1 && outputs.get(0).form() == Form.MASK,
        "a rule does not say who is in it");
    new Verify(held.program(), Place.OUTERMOST).run();
  }

  private static boolean isLapse(Lapse lapse) {
    return lapse.months() >= 0 && lapse.days() >= 0 && lapse.millis() >= 0;
  }

  private void step(Program within, Entry.Sequence sequence) throws Refusal {
    List<Output> outputs = within.outputs();
    demand(within.zone().equals(program.zone()), "a program within has another zone");
    demand(
        outputs.size() == 1 && outputs.get(0).form() == Form.MASK,
        "a step does not say which events are left");
    new Verify(within, place.within(sequence)).run();
  }

  private void numbers(Entry.Constants numbers) throws Refusal {
    long before = Lane.MISSING;
    for (long lane : numbers.lanes()) {
      demand(Typing.isLane(numbers.type(), lane), "a constant is no value of its type");
      demand(lane > before, "constants are not in order");
      before = lane;
    }
  }
}
