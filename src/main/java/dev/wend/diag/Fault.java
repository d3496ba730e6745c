package dev.wend.diag;

/**
 * The table of every diagnostic. A row holds the id that users may search for ({@code E-} an error,
 * {@code W-} a warning), one plain sentence and what to write instead; {@code {}} stands for an
 * argument, in order. How to write a row: docs/diagnostics-style.md.
 */
public enum Fault {
  // --- syntax: what the text is made of (package syntax) ---
  SYNTAX("E-syntax", "Expected {}, found {}.", "{}"),
  DECLARATION("E-declaration", "`{}` does not begin a declaration.", "{}"),
  LATER("E-later", "{} are not in this version yet.", "Remove this declaration; it is skipped."),
  LATER_PART("E-later-part", "{} are not in this version yet.", "Leave this part out."),
  NO_STEP("E-no-step", "`{}` does not begin a step of a test.", "{}"),
  NO_JOURNEY_STEP(
      "E-no-journey-step", "`{}` does not begin a clause or a step of a journey.", "{}"),
  RESERVED(
      "E-reserved",
      "`{}` is a reserved word and no name.",
      "It is one between backquotes: write one before and one after it."),
  TOO_MANY("E-too-many", "More than {} problems; the rest are left out.", ""),
  TOO_MANY_HINTS("W-too-many", "More than {} hints; the rest are left out.", ""),
  TOO_LONG(
      "E-too-long",
      "The script is too long; it is read up to here.",
      "Move lists of values into a file and load it with a `source`."),
  LONG_DECLARATION(
      "E-long-declaration",
      "This declaration has more than {} words and signs.",
      "Move lists of values into a file and load it with a `source`."),
  TOO_DEEP(
      "E-too-deep",
      "More than {} brackets or conditions stand inside each other here.",
      "Give parts of it names with `let`."),
  LONG_CHAIN(
      "E-long-chain",
      "This expression is more than {} operations deep.",
      "Give parts of it names with `let`, or write a list after `in`."),
  CHARACTER(
      "E-character",
      "The character {} has no meaning here.",
      "Remove it, or write it inside a text."),
  OPEN_TEXT("E-open-text", "This text is not closed.", "Write `{}` at its end."),
  OPEN_NAME("E-open-name", "This name is not closed.", "Write a backquote at its end."),
  OPEN_COMMENT("E-open-comment", "This comment is not closed.", "Write `*/` at its end."),
  ESCAPE(
      "E-escape",
      "`{}` is no escape.",
      "There are `\\n`, `\\t`, `\\\"`, `\\\\`, `\\{` and `\\u{1F600}`; a backslash itself is `\\\\`."),
  TEMPLATE(
      "E-template", "`{{` opens an expression in message texts only.", "Write `\\{` for a brace."),
  TEMPLATE_OPEN(
      "E-template-open",
      "This `{}` is not closed.",
      "Write `{}` behind the expression; a brace itself is `\\{`."),
  TEMPLATE_QUOTES(
      "E-template-quotes", "Between braces a text stands in plain quotes.", "Write `{}`."),
  TEMPLATE_HABIT("E-template-habit", "`{}` is said otherwise here.", "Write `{}`."),
  TEMPLATE_BLOCK("E-template-block", "`{}` is not closed.", "Write `{}` where it ends."),
  TEMPLATE_PART("E-template-part", "`{}` belongs to nothing that is open here.", "{}"),
  TEMPLATE_WORD("E-template-word", "`{}` begins no part of a text.", "{}"),
  WEEKDAY("E-weekday", "`{}` is no day of the week.", "{}"),
  NUMBER("E-number", "`{}` is no number.", "{}"),
  WHOLE_AMOUNT(
      "E-whole-amount",
      "A length of time counts whole units.",
      "Use a smaller unit, such as `90 minutes` for `1.5 hours`."),

