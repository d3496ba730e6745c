package dev.wend.code;

import dev.wend.diag.Span;
import dev.wend.lib.Fn;
import dev.wend.type.Field;
import dev.wend.type.Type;
import java.time.ZoneId;
import java.util.List;

/**
 * Ops in order, and what their operands point to. Only {@link Verify} makes of it what may run.
 *
 * @param columns what it reads
 * @param outputs what it gives
 * @param masks mask registers
 * @param lanes lane registers
 * @param texts text registers
 * @param code each op's ordinal and operands, one int each
 * @param pool constants
 * @param spans the place in the source of each op, in order
 * @param zone the script's time zone
 */
public record Program(
    List<Field> columns,
    List<Output> outputs,
    int masks,
    int lanes,
    int texts,
    int[] code,
    List<Entry> pool,
    List<Span> spans,
    ZoneId zone) {
  public Program {
    columns = List.copyOf(columns);
    outputs = List.copyOf(outputs);
    code = code.clone();
    pool = List.copyOf(pool);
    spans = List.copyOf(spans);
  }

  /** The ops; not to be written to. */
  @Override
  public int[] code() {
    return code;
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
    record Number(Type type, long lane) implements Entry {}

    /** Values as they sit in lanes, ascending. */
    record Numbers(Type type, List<Long> lanes) implements Entry {
      public Numbers {
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
