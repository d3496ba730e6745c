package dev.wend.syntax;

import dev.wend.diag.Source;
import dev.wend.diag.Span;
import java.util.List;
import java.util.Optional;

/** The tree of a script: what was written, without meaning. Every node knows its place. */
public sealed interface Ast {
  Span span();

  /** A whole file, with what could be read of it: a tree comes out of any text. */
  record Script(Source source, List<Declaration> declarations, Span span) implements Ast {
    public Script {
      declarations = List.copyOf(declarations);
    }
  }

  /**
   * A name as written, without backquotes, in composed form (NFC). Empty where none could be read
   * (its problem is reported already), likewise a type and a population of such a name.
   */
  record Name(String text, Span span) implements Ast {}

  /** A text literal's value, escapes done. */
  record TextValue(String text, Span span) implements Ast {}

  /** A part of a journey, a message or their like: {@link JourneyAst}. */
  non-sealed interface JourneyPart extends Ast {}

  // ---- declarations
  // -------------------------------------------------------------------------------------------------

  sealed interface Declaration extends Ast {
    /** The {@code ///} lines before it, without the slashes; empty without any. */
    String doc();
  }

  /** A journey, a message or their like: {@link JourneyAst}. */
  non-sealed interface JourneyPartDeclaration extends Declaration {
    Name name();
  }

  /** {@code import "common.wend"}: what another file declares, by its path from this one. */
  record ImportDeclaration(TextValue path, String doc, Span span) implements Declaration {}

  record TimezoneDeclaration(TextValue zone, String doc, Span span) implements Declaration {}

  record NamespaceDeclaration(Name name, String doc, Span span) implements Declaration {}

  /** {@code let Cities = ("Rome", "Oslo")}: a named constant or condition. */
  record LetDeclaration(Name name, Expression value, String doc, Span span)
      implements Declaration {}

  record ProfileDeclaration(List<FieldDeclaration> fields, String doc, Span span)
      implements Declaration {
    public ProfileDeclaration {
      fields = List.copyOf(fields);
    }
  }

  /** <code>entity Category as categories { id: string key }</code>. */
  record EntityDeclaration(
      Name name, Optional<Name> plural, List<FieldDeclaration> fields, String doc, Span span)
      implements Declaration {
    public EntityDeclaration {
      fields = List.copyOf(fields);
    }
  }

  /** <code>service Newsletter { title: "Weekly letter"  default subscribed }</code>. */
  record ServiceDeclaration(Name name, List<ServiceItem> items, String doc, Span span)
      implements Declaration {
    public ServiceDeclaration {
      items = List.copyOf(items);
    }
  }

  /**
   * {@code title: "…"} or {@code default subscribed}.
   *
   * @param text what stands after a colon
   * @param value the word that stands without one
   */
  record ServiceItem(Name word, Optional<TextValue> text, Optional<Name> value, Span span)
      implements Ast {}

  /** {@code email: string identity}, {@code tier: enum("gold", "basic") default "basic"}. */
  record FieldDeclaration(Name name, TypeForm type, List<FieldMark> marks, String doc, Span span)
      implements Ast {
    public FieldDeclaration {
      marks = List.copyOf(marks);
    }
  }

  /** What follows a field's type. */
  sealed interface FieldMark extends Ast {}

  record KeyMark(Span span) implements FieldMark {}

  /** {@code identity} or {@code identity loyaltyId}. */
  record IdentityMark(Optional<Name> namespace, Span span) implements FieldMark {}

  record DefaultMark(Expression value, Span span) implements FieldMark {}

  /** How a field's type is written. */
  sealed interface TypeForm extends Ast {}

  /**
   * {@code string}, {@code decimal(2)}, {@code enum("gold", "silver")}: a name with what its
   * brackets hold.
   */
  record TypeName(Name name, List<Expression> arguments, Span span) implements TypeForm {
    public TypeName {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code list<string>}, {@code map<int>}: a name with the type of what is in it. */
  record TypeOf(Name name, TypeForm item, Span span) implements TypeForm {}

  /** {@code link Household}. */
  record LinkType(Name entity, Span span) implements TypeForm {}

  /** <code>{ street: string, city: string }</code>. */
  record ObjectForm(List<FieldDeclaration> fields, Span span) implements TypeForm {
    public ObjectForm {
      fields = List.copyOf(fields);
    }
  }

