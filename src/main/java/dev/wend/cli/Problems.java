package dev.wend.cli;

import dev.wend.diag.Diagnostic;
import dev.wend.diag.Render;
import dev.wend.diag.Source;
import dev.wend.session.SessionException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints the problems of scripts. */
final class Problems {
  private Problems() {}

  /** All of them: as JSON to the output, else for people to the other stream. */
  static Exit print(List<Diagnostic> problems, Arguments arguments, Console console)
      throws UsageException {
    if (arguments.isJson()) {
      Output.json(console, Map.of("problems", json(problems)));
    } else {
      console.err().print(new Render(console.hasColour()).all(problems));
    }
    return exit(problems);
  }

  /** Why a request could not be served, and what to do about it. */
  static void print(SessionException fault, Console console) {
    print(fault.getMessage(), fault.hint(), console);
  }

  static void print(String message, String hint, Console console) {
    console.err().println(console.red("wend: ") + Console.escape(message));
    if (!hint.isEmpty()) {
      console.err().println("      " + Console.escape(hint));
    }
  }

  static Exit exit(List<Diagnostic> problems) {
    return problems.stream().anyMatch(Diagnostic::isError) ? Exit.PROBLEMS : Exit.FINE;
  }

  /** The warnings of a script that ran all the same. */
  static void printWarnings(List<Diagnostic> problems, Console console) {
    if (problems.stream().noneMatch(Diagnostic::isError)) {
      console.err().print(new Render(console.hasColour()).all(problems));
    }
  }

  static List<Map<String, Object>> json(List<Diagnostic> problems) {
    return problems.stream().map(Problems::json).toList();
  }

  private static Map<String, Object> json(Diagnostic problem) {
    Source source = problem.source();
    int start = problem.span().offset();
    int end = problem.span().end();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("severity", problem.fault().severity().label());
    json.put("id", problem.fault().id());
    json.put("message", problem.message());
    json.put("hint", problem.hint());
    json.put("file", source.name());
    json.put("line", source.line(start));
    json.put("column", source.column(start));
    json.put("endLine", source.line(end));
    json.put("endColumn", source.column(end));
    return json;
  }
}
