package dev.wend.syntax;

import dev.wend.diag.Span;
import dev.wend.syntax.Ast.DecimalLiteral;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.FieldDeclaration;
import dev.wend.syntax.Ast.IntLiteral;
import dev.wend.syntax.Ast.JourneyPart;
import dev.wend.syntax.Ast.JourneyPartDeclaration;
import dev.wend.syntax.Ast.Mapping;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.SpanOfTimeLiteral;
import dev.wend.syntax.Ast.TextValue;
import dev.wend.syntax.Ast.TimeUnit;
import dev.wend.syntax.Ast.TypeForm;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;

/**
 * The part of the tree of a script that journeys are made of, and what they send and call. What may
 * stand once only is there as often as it was written.
 */
public sealed interface JourneyAst extends JourneyPart {

  // ---- declarations

  sealed interface Declared extends JourneyPartDeclaration {}

  /** <code>surface Marketing: email { from: "news@shop.example" }</code>. */
  record SurfaceDeclaration(Name name, Name channel, List<Setting> settings, String doc, Span span)
      implements Declared {
    public SurfaceDeclaration {
      settings = List.copyOf(settings);
    }
  }

  /** <code>message Thanks(order: Purchase) on App { title: "Thank you!" }</code>. */
  record MessageDeclaration(
      Name name,
      List<Parameter> parameters,
      Name surface,
      List<MessageItem> items,
      String doc,
      Span span)
      implements Declared {
    public MessageDeclaration {
      parameters = List.copyOf(parameters);
      items = List.copyOf(items);
    }
  }

  record JourneyDeclaration(Name name, JourneyBody body, String doc, Span span)
      implements Declared {}

  /**
   * <code>endpoint Crm { url: "…"  action open { id: string } returns { ticket: string } }</code>.
   */
  record EndpointDeclaration(
      Name name, List<Setting> settings, List<Action> actions, String doc, Span span)
      implements Declared {
    public EndpointDeclaration {
      settings = List.copyOf(settings);
      actions = List.copyOf(actions);
    }
  }

  record WebhookDeclaration(Name name, List<Setting> settings, String doc, Span span)
      implements Declared {
    public WebhookDeclaration {
      settings = List.copyOf(settings);
    }
  }

  /**
   * <code>policy Cap { at most 3 marketing messages per week }</code>.
   *
   * @param rules caps and quiet times
   */
  record PolicyDeclaration(Name name, List<Clause> rules, String doc, Span span)
      implements Declared {
    public PolicyDeclaration {
      rules = List.copyOf(rules);
    }
  }

  /** {@code url: "https://crm.example/api"}: a name and its value, also of a call's argument. */
  record Setting(Name name, Expression value, Span span) implements Clause, MessageItem {}

  /**
   * What an endpoint does.
   *
   * @param results what it answers; empty where it says nothing of that
   */
  record Action(
      Name name, List<FieldDeclaration> parameters, List<FieldDeclaration> results, Span span)
      implements JourneyAst {
    public Action {
      parameters = List.copyOf(parameters);
      results = List.copyOf(results);
    }
  }

  // ---- messages

  /** {@code order: Purchase}: what a message needs beside the profile. */
  record Parameter(Name name, TypeForm type, Span span) implements JourneyAst {}

  sealed interface MessageItem extends JourneyAst {}

  /** {@code subject: "Hello {{firstName}}"}: a part of the message that is a text. */
  record Content(Name part, Template text, Span span) implements MessageItem {}

  /** {@code track opens, clicks}. */
  record Track(List<Name> what, Span span) implements MessageItem {
    public Track {
      what = List.copyOf(what);
    }
  }

  /** The text of a message. */
  record Template(List<TemplatePart> parts, Span span) implements JourneyAst {
    public Template {
      parts = List.copyOf(parts);
    }
  }

  sealed interface TemplatePart extends JourneyAst {}

  /**
   * What stands in a message as it is.
   *
   * @param text escapes done, indentation removed, in composed form (NFC)
   */
  record TemplateText(String text, Span span) implements TemplatePart {}

  /**
   * {@code {{firstName}}}.
   *
   * @param raw with three braces: not escaped in {@code html}
   */
  record TemplateValue(Expression value, boolean raw, Span span) implements TemplatePart {}

