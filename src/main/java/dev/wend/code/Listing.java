package dev.wend.code;

import dev.wend.code.Op.Kind;
import dev.wend.code.Op.Operand;
import dev.wend.code.Program.Entry;
import dev.wend.diag.Source;
import dev.wend.diag.Span;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Calendars.TimeUnit;
import dev.wend.value.Lane;
import dev.wend.value.Lapse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A program as text: address, op, effect with the program's names filled in, place in the source.
 */
public final class Listing {
  /**
   * One op.
   *
   * @param address where it is in the program
   * @param op its name as a listing writes it
   * @param effect what it does, with this program's names
   * @param within the ops of the programs over items that it runs
   */
  public record Line(int address, String op, String effect, Span span, List<Line> within) {
    public Line {
      within = List.copyOf(within);
    }
  }

  private static final TimeUnit[] UNITS = TimeUnit.values();

  private final Program program;

  private Listing(Program program) {
    this.program = program;
  }

  public static List<Line> of(Program program) {
    Listing listing = new Listing(program);
    List<Line> lines = new ArrayList<>();
    int at = 0;
    for (int pc = 0; pc < program.code().length; pc += Op.of(program.code()[pc]).size()) {
      Op op = Op.of(program.code()[pc]);
      Span span = program.spans().get(at++);
      lines.add(new Line(pc, name(op), listing.effect(op, pc), span, listing.within(op, pc)));
    }
    return lines;
  }

  /** A line each, with the line and column of the source; what is within another is indented. */
  public static String text(Program program, Source source) {
    StringBuilder text = new StringBuilder();
    write(of(program), source, "", text);
    return text.toString();
  }

  private static void write(List<Line> lines, Source source, String indent, StringBuilder to) {
    for (Line line : lines) {
      to.append(
          String.format(
              Locale.ROOT,
              "%s%4d  %-20s %-56s ; %d:%d\n",
              indent,
              line.address(),
              line.op(),
              line.effect(),
              source.line(line.span().offset()),
              source.column(line.span().offset())));
      write(line.within(), source, indent + INDENT, to);
    }
  }

  /** What stands before a line that is within another. */
  public static final String INDENT = "      ";

