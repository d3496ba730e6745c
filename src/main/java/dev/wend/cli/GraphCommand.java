package dev.wend.cli;

import dev.wend.graph.Chart;
import dev.wend.graph.Form;
import dev.wend.session.Answer;
import dev.wend.session.GraphAnswer;
import dev.wend.session.GraphRequest;
import dev.wend.session.Session;
import dev.wend.session.SessionException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code wend graph}. */
final class GraphCommand {
  private static final Flag OUT =
      new Flag("out", "o", "FILE", "The picture to write: FILE.svg, or FILE.mmd for Mermaid.");
  private static final Flag STORE =
      new Flag("store", "DIR", "The folder of a store; counts of its people stand on the arrows.");

  static final Command ROW =
      new Command(
          "graph",
          "FILE NAME [-o FILE.svg]",
          "Draws a journey; prints it as Mermaid where no file is named.",
          List.of(OUT, STORE),
          """
          wend graph opening.wend StoreOpening -o opening.svg
          wend graph opening.wend StoreOpening
          ---
          title: "StoreOpening"
          ---
          flowchart TD
            enter(["enter<br/>from audience CityCustomers by email"])
          (and so on: a line for each step and each arrow)""",
          2,
          2,
          GraphCommand::run);

  private GraphCommand() {}

  private static Exit run(Arguments arguments, Console console)
      throws UsageException, SessionException {
    Optional<String> out = arguments.value(OUT);
    Optional<String> store = arguments.value(STORE);
    Form form = out.isPresent() ? form(out.get()) : Form.MERMAID;
    GraphRequest request =
        new GraphRequest(
            Words.path(arguments.words().get(0)),
            arguments.words().get(1),
            form,
            path(out),
            path(store));
    Answer<GraphAnswer> answer = new Session(Clock.systemUTC()).graph(request);
    return Output.answer(
        answer,
        arguments,
        console,
        given -> json(given.chart()),
        (given, to) -> to.out().print(out.isEmpty() ? given.text() : ""));
  }

  private static Optional<Path> path(Optional<String> word) throws UsageException {
    return word.isPresent() ? Optional.of(Words.path(word.get())) : Optional.empty();
  }

  private static Form form(String file) throws UsageException {
    Optional<Form> form = Form.ofFile(file);
    if (form.isEmpty()) {
      throw new UsageException(
          "`" + file + "` is no kind of picture that is known.",
          "Let its name end in `.svg`, or in `.mmd` for Mermaid.");
    }
    return form.get();
  }

  // ---- JSON

  private static Map<String, Object> json(Chart chart) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("journey", chart.name());
    json.put("title", chart.title());
    json.put("rules", chart.rules());
    json.put("nodes", chart.nodes().stream().map(GraphCommand::json).toList());
    json.put("edges", chart.edges().stream().map(GraphCommand::json).toList());
    return json;
  }

  private static Map<String, Object> json(Chart.Node node) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", node.place());
    json.put("kind", node.kind().word());
    json.put("note", node.note());
    json.put("words", node.words());
    json.put("more", node.more());
    node.count().ifPresent(count -> json.put("count", count));
    return json;
  }

  private static Map<String, Object> json(Chart.Edge edge) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("from", edge.from());
    json.put("to", edge.to());
    json.put("words", edge.words());
    edge.count().ifPresent(count -> json.put("count", count));
    return json;
  }
}