  // habits from other languages, each recovered as if written right
  HABIT_EQUALS("E-habit-equals", "`{}` compares in other languages.", "Write `=`."),
  HABIT_NOT_EQUALS("E-habit-not-equals", "`{}` compares in other languages.", "Write `!=`."),
  HABIT_AND("E-habit-and", "`{}` joins conditions in other languages.", "Write `and`."),
  HABIT_OR("E-habit-or", "`{}` joins conditions in other languages.", "Write `or`."),
  HABIT_NOT("E-habit-not", "`!` negates in other languages.", "Write `not`."),
  HABIT_SIGN("E-habit-sign", "Wend has no `{}`.", "Write `{}`."),
  HABIT_ARROW("E-habit-arrow", "`{}` does not compare.", "Write `{}`."),
  HABIT_NULL("E-habit-null", "`{}` is called `missing` here.", "Write `{}`."),
  HABIT_CASE("E-habit-case", "`{}` stands in lower case.", "Write `{}`."),
  HABIT_QUOTES("E-habit-quotes", "Text stands in straight double quotes.", "Write `{}`."),
  HABIT_SEMICOLON(
      "E-habit-semicolon", "There are no semicolons; the end of the line ends it.", "Remove it."),
  HABIT_COMMENT("E-habit-comment", "`{}` begins no comment here.", "Write `//`."),
  HABIT_TERNARY(
      "E-habit-ternary",
      "`?` chooses between values in other languages.",
      "Write `if condition then a else b`, or `a ?: b` for a fallback."),
  HELD_FOR(
      "E-held-for",
      "How long somebody has been in an audience is asked with `for at least`.",
      "Write `for at least {}`."),
  HABIT_CHAIN("E-habit-chain", "Comparisons do not chain.", "Write `{}`."),
  HABIT_CALL("E-habit-call", "`{}` is no function.", "Write `{}`."),
  HABIT_PERCENT(
      "E-habit-percent",
      "`{}` is a percentage, and something follows it.",
      "The remainder of a division needs spaces: `{}`."),

  NO_WHERE("E-no-where", "A condition stands here, and no audience.", "Write `{}`."),
  SHARE(
      "E-share",
      "`{}` is no share of a population.",
      "Write a percentage from 0% to 100%, as in `sample 10% of Customers`."),
  SETS("E-sets", "`{}` does not join audiences.", "Write `{}`."),
  MIXED_SETS(
      "E-mixed-sets",
      "`{}` and `{}` stand in one level without brackets.",
      "Say which comes first: `{}`."),
  IMPORT_FIRST(
      "E-import-first",
      "An `import` stands before everything else in its file.",
      "Move it to the top."),
  IF_OPERAND(
      "E-if-operand",
      "`{}` reaches as far as it can, so as an operand of `{}` it stands in brackets.",
      "Write `({} …)`."),
  ROUND_LIST("E-round-list", "A list stands in square brackets here.", "Write `{}`."),

  // --- check: names, types, rules (package check) ---
  // names
  UNKNOWN_NAME("E-name", "`{}` is not declared here.", "{}"),
  DUPLICATE_NAME(
      "E-duplicate", "`{}` is declared already, in line {}.", "Give one of the two another name."),
  TAKEN_NAME(
      "E-taken-name",
      "`{}` has a meaning of its own and cannot be declared.",
      "Choose another name."),
  CYCLE("E-cycle", "`{}` leads back to itself: {}.", "Take one of these out."),
  NO_VALUE("E-no-value", "`{}` is {} and no value.", "{}"),
  NO_POPULATION("E-no-population", "`{}` is {} and no audience.", "{}"),
  NO_FIELDS("E-no-fields", "`{}` has no fields.", "{}"),
  UNKNOWN_FUNCTION("E-function", "There is no function `{}`.", "{}"),
  ARGUMENTS("E-arguments", "`{}` cannot be called with {}.", "It is {}."),
  UNUSED_NAME("W-unused", "`{}` is never used.", "Remove it."),
  SHADOW("W-shadow", "`{}` hides {} that is called so, too.", "Give it another name."),

  // populations and steps
  COLUMN_TAKEN("E-column-taken", "`{}` is {} already.", "Give the column another name."),
  MANY_COLUMNS(
      "E-many-columns",
      "A population has at most {} columns.",
      "Leave out those that nothing behind them uses."),
  TOO_HIGH(
      "E-too-high",
      "With all that it is made of, `{}` is more than {} levels deep.",
      "Save one on the way, as in `save audience Some from Other create or update replace`."),
  COLUMN_TYPES(
      "E-column-types",
      "The column `{}` is `{}` in one of the two and `{}` in the other.",
      "Give one of them another name, or convert it."),
  DIMENSION(
      "E-dimension",
      "`{}` is made of {}, and this is about {}.",
      "Ask it where its own members are chosen."),
  DIMENSIONS(
      "E-dimensions",
      "`{}` joins populations of one kind, and here are {} and {}.",
      "Take two populations of the same rows."),
  NO_AUDIENCE("E-no-audience", "There is no audience `{}` to update.", "{}"),
  APPEND_KIND(
      "E-append-kind",
      "`{}` is a {}, and a {} cannot be added to it.",
      "Write `replace`, or save to another name."),
  APPEND_DIMENSION(
      "E-append-dimension",
      "`{}` is made of {}, and {} cannot be added to it.",
      "Write `replace`, or save to another name."),
  RULE_REPLACED(
      "W-rule-replaced",
      "`{}` is declared by a rule; from this step on it is what is saved here.",
      "Save to another name to keep both."),

