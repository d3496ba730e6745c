package dev.wend.check;

import static dev.wend.check.FaultExample.alone;
import static dev.wend.check.FaultExample.fields;
import static dev.wend.check.FaultExample.script;
import static dev.wend.check.FaultExample.where;

import dev.wend.diag.Fault;
import java.util.List;
import java.util.stream.Stream;

/** At least one example for every rule of the checker. */
final class FaultExamples {
  private FaultExamples() {}

  static List<FaultExample> all() {
    return Stream.of(
            names(),
            profiles(),
            sources(),
            types(),
            literals(),
            hints(),
            OutcomeExamples.all(),
            ListFaultExamples.all(),
            RowFaultExamples.all(),
            EventFaultExamples.all(),
            PopulationExamples.all(),
            TestExamples.all(),
            Stream.concat(MessageExamples.all().stream(), JourneyExamples.all().stream()).toList())
        .flatMap(List::stream)
        .toList();
  }

  private static List<FaultExample> names() {
    return List.of(
        where(Fault.UNKNOWN_NAME, "«ctiy» = \"Rome\"", "Did you mean `city`?"),
        script(
            Fault.UNKNOWN_NAME,
            "audience Loyal = profiles where active\naudience B = «Loyl» union profiles",
            "Did you mean `Loyal`?"),
        script(
            Fault.DUPLICATE_NAME,
            "audience A = profiles where active\naudience «A» = profiles where active",
            "Give one of the two another name."),
        script(Fault.DUPLICATE_NAME, "let «city» = \"Rome\"", "Give one of the two another name."),
        script(
            Fault.TAKEN_NAME,
            "audience «profiles» = profiles where active",
            "Choose another name."),
        script(
            Fault.CYCLE,
            "audience A = B where active\naudience B = «A» where active",
            "Take one of these out."),
        script(
            Fault.CYCLE, "audience A = profiles where in audience «A»", "Take one of these out."),
        script(
            Fault.CYCLE,
            "let X = in audience A\naudience A = profiles where «X»",
            "Take one of these out."),
        script(
            Fault.NO_VALUE,
            "let Cities = (\"Rome\", \"Oslo\")\naudience A = profiles where city = «Cities» or city in Cities",
            "It stands where a list does, as in `city in Cities`."),
        script(
            Fault.NO_VALUE,
            "audience Loyal = profiles where active\naudience B = profiles where «Loyal»",
            "Write `in audience Loyal`."),
        script(
            Fault.NO_POPULATION,
            "let Adult = birthYear < 2000\naudience A = «Adult»\naudience B = profiles where Adult",
            "Write `profiles where Adult`."),
        where(Fault.NO_FIELDS, "city.«name» = \"x\"", ""),
        where(Fault.NO_FIELDS, "birthDate.«year» > 1990", "Write `year(birthDate)`."),
        where(Fault.UNKNOWN_NAME, "«age» > 3", "It is a function: write `age(birthDate)`."),
        where(Fault.UNKNOWN_NAME, "«ctiy».name = \"x\"", "Did you mean `city`?"),
        where(Fault.UNKNOWN_FIELD, "profile.«ctiy» = \"x\"", "Did you mean `city`?"),
        where(Fault.UNKNOWN_FUNCTION, "«agee»(birthDate) > 3", "Did you mean `age`?"),
        where(Fault.UNKNOWN_FUNCTION, "«toLowerCase»(city) = \"x\"", "Write `lower(city)`."),
        where(Fault.UNKNOWN_FUNCTION, "«coalesce»(city, \"x\") = \"y\"", "Write `city ?: \"x\"`."),
        where(Fault.UNKNOWN_FUNCTION, "«max»(birthYear, 5) > 3", "Write `greatest(birthYear, 5)`."),
        where(
            Fault.UNKNOWN_FUNCTION,
            "«count»(orders, price > 5) > 1",
            "Write `count(orders where price > 5)`."),
        where(Fault.UNKNOWN_NAME, "city = «Rome»", "A text stands in quotes: `\"Rome\"`."),
        where(
            Fault.UNKNOWN_NAME,
            "city in (\"Oslo\", «Rome»)",
            "A text stands in quotes: `\"Rome\"`."),
        where(
            Fault.CONDITION,
            "«if active then 1 else 0»",
            "Compare it, or write `(if active then 1 else 0) is present`."),
        where(
            Fault.ARGUMENTS,
            "«age(city)» > 3",
            "It is `age(birth: date): int` or `age(birth: date, on: date): int`."),
        where(
            Fault.ARGUMENTS,
            "«age()» > 3",
            "It is `age(birth: date): int` or `age(birth: date, on: date): int`."),
        script(Fault.UNUSED_NAME, "let «X» = 3\naudience A = profiles where active", "Remove it."),
        script(
            Fault.LET_VALUE,
            "let «X» = birthYear + 1",
            "A `let` names a value without fields, a list of such, or a condition."),
        alone(Fault.TIMEZONE, "timezone «\"Europe/Rom\"»", "Did you mean `Europe/Rome`?"),
        alone(
            Fault.SECOND_TIMEZONE,
            "timezone \"UTC\"\n«timezone \"Europe/Rome\"»",
            "Remove one of the two."),
        alone(Fault.KNOWN_NAMESPACE, "namespace «email»", "Remove this declaration."));
  }

