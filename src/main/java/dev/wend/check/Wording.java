package dev.wend.check;

import dev.wend.channel.Part;
import java.util.List;

/** What a part of a message says, checked. */
public record Wording(Part part, List<Piece> pieces) {
  public Wording {
    pieces = List.copyOf(pieces);
  }

  public sealed interface Piece {
    record Literal(String text) implements Piece {}

    /**
     * A value.
     *
     * @param text a text, nothing where it is missing; within {@link Each} a list of texts
     * @param isRaw whether it is not escaped
     */
    record Value(Typed text, boolean isRaw) implements Piece {}

    /**
     * @param condition within {@link Each} a list of texts, empty where it does not hold
     */
    record Choice(Typed condition, List<Piece> then, List<Piece> otherwise) implements Piece {
      public Choice {
        then = List.copyOf(then);
        otherwise = List.copyOf(otherwise);
      }
    }

    /**
     * The body once for each item.
     *
     * @param count how many there are; as long as the lists of the body
     */
    record Each(Typed count, List<Piece> body) implements Piece {
      public Each {
        body = List.copyOf(body);
      }
    }
  }
}
