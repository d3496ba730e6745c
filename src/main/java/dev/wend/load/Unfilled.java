package dev.wend.load;

import dev.wend.check.Checked.Feed;
import dev.wend.diag.Diagnostic;
import dev.wend.diag.Fault;
import dev.wend.diag.Nearest;
import dev.wend.diag.Source;
import dev.wend.type.Field;
import dev.wend.type.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the fields that no source of a script fills: most often a column is called otherwise. */
final class Unfilled {
  private final Schema schema;
  private final Set<String> filled = new LinkedHashSet<>();
  private final Set<String> columns = new LinkedHashSet<>();
  private Optional<Feed> first = Optional.empty();

  /**
   * @param schema what the sources fill
   */
  Unfilled(Schema schema) {
    this.schema = schema;
  }

  /** Takes account of a source. */
  void add(FeedPlan plan) throws IOException {
    first = first.or(() -> Optional.of(plan.feed()));
    for (Path file : plan.files()) {
      FeedPlan.Part part = plan.part(file);
      part.fields().forEach(f -> filled.add(f.name()));
      columns.addAll(part.columns());
    }
  }

  /** A hint for each field that stays missing, at the first source. */
  List<Diagnostic> hints(Source script) {
    List<Diagnostic> hints = new ArrayList<>();
    for (Field field : schema.fields()) {
      List<String> parts =
          FlatFields.parts("", field)
              .filter(p -> p.defaultValue().isEmpty() && !filled.contains(p.name()))
              .map(Field::name)
              .toList();
      boolean whole = parts.size() == FlatFields.parts("", field).count();
      for (String name : whole && !parts.isEmpty() ? List.of(field.name()) : parts) {
        first.ifPresent(
            feed ->
                hints.add(Fault.UNFILLED.at(script, feed.span(), '`' + name + '`', hint(name))));
      }
    }
    return hints;
  }

  private String hint(String name) {
    String column = Nearest.of(name, columns).orElse("COLUMN");
    return "Write `" + name + " = " + column + "` in a source that has it.";
  }
}