  // timezone and namespaces
  TIMEZONE("E-timezone", "There is no time zone `{}`.", "{}"),
  SECOND_TIMEZONE(
      "E-second-timezone",
      "The script has a `timezone` already, in line {}.",
      "Remove one of the two."),
  KNOWN_NAMESPACE(
      "E-known-namespace", "The namespace `{}` is there already.", "Remove this declaration."),

  // the profile
  NO_PROFILE(
      "E-no-profile",
      "This needs a profile, and the script declares none.",
      "Declare it: `profile { id: string key }`."),
  SECOND_PROFILE(
      "E-second-profile",
      "The profile is declared already, in line {}.",
      "Put all fields into one `profile`."),
  NO_KEY(
      "E-no-key",
      "`{}` has no key.",
      "Mark the field that tells its rows apart: `id: string key`."),
  SECOND_KEY(
      "E-second-key",
      "The profile has a key already, `{}`.",
      "Mark this one as `identity` instead."),
  KEY_TYPE(
      "E-key-type", "A key is `string` or `int`, and this is `{}`.", "Write `{}: string key`."),
  IDENTITY_TYPE(
      "E-identity-type",
      "An identity is `string`, and this is `{}`.",
      "Write `{}: string identity`."),
  UNKNOWN_NAMESPACE("E-namespace", "There is no namespace `{}`.", "{}"),
  SHARED_NAMESPACE(
      "E-shared-namespace",
      "The field `{}` holds the namespace `{}` already.",
      "A profile has one value for each namespace: declare a `namespace` of its own for this one."),
  DUPLICATE_FIELD(
      "E-duplicate-field",
      "The field `{}` is declared already, in line {}.",
      "Remove one of the two or rename it."),
  REPEATED_MARK("E-repeated-mark", "`{}` stands twice on one field.", "Remove one of them."),
  KEY_AND_IDENTITY("E-key-identity", "A key is an identity by itself.", "Remove `identity`."),
  IDENTITY_DEFAULT(
      "E-identity-default",
      "Two profiles would have the same identity by this default.",
      "Remove the `default`."),
  DEFAULT_VALUE("E-default", "The default of `{}` is not a constant of type `{}`.", "{}"),
  UNKNOWN_TYPE("E-type", "There is no type `{}`.", "{}"),
  TYPE_ARGUMENTS("E-type-arguments", "{}", "{}"),
  TYPE_OF("E-type-of", "`{}` takes no type in `< >`.", "{}"),
  LIST_OF_LISTS(
      "E-list-of-lists",
      "A `{}` does not hold lists or maps by themselves.",
      "Give them a name in an object: `list<{ items: {} }>`."),
  NO_ENTITY("E-entity", "There is no entity `{}`.", "{}"),
  PART_MARK(
      "E-part-mark",
      "`{}` goes with fields of the profile itself, not with parts of an object.",
      "Remove it, or move the field out of the object."),
  EMPTY_OBJECT(
      "E-empty-object", "This object has no fields.", "Name its fields: `{ city: string }`."),
  FIELD_TYPE(
      "E-field-type",
      "A field cannot be `{}`.",
      "Use `int` for a number of months, or `duration`."),

  ENTITY_IDENTITY(
      "E-entity-identity", "Rows of an entity are found by their key only.", "Remove `identity`."),
  SERVICE_ITEM(
      "E-service",
      "`{}` does not belong to a service.",
      "A service has `title: \"…\"` and `default subscribed`."),
  NO_SERVICE("E-no-service", "There is no service `{}`.", "{}"),

  // surfaces and messages
  NO_CHANNEL("E-channel", "There is no channel `{}`.", "{}"),
  NO_SETTING("E-setting", "A surface of `{}` has no setting `{}`.", "{}"),
  SETTING_TWICE(
      "E-setting-twice", "`{}` stands here already, in line {}.", "Remove one of the two."),
  SETTING_VALUE("E-setting-value", "`{}` is {}.", "Write it as in `{}: {}`."),
  SETTING_MISSING("E-setting-missing", "A surface of `{}` says `{}`.", "Add it, as in `{}: {}`."),
  SURFACE_UNFIT("E-surface-unfit", "Nothing can be handed on by `{}`: {}.", ""),
  SURFACE_NAMESPACE(
      "E-surface-namespace", "No field of the profile holds addresses in `{}`.", "{}"),
  NO_SURFACE("E-surface", "There is no surface `{}`.", "{}"),
  NO_PART_OF("E-message-part", "A message by `{}` has no part `{}`.", "{}"),
  PART_FORM(
      "E-part-text",
      "`{}` of a message is one text.",
      "Write it in quotes, and what is computed in `{{ }}`."),
  PART_MISSING("E-part-missing", "A message by `{}` has {}.", "Add it, as in `{}: {}`."),
  TRACK("E-track", "`{}` is nothing that is tracked of a message by `{}`.", "{}"),
  PARAMETER_TYPE(
      "E-parameter-type",
      "A parameter is an event or one value, and this is `{}`.",
      "Write it as in `order: Purchase` or `spent: decimal`."),
  PARAMETER_NAME(
      "E-parameter-name",
      "The profile has a field `{}` already.",
      "Give the parameter another name."),
  NO_TEXT("E-no-text", "`{}` is {} and no text.", "{}"),
  EACH_IN_EACH(
      "E-each-in-each",
      "An `each` cannot stand in another one yet.",
      "Put what it says into one value, as in `join(x.names, \", \")`."),

