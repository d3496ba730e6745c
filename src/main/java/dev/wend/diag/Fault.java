package dev.wend.diag;

/**
 * The table of every diagnostic. A row holds the id that users may search for, the severity, one
 * plain sentence and what to write instead; {@code {}} stands for an argument, in order. How to
 * write a row: docs/diagnostics-style.md.
 */
public enum Fault {
  // --- syntax: what the text is made of (package syntax) ---
  SYNTAX("E-syntax", Severity.ERROR, "Expected {}, found {}.", "{}"),
  DECLARATION("E-declaration", Severity.ERROR, "`{}` does not begin a declaration.", "{}"),
  LATER(
      "E-later",
      Severity.ERROR,
      "{} are not in this version yet.",
      "Remove this declaration; it is skipped."),
  LATER_TYPE(
      "E-later-type",
      Severity.ERROR,
      "{} are not in this version yet.",
      "Use a type such as `string`, `int` or `date`."),
  RESERVED(
      "E-reserved",
      Severity.ERROR,
      "`{}` is a reserved word and no name.",
      "Write it in backquotes: `` `{}` ``."),
  TOO_MANY("E-too-many", Severity.ERROR, "More than {} problems; the rest are left out.", ""),
  TOO_LONG(
      "E-too-long",
      Severity.ERROR,
      "The script is too long; it is read up to here.",
      "Move lists of values into a file and load it with a `source`."),
  LONG_DECLARATION(
      "E-long-declaration",
      Severity.ERROR,
      "This declaration has more than {} words and signs.",
      "Move lists of values into a file and load it with a `source`."),
  TOO_DEEP(
      "E-too-deep",
      Severity.ERROR,
      "More than {} brackets or conditions stand inside each other here.",
      "Give parts of it names with `let`."),
  LONG_CHAIN(
      "E-long-chain",
      Severity.ERROR,
      "This expression is more than {} operations deep.",
      "Give parts of it names with `let`, or write a list after `in`."),
  CHARACTER(
      "E-character",
      Severity.ERROR,
      "The character {} has no meaning here.",
      "Remove it, or write it inside a text."),
  OPEN_TEXT("E-open-text", Severity.ERROR, "This text is not closed.", "Write `{}` at its end."),
  OPEN_NAME(
      "E-open-name", Severity.ERROR, "This name is not closed.", "Write a backquote at its end."),
  OPEN_COMMENT(
      "E-open-comment", Severity.ERROR, "This comment is not closed.", "Write `*/` at its end."),
  ESCAPE(
      "E-escape",
      Severity.ERROR,
      "`{}` is no escape.",
      "There are `\\n`, `\\t`, `\\\"`, `\\\\`, `\\{` and `\\u{1F600}`; a backslash itself is `\\\\`."),
  TEMPLATE(
      "E-template",
      Severity.ERROR,
      "`{{` opens an expression in message texts only.",
      "Write `\\{` for a brace."),
  NUMBER("E-number", Severity.ERROR, "`{}` is no number.", "{}"),
  WHOLE_AMOUNT(
      "E-whole-amount",
      Severity.ERROR,
      "A length of time counts whole units.",
      "Use a smaller unit, such as `90 minutes` for `1.5 hours`."),

  // habits from other languages, each recovered as if written right
  HABIT_EQUALS("E-habit-equals", Severity.ERROR, "`{}` compares in other languages.", "Write `=`."),
  HABIT_NOT_EQUALS(
      "E-habit-not-equals", Severity.ERROR, "`{}` compares in other languages.", "Write `!=`."),
  HABIT_AND(
      "E-habit-and", Severity.ERROR, "`{}` joins conditions in other languages.", "Write `and`."),
  HABIT_OR(
      "E-habit-or", Severity.ERROR, "`{}` joins conditions in other languages.", "Write `or`."),
  HABIT_NOT("E-habit-not", Severity.ERROR, "`!` negates in other languages.", "Write `not`."),
  HABIT_SIGN("E-habit-sign", Severity.ERROR, "Wend has no `{}`.", "Write `{}`."),
  HABIT_ARROW("E-habit-arrow", Severity.ERROR, "`{}` does not compare.", "Write `{}`."),
  HABIT_NULL("E-habit-null", Severity.ERROR, "`{}` is called `missing` here.", "Write `{}`."),
  HABIT_CASE("E-habit-case", Severity.ERROR, "`{}` stands in lower case.", "Write `{}`."),
  HABIT_QUOTES(
      "E-habit-quotes", Severity.ERROR, "Text stands in straight double quotes.", "Write `{}`."),
  HABIT_SEMICOLON(
      "E-habit-semicolon",
      Severity.ERROR,
      "There are no semicolons; the end of the line ends it.",
      "Remove it."),
  HABIT_COMMENT("E-habit-comment", Severity.ERROR, "`#` begins no comment here.", "Write `//`."),
  HABIT_TERNARY(
      "E-habit-ternary",
      Severity.ERROR,
      "`?` chooses between values in other languages.",
      "Write `if condition then a else b`, or `a ?: b` for a fallback."),
  HABIT_CHAIN("E-habit-chain", Severity.ERROR, "Comparisons do not chain.", "Write `{}`."),
  HABIT_PERCENT(
      "E-habit-percent",
      Severity.ERROR,
      "`{}` is a percentage, and something follows it.",
      "The remainder of a division needs spaces: `{}`."),

