package dev.wend.session;

import dev.wend.diag.Diagnostic;
import dev.wend.diag.Fault;
import dev.wend.diag.Source;
import dev.wend.syntax.Ast.TextValue;
import dev.wend.syntax.Parse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A script joined with the files that it imports, each once and before the one that imports it.
 *
 * @param problems of imports that cannot be followed, each in its own file
 */
record Imports(Source source, List<Diagnostic> problems) {
  /** So many files may import each other in a row. */
  private static final int MOST_DEEP = 50;

  private static final int MOST_FILES = 1_000;
  private static final String SUFFIX = ".wend";

  static Imports of(Path file, Source text) throws SessionException {
    if (Parse.imports(text).isEmpty()) {
      return new Imports(text, List.of());
    }
    Walk walk = new Walk();
    walk.visit(file, text);
    return new Imports(Source.joined(List.copyOf(walk.done.values())), walk.problems);
  }

  private static final class Walk {
    private final Map<Path, Source> done = new LinkedHashMap<>();

    /** The files that lead here, by their places on disk. */
    private final Map<Path, Path> open = new LinkedHashMap<>();

    private final List<Diagnostic> problems = new ArrayList<>();

    private void visit(Path file, Source text) throws SessionException {
      Path real = place(file).orElse(file.toAbsolutePath());
      open.put(real, file);
      for (TextValue path : Parse.imports(text)) {
        follow(file, text, path);
      }
      open.remove(real);
      done.put(real, text);
    }

    private static Optional<Path> place(Path file) {
      try {
        return Optional.of(file.toRealPath());
      } catch (IOException none) {
        return Optional.empty();
      }
    }

    private void follow(Path from, Source text, TextValue path) throws SessionException {
      Optional<Path> written = relative(path.text());
      if (written.isEmpty()) {
        problems.add(Fault.IMPORT_PATH.at(text, path.span(), path.text()));
        return;
      }
      Path target = from.resolveSibling(written.get()).normalize();
      Optional<Path> real = place(target);
      if (real.isEmpty() || !Files.isRegularFile(real.get())) {
        refuse(text, path, "there is no such file", "Paths are relative to the importing file.");
      } else if (open.containsKey(real.get())) {
        problems.add(Fault.IMPORT_CYCLE.at(text, path.span(), chain(real.get(), target)));
      } else if (open.size() > MOST_DEEP || done.size() > MOST_FILES) {
        refuse(text, path, "too many files import each other", "Join some of them.");
      } else if (!done.containsKey(real.get())) {
        read(text, path, target);
      }
    }

    /** A file that is not read as a script is a problem of its import. */
    private void read(Source text, TextValue path, Path target) throws SessionException {
      Source imported;
      try {
        imported = Scripts.open(target);
      } catch (SessionException e) {
        String why = e.getMessage().replaceAll("[.]$", "");
        refuse(text, path, Character.toLowerCase(why.charAt(0)) + why.substring(1), "");
        return;
      }
      visit(target, imported);
    }

    private void refuse(Source text, TextValue path, String why, String hint) {
      problems.add(Fault.IMPORT_FILE.at(text, path.span(), path.text(), why, hint));
    }

    /** {@code a.wend, b.wend, a.wend}. */
    private String chain(Path real, Path again) {
      List<Path> files = new ArrayList<>();
      boolean inside = false;
      for (Map.Entry<Path, Path> entry : open.entrySet()) {
        inside |= entry.getKey().equals(real);
        if (inside) {
          files.add(entry.getValue());
        }
      }
      files.add(again);
      return files.stream()
          .map(f -> "`" + f.getFileName() + "`")
          .collect(Collectors.joining(", then "));
    }

    /** Another suffix might make a message quote a file that is no script. */
    private static Optional<Path> relative(String path) {
      try {
        Path written = Path.of(path);
        return written.isAbsolute() || !path.endsWith(SUFFIX) || path.indexOf('\\') >= 0
            ? Optional.empty()
            : Optional.of(written);
      } catch (InvalidPathException none) {
        return Optional.empty();
      }
    }
  }
}