  private static List<FaultExample> profiles() {
    return List.of(
        alone(
            Fault.NO_PROFILE,
            "audience «A» = profiles where x = 1\naudience B = profiles where y",
            "Declare it: `profile { id: string key }`."),
        alone(
            Fault.SECOND_PROFILE,
            "profile { id: string key }\n«profile» { id: string key }",
            "Put all fields into one `profile`."),
        alone(
            Fault.NO_KEY,
            "«profile» { email: string identity }",
            "Mark the field that tells its rows apart: `id: string key`."),
        fields(Fault.SECOND_KEY, "b: string «key»", "Mark this one as `identity` instead."),
        alone(Fault.KEY_TYPE, "profile { id: «date» key }", "Write `id: string key`."),
        fields(Fault.IDENTITY_TYPE, "email: «int» identity", "Write `email: string identity`."),
        fields(
            Fault.UNKNOWN_NAMESPACE,
            "card: string identity «loyalty»",
            "Declare it: `namespace loyalty`, or name one: `identity email`."),
        fields(
            Fault.UNKNOWN_NAMESPACE,
            "card: string «identity»",
            "Declare it: `namespace card`, or name one: `identity email`."),
        fields(
            Fault.SHARED_NAMESPACE,
            "email: string identity\n«other»: string identity email",
            "A profile has one value for each namespace: declare a `namespace` of its own for this one."),
        fields(Fault.DUPLICATE_FIELD, "a: int\n«a»: string", "Remove one of the two or rename it."),
        fields(Fault.REPEATED_MARK, "a: int default 1 «default 2»", "Remove one of them."),
        alone(
            Fault.KEY_AND_IDENTITY,
            "profile { email: string key «identity» }",
            "Remove `identity`."),
        fields(
            Fault.IDENTITY_DEFAULT,
            "email: string identity «default \"a@b.example\"»",
            "Remove the `default`."),
        fields(Fault.DEFAULT_VALUE, "a: int default «\"1\"»", "Write the value without quotes."),
        fields(Fault.DEFAULT_VALUE, "a: string default «1»", "Write `\"1\"`."),
        fields(Fault.DEFAULT_VALUE, "a: int default «b»\nb: int", ""),
        fields(
            Fault.DEFAULT_VALUE,
            "tier: enum(\"gold\", \"basic\") default «\"glod\"»",
            "Did you mean `gold`?"),
        fields(Fault.UNKNOWN_TYPE, "a: «sting»", "Did you mean `string`?"),
        fields(Fault.TYPE_ARGUMENTS, "a: «decimal(19)»", "Write `decimal(2)`."),
        fields(Fault.TYPE_ARGUMENTS, "a: enum(\"x\", «\"x\"»)", "Remove one."),
        fields(Fault.TYPE_ARGUMENTS, "a: enum(«\"\"»)", "Leave it missing."),
        fields(Fault.TYPE_ARGUMENTS, "a: «int(3)»", "Write `int`."),
        fields(
            Fault.FIELD_TYPE, "a: «period»", "Use `int` for a number of months, or `duration`."));
  }

