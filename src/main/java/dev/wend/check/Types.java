package dev.wend.check;

import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.FieldDeclaration;
import dev.wend.syntax.Ast.FieldMark;
import dev.wend.syntax.Ast.IntLiteral;
import dev.wend.syntax.Ast.LinkType;
import dev.wend.syntax.Ast.ObjectForm;
import dev.wend.syntax.Ast.TextLiteral;
import dev.wend.syntax.Ast.TypeForm;
import dev.wend.syntax.Ast.TypeName;
import dev.wend.syntax.Ast.TypeOf;
import dev.wend.type.Field;
import dev.wend.type.ForeignType;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The types of fields. */
final class Types {
  private static final int MOST_DIGITS = 18;

  private final Problems problems;
  private final Map<String, Type> keys;

  /**
   * @param keys the types of the keys of entities, by their names
   */
  Types(Problems problems, Map<String, Type> keys) {
    this.problems = problems;
    this.keys = keys;
  }

  /** The type that is written; broken, with a problem, where there is none. */
  Type of(TypeForm written) {
    if (written instanceof TypeOf of) {
      return of(of);
    } else if (written instanceof LinkType link) {
      return link(link);
    } else if (written instanceof ObjectForm object) {
      return object(object);
    }
    return named((TypeName) written);
  }

  /** {@code list<T>} and {@code map<T>}; a list of lists would need a name for the inner ones. */
  private Type of(TypeOf written) {
    String name = written.name().text();
    Type item = of(written.item());
    if (!name.equals("list") && !name.equals("map")) {
      if (!name.isEmpty()) {
        String hint = Problems.suggest(name, List.of("list", "map"));
        problems.report(Fault.TYPE_OF, written.name().span(), name, hint);
      }
      return Scalar.ERROR;
    }
    if (item == Scalar.ERROR) {
      return item;
    }
    if (Access.isList(item)) {
      String inner = problems.text(written.item().span());
      problems.report(Fault.LIST_OF_LISTS, written.item().span(), name, inner);
      return Scalar.ERROR;
    }
    return name.equals("list") ? new Type.ListOf(item) : new Type.MapOf(item);
  }

  private Type link(LinkType written) {
    String name = written.entity().text();
    Type key = keys.get(name);
    if (key == null && !name.isEmpty()) {
      String hint =
          keys.isEmpty()
              ? "Declare it: `entity " + name + " { id: string key }`."
              : Problems.suggest(name, keys.keySet());
      problems.report(Fault.NO_ENTITY, written.entity().span(), name, hint);
    }
    return key == null ? Scalar.ERROR : new Type.Link(name, key);
  }

  private Type object(ObjectForm written) {
    Map<String, FieldDeclaration> parts = new LinkedHashMap<>();
    List<Field> fields = new ArrayList<>();
    for (FieldDeclaration part : written.fields()) {
      String name = part.name().text();
      FieldDeclaration first = parts.putIfAbsent(name, part);
      if (first != null) {
        problems.report(
            Fault.DUPLICATE_FIELD, part.name().span(), name, problems.line(first.name().span()));
      }
      for (FieldMark mark : part.marks()) {
        problems.report(Fault.PART_MARK, mark.span(), problems.text(mark.span()));
      }
      Type type = of(part.type());
      if (first == null && !name.isEmpty()) {
        fields.add(Field.of(name, type));
      }
    }
    if (written.fields().isEmpty()) {
      problems.report(Fault.EMPTY_OBJECT, written.span());
    }
    return fields.isEmpty() ? Scalar.ERROR : new Type.ObjectType(fields);
  }

  private Type named(TypeName written) {
    String name = written.name().text();
    return switch (name) {
      case "decimal" -> decimal(written);
      case "enum" -> choice(written);
      case "list", "map" ->
          refuse(
              written.span(),
              "A `" + name + "` says what is in it.",
              "Write `" + name + "<string>`.");
      case "period" -> {
        problems.report(Fault.FIELD_TYPE, written.span(), name);
        yield Scalar.ERROR;
      }
      default -> scalar(written);
    };
  }

  /** Whether a type is called so, here or elsewhere. */
  static boolean isKnown(String name) {
    boolean isOurs = List.of("decimal", "enum", "list", "map").contains(name);
    return isOurs
        || Arrays.stream(Scalar.values()).anyMatch(s -> s.text().equals(name))
        || ForeignType.of(name).isPresent();
  }

  private Type scalar(TypeName written) {
    String name = written.name().text();
    if (name.isEmpty()) {
      return Scalar.ERROR;
    }
    List<Scalar> known =
        Arrays.stream(Scalar.values())
            .filter(s -> s != Scalar.ERROR && s != Scalar.MISSING && s != Scalar.PERIOD)
            .toList();
    Optional<Scalar> found = known.stream().filter(s -> s.text().equals(name)).findFirst();
    Optional<Type> meant = found.isEmpty() ? ForeignType.of(name) : Optional.empty();
    if (meant.isPresent()) {
      String word = meant.get() instanceof Type.Decimal ? "decimal" : meant.get().text();
      problems.report(Fault.UNKNOWN_TYPE, written.name().span(), name, "Write `" + word + "`.");
      return meant.get();
    }
    if (found.isEmpty()) {
      List<String> names = new ArrayList<>(known.stream().map(Scalar::text).toList());
      names.add("decimal");
      names.addAll(List.of("enum", "list", "map"));
      problems.report(
          Fault.UNKNOWN_TYPE, written.name().span(), name, Problems.suggest(name, names));
      return Scalar.ERROR;
    }
    if (!written.arguments().isEmpty()) {
      return refuse(
          written.span(),
          "The type `" + name + "` takes nothing in brackets.",
          "Write `" + name + "`.");
    }
    return found.get();
  }

  private Type decimal(TypeName written) {
    if (written.arguments().isEmpty()) {
      return new Type.Decimal(Type.DEFAULT_DIGITS);
    }
    if (written.arguments().size() == 1
        && written.arguments().get(0) instanceof IntLiteral digits
        && digits.digits().length() <= 2
        && Integer.parseInt(digits.digits()) <= MOST_DIGITS) {
      return new Type.Decimal(Integer.parseInt(digits.digits()));
    }
    return refuse(
        written.span(),
        "The digits of a `decimal` are a number from 0 to " + MOST_DIGITS + ".",
        "Write `decimal(2)`.");
  }

  private Type choice(TypeName written) {
    Set<String> values = new LinkedHashSet<>();
    String example = "Write `enum(\"gold\", \"basic\")`.";
    for (Expression argument : written.arguments()) {
      if (!(argument instanceof TextLiteral text)) {
        return refuse(argument.span(), "The values of an `enum` are texts.", example);
      }
      String value = (String) Literals.text(text.value(), text.span()).value();
      if (value.isEmpty()) {
        return refuse(text.span(), "A value of an `enum` is not empty.", "Leave it missing.");
      }
      if (!values.add(value)) {
        return refuse(text.span(), "`" + value + "` stands twice in this `enum`.", "Remove one.");
      }
    }
    return values.isEmpty()
        ? refuse(written.span(), "An `enum` has at least one value.", example)
        : new Type.Enumeration(new ArrayList<>(values));
  }

  private Type refuse(Span span, String message, String hint) {
    problems.report(Fault.TYPE_ARGUMENTS, span, message, hint);
    return Scalar.ERROR;
  }
}
