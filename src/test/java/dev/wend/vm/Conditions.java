package dev.wend.vm;

import java.util.List;
import java.util.Random;

/**
 * Well-typed conditions as a script writes them, from a source of chance: what is made is the text
 * itself, so that a failure prints as a script that anyone can run.
 */
final class Conditions {
  static final String PROFILE =
      """
      timezone "America/New_York"

      profile {
        id: string key
        s1: string
        s2: string
        i1: int
        i2: int
        d1: decimal(2)
        d2: decimal
        r1: double
        r2: double
        b1: bool
        b2: bool
        day1: date
        day2: date
        t1: datetime
        t2: datetime
        e1: enum("gold", "silver", "basic")
      }
      """;

  static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "Ab",
          "rome",
          "ROME",
          "straße",
          "\u0130x",
          "ı",
          "😀",
          "e\u0301é",
          "%_",
          "zz top");

  private final Random random;
  private final FunctionCalls calls;

  Conditions(long seed) {
    random = new Random(seed);
    calls = new FunctionCalls(random);
  }

  private String of(String... some) {
    return some[random.nextInt(some.length)];
  }

  private String text() {
    return "\"" + TEXTS.get(random.nextInt(TEXTS.size())) + "\"";
  }

  String bool(int depth) {
    if (depth <= 0) {
      return atom();
    }
    return switch (random.nextInt(6)) {
      case 0 -> "(" + bool(depth - 1) + " and " + bool(depth - 1) + ")";
      case 1 -> "(" + bool(depth - 1) + " or " + bool(depth - 1) + ")";
      case 2 -> "not (" + bool(depth - 1) + ")";
      case 3 ->
          "(if " + bool(depth - 1) + " then " + bool(depth - 1) + " else " + bool(depth - 1) + ")";
      default -> atom();
    };
  }

  /** A value that has an order. */
  String value() {
    return switch (random.nextInt(6)) {
      case 0 -> integer(1);
      case 1 -> decimal(1);
      case 2 -> real(1);
      case 3 -> string(1);
      case 4 -> date(1);
      default -> moment();
    };
  }

  private String atom() {
    return switch (random.nextInt(15)) {
      case 0 -> of("b1", "b2", "(b1 ?: b2)", "b1 = b2", "b1 is missing");
      case 1 -> integer(1) + compare() + integer(1);
      case 2 -> decimal(1) + compare() + decimal(1);
      case 3 -> real(1) + compare() + real(1);
      case 4 -> string(1) + of(" = ", " != ", " < ", " >= ") + string(1);
      case 5 ->
          string(1)
              + of(" contains ", " starts with ", " ends with ", " not contains ")
              + string(0);
      case 6 ->
          string(1) + of(" like \"%a%\"", " like \"_b\"", " matches \"[a-z]+\"", " like \"%%\"");
      case 7 -> date(1) + of(" = ", " < ", " before ", " since ", " after ") + date(1);
      case 8 -> moment() + of(" < ", " >= ", " before ", " on ") + of("t1", "t2", "2026-02-28");
      case 9 ->
          of("s1", "s2", "lower(s1)")
              + of(" in ", " not in ")
              + "("
              + text()
              + ", "
              + text()
              + ", \"q\")";
      case 10 -> window();
      case 11 ->
          of("i1", "i2")
              + of(" in ", " not in ")
              + of("(1, -7, 42)", "(9, -7, 4, 1, 0, 17, 33, 9223372036854775807)");
      case 12, 13 -> calls.test();
      default ->
          of(
              "e1 = \"gold\"",
              "e1 in (\"gold\", \"basic\")",
              "e1 is present",
              "s1 is missing",
              "i1 between -5 and 100",
              "(i1 > -7 and i1 <= 42 and i2 != 3)",
              "(d1 > 0.005 and d1 < 2.5 and d1 >= -1)",
              "(9223372036854775806 < i1 and i1 > 3)",
              "(day1 > 1960-01-01 and b1 and day1 before 1999-12-31)",
              "(r1 >= 0.5 and r1 < 4)",
              "s1 = s2 ignoring case",
              "d1 is present",
              "day1 is missing",
              "s1 in (\"ROME\", \"ab\") ignoring case",
              "day1 between 1990-01-01 and 2000-02-29");
    };
  }

  private String window() {
    String in = of(" in ", " not in ") + of("last ", "next ");
    String calendar = of("last ", "this ", "next ");
    return switch (random.nextInt(5)) {
      case 0 -> moment() + in + of("7 days", "36 hours", "3 months", "1 year 2 days", "900 years");
      case 1 -> date(1) + in + of("1 day", "2 weeks", "3 months", "60 years");
      case 2 -> moment() + " in " + calendar + of("hour", "day", "week", "month", "year");
      case 3 -> date(1) + " not in " + calendar + of("day", "week", "month", "year");
      default -> "birthday(day1)" + in + of("7 days", "1 month", "week");
    };
  }

  private String compare() {
    return of(" = ", " != ", " < ", " <= ", " > ", " >= ");
  }

  private String integer(int depth) {
    if (depth > 0 && random.nextInt(3) == 0) {
      return switch (random.nextInt(5)) {
        case 0 ->
            "(" + integer(depth - 1) + of(" + ", " - ", " * ", " % ") + integer(depth - 1) + ")";
        case 1 -> "year(day1)";
        case 2 -> "(" + of("days", "months", "years") + " between day1 and day2)";
        case 3 -> "length(s1)";
        default -> "(i1 ?: i2)";
      };
    }
    return of("i1", "i2", "i1", "0", "7", "-3", "1_000_000", "9223372036854775807");
  }

  private String decimal(int depth) {
    if (depth > 0 && random.nextInt(3) == 0) {
      return "("
          + decimal(depth - 1)
          + of(" + ", " - ", " * ", " / ", " % ")
          + decimal(depth - 1)
          + ")";
    }
    return of("d1", "d2", "2.5", "0.005", "-10.125", "12%");
  }

  private String real(int depth) {
    if (depth > 0 && random.nextInt(3) == 0) {
      return "("
          + real(depth - 1)
          + of(" + ", " - ", " * ", " / ")
          + of("r1", "r2", "i1", "d1")
          + ")";
    }
    return of("r1", "r2", "(i1 / i2)", "(r1 ?: r2)");
  }

  private String string(int depth) {
    if (depth > 0 && random.nextInt(3) == 0) {
      return of(
          "(s1 + s2)",
          "lower(s1)",
          "upper(s2)",
          "(s1 ?: s2)",
          "trim(s1)",
          "(if b1 then s1 else s2)");
    }
    return random.nextBoolean() ? of("s1", "s2") : text();
  }

  private String date(int depth) {
    if (depth > 0 && random.nextInt(3) == 0) {
      return of(
          "(day1 + 3 days)", "(day2 - 1 month)", "(today - 18 years)", "(day1 ?: day2)", "today");
    }
    return of("day1", "day2", "2000-02-29", "1970-01-01");
  }

  private String moment() {
    return of("t1", "t2", "(t1 + 6 hours)", "(t2 + 1 month)", "(t1 - 1 day)", "now");
  }
}
