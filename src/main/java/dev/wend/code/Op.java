package dev.wend.code;

import java.util.ArrayList;
import java.util.List;

/**
 * The table of ops. A row holds its operands, its effect and a sentence; the verifier, the listing
 * and the documentation derive from it. An op sits in a program as its ordinal and one int for each
 * operand. How to add one: docs/adding-an-op.md.
 *
 * <p>An operand is written {@code kind:name}; the kinds are those of {@link Kind}.
 */
public enum Op {
  // masks
  ALL("M:to", "{to} = everybody", "Takes everybody."),
  NONE("M:to", "{to} = nobody", "Takes nobody."),
  AND("M:to m:a m:b", "{to} = {a} and {b}", "Takes who is in both."),
  OR("M:to m:a m:b", "{to} = {a} or {b}", "Takes who is in either."),
  AND_NOT("M:to m:a m:b", "{to} = {a} and not {b}", "Takes who is in the first only."),
  NOT("M:to m:a", "{to} = not {a}", "Takes who is not in it."),
  GO_ON_WHILE_ANY(
      "M:to m:a j:end",
      "{to} = {a}; nobody left: go to {end}",
      "Copies a mask, and skips what narrows it further when nobody is left."),

  // tests of a column, on its planes
  PRESENT("M:to c:column u:under", "{to} = {column} is present", "Takes who has a value."),
  EQ("M:to c:column n:value u:under", "{to} = {column} = {value}", "Takes equal values."),
  LT("M:to c:column n:value u:under", "{to} = {column} < {value}", "Takes lesser values."),
  LE(
      "M:to c:column n:value u:under",
      "{to} = {column} <= {value}",
      "Takes lesser or equal values."),
  GT("M:to c:column n:value u:under", "{to} = {column} > {value}", "Takes greater values."),
  GE(
      "M:to c:column n:value u:under",
      "{to} = {column} >= {value}",
      "Takes greater or equal values."),
  BETWEEN(
      "M:to c:column n:low n:high u:under",
      "{to} = {column} between {low} and {high}",
      "Takes values from the first to the second, both included."),
  IN("M:to c:column N:values u:under", "{to} = {column} in {values}", "Takes some values."),
  TEXT_IN("M:to c:column S:values u:under", "{to} = {column} in {values}", "Takes some texts."),
  TABLE(
      "M:to c:column p:test u:under",
      "{to} = {test}",
      "Takes values for which a test holds; it runs once for each distinct value."),

