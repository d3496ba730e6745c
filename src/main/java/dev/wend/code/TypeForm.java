package dev.wend.code;

import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Calendars;
import dev.wend.value.Lane;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** How types and fields are packed: a word, and what belongs to it. */
final class TypeForm {
  private static final int MOST_DIGITS = 18;

  private TypeForm() {}

  static void write(Type type, PackOut out) {
    if (type instanceof Scalar) {
      out.word(type.text());
    } else if (type instanceof Type.Decimal decimal) {
      out.word("decimal");
      out.number(decimal.digits());
    } else if (type instanceof Type.Enumeration choice) {
      out.word("enum");
      out.list(choice.values(), out::word);
    } else if (type instanceof Type.ListOf list) {
      out.word("list");
      write(list.item(), out);
    } else if (type instanceof Type.MapOf map) {
      out.word("map");
      write(map.value(), out);
    } else if (type instanceof Type.ObjectType object) {
      out.word("object");
      out.list(object.fields(), field -> write(field, out));
    } else if (type instanceof Type.Link link) {
      out.word("link");
      out.word(link.entity());
      write(link.key(), out);
    } else {
      throw new IllegalStateException("no form for " + type);
    }
  }

  static Type read(PackIn in) throws Refusal {
    return in.within(
        () -> {
          String word = in.word();
          return switch (word) {
            case "decimal" -> decimal(in);
            case "enum" -> enumeration(in);
            case "list" -> new Type.ListOf(read(in));
            case "map" -> new Type.MapOf(read(in));
            case "object" -> new Type.ObjectType(in.list(() -> field(in)));
            case "link" -> new Type.Link(in.word(), read(in));
            default -> scalar(word, in);
          };
        });
  }

  private static Type decimal(PackIn in) throws Refusal {
    int digits = in.small();
    if (digits < 0 || digits > MOST_DIGITS) {
      throw in.refuse("a decimal has no such digits");
    }
    return new Type.Decimal(digits);
  }

  private static Type enumeration(PackIn in) throws Refusal {
    List<String> values = in.list(in::word);
    if (values.isEmpty() || new HashSet<>(values).size() < values.size()) {
      throw in.refuse("an enum has no values, or one twice");
    }
    return new Type.Enumeration(values);
  }

  private static Type scalar(String word, PackIn in) throws Refusal {
    for (Scalar scalar : Scalar.values()) {
      if (scalar.text().equals(word)) {
        return scalar;
      }
    }
    throw in.refuse("there is no type `" + word + "`");
  }

  static void write(Field field, PackOut out) {
    out.word(field.name());
    write(field.type(), out);
    out.flag(field.key());
    out.list(field.namespace().stream().toList(), out::word);
    out.list(field.defaultValue().stream().toList(), v -> value(field.type(), v, out));
  }

  static Field field(PackIn in) throws Refusal {
    String name = in.word();
    Type type = read(in);
    boolean key = in.flag();
    Optional<String> namespace = in.list(in::word).stream().findFirst();
    Optional<Object> value = in.list(() -> value(type, in)).stream().findFirst();
    return new Field(name, type, key, namespace, value);
  }

  private static void value(Type type, Object value, PackOut out) {
    if (type == Scalar.STRING) {
      out.word((String) value);
    } else {
      out.number(Lane.of(type, value));
    }
  }

  private static Object value(Type type, PackIn in) throws Refusal {
    if (type == Scalar.STRING) {
      return in.word();
    }
    long lane = in.number();
    if (!isValue(type, lane)) {
      throw in.refuse("a default is no value of its type");
    }
    return Lane.outside(type, lane);
  }

  /** Stricter than a lane in a program, which may be a bound beyond the calendar. */
  private static boolean isValue(Type type, long lane) {
    if (type == Scalar.DATE) {
      return Calendars.isDate(lane);
    } else if (type == Scalar.DATETIME) {
      return Calendars.isInstant(lane);
    }
    boolean single =
        type instanceof Scalar || type instanceof Type.Decimal || type instanceof Type.Enumeration;
    return single && Typing.isLane(type, lane);
  }
}
