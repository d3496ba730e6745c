package dev.wend.check;

import dev.wend.diag.Span;
import dev.wend.lib.Fn;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.TableSchema;
import dev.wend.type.Type;
import dev.wend.value.Operator;
import java.util.List;
import java.util.Optional;

/**
 * An expression after checking: names resolved, conversions put in, sugar gone. Logic is two-valued
 * here: a node of type bool that stands as a condition (in {@code Not}, {@code And}, {@code Or},
 * {@code If}, a {@code where}) counts as false when it is missing.
 */
public sealed interface Typed {
  Type type();

  Span span();

  /** Whether it has one value for everybody at an instant. */
  default boolean isForAll() {
    return Facts.isForAll(this);
  }

  /** A value as {@code value.Lane} describes it outside of a lane; {@code null} is missing. */
  record Constant(Type type, Object value, Span span) implements Typed {}

  /** A field of the profile, or a column of the file in a source's expressions. */
  record FieldRead(Field field, Span span) implements Typed {
    @Override
    public Type type() {
      return field.type();
    }
  }

  /**
   * The instant of evaluation (a datetime).
   *
   * @param ofRun whether it stays that of the whole evaluation where an audience is asked about an
   *     earlier instant
   */
  record Now(boolean ofRun, Span span) implements Typed {
    public Now(Span span) {
      this(false, span);
    }

    @Override
    public Type type() {
      return Scalar.DATETIME;
    }
  }

  /** The date of {@code now} in the script's time zone. */
  record Today(Span span) implements Typed {
    @Override
    public Type type() {
      return Scalar.DATE;
    }
  }

  /** An operator over operands whose types it takes as they are. */
  record Apply(Operator operator, List<Typed> operands, Type type, Span span) implements Typed {
    public Apply {
      operands = List.copyOf(operands);
    }
  }

  /** A function of the library; an argument that is a list is a {@link ListValue}. */
  record Call(Fn function, List<Typed> arguments, Type type, Span span) implements Typed {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** Whether a value is one of some constants of its own type; none of them is missing. */
  record OneOf(Typed operand, List<Constant> values, Span span) implements Typed {
    public OneOf {
      values = List.copyOf(values);
    }

    @Override
    public Type type() {
      return Scalar.BOOL;
    }
  }

  record IsPresent(Typed operand, Span span) implements Typed {
    @Override
    public Type type() {
      return Scalar.BOOL;
    }
  }

  record Not(Typed operand, Span span) implements Typed {
    @Override
    public Type type() {
      return Scalar.BOOL;
    }
  }

  /** All of two or more. */
  record And(List<Typed> operands, Span span) implements Typed {
    public And {
      operands = List.copyOf(operands);
    }

    @Override
    public Type type() {
      return Scalar.BOOL;
    }
  }

  /** Any of two or more. */
  record Or(List<Typed> operands, Span span) implements Typed {
    public Or {
      operands = List.copyOf(operands);
    }

    @Override
    public Type type() {
      return Scalar.BOOL;
    }
  }

  /** Both branches have the type of the whole; of lists they are {@link ListValue}s. */
  record If(Typed condition, Typed then, Typed otherwise, Type type, Span span) implements Typed {}

  /** The first where it is present, else the second; both have the type of the whole. */
  record Coalesce(Typed first, Typed second, Type type, Span span) implements Typed {}

  /**
   * Whether the profile is a member of a declared audience.
   *
   * @param held how long it must have been one without a break: at every instant from the one that
   *     this is added to, to come to now
   */
  record InAudience(String audience, Optional<Lapse> held, Span span) implements Typed {
    @Override
    public Type type() {
      return Scalar.BOOL;
    }
  }

  /** A column of a population. */
  record ColumnRead(String name, From from, Type type, Span span) implements Typed {}

  /** Where the values of a population's column come from. */
  sealed interface From {
    /** A {@code with} of the same population. */
    record Here(Typed value) implements From {}

    /** An audience of a name, as it is when the program is made. */
    record Audience(String name) implements From {}
  }

  // ---- items of lists and maps; their columns are those of a type.TableSchema

  /**
   * A value of the item that is gone through.
   *
   * @param items the {@link Items#id} of an enclosing going-through
   */
  record ItemRead(int items, Field field, Span span) implements Typed {
    @Override
    public Type type() {
      return field.type();
    }
  }

