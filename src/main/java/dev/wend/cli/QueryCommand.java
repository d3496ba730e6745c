package dev.wend.cli;

import dev.wend.session.Answer;
import dev.wend.session.CellText;
import dev.wend.session.Grid;
import dev.wend.session.QueryAnswer;
import dev.wend.session.QueryRequest;
import dev.wend.session.Session;
import dev.wend.session.SessionException;
import dev.wend.store.SavedAudience;
import dev.wend.type.Field;
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

  private static final Flag LIST = new Flag("list", "", "List the saved audiences instead.");

  static final Command ROW =
      new Command(
          "query",
          "--store DIR [FILE] 'AUDIENCE' [--limit N] [--at TIME]",
          "Counts any audience expression over a store.",
          List.of(Flag.STORE, LIMIT, LIST, Flag.AT),
          """
          wend query --store data 'profiles where city = "Seattle"' --limit 2
          crmId  email            city
          17     ada@example.org  Seattle
          23     bob@example.org  Seattle

          2 of 36""",
          0,
          2,
          QueryCommand::run);

  private QueryCommand() {}

  private static Exit run(Arguments arguments, Console console)
      throws UsageException, SessionException {
    List<String> words = arguments.words();
    if (arguments.has(LIST)) {
      return list(arguments, console);
    }
    if (words.isEmpty()) {
      throw new UsageException("The audience is missing.", "Write it as `'profiles where …'`.");
    }
    if (words.size() == 1 && Words.isScript(words.get(0))) {
      throw new UsageException(
          "`" + words.get(0) + "` is a script; the audience is missing.",
          "Write it behind the script: `wend query --store DIR " + words.get(0) + " 'AUDIENCE'`.");
    }
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
    return Output.answer(answer, arguments, console, QueryCommand::json, QueryCommand::printText);
  }

  private static Exit list(Arguments arguments, Console console)
      throws UsageException, SessionException {
    List<SavedAudience> audiences =
        new Session(Clock.systemUTC()).audiences(Words.path(arguments.required(Flag.STORE)));
    if (arguments.isJson()) {
      Output.json(
          console, Map.of("audiences", audiences.stream().map(QueryCommand::listed).toList()));
      return Exit.FINE;
    }
    Grid grid = new Grid("Audience", "dimension", "kind", "size", "columns", "saved").left();
    for (SavedAudience audience : audiences) {
      Map<String, Object> row = listed(audience);
      row.put("columns", String.join(", ", names(audience)));
      row.put("size", Grid.count(audience.size()));
      grid.row(row.values().stream().map(Object::toString).toArray(String[]::new));
    }
    grid.lines().forEach(console.out()::println);
    return Exit.FINE;
  }

  private static List<String> names(SavedAudience audience) {
    return audience.columns().stream().map(Field::name).toList();
  }

  private static Map<String, Object> listed(SavedAudience audience) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", audience.name());
    json.put("dimension", audience.dimension());
    json.put("kind", "list");
    json.put("size", audience.size());
    json.put("columns", names(audience));
    json.put("saved", audience.saved());
    return json;
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
