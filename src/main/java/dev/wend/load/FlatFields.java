package dev.wend.load;

import dev.wend.type.Field;
import dev.wend.type.Schema;
import dev.wend.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The fields of a schema as a batch numbers them: a part of an object stands by its path, a link is
 * its key, lists and maps come last.
 */
final class FlatFields {
  private FlatFields() {}

  static List<Field> of(Schema schema) {
    List<Field> all = schema.fields().stream().flatMap(f -> parts("", f)).toList();
    List<Field> ordered = new ArrayList<>(all.stream().filter(f -> !isMany(f.type())).toList());
    all.stream().filter(f -> isMany(f.type())).forEach(ordered::add);
    return List.copyOf(ordered);
  }

  /** The parts of a field, itself where it is no object; names are paths. */
  static Stream<Field> parts(String prefix, Field field) {
    String path = prefix + field.name();
    if (field.type() instanceof Type.ObjectType object) {
      return object.fields().stream().flatMap(part -> parts(path + '.', part));
    }
    Type type = field.type() instanceof Type.Link link ? link.key() : field.type();
    return Stream.of(new Field(path, type, field.key(), field.namespace(), field.defaultValue()));
  }

  /** Whether a value is several: of a list or a map. */
  static boolean isMany(Type type) {
    return type instanceof Type.ListOf || type instanceof Type.MapOf;
  }
}
