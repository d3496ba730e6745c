package dev.wend.check;

import dev.wend.check.Catalog.Event;
import dev.wend.check.Catalog.EventRule;
import dev.wend.check.Scope.Meaning.OfEvents;
import dev.wend.check.Typed.Aggregate;
import dev.wend.check.Typed.Aggregation;
import dev.wend.check.Typed.Apply;
import dev.wend.check.Typed.Constant;
import dev.wend.check.Typed.ItemRead;
import dev.wend.check.Typed.Items;
import dev.wend.check.Typed.ListValue;
import dev.wend.check.Typed.Not;
import dev.wend.check.Typed.Now;
import dev.wend.check.Typed.Of;
import dev.wend.check.Typed.Stage;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast.BetweenExpression;
import dev.wend.syntax.Ast.BinaryExpression;
import dev.wend.syntax.Ast.BinaryOperator;
import dev.wend.syntax.Ast.EventRuleDeclaration;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.Quantifier;
import dev.wend.syntax.Ast.QuantifierExpression;
import dev.wend.syntax.Ast.SinceLastExpression;
import dev.wend.syntax.Ast.SpanOfTimeLiteral;
import dev.wend.syntax.Ast.TimeUnit;
import dev.wend.syntax.Show;
import dev.wend.syntax.Windowed;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.value.Operator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What profiles did: their events are lists of items, of which only those can be seen that lie in
 * the past and are still kept.
 */
final class Behaviour {
  static final String OF_PROFILES = "Events are those of profiles: ask it of `profiles where …`.";

  private final Problems problems;
  private final Access access;
  private final Catalog catalog;
  private final Expressions expressions;
  private final Lengths lengths;

  Behaviour(Problems problems, Access access, Catalog catalog, Expressions expressions) {
    this.problems = problems;
    this.access = access;
    this.catalog = catalog;
    this.expressions = expressions;
    this.lengths = new Lengths(problems);
  }

  // ---- events

  /** The events of a name that can be seen; broken, with a problem, where they are nobody's. */
  Typed events(OfEvents of, Span span) {
    Event event = of.event();
    if (event.type().isBusiness()) {
      problems.report(Fault.BUSINESS_EVENT, span, problems.text(span));
      return Literals.broken(span);
    }
    return seen(of, span);
  }

  private ListValue seen(OfEvents of, Span span) {
    ListValue all = access.events(of.event().type(), span);
    List<Stage> stages = new ArrayList<>(visible(of.event().type(), all.items(), span));
    for (Stage stage : of.rule().map(rule -> rule.items().stages()).orElse(List.of())) {
      Typed condition = ((Stage.Where) stage).condition();
      int rule = of.rule().orElseThrow().items().id();
      Renumber copy = new Renumber(access);
      stages.add(new Stage.Where(copy.replaced(condition, rule, all.items().id())));
    }
    return with(all, stages);
  }

  private static ListValue with(ListValue list, List<Stage> stages) {
    Items of = list.items();
    Items items = new Items(of.id(), of.of(), of.list(), stages, of.span());
    return new ListValue(items, list.value(), list.type(), list.span());
  }

  /**
   * Not later than now, and less than so long before now as events of the type are kept: what is
   * not kept any more was not there at any earlier instant either.
   */
  private static List<Stage> visible(EventType type, Items items, Span span) {
    Typed time = time(items, span);
    Typed now = new Now(span);
    List<Stage> stages = new ArrayList<>();
    stages.add(new Stage.Where(compare(Operator.LESS_OR_EQUAL, time, now, span)));
    if (type.kept().isPresent()) {
      Object length = Duration.ofMillis(type.kept().getAsLong());
      Constant kept = new Constant(Scalar.DURATION, length, span);
      List<Typed> ago = List.of(new Now(true, span), kept);
      Typed first = new Apply(Operator.MINUS_DURATION, ago, Scalar.DATETIME, span);
      stages.add(new Stage.Where(compare(Operator.LESS, first, time, span)));
    }
    return stages;
  }

  private static Typed compare(Operator operator, Typed left, Typed right, Span span) {
    return new Apply(operator, List.of(left, right), Scalar.BOOL, span);
  }

  /** When an event happened. */
  static Typed time(Items items, Span span) {
    return new ItemRead(items.id(), Field.of(EventType.TIME, Scalar.DATETIME), span);
  }

  // ---- windows

  /** The events of a list that lie in a window, which stands before what an event rule asks. */
  ListValue windowed(ListValue list, Expression window) {
    Items items = list.items();
    if (!(items.of() instanceof Of.Events)) {
      Span span = Expressions.ungroup(Windowed.operand(window)).span();
      problems.report(Fault.WINDOW_LIST, span, problems.text(span), list.type().text());
      return list;
    }
    if (Windowed.isNegated(window)) {
      problems.report(Fault.WINDOW_NOT, window.span());
      return list;
    }
    EventType type = type(items);
    lengths.check(window);
    Typed test = expressions.windowTest(window, time(items, items.span()));
    lengths.check(test, window, type);
    List<Stage> stages = new ArrayList<>(items.stages());
    stages.add(visible(type, items, items.span()).size(), new Stage.Where(test));
    return with(list, stages);
  }

