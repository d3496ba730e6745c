package dev.wend.check;

import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.Name;
import dev.wend.type.Field;
import dev.wend.type.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names that events and answers have in one journey, and its expressions. */
final class JourneyAliases {
  /**
   * Something that has a name.
   *
   * @param of the type of the event; empty of an answer
   */
  private record Called(Type.ObjectType fields, Optional<String> of, Span span) {}

  private final Problems problems;
  private final ProfileScope profile;
  private final Catalog catalog;
  private final Map<String, Called> called = new LinkedHashMap<>();

  JourneyAliases(Problems problems, ProfileScope profile, Catalog catalog) {
    this.problems = problems;
    this.profile = profile;
    this.catalog = catalog;
  }

  // ---- names

  /** An event has a name from here on. */
  void bind(Name name, String event, Reached way) {
    Type.ObjectType fields =
        new Type.ObjectType(catalog.events().get(event).type().schema().fields());
    bind(name, new Called(fields, Optional.of(event), name.span()), way);
  }

  /** An answer has a name from here on. */
  void bind(Name name, List<Field> fields, Reached way) {
    bind(name, new Called(new Type.ObjectType(fields), Optional.empty(), name.span()), way);
  }

  private void bind(Name name, Called what, Reached way) {
    String text = name.text();
    Optional<Scope.Meaning> meaning = profile.find(name, true);
    Called other = called.get(text);
    boolean isOther =
        other != null && (way.known().containsKey(text) || !other.of().equals(what.of()));
    if (text.isEmpty()) {
      return; // nothing was written, which is reported already
    }
    if (text.equals("profile") || text.equals(ItemScope.EVENT)) {
      problems.report(Fault.TAKEN_NAME, name.span(), text);
    } else if (meaning.isPresent()) {
      problems.report(Fault.ALIAS, name.span(), text, meaning.get().what());
    } else if (isOther) {
      String line = "the name of something else in line " + problems.line(other.span());
      problems.report(Fault.ALIAS, name.span(), text, line);
    } else {
      called.putIfAbsent(text, what);
      way.known().put(text, what.fields());
    }
  }

  /** The type of the event of a name; empty of anything else. */
  Optional<String> event(String name) {
    return Optional.ofNullable(called.get(name)).flatMap(Called::of);
  }

  /** The types of all events that have names. */
  Map<String, String> events() {
    Map<String, String> events = new LinkedHashMap<>();
    called.forEach((name, what) -> what.of().ifPresent(type -> events.put(name, type)));
    return Collections.unmodifiableMap(events);
  }

  // ---- expressions

  JourneyScope scope(Reached way) {
    Map<String, Type.ObjectType> elsewhere = new LinkedHashMap<>();
    called.forEach((name, what) -> elsewhere.put(name, what.fields()));
    elsewhere.keySet().removeAll(way.known().keySet());
    return new JourneyScope(profile, new LinkedHashMap<>(way.known()), elsewhere);
  }

  Expressions expressions(Reached way) {
    return over(scope(way));
  }

  Expressions over(Scope scope) {
    return new Expressions(problems, scope, catalog);
  }

  /** Reports what was asked for and is not there on every path. */
  void reportMissed(JourneyScope scope) {
    for (Name name : scope.missed()) {
      problems.report(Fault.NOT_EVERYWHERE, name.span(), name.text());
    }
  }

  /** One value. */
  Typed value(Expression written, Reached way) {
    JourneyScope scope = scope(way);
    Typed value = new Size(problems).bounded(over(scope).check(written));
    reportMissed(scope);
    return value;
  }

  Typed condition(Expression written, Reached way) {
    JourneyScope scope = scope(way);
    Typed value = new Size(problems).bounded(over(scope).condition(written));
    reportMissed(scope);
    return value;
  }
}
