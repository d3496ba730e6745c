package dev.wend.syntax;

import dev.wend.diag.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that begin steps elsewhere, and how it is said here. */
final class OtherSteps {
  private static final Map<String, String> IN_TESTS =
      Map.of(
          "wait", "Time passes by `after 1 day`, or by `at 2026-03-01T09:00`.",
          "assert", "Write `expect ada in A`, say.",
          "given", "Write `profile ada { … }`.");

  private static final Pattern SUM = Pattern.compile("(\\w+) ([-+*]) = (.+?)(?: })? ");
  private static final Pattern ONE = Pattern.compile("(\\w+) ([-+]) \\2 (?:} )?");
  private static final Pattern PART = Pattern.compile("profile \\. (\\w+) = (.+?)(?: })? ");

  private static final String REENTRY = "Write `reentry never`, or `reentry after 30 days`.";
  private static final String WAIT = "Write it as in `wait 2 days`.";
  private static final String EXIT = "Write `exit`.";
  private static final String UPDATE = "Write `update profile { field = value }`.";
  private static final String ENTER =
      "Write `enter on E by email` for an event, or `enter from audience A by email`.";
  private static final String SEND = "Write `send` and the name of a message.";
  private static final String CHOICE = "Write `if tier = \"gold\" { … } else { … }`.";

  private static final Map<String, String> IN_JOURNEYS =
      Map.ofEntries(
          Map.entry("sleep", WAIT),
          Map.entry("delay", WAIT),
          Map.entry("end", EXIT),
          Map.entry("stop", EXIT),
          Map.entry("return", EXIT),
          Map.entry("finish", EXIT),
          Map.entry("goto", "Write `jump to J`."),
          Map.entry("set", UPDATE),
          Map.entry("assign", UPDATE),
          Map.entry("switch", CHOICE),
          Map.entry("case", CHOICE),
          Map.entry("otherwise", "Write `else`, in the line of the `}` before it."),
          Map.entry("add", "Write `save to audience A`."),
          Map.entry("trigger", ENTER),
          Map.entry("on", ENTER),
          Map.entry("begin", ENTER),
          Map.entry("start", "Write `enter on E by email`, or `from 2026-01-01` for a first day."),
          Map.entry("email", SEND),
          Map.entry("mail", SEND),
          Map.entry("notify", SEND),
          Map.entry("message", SEND),
          Map.entry("re", REENTRY),
          Map.entry("reenter", REENTRY),
          Map.entry("title", "Write `title: \"…\"`."));

  private OtherSteps() {}

  /** What to write in the place of the words that begin here. */
  static Optional<String> said(Fault fault, List<ScriptToken> words) {
    boolean isTest = fault == Fault.NO_STEP;
    Optional<String> assigned = isTest ? Optional.empty() : assigned(words);
    Map<String, String> rows = isTest ? IN_TESTS : IN_JOURNEYS;
    return assigned.or(() -> Optional.ofNullable(rows.get(words.get(0).getText())));
  }

  /** {@code points += 1}, {@code points++}, {@code profile.points = 1}. */
  private static Optional<String> assigned(List<ScriptToken> words) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < words.size() && (i == 0 || !words.get(i).firstInLine); i++) {
      line.append(words.get(i).getText()).append(' ');
    }
    Matcher sum = SUM.matcher(line);
    Matcher one = ONE.matcher(line);
    Matcher part = PART.matcher(line);
    if (sum.matches()) {
      return update(sum.group(1), sum.group(1) + " " + sum.group(2) + " " + sum.group(3));
    } else if (one.matches()) {
      return update(one.group(1), one.group(1) + " " + one.group(2) + " 1");
    }
    return part.matches() ? update(part.group(1), part.group(2)) : Optional.empty();
  }

  private static Optional<String> update(String field, String value) {
    return Optional.of(
        "Write `" + Show.code("update profile { " + field + " = " + value + " }") + "`.");
  }
}
