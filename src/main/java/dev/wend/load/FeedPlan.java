package dev.wend.load;

import dev.wend.check.Catalog;
import dev.wend.check.Checked;
import dev.wend.check.Checked.Feed;
import dev.wend.check.Checked.Format;
import dev.wend.diag.Diagnostic;
import dev.wend.diag.Fault;
import dev.wend.diag.Source;
import dev.wend.json.JsonLine;
import dev.wend.type.Field;
import dev.wend.type.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A source made ready: its files were found and their columns fit the script. */
final class FeedPlan {
  private final Feed feed;
  private final Schema rows;
  private final FileColumns mapping;
  private final List<Path> files;
  private final Optional<EventRows> events;
  private final Path folder;

  /** By file of JSON lines: which paths that the script could use it has. */
  private final Map<Path, Seen> occurring = new HashMap<>();

  /** One file and what it gives. */
  record Part(Path path, List<String> columns, List<Field> fields) {}

  /**
   * @param catalog of the script
   */
  FeedPlan(Feed feed, Catalog catalog, Path folder) throws LoadException {
    this.feed = feed;
    this.folder = folder;
    this.events =
        feed.target() instanceof Checked.Target.Event event
            ? Optional.of(new EventRows(catalog.events().get(event.name())))
            : Optional.empty();
    this.rows = rows(catalog);
    this.mapping = new FileColumns(feed, rows, events.map(EventRows::called).orElseGet(Map::of));
    this.files = SourceFiles.find(folder, feed.path());
  }

  private Schema rows(Catalog catalog) {
    if (events.isPresent()) {
      return events.get().columns();
    }
    return feed.entity()
        .map(entity -> catalog.entities().get(entity).schema())
        .orElse(catalog.profile());
  }

  /** What the rows of the files may give. */
  Schema rows() {
    return rows;
  }

  /** What the rows become, where they become events. */
  Optional<EventRows> events() {
    return events;
  }

  Feed feed() {
    return feed;
  }

  FileColumns mapping() {
    return mapping;
  }

  List<Path> files() {
    return files;
  }

  /** Bytes of all files together. */
  long size() throws IOException {
    long size = 0;
    for (Path file : files) {
      size += Files.size(file);
    }
    return size;
  }

  /** What is wrong between the script and the files' columns. */
  List<Diagnostic> problems(Source script) throws IOException {
    List<Diagnostic> problems = new ArrayList<>();
    for (Path file : files) {
      List<String> columns = columns(file);
      List<Diagnostic> found = mapping.problems(script, file, columns);
      events.ifPresent(e -> found.addAll(lacking(e, script, file, columns)));
      Optional<Diagnostic> whole =
          mapping.misread(script, file, columns).or(() -> noObjects(script, file));
      if (!found.isEmpty() && !isWithoutLines(file)) {
        problems.addAll(whole.map(List::of).orElse(found));
      }
    }
    return problems;
  }

  /** Whether a file of JSON lines has none, which is no mistake. */
  private boolean isWithoutLines(Path file) {
    return occurring.containsKey(file) && occurring.get(file).lines == 0;
  }

  private Optional<Diagnostic> noObjects(Source script, Path file) {
    return Optional.ofNullable(occurring.get(file))
        .filter(seen -> seen.lines > 0 && seen.objects == 0)
        .map(seen -> Fault.NO_OBJECTS.at(script, feed.span(), file, seen.problem));
  }

  /** What events need and nothing of a file gives. */
  private List<Diagnostic> lacking(
      EventRows events, Source script, Path file, List<String> columns) {
    List<String> given = mapping.fields(columns).stream().map(Field::name).toList();
    return events
        .needed()
        .filter(field -> !given.contains(field))
        .map(mapping::column)
        .map(name -> Fault.NO_EVENT_COLUMN.at(script, feed.span(), file, name, name))
        .toList();
  }

  /** A file with the columns it has now. */
  Part part(Path file) throws IOException {
    List<String> columns = columns(file);
    List<Field> fields = mapping.fields(columns);
    return new Part(file, columns, events.map(e -> e.fields(fields)).orElse(fields));
  }

  /**
   * @param most how many bytes of the file to read
   */
  RowFile open(Part part, long most, Progress progress) throws IOException {
    if (feed.format() == Format.CSV) {
      return new CsvFile(Bytes.open(part.path, most, progress), feed.delimiter(), feed.columns());
    }
    return new JsonFile(Bytes.open(part.path, most, progress), part.columns);
  }

  /** What tells a file from the others of the source, wherever the script's folder is. */
  String name(Path file) {
    Path relative = file.startsWith(folder) ? folder.relativize(file) : file;
    return relative.toString().replace('\\', '/');
  }

  private List<String> columns(Path file) throws IOException {
    if (feed.format() == Format.CSV) {
      try (RowFile rows =
          new CsvFile(Bytes.open(file, Progress.NONE), feed.delimiter(), feed.columns())) {
        return rows.columns();
      }
    }
    // what the script names may be missing in every line; a field that maps by itself must occur
    Set<String> columns = new TreeSet<>(mapping.namedColumns());
    columns.addAll(mapping.objects().keySet());
    if (!occurring.containsKey(file)) {
      occurring.put(file, occurring(file, mapping.wanted()));
    }
    columns.addAll(occurring.get(file).paths);
    return List.copyOf(columns);
  }

  /** Which of some paths a file of JSON lines has in any line; it is read until all were seen. */
  private static Seen occurring(Path file, Set<String> wanted) throws IOException {
    Seen seen = new Seen(wanted);
    JsonLine json = new JsonLine();
    try (Lines lines = new Lines(Bytes.open(file, Progress.NONE), Row.LONGEST)) {
      while (seen.paths.size() < wanted.size() && lines.next()) {
        if (!lines.isTooLong() && !lines.isBlank()) {
          // what is wrong with one line of many is told when its rows are read
          seen.read(json.read(lines.bytes(), lines.start(), lines.length(), seen));
        }
      }
    }
    return seen;
  }

  /** Keeps those paths of values that are wanted. */
  private static final class Seen implements JsonLine.Sink {
    private final Set<String> wanted;
    private final Set<String> around;
    private final Set<String> paths = new TreeSet<>();
    private long lines;
    private long objects;

    /** What is wrong with the first line that is no object. */
    private String problem = "";

    Seen(Set<String> wanted) {
      this.wanted = wanted;
      this.around = JsonFile.around(wanted);
    }

    void read(Optional<String> wrong) {
      lines++;
      objects += wrong.isEmpty() ? 1 : 0;
      problem = problem.isEmpty() ? wrong.orElse("") : problem;
    }

    private void keep(String path) {
      if (wanted.contains(path)) {
        paths.add(path);
      }
    }

    @Override
    public boolean opens(String path) {
      return around.contains(path);
    }

    @Override
    public void text(String path, char[] chars, int offset, int length) {
      keep(path);
    }

    @Override
    public void missing(String path) {
      keep(path);
    }

    @Override
    public void nested(String path, boolean isList, byte[] json, int start, int end) {
      keep(path);
    }
  }
}
