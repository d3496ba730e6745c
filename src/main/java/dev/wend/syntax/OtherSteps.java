package dev.wend.syntax;

import dev.wend.diag.Fault;
import java.util.Map;
import java.util.Optional;

/** Words that begin steps elsewhere, and how it is said here. */
final class OtherSteps {
  private static final Map<String, String> IN_TESTS =
      Map.of(
          "wait", "Time passes by `after 1 day`, or by `at 2026-03-01T09:00`.",
          "assert", "Write `expect ada in A`, say.",
          "given", "Write `profile ada { … }`.");

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
          Map.entry("re", "Write `reentry never`, or `reentry after 30 days`."),
          Map.entry("title", "Write `title: \"…\"`."));

  private OtherSteps() {}

  /** What to write in the place of a word. */
  static Optional<String> said(Fault fault, String word) {
    Map<String, String> words = fault == Fault.NO_STEP ? IN_TESTS : IN_JOURNEYS;
    return Optional.ofNullable(words.get(word));
  }
}