  private static List<FaultExample> sources() {
    return List.of(
        script(
            Fault.NO_FIELDS,
            "source S: csv \"a.csv\" into profile { city = home.«city» }",
            "Only values of `ndjson` have parts."),
        script(Fault.TARGET, "source S: csv \"a.csv\" into «Visit»", "Write `into profile`."),
        script(Fault.FORMAT, "source S: «cvs» \"a.csv\" into profile", "Did you mean `csv`?"),
        script(
            Fault.EMPTY_PATH,
            "source S: csv «\"\"» into profile",
            "Write the file's name, as in `csv \"customers.csv\"`."),
        script(
            Fault.UNKNOWN_OPTION,
            "source S: csv \"a.csv\" («delimeter» \";\") into profile",
            "Did you mean `delimiter`?"),
        script(
            Fault.REPEATED_OPTION,
            "source S: csv \"a.csv\" (delimiter \";\", «delimiter» \",\") into profile",
            "Remove one of them."),
        script(
            Fault.OPTION_FORMAT,
            "source S: ndjson \"a.ndjson\" («delimiter» \";\") into profile",
            "Remove it."),
        script(
            Fault.OPTION_VALUE,
            "source S: csv \"a.csv\" («delimiter \"ab\"») into profile",
            "Write one character, as in `delimiter \";\"`."),
        script(
            Fault.OPTION_VALUE,
            "source S: csv \"a.csv\" (columns crmId, «crmId») into profile",
            "Write the columns' names, as in `columns id, city`."),
        script(
            Fault.UNKNOWN_FIELD,
            "source S: csv \"a.csv\" into profile { «ctiy» = town }",
            "Did you mean `city`?"),
        script(
            Fault.MAPPED_TWICE,
            "source S: csv \"a.csv\" into profile {\n  city = a\n  «city» = b\n}",
            "Remove one of the two."),
        script(
            Fault.UNKNOWN_COLUMN,
            "source S: csv \"a.csv\" (columns crmId, town) into profile { city = lower(«twon») }",
            "Did you mean `town`?"),
        script(
            Fault.UNKNOWN_COLUMN,
            "source S: csv \"a.csv\" (columns crmId, town) into profile { city = «twon» }",
            "Did you mean `town`?"),
        script(
            Fault.FIT,
            "source S: csv \"a.csv\" into profile { birthYear = «left(born, 4)» }",
            "Write `int(left(born, 4))`."),
        script(
            Fault.FIT,
            "source S: csv \"a.csv\" into profile { birthYear = «int(a) / 2» }",
            "Write `round(int(a) / 2)`."),
        script(
            Fault.FIT,
            "source S: csv \"a.csv\" into profile { city = «int(a)» }",
            "Write `text(int(a))`."),
        script(
            Fault.NO_IDENTITY,
            "source «S»: csv \"a.csv\" (columns city) into profile",
            "Map one: `crmId = …`, or `crmId = row` to number the rows."),
        script(
            Fault.ROW_TYPE,
            "source S: csv \"a.csv\" into profile { birthDate = «row» }",
            "It fits `int` and `string`."),
        script(
            Fault.ROW_ALONE,
            "source S: csv \"a.csv\" into profile { crmId = \"c\" + «row» }",
            "Write `row` in backquotes if it is a column."),
        script(
            Fault.FILE_ONLY,
            "audience A = profiles where active\nsource S: csv \"a.csv\" into profile { skip where «in audience A» }",
            "Use the file's columns only."));
  }

