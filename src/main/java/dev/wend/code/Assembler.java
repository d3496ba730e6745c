package dev.wend.code;

import dev.wend.code.Op.Kind;
import dev.wend.code.Op.Operand;
import dev.wend.code.Program.Entry;
import dev.wend.code.Program.Output;
import dev.wend.diag.Span;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A program being written, with as many registers as it likes; {@link #finish} gives those that are
 * never in use at once the same place.
 */
final class Assembler {
  /** Masks, lanes, texts, lists. */
  private static final int FILES = 4;

  private final List<Span> spans = new ArrayList<>();
  private final List<Entry> pool = new ArrayList<>();
  private final Map<Entry, Integer> places = new HashMap<>();
  private final List<Output> outputs = new ArrayList<>();
  private final int[] registers = new int[FILES];
  private int[] code = new int[64];
  private int size;

  int mask() {
    return registers[0]++;
  }

  int lane() {
    return registers[1]++;
  }

  int text() {
    return registers[2]++;
  }

  int list() {
    return registers[3]++;
  }

  int pool(Entry entry) {
    Integer place = places.get(entry);
    if (place == null) {
      place = pool.size();
      places.put(entry, place);
      pool.add(entry);
    }
    return place;
  }

  int output(Output output) {
    outputs.add(output);
    return outputs.size() - 1;
  }

  /** Writes an op and returns its address. */
  int emit(Span span, Op op, int... operands) {
    if (operands.length != op.operands().size()) {
      throw new IllegalArgumentException(op + " takes " + op.operands().size() + " operands");
    }
    int address = size;
    if (code.length < size + op.size()) {
      code = Arrays.copyOf(code, code.length * 2);
    }
    code[size++] = op.number();
    for (int operand : operands) {
      code[size++] = operand;
    }
    spans.add(span);
    return address;
  }

  /** Lets the jump at an address go to the next op. */
  void land(int address) {
    code[address + Op.of(code[address]).size() - 1] = size;
  }

  Program finish(List<Field> columns, List<Program.Link> links, ZoneId zone) {
    int[] written = Arrays.copyOf(code, size);
    Registers[] places = new Registers[FILES];
    for (int file = 0; file < FILES; file++) {
      places[file] = new Registers(registers[file]);
    }
    scan(written, places);
    int[] counts = new int[FILES];
    for (int file = 0; file < FILES; file++) {
      counts[file] = places[file].allocate();
    }
    rename(written, places);
    List<Entry> entries = pool.stream().map(entry -> renamed(entry, places)).toList();
    return new Program(
        columns,
        links,
        outputs,
        new Program.Counts(counts[0], counts[1], counts[2], counts[3]),
        written,
        entries,
        spans,
        zone);
  }

  /** The register file of an operand of some kind, or -1. */
  static int file(Kind kind) {
    return switch (kind) {
      case MASK_WRITTEN, MASK, UNDER -> 0;
      case LANE_WRITTEN, LANE -> 1;
      case TEXT_WRITTEN, TEXT -> 2;
      case LIST_WRITTEN, LIST -> 3;
      default -> -1;
    };
  }

  private static int file(Entry.Reading entry, int argument) {
    Type type = entry.types().get(argument);
    return type instanceof Type.ListOf ? 3 : type == Scalar.STRING ? 2 : 1;
  }

  private static boolean isReading(Kind kind) {
    return switch (kind) {
      case FUNCTION, ITEMS, REGISTERS, SEQUENCE -> true;
      default -> false;
    };
  }

  private void scan(int[] written, Registers[] places) {
    for (int pc = 0; pc < written.length; pc += Op.of(written[pc]).size()) {
      int at = pc;
      for (Operand operand : Op.of(written[pc]).operands()) {
        int value = written[++at];
        int file = file(operand.kind());
        if (file >= 0 && value >= 0) {
          places[file].touch(value, pc);
        } else if (isReading(operand.kind())) {
          Entry.Reading entry = (Entry.Reading) pool.get(value);
          for (int i = 0; i < entry.registers().size(); i++) {
            places[file(entry, i)].touch(entry.registers().get(i), pc);
          }
        }
      }
    }
  }

  private static void rename(int[] written, Registers[] places) {
    for (int pc = 0; pc < written.length; pc += Op.of(written[pc]).size()) {
      int at = pc;
      for (Operand operand : Op.of(written[pc]).operands()) {
        at++;
        int file = file(operand.kind());
        if (file >= 0 && written[at] >= 0) {
          written[at] = places[file].place(written[at]);
        }
      }
    }
  }

  private static Entry renamed(Entry entry, Registers[] places) {
    if (!(entry instanceof Entry.Reading reading)) {
      return entry;
    }
    List<Integer> registers = new ArrayList<>();
    for (int i = 0; i < reading.registers().size(); i++) {
      registers.add(places[file(reading, i)].place(reading.registers().get(i)));
    }
    if (reading instanceof Entry.Items i) {
      return new Entry.Items(
          i.up(), i.entity(), i.events(), i.list(), i.parts(), i.types(), registers);
    } else if (reading instanceof Entry.Sequence s) {
      return new Entry.Sequence(s.up(), s.steps(), s.types(), registers);
    }
    if (reading instanceof Entry.Registers values) {
      return new Entry.Registers(values.item(), registers);
    }
    Entry.Call call = (Entry.Call) reading;
    return new Entry.Call(call.function(), call.types(), call.result(), registers);
  }
}
