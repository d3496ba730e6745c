package dev.wend.check;

import dev.wend.check.Journey.Part;
import dev.wend.check.Journey.Way;
import dev.wend.check.Journey.When;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.step.Flow;
import dev.wend.syntax.Ast.ChangeJourneyStep;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.TextLiteral;
import dev.wend.syntax.JourneyAst;
import dev.wend.syntax.JourneyAst.Clause;
import dev.wend.syntax.JourneyAst.EnterClause;
import dev.wend.syntax.JourneyAst.EventTrigger;
import dev.wend.syntax.JourneyAst.ExitClause;
import dev.wend.syntax.JourneyAst.JourneyDeclaration;
import dev.wend.syntax.JourneyAst.PausedClause;
import dev.wend.syntax.JourneyAst.PeriodClause;
import dev.wend.syntax.JourneyAst.ReentryClause;
import dev.wend.syntax.JourneyAst.Setting;
import dev.wend.syntax.JourneyAst.TimeoutClause;
import dev.wend.value.Lapse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Journeys: their clauses, and what becomes of people in them. */
final class Journeys {
  /** Clauses and steps that a colon is written behind by habit. */
  private static final Set<String> CLAUSES =
      Set.of("reentry", "timeout", "wait", "enter", "exit", "send", "from", "jump");

  private final Problems problems;
  private final Catalog catalog;
  private final ProfileScope profile;
  private final JourneyValues values;
  private final Set<String> messages;
  private final Set<String> names = new LinkedHashSet<>();
  private final Map<String, Journey> checked = new LinkedHashMap<>();

  /** By message: the first journey that sends it. */
  private final Map<String, String> senders = new HashMap<>();

  /** Whether all journeys are without a mistake. */
  private boolean sound;

  /**
   * @param catalog all other names of the script
   * @param messages the names of those that are declared, be they broken
   */
  Journeys(Problems problems, Catalog catalog, ProfileScope profile, Set<String> messages) {
    this.problems = problems;
    this.catalog = catalog;
    this.profile = profile;
    this.messages = messages;
    this.values = new JourneyValues(problems, catalog.zone());
  }

  /** Checks all journeys of the script. */
  void check(List<JourneyDeclaration> declarations) {
    for (JourneyDeclaration declaration : declarations) {
      String name = declaration.name().text();
      names.add(name);
      AllSteps.sent(declaration.body().steps()).forEach(m -> senders.putIfAbsent(m, name));
    }
    names.remove("");
    int errors = problems.errors();
    for (JourneyDeclaration declaration : declarations) {
      Optional<Journey> journey = new One(declaration, names).check();
      journey.ifPresent(j -> checked.putIfAbsent(j.name(), j));
    }
    checked.remove("");
    if (problems.errors() == errors) {
      new JourneyEnds(problems, checked).check(declarations);
    }
    sound = problems.errors() == errors;
  }

  /** Each journey by its name, in the order of the script. */
  Map<String, Journey> checked() {
    return checked;
  }

  /** The names of all journeys, be they broken. */
  Set<String> names() {
    return names;
  }

  /** A journey that sends a message. */
  Optional<String> sender(String message) {
    return Optional.ofNullable(senders.get(message));
  }

  /** The names of all messages, be they broken. */
  Set<String> messages() {
    return messages;
  }

  /** The definition that a test gives a journey from a step on; empty where it has no way in. */
  Optional<Journey> changed(ChangeJourneyStep step) {
    JourneyDeclaration declaration =
        new JourneyDeclaration(step.journey(), step.body(), "", step.span());
    int errors = problems.errors();
    Optional<Journey> journey = new One(declaration, names).check();
    if (journey.isPresent() && sound && problems.errors() == errors) {
      Map<String, Journey> all = new LinkedHashMap<>(checked);
      all.put(journey.get().name(), journey.get());
      new JourneyEnds(problems, all).check(List.of(declaration));
    }
    return journey;
  }

  /** One journey on its way through the checker. */
  private final class One {
    private final JourneyDeclaration declaration;
    private final Set<String> journeys;
    private final JourneyAliases names = new JourneyAliases(problems, profile, catalog);
    private final Triggers triggers = new Triggers(problems, catalog, messages, names);
    private final Map<String, Span> seen = new HashMap<>();
    private final Reached way = new Reached();
    private final QuietTimes quiet = new QuietTimes(problems, values);
    private Optional<String> title = Optional.empty();
    private Optional<Instant> from = Optional.empty();
    private Optional<Instant> until = Optional.empty();
    private Optional<Way> entry = Optional.empty();
    private Flow.Reentry reentry = new Flow.Reentry.Always();
    private Lapse timeout = Flow.TIMEOUT;
    private boolean drops;

    One(JourneyDeclaration declaration, Set<String> journeys) {
      this.declaration = declaration;
      this.journeys = journeys;
    }

    /** Empty where it has no way in. */
    Optional<Journey> check() {
      List<ExitClause> exits = new ArrayList<>();
      for (Clause clause : declaration.body().clauses()) {
        if (clause instanceof ExitClause exit) {
          exits.add(exit);
        } else {
          clause(clause);
        }
      }
      Name name = declaration.name();
      // an `enter` that was not read is reported already
      boolean isWritten = problems.text(declaration.span()).matches("(?s).*\\benter\\b.*");
      if (!seen.containsKey("enter") && !isWritten) {
        problems.report(Fault.NO_ENTER, name.span(), name.text());
      }
      Reached begin = way.copy();
      JourneySteps steps =
          new JourneySteps(problems, catalog, names, triggers, journeys, timeout, from);
      List<Part> parts = steps.check(declaration.body().steps(), way);
      List<When> leaving = exits(exits, begin);
      return entry.map(by -> journey(by, leaving, parts));
    }

