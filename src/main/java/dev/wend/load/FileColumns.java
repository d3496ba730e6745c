package dev.wend.load;

import dev.wend.check.Checked.Assignment;
import dev.wend.check.Checked.Feed;
import dev.wend.check.Checked.From;
import dev.wend.check.Typed;
import dev.wend.diag.Diagnostic;
import dev.wend.diag.Fault;
import dev.wend.diag.Nearest;
import dev.wend.diag.Source;
import dev.wend.diag.Span;
import dev.wend.type.Field;
import dev.wend.type.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which fields a source gives, from which columns of a file. */
final class FileColumns {
  private final Feed feed;
  private final Schema schema;
  private final Map<String, Assignment> assigned;

  FileColumns(Feed feed, Schema schema) {
    this.feed = feed;
    this.schema = schema;
    this.assigned =
        feed.assignments().stream()
            .collect(Collectors.toMap(a -> a.field().name(), Function.identity(), (a, b) -> b));
  }

  /** The columns that the script itself names, with their places. */
  private List<NamedColumn> named() {
    List<NamedColumn> named = new ArrayList<>();
    for (Assignment assignment : feed.assignments()) {
      if (assignment.from() instanceof From.Column column) {
        named.add(new NamedColumn(column.name(), assignment.span()));
      } else if (assignment.from() instanceof From.Computed computed) {
        ColumnReads.of(computed.value()).forEach(r -> named.add(NamedColumn.of(r)));
      }
    }
    feed.skips().stream().flatMap(ColumnReads::of).forEach(r -> named.add(NamedColumn.of(r)));
    return named;
  }

  private record NamedColumn(String name, Span span) {
    static NamedColumn of(Typed.FieldRead read) {
      return new NamedColumn(read.field().name(), read.span());
    }
  }

  /** The fields that map by themselves when the file has columns of their names. */
  private Stream<Field> sameNamed() {
    return schema.fields().stream().filter(f -> !assigned.containsKey(f.name()));
  }

  /** All columns that may be of use, for a format without a header. */
  Set<String> wanted() {
    Set<String> wanted = new TreeSet<>();
    sameNamed().forEach(f -> wanted.add(f.name()));
    named().forEach(n -> wanted.add(n.name()));
    return wanted;
  }

  /** The columns that the script itself names. */
  Set<String> namedColumns() {
    return named().stream().map(NamedColumn::name).collect(Collectors.toSet());
  }

  /** The fields that a file with these columns gives, in the order of the profile. */
  List<Field> fields(List<String> columns) {
    return schema.fields().stream()
        .filter(f -> assigned.containsKey(f.name()) || columns.contains(f.name()))
        .toList();
  }

  /** The conditions under which a row is passed over. */
  List<Typed> skips() {
    return feed.skips();
  }

  /** Where a field's value comes from. */
  From from(Field field) {
    Assignment assignment = assigned.get(field.name());
    return assignment == null ? new From.Column(field.name()) : assignment.from();
  }

  /** What is wrong between the script and a file with these columns. */
  List<Diagnostic> problems(Source script, Path file, List<String> columns) {
    List<Diagnostic> problems = new ArrayList<>();
    for (NamedColumn column : named()) {
      if (!columns.contains(column.name())) {
        problems.add(
            Fault.NO_COLUMN.at(script, column.span(), file, column.name(), hint(column, columns)));
      }
    }
    for (String name : wanted()) {
      if (Collections.frequency(columns, name) > 1) {
        problems.add(Fault.COLUMN_TWICE.at(script, feed.span(), file, name));
      }
    }
    Optional<Field> key = schema.key();
    boolean identified = fields(columns).stream().anyMatch(f -> f.key() || f.unique());
    if (key.isPresent() && !identified) {
      String name = key.get().name();
      problems.add(Fault.NO_KEY_COLUMN.at(script, feed.span(), file, name, name, name));
    }
    return problems;
  }

  private static String hint(NamedColumn column, List<String> columns) {
    return Nearest.of(column.name(), columns)
        .map(near -> "Did you mean `" + near + "`?")
        .orElse("Its columns are " + String.join(", ", columns) + ".");
  }
}
