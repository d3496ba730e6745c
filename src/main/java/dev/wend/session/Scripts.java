package dev.wend.session;

import dev.wend.code.Packed;
import dev.wend.diag.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads script files. */
final class Scripts {
  /** Bytes of a script; nobody writes a larger one, and a wrong file is told early. */
  private static final long LARGEST = 16 << 20;

  private static final String ENDING = ".wend";

  private Scripts() {}

  /** Scripts as they are named, and those in folders, and below, by their paths. */
  static List<Path> within(List<Path> named) throws SessionException {
    List<Path> all = new ArrayList<>();
    for (Path path : named) {
      if (!Files.isDirectory(path)) {
        all.add(path);
        continue;
      }
      int before = all.size();
      try (Stream<Path> within = Files.walk(path)) {
        within
            .filter(p -> p.toString().endsWith(ENDING) && Files.isRegularFile(p))
            .sorted()
            .forEach(all::add);
      } catch (IOException | UncheckedIOException e) {
        throw fault("`" + path + "` cannot be read.", "Check the folder.", e);
      }
      if (all.size() == before) {
        throw refused("There is no script in `" + path + "`.", "Scripts end in `.wend`.");
      }
    }
    return all;
  }

  /** A script's text; what was compiled has no layout that could be changed. */
  static Source open(Path file) throws SessionException {
    byte[] bytes = bytes(file);
    if (Packed.isPacked(bytes)) {
      throw refused("`" + file + "` is a compiled script.", "Name the script's own text.");
    }
    return read(file.toString(), bytes);
  }

  /** A file's bytes, unless it is larger than any script. */
  static byte[] bytes(Path file) throws SessionException {
    if (Files.isDirectory(file)) {
      throw fault("`" + file + "` is a folder, not a script.", "Name a file in it.", null);
    }
    try {
      requireSmall(file.toString(), Files.size(file));
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw fault("There is no file `" + file + "`.", "Check the path.", e);
    } catch (AccessDeniedException e) {
      throw fault("`" + file + "` may not be read.", "Check its permissions.", e);
    } catch (IOException e) {
      throw fault("`" + file + "` cannot be read: " + e.getMessage(), "", e);
    }
  }

  /** A script by its bytes; messages call it by the name. */
  static Source read(String name, byte[] bytes) throws SessionException {
    requireSmall(name, bytes.length);
    return new Source(name, decode(name, bytes));
  }

  private static void requireSmall(String name, long size) throws SessionException {
    if (size > LARGEST) {
      throw refused(
          "`" + name + "` is too large for a script (" + (size >> 20) + " MB).",
          "Name a `.wend` file; data files are named by its `source` declarations.");
    }
  }

  private static String decode(String name, byte[] bytes) throws SessionException {
    CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = strict.decode(in, out, true);
    if (result.isError()) {
      int line = 1;
      for (int i = 0; i < in.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw refused(name + ":" + line + ": The text is no valid UTF-8.", "Save the file as UTF-8.");
    }
    String text = out.flip().toString();
    // a byte order mark is no part of the script
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static SessionException refused(String message, String hint) {
    return new SessionException(SessionException.Kind.REFUSED, message, hint);
  }

  private static SessionException fault(String message, String hint, Exception cause) {
    return new SessionException(SessionException.Kind.FAULT, message, hint, cause);
  }
}
