package dev.wend.journey;

import dev.wend.channel.Part.Escaping;
import dev.wend.step.Content;
import dev.wend.step.Content.Part;
import dev.wend.step.Content.Piece;
import dev.wend.vm.SingleRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes a message with the values that a program found for its reader. */
public final class Rendering {
  /** What could begin another line, or another header of a mail. */
  private static final char DELETE = 0x7F;

  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

  private final SingleRun found;
  private final Escaping escaping;
  private final StringBuilder out = new StringBuilder();

  private Rendering(SingleRun found, Escaping escaping) {
    this.found = found;
    this.escaping = escaping;
  }

  /**
   * The texts of a message's parts by their names, in order.
   *
   * @param found has run the message's program over its reader
   */
  public static Map<String, String> of(Content content, SingleRun found) {
    return of(content.parts(), found);
  }

  /** The same, of the parts alone. */
  public static Map<String, String> of(List<Part> parts, SingleRun found) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Part part : parts) {
      Rendering one = new Rendering(found, part.escaping());
      one.write(part.pieces());
      String text = one.out.toString();
      texts.put(part.name(), part.isLine() ? oneLine(text) : text);
    }
    return texts;
  }

  /** The text with a blank for each control, or several in a row. */
  static String oneLine(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c >= DELETE) {
        return CONTROLS.matcher(text).replaceAll(" ");
      }
    }
    return text;
  }

  private void write(List<Piece> pieces) {
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Literal literal) {
        out.append(literal.text());
      } else if (piece instanceof Piece.Value value) {
        String text = found.outside(value.output()).map(String::valueOf).orElse("");
        out.append(value.isRaw() ? text : escaping.apply(text));
      } else if (piece instanceof Piece.Choice choice) {
        write(found.truth(choice.condition()) ? choice.then() : choice.otherwise());
      } else if (piece instanceof Piece.Each each) {
        long count = found.present(each.count()) ? found.number(each.count()) : 0;
        for (int i = 0; i < count; i++) {
          writeItem(each.body(), i);
        }
      }
    }
  }

  /** Writes what is said of one item: a value is a list that has one for each. */
  private void writeItem(List<Piece> pieces, int item) {
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Literal literal) {
        out.append(literal.text());
      } else if (piece instanceof Piece.Value value) {
        String text = text(value.output(), item);
        out.append(value.isRaw() ? text : escaping.apply(text));
      } else if (piece instanceof Piece.Choice choice) {
        boolean holds = !text(choice.condition(), item).isEmpty();
        writeItem(holds ? choice.then() : choice.otherwise(), item);
      }
    }
  }

  private String text(int output, int item) {
    Optional<Object> value = found.outside(output);
    return value.isPresent() && value.get() instanceof List<?> list && item < list.size()
        ? String.valueOf(list.get(item))
        : "";
  }
}