  /**
   * {@code source Customers: csv "customers.csv" (delimiter ";") into profile { crmId = id skip
   * where … }}.
   */
  record SourceDeclaration(
      Name name,
      Name format,
      TextValue path,
      List<SourceOption> options,
      Name target,
      List<Mapping> mappings,
      List<SkipWhere> skips,
      List<MergeBy> merges,
      String doc,
      Span span)
      implements Declaration {
    public SourceDeclaration {
      options = List.copyOf(options);
      mappings = List.copyOf(mappings);
      skips = List.copyOf(skips);
      merges = List.copyOf(merges);
    }
  }

  /**
   * {@code delimiter " "}, {@code columns a, b, c}. A column's name may be a text: {@code columns
   * "first name", city}.
   */
  record SourceOption(Name name, List<TextValue> values, Span span) implements Ast {
    public SourceOption {
      values = List.copyOf(values);
    }
  }

  /**
   * {@code birthYear = year(date(birth_date))}.
   *
   * @param field with a dot between its parts: {@code address.city}
   */
  record Mapping(Name field, Expression value, Span span) implements Ast {}

  /** {@code merge profiles by email}. */
  record MergeBy(Name what, Name namespace, Span span) implements Ast {}

  record SkipWhere(Expression condition, Span span) implements Ast {}

  record AudienceDeclaration(Name name, Population population, String doc, Span span)
      implements Declaration {}

  /**
   * <code>event Purchase identified by email keep 400 days { price: decimal }</code>; what may
   * stand once only is there as often as it was written.
   */
  record EventDeclaration(
      Name name,
      boolean business,
      List<IdentifiedBy> identities,
      List<Keep> keeps,
      List<FieldDeclaration> fields,
      String doc,
      Span span)
      implements Declaration {
    public EventDeclaration {
      identities = List.copyOf(identities);
      keeps = List.copyOf(keeps);
      fields = List.copyOf(fields);
    }
  }

  /** {@code identified by email}, {@code identified by email = lower(mail)}. */
  record IdentifiedBy(Name namespace, Optional<Expression> value, Span span) implements Ast {}

  /** {@code keep 400 days}. */
  record Keep(SpanOfTimeLiteral length, Span span) implements Ast {}

  /** {@code event rule Big = Purchase where price > 100}. */
  record EventRuleDeclaration(
      Name name, Name event, Optional<Expression> condition, String doc, Span span)
      implements Declaration {
    public EventRuleDeclaration withoutCondition() {
      return new EventRuleDeclaration(name, event, Optional.empty(), doc, span);
    }
  }

  // ---- steps
  // --------------------------------------------------------------------------------------------------------

  /** Something that is done, once for each run, in the order of the script. */
  sealed interface Step extends Declaration {}

  /** {@code Name = P}: the members that a population has at this step. */
  record PopulationStep(Name name, Population population, String doc, Span span) implements Step {}

  /**
   * {@code save audience Name from P create or update replace}.
   *
   * @param transition the name of the population that the step was given, for later steps
   */
  record SaveAudienceStep(
      Optional<Name> transition,
      Name audience,
      Population from,
      SaveMode mode,
      SaveContent content,
      String doc,
      Span span)
      implements Step {}

  /** Whether a saved audience must be there already. */
  enum SaveMode {
    CREATE_OR_UPDATE("create or update"),
    UPDATE("update");

    private final String words;