  private static List<FaultExample> types() {
    return List.of(
        where(Fault.CONDITION, "«city»", "Compare it, or write `city is present`."),
        where(
            Fault.CONDITION,
            "active and «birthYear»",
            "Compare it, or write `birthYear is present`."),
        where(Fault.COMPARE, "birthYear > «\"1980\"»", "Write `1980`."),
        where(Fault.COMPARE, "active = «\"true\"»", "Write `true`."),
        where(Fault.COMPARE, "«city = 5»", "Write `\"5\"`."),
        where(Fault.COMPARE, "«city = birthYear»", "Make a text of the other: `text(birthYear)`."),
        where(Fault.COMPARE, "«birthYear = birthDate»", ""),
        where(Fault.COMPARE, "«tier = city»", "Make a text of the other: `text(tier)`."),
        where(Fault.COMPARE, "birthYear in (1980, «\"1981\"»)", "Write `1981`."),
        where(Fault.NO_ORDER, "tier «>» \"basic\"", "Use `=`, `!=` or `in`."),
        where(Fault.NO_ORDER, "active «<» true", "Use `=`, `!=` or `in`."),
        where(Fault.ENUM_VALUE, "tier = «\"glod\"»", "Did you mean `gold`?"),
        where(Fault.ENUM_VALUE, "tier in (\"gold\", «\"slver\"»)", "Did you mean `silver`?"),
        where(Fault.OPERANDS, "city «+» 1 = \"a\"", "Join texts: `text(1)`."),
        where(Fault.OPERANDS, "city «*» 2 = 4", "Make a number of the text: `int(city)`."),
        where(Fault.OPERANDS, "birthDate «+» 3 > today", "Say the unit, as in `d + 3 days`."),
        where(Fault.NEGATE, "-«city» = \"a\"", "It takes numbers."),
        where(
            Fault.BRANCHES,
            "(if active then 1 else «\"a\"») = 1",
            "Convert one of them, as in `text(x)`."),
        where(Fault.BRANCHES, "(city ?: «0») = \"x\"", "Convert one of them, as in `text(x)`."),
        where(
            Fault.TEXT_TEST,
            "«birthYear» contains \"19\"",
            "Make a text of it: `text(birthYear)`."),
        where(Fault.DATE_TEST, "«birthYear» before 2000-01-01", "Compare with `<` or `>=`."),
        where(Fault.DATE_TEST, "«city» after 2000-01-01", "Make a date of it: `date(city)`."),
        where(
            Fault.DATE_TEST,
            "days between birthDate and «city» > 3",
            "Make a date of a text: `date(city)`."),
        where(Fault.IGNORING_CASE, "«birthYear = 3 ignoring case»", "Remove it."),
        where(Fault.MISSING_TEST, "«city = missing»", "Write `city is missing`."),
        where(Fault.MISSING_TEST, "«city != missing»", "Write `city is present`."),
        where(
            Fault.MISSING_VALUE,
            "birthYear + «missing» > 3",
            "Whether a value is there is asked by `x is missing`."),
        where(
            Fault.PATTERN_LITERAL,
            "email matches «city»",
            "For a text of the profile use `contains`, `starts with` or `ends with`."),
        where(Fault.PATTERN, "email matches «\"(a\"»", "Patterns are of RE2."),
        where(
            Fault.VERSION, "version(city) > «\"two\"»", "Write it like `2.10.0` or `2.10.0-rc.1`."),
        where(Fault.PERIOD_VALUE, "stay > «3 months»", "Write it like `birthDate + 3 months`."),
        where(
            Fault.WHOLE_DAYS,
            "birthDate + «6 hours» > today",
            "Use a datetime: `datetime(d) + 6 hours`."),
        where(
            Fault.WINDOW_LENGTH,
            "birthDate in last «0 days»",
            "A window is longer than nothing and at most 1,000 years; beyond that compare with a date."),
        where(
            Fault.WINDOW_LENGTH,
            "birthDate in next «1001 years»",
            "A window is longer than nothing and at most 1,000 years; beyond that compare with a date."),
        where(
            Fault.DATE_WINDOW,
            "birthDate in last «12 hours»",
            "Write it in days, or test a datetime."),
        where(
            Fault.DATE_WINDOW, "birthDate in «this hour»", "Write it in days, or test a datetime."),
        where(Fault.DATE_TEST, "«city» in this month", "Make a date of it: `date(city)`."),
        where(
            Fault.LIST_VALUE,
            "city = «[\"Rome\"]»",
            "Write it like `city in (\"Rome\", \"Oslo\")`."),
        where(Fault.NO_LIST, "city in «firstName»", "Write `in (firstName)`, or `=`."),
        where(
            Fault.DATE_PATTERN,
            "date(city, «\"yyyy-mm-dd\"») > 2026-01-01",
            "A layout has `yyyy`, `MM` or `M`, `dd` or `d`, and signs between: `\"dd.MM.yyyy\"`."),
        where(
            Fault.PATTERN_LITERAL,
            "extract(city, «firstName») = \"x\"",
            "For a text of the profile use `contains`, `starts with` or `ends with`."),
        where(Fault.PATTERN, "extract(city, «\"(a\"») = \"x\"", "Patterns are of RE2."),
        where(Fault.TIMEZONE, "hour(joined, «\"Europe/Rom\"») = 9", "Did you mean `Europe/Rome`?"),
        tooLarge());
  }

