package dev.wend.load;

import dev.wend.check.Checked.Assignment;
import dev.wend.check.Checked.Feed;
import dev.wend.check.Checked.Format;
import dev.wend.check.Checked.From;
import dev.wend.check.Typed;
import dev.wend.diag.Diagnostic;
import dev.wend.diag.Fault;
import dev.wend.diag.Nearest;
import dev.wend.diag.Source;
import dev.wend.diag.Span;
import dev.wend.type.Field;
import dev.wend.type.Schema;
import dev.wend.type.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which fields a source gives, from which columns of a file. */
final class FileColumns {
  /** So many columns are named. */
  private static final int MOST = 30;

  private final Feed feed;
  private final Schema schema;
  private final List<Field> fields;

  /** By the path of a field: its column's name, where that is another. */
  private final Map<String, String> called;

  /** By the path of a field that is no object. */
  private final Map<String, From> assigned = new HashMap<>();

  FileColumns(Feed feed, Schema schema) {
    this(feed, schema, Map.of());
  }

  /**
   * @param called by field what a file, and the script, call it where that is another name
   */
  FileColumns(Feed feed, Schema schema, Map<String, String> called) {
    this.feed = feed;
    this.schema = schema;
    this.called = called;
    this.fields = FlatFields.of(schema);
    feed.assignments().forEach(this::assign);
  }

  /** An object is taken part by part. */
  private void assign(Assignment assignment) {
    String path = assignment.field().name();
    FlatFields.parts("", assignment.field())
        .forEach(
            part ->
                assigned.put(
                    field(part.name()), from(assignment, part.name().substring(path.length()))));
  }

  /** The field that a file calls by a name. */
  private String field(String name) {
    return called.entrySet().stream()
        .filter(e -> e.getValue().equals(name))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(name);
  }

  /** What a file calls a field. */
  String column(String field) {
    return called.getOrDefault(field, field);
  }

  /**
   * @param rest the way from the field to its part, with the dot that it begins with
   */
  private static From from(Assignment assignment, String rest) {
    return assignment.from() instanceof From.Column column
        ? new From.Column(column.name() + rest)
        : assignment.from();
  }

  /** The columns that the script itself names, with their places. */
  private List<NamedColumn> named() {
    List<NamedColumn> named = new ArrayList<>();
    for (Assignment assignment : feed.assignments()) {
      if (assignment.from() instanceof From.Column column) {
        String path = assignment.field().name();
        FlatFields.parts("", assignment.field())
            .map(part -> column.name() + part.name().substring(path.length()))
            .forEach(name -> named.add(new NamedColumn(name, assignment.span())));
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
    return fields.stream().filter(f -> !assigned.containsKey(f.name()));
  }

  /** All columns that may be of use, for a format without a header. */
  Set<String> wanted() {
    Set<String> wanted = new TreeSet<>();
    sameNamed().forEach(f -> wanted.add(column(f.name())));
    named().forEach(n -> wanted.add(n.name()));
    return wanted;
  }

  /** The columns that the script itself names. */
  Set<String> namedColumns() {
    return named().stream().map(NamedColumn::name).collect(Collectors.toSet());
  }

  /** The fields that a file with these columns gives, in the order of {@link FlatFields}. */
  List<Field> fields(List<String> columns) {
    return fields.stream()
        .filter(f -> assigned.containsKey(f.name()) || columns.contains(column(f.name())))
        .toList();
  }

  /** The columns that hold objects whose parts map by themselves, in a file that has objects. */
  Map<String, Type> objects() {
    Map<String, Type> objects = new TreeMap<>();
    if (feed.format() == Format.NDJSON) {
      schema.fields().forEach(f -> addObjects("", f, objects));
    }
    return objects;
  }

  private void addObjects(String prefix, Field field, Map<String, Type> to) {
    String path = prefix + field.name();
    if (field.type() instanceof Type.ObjectType object) {
      if (sameNamed().anyMatch(f -> f.name().startsWith(path + '.'))) {
        to.put(path, object);
      }
      object.fields().forEach(part -> addObjects(path + '.', part, to));
    }
  }

  /** The conditions under which a row is passed over. */
  List<Typed> skips() {
    return feed.skips();
  }

  /** Where a field's value comes from. */
  From from(Field field) {
    From from = assigned.get(field.name());
    return from == null ? new From.Column(column(field.name())) : from;
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
      problems.add(
          Fault.NO_KEY_COLUMN.at(script, feed.span(), file, name, said(columns), name, name));
    }
    return problems;
  }

  /** What is wrong with a whole file that no column is found in. */
  Optional<Diagnostic> misread(Source script, Path file, List<String> columns) {
    if (feed.format() != Format.CSV || feed.columns().isPresent() || columns.size() > 1) {
      return Optional.empty();
    }
    String path = feed.path();
    if (columns.isEmpty()) {
      return Optional.of(Fault.EMPTY_FILE.at(script, feed.span(), file, path));
    }
    return Stream.of(",", ";", "\t", "|")
        .filter(sign -> sign.charAt(0) != feed.delimiter() && columns.get(0).contains(sign))
        .findFirst()
        .map(sign -> delimited(script, file, sign));
  }

  private Diagnostic delimited(Source script, Path file, String sign) {
    String escaped = sign.equals("\t") ? "\\t" : sign;
    String expected = delimiter(String.valueOf(feed.delimiter()));
    return Fault.DELIMITER.at(
        script, feed.span(), file, delimiter(sign), expected, feed.path(), escaped);
  }

  private static String delimiter(String sign) {
    return switch (sign) {
      case "\t" -> "a tab";
      case " " -> "a blank";
      default -> "`" + sign + "`";
    };
  }

  private static String said(List<String> columns) {
    String some = columns.stream().limit(MOST).collect(Collectors.joining("`, `", "`", "`"));
    String more = columns.size() > MOST ? " and " + (columns.size() - MOST) + " more" : "";
    return "Its columns are " + some + more + ".";
  }

  private static String hint(NamedColumn column, List<String> columns) {
    return Nearest.of(column.name(), columns)
        .map(near -> "Did you mean `" + near + "`?")
        .orElse(said(columns));
  }
}
