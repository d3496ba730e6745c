package dev.wend.code;

import dev.wend.check.Catalog;
import dev.wend.check.Checked.Audience;
import dev.wend.check.Parts;
import dev.wend.check.Rewriting;
import dev.wend.check.Typed;
import dev.wend.check.Wording;
import dev.wend.step.Content;
import dev.wend.step.Content.Piece;
import dev.wend.step.Message;
import dev.wend.type.Field;
import dev.wend.type.TableSchema;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lowers what a message says where it is sent to one program and what is made of its results. */
public final class LowerMessage {
  /** What a parameter of a message stands for at a send. */
  public sealed interface Argument {
    /** An event by what it is called there. */
    record Event(String alias) implements Argument {}

    /** A value, of the parameter's type. */
    record Value(Typed value) implements Argument {}
  }

  /**
   * What is written at a send.
   *
   * @param parts over the results of the program
   */
  public record Lowered(String message, List<Content.Part> parts, Verified program) {
    public Lowered {
      parts = List.copyOf(parts);
    }

    /** With its program at a place. */
    public Content content(int place) {
      return new Content(message, place, parts);
    }
  }

  private final Lower lower;
  private final Standing standing;
  private int outputs;

  private LowerMessage(Lower lower, Map<String, Argument> arguments) {
    this.lower = lower;
    this.standing = new Standing(arguments);
  }

  /** What is known of a message, whoever it is for. */
  public static Message message(Catalog.Message of) {
    Catalog.Surface surface = of.surface();
    return new Message(
        of.name(),
        surface.channel().word(),
        surface.name(),
        surface.settings(),
        surface.namespace().orElse(""),
        surface.channel().consent(),
        surface.category().word(),
        of.tracked());
  }

  /**
   * What a message says at a send.
   *
   * @param arguments what each of its parameters stands for, by name
   * @param audiences those that it may ask
   */
  public static Lowered of(
      Catalog.Message message,
      Map<String, Argument> arguments,
      Map<String, Audience> audiences,
      ZoneId zone) {
    LowerMessage one = new LowerMessage(new Lower(audiences, zone), arguments);
    List<Content.Part> parts = new ArrayList<>();
    for (Wording text : message.texts()) {
      parts.add(
          new Content.Part(
              text.part().name(),
              text.part().escaping(),
              text.part().isLine(),
              one.pieces(text.pieces(), false)));
    }
    try {
      return new Lowered(message.name(), parts, Verify.verify(one.lower.program()));
    } catch (Refusal e) {
      throw new IllegalStateException("a program of ours does not verify", e);
    }
  }

  private List<Piece> pieces(List<Wording.Piece> all, boolean inEach) {
    return all.stream().map(piece -> piece(piece, inEach)).toList();
  }

  private Piece piece(Wording.Piece piece, boolean inEach) {
    if (piece instanceof Wording.Piece.Literal literal) {
      return new Piece.Literal(literal.text());
    } else if (piece instanceof Wording.Piece.Value value) {
      return new Piece.Value(value(value.text()), value.isRaw());
    } else if (piece instanceof Wording.Piece.Choice choice) {
      int condition = inEach ? value(choice.condition()) : condition(choice.condition());
      return new Piece.Choice(
          condition, pieces(choice.then(), inEach), pieces(choice.otherwise(), inEach));
    }
    Wording.Piece.Each each = (Wording.Piece.Each) piece;
    return new Piece.Each(value(each.count()), pieces(each.body(), true));
  }

  private int value(Typed value) {
    lower.value(String.valueOf(outputs), standing.of(value));
    return outputs++;
  }

  private int condition(Typed condition) {
    lower.condition(String.valueOf(outputs), standing.of(condition));
    return outputs++;
  }

  /** Puts in place of each parameter what it stands for. */
  private static final class Standing extends Rewriting {
    private final Map<String, Argument> arguments;
    private final Map<String, Typed> values = new LinkedHashMap<>();
    private int shift;

    Standing(Map<String, Argument> arguments) {
      this.arguments = arguments;
    }

    Typed of(Typed value) {
      values.clear();
      shift = 1 + greatest(value);
      return copy(value);
    }

    /** The greatest number by which a list is gone through; -1 where none is. */
    private static int greatest(Typed value) {
      int greatest = -1;
      if (value instanceof Typed.ListValue list) {
        greatest = list.items().id();
      } else if (value instanceof Typed.Aggregate one) {
        greatest = one.items().id();
      } else if (value instanceof Typed.Sequence sequence) {
        greatest =
            sequence.steps().stream().mapToInt(step -> step.items().id()).max().orElse(greatest);
      }
      for (Typed part : Parts.of(value)) {
        greatest = Math.max(greatest, greatest(part));
      }
      return greatest;
    }

    @Override
    protected Typed field(Typed.FieldRead read) {
      String name = read.field().name();
      if (arguments.get(name) instanceof Argument.Value value) {
        return values.computeIfAbsent(name, n -> Shifted.of(value.value(), shift));
      }
      return called(name)
          .<Typed>map(n -> new Typed.FieldRead(Field.of(n, read.field().type()), read.span()))
          .orElse(read);
    }

    @Override
    protected TableSchema table(Typed.Items items) {
      TableSchema table = items.list();
      Optional<String> name =
          items.of() instanceof Typed.Of.Row ? called(table.name()) : Optional.empty();
      return name.map(n -> new TableSchema(n, table.columns(), table.lists())).orElse(table);
    }

    /** The name that a field of an event has here. */
    private Optional<String> called(String name) {
      int dot = name.indexOf('.');
      boolean is = dot > 0 && arguments.get(name.substring(0, dot)) instanceof Argument.Event;
      return is
          ? Optional.of(
              ((Argument.Event) arguments.get(name.substring(0, dot))).alias()
                  + name.substring(dot))
          : Optional.empty();
    }
  }

  /** Numbers what an expression goes through lists by so that it may stand within another. */
  private static final class Shifted extends Rewriting {
    private final int by;

    private Shifted(int by) {
      this.by = by;
    }

    static Typed of(Typed value, int by) {
      return new Shifted(by).copy(value);
    }

    @Override
    protected int number(int items) {
      return items + by;
    }
  }
}