  /** {@code {{#if e}}…{{else if f}}…{{else}}…{{/if}}}. */
  record TemplateIf(List<TemplateBranch> branches, Optional<Template> otherwise, Span span)
      implements TemplatePart {
    public TemplateIf {
      branches = List.copyOf(branches);
    }
  }

  record TemplateBranch(Expression condition, Template body, Span span) implements JourneyAst {}

  /** {@code {{#each xs as x}}…{{/each}}}. */
  record TemplateEach(Expression list, Name item, Template body, Span span)
      implements TemplatePart {}

  // ---- journeys

  /** What stands in the braces of a journey. */
  record JourneyBody(List<Clause> clauses, List<JourneyStep> steps, Span span)
      implements JourneyAst {
    public JourneyBody {
      clauses = List.copyOf(clauses);
      steps = List.copyOf(steps);
    }
  }

  /** What is said of a whole journey; a {@link Setting} is its title, say. */
  sealed interface Clause extends JourneyAst {}

  /** {@code from 2026-01-01 until 2026-12-31}, one of the two at least. */
  record PeriodClause(Optional<Expression> from, Optional<Expression> until, Span span)
      implements Clause {}

  /**
   * {@code enter … by email}.
   *
   * @param namespace what a person is reached by; only entering and leaving go without
   */
  record EnterClause(Entry entry, Optional<Name> namespace, Span span) implements Clause {}

  sealed interface Entry extends JourneyAst {}

  /** {@code from audience A … every 1 day at 09:00 incremental at most 100 per second}. */
  record AudienceEntry(
      Name audience, Optional<Schedule> schedule, Reading reading, Optional<Rate> rate, Span span)
      implements Entry {}

  /** Which members an audience is read for when it is read again. */
  enum Reading {
    ALL,
    /** Those who came since the reading before. */
    INCREMENTAL,
    /** All, also those who are in the journey. */
    FORCE_REENTRY
  }

  /**
   * {@code once at T}, {@code every 1 day at 09:00}.
   *
   * @param every how often; empty for {@code once}
   */
  record Schedule(Optional<SpanOfTimeLiteral> every, Optional<Expression> at, Span span)
      implements JourneyAst {}

  /** {@code at most 100 per second}. */
  record Rate(IntLiteral count, TimeUnit unit, Span span) implements JourneyAst {}

  /** {@code on entering audience A}, {@code on leaving audience A}. */
  record ChangeEntry(Name audience, boolean leaving, Span span) implements Entry {}

  /**
   * {@code on Purchase as p where … for each id}, {@code on StockBack from audience A}.
   *
   * @param audience of a business event, which is about no person
   * @param each one run at a time for each value of this field
   */
  record EventEntry(EventTrigger event, Optional<Name> audience, Optional<Name> each, Span span)
      implements Entry {}

  /**
   * {@code reentry always}, {@code reentry never}, {@code reentry after 30 days}.
   *
   * @param after since the end of the last run
   */
  record ReentryClause(boolean never, Optional<SpanOfTimeLiteral> after, Span span)
      implements Clause {}

  /** {@code exit when in audience Churned}. */
  record ExitClause(Trigger when, Span span) implements Clause {}

  record TimeoutClause(SpanOfTimeLiteral length, Span span) implements Clause {}

  /** {@code when paused hold}, {@code when paused drop}. */
  record PausedClause(boolean drops, Span span) implements Clause {}

  /** {@code quiet hours 21:00 to 08:00 in profile time zone}. */
  record QuietHours(Expression from, Expression to, boolean inProfileZone, Span span)
      implements Clause {}

  /** {@code quiet on saturday, sunday}. */
  record QuietDays(List<Weekday> days, Span span) implements Clause {
    public QuietDays {
      days = List.copyOf(days);
    }
  }

  /**
   * {@code at most 3 marketing messages per week}.
   *
   * @param category which messages; all where it is not said
   * @param calendar {@code per calendar week} rather than any 7 days
   */
  record Cap(
      IntLiteral count, Optional<Name> category, boolean calendar, SpanOfTimeLiteral per, Span span)
      implements Clause {}

  /**
   * {@code monday}.
   *
   * @param day empty where the word is none; that is reported already
   */
  record Weekday(Optional<DayOfWeek> day, Span span) implements JourneyAst {}

  // ---- what is waited for

  sealed interface Trigger extends JourneyAst {}

