package dev.wend.load;

import dev.wend.check.Checked.Feed;
import dev.wend.check.Checked.Format;
import dev.wend.diag.Diagnostic;
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
import java.util.Set;
import java.util.TreeSet;

/** A source made ready: its files were found and their columns fit the script. */
final class FeedPlan {
  private final Feed feed;
  private final FileColumns mapping;
  private final List<Path> files;

  /** By file of JSON lines: which paths that the script could use it has. */
  private final Map<Path, Set<String>> occurring = new HashMap<>();

  /** One file and what it gives. */
  record Part(Path path, List<String> columns, List<Field> fields) {}

  FeedPlan(Feed feed, Schema schema, Path folder) throws LoadException {
    this.feed = feed;
    this.mapping = new FileColumns(feed, schema);
    this.files = SourceFiles.find(folder, feed.path());
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
      problems.addAll(mapping.problems(script, file, columns(file)));
    }
    return problems;
  }

  /** A file with the columns it has now. */
  Part part(Path file) throws IOException {
    List<String> columns = columns(file);
    return new Part(file, columns, mapping.fields(columns));
  }

  RowFile open(Part part, Progress progress) throws IOException {
    if (feed.format() == Format.CSV) {
      return new CsvFile(Bytes.open(part.path, progress), feed.delimiter(), feed.columns());
    }
    return new JsonFile(Bytes.open(part.path, progress), part.columns);
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
    columns.addAll(occurring.get(file));
    return List.copyOf(columns);
  }

  /** Which of some paths a file of JSON lines has in any line; it is read until all were seen. */
  private static Set<String> occurring(Path file, Set<String> wanted) throws IOException {
    Seen seen = new Seen(wanted, JsonFile.around(wanted), new TreeSet<>());
    JsonLine json = new JsonLine();
    try (Lines lines = new Lines(Bytes.open(file, Progress.NONE), Row.LONGEST)) {
      while (seen.paths.size() < wanted.size() && lines.next()) {
        if (!lines.isTooLong() && !lines.isBlank()) {
          // what is wrong with the line is told when its rows are read
          var unused = json.read(lines.bytes(), lines.start(), lines.length(), seen);
        }
      }
    }
    return seen.paths;
  }

  /** Keeps those paths of values that are wanted. */
  private record Seen(Set<String> wanted, Set<String> around, Set<String> paths)
      implements JsonLine.Sink {
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