    private Journey journey(Way by, List<When> leaving, List<Part> parts) {
      String name = declaration.name().text();
      return new Journey(
          name,
          title.orElse(name),
          from,
          until,
          by,
          reentry,
          leaving,
          timeout,
          drops,
          quiet.all(),
          names.events(),
          parts,
          declaration.doc(),
          spans(EnterClause.class::isInstance).get(0),
          spans(clause -> !(clause instanceof EnterClause || clause instanceof Setting)),
          declaration.span());
    }

    private List<Span> spans(Predicate<Clause> which) {
      return declaration.body().clauses().stream().filter(which).map(Clause::span).toList();
    }

    private Expressions expressions() {
      return names.expressions(way);
    }

    // ---- clauses

    private void clause(Clause clause) {
      if (clause instanceof Setting setting) {
        setting(setting);
      } else if (clause instanceof PeriodClause period) {
        period(period);
      } else if (clause instanceof EnterClause enter) {
        if (once("enter", enter.span())) {
          entry = new Entrances(problems, catalog, values, names, triggers).check(enter, way);
        }
      } else if (clause instanceof ReentryClause clauseOf && once("reentry", clause.span())) {
        reentry(clauseOf);
      } else if (clause instanceof TimeoutClause of && once("timeout", clause.span())) {
        timeout = values.length(of.length()).orElse(timeout);
      } else if (clause instanceof PausedClause paused && once("when paused", clause.span())) {
        drops = paused.drops();
      } else if (clause instanceof JourneyAst.Cap cap) {
        String hint = "Caps hold for all that is sent: write it in a `policy`.";
        problems.report(Fault.JOURNEY_CLAUSE, cap.span(), problems.text(cap.span()), hint);
      } else {
        quiet.add(clause, expressions());
      }
    }

    /** Whether a clause stands here for the first time. */
    private boolean once(String words, Span span) {
      Span before = seen.putIfAbsent(words, span);
      if (before != null) {
        Span place = new Span(span.offset(), words.length());
        problems.report(Fault.CLAUSE_TWICE, place, words, problems.line(before));
      }
      return before == null;
    }

    private void setting(Setting setting) {
      String name = setting.name().text();
      Expression value = Expressions.ungroup(setting.value());
      if (!name.equals("title")) {
        if (!name.isEmpty()) {
          String clause = name + " " + problems.text(setting.value().span());
          boolean isClause = CLAUSES.contains(name);
          String hint = isClause ? "Write `" + clause + "`." : "There is `title: \"…\"`.";
          problems.report(Fault.JOURNEY_CLAUSE, setting.name().span(), name, hint);
        }
      } else if (value instanceof TextLiteral text) {
        if (once(name, setting.name().span())) {
          title = Optional.of(text.value());
        }
      } else if (value.span().length() > 0) {
        String example = "\"Contract renewal\"";
        problems.report(Fault.SETTING_VALUE, value.span(), name, "a text", name, example);
      }
    }

    private void period(PeriodClause period) {
      if (period.from().isPresent() && once("from", period.span())) {
        from = values.instant(period.from().get(), expressions());
      }
      if (period.until().isPresent() && once("until", period.until().get().span())) {
        until = values.instant(period.until().get(), expressions());
      }
      if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
        Span span = period.span();
        String last = period.until().map(e -> problems.text(e.span())).orElse("the end");
        String first = period.from().map(e -> problems.text(e.span())).orElse("the begin");
        problems.report(Fault.EMPTY_RANGE, span, first, last);
      }
    }

    private void reentry(ReentryClause clause) {
      if (clause.never()) {
        reentry = new Flow.Reentry.Never();
      } else if (clause.after().isPresent()) {
        Optional<Lapse> lapse = values.length(clause.after().get());
        lapse.ifPresent(length -> reentry = new Flow.Reentry.After(length));
      }
    }

    /** Who is anywhere in the journey leaves by them, so a message need be sent somewhere only. */
    private List<When> exits(List<ExitClause> exits, Reached begin) {
      Set<String> sent = AllSteps.sent(declaration.body().steps());
      List<When> all = new ArrayList<>();
      Map<String, Span> before = new HashMap<>();
      for (ExitClause exit : exits) {
        String text = problems.text(exit.when().span()).replaceAll("\\s+", " ");
        Span other = before.putIfAbsent(text, exit.span());
        if (other != null) {
          String words = "exit when " + text;
          problems.report(Fault.CLAUSE_TWICE, exit.span(), words, problems.line(other));
        }
        Optional<When> when = triggers.check(exit.when(), begin, sent);
        when.ifPresent(all::add);
        if (exit.when() instanceof EventTrigger event
            && when.isPresent()
            && when.get() instanceof When.Event of) {
          event.alias().ifPresent(alias -> names.bind(alias, of.type(), begin.copy()));
        }
      }
      return all;
    }
  }
}
