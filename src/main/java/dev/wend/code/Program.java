package dev.wend.code;

import dev.wend.diag.Span;
import dev.wend.lib.Fn;
import dev.wend.type.Field;
import dev.wend.type.Type;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Ops in order, and what their operands point to. Only {@link Verify} makes of it what may run. */
public final class Program {
  private final List<Field> columns;
  private final List<Output> outputs;
  private final int masks;
  private final int lanes;
  private final int texts;
  private final int[] code;
  private final List<Entry> pool;
  private final List<Span> spans;
  private final ZoneId zone;

  /**
   * @param columns what it reads
   * @param outputs what it gives
   * @param registers how many mask, lane and text registers there are
   * @param code each op's ordinal and operands, one int each
   * @param pool constants
   * @param spans the place in the source of each op, in order
   * @param zone the script's time zone
   */
  public Program(
      List<Field> columns,
      List<Output> outputs,
      Counts registers,
      int[] code,
      List<Entry> pool,
      List<Span> spans,
      ZoneId zone) {
    this.columns = List.copyOf(columns);
    this.outputs = List.copyOf(outputs);
    this.masks = registers.masks();
    this.lanes = registers.lanes();
    this.texts = registers.texts();
    this.code = code.clone();
    this.pool = List.copyOf(pool);
    this.spans = List.copyOf(spans);
    this.zone = zone;
  }

  /** How many registers there are of each kind. */
  public record Counts(int masks, int lanes, int texts) {}

  public List<Field> columns() {
    return columns;
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

  /** In which kind of register a result is. */
  public enum Form {
    MASK,
    LANE,
    TEXT
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
     * A call.
     *
     * @param types the arguments' types
     * @param registers the arguments' registers: text registers where the type is string, else
     *     lanes
     */
    record Call(Fn function, List<Type> types, Type result, List<Integer> registers)
        implements Entry {
      public Call {
        types = List.copyOf(types);
        registers = List.copyOf(registers);
      }
    }
  }
}
