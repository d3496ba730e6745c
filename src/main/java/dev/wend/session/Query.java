package dev.wend.session;

import dev.wend.check.Catalog;
import dev.wend.check.Checked;
import dev.wend.check.Checker;
import dev.wend.check.Population;
import dev.wend.check.Verdict;
import dev.wend.code.Lower;
import dev.wend.code.Verified;
import dev.wend.diag.Diagnostic;
import dev.wend.diag.Fault;
import dev.wend.diag.Source;
import dev.wend.store.Store;
import dev.wend.store.StoreException;
import dev.wend.syntax.Ast;
import dev.wend.syntax.Parse;
import dev.wend.syntax.Parsed;
import dev.wend.type.Field;
import dev.wend.vm.Scan;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts one population. */
final class Query {
  private final Clock clock;

  Query(Clock clock) {
    this.clock = clock;
  }

  Answer<QueryAnswer> answer(QueryRequest request) throws SessionException {
    Optional<Compile> script = Optional.empty();
    if (request.script().isPresent()) {
      Compile compiled = Compile.open(request.script().get());
      if (compiled.hasErrors()) {
        return new Answer.Refused<>(compiled.problems());
      }
      script = Optional.of(compiled);
    }
    try (Store store = Store.open(request.store())) {
      return answer(request, script.map(Compile::checked), store);
    } catch (StoreException e) {
      throw StoreCare.fault(e);
    }
  }

  private Answer<QueryAnswer> answer(QueryRequest request, Optional<Checked> script, Store store) {
    Catalog catalog =
        script.map(Checked::catalog).orElseGet(() -> Catalog.of(store.schema(), ZoneOffset.UTC));
    Source text = new Source("query", request.population());
    Parsed<Ast.Population> parsed = Parse.population(text);
    Verdict<Population> verdict = Checker.checkPopulation(text, parsed.tree(), catalog);
    List<Diagnostic> problems = Compile.merge(parsed.problems(), verdict.problems());
    if (problems.stream().anyMatch(Diagnostic::isError)) {
      return new Answer.Refused<>(script.isPresent() ? problems : withScriptHint(problems));
    }
    Map<String, Checked.Audience> audiences = script.map(Checked::audiences).orElse(Map.of());
    Lower lower = new Lower(audiences, catalog.zone()).population("query", verdict.value());
    Verified program = Evaluation.verify(lower.program());
    Instant at =
        request
            .at()
            .map(m -> m.in(catalog.zone()))
            .orElseGet(() -> Instant.ofEpochMilli(clock.millis()));
    return new Answer.Given<>(find(new Scan(program, store, at), store, request.limit()), problems);
  }

  /** Without a script there are no audiences but the store's own. */
  private static List<Diagnostic> withScriptHint(List<Diagnostic> problems) {
    String hint = "If a script declares it, name the script too, before the audience.";
    return problems.stream()
        .map(
            p ->
                p.fault() == Fault.UNKNOWN_NAME && !p.hint().startsWith("Did you mean")
                    ? new Diagnostic(p.fault(), p.source(), p.span(), p.message(), hint)
                    : p)
        .toList();
  }

  /**
   * The size of a scan's one mask, and some of its members.
   *
   * @param limit how many of them
   */
  static QueryAnswer find(Scan scan, Store store, int limit) {
    int threads = Evaluation.threads();
    List<Field> fields = store.schema().fields();
    List<String> names = fields.stream().map(Field::name).toList();
    if (limit == 0) {
      return new QueryAnswer(scan.count(threads).count(0), names, List.of());
    }
    Scan.Result members = scan.members(threads);
    List<List<Optional<Object>>> rows = new ArrayList<>();
    ProfileValues values = new ProfileValues(store, fields);
    int slot = members.next(0, 0);
    while (slot >= 0 && rows.size() < limit) {
      rows.add(values.of(slot));
      slot = members.next(0, slot + 1);
    }
    return new QueryAnswer(members.count(0), names, rows);
  }
}
