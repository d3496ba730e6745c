package dev.wend.session;

import dev.wend.check.Catalog;
import dev.wend.check.Checked;
import dev.wend.check.Checker;
import dev.wend.check.Typed;
import dev.wend.check.Verdict;
import dev.wend.code.Lower;
import dev.wend.code.Program;
import dev.wend.code.Verified;
import dev.wend.diag.Diagnostic;
import dev.wend.diag.Fault;
import dev.wend.diag.Source;
import dev.wend.load.JsonEvents;
import dev.wend.load.JsonProfile;
import dev.wend.syntax.Ast;
import dev.wend.syntax.Parse;
import dev.wend.syntax.Parsed;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.vm.Row;
import dev.wend.vm.SingleRun;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Evaluates one expression over one profile. */
final class Eval {
  private static final Catalog NOTHING = Catalog.of(new Schema(List.of()), ZoneOffset.UTC);

  private final Clock clock;

  Eval(Clock clock) {
    this.clock = clock;
  }

  Answer<EvalAnswer> answer(EvalRequest request) throws SessionException {
    Optional<Checked> script = Optional.empty();
    if (request.script().isPresent()) {
      Compile compiled = Compile.open(request.script().get());
      if (compiled.hasErrors()) {
        return new Answer.Refused<>(compiled.problems());
      }
      script = Optional.of(compiled.checked());
    }
    Catalog catalog = script.map(Checked::catalog).orElse(NOTHING);
    Source source = new Source("expression", request.expression());
    Parsed<Ast.Expression> parsed = Parse.expression(source);
    Verdict<Typed> verdict = Checker.checkExpression(source, parsed.tree(), catalog);
    List<Diagnostic> problems =
        Compile.merge(parsed.problems(), verdict.problems()).stream()
            // of one profile everything has one outcome
            .filter(p -> p.fault() != Fault.CONSTANT_CONDITION)
            .toList();
    if (problems.stream().anyMatch(Diagnostic::isError)) {
      return new Answer.Refused<>(problems);
    }
    Instant at = at(request, catalog);
    JsonProfile profile = withEvents(profile(request, catalog), request, catalog, at);
    Map<String, Checked.Audience> audiences = script.map(Checked::audiences).orElse(Map.of());
    Optional<Object> value = value(verdict.value(), audiences, catalog.zone(), profile, at);
    EvalAnswer answer = EvalAnswer.of(value, verdict.value().type(), catalog.zone());
    return new Answer.Given<>(answer, problems);
  }

  Instant at(EvalRequest request, Catalog catalog) {
    return request
        .at()
        .map(moment -> moment.in(catalog.zone()))
        .orElseGet(() -> Instant.ofEpochMilli(clock.millis()));
  }

  static JsonProfile profile(EvalRequest request, Catalog catalog) throws SessionException {
    if (request.profile().isEmpty()) {
      return JsonProfile.missing(catalog.profile(), catalog.zone());
    }
    JsonProfile profile =
        JsonProfile.read(request.profile().get(), catalog.profile(), catalog.zone());
    if (!profile.problems().isEmpty()) {
      String what = String.join("; ", profile.problems());
      String hint =
          request.script().isEmpty()
              ? "Name a script that declares the profile's fields before the expression."
              : "Write it as a JSON object of the profile's fields.";
      throw new SessionException(
          SessionException.Kind.REFUSED, "The profile does not fit: " + what + ".", hint);
    }
    return profile;
  }

  static JsonProfile withEvents(
      JsonProfile profile, EvalRequest request, Catalog catalog, Instant at)
      throws SessionException {
    if (request.events().isEmpty()) {
      return profile;
    }
    List<String> lines = request.events().get().lines().toList();
    JsonEvents events = JsonEvents.read(lines, profile, catalog, at);
    if (!events.problems().isEmpty()) {
      String hint =
          catalog.events().isEmpty()
              ? "Name a script that declares the events before the expression."
              : "Write each as a JSON object in a line, as in"
                  + " `{\"event\": \""
                  + catalog.events().keySet().iterator().next()
                  + "\", \"time\": \"2026-03-01T09:00Z\"}`.";
      String what = String.join("; ", events.problems());
      throw new SessionException(
          SessionException.Kind.REFUSED, "The events do not fit: " + what + ".", hint);
    }
    return profile.with(events);
  }

  /** What an expression gives for a profile that is given. */
  static Optional<Object> value(
      Typed typed,
      Map<String, Checked.Audience> audiences,
      ZoneId zone,
      JsonProfile profile,
      Instant at) {
    Optional<Field> whole = Checker.whole(typed);
    return whole.isPresent()
        ? whole.flatMap(
            f -> NestedValues.of(new BatchValues(profile.batch()), f.name(), f.type(), 0))
        : value(typed, audiences, zone, p -> profile.row(p.columns()), at);
  }

  /**
   * What an expression that is no whole field gives for one profile.
   *
   * @param audiences those that it may ask
   * @param profile the profile's row of the columns of a program
   */
  static Optional<Object> value(
      Typed typed,
      Map<String, Checked.Audience> audiences,
      ZoneId zone,
      Function<Program, Row> profile,
      Instant at) {
    boolean isWritten = typed.type() == Scalar.PERIOD || typed.type() == Scalar.MISSING;
    if (isWritten) {
      return typed instanceof Typed.Constant constant
          ? Optional.ofNullable(constant.value())
          : Optional.empty();
    }
    Lower lower = new Lower(audiences, zone).value("value", typed);
    Verified program = Evaluation.verify(lower.program());
    SingleRun run = new SingleRun(program, at);
    run.run(profile.apply(program.program()));
    return run.outside(0);
  }
}
