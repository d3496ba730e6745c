package dev.wend.check;

import dev.wend.diag.Span;
import dev.wend.lib.Fn;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Operator;
import java.util.List;

/**
 * An expression after checking: names resolved, conversions put in, sugar gone. Logic is two-valued
 * here: a node of type bool that stands as a condition (in {@code Not}, {@code And}, {@code Or},
 * {@code If}, a {@code where}) counts as false when it is missing.
 */
public sealed interface Typed {
  Type type();

  Span span();

  /** A value as {@code value.Lane} describes it outside of a lane; {@code null} is missing. */
  record Constant(Type type, Object value, Span span) implements Typed {}

  /** A field of the profile, or a column of the file in a source's expressions. */
  record FieldRead(Field field, Span span) implements Typed {
    @Override
    public Type type() {
      return field.type();
    }
  }

  /** The instant of evaluation (a datetime). */
  record Now(Span span) implements Typed {
    @Override
    public Type type() {
      return Scalar.DATETIME;
    }
  }

  /** The date of {@code now} in the script's time zone. */
  record Today(Span span) implements Typed {
    @Override
    public Type type() {
      return Scalar.DATE;
    }
  }

  /** An operator over operands whose types it takes as they are. */
  record Apply(Operator operator, List<Typed> operands, Type type, Span span) implements Typed {
    public Apply {
      operands = List.copyOf(operands);
    }
  }

  /** A function of the library. */
  record Call(Fn function, List<Typed> arguments, Type type, Span span) implements Typed {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** Whether a value is one of some constants of its own type; none of them is missing. */
  record OneOf(Typed operand, List<Constant> values, Span span) implements Typed {
    public OneOf {
      values = List.copyOf(values);
    }

    @Override
    public Type type() {
      return Scalar.BOOL;
    }
  }

  record IsPresent(Typed operand, Span span) implements Typed {
    @Override
    public Type type() {
      return Scalar.BOOL;
    }
  }

  record Not(Typed operand, Span span) implements Typed {
    @Override
    public Type type() {
      return Scalar.BOOL;
    }
  }

  /** All of two or more. */
  record And(List<Typed> operands, Span span) implements Typed {
    public And {
      operands = List.copyOf(operands);
    }

    @Override
    public Type type() {
      return Scalar.BOOL;
    }
  }

  /** Any of two or more. */
  record Or(List<Typed> operands, Span span) implements Typed {
    public Or {
      operands = List.copyOf(operands);
    }

    @Override
    public Type type() {
      return Scalar.BOOL;
    }
  }

  /** Both branches have the type of the whole. */
  record If(Typed condition, Typed then, Typed otherwise, Type type, Span span) implements Typed {}

  /** The first where it is present, else the second; both have the type of the whole. */
  record Coalesce(Typed first, Typed second, Type type, Span span) implements Typed {}

  /** Whether the profile is a member of a declared audience. */
  record InAudience(String audience, Span span) implements Typed {
    @Override
    public Type type() {
      return Scalar.BOOL;
    }
  }
}