    SaveMode(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** What becomes of the old members of a saved audience. */
  enum SaveContent {
    REPLACE("replace"),
    APPEND("append");

    private final String word;

    SaveContent(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  // ---- tests
  // --------------------------------------------------------------------------------------------------------

  /** <code>test "…" { … }</code>. */
  record TestDeclaration(TextValue name, List<TestStep> steps, String doc, Span span)
      implements Declaration {
    public TestDeclaration {
      steps = List.copyOf(steps);
    }
  }

  /**
   * <code>property "…" for all profile p, profile q where … { … }</code>.
   *
   * @param profiles the names of those that are made up
   */
  record PropertyDeclaration(
      TextValue name,
      List<Name> profiles,
      Optional<Expression> condition,
      List<TestStep> steps,
      String doc,
      Span span)
      implements Declaration {
    public PropertyDeclaration {
      profiles = List.copyOf(profiles);
      steps = List.copyOf(steps);
    }
  }

  /** Something that a test does or expects, in order. */
  sealed interface TestStep extends Ast {}

  /** <code>profile ada { city: "Rome" }</code>. */
  record ProfileStep(Name profile, GivenObject values, Span span) implements TestStep {}

  /** <code>profiles 100_000 p { points: row }</code>. */
  record ProfilesStep(IntLiteral count, Name profile, GivenObject values, Span span)
      implements TestStep {}

  record AtStep(Expression time, Span span) implements TestStep {}

  record AfterStep(Expression length, Span span) implements TestStep {}

  /** <code>event Purchase from ada { price: 20 } at 2026-03-01T09:00Z</code>. */
  record EventStep(
      Name event, Optional<Name> from, GivenObject values, Optional<Expression> at, Span span)
      implements TestStep {}

  /** {@code subscribe ada to S}, {@code unsubscribe ada from S}. */
  record SubscribeStep(Name profile, Name service, boolean leaves, Span span) implements TestStep {}

  record MergeStep(Name profile, Name into, Span span) implements TestStep {}

  record EraseStep(Name profile, Span span) implements TestStep {}

  /** <code>change audience A { profiles where … }</code>. */
  record ChangeAudienceStep(Name audience, Population population, Span span) implements TestStep {}

  /** <code>change journey J { … }</code>. */
  record ChangeJourneyStep(Name journey, JourneyAst.JourneyBody body, Span span)
      implements TestStep {}

  /** <code>change campaign C { … }</code>: of anything but an audience or a journey. */
  record ChangeStep(Name what, Name name, Span span) implements TestStep {}

  record EvaluateStep(Name audience, Span span) implements TestStep {}

  /** {@code run W}. */
  record RunStep(Name workflow, Span span) implements TestStep {}

  /**
   * {@code activate X}.
   *
   * @param act the word
   */
  record LifeStep(String act, Name name, Span span) implements TestStep {}

  /** <code>trigger C for ada, "new@x.example" with { code: "1" }</code>. */
  record TriggerStep(
      Name campaign, List<Recipient> recipients, Optional<GivenObject> context, Span span)
      implements TestStep {
    public TriggerStep {
      recipients = List.copyOf(recipients);
    }
  }

  /** A profile of the test, or a text: an identity. */
  record Recipient(Optional<Name> profile, Optional<TextValue> identity, Span span)
      implements Ast {}

  /**
   * {@code ada clicks M "link"}.
   *
   * @param act the words between the names
   */
  record ReactionStep(Name profile, String act, Name message, Optional<TextValue> link, Span span)
      implements TestStep {}

  /** {@code fail M for ada 2 times}, {@code fail Crm.openTicket}. */
  record FailStep(
      Name what,
      Optional<Name> action,
      Optional<Name> profile,
      Optional<IntLiteral> times,
      Span span)
      implements TestStep {}

  record ExpectStep(Expectation expectation, Span span) implements TestStep {}

  sealed interface Expectation extends Ast {}

  /** <code>expect audience A = { ada, bob }</code>. */
  record ExpectMembers(Name audience, List<Name> members, Span span) implements Expectation {
    public ExpectMembers {
      members = List.copyOf(members);
    }
  }

  /** <code>expect error "text" { step }</code>. */
  record ExpectError(TextValue text, Optional<TestStep> step, Span span) implements Expectation {}

  /**
   * {@code expect ada received M, N 2 times}, {@code did not receive M}; nothing where no message
   * is named.
   */
  record ExpectMessages(
      Name profile, boolean received, List<Name> messages, Optional<IntLiteral> times, Span span)
      implements Expectation {
    public ExpectMessages {
      messages = List.copyOf(messages);
    }
  }

  /** {@code expect ada in journey J}. */
  record ExpectJourney(Name profile, Name journey, boolean negated, Span span)
      implements Expectation {}

  record ExpectTrue(Expression condition, Span span) implements Expectation {}

  /** A value that is given to a field. */
  sealed interface Given extends Ast {}

  /** <code>{ street: "x", city: "y" }</code>. */
  record GivenObject(List<GivenField> fields, Span span) implements Given {
    public GivenObject {
      fields = List.copyOf(fields);
    }
  }

  record GivenField(Name name, Given value, Span span) implements Ast {}

  /** <code>[{ sku: "a" }, { sku: "b" }]</code>. */
  record GivenList(List<GivenObject> items, Span span) implements Given {
    public GivenList {
      items = List.copyOf(items);
    }
  }

  record GivenExpression(Expression value, Span span) implements Given {}

  // ---- populations
  // --------------------------------------------------------------------------------------------------

  sealed interface Population extends Ast {}

  /** {@code profiles}, or the name of an audience. */
  record NamedPopulation(Name name, Span span) implements Population {}

  /** {@code P where condition}. */
  record WherePopulation(Population of, Expression condition, Span span) implements Population {}

  /** {@code P with { spent = … }}: adds columns. */
  record WithPopulation(Population of, List<Mapping> columns, Span span) implements Population {
    public WithPopulation {
      columns = List.copyOf(columns);
    }
  }

  /** {@code sample 10% of P}: a share of it, by a hash of the key. */
  record SamplePopulation(DecimalLiteral share, Population of, Span span) implements Population {}

  /** {@code top 1000 of P by points desc}. */
  record TopPopulation(
      IntLiteral count, Population of, Expression by, boolean descending, Span span)
      implements Population {}

  record SetPopulation(SetOperation operation, Population left, Population right, Span span)
      implements Population {}

  /**
   * A population in brackets: {@code union}, {@code intersect} and {@code except} do not mix
   * without them.
   */
  record GroupPopulation(Population inner, Span span) implements Population {}

  enum SetOperation {
    UNION("union"),
    INTERSECT("intersect"),
    EXCEPT("except");

    private final String word;

    SetOperation(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  // ---- expressions
  // --------------------------------------------------------------------------------------------------

  sealed interface Expression extends Ast {}

  record BoolLiteral(boolean value, Span span) implements Expression {}

  /**
   * {@code 42}, {@code 1_000_000}: the digits without underscores; the checker says when it is too
   * large.
   */
  record IntLiteral(String digits, Span span) implements Expression {}

  /** {@code 3.14}, {@code 12%}: exact. A percentage is divided by 100 already. */
  record DecimalLiteral(java.math.BigDecimal value, Span span) implements Expression {}

  record TextLiteral(String value, Span span) implements Expression {}

  /** {@code 2026-03-01}, as written; the checker says when there is no such day. */
  record DateLiteral(String text, Span span) implements Expression {}

  /** {@code 09:30}, {@code 09:30:15}, as written. */
  record TimeLiteral(String text, Span span) implements Expression {}

  /** {@code 2026-03-01T09:30Z} and its other forms, as written. */
  record DateTimeLiteral(String text, Span span) implements Expression {}

  /**
   * {@code 1 day 6 hours}, {@code 3 months}: amounts and units (singular, {@code "day"}) in order.
   */
  record SpanOfTimeLiteral(List<Amount> amounts, Span span) implements Expression {
    public SpanOfTimeLiteral {
      amounts = List.copyOf(amounts);
    }
  }

  record Amount(String digits, TimeUnit unit, Span span) implements Ast {}

  enum TimeUnit {
    MILLISECOND,
    SECOND,
    MINUTE,
    HOUR,
    DAY,
    WEEK,
    MONTH,
    YEAR;

    /** Whether it moves on the calendar rather than being a fixed number of milliseconds. */
    public boolean isCalendar() {
      return this == MONTH || this == YEAR;
    }
  }

  // ---- windows of time
  // --------------------------------------------------------------------------------------------

  /** A stretch of time that is known once now is. */
  sealed interface Window extends Ast {
    WindowSide side();
  }

  /** {@code last 7 days}, {@code next 3 months}: as long as said, from now. */
  record SlidingWindow(WindowSide side, SpanOfTimeLiteral length, Span span) implements Window {}

  /** {@code this month}, {@code last week}: a whole unit of the calendar. */
  record CalendarWindow(WindowSide side, TimeUnit unit, Span span) implements Window {}

  /** Where a window lies, as seen from now. */
  enum WindowSide {
    LAST("last"),
    THIS("this"),
    NEXT("next");

    private final String word;

    WindowSide(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  record MissingLiteral(Span span) implements Expression {}

  record NowLiteral(Span span) implements Expression {}

  record TodayLiteral(Span span) implements Expression {}

  /** {@code ["a", "b"]}, or {@code ("a", "b")} to the right of {@code in}. */
  record ListLiteral(List<Expression> items, Span span) implements Expression {
    public ListLiteral {
      items = List.copyOf(items);
    }
  }

  record NameExpression(Name name, Span span) implements Expression {}

  /** {@code address.city}, {@code profile.city}. */
  record PathExpression(Expression of, Name name, Span span) implements Expression {}

  record CallExpression(Name function, List<Expression> arguments, Span span)
      implements Expression {
    public CallExpression {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code xs[0]}, {@code m["key"]}. */
  record IndexExpression(Expression of, Expression index, Span span) implements Expression {}

  // ---- lists

  /**
   * The items of a list that are gone through: {@code orders where price > 50}, {@code o in orders
   * where o.price > limit}, {@code Purchase in last 90 days where price > 50}.
   *
   * @param window a test of time with the list on its left side
   */
  record Items(
      Optional<Name> binder,
      Expression list,
      Optional<Expression> window,
      Optional<Expression> condition,
      Span span)
      implements Ast {}

  /** {@code any orders where price > 50}. */
  record QuantifierExpression(Quantifier quantifier, Items items, Span span)
      implements Expression {}

  enum Quantifier {
    ANY("any"),
    ALL("all"),
    NO("no");

    private final String word;

    Quantifier(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /**
   * {@code count(orders where price > 50)}, {@code sum(o.price for o in orders)}: a function of the
   * items of a list.
   *
   * @param value what is taken of each item, where {@code for} says it
   */
  record AggregateExpression(Name function, Optional<Expression> value, Items items, Span span)
      implements Expression {}

  /** {@code top 5 orders by price desc}. */
  record TopExpression(String digits, Items items, Expression by, boolean descending, Span span)
      implements Expression {}

  // ---- events

  /** {@code days since last Purchase}; a condition is refused by the checker. */
  record SinceLastExpression(TimeUnit unit, Items items, Span span) implements Expression {}

  /** {@code sequence(View then Cart within 1 day)}. */
  record SequenceExpression(List<SequencePart> parts, Span span) implements Expression {
    public SequenceExpression {
      parts = List.copyOf(parts);
    }
  }

  /** {@code no Purchase as again after 1 hour where price > 50 within 1 day}. */
  record SequencePart(
      boolean negated,
      Name event,
      Optional<Name> alias,
      List<Lapse> lapses,
      Optional<Expression> condition,
      Span span)
      implements Ast {
    public SequencePart {
      lapses = List.copyOf(lapses);
    }
  }

  /**
   * {@code within 1 day}, {@code after 1 hour}.
   *
   * @param within whether it is the first of the two
   */
  record Lapse(boolean within, SpanOfTimeLiteral length, Span span) implements Ast {}

  /** An expression in brackets, kept so that a layout can be written back. */
  record GroupExpression(Expression inner, Span span) implements Expression {}

  record NegateExpression(Expression operand, Span span) implements Expression {}

  record NotExpression(Expression operand, Span span) implements Expression {}

  /**
   * Two operands and what stands between them, from {@code or} to {@code *}.
   *
   * @param operatorSpan the operator's own place
   * @param ignoringCase whether {@code ignoring case} follows
   */
  record BinaryExpression(
      BinaryOperator operator,
      Expression left,
      Expression right,
      boolean ignoringCase,
      Span operatorSpan,
      Span span)
      implements Expression {}

  /** {@code x between a and b}, {@code x not between a and b}. */
  record BetweenExpression(
      Expression operand, Expression low, Expression high, boolean negated, Span span)
      implements Expression {}

  /** {@code x in ("a", "b")}, {@code x not in Cities}. */
  record InExpression(
      Expression operand, Expression items, boolean negated, boolean ignoringCase, Span span)
      implements Expression {}

  /** {@code t in last 7 days}, {@code t not in this month}. */
  record WindowExpression(Expression operand, Window window, boolean negated, Span span)
      implements Expression {}

  /** {@code x is missing}, {@code x is present}. */
  record PresenceExpression(Expression operand, boolean present, Span span) implements Expression {}

  record IfExpression(Expression condition, Expression then, Expression otherwise, Span span)
      implements Expression {}

  /**
   * {@code in audience Name}, {@code not in audience Name}.
   *
   * @param held {@code for at least 7 days}
   */
  record InAudienceExpression(
      Name audience, Optional<SpanOfTimeLiteral> held, boolean negated, Span span)
      implements Expression {}

  /** {@code subscribed to Newsletter}. */
  record SubscribedExpression(Name service, Span span) implements Expression {}

  /** {@code days between a and b}. */
  record UnitBetweenExpression(TimeUnit unit, Expression from, Expression to, Span span)
      implements Expression {}

  /** Where an expression should stand and none could be read; its problem is reported already. */
  record BrokenExpression(Span span) implements Expression {}

  enum BinaryOperator {
    OR("or"),
    AND("and"),
    COALESCE("?:"),
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    BEFORE("before"),
    AFTER("after"),
    SINCE("since"),
    ON("on"),
    CONTAINS("contains"),
    NOT_CONTAINS("not contains"),
    STARTS_WITH("starts with"),
    NOT_STARTS_WITH("not starts with"),
    ENDS_WITH("ends with"),
    NOT_ENDS_WITH("not ends with"),
    MATCHES("matches"),
    NOT_MATCHES("not matches"),
    LIKE("like"),
    NOT_LIKE("not like"),
    INTERSECTS("intersects"),
    NOT_INTERSECTS("not intersects"),
    SUBSET_OF("subset of"),
    NOT_SUBSET_OF("not subset of"),
    SUPERSET_OF("superset of"),
    NOT_SUPERSET_OF("not superset of"),
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    REMAINDER("%");

    private final String word;

    BinaryOperator(String word) {
      this.word = word;
    }

    /** As a script writes it. */
    public String word() {
      return word;
    }
  }
}
