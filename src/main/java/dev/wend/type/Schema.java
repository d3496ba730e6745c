package dev.wend.type;

import java.util.List;
import java.util.Optional;

/** The fields of a profile, in the order of the script. */
public record Schema(List<Field> fields) {
  public Schema {
    fields = List.copyOf(fields);
  }

  public Optional<Field> field(String name) {
    return fields.stream().filter(f -> f.name().equals(name)).findFirst();
  }

  public Optional<Field> key() {
    return fields.stream().filter(Field::key).findFirst();
  }
}
