package dev.wend.session;

import dev.wend.check.Catalog;
import dev.wend.check.Catalog.Entity;
import dev.wend.check.Catalog.Event;
import dev.wend.check.Catalog.EventRule;
import dev.wend.check.Catalog.Let;
import dev.wend.syntax.Draft;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.TableSchema;
import dev.wend.type.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * At the end of a text that is being typed: the fields that a dot reaches, and those of the items
 * whose condition is being written. It goes by words, as what is being typed is no expression yet.
 */
final class Members {
  /** So many words before the cursor are looked at. */
  private static final int MOST_WORDS = 1_000;

  private static final String DOT = ".";
  private static final String WHERE = "where";
  private static final Set<String> OPENING = Set.of("(", "[", "{");
  private static final Set<String> CLOSING = Set.of(")", "]", "}");

  /** What a condition before them in the same brackets ends with. */
  private static final Set<String> ENDING = Set.of(",", "union", "intersect", "except");

  /** The functions that give one of some items. */
  private static final Set<String> CHOOSING = Set.of("first", "last");

  /** Items whose condition is being written, and what each is called; without a name, its parts. */
  private record Items(String list, Optional<String> binder, Type item) {}

  private final Catalog catalog;
  private final List<String> words;

  /** What each {@code where} is about, by its place; where it is about profiles there is none. */
  private final Map<Integer, Items> items = new HashMap<>();

