package dev.wend.check;

import dev.wend.check.Checked.Audience;
import dev.wend.check.Typed.Apply;
import dev.wend.check.Typed.Call;
import dev.wend.check.Typed.Constant;
import dev.wend.check.Typed.FieldRead;
import dev.wend.check.Typed.OneOf;
import dev.wend.type.Field;
import dev.wend.value.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A constant that an audience holds against a field.
 *
 * @param value as {@code value.Lane} describes it outside, of the field's type or a wider one
 * @param operator what the two are held together by; of the comparisons whichever
 */
public record Mention(String field, Object value, Operator operator) {

  /** All of a script's audiences, in its order. */
  public static List<Mention> of(Checked script) {
    List<Mention> mentions = new ArrayList<>();
    for (Audience audience : script.audiences().values()) {
      add(audience.population(), mentions);
    }
    return mentions;
  }

  /** All of one expression. */
  public static List<Mention> of(Typed expression) {
    List<Mention> mentions = new ArrayList<>();
    add(expression, mentions);
    return mentions;
  }

  private static void add(Population population, List<Mention> to) {
    if (population instanceof Population.Where where) {
      add(where.of(), to);
      add(where.condition(), to);
    } else if (population instanceof Population.Combined combined) {
      add(combined.left(), to);
      add(combined.right(), to);
    }
  }

  private static void add(Typed term, List<Mention> to) {
    if (term instanceof OneOf one) {
      for (Constant value : one.values()) {
        add(one.operand(), value, Operator.EQUAL, to);
      }
    } else if (term instanceof Apply apply && apply.operands().size() == 2) {
      Typed left = apply.operands().get(0);
      Typed right = apply.operands().get(1);
      add(left, right, apply.operator(), to);
      add(right, left, apply.operator(), to);
    }
    Parts.of(term).forEach(part -> add(part, to));
  }

  private static void add(Typed term, Typed value, Operator operator, List<Mention> to) {
    Optional<Field> field = field(term);
    Optional<Constant> constant = constant(value);
    if (field.isPresent() && constant.isPresent()) {
      to.add(new Mention(field.get().name(), constant.get().value(), operator));
    }
  }

  /** A field, or a part of a list's items, perhaps converted, or with its case folded. */
  private static Optional<Field> field(Typed term) {
    if (term instanceof FieldRead read) {
      return Optional.of(read.field());
    } else if (term instanceof Typed.ItemRead read) {
      return Optional.of(read.field());
    }
    boolean seen = term instanceof Apply || term instanceof Call;
    return seen && Parts.of(term).size() == 1 ? field(Parts.of(term).get(0)) : Optional.empty();
  }

  private static Optional<Constant> constant(Typed value) {
    if (value instanceof Constant constant) {
      return Optional.of(constant).filter(c -> c.value() != null);
    }
    return value instanceof Apply apply && apply.operands().size() == 1
        ? constant(apply.operands().get(0))
        : Optional.empty();
  }
}