  // lanes
  CONSTANT("V:to n:value", "{to} = {value}", "The same value for everybody."),
  MISSING("V:to k:type", "{to} = missing", "No value for anybody."),
  NOW("V:to", "{to} = now", "The instant of evaluation."),
  NOW_OF_RUN(
      "V:to",
      "{to} = now of the run",
      "The instant of the run, also where a rule is asked about an earlier one."),
  TODAY("V:to", "{to} = today", "The date of now."),
  COLUMN("V:to c:column", "{to} = {column}", "Reads a column."),
  LOOKUP(
      "V:to c:column p:value u:under",
      "{to} = {value}",
      "What an expression gives for a column's value; it runs once for each distinct value."),
  ADD("V:to v:a v:b", "{to} = {a} + {b}", "The sum, also of decimals of the same digits."),
  SUBTRACT("V:to v:a v:b", "{to} = {a} - {b}", "The difference."),
  MULTIPLY("V:to v:a v:b", "{to} = {a} * {b}", "The product of whole numbers."),
  REMAINDER("V:to v:a v:b", "{to} = {a} % {b}", "The remainder, with the sign of the left side."),
  NEGATE("V:to v:a", "{to} = -{a}", "The negative."),
  RESCALE(
      "V:to v:a i:by",
      "{to} = decimal({a}), {by} digits more",
      "A decimal of other digits, rounded half to even."),
  MULTIPLY_DECIMALS(
      "V:to v:a v:b i:drop", "{to} = {a} * {b}, {drop} digits fewer", "The product of decimals."),
  DIVIDE_DECIMALS(
      "V:to v:a v:b i:shift", "{to} = {a} / {b}, {shift} digits more", "The quotient of decimals."),
  TO_DOUBLE("V:to v:a i:digits", "{to} = double({a})", "The nearest double."),
  ADD_DOUBLES("V:to v:a v:b", "{to} = {a} + {b}", "The sum of doubles."),
  SUBTRACT_DOUBLES("V:to v:a v:b", "{to} = {a} - {b}", "The difference of doubles."),
  MULTIPLY_DOUBLES("V:to v:a v:b", "{to} = {a} * {b}", "The product of doubles."),
  DIVIDE_DOUBLES("V:to v:a v:b", "{to} = {a} / {b}", "The quotient of doubles."),
  REMAINDER_DOUBLES("V:to v:a v:b", "{to} = {a} % {b}", "The remainder of doubles."),
  NEGATE_DOUBLE("V:to v:a", "{to} = -{a}", "The negative of a double."),
  TO_DATETIME("V:to v:a", "{to} = start of {a}", "A date's first instant in the script's zone."),
  PLUS_DAYS("V:to v:a v:b", "{to} = {a} + {b}", "A date later by a duration of whole days."),
  MINUS_DAYS("V:to v:a v:b", "{to} = {a} - {b}", "A date earlier by a duration of whole days."),
  PLUS_MILLIS("V:to v:a v:b", "{to} = {a} + {b}", "An instant later by a duration."),
  MINUS_MILLIS("V:to v:a v:b", "{to} = {a} - {b}", "An instant earlier by a duration."),
  MOVE_DATE(
      "V:to v:a i:months i:days",
      "{to} = {a} + {months} months {days} days",
      "A date moved on the calendar, clamped to the month's last day."),
  MOVE_DATETIME(
      "V:to v:a i:months i:days",
      "{to} = {a} + {months} months {days} days",
      "An instant moved on the calendar of the script's zone."),
  DATES_DIFFERENCE("V:to v:a v:b", "{to} = {a} - {b}", "The duration between two dates."),
  DATES_BETWEEN(
      "V:to v:from v:until i:unit",
      "{to} = {unit} between {from} and {until}",
      "Whole units from one date to another."),
  DATETIMES_BETWEEN(
      "V:to v:from v:until i:unit",
      "{to} = {unit} between {from} and {until}",
      "Whole units from one instant to another."),
  SELECT("V:to m:if v:then v:else", "{to} = if {if} then {then} else {else}", "One of two values."),
  COALESCE("V:to v:a v:b", "{to} = {a} ?: {b}", "The first where present, else the second."),
  FROM_MASK("V:to m:a", "{to} = {a}", "A mask as a bool."),
  CALL("V:to f:call u:under", "{to} = {call}", "Calls a function."),

  // tests of lanes
  IS_TRUE("M:to v:a", "{to} = {a}", "Takes who has true."),
  IS_PRESENT("M:to v:a", "{to} = {a} is present", "Takes who has a value."),
  EQUAL("M:to v:a v:b", "{to} = {a} = {b}", "Takes who has two equal values."),
  LESS("M:to v:a v:b", "{to} = {a} < {b}", "Takes whose first value is less."),
  LESS_OR_EQUAL("M:to v:a v:b", "{to} = {a} <= {b}", "Takes whose first value is not greater."),
  LESS_DOUBLES("M:to v:a v:b", "{to} = {a} < {b}", "Takes whose first double is less."),
  LESS_OR_EQUAL_DOUBLES(
      "M:to v:a v:b", "{to} = {a} <= {b}", "Takes whose first double is not greater."),
  AMONG("M:to v:a N:values", "{to} = {a} in {values}", "Takes who has one of some values."),