  /** Lets that double: the fifteenth has more than a hundred thousand parts. */
  private static FaultExample tooLarge() {
    StringBuilder script = new StringBuilder("let X0 = active\n");
    for (int i = 1; i <= 14; i++) {
      script.append("let X%d = X%d or (city = \"a\" and X%d)\n".formatted(i, i - 1, i - 1));
    }
    script.append("let X15 = «X14 or (city = \"a\" and X14)»\n");
    return script(
        Fault.TOO_LARGE,
        script.toString(),
        "Make audiences of some of its conditions and ask `in audience`.");
  }

  private static List<FaultExample> literals() {
    return List.of(
        where(
            Fault.NUMBER_RANGE,
            "birthYear = «9223372036854775808»",
            "The greatest is 9223372036854775807."),
        where(Fault.NUMBER_RANGE, "price = «0.1234567890123456789»", "It has at most 18 digits."),
        where(Fault.NUMBER_RANGE, "stay > «999999999999999999 days»", ""),
        where(Fault.NO_SUCH_VALUE, "birthDate = «2026-02-30»", ""),
        where(
            Fault.NO_SUCH_VALUE,
            "wakesAt = «25:00»",
            "Seconds have at most three digits after the point."),
        where(Fault.DATE_TEXT, "birthDate > «\"soon\"»", "Write it like `2026-03-01`."),
        where(Fault.DATE_TEXT, "joined > «\"2026-02-30\"»", "Write it like `2026-03-01T09:30Z`."),
        where(Fault.DATE_TEXT, "wakesAt > «\"noon\"»", "Write it like `09:30`."),
        where(
            Fault.PERIOD_PARTS,
            "joined + 1 month «6 hours» > now",
            "Add the two one after the other: `t + 1 month + 6 hours`."));
  }

  private static List<FaultExample> hints() {
    return List.of(
        where(
            Fault.MISSING_HOLDS,
            "«city != \"Rome\"»",
            "Write `city is present and …` to leave those out."),
        where(
            Fault.MISSING_HOLDS,
            "«city not in (\"Rome\", \"Oslo\")» and city != \"Bari\"",
            "Write `city is present and …` to leave those out."),
        where(
            Fault.MISSING_HOLDS,
            "«city not contains \"o\"»",
            "Write `city is present and …` to leave those out."),
        where(
            Fault.MISSING_HOLDS,
            "active or «lower(city) != \"rome\"»",
            "Write `city is present and …` to leave those out."),
        where(Fault.EMPTY_LIST, "«city in ()»", "Fill the list."),
        where(Fault.EMPTY_LIST, "«city not in ()»", "Fill the list."),
        where(Fault.CONSTANT_CONDITION, "«1 = 1»", "Compare with a field, or remove it."),
        where(Fault.CONSTANT_CONDITION, "«city = city»", "Compare with a field, or remove it."),
        where(Fault.CONSTANT_CONDITION, "active and «true»", "Compare with a field, or remove it."),
        where(
            Fault.EMPTY_RANGE, "«birthYear between 1990 and 1980»", "Write the lower one first."));
  }
}
