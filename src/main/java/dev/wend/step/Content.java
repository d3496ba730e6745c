package dev.wend.step;

import dev.wend.channel.Part.Escaping;
import java.util.List;

/**
 * What a message says, over the values that a program gives for its reader.
 *
 * @param program its place among those of the journey; a value is a text, a list of texts (within
 *     {@link Piece.Each}) or a condition
 */
public record Content(String message, int program, List<Part> parts) {
  public Content {
    parts = List.copyOf(parts);
  }

  /**
   * One text of a message, such as its subject.
   *
   * @param escaping what becomes of values
   * @param isLine whether it is one line, in which a control is a blank
   */
  public record Part(String name, Escaping escaping, boolean isLine, List<Piece> pieces) {
    public Part {
      pieces = List.copyOf(pieces);
    }
  }

  public sealed interface Piece {
    record Literal(String text) implements Piece {}

    /**
     * A value, nothing where it is missing.
     *
     * @param isRaw whether it is not escaped
     */
    record Value(int output, boolean isRaw) implements Piece {}

    record Choice(int condition, List<Piece> then, List<Piece> otherwise) implements Piece {
      public Choice {
        then = List.copyOf(then);
        otherwise = List.copyOf(otherwise);
      }
    }

    /**
     * The body once for each item; its values are lists, of which each item takes its own, and a
     * condition in it is a list of texts that are empty where it does not hold.
     *
     * @param count a number: how many items there are
     */
    record Each(int count, List<Piece> body) implements Piece {
      public Each {
        body = List.copyOf(body);
      }
    }
  }
}