  // texts
  TEXT_CONSTANT("T:to s:value", "{to} = {value}", "The same text for everybody."),
  TEXT_MISSING("T:to", "{to} = missing", "No text for anybody."),
  TEXT_COLUMN("T:to c:column u:under", "{to} = {column}", "Reads a text column."),
  CONCAT(
      "T:to t:a t:b u:under",
      "{to} = {a} + {b}",
      "Joins two texts; nothing where they make more than 1 MB."),
  FOLD("T:to t:a u:under", "{to} = fold case of {a}", "Folds case by Unicode's simple folding."),
  ENUM_TEXT("T:to v:a S:values u:under", "{to} = text({a})", "The text of an enum's value."),
  TEXT_SELECT(
      "T:to m:if t:then t:else", "{to} = if {if} then {then} else {else}", "One of two texts."),
  TEXT_COALESCE("T:to t:a t:b", "{to} = {a} ?: {b}", "The first where present, else the second."),
  CALL_TEXT("T:to f:call u:under", "{to} = {call}", "Calls a function that gives a text."),

  // tests of texts
  TEXT_IS_PRESENT("M:to t:a", "{to} = {a} is present", "Takes who has a text."),
  TEXT_EQUAL("M:to t:a t:b u:under", "{to} = {a} = {b}", "Takes who has two equal texts."),
  TEXT_LESS("M:to t:a t:b u:under", "{to} = {a} < {b}", "Takes whose first text comes before."),
  TEXT_LESS_OR_EQUAL(
      "M:to t:a t:b u:under", "{to} = {a} <= {b}", "Takes whose first text comes not after."),
  CONTAINS("M:to t:a t:b u:under", "{to} = {a} contains {b}", "Takes texts with a part."),
  STARTS_WITH("M:to t:a t:b u:under", "{to} = {a} starts with {b}", "Takes texts by their start."),
  ENDS_WITH("M:to t:a t:b u:under", "{to} = {a} ends with {b}", "Takes texts by their end."),
  LIKE("M:to t:a s:pattern u:under", "{to} = {a} like {pattern}", "Takes texts by % and _."),
  MATCHES(
      "M:to t:a s:pattern u:under",
      "{to} = {a} matches {pattern}",
      "Takes texts in which an RE2 pattern is found."),
  TEXT_AMONG("M:to t:a S:values u:under", "{to} = {a} in {values}", "Takes some texts."),

  // items of lists
  ANY_ITEM("M:to I:items u:under", "{to} = any {items}", "Takes who has an item that is left."),
  COUNT_ITEMS("V:to I:items u:under", "{to} = count {items}", "How many items are left."),
  SUM_ITEMS("V:to I:items u:under", "{to} = sum {items}", "The sum of what items give."),
  MIN_ITEM("V:to I:items u:under", "{to} = min {items}", "The least of what items give."),
  MAX_ITEM("V:to I:items u:under", "{to} = max {items}", "The greatest of what items give."),
  AVERAGE_ITEMS("V:to I:items u:under", "{to} = avg {items}", "The mean of what items give."),
  FIRST_ITEM("V:to I:items u:under", "{to} = first {items}", "What the first item gives."),
  LAST_ITEM("V:to I:items u:under", "{to} = last {items}", "What the last item gives."),
  MIN_TEXT("T:to I:items u:under", "{to} = min {items}", "The least of the texts of items."),
  MAX_TEXT("T:to I:items u:under", "{to} = max {items}", "The greatest of the texts of items."),
  FIRST_TEXT("T:to I:items u:under", "{to} = first {items}", "The text of the first item."),
  LAST_TEXT("T:to I:items u:under", "{to} = last {items}", "The text of the last item."),

  SEQUENCE(
      "M:to q:sequence u:under",
      "{to} = sequence {sequence}",
      "Takes who has events that fit the steps one after the other."),

  HELD(
      "M:to h:rule u:under",
      "{to} = {rule}",
      "Takes who has been in an audience for some time, of those who are in it."),

  // lists of values
  LIST_ITEMS("L:to I:items u:under", "{to} = {items}", "What items give, as a list."),
  LIST_WRITTEN("L:to r:items u:under", "{to} = {items}", "Some values as a list."),
  LIST_SELECT(
      "L:to m:if l:then l:else u:under",
      "{to} = if {if} then {then} else {else}",
      "One of two lists."),
  CALL_LIST("L:to f:call u:under", "{to} = {call}", "Calls a function that gives a list."),

