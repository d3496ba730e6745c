package dev.wend.code;

import dev.wend.diag.Span;
import dev.wend.lib.Fn;
import dev.wend.type.Field;
import dev.wend.type.Type;
import dev.wend.value.Lapse;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Ops in order, and what their operands point to. Only {@link Verify} makes of it what may run. */
public final class Program {
  private final List<Field> columns;
  private final List<Link> links;
  private final List<Output> outputs;
  private final int masks;
  private final int lanes;
  private final int texts;
  private final int lists;
  private final int[] code;
  private final List<Entry> pool;
  private final List<Span> spans;
  private final ZoneId zone;

  /**
   * @param columns what it reads
   * @param links which of the columns are read by way of another
   * @param outputs what it gives
   * @param registers how many mask, lane, text and list registers there are
   * @param code each op's ordinal and operands, one int each
   * @param pool constants
   * @param spans the place in the source of each op, in order
   * @param zone the script's time zone
   */
  public Program(
      List<Field> columns,
      List<Link> links,
      List<Output> outputs,
      Counts registers,
      int[] code,
      List<Entry> pool,
      List<Span> spans,
      ZoneId zone) {
    this.columns = List.copyOf(columns);
    this.links = List.copyOf(links);
    this.outputs = List.copyOf(outputs);
    this.masks = registers.masks();
    this.lanes = registers.lanes();
    this.texts = registers.texts();
    this.lists = registers.lists();
    this.code = code.clone();
    this.pool = List.copyOf(pool);
    this.spans = List.copyOf(spans);
    this.zone = zone;
  }

  /** How many registers there are of each kind. */
  public record Counts(int masks, int lanes, int texts, int lists) {}

  public List<Field> columns() {
    return columns;
  }

  /** Which of the columns are read by way of another, in the order of their places. */
  public List<Link> links() {
    return links;
  }

  /** The place of a column; the program does not read one of that name where it is empty. */
  public OptionalInt column(String name) {
    return IntStream.range(0, columns.size())
        .filter(i -> columns.get(i).name().equals(name))
        .findFirst();
  }

  public List<Output> outputs() {
    return outputs;
  }

  /** The place of a result. */
  public OptionalInt output(String name) {
    return IntStream.range(0, outputs.size())
        .filter(i -> outputs.get(i).name().equals(name))
        .findFirst();
  }

  public int masks() {
    return masks;
  }

  public int lanes() {
    return lanes;
  }

  public int texts() {
    return texts;
  }

  public int lists() {
    return lists;
  }

  /** The ops; not to be written to. */
  public int[] code() {
    return code;
  }

  public List<Entry> pool() {
    return pool;
  }

  public List<Span> spans() {
    return spans;
  }

  public ZoneId zone() {
    return zone;
  }

  /** A result: who is in it, or a value. */
  public record Output(String name, Form form, Type type) {}

  /**
   * A column whose values are those of other rows.
   *
   * @param column its place
   * @param key the place of the column, before it, that holds the other row's key
   * @param entity whose row that is
   * @param field the column there
   */
  public record Link(int column, int key, String entity, String field) {}

  /** In which kind of register a result is. */
  public enum Form {
    MASK,
    LANE,
    TEXT,
    LIST
  }

  /** What the pool holds. */
  public sealed interface Entry {
    /** A value as it sits in a lane. */
    record Constant(Type type, long lane) implements Entry {}

    /** Values as they sit in lanes, ascending. */
    record Constants(Type type, List<Long> lanes) implements Entry {
      public Constants {
        lanes = List.copyOf(lanes);
      }
    }

    record Word(String text) implements Entry {}

    record Words(List<String> texts) implements Entry {
      public Words {
        texts = List.copyOf(texts);
      }
    }

    /** A type, for ops that make a value of no operand. */
    record Kind(Type type) implements Entry {}

    /** A program within: of no column (once a run) or of one (once a distinct value). */
    record Nested(Program program) implements Entry {}

    /**
     * An entry that names registers: text registers where a type is string, list registers where it
     * is a list, else lanes.
     */
    sealed interface Reading extends Entry {
      List<Type> types();

      List<Integer> registers();
    }

    /**
     * Going through a list.
     *
     * @param up whose list: 0 the row's that this program is about, 1 the one's around it, ...
     * @param entity where present the list is that of an entity's row, and the last of the
     *     registers is its key
     * @param events whether they are events, in order of time, then of arrival
     * @param list the name of the list, or of the events' type; empty where it is the last of the
     *     registers
     * @param parts at least one, each over the items that the one before it left
     * @param types the types of the arguments of all parts
     * @param registers what is given to them
     */
    record Items(
        int up,
        Optional<String> entity,
        boolean events,
        String list,
        List<Part> parts,
        List<Type> types,
        List<Integer> registers)
        implements Reading {
      public Items {
        parts = List.copyOf(parts);
        types = List.copyOf(types);
        registers = List.copyOf(registers);
      }

      /** Whether the list is one of the registers. */
      public boolean isGiven() {
        return list.isEmpty();
      }

      /** The part that gives the result. */
      public Part last() {
        return parts.get(parts.size() - 1);
      }
    }

    /**
     * A program over an item's columns: its first result is a mask, the items to go on with, the
     * second (which need not be) a value of each.
     *
     * @param keep which of those in the mask are left, by their values
     * @param count how many at most; of {@code TOP} and {@code BOTTOM}
     */
    record Part(Program program, Keep keep, long count) {}

    /**
     * Events of a row, one after the other.
     *
     * @param up whose events: 0 the row's that this program is about, 1 the one's around it, ...
     * @param steps at least one, the first of them not negated
     * @param types the types of the arguments of all their programs
     * @param registers what is given to them
     */
    record Sequence(int up, List<Step> steps, List<Type> types, List<Integer> registers)
        implements Reading {
      public Sequence {
        steps = List.copyOf(steps);
        types = List.copyOf(types);
        registers = List.copyOf(registers);
      }
    }

    /**
     * A step of a sequence. Its times are counted from the event of the last step before it that is
     * not negated.
     *
     * @param type of which events are
     * @param own a program over an event's columns: its one result is the mask of what may be this
     *     step's
     * @param joined a program over the columns of the events of this step and earlier ones, whose
     *     names begin with the number of their step, from 0, and a dot; its one result is a mask
     * @param negated whether there must be no such event
     */
    record Step(
        String type,
        Program own,
        Optional<Program> joined,
        boolean negated,
        Lapse after,
        Optional<Lapse> within) {}

    /**
     * A rule that must have held for some time, without a break, up to now.
     *
     * @param program the rule: its columns are those of the program around, its one result is a
     *     mask; it is asked about earlier instants
     * @param lapse longer than nothing
     */
    record Held(Program program, Lapse lapse) implements Entry {}

    /** What is left of items. */
    enum Keep {
      ALL,
      /** Those of the greatest values, the greatest first. */
      TOP,
      /** Those of the least values, the least first. */
      BOTTOM,
      /** The first of each value. */
      DISTINCT
    }

    /**
     * A call.
     *
     * @param types the arguments' types
     * @param registers the arguments' registers
     */
    record Call(Fn function, List<Type> types, Type result, List<Integer> registers)
        implements Reading {
      public Call {
        types = List.copyOf(types);
        registers = List.copyOf(registers);
      }
    }

    /** Values of one type that make a list. */
    record Registers(Type item, List<Integer> registers) implements Reading {
      public Registers {
        registers = List.copyOf(registers);
      }

      @Override
      public List<Type> types() {
        return Collections.nCopies(registers.size(), item);
      }
    }
  }
}
