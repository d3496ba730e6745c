package dev.wend.session;

import dev.wend.diag.Source;
import dev.wend.syntax.Ast;
import dev.wend.syntax.Format;
import dev.wend.syntax.Parse;
import dev.wend.syntax.Parsed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;

/** Lays scripts out and writes them back. */
final class Formatting {
  private Formatting() {}

  /** Only what is read without errors has a layout; its meaning is not looked at. */
  static Answer<Formatted> of(Source source) {
    Parsed<Ast.Script> parsed = Parse.script(source);
    if (parsed.problems().stream().anyMatch(p -> p.isError())) {
      return new Answer.Refused<>(parsed.problems());
    }
    String text = Format.script(parsed);
    Formatted formatted = new Formatted(text, !text.equals(source.text()));
    return new Answer.Given<>(formatted, parsed.problems());
  }

  /** By a new file that takes the script's name; a link stays and what it leads to is replaced. */
  static void replace(Path script, String text) throws SessionException {
    Path part = null;
    try {
      Path file = script.toRealPath();
      if (!Files.isWritable(file)) {
        throw fault(script, "may not be written", null);
      }
      part = Files.createTempFile(file.getParent(), ".wend-", ".part");
      Files.write(part, text.getBytes(StandardCharsets.UTF_8));
      keepPermissions(file, part);
      move(part, file);
    } catch (IOException e) {
      throw fault(script, "cannot be written: " + e.getMessage(), e);
    } finally {
      drop(part);
    }
  }

  private static void keepPermissions(Path file, Path part) throws IOException {
    PosixFileAttributeView old = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (old != null) {
      Files.setPosixFilePermissions(part, old.readAttributes().permissions());
    }
  }

  private static void move(Path part, Path file) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void drop(Path part) throws SessionException {
    try {
      if (part != null) {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw fault(part, "cannot be removed: " + e.getMessage(), e);
    }
  }

  private static SessionException fault(Path file, String what, Exception cause) {
    return new SessionException(
        SessionException.Kind.FAULT,
        "`" + file + "` " + what + ".",
        "Check its permissions.",
        cause);
  }
}