  MIXED_SETS(
      "E-mixed-sets",
      Severity.ERROR,
      "`{}` and `{}` stand in one level without brackets.",
      "Say which comes first: `{}`."),
  IF_OPERAND(
      "E-if-operand",
      Severity.ERROR,
      "An `if` that is an operand of `{}` stands in brackets.",
      "Write `(if … then … else …)`."),
  ROUND_LIST(
      "E-round-list", Severity.ERROR, "A list stands in square brackets here.", "Write `{}`."),

  // --- check: names, types, rules (package check) ---
  // names
  UNKNOWN_NAME("E-name", Severity.ERROR, "`{}` is not declared here.", "{}"),
  DUPLICATE_NAME(
      "E-duplicate",
      Severity.ERROR,
      "`{}` is declared already, in line {}.",
      "Give one of the two another name."),
  TAKEN_NAME(
      "E-taken-name",
      Severity.ERROR,
      "`{}` has a meaning of its own and cannot be declared.",
      "Choose another name."),
  CYCLE("E-cycle", Severity.ERROR, "`{}` leads back to itself: {}.", "Take one of these out."),
  NO_VALUE("E-no-value", Severity.ERROR, "`{}` is {} and no value.", "{}"),
  NO_POPULATION("E-no-population", Severity.ERROR, "`{}` is {} and no audience.", "{}"),
  NO_FIELDS("E-no-fields", Severity.ERROR, "`{}` has no fields.", "{}"),
  UNKNOWN_FUNCTION("E-function", Severity.ERROR, "There is no function `{}`.", "{}"),
  ARGUMENTS("E-arguments", Severity.ERROR, "`{}` cannot be called with {}.", "It is {}."),
  UNUSED_LET("W-unused", Severity.WARNING, "`{}` is never used.", "Remove it."),

  // timezone and namespaces
  TIMEZONE("E-timezone", Severity.ERROR, "There is no time zone `{}`.", "{}"),
  SECOND_TIMEZONE(
      "E-second-timezone",
      Severity.ERROR,
      "The script has a `timezone` already, in line {}.",
      "Remove one of the two."),
  KNOWN_NAMESPACE(
      "E-known-namespace",
      Severity.ERROR,
      "The namespace `{}` is there already.",
      "Remove this declaration."),

  // the profile
  NO_PROFILE(
      "E-no-profile",
      Severity.ERROR,
      "This needs a profile, and the script declares none.",
      "Declare it: `profile { id: string key }`."),
  SECOND_PROFILE(
      "E-second-profile",
      Severity.ERROR,
      "The profile is declared already, in line {}.",
      "Put all fields into one `profile`."),
  NO_KEY(
      "E-no-key",
      Severity.ERROR,
      "The profile has no key.",
      "Mark the field that tells profiles apart: `id: string key`."),
  SECOND_KEY(
      "E-second-key",
      Severity.ERROR,
      "The profile has a key already, `{}`.",
      "Mark this one as `identity` instead."),
  KEY_TYPE(
      "E-key-type",
      Severity.ERROR,
      "A key is `string` or `int`, and this is `{}`.",
      "Write `{}: string key`."),
  IDENTITY_TYPE(
      "E-identity-type",
      Severity.ERROR,
      "An identity is `string`, and this is `{}`.",
      "Write `{}: string identity`."),
  UNKNOWN_NAMESPACE("E-namespace", Severity.ERROR, "There is no namespace `{}`.", "{}"),
  SHARED_NAMESPACE(
      "E-shared-namespace",
      Severity.ERROR,
      "The field `{}` holds the namespace `{}` already.",
      "A profile has one value for each namespace: declare a `namespace` of its own for this one."),
  DUPLICATE_FIELD(
      "E-duplicate-field",
      Severity.ERROR,
      "The field `{}` is declared already, in line {}.",
      "Remove one of the two or rename it."),
  REPEATED_MARK(
      "E-repeated-mark", Severity.ERROR, "`{}` stands twice on one field.", "Remove one of them."),
  KEY_AND_IDENTITY(
      "E-key-identity", Severity.ERROR, "A key is an identity by itself.", "Remove `identity`."),
  IDENTITY_DEFAULT(
      "E-identity-default",
      Severity.ERROR,
      "Two profiles would have the same identity by this default.",
      "Remove the `default`."),
  DEFAULT_VALUE(
      "E-default", Severity.ERROR, "The default of `{}` is not a constant of type `{}`.", "{}"),
  UNKNOWN_TYPE("E-type", Severity.ERROR, "There is no type `{}`.", "{}"),
  TYPE_ARGUMENTS("E-type-arguments", Severity.ERROR, "{}", "{}"),
  FIELD_TYPE(
      "E-field-type",
      Severity.ERROR,
      "A field cannot be `{}`.",
      "Use `int` for a number of months, or `duration`."),