  // journeys
  NO_ENTER(
      "E-no-enter",
      "Nobody comes into `{}`.",
      "Say who does, as in `enter from audience A by email`."),
  CLAUSE_TWICE("E-clause-twice", "`{}` stands here already, in line {}.", "Remove one of the two."),
  JOURNEY_CLAUSE("E-journey-clause", "`{}` says nothing of a journey.", "{}"),
  ENTER_CLAUSE("E-enter-clause", "`{}` does not go with this way in: {}.", "{}"),
  LENGTH("E-length", "`{}` is no length of time for this.", "{}"),
  RATE(
      "E-rate",
      "`{}` is no rate at which people come in.",
      "Write it as in `at most 100 per second`."),
  ALIAS("E-alias", "`{}` is {} already.", "Choose another name."),
  NOT_EVERYWHERE(
      "E-not-on-every-path",
      "`{}` is not there on every path to this step.",
      "Ask for it only behind what brings it."),
  NOT_SENT(
      "E-not-sent",
      "`{}` is not sent on every path to this step.",
      "Ask for its reactions only behind its `send`."),
  NOT_TRACKED("E-not-tracked", "Nobody is told whether `{}` is {}.", "{}"),
  UNREACHABLE("E-unreachable", "No path leads to this step.", "{}"),
  BRANCH_NEVER("E-branch-never", "This branch is never taken: {}.", "{}"),
  WAIT_NEVER("E-wait-never", "This wait has no effect: {}.", "{}"),
  WAIT_MISSING(
      "W-wait-missing",
      "Who has no `{}` does not wait here.",
      "Write `({} ?: …)` to say until when they wait."),
  JUMP_LOOP(
      "E-jump-loop", "{} lead in a circle without a wait.", "Wait on the way, as in `wait 1 day`."),
  ENDLESS(
      "E-endless",
      "Nobody ever leaves `{}` for good.",
      "Let it end: by `until`, by `exit when …`, or on a path without `jump to`."),
  FOLLOWED("E-followed", "Nobody can follow who is in `{}`: {}.", "{}"),
  SEND_ARGUMENTS("E-send-arguments", "`{}` is sent with {}, and here are {}.", "{}"),
  SEND_ARGUMENT("E-send-argument", "`{}` is {}, and this is {}.", "{}"),
  UPDATE("E-update", "A journey does not write `{}`: {}.", "{}"),
  NO_ACTION("E-action", "`{}` has no action `{}`.", "{}"),
  CALL_MISSING("E-call-argument", "`{}` needs `{}`.", "Add it, as in `{}: …`."),
  BRANCH_SHARE("E-branch-share", "`{}` is no share of a split.", "{}"),
  BRANCH_SHARES(
      "E-branch-shares",
      "The shares total {}, and not 100%.",
      "Let them total 100%, so that everybody is in a branch."),
  NO_ENDPOINT_SETTING("E-endpoint-setting", "An endpoint has no setting `{}`.", "{}"),
  NO_URL(
      "E-endpoint-url",
      "The endpoint `{}` says no `url`.",
      "Add it, as in `url: \"https://crm.example/api\"`."),
  CAP("E-cap", "`{}` is no cap.", "Write it as in `at most 3 marketing messages per week`."),

