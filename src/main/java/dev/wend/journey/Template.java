package dev.wend.journey;

import dev.wend.channel.PackedSends;
import dev.wend.channel.Part.Escaping;
import dev.wend.channel.SendForm;
import dev.wend.code.Program;
import dev.wend.step.Content;
import dev.wend.step.Content.Piece;
import dev.wend.value.Text;
import dev.wend.vm.SingleRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message whose texts are literals with values between: most are. What it writes is what {@link
 * Rendering} writes, in the bytes of {@link PackedSends}.
 */
final class Template {
  private static final int DELETE = 0x7F;

  /**
   * A value among those of all parts.
   *
   * @param isLine whether it stands in a text of one line
   */
  private record Value(int output, Escaping escaping, boolean isLine) {
    /** Whether a text of it surely stays as it is. */
    boolean keeps(Text text) {
      for (int i = text.offset; i < text.offset + text.length; i++) {
        byte b = text.bytes[i];
        if ((isLine && (b < ' ' || b == DELETE)) || (escaping != Escaping.NONE && !isHarmless(b))) {
          return false;
        }
      }
      return true;
    }

    /** Whether no escaping escapes a byte. */
    private static boolean isHarmless(byte b) {
      return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == ' ';
    }
  }

  private final List<SendForm.Part> parts = new ArrayList<>();
  private final List<Value> values = new ArrayList<>();

  private Template() {}

  /** The template of a content; none where it has other pieces. */
  static Optional<Template> of(Content content, Program program) {
    Template template = new Template();
    for (Content.Part part : content.parts()) {
      if (!template.add(part, program)) {
        return Optional.empty();
      }
    }
    return Optional.of(template);
  }

  private boolean add(Content.Part part, Program program) {
    List<String> literals = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    for (Piece piece : part.pieces()) {
      if (piece instanceof Piece.Literal of) {
        literal.append(of.text());
      } else if (piece instanceof Piece.Value value
          && program.outputs().get(value.output()).form() == Program.Form.TEXT) {
        literals.add(literal.toString());
        literal.setLength(0);
        Escaping escaping = value.isRaw() ? Escaping.NONE : part.escaping();
        values.add(new Value(value.output(), escaping, part.isLine()));
      } else {
        return false;
      }
    }
    literals.add(literal.toString());
    parts.add(new SendForm.Part(part.name(), literals));
    return !part.isLine() || literals.stream().allMatch(l -> Rendering.oneLine(l).equals(l));
  }

  List<SendForm.Part> parts() {
    return parts;
  }

  /** Whether the values of a person stay as they are, so that {@link #write} may write them. */
  boolean keeps(SingleRun found) {
    for (Value value : values) {
      if (found.present(value.output()) && !value.keeps(found.text(value.output()))) {
        return false;
      }
    }
    return true;
  }

  /** Writes the values. */
  void write(SingleRun found, PackedSends to) {
    for (Value value : values) {
      if (found.present(value.output())) {
        Text text = found.text(value.output());
        to.text(text.bytes, text.offset, text.length);
      } else {
        to.text(new byte[0], 0, 0);
      }
    }
  }
}
