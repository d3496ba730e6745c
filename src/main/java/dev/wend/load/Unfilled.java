package dev.wend.load;

import dev.wend.check.Checked.Feed;
import dev.wend.diag.Diagnostic;
import dev.wend.diag.Fault;
import dev.wend.diag.Nearest;
import dev.wend.diag.Source;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the fields that no source of a script fills: most often a column is called otherwise. */
final class Unfilled {
  /** So many fields are named. */
  private static final int MOST = 10;

  /** What every profile, or event, has though no script declares it. */
  private static final Set<String> IMPLIED =
      Set.of("consent", "subscriptions", EventType.ID, EventType.WHOSE);

  private final Schema schema;
  private final Set<String> filled = new LinkedHashSet<>();
  private final Set<String> columns = new LinkedHashSet<>();
  private Optional<Feed> first = Optional.empty();
  private boolean hasFiles = true;

  /**
   * @param schema what the sources fill
   * @param written names of fields that something else fills
   */
  Unfilled(Schema schema, Set<String> written) {
    this.schema = schema;
    this.filled.addAll(written);
  }

  /** Takes account of a source. */
  void add(FeedPlan plan) throws IOException {
    first = first.or(() -> Optional.of(plan.feed()));
    hasFiles &= !plan.files().isEmpty();
    for (Path file : plan.files()) {
      FeedPlan.Part part = plan.part(file);
      part.fields().forEach(f -> filled.add(f.name()));
      columns.addAll(part.columns());
    }
  }

  /**
   * One hint about all fields that stay missing, at the first source; none where a source has no
   * file yet, which may give them.
   */
  List<Diagnostic> hints(Source script) {
    List<String> names =
        schema.fields().stream()
            .filter(field -> !IMPLIED.contains(field.name()))
            .flatMap(this::missing)
            .toList();
    if (names.isEmpty() || first.isEmpty() || !hasFiles) {
      return List.of();
    }
    String said = names.stream().limit(MOST).collect(Collectors.joining("`, `", "`", "`"));
    String more = names.size() > MOST ? " and " + (names.size() - MOST) + " more" : "";
    return List.of(Fault.UNFILLED.at(script, first.get().span(), said + more, hint(names)));
  }

  /** Those of a field's parts that nothing gives; the field itself where that is all of them. */
  private Stream<String> missing(Field field) {
    List<Field> parts = FlatFields.parts("", field).toList();
    List<String> missing =
        parts.stream()
            .filter(p -> p.defaultValue().isEmpty() && !filled.contains(p.name()))
            .map(Field::name)
            .toList();
    return missing.size() == parts.size() ? Stream.of(field.name()) : missing.stream();
  }

  /** A column that is called nearly so and is of no use yet, else how to name one. */
  private String hint(List<String> names) {
    List<String> unused = columns.stream().filter(c -> !filled.contains(c)).toList();
    for (String name : names) {
      Optional<String> near = Nearest.of(name, unused);
      if (near.isPresent()) {
        return "Did you mean a column of another name? Write `" + name + " = " + near.get() + "`.";
      }
    }
    return "Name the column in a source, as in `" + names.get(0) + " = COLUMN`.";
  }
}
