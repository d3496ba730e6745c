package dev.wend.session;

import dev.wend.check.Catalog.Event;
import dev.wend.check.Catalog.EventRule;
import dev.wend.check.Catalog.Let;
import dev.wend.check.Checked;
import dev.wend.lib.Fn;
import dev.wend.lib.Functions;
import dev.wend.syntax.Draft;
import dev.wend.type.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What may be written at a place of a text. */
final class Suggestions {
  private final Checked script;

  Suggestions(Checked script) {
    this.script = script;
  }

  /** The words that go on with what stands before the cursor; inside of texts there are none. */
  List<Suggestion> at(String text, int cursor) {
    String before = text.substring(0, cursor);
    String begun = before.substring(start(before));
    if (isInside(text, cursor)) {
      return List.of();
    }
    String wanted = begun.toLowerCase(Locale.ROOT);
    return all(before.substring(0, before.length() - begun.length()).stripTrailing()).stream()
        .filter(s -> s.word().toLowerCase(Locale.ROOT).startsWith(wanted))
        .distinct()
        .sorted(Comparator.comparing(Suggestion::word))
        .toList();
  }

  /** Where the word begins that ends at the end of a text. */
  static int start(String text) {
    int at = text.length();
    while (at > 0 && Character.isUnicodeIdentifierPart(text.codePointBefore(at))) {
      at -= Character.charCount(text.codePointBefore(at));
    }
    return at;
  }

  /** Where the word ends that a text begins with. */
  static int end(String text) {
    int at = 0;
    while (at < text.length() && Character.isUnicodeIdentifierPart(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  /** Whether a place is inside of a text, a number or a comment, or at the end of an open one. */
  private static boolean isInside(String text, int cursor) {
    return Draft.of(text).words().stream()
        .filter(word -> word.span().offset() < cursor)
        .anyMatch(
            word ->
                switch (word.kind()) {
                  case KEYWORD, NAME, SIGN -> false;
                  case TEXT -> cursor < word.span().end();
                  case NUMBER, COMMENT, WRONG -> cursor <= word.span().end();
                });
  }

  private List<Suggestion> all(String before) {
    Members members = new Members(script.catalog(), before);
    if (members.endsWith("in", "audience")) {
      return audiences();
    } else if (members.endsWith("is")) {
      return keywords("missing", "not", "present");
    } else if (members.endsWith("is", "not")) {
      return keywords("missing", "present");
    }
    return members.behindDot().orElseGet(() -> anywhere(before, members.ofItems()));
  }

  private static List<Suggestion> keywords(String... words) {
    return Stream.of(words).map(word -> new Suggestion(word, "keyword", "")).toList();
  }

  private List<Suggestion> anywhere(String before, List<Suggestion> ofItems) {
    List<Suggestion> all = new ArrayList<>(ofItems);
    for (Field field : script.profile().fields()) {
      all.add(new Suggestion(field.name(), "field", field.type().text()));
    }
    events(before, all);
    script.catalog().lets().forEach((name, let) -> all.add(let(name, let)));
    all.addAll(audiences());
    for (String name : Functions.names()) {
      Fn fn = Functions.named(name).get(0);
      all.add(new Suggestion(name, "function", fn.signature()));
    }
    all.add(new Suggestion("profiles", "audience", "all profiles"));
    Draft.keywords().forEach(word -> all.add(new Suggestion(word, "keyword", "")));
    return all;
  }

  /** The events of all names, those of rules too. */
  private Map<String, Event> named() {
    Map<String, Event> named = new LinkedHashMap<>(script.catalog().events());
    for (EventRule rule : script.catalog().eventRules().values()) {
      named.put(rule.name(), script.catalog().events().get(rule.event()));
    }
    return named;
  }

  /** Events and rules, and the fields of those that are mentioned already. */
  private void events(String before, List<Suggestion> all) {
    named()
        .forEach(
            (name, event) -> {
              EventRule rule = script.catalog().eventRules().get(name);
              String doc = rule == null ? event.doc() : rule.doc();
              String kind = rule == null ? "event" : "event rule";
              all.add(new Suggestion(name, kind, doc.lines().findFirst().orElse("")));
              if (before.contains(name)) {
                all.addAll(fields(event));
              }
            });
  }

  private static List<Suggestion> fields(Event event) {
    return event.type().schema().fields().stream()
        .map(f -> new Suggestion(f.name(), "field of `" + event.name() + "`", f.type().text()))
        .toList();
  }

  private List<Suggestion> audiences() {
    List<Suggestion> all = new ArrayList<>();
    script
        .audiences()
        .values()
        .forEach(
            a ->
                all.add(
                    new Suggestion(a.name(), "audience", a.doc().lines().findFirst().orElse(""))));
    for (String name : script.catalog().audiences().keySet()) {
      if (!script.audiences().containsKey(name)) {
        all.add(new Suggestion(name, "audience", "its saved members"));
      }
    }
    return all;
  }

  private static Suggestion let(String name, Let let) {
    return new Suggestion(name, "let", type(let));
  }

  /** The type of a named value as a script writes it. */
  static String type(Let let) {
    if (let instanceof Let.Value value) {
      return value.value().type().text();
    }
    List<String> types =
        ((Let.Items) let).items().stream().map(item -> item.type().text()).distinct().toList();
    return types.size() == 1 ? "list<" + types.get(0) + ">" : "list";
  }
}
