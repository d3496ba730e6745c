package dev.wend.check;

import dev.wend.check.Typed.Constant;
import dev.wend.diag.Fault;
import dev.wend.diag.Nearest;
import dev.wend.lib.Fn;
import dev.wend.value.Pattern;
import java.time.ZoneId;
import java.util.Set;

/** Texts that a function reads: layouts, patterns and names of time zones that are written out. */
final class WrittenTexts {
  private final Problems problems;

  WrittenTexts(Problems problems) {
    this.problems = problems;
  }

  /** Reports what is wrong with an argument; whether its function can be called with it. */
  boolean check(Fn function, int i, Typed argument) {
    boolean written = argument instanceof Constant constant && constant.value() instanceof String;
    String text = written ? (String) ((Constant) argument).value() : "";
    return switch (function.reads(i)) {
      case TEXT -> true;
      case LAYOUT -> !written || layout(text, argument);
      case PATTERN -> written ? pattern(text, argument) : literal(function, argument);
      case ZONE -> !written || zone(text, argument);
    };
  }

  private boolean layout(String text, Typed argument) {
    if (!Fn.isLayout(text)) {
      problems.report(Fault.DATE_PATTERN, argument.span(), text);
    }
    return Fn.isLayout(text);
  }

  private boolean literal(Fn function, Typed argument) {
    problems.report(Fault.PATTERN_LITERAL, argument.span(), function.name());
    return false;
  }

  private boolean pattern(String text, Typed argument) {
    Pattern.problem(text).ifPresent(what -> problems.report(Fault.PATTERN, argument.span(), what));
    return Pattern.problem(text).isEmpty();
  }

  private boolean zone(String name, Typed argument) {
    Set<String> known = ZoneId.getAvailableZoneIds();
    if (known.contains(name)) {
      return true;
    }
    String hint =
        Nearest.of(name, known)
            .map(near -> "Did you mean `" + near + "`?")
            .orElse("Names are those of the IANA database, such as `Europe/Rome`.");
    problems.report(Fault.TIMEZONE, argument.span(), name, hint);
    return false;
  }
}
