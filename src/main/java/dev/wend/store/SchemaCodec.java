package dev.wend.store;

import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fields in the control file.
 *
 * <pre>
 * fields: n i32, of each: name text, type, key u8, namespace, default (each: u8, and text if it is 1)
 * type:   the name of a scalar text, or
 *         "decimal" digits u8 | "enum" [text] | "list" type | "map" type | "object" fields
 *         | "link" entity text, key type
 * </pre>
 */
final class SchemaCodec {
  private SchemaCodec() {}

  static void write(Schema schema, Encoder to) {
    writeFields(schema.fields(), to);
  }

  private static void writeFields(List<Field> fields, Encoder to) {
    to.i32(fields.size());
    for (Field field : fields) {
      to.text(field.name());
      writeType(field.type(), to);
      to.u8(field.key() ? 1 : 0);
      writeOptional(field.namespace(), to);
      writeOptional(field.defaultValue().map(Object::toString), to);
    }
  }

  private static void writeOptional(Optional<String> text, Encoder to) {
    to.u8(text.isPresent() ? 1 : 0);
    text.ifPresent(to::text);
  }

  static void writeType(Type type, Encoder to) {
    if (type instanceof Scalar scalar) {
      to.text(scalar.name());
    } else if (type instanceof Type.Decimal decimal) {
      to.text("decimal");
      to.u8(decimal.digits());
    } else if (type instanceof Type.Enumeration e) {
      to.text("enum");
      to.i32(e.values().size());
      e.values().forEach(to::text);
    } else if (type instanceof Type.ListOf list) {
      to.text("list");
      writeType(list.item(), to);
    } else if (type instanceof Type.MapOf map) {
      to.text("map");
      writeType(map.value(), to);
    } else if (type instanceof Type.ObjectType object) {
      to.text("object");
      writeFields(object.fields(), to);
    } else if (type instanceof Type.Link link) {
      to.text("link");
      to.text(link.entity());
      writeType(link.key(), to);
    }
  }

  static Schema read(Decoder from) {
    return new Schema(readFields(from));
  }

  private static List<Field> readFields(Decoder from) {
    List<Field> fields = new ArrayList<>();
    for (int n = from.i32(); n > 0; n--) {
      String name = from.text();
      Type type = readType(from);
      boolean key = from.u8() == 1;
      Optional<String> namespace = readOptional(from);
      Optional<Object> value = readOptional(from).map(t -> Constants.parse(type, t));
      fields.add(new Field(name, type, key, namespace, value));
    }
    return fields;
  }

  private static Optional<String> readOptional(Decoder from) {
    return from.u8() == 1 ? Optional.of(from.text()) : Optional.empty();
  }

  static Type readType(Decoder from) {
    String name = from.text();
    return switch (name) {
      case "decimal" -> new Type.Decimal(from.u8());
      case "enum" -> new Type.Enumeration(readTexts(from));
      case "list" -> new Type.ListOf(readType(from));
      case "map" -> new Type.MapOf(readType(from));
      case "object" -> new Type.ObjectType(readFields(from));
      case "link" -> new Type.Link(from.text(), readType(from));
      default -> Scalar.valueOf(name);
    };
  }

  private static List<String> readTexts(Decoder from) {
    List<String> texts = new ArrayList<>();
    for (int n = from.i32(); n > 0; n--) {
      texts.add(from.text());
    }
    return texts;
  }
}