  // within items
  PLACE("V:to u:under", "{to} = place", "The item's place among those of its list, from 0."),
  ARGUMENT("V:to i:argument", "{to} = argument {argument}", "A value of the row around."),
  ARGUMENT_TEXT("T:to i:argument", "{to} = argument {argument}", "A text of the row around."),
  ARGUMENT_LIST("L:to i:argument", "{to} = argument {argument}", "A list of the row around."),

  // results
  OUT("o:output m:a", "{output} = {a}", "Gives a mask."),
  OUT_LANE("o:output v:a", "{output} = {a}", "Gives a value."),
  OUT_TEXT("o:output t:a", "{output} = {a}", "Gives a text."),
  OUT_LIST("o:output I:items", "{output} = {items}", "Gives what items give, as a list.");

  private static final Op[] ALL_OPS = values();

  @SuppressWarnings("ImmutableEnumChecker") // a list of records, made by List.copyOf
  private final List<Operand> operands;

  private final String effect;
  private final String sentence;

  Op(String operands, String effect, String sentence) {
    this.operands = parse(operands);
    this.effect = effect;
    this.sentence = sentence;
  }

  private static List<Operand> parse(String operands) {
    List<Operand> parsed = new ArrayList<>();
    for (String operand : operands.split(" ", -1)) {
      parsed.add(new Operand(operand.substring(2), Kind.of(operand.charAt(0))));
    }
    return List.copyOf(parsed);
  }

  /** The op of a number, which must be one. */
  public static Op of(int number) {
    return ALL_OPS[number];
  }

  /** What stands for it in a program. */
  @SuppressWarnings("EnumOrdinal") // a program is made and run by the same build
  public int number() {
    return ordinal();
  }

  static int count() {
    return ALL_OPS.length;
  }

  public List<Operand> operands() {
    return operands;
  }

  /** What it does, with {@code {name}} where an operand goes. */
  public String effect() {
    return effect;
  }

  public String sentence() {
    return sentence;
  }

  /** Ints in a program, its ordinal included. */
  public int size() {
    return operands.size() + 1;
  }

  /** One operand: the name it has in the effect, and what its int says. */
  public record Operand(String name, Kind kind) {}

  /** What an operand's int says. */
  public enum Kind {
    MASK_WRITTEN('M'),
    MASK('m'),
    /** A mask register to stay in, or -1 for everybody. */
    UNDER('u'),
    LANE_WRITTEN('V'),
    LANE('v'),
    TEXT_WRITTEN('T'),
    TEXT('t'),
    LIST_WRITTEN('L'),
    LIST('l'),
    /** A place in the program's columns. */
    COLUMN('c'),
    /** In the pool: a number, or a program without columns that gives one. */
    NUMBER('n'),
    /** In the pool: numbers. */
    NUMBERS('N'),
    /** In the pool: a text. */
    STRING('s'),
    /** In the pool: texts. */
    STRINGS('S'),
    /** In the pool: a program of one column and one result. */
    PROGRAM('p'),
    /** In the pool: a function and the registers of its arguments. */
    FUNCTION('f'),
    /** In the pool: registers of values of one type. */
    REGISTERS('r'),
    /** In the pool: a list, the programs that go through it, and the registers they read. */
    ITEMS('I'),
    /** In the pool: steps of a sequence, and the registers that their programs read. */
    SEQUENCE('q'),
    /** In the pool: a rule that must have held for some time. */
    HELD('h'),
    /** In the pool: a type. */
    TYPE('k'),
    /** A plain number. */
    PLAIN('i'),
    /** An address further on. */
    TARGET('j'),
    /** A place in the program's outputs. */
    OUTPUT('o');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }

    static Kind of(char letter) {
      for (Kind kind : values()) {
        if (kind.letter == letter) {
          return kind;
        }
      }
      throw new IllegalArgumentException("no kind " + letter);
    }
  }
}