  /** {@code opened FirstMessage}, {@code clicked FirstMessage "link"}. */
  record ReactionTrigger(Reaction reaction, Name message, Optional<TextValue> link, Span span)
      implements Trigger {}

  /** {@code Purchase as order where price > 100}: an event or an event rule. */
  record EventTrigger(Name event, Optional<Name> alias, Optional<Expression> condition, Span span)
      implements Trigger {}

  /** {@code in audience A}. */
  record AudienceTrigger(Name audience, Span span) implements Trigger {}

  /** What happens to a message. */
  enum Reaction {
    OPENED("opened"),
    CLICKED("clicked"),
    DELIVERED("delivered"),
    BOUNCED("bounced"),
    UNSUBSCRIBED("unsubscribed"),
    COMPLAINED("complained");

    private final String word;

    Reaction(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  // ---- steps

  sealed interface JourneyStep extends JourneyAst {}

  record Block(List<JourneyStep> steps, Span span) implements JourneyAst {
    public Block {
      steps = List.copyOf(steps);
    }
  }

  /** <code>send OrderThanks(order) retry 3 times every 1 hour on failure { … }</code>. */
  record SendStep(
      Name message,
      List<Expression> arguments,
      Optional<Retry> retry,
      Optional<Block> onFailure,
      Span span)
      implements JourneyStep {
    public SendStep {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code retry 3 times every 1 hour}. */
  record Retry(IntLiteral times, Optional<SpanOfTimeLiteral> every, Span span)
      implements JourneyAst {}

  /** <code>await opened M within 1 day { … } else { … }</code>. */
  record AwaitStep(
      Trigger trigger,
      Optional<SpanOfTimeLiteral> within,
      Optional<Block> then,
      Optional<Block> otherwise,
      Span span)
      implements JourneyStep {}

  /** <code>await { opened M => { … }  after 3 days => { } }</code>. */
  record AwaitAnyStep(List<AwaitBranch> branches, Span span) implements JourneyStep {
    public AwaitAnyStep {
      branches = List.copyOf(branches);
    }
  }

  /** One of what is waited for: a trigger, or that some time is over. */
  record AwaitBranch(
      Optional<Trigger> trigger, Optional<SpanOfTimeLiteral> after, Block block, Span span)
      implements JourneyAst {}

  /** <code>if a { … } else if b { … } else { … }</code>. */
  record IfStep(List<IfBranch> branches, Optional<Block> otherwise, Span span)
      implements JourneyStep {
    public IfStep {
      branches = List.copyOf(branches);
    }
  }

  record IfBranch(Expression condition, Block block, Span span) implements JourneyAst {}

  /** <code>split randomly { 10% => { … }  90% => { … } }</code>. */
  record SplitStep(List<ShareBranch> branches, Span span) implements JourneyStep {
    public SplitStep {
      branches = List.copyOf(branches);
    }
  }

  record ShareBranch(DecimalLiteral share, Block block, Span span) implements JourneyAst {}

  /** {@code wait 2 days}. */
  record WaitStep(Expression length, Span span) implements JourneyStep {}

  /**
   * {@code wait until next monday at 10:00 in profile time zone}, {@code wait until 20:00}, {@code
   * wait until birthday(birthDate) at 09:00}; either the weekday or the moment is there.
   */
  record WaitUntilStep(
      Optional<Weekday> weekday,
      Optional<Expression> moment,
      Optional<Expression> at,
      boolean inProfileZone,
      Span span)
      implements JourneyStep {}

  /** <code>update profile { lastContact = today, nickname = missing }</code>. */
  record UpdateProfileStep(List<Mapping> assignments, Span span) implements JourneyStep {
    public UpdateProfileStep {
      assignments = List.copyOf(assignments);
    }
  }

  /**
   * <code>ticket = call Crm.openTicket { id: crmId } on error { … } on timeout { … }</code>.
   *
   * @param result the name that later steps read the answer by
   */
  record CallStep(
      Optional<Name> result,
      Name endpoint,
      Name action,
      List<Setting> arguments,
      Optional<Block> onError,
      Optional<Block> onTimeout,
      Span span)
      implements JourneyStep {
    public CallStep {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code save to audience Contacted}. */
  record SaveToAudienceStep(Name audience, Span span) implements JourneyStep {}

  /** {@code jump to Winback}. */
  record JumpStep(Name journey, Span span) implements JourneyStep {}

  record ExitStep(Span span) implements JourneyStep {}
}
