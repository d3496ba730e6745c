package dev.wend.session;

import dev.wend.check.Checker;
import dev.wend.store.Store;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Schema;
import java.time.Duration;
import java.util.OptionalLong;

/** The fields of a store as a script declares them. */
final class StoredSchema {
  private final StringBuilder out = new StringBuilder();

  private StoredSchema() {}

  static String text(Store store) {
    StoredSchema text = new StoredSchema();
    text.namespaces(store.schema());
    store.entities().forEach((name, schema) -> text.rows("entity `" + name + "`", schema));
    text.rows("profile", store.schema());
    store.eventTypes().forEach(type -> text.rows(head(type), new Schema(type.fields())));
    return text.out.toString();
  }

  private static String head(EventType type) {
    String name = "event `" + type.name() + "`";
    String whose = type.namespace().map(n -> name + " identified by `" + n + "`").orElse("");
    OptionalLong kept = type.kept();
    String keep = kept.isPresent() ? " keep " + amount(kept.getAsLong()) : "";
    return (type.isBusiness() ? "business " + name : whose) + keep;
  }

  private static String amount(long millis) {
    long day = Duration.ofDays(1).toMillis();
    return millis % day == 0 ? millis / day + " days" : millis + " milliseconds";
  }

  private void namespaces(Schema schema) {
    schema.fields().stream()
        .filter(field -> !field.key())
        .flatMap(field -> field.namespace().stream())
        .filter(namespace -> !Checker.NAMESPACES.contains(namespace))
        .distinct()
        .forEach(namespace -> out.append("namespace `").append(namespace).append("`\n"));
  }

  private void rows(String head, Schema schema) {
    out.append(head).append(" {\n");
    for (Field field : schema.fields()) {
      if (field.name().equals(Checker.CONSENT)) {
        // a script has it where it speaks of it
        out.append("  // ").append(field.name()).append('\n');
        continue;
      }
      out.append("  `").append(field.name()).append("`: ").append(field.type().text());
      out.append(role(field)).append('\n');
    }
    out.append("}\n");
  }

  private static String role(Field field) {
    return field.key()
        ? " key"
        : field.namespace().map(namespace -> " identity `" + namespace + "`").orElse("");
  }
}
