package dev.wend.syntax;

import dev.wend.diag.Fault;
import dev.wend.diag.Nearest;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast.Amount;
import dev.wend.syntax.Ast.Declaration;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.IntLiteral;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.SpanOfTimeLiteral;
import dev.wend.syntax.Ast.TimeUnit;
import dev.wend.syntax.JourneyAst.AudienceEntry;
import dev.wend.syntax.JourneyAst.Cap;
import dev.wend.syntax.JourneyAst.ChangeEntry;
import dev.wend.syntax.JourneyAst.Clause;
import dev.wend.syntax.JourneyAst.EnterClause;
import dev.wend.syntax.JourneyAst.Entry;
import dev.wend.syntax.JourneyAst.EventEntry;
import dev.wend.syntax.JourneyAst.ExitClause;
import dev.wend.syntax.JourneyAst.JourneyBody;
import dev.wend.syntax.JourneyAst.JourneyDeclaration;
import dev.wend.syntax.JourneyAst.JourneyStep;
import dev.wend.syntax.JourneyAst.PausedClause;
import dev.wend.syntax.JourneyAst.PeriodClause;
import dev.wend.syntax.JourneyAst.PolicyDeclaration;
import dev.wend.syntax.JourneyAst.QuietDays;
import dev.wend.syntax.JourneyAst.QuietHours;
import dev.wend.syntax.JourneyAst.Rate;
import dev.wend.syntax.JourneyAst.Reading;
import dev.wend.syntax.JourneyAst.ReentryClause;
import dev.wend.syntax.JourneyAst.Schedule;
import dev.wend.syntax.JourneyAst.TimeoutClause;
import dev.wend.syntax.JourneyAst.Weekday;
import dev.wend.syntax.grammar.WendParser;
import dev.wend.syntax.grammar.WendParser.AmountContext;
import dev.wend.syntax.grammar.WendParser.CapContext;
import dev.wend.syntax.grammar.WendParser.ClauseContext;
import dev.wend.syntax.grammar.WendParser.EntryContext;
import dev.wend.syntax.grammar.WendParser.JourneyBodyContext;
import dev.wend.syntax.grammar.WendParser.NameContext;
import dev.wend.syntax.grammar.WendParser.OccasionContext;
import dev.wend.syntax.grammar.WendParser.QuietContext;
import dev.wend.syntax.grammar.WendParser.ScheduleContext;
import dev.wend.syntax.grammar.WendParser.SumContext;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Builds journeys and policies from what the parser read; a clause that is none is left out. */
final class JourneyBuilder {
  private static final List<String> WEEKDAYS =
      Arrays.stream(DayOfWeek.values()).map(day -> day.name().toLowerCase(Locale.ROOT)).toList();

  private final Problems problems;
  private final Leaves leaves;
  private final ExpressionBuilder expressions;
  private final MessageBuilder messages;
  private final JourneyStepBuilder steps;

  JourneyBuilder(
      Problems problems,
      Leaves leaves,
      ExpressionBuilder expressions,
      MessageBuilder messages,
      JourneyStepBuilder steps) {
    this.problems = problems;
    this.leaves = leaves;
    this.expressions = expressions;
    this.messages = messages;
    this.steps = steps;
  }

  Declaration journey(WendParser.JourneyContext context, String doc) {
    Name name = leaves.name(context.name(), context);
    return new JourneyDeclaration(
        name, body(context.journeyBody(), context), doc, Spans.of(context));
  }

  Declaration policy(WendParser.PolicyContext context, String doc) {
    List<Clause> rules = new ArrayList<>();
    context
        .policyItem()
        .forEach(
            item -> {
              if (item.cap() != null) {
                rules.add(cap(item.cap()));
              } else if (item.quiet() != null) {
                rules.add(quiet(item.quiet()));
              }
            });
    Name name = leaves.name(context.name(), context);
    return new PolicyDeclaration(name, rules, doc, Spans.of(context));
  }

  JourneyBody body(JourneyBodyContext context, ParserRuleContext parent) {
    List<Clause> clauses = new ArrayList<>();
    List<JourneyStep> read = new ArrayList<>();
    if (context == null) {
      return new JourneyBody(clauses, read, Leaves.end(parent));
    }
    context
        .journeyItem()
        .forEach(
            item -> {
              clause(item.clause()).ifPresent(clauses::add);
              steps.step(item.journeyStep()).ifPresent(read::add);
            });
    return new JourneyBody(clauses, read, Spans.of(context));
  }

  // ---- clauses

  private Optional<Clause> clause(ClauseContext context) {
    if (context == null) {
      return Optional.empty();
    }
    Span span = Spans.of(context);
    Clause read = null;
    if (context instanceof WendParser.SettingClauseContext c) {
      read = messages.setting(c.setting());
    } else if (context instanceof WendParser.FromClauseContext c) {
      Optional<Expression> from = Optional.of(expressions.sum(c.sum(0), c));
      read = new PeriodClause(from, behind(c.UNTIL(), c.sum(1), c), span);
    } else if (context instanceof WendParser.UntilClauseContext c) {
      read = new PeriodClause(Optional.empty(), behind(c.UNTIL(), c.sum(), c), span);
    } else if (context instanceof WendParser.EnterClauseContext c) {
      return enter(c.entry(), span);
    } else if (context instanceof WendParser.ReentryClauseContext c) {
      read = new ReentryClause(c.NEVER() != null, length(c.amount()), span);
    } else if (context instanceof WendParser.ExitClauseContext c) {
      read = new ExitClause(steps.trigger(c.trigger(), c), span);
    } else if (context instanceof WendParser.TimeoutClauseContext c) {
      return length(c.amount()).map(length -> new TimeoutClause(length, span));
    } else if (context instanceof WendParser.PausedClauseContext c) {
      read = new PausedClause(c.DROP() != null, span);
    } else if (context instanceof WendParser.QuietClauseContext c) {
      read = quiet(c.quiet());
    } else if (context instanceof WendParser.CapClauseContext c) {
      read = cap(c.cap());
    }
    return Optional.ofNullable(read);
  }