  // sources
  TARGET("E-target", Severity.ERROR, "A source cannot be read into `{}`.", "Write `into profile`."),
  FORMAT("E-format", Severity.ERROR, "There is no format `{}`.", "{}"),
  EMPTY_PATH(
      "E-empty-path",
      Severity.ERROR,
      "The path of this source is empty.",
      "Write the file's name, as in `csv \"customers.csv\"`."),
  UNKNOWN_OPTION("E-option", Severity.ERROR, "There is no option `{}`.", "{}"),
  REPEATED_OPTION(
      "E-repeated-option", Severity.ERROR, "The option `{}` stands twice.", "Remove one of them."),
  OPTION_FORMAT(
      "E-option-format", Severity.ERROR, "The option `{}` is for `csv` files only.", "Remove it."),
  OPTION_VALUE("E-option-value", Severity.ERROR, "{}", "{}"),
  UNKNOWN_FIELD("E-field", Severity.ERROR, "The profile has no field `{}`.", "{}"),
  MAPPED_TWICE(
      "E-mapped-twice",
      Severity.ERROR,
      "The field `{}` has a value already, in line {}.",
      "Remove one of the two."),
  UNKNOWN_COLUMN("E-unknown-column", Severity.ERROR, "The file has no column `{}`.", "{}"),
  FIT("E-fit", Severity.ERROR, "`{}` does not fit the field `{}`, which is `{}`.", "{}"),
  NO_IDENTITY(
      "E-no-identity",
      Severity.ERROR,
      "No column gives the key or an identity of the profile.",
      "Map one: `{} = …`, or `{} = row` to number the rows."),
  ROW_TYPE(
      "E-row-type",
      Severity.ERROR,
      "The number of a row does not fit the field `{}`, which is `{}`.",
      "It fits `int` and `string`."),
  ROW_ALONE(
      "E-row-alone",
      Severity.ERROR,
      "`row`, the number of the row, stands alone after `=`.",
      "Write `{}` in backquotes if it is a column."),
  FILE_ONLY(
      "E-file-only",
      Severity.ERROR,
      "Audiences cannot be asked while a file is read.",
      "Use the file's columns only."),