  // events
  EVENT_FIELD(
      "E-event-field", "Every event has `{}` already.", "Remove it, or give it another name."),
  EVENT_MARK("E-event-mark", "`{}` does not go with a field of an event.", "{}"),
  EVENT_CLAUSE("E-event-clause", "`{}` stands twice in one event.", "Remove one of them."),
  BUSINESS_IDENTITY(
      "E-business-identity",
      "A business event is about no person.",
      "Remove `identified by`, or `business`."),
  EVENT_NAMESPACE("E-event-namespace", "Profiles have no identity `{}`.", "{}"),
  WHOSE_TYPE("E-event-identity", "The identity `{}` is `{}`, and this is `{}`.", "{}"),
  KEEP_LENGTH(
      "E-keep", "`{}` is no length that events are kept.", "Write it in days: `keep 400 days`."),
  NO_EVENT("E-no-event", "There is no event `{}`.", "{}"),
  RULE_OF_RULE(
      "E-rule-of-rule",
      "`{}` is an event rule itself.",
      "Name its event, `{}`, and write both conditions."),
  BUSINESS_FROM(
      "E-business-from",
      "A business event is from nobody.",
      "Remove `from` and the name after it."),
  BUSINESS_EVENT(
      "E-business-event",
      "`{}` is about no person, so it is not among the events of a profile.",
      "Name another event, or declare it without `business`."),
  BUSINESS_PROFILE(
      "E-business-profile",
      "A business event is about no person, so its rule reads no profile.",
      "Use the fields of the event only."),
  HELD_LENGTH(
      "E-held-length",
      "`{}` is no length of time in an audience.",
      "It is longer than nothing and at most 1,000 years."),
  HELD("E-held", "Nobody can tell how long people have been in `{}`: {}.", "{}"),
  HELD_DEEP(
      "E-held-deep",
      "In `{}`, `for at least` is asked of what asks it itself, more than {} times over.",
      "Ask it of an audience that asks it less often."),
  WINDOW_ORDER(
      "E-window-order",
      "A window of time stands behind the name of the event, before `where`.",
      "Move `{}` there."),
  WINDOW_LIST(
      "E-window-list",
      "A window goes with events, and `{}` is `{}`.",
      "Test a field of its items, as in `where at in last 7 days`."),
  WINDOW_NOT(
      "E-window-not",
      "A window says which events are meant and is not negated.",
      "Name the time that is meant, as in `before`."),
  SINCE_WHERE(
      "E-since-where",
      "`since last` takes no condition.",
      "Give the events a name with `event rule`, and write that."),
  STEP_FIRST(
      "E-step-first",
      "`{}` is counted from an earlier event, and this step is the first.",
      "Remove it."),
  STEP_NO_FIRST(
      "E-step-no-first",
      "A sequence does not begin with `no`.",
      "Begin with the event that comes first."),
  STEP_ALIAS("E-step-alias", "What must not happen has no name.", "Remove `as {}`."),
  STEP_ORDER(
      "E-step-order",
      "`after` stands before the `where` of its step.",
      "Move `{}` there, or put what it belongs to into brackets."),
  STEP_TWICE("E-step-twice", "`{}` stands twice in one step.", "Remove one of the two."),
  STEPS(
      "E-steps",
      "A sequence has at most {} steps, and this one has {}.",
      "Leave some out, or ask for two sequences with `and`."),

  // sources
  NO_TIME(
      "E-no-time", "No column gives the time of `{}`.", "Map one: `time = …`, a datetime or date."),
  TARGET("E-target", "A source cannot be read into `{}`.", "{}"),
  TARGET_OBJECT(
      "E-target-object",
      "`{}` is an object, which no single column gives.",
      "Give its fields: `{} = …`."),
  MERGE_WHAT("E-merge", "What is merged are profiles.", "Write `merge profiles by {}`."),
  MERGE_BY("E-merge-by", "Profiles cannot be merged by `{}`, which is no identity.", "{}"),
  MERGE_TWICE("E-merge-twice", "Profiles are merged by one identity only.", "Remove this one."),
  FORMAT("E-format", "There is no format `{}`.", "{}"),
  EMPTY_PATH(
      "E-empty-path",
      "The path of this source is empty.",
      "Write the file's name, as in `csv \"customers.csv\"`."),
  UNKNOWN_OPTION("E-option", "There is no option `{}`.", "{}"),
  REPEATED_OPTION("E-repeated-option", "The option `{}` stands twice.", "Remove one of them."),
  OPTION_FORMAT("E-option-format", "The option `{}` is for `csv` files only.", "Remove it."),
  OPTION_VALUE("E-option-value", "{}", "{}"),
  UNKNOWN_FIELD("E-field", "`{}` has no field `{}`.", "{}"),
  MAPPED_TWICE(
      "E-mapped-twice",
      "The field `{}` has a value already, in line {}.",
      "Remove one of the two."),
  UNKNOWN_COLUMN("E-unknown-column", "The file has no column `{}`.", "{}"),
  FIT("E-fit", "`{}` does not fit the field `{}`, which is `{}`.", "{}"),
  NO_IDENTITY(
      "E-no-identity",
      "No column gives the key or an identity of `{}`.",
      "Map one: `{} = …`, or `{} = row` to number the rows."),
  ROW_TYPE(
      "E-row-type",
      "The number of a row does not fit the field `{}`, which is `{}`.",
      "It fits `int` and `string`."),
  ROW_ALONE(
      "E-row-alone",
      "`row`, the number of the row, stands alone after `=`.",
      "Write `{}` in backquotes if it is a column."),
  FILE_ONLY(
      "E-file-only",
      "Audiences cannot be asked while a file is read.",
      "Use the file's columns only."),

