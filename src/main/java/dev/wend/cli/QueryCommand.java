package dev.wend.cli;

import dev.wend.session.Answer;
import dev.wend.session.CellText;
import dev.wend.session.Grid;
import dev.wend.session.QueryAnswer;
import dev.wend.session.QueryRequest;
import dev.wend.session.Session;
import dev.wend.session.SessionException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code wend query}. */
final class QueryCommand {
  private static final Flag LIMIT = new Flag("limit", "N", "Show the first N members as well.");

  static final Command ROW =
      new Command(
          "query",
          "--store DIR [FILE] 'AUDIENCE' [--limit N] [--at TIME]",
          "Counts any audience expression over a store.",
          List.of(Flag.STORE, LIMIT, Flag.AT),
          """
          wend query --store data 'profiles where city = "Seattle"' --limit 2
          crmId  email            city
          17     ada@example.org  Seattle
          23     bob@example.org  Seattle

          2 of 36""",
          1,
          2,
          QueryCommand::run);

  private QueryCommand() {}

  private static Exit run(Arguments arguments, Console console)
      throws UsageException, SessionException {
    List<String> words = arguments.words();
    Optional<Path> script =
        words.size() == 2 ? Optional.of(Words.path(words.get(0))) : Optional.empty();
    QueryRequest request =
        new QueryRequest(
            Words.path(arguments.required(Flag.STORE)),
            script,
            words.get(words.size() - 1),
            arguments.number(LIMIT, 0),
            arguments.time(Flag.AT));
    Answer<QueryAnswer> answer = new Session(Clock.systemUTC()).query(request);
    Problems.printWarnings(answer.problems(), console);
    if (answer instanceof Answer.Given<QueryAnswer> given) {
      if (arguments.isJson()) {
        Output.json(console, json(given.value()));
      } else {
        printText(given.value(), console);
      }
      return Exit.FINE;
    }
    return Problems.print(answer.problems(), arguments, console);
  }

  private static Map<String, Object> json(QueryAnswer answer) {
    List<List<Object>> rows = new ArrayList<>();
    for (List<Optional<Object>> row : answer.rows()) {
      List<Object> values = new ArrayList<>();
      row.forEach(value -> values.add(value.orElse(null)));
      rows.add(values);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("count", answer.count());
    json.put("columns", answer.columns());
    json.put("rows", rows);
    return json;
  }

  private static void printText(QueryAnswer answer, Console console) {
    if (answer.rows().isEmpty()) {
      console.out().println(Grid.count(answer.count()));
      return;
    }
    Grid grid = new Grid(answer.columns().toArray(String[]::new)).left();
    for (List<Optional<Object>> row : answer.rows()) {
      grid.row(row.stream().map(v -> CellText.of(v, "")).toArray(String[]::new));
    }
    console.print(grid);
    console.out().println(Grid.count(answer.rows().size()) + " of " + Grid.count(answer.count()));
  }
}