  private List<Line> within(Op op, int pc) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < op.operands().size(); i++) {
      if (op.operands().get(i).kind() == Kind.ITEMS) {
        Entry.Items items = (Entry.Items) program.pool().get(program.code()[pc + 1 + i]);
        items.parts().forEach(part -> lines.addAll(of(part.program())));
      } else if (op.operands().get(i).kind() == Kind.HELD) {
        var held = (Entry.Held) program.pool().get(program.code()[pc + 1 + i]);
        lines.addAll(of(held.program()));
      } else if (op.operands().get(i).kind() == Kind.SEQUENCE) {
        var sequence = (Entry.Sequence) program.pool().get(program.code()[pc + 1 + i]);
        for (Entry.Step step : sequence.steps()) {
          lines.addAll(of(step.own()));
          step.joined().ifPresent(joined -> lines.addAll(of(joined)));
        }
      }
    }
    return lines;
  }

  private static String name(Op op) {
    return op.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private String effect(Op op, int pc) {
    String effect = op.effect();
    String under = "";
    String column = "";
    for (int i = 0; i < op.operands().size(); i++) {
      Operand operand = op.operands().get(i);
      int value = program.code()[pc + 1 + i];
      if (operand.kind() == Kind.UNDER) {
        under = value < 0 ? "" : " within m" + value;
      } else if (operand.kind() == Kind.COLUMN) {
        column = program.columns().get(value).name();
      }
      effect = effect.replace("{" + operand.name() + "}", operand(operand, value, column));
    }
    return effect + under;
  }

  private String operand(Operand operand, int value, String column) {
    return switch (operand.kind()) {
      case MASK_WRITTEN, MASK, UNDER -> "m" + value;
      case LANE_WRITTEN, LANE -> "v" + value;
      case TEXT_WRITTEN, TEXT -> "t" + value;
      case LIST_WRITTEN, LIST -> "l" + value;
      case COLUMN -> column;
      case TARGET -> Integer.toString(value);
      case OUTPUT -> program.outputs().get(value).name();
      case PLAIN -> operand.name().equals("unit") ? unit(value) : Integer.toString(value);
      case NUMBER, NUMBERS, STRING, STRINGS, PROGRAM, TYPE ->
          entry(program.pool().get(value), column);
      case FUNCTION, ITEMS, SEQUENCE, HELD, REGISTERS -> entry(program.pool().get(value), column);
    };
  }

  private static String unit(int value) {
    return UNITS[value].name().toLowerCase(Locale.ROOT);
  }

  private static String entry(Entry entry, String column) {
    if (entry instanceof Entry.Constant constant) {
      return value(constant.type(), constant.lane());
    } else if (entry instanceof Entry.Constants constants) {
      return constants.lanes().stream()
          .map(lane -> value(constants.type(), lane))
          .collect(Collectors.joining(", ", "(", ")"));
    } else if (entry instanceof Entry.Word word) {
      return quoted(word.text());
    } else if (entry instanceof Entry.Words words) {
      return words.texts().stream()
          .map(Listing::quoted)
          .collect(Collectors.joining(", ", "(", ")"));
    } else if (entry instanceof Entry.Kind kind) {
      return kind.type().text();
    } else if (entry instanceof Entry.Call call) {
      return call(call);
    } else if (entry instanceof Entry.Items items) {
      return items(items);
    } else if (entry instanceof Entry.Registers values) {
      return "[" + String.join(", ", arguments(values)) + "]";
    } else if (entry instanceof Entry.Sequence sequence) {
      return sequence(sequence);
    } else if (entry instanceof Entry.Held held) {
      String rule = held.program().outputs().get(0).name();
      return rule + " for at least " + lapse(held.lapse());
    }
    return within(((Entry.Nested) entry).program(), column);
  }

  private static String call(Entry.Call call) {
    return call.function().name() + "(" + String.join(", ", arguments(call)) + ")";
  }

  private static List<String> arguments(Entry.Reading entry) {
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < entry.types().size(); i++) {
      Type type = entry.types().get(i);
      String file = type instanceof Type.ListOf ? "l" : type == Scalar.STRING ? "t" : "v";
      arguments.add(file + entry.registers().get(i));
    }
    return arguments;
  }

  /** The list, what is given to its items, and how they are sifted. */
  private static String items(Entry.Items items) {
    StringBuilder text = new StringBuilder();
    items.entity().ifPresent(entity -> text.append(entity).append('.'));
    int named = items.types().size() - (items.isGiven() ? 1 : 0);
    List<String> arguments = arguments(items);
    text.append(items.isGiven() ? arguments.get(named) : items.list());
    if (items.up() > 0) {
      text.append(" of row ").append(items.up()).append(" around");
    }
    if (named > 0) {
      text.append(" with ").append(String.join(", ", arguments.subList(0, named)));
    }
    for (Entry.Part part : items.parts()) {
      String keep = part.keep().name().toLowerCase(Locale.ROOT);
      switch (part.keep()) {
        case ALL -> {}
        case TOP, BOTTOM -> text.append(", ").append(keep).append(' ').append(part.count());
        case DISTINCT -> text.append(", ").append(keep);
      }
    }
    if (EventPlan.of(items).isPresent()) {
      text.append(" by time");
    }
    return text.toString();
  }

  /** The steps, and what is given to them. */
  private static String sequence(Entry.Sequence sequence) {
    StringBuilder text = new StringBuilder();
    for (Entry.Step step : sequence.steps()) {
      text.append(text.isEmpty() ? "" : " then ").append(step.negated() ? "no " : "");
      text.append(step.type());
      if (!step.after().equals(Lapse.NONE)) {
        text.append(" after ").append(lapse(step.after()));
      }
      step.within().ifPresent(within -> text.append(" within ").append(lapse(within)));
    }
    if (EventPlan.isByPage(sequence)) {
      text.append(" by time");
    }
    if (!sequence.types().isEmpty()) {
      text.append(" with ").append(String.join(", ", arguments(sequence)));
    }
    return text.toString();
  }

  private static String lapse(Lapse lapse) {
    return lapse.isFixed()
        ? String.valueOf(Lane.outside(Scalar.DURATION, lapse.millis()))
        : lapse.months() + " months " + lapse.days() + " days";
  }

  /** A program within, in one line. */
  private static String within(Program program, String column) {
    String steps = of(program).stream().map(Line::effect).collect(Collectors.joining("; "));
    boolean once = program.columns().isEmpty();
    return (once ? "once { " : "each " + column + " { ") + steps + " }";
  }

  private static String value(Type type, long lane) {
    Object value = outside(type, lane);
    return value instanceof String text ? quoted(text) : String.valueOf(value);
  }

  /** A bound of a test may lie beyond what its type can hold. */
  private static Object outside(Type type, long lane) {
    boolean beyond =
        (type == Scalar.DATE && !dev.wend.value.Calendars.isDate(lane))
            || (type == Scalar.DATETIME && !dev.wend.value.Calendars.isInstant(lane));
    return beyond ? (Object) lane : Lane.outside(type, lane);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }
}
