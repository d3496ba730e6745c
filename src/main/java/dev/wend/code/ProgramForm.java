package dev.wend.code;

import dev.wend.code.Program.Counts;
import dev.wend.code.Program.Entry;
import dev.wend.code.Program.Form;
import dev.wend.code.Program.Output;
import dev.wend.diag.Span;
import dev.wend.type.Field;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a program is packed: part after part, in the order of {@link Program}'s constructor. An op is
 * known by its name, so that a build with other ops reads it all the same or refuses it.
 */
final class ProgramForm {
  private static final Map<String, Op> OPS =
      Stream.of(Op.values()).collect(Collectors.toUnmodifiableMap(Op::name, op -> op));

  private ProgramForm() {}

  static void write(Program program, PackOut out) {
    out.word(program.zone().getId());
    out.list(program.columns(), field -> TypeForm.write(field, out));
    out.list(program.links(), link -> write(link, out));
    out.list(program.outputs(), output -> write(output, out));
    out.number(program.masks());
    out.number(program.lanes());
    out.number(program.texts());
    out.number(program.lists());
    out.number(program.spans().size());
    int[] code = program.code();
    for (int pc = 0; pc < code.length; pc += Op.of(code[pc]).size()) {
      out.word(Op.of(code[pc]).name());
      for (int i = 1; i < Op.of(code[pc]).size(); i++) {
        out.number(code[pc + i]);
      }
    }
    program.spans().forEach(span -> write(span, out));
    out.list(program.pool(), entry -> EntryForm.write(entry, out));
  }

  private static void write(Program.Link link, PackOut out) {
    out.number(link.column());
    out.number(link.key());
    out.word(link.entity());
    out.word(link.field());
  }

  private static void write(Output output, PackOut out) {
    out.word(output.name());
    out.word(output.form().name());
    TypeForm.write(output.type(), out);
  }

  private static void write(Span span, PackOut out) {
    out.number(span.offset());
    out.number(span.length());
  }

  static Program read(PackIn in) throws Refusal {
    return in.within(() -> program(in));
  }

  private static Program program(PackIn in) throws Refusal {
    ZoneId zone = zone(in);
    List<Field> columns = in.list(() -> TypeForm.field(in));
    List<Program.Link> links =
        in.list(() -> new Program.Link(in.small(), in.small(), in.word(), in.word()));
    List<Output> outputs = in.list(() -> output(in));
    Counts counts = new Counts(in.small(), in.small(), in.small(), in.small());
    int ops = in.small();
    int[] code = code(ops, in);
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < ops; i++) {
      spans.add(span(in));
    }
    List<Entry> pool = in.list(() -> EntryForm.read(in));
    return new Program(columns, links, outputs, counts, code, pool, spans, zone);
  }

  private static int[] code(int ops, PackIn in) throws Refusal {
    int[] code = new int[64];
    int length = 0;
    for (int i = 0; i < ops; i++) {
      Op op = op(in.word(), in);
      if (length + op.size() > code.length) {
        code = Arrays.copyOf(code, code.length * 2);
      }
      code[length++] = op.number();
      for (int operand = 1; operand < op.size(); operand++) {
        code[length++] = in.small();
      }
    }
    return Arrays.copyOf(code, length);
  }

  private static Op op(String name, PackIn in) throws Refusal {
    Op op = OPS.get(name);
    if (op == null) {
      throw in.refuse("this Wend has no op `" + name + "`");
    }
    return op;
  }

  private static Output output(PackIn in) throws Refusal {
    return new Output(in.word(), form(in), TypeForm.read(in));
  }

  private static Form form(PackIn in) throws Refusal {
    String word = in.word();
    for (Form form : Form.values()) {
      if (form.name().equals(word)) {
        return form;
      }
    }
    throw in.refuse("there is no result `" + word + "`");
  }

  private static Span span(PackIn in) throws Refusal {
    int offset = in.small();
    int length = in.small();
    if (offset < 0 || length < 0 || offset + length < 0) {
      throw in.refuse("a place is none");
    }
    return new Span(offset, length);
  }

  private static ZoneId zone(PackIn in) throws Refusal {
    String id = in.word();
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      throw in.refuse("there is no time zone `" + id + "`");
    }
  }
}
