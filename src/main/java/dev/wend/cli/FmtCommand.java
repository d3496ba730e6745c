package dev.wend.cli;

import dev.wend.diag.Diagnostic;
import dev.wend.diag.Render;
import dev.wend.diag.Visible;
import dev.wend.session.Answer;
import dev.wend.session.Formatted;
import dev.wend.session.Session;
import dev.wend.session.SessionException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code wend fmt}. */
final class FmtCommand {
  static final Command ROW =
      new Command(
          "fmt",
          "[--check] FILE…",
          "Lays scripts, or all in a folder, out in the one canonical way; `-` is standard input.",
          List.of(Flag.CHECK),
          """
          wend fmt audience.wend
          audience.wend
          (the file is changed in place; one that is fine is left alone, and not named)
          printf 'audience A=profiles  where city in ["Rome","Oslo"]' | wend fmt -
          audience A = profiles where city in ("Rome", "Oslo")""",
          1,
          Integer.MAX_VALUE,
          FmtCommand::run);

  private static final String STANDARD_INPUT = "-";

  private final Session session = new Session(Clock.systemUTC());
  private final List<Map<String, Object>> files = new ArrayList<>();
  private final List<Diagnostic> problems = new ArrayList<>();
  private final boolean checks;
  private final boolean isJson;
  private final Console console;
  private boolean changes;

  private FmtCommand(Arguments arguments, Console console) throws UsageException {
    this.checks = arguments.has(Flag.CHECK);
    this.isJson = arguments.isJson();
    this.console = console;
  }

  private static Exit run(Arguments arguments, Console console)
      throws UsageException, SessionException {
    FmtCommand command = new FmtCommand(arguments, console);
    for (String word : arguments.words()) {
      if (word.equals(STANDARD_INPUT)) {
        command.file(word);
        continue;
      }
      for (Path file : command.session.scripts(List.of(Words.path(word)))) {
        command.file(file.toString());
      }
    }
    return command.finish();
  }

  private void file(String file) throws UsageException, SessionException {
    boolean isInput = file.equals(STANDARD_INPUT);
    Answer<Formatted> answer =
        isInput ? session.format(file, input()) : session.format(Words.path(file));
    if (!(answer instanceof Answer.Given<Formatted> given)) {
      problems.addAll(answer.problems());
      return;
    }
    Formatted formatted = given.value();
    changes |= formatted.changed();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("file", file);
    row.put("changed", formatted.changed());
    files.add(row);
    if (isInput && !checks) {
      row.put("text", formatted.text());
      console.out().print(isJson ? "" : formatted.text());
    } else if (formatted.changed()) {
      if (!checks) {
        session.replace(Words.path(file), formatted.text());
      }
      console.err().print(isJson ? "" : Visible.of(file) + "\n");
    }
  }

  private byte[] input() throws SessionException {
    try {
      return console.in().readAllBytes();
    } catch (IOException e) {
      String message = "Standard input cannot be read: " + e.getMessage() + ".";
      throw new SessionException(SessionException.Kind.FAULT, message, "", e);
    }
  }

  private Exit finish() {
    if (isJson) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("files", files);
      if (!problems.isEmpty()) {
        json.put("problems", Problems.json(problems));
      }
      Output.json(console, json);
    } else {
      console.err().print(new Render(console.hasColour()).all(problems));
    }
    return !problems.isEmpty() || (checks && changes) ? Exit.PROBLEMS : Exit.FINE;
  }
}
