package dev.wend.check;

import dev.wend.diag.Fault;
import dev.wend.diag.Nearest;
import dev.wend.diag.Span;
import dev.wend.lib.Functions;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import java.util.List;
import java.util.Optional;

/** What is said of a name that stands for no value where it is written. */
final class Unknown {
  private final Problems problems;
  private final Catalog catalog;

  Unknown(Problems problems, Catalog catalog) {
    this.problems = problems;
    this.catalog = catalog;
  }

  /** A text without its quotes, where a text is asked for and no name is near. */
  private Optional<String> quoted(String name, Span span, Scope scope, Type beside) {
    boolean text =
        beside instanceof Type.Enumeration choice
            ? choice.values().contains(name)
            : beside == Scalar.STRING
                && Nearest.of(name, scope.visible())
                    .filter(near -> !isProper(name) || near.equalsIgnoreCase(name))
                    .isEmpty();
    return text && problems.isAlone(span, name)
        ? Optional.of("A text stands in quotes: `\"" + name + "\"`.")
        : Optional.empty();
  }

  /** Whether it begins as the names of cities and people do. */
  private static boolean isProper(String name) {
    return Character.isUpperCase(name.codePointAt(0));
  }

  /** A word that is a value elsewhere. */
  private static Optional<String> word(String name, Type beside) {
    return switch (name) {
      case "tomorrow" -> Optional.of("Write `today + 1 day`.");
      case "yesterday" -> Optional.of("Write `today - 1 day`.");
      case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" ->
          Optional.of("A journey waits `until next " + name + " at 10:00`.");
      case "yes", "on" -> Optional.of("Write `true`.").filter(t -> beside == Scalar.BOOL);
      case "no", "off" -> Optional.of("Write `false`.").filter(t -> beside == Scalar.BOOL);
      default -> Optional.empty();
    };
  }

  /** {@code month(birthDate) = march}. */
  private Optional<String> calendar(String name, Span span, Type beside) {
    if (beside != Scalar.INT) {
      return Optional.empty();
    }
    return CalendarNames.ofCompared(name, problems.before(span))
        .map(number -> "Write `" + number + "`.");
  }

  void report(String name, Span span, Scope scope, Type beside) {
    if (name.isEmpty()) {
      return; // nothing was written, which is reported already
    }
    if (scope instanceof FileScope) {
      problems.report(Fault.UNKNOWN_COLUMN, span, name, Problems.suggest(name, scope.visible()));
    } else if (scope.audiences().orElseThrow().containsKey(name)) {
      String hint =
          scope instanceof TestScope test
              ? "Write `expect "
                  + test.profiles().stream().findFirst().orElse("ada")
                  + " in "
                  + name
                  + "`."
              : "Write `in audience " + name + "`.";
      problems.report(Fault.NO_VALUE, span, name, "an audience", hint);
    } else if (catalog.hasEvents(name)) {
      problems.report(Fault.NO_VALUE, span, name, "an event", Behaviour.OF_PROFILES);
    } else {
      String hint =
          ofItem(name, scope)
              .or(() -> calendar(name, span, beside))
              .or(() -> callOf(name, scope))
              .or(() -> word(name, beside))
              .or(() -> quoted(name, span, scope, beside))
              .orElseGet(() -> Problems.suggest(name, scope.visible()));
      problems.report(Fault.UNKNOWN_NAME, span, name, hint);
    }
  }

  /** A field of an item, which is reached through the binder only. */
  private static Optional<String> ofItem(String name, Scope scope) {
    return scope instanceof ItemScope items
        ? items.reached(name).map(path -> "Write `" + path + "`.")
        : Optional.empty();
  }

  /** How a function is called that a name means, with a field that it takes. */
  private static Optional<String> callOf(String name, Scope scope) {
    return scope.fields().stream()
        .filter(field -> Functions.match(name, List.of(field.type())).isPresent())
        .findFirst()
        .map(field -> "It is a function: write `" + name + "(" + field.name() + ")`.");
  }

  /** What to write instead of a part of something that has none. */
  static String partHint(String name, String of, Typed value, Scope scope) {
    if (scope instanceof FileScope) {
      return "Only values of `ndjson` have parts.";
    }
    boolean function = Functions.match(name, List.of(value.type())).isPresent();
    return function ? "Write `" + name + "(" + of + ")`." : "";
  }

  /** What to write instead of a value behind {@code in} that is no list. */
  static String listHint(Typed value, String text) {
    boolean isLength = value.type() == Scalar.DURATION || value.type() == Scalar.PERIOD;
    return isLength ? "Write `in last " + text + "`." : "Write `in (" + text + ")`, or `=`.";
  }
}
