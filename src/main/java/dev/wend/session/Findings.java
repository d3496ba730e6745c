package dev.wend.session;

import dev.wend.check.Checked;
import dev.wend.check.Checker;
import dev.wend.check.Population;
import dev.wend.check.Selection;
import dev.wend.check.Traits;
import dev.wend.check.Typed;
import dev.wend.code.Listing;
import dev.wend.code.Lower;
import dev.wend.code.Program;
import dev.wend.diag.Span;
import dev.wend.load.JsonProfile;
import dev.wend.store.Store;
import dev.wend.type.Field;
import dev.wend.vm.Row;
import dev.wend.vm.Scan;
import dev.wend.vm.SlotRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * What a store's profiles say to the questions of a conversation, at one instant.
 *
 * @param script whose audiences may be asked
 * @param steps what was done before
 * @param stopped whether nobody waits for the answer any more
 */
record Findings(Checked script, Store store, StepRun steps, Instant at, BooleanSupplier stopped) {
  /** So many rows are shown of what has more. */
  static final int SAMPLE = 5;

  private Evaluation evaluation() {
    return new Evaluation(steps.rows(), script.catalog(), steps.audiences(), at, stopped);
  }

  private Lower lower() {
    return evaluation().lower();
  }

  /** A scan over the profiles. */
  private Scan scan(Lower lower) {
    return evaluation().scan(lower, Traits.PROFILE);
  }

  /** The sizes of those names that are audiences, the declared ones found in one scan. */
  Map<String, Reply.Size> sizes(List<String> audiences) {
    Map<String, Reply.Size> sizes = new LinkedHashMap<>();
    List<String> rules = audiences.stream().filter(script.audiences()::containsKey).toList();
    if (!rules.isEmpty()) {
      Evaluation.Counts counts = evaluation().counts(script.only(rules), Optional.empty());
      counts
          .sizes()
          .forEach(
              (name, size) ->
                  sizes.put(
                      name, size(size, script.audiences().get(name).selection().dimension())));
    }
    for (String name : audiences) {
      Traits left = script.catalog().audiences().get(name);
      if (left != null && !sizes.containsKey(name)) {
        Population members = new Population.Named(name, new Span(0, 0));
        Selection selection = new Selection(members, left.dimension(), Map.of(), BigDecimal.ONE);
        long count = evaluation().members(selection).count(0);
        sizes.put(name, size(count, left.dimension()));
      }
    }
    return sizes;
  }

  private Reply.Size size(long count, String dimension) {
    Evaluation evaluation = evaluation();
    int of = evaluation.rows(dimension).count();
    return new Reply.Size(count, of, evaluation.called(dimension));
  }

  Reply.Members members(Selection population) {
    QueryAnswer found = new MemberRows(evaluation(), store, at).find(population, SAMPLE);
    Reply.Size size = size(found.count(), population.dimension());
    return new Reply.Members(size, found.columns(), found.rows());
  }

  Reply.Size holds(Typed condition) {
    Scan.Result result = scan(lower().condition("these", condition)).count(1);
    return size(result.count(0), Traits.PROFILE);
  }

  /** Those for whom a condition holds: how many, and the first of them or -1. */
  Reply.Profile first(Typed condition, int[] slot) {
    Scan.Result result = scan(lower().condition("these", condition)).members(1);
    slot[0] = result.next(0, 0);
    List<Field> fields = store.schema().fields();
    List<Optional<Object>> values =
        slot[0] < 0 ? List.of() : new ProfileValues(store, fields).of(slot[0]);
    List<String> names = fields.stream().map(Field::name).toList();
    String key = slot[0] < 0 ? "" : key(slot[0]);
    return new Reply.Profile(key, result.count(0), names, values);
  }

  EvalAnswer value(Typed expression, int slot) {
    Function<Program, Row> row = program -> new SlotRow(steps.rows(), program).at(slot);
    Optional<Field> whole = Checker.whole(expression);
    Optional<Object> value =
        whole.isPresent()
            ? whole.flatMap(field -> new ProfileValues(store, List.of(field)).of(slot).get(0))
            : Eval.value(expression, steps.audiences(), script.zone(), row, at);
    return EvalAnswer.of(value, expression.type(), script.zone());
  }

  /** The value of an expression where there is no profile: all fields are missing. */
  static EvalAnswer withoutProfiles(Typed expression, Checked script, Instant at) {
    JsonProfile nobody = JsonProfile.missing(script.profile(), script.zone());
    ZoneId zone = script.zone();
    Optional<Object> value = Eval.value(expression, script.audiences(), zone, nobody, at);
    return EvalAnswer.of(value, expression.type(), zone);
  }

  /** An expression for the first few profiles. */
  Reply.Values values(Typed expression, String title) {
    List<List<String>> rows = new ArrayList<>();
    for (int slot = 0; slot < Math.min(SAMPLE, store.count()); slot++) {
      rows.add(List.of(key(slot), value(expression, slot).text()));
    }
    String key = store.schema().key().map(Field::name).orElse("");
    return new Reply.Values(List.of(key, title), rows);
  }

  String key(int slot) {
    List<Field> key = store.schema().key().map(List::of).orElse(List.of());
    return new ProfileValues(store, key)
        .of(slot).stream().findFirst().flatMap(v -> v).map(Object::toString).orElse("");
  }

  List<String> explain(Selection population) {
    Lower lower = lower().population("these", population.population());
    return explain(lower, population.dimension());
  }

  List<String> explain(Typed condition) {
    return explain(lower().condition("these", condition), Traits.PROFILE);
  }

  private List<String> explain(Lower lower, String dimension) {
    Evaluation evaluation = evaluation();
    Scan.Result result = evaluation.scan(lower, dimension).explain(Evaluation.threads());
    return Listings.lines(lower.program(), result, evaluation.called(dimension));
  }

  static List<String> listing(Program program) {
    return Listing.of(program).stream()
        .map(l -> String.format(Locale.ROOT, "%4d  %-20s %s", l.address(), l.op(), l.effect()))
        .toList();
  }
}
