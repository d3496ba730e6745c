package dev.wend.check;

import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast;
import dev.wend.syntax.Ast.GivenExpression;
import dev.wend.syntax.Ast.GivenField;
import dev.wend.syntax.Ast.GivenList;
import dev.wend.syntax.Ast.GivenObject;
import dev.wend.syntax.Ast.ListLiteral;
import dev.wend.syntax.Ast.MissingLiteral;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.type.TableSchema;
import dev.wend.type.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values that a test gives to profiles and events, flat as tables have them. */
final class Givens {
  private final Problems problems;
  private final Expressions expressions;
  private final String of;

  /**
   * @param expressions of what is the same for everybody
   * @param of what messages call that which has the fields
   */
  Givens(Problems problems, Expressions expressions, String of) {
    this.problems = problems;
    this.expressions = expressions;
    this.of = of;
  }

  List<Given> check(GivenObject written, Schema schema) {
    List<Given> given = new ArrayList<>();
    fields(written, schema.fields(), "", given);
    return given;
  }

  private void fields(GivenObject written, List<Field> fields, String prefix, List<Given> to) {
    Map<String, Span> seen = new HashMap<>();
    for (GivenField part : written.fields()) {
      String name = part.name().text();
      Optional<Field> field = fields.stream().filter(f -> f.name().equals(name)).findFirst();
      if (name.isEmpty()) {
        continue; // nothing was written, which is reported already
      }
      if (seen.putIfAbsent(name, part.name().span()) != null) {
        problems.report(
            Fault.MAPPED_TWICE, part.name().span(), name, problems.line(seen.get(name)));
      } else if (field.isEmpty()) {
        List<String> known = fields.stream().map(Field::name).toList();
        String owner = prefix.isEmpty() ? of : prefix.substring(0, prefix.length() - 1);
        problems.report(
            Fault.UNKNOWN_FIELD, part.name().span(), owner, name, Problems.suggest(name, known));
      } else {
        value(part.value(), at(field.get(), prefix), to);
      }
    }
  }

  private static Field at(Field field, String prefix) {
    String path = prefix + field.name();
    return new Field(path, field.type(), field.key(), field.namespace(), field.defaultValue());
  }

  private void value(Ast.Given written, Field field, List<Given> to) {
    Type type = field.type();
    if (isMissing(written)) {
      clear(field, written.span(), to);
    } else if (type instanceof Type.ObjectType object) {
      if (written instanceof GivenObject parts) {
        fields(parts, object.fields(), field.name() + ".", to);
      } else {
        misfit(written, field, "Write its parts in braces.");
      }
    } else if (type instanceof Type.ListOf list) {
      list(written, field, list, to);
    } else if (type instanceof Type.MapOf map) {
      map(written, field, map, to);
    } else if (written instanceof GivenExpression expression) {
      scalar(expressions.check(expression.value()), field, to);
    } else {
      misfit(written, field, "Write one value.");
    }
  }

  private static boolean isMissing(Ast.Given written) {
    return written instanceof GivenExpression e && e.value() instanceof MissingLiteral;
  }

  private void misfit(Ast.Given written, Field field, String hint) {
    String what = written instanceof GivenExpression ? "One value" : "What stands in brackets";
    problems.report(
        Fault.GIVEN_FORM, written.span(), what, field.name(), field.type().text(), hint);
  }

  /** All that a field consists of is missing. */
  private static void clear(Field field, Span span, List<Given> to) {
    TableSchema table = TableSchema.of(new Schema(List.of(field)));
    for (Field column : table.columns()) {
      to.add(new Given.Value(column, new Typed.Constant(column.type(), null, span)));
    }
    if (field.type() instanceof Type.ObjectType object) {
      clearLists(object, field.name() + ".", to);
    } else if (Access.isList(field.type())) {
      to.add(new Given.Nothing(field));
    }
  }

  private static void clearLists(Type.ObjectType object, String prefix, List<Given> to) {
    for (Field part : object.fields()) {
      if (Access.isList(part.type())) {
        to.add(new Given.Nothing(at(part, prefix)));
      } else if (part.type() instanceof Type.ObjectType inner) {
        clearLists(inner, prefix + part.name() + ".", to);
      }
    }
  }

  private void scalar(Typed value, Field field, List<Given> to) {
    Type type = field.type() instanceof Type.Link link ? link.key() : field.type();
    if (Conversions.isBroken(value)) {
      return;
    }
    Optional<Typed> fitting = Conversions.fit(value, type);
    if (fitting.isEmpty()) {
      problems.report(
          Fault.FIT,
          value.span(),
          value.type().text(),
          field.name(),
          type.text(),
          hint(value, type));
      return;
    }
    Field column =
        new Field(field.name(), type, field.key(), field.namespace(), field.defaultValue());
    to.add(new Given.Value(column, new Size(problems).bounded(fitting.get())));
  }

  private String hint(Typed value, Type wanted) {
    String written = problems.text(value.span());
    if (wanted instanceof Type.Enumeration choice) {
      return value instanceof Typed.Constant constant && constant.value() instanceof String text
          ? Problems.suggest(text, choice.values())
          : Problems.oneOf(choice.values());
    }
    boolean text = wanted == Scalar.STRING && value instanceof Typed.Constant;
    return text ? "Write `\"" + written + "\"`." : "";
  }

  // ---- lists and maps

  private void list(Ast.Given written, Field field, Type.ListOf list, List<Given> to) {
    List<List<Given>> items = new ArrayList<>();
    if (written instanceof GivenList objects && list.item() instanceof Type.ObjectType item) {
      for (GivenObject object : objects.items()) {
        List<Given> parts = new ArrayList<>();
        fields(object, item.fields(), "", parts);
        items.add(parts);
      }
    } else if (written instanceof GivenExpression e
        && Expressions.ungroup(e.value()) instanceof ListLiteral values
        && (values.items().isEmpty() || !(list.item() instanceof Type.ObjectType))) {
      for (Ast.Expression value : values.items()) {
        List<Given> parts = new ArrayList<>();
        Field only = Field.of(TableSchema.VALUE, list.item());
        value(new GivenExpression(value, value.span()), only, parts);
        items.add(parts);
      }
    } else {
      misfit(written, field, "Write its items in square brackets.");
      return;
    }
    to.add(new Given.Items(field, items));
  }

  private void map(Ast.Given written, Field field, Type.MapOf map, List<Given> to) {
    if (!(written instanceof GivenObject object)) {
      misfit(written, field, "Write its entries in braces, as in `{ \"key\": value }`.");
      return;
    }
    List<List<Given>> items = new ArrayList<>();
    for (GivenField entry : object.fields()) {
      List<Given> parts = new ArrayList<>();
      Typed key = Literals.text(entry.name().text(), entry.name().span());
      parts.add(new Given.Value(Field.of(TableSchema.KEY, Scalar.STRING), key));
      value(entry.value(), Field.of(TableSchema.VALUE, map.value()), parts);
      items.add(parts);
    }
    to.add(new Given.Items(field, items));
  }
}