  // tests
  NO_TEST_PROFILE("E-test-profile", "The test has no profile `{}` at this step.", "{}"),
  GIVEN_FORM("E-given-form", "{} does not fit the field `{}`, which is `{}`.", "{}"),
  TEST_TIME("E-test-time", "{} stands here, written out.", "Write it as in `{}`."),
  CLOCK_BACK(
      "E-clock-back", "The clock never goes back, and shows {} here.", "Give it a later time."),
  CHANGED_AUDIENCE(
      "E-changed-audience",
      "`{}` cannot become this: a rule stays one, of the same dimension and columns.",
      "Test another audience of its own instead."),
  NOT_ACTIVE(
      "W-not-active",
      "No journey is active in this test, so nobody enters one.",
      "Write `activate {}` before what is to bring people into it."),
  TEST_TIMES("E-test-times", "`{}` is no number of times.", "Write a number from {} to {}."),
  FAIL_FORM(
      "E-fail-form",
      "What fails is a message to somebody, or an action of an endpoint.",
      "Write it as in {}."),
  REACTION_LINK("E-reaction-link", "Only a click is of a link.", "Leave the text out."),
  TRAIT_VALUE("E-trait-value", "This is no value of `{}`.", "{}"),
  PROPERTY_STEP(
      "E-property-step",
      "A property is made of expectations of its profiles.",
      "Write `expect` and a condition, or make a `test` of it."),
  PROPERTY_AUDIENCE(
      "E-property-audience",
      "A property cannot ask `{}`: {} depends on everybody.",
      "Write a `test` with the profiles that matter."),

