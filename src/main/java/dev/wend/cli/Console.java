package dev.wend.cli;

import dev.wend.diag.Visible;
import dev.wend.session.Grid;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Where a command reads and prints: the result to {@code out}, everything else to {@code err}.
 *
 * @param isTerminal whether a person reads along
 * @param hasColour whether colours may be used
 */
record Console(
    InputStream in, PrintStream out, PrintStream err, boolean isTerminal, boolean hasColour) {
  private static final String ESCAPE = "\u001B";

  /**
   * The process's own streams.
   *
   * @param out where its standard output goes
   */
  static Console ofProcess(Map<String, String> environment, Sink out) {
    boolean isTerminal = hasPerson();
    boolean plain =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "").equals("dumb");
    return new Console(
        System.in,
        stream(out),
        stream(new Sink(FileDescriptor.err)),
        isTerminal,
        isTerminal && !plain);
  }

  /** Whether input and output are a terminal. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean hasPerson() {
    // JDK 22 to 24 give a console even when the output is piped, unless told to use the JDK's own
    System.setProperty("jdk.console", "java.base");
    return System.console() != null;
  }

  private static PrintStream stream(Sink sink) {
    return new PrintStream(new BufferedOutputStream(sink), false, StandardCharsets.UTF_8);
  }

  /** Prints what is left; what comes later is dropped. */
  void close() {
    out.close();
    err.close();
  }

  /** Prints a table and an empty line. */
  void print(Grid grid) {
    List<String> lines = grid.lines();
    out.println(bold(lines.get(0)));
    lines.subList(1, lines.size()).forEach(out::println);
    out.println();
  }

  String red(String text) {
    return colour("31", text);
  }

  String yellow(String text) {
    return colour("33", text);
  }

  String bold(String text) {
    return colour("1", text);
  }

  String faint(String text) {
    return colour("2", text);
  }

  private String colour(String code, String text) {
    return hasColour ? ESCAPE + "[" + code + "m" + text + ESCAPE + "[0m" : text;
  }

  /** A text from data or a file name, with what would steer a terminal written out. */
  static String escape(String text) {
    return Visible.of(text);
  }
}
