package dev.wend.code;

import dev.wend.code.Program.Entry;
import dev.wend.lib.Fn;
import dev.wend.lib.Functions;
import dev.wend.value.Lapse;
import java.util.List;
import java.util.function.BiConsumer;

/** The table of how entries of the pool are packed: a row for each kind, known by its word. */
final class EntryForm<E extends Entry> {
  private static final List<EntryForm<?>> ROWS =
      List.of(
          new EntryForm<>(
              "constant",
              Entry.Constant.class,
              (e, out) -> {
                TypeForm.write(e.type(), out);
                out.number(e.lane());
              },
              in -> new Entry.Constant(TypeForm.read(in), in.number())),
          new EntryForm<>(
              "constants",
              Entry.Constants.class,
              (e, out) -> {
                TypeForm.write(e.type(), out);
                out.list(e.lanes(), out::number);
              },
              in -> new Entry.Constants(TypeForm.read(in), in.list(in::number))),
          new EntryForm<>(
              "text",
              Entry.Word.class,
              (e, out) -> out.word(e.text()),
              in -> new Entry.Word(in.word())),
          new EntryForm<>(
              "texts",
              Entry.Words.class,
              (e, out) -> out.list(e.texts(), out::word),
              in -> new Entry.Words(in.list(in::word))),
          new EntryForm<>(
              "type",
              Entry.Kind.class,
              (e, out) -> TypeForm.write(e.type(), out),
              in -> new Entry.Kind(TypeForm.read(in))),
          new EntryForm<>(
              "program",
              Entry.Nested.class,
              (e, out) -> ProgramForm.write(e.program(), out),
              in -> new Entry.Nested(ProgramForm.read(in))),
          new EntryForm<>(
              "call",
              Entry.Call.class,
              (e, out) -> {
                out.word(e.function().signature());
                out.list(e.types(), type -> TypeForm.write(type, out));
                TypeForm.write(e.result(), out);
                out.list(e.registers(), register -> out.number(register));
              },
              in ->
                  new Entry.Call(
                      function(in.word(), in),
                      in.list(() -> TypeForm.read(in)),
                      TypeForm.read(in),
                      in.list(in::small))),
          new EntryForm<>(
              "registers",
              Entry.Registers.class,
              (e, out) -> {
                TypeForm.write(e.item(), out);
                out.list(e.registers(), register -> out.number(register));
              },
              in -> new Entry.Registers(TypeForm.read(in), in.list(in::small))),
          new EntryForm<>(
              "items",
              Entry.Items.class,
              (e, out) -> {
                out.number(e.up());
                out.list(e.entity().stream().toList(), out::word);
                out.number(e.events() ? 1 : 0);
                out.word(e.list());
                out.list(e.parts(), part -> write(part, out));
                out.list(e.types(), type -> TypeForm.write(type, out));
                out.list(e.registers(), register -> out.number(register));
              },
              in ->
                  new Entry.Items(
                      in.small(),
                      in.list(in::word).stream().findFirst(),
                      in.small() != 0,
                      in.word(),
                      in.list(() -> part(in)),
                      in.list(() -> TypeForm.read(in)),
                      in.list(in::small))),
          new EntryForm<>(
              "sequence",
              Entry.Sequence.class,
              (e, out) -> {
                out.number(e.up());
                out.list(e.steps(), step -> write(step, out));
                out.list(e.types(), type -> TypeForm.write(type, out));
                out.list(e.registers(), register -> out.number(register));
              },
              in ->
                  new Entry.Sequence(
                      in.small(),
                      in.list(() -> step(in)),
                      in.list(() -> TypeForm.read(in)),
                      in.list(in::small))),
          new EntryForm<>(
              "held",
              Entry.Held.class,
              (e, out) -> {
                ProgramForm.write(e.program(), out);
                write(e.lapse(), out);
              },
              in -> new Entry.Held(ProgramForm.read(in), lapse(in))));

  private final String word;
  private final Class<E> kind;
  private final BiConsumer<E, PackOut> writer;
  private final Reader<E> reader;

  private EntryForm(String word, Class<E> kind, BiConsumer<E, PackOut> writer, Reader<E> reader) {
    this.word = word;
    this.kind = kind;
    this.writer = writer;
    this.reader = reader;
  }

  /** Reads an entry after its word. */
  @FunctionalInterface
  private interface Reader<E> {
    E read(PackIn in) throws Refusal;
  }

  static void write(Entry entry, PackOut out) {
    for (EntryForm<?> row : ROWS) {
      if (row.take(entry, out)) {
        return;
      }
    }
    throw new IllegalStateException("no form for " + entry.getClass());
  }

  private boolean take(Entry entry, PackOut out) {
    if (!kind.isInstance(entry)) {
      return false;
    }
    out.word(word);
    writer.accept(kind.cast(entry), out);
    return true;
  }

  static Entry read(PackIn in) throws Refusal {
    String word = in.word();
    for (EntryForm<?> row : ROWS) {
      if (row.word.equals(word)) {
        return row.reader.read(in);
      }
    }
    throw in.refuse("there is no entry `" + word + "`");
  }

  private static void write(Entry.Part part, PackOut out) {
    out.word(part.keep().name());
    out.number(part.count());
    ProgramForm.write(part.program(), out);
  }

  private static Entry.Part part(PackIn in) throws Refusal {
    String word = in.word();
    for (Entry.Keep keep : Entry.Keep.values()) {
      if (keep.name().equals(word)) {
        long count = in.number();
        return new Entry.Part(ProgramForm.read(in), keep, count);
      }
    }
    throw in.refuse("nothing keeps items by `" + word + "`");
  }

  private static void write(Entry.Step step, PackOut out) {
    out.word(step.type());
    ProgramForm.write(step.own(), out);
    out.list(step.joined().stream().toList(), joined -> ProgramForm.write(joined, out));
    out.number(step.negated() ? 1 : 0);
    write(step.after(), out);
    out.list(step.within().stream().toList(), within -> write(within, out));
  }

  private static Entry.Step step(PackIn in) throws Refusal {
    return new Entry.Step(
        in.word(),
        ProgramForm.read(in),
        in.list(() -> ProgramForm.read(in)).stream().findFirst(),
        in.small() != 0,
        lapse(in),
        in.list(() -> lapse(in)).stream().findFirst());
  }

  private static void write(Lapse lapse, PackOut out) {
    out.number(lapse.months());
    out.number(lapse.days());
    out.number(lapse.millis());
  }

  private static Lapse lapse(PackIn in) throws Refusal {
    return new Lapse(in.small(), in.small(), in.number());
  }

  private static Fn function(String signature, PackIn in) throws Refusal {
    return Functions.all().stream()
        .filter(fn -> fn.signature().equals(signature))
        .findFirst()
        .orElseThrow(() -> in.refuse("this Wend has no function `" + signature + "`"));
  }
}