  // types
  CONDITION("E-condition", "A condition is `bool`, and this is `{}`.", "{}"),
  COMPARE("E-compare", "`{}` and `{}` cannot be compared.", "{}"),
  NO_ORDER("E-no-order", "Values of type `{}` have no order.", "Use `=`, `!=` or `in`."),
  ENUM_VALUE("E-enum-value", "`{}` is not a value of `{}`.", "{}"),
  OPERANDS("E-operands", "`{}` does not take `{}` and `{}`.", "{}"),
  NEGATE("E-negate", "`-` does not take `{}`.", "It takes numbers."),
  BRANCHES(
      "E-branches",
      "The two values have different types, `{}` and `{}`.",
      "Convert one of them, as in `text(x)`."),
  TEXT_TEST("E-text-test", "`{}` tests texts, and this is `{}`.", "{}"),
  DATE_TEST("E-date-test", "`{}` works on dates and datetimes, and this is `{}`.", "{}"),
  IGNORING_CASE("E-ignoring-case", "`ignoring case` goes with texts only.", "Remove it."),
  MISSING_TEST("E-missing-test", "Nothing equals `missing`.", "Write `{}`."),
  MISSING_VALUE(
      "E-missing-value",
      "`missing` cannot stand here.",
      "Whether a value is there is asked by `x is missing`."),
  PATTERN_LITERAL(
      "E-pattern-literal",
      "The pattern of `{}` is written out as a text.",
      "For a text of the profile use `contains`, `starts with` or `ends with`."),
  VERSION("E-version", "`{}` is no version.", "Write it like `2.10.0` or `2.10.0-rc.1`."),
  PATTERN("E-pattern", "This is no valid pattern: {}.", "Patterns are of RE2."),
  DATE_PATTERN(
      "E-date-pattern",
      "`{}` is no layout of a date.",
      "A layout has `yyyy`, `MM` or `M`, `dd` or `d`, and signs between: `\"dd.MM.yyyy\"`."),
  NO_SUCH_VALUE("E-no-such-value", "There is no {} `{}`.", "{}"),
  NUMBER_RANGE("E-number-range", "`{}` is too large for {}.", "{}"),
  DATE_TEXT("E-date-text", "`{}` is no {}.", "Write it like `{}`."),
  PERIOD_VALUE(
      "E-period",
      "A period stands after `+` or `-` only.",
      "Write it like `birthDate + 3 months`."),
  PERIOD_PARTS(
      "E-period-parts",
      "A period of months or years has no {}.",
      "Add the two one after the other: `t + 1 month + 6 hours`."),
  WHOLE_DAYS(
      "E-whole-days",
      "A date moves by whole days only.",
      "Use a datetime: `datetime(d) + 6 hours`."),
  WINDOW_LENGTH(
      "E-window-length",
      "`{}` is no length of a window.",
      "A window is longer than nothing and at most 1,000 years; beyond that compare with a date."),
  DATE_WINDOW(
      "E-date-window",
      "A window over dates is made of whole days.",
      "Write it in days, or test a datetime."),
  LIST_VALUE(
      "E-list",
      "A list that is written out stands after `in`, beside another list or where a list is taken, not here.",
      "Write it like `city in (\"Rome\", \"Oslo\")`."),
  EMPTY_WRITTEN(
      "E-empty-list",
      "This list is empty, so nobody knows of what type its items are.",
      "Write an item, or name a list that has some."),
  NO_LIST("E-no-list", "After `in` stands a list, and this is `{}`.", "{}"),
  NOT_A_LIST(
      "E-not-a-list",
      "`{}` is `{}` and no list.",
      "Items are gone through of lists and maps only."),
  NO_MAP("E-no-map", "`{}` takes a map, and this is `{}`.", "Of a list write `distinct(xs)`."),
  NO_INDEX(
      "E-no-index",
      "`{}` is `{}`, which has no places.",
      "`[ ]` takes an item of a list, or a value of a map."),
  INDEX_TYPE("E-index", "In `[ ]` stands {}, and this is `{}`.", ""),
  NEGATIVE_INDEX(
      "E-negative-index", "Places of a list begin at 0.", "The last item is `last({})`."),
  NO_PART("E-part", "`{}` has no field `{}`.", "{}"),
  LIST_PATH(
      "E-list-path",
      "`{}` goes through two lists.",
      "Name the items of the outer one: `any o in {} where any x in o.{} where …`, or"
          + " `sum(sum(o.{}.f) for o in {})`."),
  LIST_OF_ITEM(
      "E-list-of-item",
      "`{}` is the list of an item that is found by its place.",
      "Go through the outer list: `any o in … where …`."),
  OBJECT_VALUE(
      "E-object", "`{}` is an object and no single value.", "Name one of its fields, as in `{}`."),
  OBJECT_ITEMS("E-object-items", "The items of `{}` are objects and no single values.", "{}"),
  LIST_AS_VALUE("E-list-value", "`{}` is a list and no single value.", "{}"),
  LIST_OPERAND("E-list-operand", "`{}` is a list, which `{}` does not take.", "{}"),
  LIST_IN(
      "E-list-in",
      "A list stands before `in`, which asks of one value.",
      "Write `{} subset of {}`, or `intersects`."),
  LIST_TEST(
      "E-list-test",
      "`{}` tests whole lists, and this is `{}`.",
      "Write `{} in …`, or put it into square brackets."),
  CONTAINS_LIST(
      "E-contains-list", "`contains` asks for one value, and this is a list.", "Write `{}`."),
  LIST_FUNCTION(
      "E-list-function",
      "`{}` does not go through a list.",
      "These do: `count`, `sum`, `min`, `max`, `avg`, `first`, `last`, `distinct`, `list`, `sort`, `reverse`."),
  MEASURE("E-measure", "`{}` takes {}, and these are `{}`.", "{}"),
  DISTINCT_OBJECTS(
      "E-distinct-objects",
      "`distinct` tells values apart, and these are objects.",
      "Name a field, as in `distinct({})`."),
  ALL_WHERE("E-all-where", "`all` says of what.", "Write `all {} where …`."),
  TOP_COUNT("E-top-count", "`{}` is no number of items.", "Write a number from 1 on."),
  TOP_ORDER(
      "E-top-order",
      "`top` orders by numbers, dates and texts, and this is `{}`.",
      "Name another field."),
  BOUND_TWICE(
      "E-bound-twice",
      "`{}` names the items of a list around this one already.",
      "Choose another name."),
  LET_VALUE(
      "E-let",
      "`{}` is neither a constant nor a condition.",
      "A `let` names a value without fields, a list of such, or a condition."),
  TOO_LARGE(
      "E-too-large",
      "With all its `let`s written out this has more than {} parts.",
      "Make audiences of some of its conditions and ask `in audience`."),

