package dev.wend.check;

import static dev.wend.check.FaultExample.where;

import dev.wend.diag.Fault;
import java.util.ArrayList;
import java.util.List;

/** Tests that never hold or always do, and lists that repeat themselves. */
final class OutcomeExamples {
  private static final String JOIN_OR = "Join them with `or`, or remove one of them.";
  private static final String JOIN_AND = "Join them with `and`, or remove one of them.";
  private static final String OTHER = "Compare with a value that it can have.";

  private OutcomeExamples() {}

  static List<FaultExample> all() {
    List<FaultExample> all = new ArrayList<>();
    all.add(where(Fault.NEVER_HOLDS, "«month(birthDate) = 13»", OTHER));
    all.add(where(Fault.NEVER_HOLDS, "«age(birthDate) < 0»", OTHER));
    all.add(where(Fault.NEVER_HOLDS, "«0 = weekday(joined)»", OTHER));
    all.add(where(Fault.NEVER_HOLDS, "«day(joined) in (0, 32)»", OTHER));
    all.add(where(Fault.NEVER_HOLDS, "«hour(wakesAt) between 24 and 30»", OTHER));
    all.add(where(Fault.NEVER_HOLDS, "«month(today) = 13»", OTHER));
    all.add(where(Fault.NEVER_HOLDS, "«birthYear = 1980.5»", OTHER));
    all.add(where(Fault.NEVER_HOLDS, "«birthYear in (1.5, 2.5)»", OTHER));
    all.add(where(Fault.NEVER_HOLDS, "«price = 1.123456789»", OTHER));
    all.add(where(Fault.NEVER_HOLDS, "«birthYear % 2 = 2»", OTHER));
    all.add(where(Fault.NEVER_HOLDS, "«abs(score) < 0»", OTHER));
    all.add(where(Fault.NEVER_HOLDS, "«length(city) = 2.5»", OTHER));
    all.add(
        where(
            Fault.CONSTANT_CONDITION,
            "joined is present and «month(joined) != 13»",
            "Compare with a field, or remove it."));
    all.add(
        where(
            Fault.HOLDS_IF_PRESENT,
            "«length(city) >= 0»",
            "Write `length(city) is present`, or remove it."));
    all.add(
        where(
            Fault.HOLDS_IF_PRESENT,
            "«month(joined) between 1 and 12»",
            "Write `month(joined) is present`, or remove it."));
    for (String condition :
        List.of(
            "birthYear > 3000 and «birthYear < 2000»",
            "birthYear > 5 and active and «birthYear < 6»",
            "city = \"Rome\" and «city = \"Oslo\"»",
            "city = \"Rome\" and «city != \"Rome\"»",
            "city in (\"Rome\", \"Oslo\") and «city in (\"Bari\", \"Bonn\")»",
            "city is missing and «city = \"Rome\"»",
            "active and «not active»",
            "tier = \"gold\" and «tier = \"basic\"»",
            "price >= 10.01 and «price <= 10.00»",
            "score > 1.5 and «score < 1.5»",
            "joined >= 2026-01-02 and «joined < 2026-01-01T00:00Z»",
            "joined after 2026-01-02 and «joined on 2026-01-02»",
            "birthDate between 2000-01-01 and 2000-12-31 and «birthDate > 2001-01-01»",
            "length(city) > 5 and «length(city) < 5»",
            "not (birthYear > 5) and birthYear is present and «birthYear > 7»")) {
      all.add(where(Fault.CONTRADICTION, condition, JOIN_OR));
    }
    for (String condition :
        List.of(
            "city is missing or city != \"Rome\" or «city != \"Oslo\"»",
            "birthYear < 5 or «birthYear > 3»",
            "city is present or «city is missing»",
            "city = \"Rome\" or city is missing or «not (city = \"Rome\")»")) {
      all.add(where(Fault.EITHER_HOLDS, condition, JOIN_AND));
    }
    all.add(
        where(
            Fault.REPEATED_ITEM,
            "city in (\"Rome\", \"Oslo\", «\"Rome\"»)",
            "Remove one of the two."));
    all.add(where(Fault.REPEATED_ITEM, "score in (1, «1.0»)", "Remove one of the two."));
    return all;
  }

  /** Conditions that make sense, however near they come. */
  static List<String> fine() {
    return List.of(
        "birthYear > 5 and birthYear < 7",
        "birthYear >= 5 and birthYear <= 5",
        "birthYear > 5 or birthYear < 7 and active",
        "price > 10.00 and price < 10.02",
        "score > 1.5 and score < 1.6",
        "city > \"Rome\" and city < \"Oslo\" or active",
        "city = \"Rome\" and firstName = \"Oslo\"",
        "joined on 2026-01-02 and joined < 2026-01-03",
        "joined > 2026-01-01 and joined < 2026-01-03",
        "birthYear < 5 or birthYear > 5",
        "month(birthDate) = 12 and day(birthDate) = 31",
        "month(birthDate) < 12",
        "age(birthDate) between 0 and 99",
        "active or not active and birthYear > 3",
        "city is missing or birthYear is missing",
        "length(city) > 5 and length(firstName) < 5");
  }
}