  private Optional<Expression> behind(TerminalNode word, SumContext sum, ParserRuleContext parent) {
    return word == null ? Optional.empty() : Optional.of(expressions.sum(sum, parent));
  }

  private Optional<SpanOfTimeLiteral> length(List<AmountContext> amounts) {
    return amounts.isEmpty() ? Optional.empty() : Optional.of(expressions.spanOfTime(amounts));
  }

  private Clause quiet(QuietContext context) {
    Span span = Spans.of(context);
    if (context.HOURS() == null) {
      return new QuietDays(context.name().stream().map(n -> weekday(n, context)).toList(), span);
    }
    return new QuietHours(
        expressions.sum(context.sum(0), context),
        expressions.sum(context.sum(1), context),
        context.profileZone() != null,
        span);
  }

  private Weekday weekday(NameContext context, ParserRuleContext parent) {
    return weekday(leaves.name(context, parent), problems);
  }

  /** The day of the week that a name says. */
  static Weekday weekday(Name name, Problems problems) {
    int day = WEEKDAYS.indexOf(name.text());
    if (day < 0 && !name.text().isEmpty()) {
      String word = name.text().toLowerCase(Locale.ROOT);
      String hint =
          word.startsWith("weekend")
              ? "Write `saturday, sunday`."
              : Nearest.of(word, WEEKDAYS)
                  .map(near -> "Did you mean `" + near + "`?")
                  .orElse("Write `monday`, say.");
      problems.add(Fault.WEEKDAY, name.span(), Show.code(name.text()), hint);
    }
    return new Weekday(
        day < 0 ? Optional.empty() : Optional.of(DayOfWeek.of(day + 1)), name.span());
  }

  private Cap cap(CapContext context) {
    Span span = Spans.of(context);
    Optional<Name> category =
        Optional.ofNullable(context.name()).map(name -> leaves.name(name, context));
    SpanOfTimeLiteral per = length(context.amount()).orElseGet(() -> one(context.UNIT(), context));
    IntLiteral count = TestBuilder.count(context.INT(), context);
    return new Cap(count, category, context.CALENDAR() != null, per, span);
  }

  /** {@code per week}: one of it. */
  private static SpanOfTimeLiteral one(TerminalNode unit, ParserRuleContext parent) {
    Span span = unit == null ? Leaves.end(parent) : Spans.of(unit.getSymbol());
    return new SpanOfTimeLiteral(List.of(new Amount("1", unit(unit), span)), span);
  }

  private static TimeUnit unit(TerminalNode unit) {
    return Optional.ofNullable(unit)
        .flatMap(node -> Words.unit(node.getText()))
        .orElse(TimeUnit.DAY);
  }

  // ---- ways in

  private Optional<Clause> enter(EntryContext context, Span span) {
    if (context instanceof WendParser.AudienceEntryContext c) {
      Name audience = leaves.name(c.name(0), c);
      Name namespace = leaves.name(c.name(1), c);
      Optional<Schedule> schedule = Optional.ofNullable(c.schedule()).map(this::schedule);
      Optional<Rate> rate = Optional.ofNullable(c.rate()).map(JourneyBuilder::rate);
      Entry entry = new AudienceEntry(audience, schedule, reading(c), rate, Spans.of(c));
      return Optional.of(new EnterClause(entry, Optional.of(namespace), span));
    }
    return context instanceof WendParser.OccasionEntryContext c
        ? occasion(c.occasion(), span)
        : Optional.empty();
  }

  private Optional<Clause> occasion(OccasionContext context, Span span) {
    if (context instanceof WendParser.ChangeEntryContext c) {
      Entry entry = new ChangeEntry(leaves.name(c.name(0), c), c.LEAVING() != null, Spans.of(c));
      Optional<Name> namespace =
          c.BY() == null ? Optional.empty() : Optional.of(leaves.name(c.name(1), c));
      return Optional.of(new EnterClause(entry, namespace, span));
    } else if (context instanceof WendParser.EventEntryContext c) {
      return Optional.of(event(c, span));
    }
    return Optional.empty();
  }

  private Clause event(WendParser.EventEntryContext context, Span span) {
    int next = 0;
    Optional<Name> audience = Optional.empty();
    if (context.FROM() != null) {
      audience = Optional.of(leaves.name(context.name(next++), context));
    }
    Name namespace = leaves.name(context.name(next++), context);
    Optional<Name> each =
        context.EACH() == null
            ? Optional.empty()
            : Optional.of(leaves.name(context.name(next), context));
    Entry entry =
        new EventEntry(
            steps.event(context.eventTrigger(), context), audience, each, Spans.of(context));
    return new EnterClause(entry, Optional.of(namespace), span);
  }

  private static Reading reading(WendParser.AudienceEntryContext context) {
    if (context.INCREMENTAL() != null) {
      return Reading.INCREMENTAL;
    }
    return context.FORCE() == null ? Reading.ALL : Reading.FORCE_REENTRY;
  }

  private Schedule schedule(ScheduleContext context) {
    Optional<Expression> at = behind(context.AT(), context.sum(), context);
    return new Schedule(length(context.amount()), at, Spans.of(context));
  }

  private static Rate rate(WendParser.RateContext context) {
    IntLiteral count = TestBuilder.count(context.INT(), context);
    return new Rate(count, unit(context.UNIT()), Spans.of(context));
  }
}
