package dev.wend.session;

import dev.wend.check.Checker;
import dev.wend.type.Field;
import dev.wend.type.Schema;

/** The fields of a store as a script declares them. */
final class StoredSchema {
  private StoredSchema() {}

  static String text(Schema schema) {
    StringBuilder out = new StringBuilder();
    schema.fields().stream()
        .filter(field -> !field.key())
        .flatMap(field -> field.namespace().stream())
        .filter(namespace -> !Checker.NAMESPACES.contains(namespace))
        .distinct()
        .forEach(namespace -> out.append("namespace `").append(namespace).append("`\n"));
    out.append("profile {\n");
    for (Field field : schema.fields()) {
      out.append("  `").append(field.name()).append("`: ").append(field.type().text());
      out.append(role(field)).append('\n');
    }
    return out.append("}\n").toString();
  }

  private static String role(Field field) {
    return field.key()
        ? " key"
        : field.namespace().map(namespace -> " identity `" + namespace + "`").orElse("");
  }
}