  // hints
  MISSING_HOLDS(
      "W-missing",
      "`{}` also holds where `{}` is missing.",
      "Write `{} is present and …` to leave those out."),
  MISSING_SKIPPED(
      "W-missing-skipped",
      "`{}` also passes over rows where `{}` is missing.",
      "Write `{} is present and …` to keep those."),
  EMPTY_CELL("W-empty-cell", "An empty cell is missing, and no empty text.", "Write `{}`."),
  EMPTY_LIST("W-empty-list", "The list is empty, so this {} holds.", "Fill the list."),
  ITEM_NAME(
      "W-item-name",
      "`{}` is a field of the item here, and the profile has one too.",
      "Write `profile.{}` for the profile's, or name the items: `any o in orders where o.price …`."),
  EVENT_NAME(
      "W-event-name",
      "`{}` is a field of the event here, and the profile has one too.",
      "Write `event.{}`, or `profile.{}` for the profile's."),
  CONSTANT_CONDITION(
      "W-constant",
      "This has the same outcome for everybody.",
      "Compare with a field, or remove it."),
  EMPTY_RANGE(
      "W-empty-range", "No value lies between `{}` and `{}`.", "Write the lower one first."),
  NEVER_HOLDS("W-never", "`{}` never holds: {}.", "Compare with a value that it can have."),
  HOLDS_IF_PRESENT(
      "W-always", "`{}` holds wherever `{}` has a value.", "Write `{} is present`, or remove it."),
  CONTRADICTION(
      "W-contradiction",
      "`{}` and `{}` never hold together.",
      "Join them with `or`, or remove one of them."),
  EITHER_HOLDS(
      "W-either",
      "One of `{}` and `{}` always holds{}.",
      "Join them with `and`, or remove one of them."),
  WINDOW_NEVER("W-window-never", "No event lies in this window: {}.", "{}"),
  STEP_NEVER("W-step-never", "No event fits this step: {}.", "{}"),
  KEPT(
      "W-kept",
      "`{}` is kept for {}, and this window goes further back.",
      "Keep it longer, or make the window shorter."),
  NO_REACTIONS(
      "W-reaction",
      "Events `Reaction` tell what people do with messages, and `{}` is no text of these.",
      "Declare `{}: string`, or give the event another name."),
  NO_HISTORY(
      "W-no-history",
      "`{}` asks for fields only, and the store keeps no history of them.",
      "This is the same as `in audience {}`; write that, or ask for events or time."),
  GREEDY(
      "W-greedy",
      "`where` reaches as far as it can, so `{}` belongs to the condition of `{}`.",
      "Put `{}` into brackets, or the whole condition after `where`."),
  SINGLE_BRACES(
      "W-single-braces",
      "`{}` is sent as it stands here.",
      "Write `{{{}}}` for the value, or `\\{}` for these signs."),
  OTHER_SIGNS("W-other-signs", "`{}` is sent as it stands here.", "{}"),
  LIKE_STAR(
      "W-like-star",
      "`*` stands for itself in the pattern of `like`.",
      "Write `%` for any text, as in `{}`."),
  REPEATED_ITEM("W-repeated-item", "`{}` stands in this list already.", "Remove one of the two."),

  // --- load: a script and the files of its sources (package load) ---
  IMPORT_PATH(
      "E-import-path",
      "`{}` is no path of a script from here.",
      "Write a relative path that ends in `.wend`, as in `import \"common.wend\"`."),
  IMPORT_FILE("E-import-file", "`{}` cannot be imported: {}.", "{}"),
  IMPORT_CYCLE(
      "E-import-cycle", "This import leads back to its own file: {}.", "Take one of these out."),
  EMPTY_FILE(
      "E-empty-file",
      "The file `{}` is empty, and a line with the names of its columns is expected.",
      "Write the names into the script: `csv \"{}\" (columns id, name)`."),
  DELIMITER(
      "E-delimiter",
      "The first line of `{}` has {} between the names of its columns, and {} is expected.",
      "Write `csv \"{}\" (delimiter \"{}\")`."),
  NO_OBJECTS(
      "E-no-objects",
      "No line of the file `{}` can be read: {}.",
      "NDJSON has one object a line, as in `{\"id\": 1}`."),
  NO_COLUMN("E-column", "The file `{}` has no column `{}`.", "{}"),
  COLUMN_TWICE(
      "E-column-twice",
      "The file `{}` has two columns `{}`.",
      "Rename one in the file, or leave the header out and write `columns` with all names."),
  NO_KEY_COLUMN(
      "E-file-key",
      "Nothing in the file `{}` gives the key `{}`.",
      "{} Write `{} = COLUMN`, or `{} = row` to number the rows."),
  NO_EVENT_COLUMN(
      "E-file-event",
      "Nothing in the file `{}` gives the `{}` that each event needs.",
      "Write `{} = COLUMN` in the source."),
  NO_FILES(
      "W-no-files",
      "No file matches `{}` yet: the source has no rows.",
      "Look whether the folder and the pattern are meant so."),
  UNFILLED("W-unfilled", "No source gives {}: missing for everybody.", "{}");

  private final String id;
  private final Severity severity;
  private final String message;
  private final String hint;

  Fault(String id, String message, String hint) {
    this.id = id;
    this.severity = id.startsWith("W") ? Severity.WARNING : Severity.ERROR;
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