  /**
   * Reports a window that stands behind the condition of events, or behind what is made of them.
   *
   * @param ofEvent whether it is a part of the condition of an event
   */
  boolean isMisplaced(Expression window, Typed operand, boolean ofEvent) {
    boolean behind = operand.type() == Scalar.BOOL && ofEvent;
    boolean outside =
        !Arithmetic.isDate(operand.type())
            && !(window instanceof BetweenExpression && operand.type().isNumber())
            && (operand instanceof Not not ? not.operand() : operand) instanceof Aggregate one
            && one.items().of() instanceof Of.Events;
    if (Conversions.isBroken(operand) || (!behind && !outside)) {
      return false;
    }
    String written = Show.code(problems.text(Lengths.behind(window)));
    boolean step =
        window instanceof BinaryExpression binary && binary.right() instanceof SpanOfTimeLiteral;
    problems.report(step ? Fault.STEP_ORDER : Fault.WINDOW_ORDER, Lengths.behind(window), written);
    return true;
  }

  /** Hints at an {@code or} that was perhaps to stand beside the test of events. */
  void hintGreedy(QuantifierExpression e, Expression where, Items items) {
    Stage last = items.stages().get(items.stages().size() - 1);
    boolean joins =
        where instanceof BinaryExpression binary
            && binary.operator() == BinaryOperator.OR
            && items.of() instanceof Of.Events
            && e.quantifier() != Quantifier.ALL;
    if (!joins || !(last instanceof Stage.Where condition)) {
      return;
    }
    for (Typed part : Parts.of(condition.condition())) {
      if (!Conversions.isBroken(part) && !Sequences.isAbout(part, Set.of(items.id()))) {
        String left =
            problems.text(new Span(e.span().offset(), part.span().offset() - e.span().offset()));
        String whole = Show.code(left.replaceAll("\\s+or\\s+$", ""));
        String alone = Show.code(problems.text(part.span()));
        String list = problems.text(e.items().list().span());
        problems.report(Fault.GREEDY, part.span(), alone, list, whole);
      }
    }
  }

  EventType type(Items items) {
    return catalog.events().get(items.list().name()).type();
  }

  // ---- the time since the last

  /** Whole units of the calendar from the day of the last event to today; of hours to now. */
  Typed sinceLast(SinceLastExpression e) {
    if (e.items().condition().isPresent()) {
      problems.report(Fault.SINCE_WHERE, e.items().condition().get().span());
      return Literals.broken(e.span());
    }
    Typed read = expressions.read(e.items().list());
    if (Conversions.isBroken(read)) {
      return read;
    }
    if (!(read instanceof ListValue list)
        || !(list.items().of() instanceof Of.Events)
        || !list.value().equals(access.item(list.items()))) {
      Span span = e.items().list().span();
      noEvent(new Name(problems.text(span), span));
      return Literals.broken(e.span());
    }
    ListValue left = e.items().window().map(w -> windowed(list, w)).orElse(list);
    Typed time = time(left.items(), e.span());
    Typed last =
        new Aggregate(Aggregation.LAST, left.items(), Optional.of(time), Scalar.DATETIME, e.span());
    boolean ofDays = e.unit().compareTo(TimeUnit.DAY) >= 0;
    return ofDays
        ? expressions.unitsBetween(
            e.unit(), Windows.dateOf(last), new Typed.Today(e.span()), e.span())
        : expressions.unitsBetween(e.unit(), last, new Now(e.span()), e.span());
  }

  void noEvent(Name name) {
    if (catalog.events().containsKey(name.text())) {
      problems.report(Fault.NO_VALUE, name.span(), name.text(), "an event", OF_PROFILES);
    } else if (!name.text().isEmpty()) {
      String hint =
          name.text().equals("profiles")
              ? "A rule is made of an event, as in `Purchase where price > 5`; of people write `audience A = profiles where …`."
              : Problems.suggest(name.text(), expressions.eventNames());
      problems.report(Fault.NO_EVENT, name.span(), name.text(), hint);
    }
  }

  // ---- event rules

  /** A rule; empty, with a problem, where there is no such event. */
  Optional<EventRule> rule(EventRuleDeclaration rule) {
    Optional<Scope.Meaning> meaning = expressions.meaning(rule.event());
    if (!(meaning.orElse(null) instanceof OfEvents of)) {
      noEvent(rule.event());
      return Optional.empty();
    }
    String name = rule.event().text();
    if (of.rule().isPresent()) {
      problems.report(Fault.RULE_OF_RULE, rule.event().span(), name, of.event().name());
      return Optional.empty();
    }
    ListValue all = access.events(of.event().type(), rule.event().span());
    List<Stage> stages = new ArrayList<>();
    if (rule.condition().isPresent()) {
      expressions.enter(Optional.empty(), all.value());
      Typed condition = expressions.condition(rule.condition().get());
      expressions.leave();
      if (of.event().type().isBusiness()) {
        refuseProfile(condition);
      }
      stages.add(new Stage.Where(new Size(problems).bounded(condition)));
    }
    Items items = with(all, stages).items();
    return Optional.of(new EventRule(rule.name().text(), name, items, rule.doc()));
  }

  private void refuseProfile(Typed condition) {
    boolean ofProfile =
        condition instanceof Typed.FieldRead
            || condition instanceof Typed.InAudience
            || (condition instanceof Aggregate one && !(one.items().of() instanceof Of.Item));
    if (ofProfile) {
      problems.report(Fault.BUSINESS_PROFILE, condition.span());
    } else {
      Parts.of(condition).forEach(this::refuseProfile);
    }
  }
}
