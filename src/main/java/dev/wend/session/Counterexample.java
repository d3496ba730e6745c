package dev.wend.session;

import dev.wend.check.Checked;
import dev.wend.check.Trial;
import dev.wend.load.JsonEvents;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Profiles and events for which a property does not hold, as a test that fails the same way. */
final class Counterexample {
  private final Checked script;
  private final Trial.Property property;

  Counterexample(Checked script, Trial.Property property) {
    this.script = script;
    this.property = property;
  }

  /** The text of the test. */
  String test(Map<String, Map<String, Object>> profiles, String expectation) {
    StringBuilder out = new StringBuilder();
    out.append("test ").append(ValueText.quoted(property.name())).append(" {\n");
    if (!property.at().equals(Trial.BEGIN)) {
      out.append("  at ").append(property.at()).append('\n');
    }
    profiles.forEach(
        (name, values) -> {
          String text =
              script.profile().fields().stream()
                  .filter(field -> values.containsKey(field.name()))
                  .map(f -> f.name() + ": " + text(values.get(f.name()), f.type()))
                  .collect(Collectors.joining(", "));
          out.append("  profile ").append(name).append(" { ").append(text).append(" }\n");
        });
    profiles.forEach(
        (name, values) -> PropertyRun.eventsOf(values).forEach(event -> event(event, name, out)));
    boolean isStep = expectation.startsWith("expect");
    out.append("  ").append(isStep ? "" : "expect ").append(expectation).append("\n}");
    return out.toString();
  }

  private void event(Map<String, Object> event, String from, StringBuilder out) {
    String type = (String) event.get(JsonEvents.TYPE);
    String text =
        script.catalog().events().get(type).type().schema().fields().stream()
            .filter(field -> event.containsKey(field.name()) && !isTime(field))
            .map(f -> f.name() + ": " + text(event.get(f.name()), f.type()))
            .collect(Collectors.joining(", "));
    out.append("  event ").append(type).append(" from ").append(from);
    out.append(text.isEmpty() ? "" : " { " + text + " }");
    if (event.get(EventType.TIME) instanceof Instant time) {
      out.append(" at ").append(text(time, Scalar.DATETIME));
    }
    out.append('\n');
  }

  private static boolean isTime(Field field) {
    return field.name().equals(EventType.TIME);
  }

  private String text(Object value, Type type) {
    if (type instanceof Type.ObjectType object && value instanceof Map<?, ?> parts) {
      return object.fields().stream()
          .filter(field -> parts.containsKey(field.name()))
          .map(field -> field.name() + ": " + text(parts.get(field.name()), field.type()))
          .collect(Collectors.joining(", ", "{ ", " }"));
    } else if (type instanceof Type.ListOf list && value instanceof List<?> items) {
      return items.stream()
          .map(item -> text(item, list.item()))
          .collect(Collectors.joining(", ", "[", "]"));
    } else if (type instanceof Type.MapOf map && value instanceof Map<?, ?> entries) {
      return entries.entrySet().stream()
          .map(e -> ValueText.quoted((String) e.getKey()) + ": " + text(e.getValue(), map.value()))
          .collect(Collectors.joining(", ", "{ ", " }"));
    }
    Type scalar = type instanceof Type.Link link ? link.key() : type;
    return ValueText.of(Optional.of(value), scalar, script.zone());
  }
}