  Members(Catalog catalog, String before) {
    this.catalog = catalog;
    List<String> all =
        Draft.of(before).words().stream()
            .filter(word -> word.kind() != Draft.Kind.COMMENT)
            .map(word -> before.substring(word.span().offset(), word.span().end()))
            .toList();
    this.words = all.subList(Math.max(0, all.size() - MOST_WORDS), all.size());
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).equals(WHERE)) {
        int where = i;
        items(where).ifPresent(found -> items.put(where, found));
      }
    }
  }

  /** Whether these words stand at the end. */
  boolean endsWith(String... last) {
    int from = words.size() - last.length;
    return from >= 0 && words.subList(from, words.size()).equals(List.of(last));
  }

  /** What a dot at the end reaches, which may be nothing; empty where no dot is there. */
  Optional<List<Suggestion>> behindDot() {
    if (!endsWith(DOT)) {
      return Optional.empty();
    }
    int end = words.size() - 1;
    int start = start(end);
    List<Field> fields = type(start, end).map(this::fields).orElse(List.of());
    return Optional.of(suggestions(fields, String.join("", words.subList(start, end))));
  }

  /** The items that the end is about: their names, or without one their fields. */
  List<Suggestion> ofItems() {
    return around(words.size()).stream()
        .flatMap(
            of ->
                of.binder().isPresent()
                    ? Stream.of(new Suggestion(of.binder().get(), "item", "of `" + of.list() + "`"))
                    : suggestions(parts(of.item()), of.list()).stream())
        .toList();
  }

  private static List<Suggestion> suggestions(List<Field> fields, String of) {
    return fields.stream()
        .map(f -> new Suggestion(f.name(), "field of `" + of + "`", f.type().text()))
        .toList();
  }

  // ---- what a `where` is about

  /** What the conditions around a place are about, the innermost first. */
  private List<Items> around(int place) {
    List<Items> found = new ArrayList<>();
    boolean ended = false;
    for (int i = place - 1; i >= 0; i--) {
      String word = words.get(i);
      if (CLOSING.contains(word)) {
        i = opening(i);
      } else if (OPENING.contains(word)) {
        ended = false;
      } else if (ENDING.contains(word)) {
        ended = true;
      } else if (!ended && items.containsKey(i)) {
        found.add(items.get(i));
      }
    }
    return found;
  }

  /** What stands before a {@code where}: the nearest list, whatever window is between. */
  private Optional<Items> items(int where) {
    int end = where;
    while (end > 0 && !OPENING.contains(words.get(end - 1)) && !words.get(end - 1).equals(WHERE)) {
      int start = start(end);
      Optional<Type> item = type(start, end).flatMap(Members::item);
      if (item.isPresent()) {
        String list = String.join("", words.subList(start, end));
        return Optional.of(new Items(list, binder(start), item.get()));
      }
      end = start < end ? start : end - 1;
    }
    return Optional.empty();
  }

  /** {@code o} of {@code o in orders}. */
  private Optional<String> binder(int list) {
    return list > 1 && words.get(list - 1).equals("in") && isName(list - 2)
        ? Optional.of(name(list - 2))
        : Optional.empty();
  }

  // ---- what a path leads to

  /** Where the path begins that ends before a place; at that place where none does. */
  private int start(int end) {
    int at = end;
    do {
      while (at > 0 && words.get(at - 1).equals("]")) {
        at = opening(at - 1);
      }
      boolean called = at > 0 && words.get(at - 1).equals(")");
      int before = called ? opening(at - 1) : at;
      if (!isName(before - 1)) {
        return before;
      }
      at = before - 1;
    } while (at > 0 && words.get(at - 1).equals(DOT) && --at > 0);
    return at;
  }

  /** The type of the path that begins at a place and ends where nothing more belongs to it. */
  private Optional<Type> type(int start, int end) {
    if (start >= end || !isName(start)) {
      return Optional.empty();
    }
    boolean called = is(start + 1, end, "(");
    Optional<Type> type = called ? chosen(start, end) : named(name(start), start);
    int at = called ? closing(start + 1, end) + 1 : start + 1;
    while (is(at, end, DOT) || is(at, end, "[")) {
      if (is(at, end, "[")) {
        type = type.flatMap(Members::entry);
        at = closing(at, end) + 1;
      } else {
        String member = at + 1 < end ? name(at + 1) : "";
        type = type.flatMap(of -> member(of, member));
        at += 2;
      }
    }
    return type;
  }

  /** {@code last(Purchase where …)}: one of the items. */
  private Optional<Type> chosen(int start, int end) {
    int list = is(start + 3, end, "in") ? start + 4 : start + 2;
    return CHOOSING.contains(words.get(start))
        ? type(list, closing(start + 1, end)).flatMap(Members::item)
        : Optional.empty();
  }

  private Optional<Type> named(String name, int place) {
    for (Items around : around(place)) {
      boolean whole = around.binder().isEmpty() && name.equals("event");
      if (whole || around.binder().filter(name::equals).isPresent()) {
        return Optional.of(around.item());
      } else if (around.binder().isEmpty()) {
        Optional<Type> part = find(parts(around.item()), name);
        if (part.isPresent()) {
          return part;
        }
      }
    }
    return step(name, place).or(() -> declared(name));
  }

  /** {@code p} of {@code Purchase as p}, a step of a sequence before. */
  private Optional<Type> step(String name, int place) {
    for (int i = place - 1; i > 1; i--) {
      if (name(i).equals(name) && words.get(i - 1).equals("as")) {
        return event(name(i - 2));
      }
    }
    return Optional.empty();
  }

  private Optional<Type> declared(String name) {
    if (name.equals("profile")) {
      return Optional.of(new Type.ObjectType(catalog.profile().fields()));
    }
    return find(catalog.profile().fields(), name)
        .or(() -> event(name).map(Type.ListOf::new))
        .or(() -> rows(name).map(Type.ListOf::new))
        .or(
            () ->
                catalog.lets().get(name) instanceof Let.Value let
                    ? Optional.of(let.value().type())
                    : Optional.empty());
  }

  /** What an event of a name is; the name may be that of a rule. */
  private Optional<Type> event(String name) {
    EventRule rule = catalog.eventRules().get(name);
    Event event = catalog.events().get(rule == null ? name : rule.event());
    return Optional.ofNullable(event).map(e -> new Type.ObjectType(e.type().schema().fields()));
  }

  /** A row of what has a plural: {@code households}. */
  private Optional<Type> rows(String plural) {
    return catalog.entities().values().stream()
        .filter(entity -> entity.plural().equals(plural))
        .findFirst()
        .map(entity -> new Type.ObjectType(entity.schema().fields()));
  }

  private Optional<Type> member(Type of, String name) {
    Optional<Type> part = find(fields(of), name);
    return of instanceof Type.ListOf ? part.map(Type.ListOf::new) : part;
  }

  private static Optional<Type> find(List<Field> fields, String name) {
    return fields.stream().filter(f -> f.name().equals(name)).findFirst().map(Field::type);
  }

  /** The fields that a dot reaches; of a list those of its items. */
  private List<Field> fields(Type type) {
    if (type instanceof Type.ListOf list) {
      return fields(list.item());
    } else if (type instanceof Type.ObjectType object) {
      return object.fields();
    } else if (type instanceof Type.Link link) {
      Entity entity = catalog.entities().get(link.entity());
      return entity == null ? List.of() : entity.schema().fields();
    }
    return List.of();
  }

  /** What may be named in the condition of items. */
  private static List<Field> parts(Type item) {
    return item instanceof Type.ObjectType object
        ? object.fields()
        : List.of(Field.of(TableSchema.VALUE, item));
  }

  /** What is gone through. */
  private static Optional<Type> item(Type type) {
    if (type instanceof Type.MapOf map) {
      Field key = Field.of(TableSchema.KEY, Scalar.STRING);
      Field value = Field.of(TableSchema.VALUE, map.value());
      return Optional.of(new Type.ObjectType(List.of(key, value)));
    }
    return entry(type);
  }

  /** What brackets behind it give. */
  private static Optional<Type> entry(Type type) {
    if (type instanceof Type.MapOf map) {
      return Optional.of(map.value());
    }
    return type instanceof Type.ListOf list ? Optional.of(list.item()) : Optional.empty();
  }

  // ---- words

  private boolean is(int place, int end, String word) {
    return place < end && words.get(place).equals(word);
  }

  private boolean isName(int place) {
    if (place < 0) {
      return false;
    }
    int first = words.get(place).codePointAt(0);
    return first == '`' || first == '_' || Character.isUnicodeIdentifierStart(first);
  }

  private String name(int place) {
    return words.get(place).replace("`", "");
  }

  /** The bracket that one closes; the first word where none does. */
  private int opening(int closing) {
    int depth = 0;
    for (int i = closing; i > 0; i--) {
      depth += CLOSING.contains(words.get(i)) ? 1 : OPENING.contains(words.get(i)) ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return 0;
  }

  /** The bracket that closes one; the last place where none does. */
  private int closing(int opening, int end) {
    int depth = 0;
    for (int i = opening; i < end; i++) {
      depth += OPENING.contains(words.get(i)) ? 1 : CLOSING.contains(words.get(i)) ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return end;
  }
}