  // types
  CONDITION("E-condition", Severity.ERROR, "A condition is `bool`, and this is `{}`.", "{}"),
  COMPARE("E-compare", Severity.ERROR, "`{}` and `{}` cannot be compared.", "{}"),
  NO_ORDER(
      "E-no-order", Severity.ERROR, "Values of type `{}` have no order.", "Use `=`, `!=` or `in`."),
  ENUM_VALUE("E-enum-value", Severity.ERROR, "`{}` is not a value of `{}`.", "{}"),
  OPERANDS("E-operands", Severity.ERROR, "`{}` does not take `{}` and `{}`.", "{}"),
  NEGATE("E-negate", Severity.ERROR, "`-` does not take `{}`.", "It takes numbers."),
  BRANCHES(
      "E-branches",
      Severity.ERROR,
      "The two values have different types, `{}` and `{}`.",
      "Convert one of them, as in `text(x)`."),
  TEXT_TEST("E-text-test", Severity.ERROR, "`{}` tests texts, and this is `{}`.", "{}"),
  DATE_TEST(
      "E-date-test", Severity.ERROR, "`{}` works on dates and datetimes, and this is `{}`.", "{}"),
  IGNORING_CASE(
      "E-ignoring-case", Severity.ERROR, "`ignoring case` goes with texts only.", "Remove it."),
  MISSING_TEST("E-missing-test", Severity.ERROR, "Nothing equals `missing`.", "Write `{}`."),
  MISSING_VALUE(
      "E-missing-value",
      Severity.ERROR,
      "`missing` cannot stand here.",
      "Whether a value is there is asked by `x is missing`."),
  PATTERN_LITERAL(
      "E-pattern-literal",
      Severity.ERROR,
      "The pattern of `{}` is written out as a text.",
      "For a text of the profile use `contains`, `starts with` or `ends with`."),
  PATTERN("E-pattern", Severity.ERROR, "This is no valid pattern: {}.", "Patterns are of RE2."),
  DATE_PATTERN(
      "E-date-pattern",
      Severity.ERROR,
      "`{}` is no layout of a date.",
      "A layout has `yyyy`, `MM` or `M`, `dd` or `d`, and signs between: `\"dd.MM.yyyy\"`."),
  NO_SUCH_VALUE("E-no-such-value", Severity.ERROR, "There is no {} `{}`.", "{}"),
  NUMBER_RANGE("E-number-range", Severity.ERROR, "`{}` is too large for {}.", "{}"),
  DATE_TEXT("E-date-text", Severity.ERROR, "`{}` is no {}.", "Write it like `{}`."),
  PERIOD_VALUE(
      "E-period",
      Severity.ERROR,
      "A period stands after `+` or `-` only.",
      "Write it like `birthDate + 3 months`."),
  PERIOD_PARTS(
      "E-period-parts",
      Severity.ERROR,
      "A period of months or years has no {}.",
      "Add the two one after the other: `t + 1 month + 6 hours`."),
  WHOLE_DAYS(
      "E-whole-days",
      Severity.ERROR,
      "A date moves by whole days only.",
      "Use a datetime: `datetime(d) + 6 hours`."),
  LIST_VALUE(
      "E-list",
      Severity.ERROR,
      "A list stands after `in` only.",
      "Write it like `city in (\"Rome\", \"Oslo\")`."),
  NO_LIST("E-no-list", Severity.ERROR, "After `in` stands a list, and this is `{}`.", "{}"),
  LET_VALUE(
      "E-let",
      Severity.ERROR,
      "`{}` is neither a constant nor a condition.",
      "A `let` names a value without fields, a list of such, or a condition."),
  TOO_LARGE(
      "E-too-large",
      Severity.ERROR,
      "With all its `let`s written out this has more than {} parts.",
      "Make audiences of some of its conditions and ask `in audience`."),

  // hints
  MISSING_HOLDS(
      "W-missing",
      Severity.WARNING,
      "`{}` also holds where `{}` is missing.",
      "Write `{} is present and …` to leave those out."),
  EMPTY_LIST(
      "W-empty-list", Severity.WARNING, "The list is empty, so this {} holds.", "Fill the list."),
  CONSTANT_CONDITION(
      "W-constant",
      Severity.WARNING,
      "This has the same outcome for everybody.",
      "Compare with a field, or remove it."),
  EMPTY_RANGE(
      "W-empty-range",
      Severity.WARNING,
      "No value lies between `{}` and `{}`.",
      "Write the lower one first."),

  // --- load: a script and the files of its sources (package load) ---
  NO_COLUMN("E-column", Severity.ERROR, "The file `{}` has no column `{}`.", "{}"),
  COLUMN_TWICE(
      "E-column-twice",
      Severity.ERROR,
      "The file `{}` has two columns `{}`.",
      "Rename one in the file, or leave the header out and write `columns` with all names."),
  NO_KEY_COLUMN(
      "E-file-key",
      Severity.ERROR,
      "Nothing in the file `{}` gives the key `{}`.",
      "Write `{} = COLUMN`, or `{} = row` to number the rows.");

  private final String id;
  private final Severity severity;
  private final String message;
  private final String hint;

  Fault(String id, Severity severity, String message, String hint) {
    this.id = id;
    this.severity = severity;
    this.message = message;
    this.hint = hint;
  }

  public String id() {
    return id;
  }

  public Severity severity() {
    return severity;
  }

  /** The sentence, with {@code {}} where an argument goes. */
  public String message() {
    return message;
  }

  /**
   * What to write instead, with {@code {}} where an argument goes; empty where there is nothing to
   * add.
   */
  public String hint() {
    return hint;
  }

  /**
   * This problem at a place; the arguments fill the {@code {}} of the message and then those of the
   * hint.
   */
  public Diagnostic at(Source source, Span span, Object... arguments) {
    int inMessage = Template.holes(message);
    return new Diagnostic(
        this,
        source,
        span,
        Template.fill(message, arguments, 0),
        Template.fill(hint, arguments, inMessage));
  }
}
