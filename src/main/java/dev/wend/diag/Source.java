package dev.wend.diag;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text that was given to Wend, under the name that messages call it by (a path as the user typed
 * it). Several may be joined into one text, so that one number tells a place in any of them; lines
 * and columns are those of the file that holds it.
 */
public final class Source {
  private final String name;
  private final String text;
  private final int[] lineStarts;

  /** The files that are joined, in order; none for a single text. */
  private final List<Source> files;

  public Source(String name, String text) {
    this(name, text, List.of());
  }

  private Source(String name, String text, List<Source> files) {
    this.name = name;
    this.text = text;
    this.files = List.copyOf(files);
    int[] starts = new int[16];
    int lines = 1;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        if (lines == starts.length) {
          starts = Arrays.copyOf(starts, lines * 2);
        }
        starts[lines++] = i + 1;
      }
    }
    this.lineStarts = Arrays.copyOf(starts, lines);
  }

  /** One text of several, called like the last of them. */
  public static Source joined(List<Source> files) {
    Source last = files.get(files.size() - 1);
    return files.size() == 1
        ? last
        : new Source(
            last.name, files.stream().map(Source::text).collect(Collectors.joining("\n")), files);
  }

  /** The texts that it is made of: those that are joined, or itself. */
  public List<Source> files() {
    return files.isEmpty() ? List.of(this) : files;
  }

  /** Where each of the {@link #files} stands in it. */
  public List<Span> spans() {
    List<Span> spans = new ArrayList<>();
    int start = 0;
    for (Source file : files()) {
      spans.add(new Span(start, file.text.length()));
      start += file.text.length() + 1;
    }
    return spans;
  }

  private int index(int offset) {
    List<Span> spans = spans();
    int found = spans.size() - 1;
    while (found > 0 && spans.get(found).offset() > offset) {
      found--;
    }
    return found;
  }

  /** The file that holds an offset. */
  public Source file(int offset) {
    return files().get(index(offset));
  }

  /**
   * The folder of the file that holds an offset.
   *
   * @param ofLast where the last of the files is now; the others lie around it as their names tell
   */
  public Path folder(int offset, Path ofLast) {
    if (files.isEmpty()) {
      return ofLast;
    }
    Path from = Path.of(name).toAbsolutePath().normalize().getParent();
    Path to = Path.of(file(offset).name).toAbsolutePath().normalize().getParent();
    return from.equals(to) ? ofLast : ofLast.resolve(from.relativize(to)).normalize();
  }

  /** A place as one of the file that holds it. */
  public Span inFile(Span span) {
    int start = spans().get(index(span.offset())).offset();
    return new Span(span.offset() - start, span.length());
  }

  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  /** The text that a span covers. */
  public String slice(Span span) {
    return text.substring(span.offset(), span.end());
  }

  /** The line, from 1, that holds an offset. */
  public int line(int offset) {
    if (!files.isEmpty()) {
      return file(offset).line(inFile(new Span(offset, 0)).offset());
    }
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The column of an offset in its line, from 1, counted in code points. */
  public int column(int offset) {
    if (!files.isEmpty()) {
      return file(offset).column(inFile(new Span(offset, 0)).offset());
    }
    int start = lineStarts[line(offset) - 1];
    return text.codePointCount(start, offset) + 1;
  }

  /** A line's text without its line break; lines count from 1. */
  public String lineText(int line) {
    int start = lineStarts[line - 1];
    int end = line < lineStarts.length ? lineStarts[line] - 1 : text.length();
    if (end > start && text.charAt(end - 1) == '\r') {
      end--;
    }
    return text.substring(start, end);
  }
}
