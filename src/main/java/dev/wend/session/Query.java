package dev.wend.session;

import dev.wend.check.Catalog;
import dev.wend.check.Checked;
import dev.wend.check.Checker;
import dev.wend.check.Selection;
import dev.wend.check.Traits;
import dev.wend.check.Verdict;
import dev.wend.diag.Diagnostic;
import dev.wend.diag.Fault;
import dev.wend.diag.Source;
import dev.wend.store.Store;
import dev.wend.store.StoreException;
import dev.wend.syntax.Ast;
import dev.wend.syntax.Parse;
import dev.wend.syntax.Parsed;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counts one population of a store, or of the sends in its outbox. */
final class Query {
  /** What is known once the script is. */
  private static final Set<Fault> OF_SCRIPTS =
      Set.of(Fault.UNKNOWN_NAME, Fault.NO_SERVICE, Fault.UNKNOWN_FIELD);

  private final Clock clock;

  Query(Clock clock) {
    this.clock = clock;
  }

  Answer<QueryAnswer> answer(QueryRequest request) throws SessionException {
    try (Store store = Store.open(request.store())) {
      Map<String, Traits> saved = StoredAudiences.traits(store);
      Optional<Compile> script = Optional.empty();
      if (request.script().isPresent()) {
        Compile compiled = Compile.open(request.script().get(), saved);
        if (compiled.hasErrors()) {
          return new Answer.Refused<>(compiled.problems());
        }
        script = Optional.of(compiled);
      }
      return answer(request, script.map(Compile::checked), saved, store);
    } catch (StoreException e) {
      throw StoreCare.fault(e);
    }
  }

  private Answer<QueryAnswer> answer(
      QueryRequest request, Optional<Checked> script, Map<String, Traits> saved, Store store)
      throws SessionException {
    Catalog catalog = script.map(Checked::catalog).orElseGet(() -> catalog(store, saved));
    if (SendsQuery.isAsked(request.population(), catalog)) {
      return new SendsQuery(clock).answer(request, catalog.zone());
    }
    Source text = new Source("query", request.population());
    Parsed<Ast.Population> parsed = Parse.population(text);
    Verdict<Selection> verdict = Checker.checkPopulation(text, parsed.tree(), catalog);
    List<Diagnostic> problems = Compile.merge(parsed.problems(), verdict.problems());
    if (problems.stream().anyMatch(Diagnostic::isError)) {
      return new Answer.Refused<>(script.isPresent() ? problems : withScriptHint(problems));
    }
    Map<String, Checked.Audience> audiences = script.map(Checked::audiences).orElse(Map.of());
    Instant at =
        request
            .at()
            .map(m -> m.in(catalog.zone()))
            .orElseGet(() -> Instant.ofEpochMilli(clock.millis()));
    Evaluation evaluation = new Evaluation(store, catalog, audiences, at);
    QueryAnswer found =
        new MemberRows(evaluation, store, at).find(verdict.value(), request.limit());
    return new Answer.Given<>(found, problems);
  }

  private static Catalog catalog(Store store, Map<String, Traits> saved) {
    Map<String, Catalog.Entity> entities = new LinkedHashMap<>();
    Map<String, String> plurals = store.plurals();
    store
        .entities()
        .forEach(
            (name, schema) ->
                entities.put(
                    name, Catalog.Entity.of(name, Optional.ofNullable(plurals.get(name)), schema)));
    return Catalog.of(store.schema(), entities, store.eventTypes(), ZoneOffset.UTC, saved);
  }

  /** Without a script there are no audiences but the store's own. */
  private static List<Diagnostic> withScriptHint(List<Diagnostic> problems) {
    String hint = "If a script declares it, name the script too, before the audience.";
    return problems.stream()
        .map(
            p ->
                OF_SCRIPTS.contains(p.fault()) && !p.hint().startsWith("Did you mean")
                    ? new Diagnostic(p.fault(), p.source(), p.span(), p.message(), hint)
                    : p)
        .toList();
  }
}