  /** The place of the item that is gone through, from 0, among those that reach the stage. */
  record ItemPlace(int items, Span span) implements Typed {
    @Override
    public Type type() {
      return Scalar.INT;
    }
  }

  /**
   * One value of all items that are left.
   *
   * @param value what is taken of each item, of the type that the result needs (of {@code AVERAGE}
   *     a double or a decimal); empty for {@code ANY} and {@code COUNT}
   */
  record Aggregate(
      Aggregation aggregation, Items items, Optional<Typed> value, Type type, Span span)
      implements Typed {}

  /** What is made of the values of items; missing values are skipped. */
  enum Aggregation {
    /** Whether there is an item; a bool that is never missing. */
    ANY,
    /** How many items; never missing. */
    COUNT,
    /** 0 of nothing; missing when it overflows. */
    SUM,
    MIN,
    MAX,
    AVERAGE,
    /** The value of the first item, missing where that has none. */
    FIRST,
    LAST
  }

  /** A list of values that are written out; those that are missing are left out. */
  record Written(List<Typed> items, Type type, Span span) implements Typed {
    public Written {
      items = List.copyOf(items);
    }
  }

  /** A list of values: what one expression gives for each item that is left. */
  record ListValue(Items items, Typed value, Type type, Span span) implements Typed {}

  /**
   * Going through a list.
   *
   * @param id tells it from all others in an expression
   * @param of whose list it is
   * @param list its table
   * @param stages which items are left, one after the other
   */
  record Items(int id, Of of, TableSchema list, List<Stage> stages, Span span) {
    public Items {
      stages = List.copyOf(stages);
    }
  }

  /** Whose list. */
  sealed interface Of {
    /** The row's that the whole expression is about: a profile, or an entity's. */
    record Row() implements Of {}

    /** An item's of an enclosing going-through. */
    record Item(int items) implements Of {}

    /** An entity's row, found by its key. */
    record Linked(Typed key, String entity) implements Of {}

    /**
     * Nobody's: the list is made by an expression, whose type is that of a list of values. Its
     * items have one column, which is the value.
     */
    record Given(Typed source) implements Of {}

    /**
     * The events of the profile, of the type that the table is named after, in order of time, then
     * of arrival. Which of them can be seen at all, and which lie in a window, is written out as
     * the first stages.
     */
    record Events() implements Of {}
  }

  /**
   * Whether some events of the profile fit the steps one after the other: each step that is not
   * negated has an event of its own, later in the order of time, then of arrival, than the one
   * before it, and no event of a negated step stands in between.
   */
  record Sequence(List<SequenceStep> steps, Span span) implements Typed {
    /** Far more than people ask for; a page is evaluated in the square of it. */
    public static final int MOST_STEPS = 32;

    public Sequence {
      steps = List.copyOf(steps);
    }

    @Override
    public Type type() {
      return Scalar.BOOL;
    }
  }

  /**
   * A step of a sequence. Its times are counted from the event of the last step before it that is
   * not negated. An event fits at a time that is not before {@code after} and is before {@code
   * within}. A negated step forbids such an event before that of the next step that is not negated.
   * Where none of those follows, it forbids one up to now; if it has {@code within}, that must have
   * passed.
   *
   * @param items the events that may be this step's, by what they and the profile are alone: those
   *     that can be seen, lie in the window of the sequence, and fulfil the step's conditions
   * @param joined what else must hold, by the events of earlier steps: {@link ItemRead} of their
   *     items' ids
   */
  record SequenceStep(
      Items items,
      Optional<Typed> joined,
      boolean negated,
      Lapse after,
      Optional<Lapse> within,
      Span span) {}

  /**
   * What is added to an instant: whole months and days on the calendar in the script's time zone,
   * or milliseconds.
   */
  record Lapse(int months, int days, long millis) {
    /** The instant itself. */
    public static final Lapse NONE = new Lapse(0, 0, 0);
  }

  /** Leaves some of the items. */
  sealed interface Stage {
    record Where(Typed condition) implements Stage {}

    /** The first so many by a value, in the order of the list where it is equal; missing last. */
    record Top(long count, Typed by, boolean descending) implements Stage {}

    /** The first item of each value; items without one are dropped. */
    record Distinct(Typed value) implements Stage {}
  }

  /** A field of the entity's row that a key leads to; missing where there is no such row. */
  record LinkedRead(Typed key, String entity, Field field, Span span) implements Typed {
    @Override
    public Type type() {
      return field.type();
    }
  }
}
