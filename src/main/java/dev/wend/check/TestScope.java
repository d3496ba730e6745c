package dev.wend.check;

import dev.wend.check.Catalog.Let;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast.Name;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names of a test: its profiles, each an object of the profile's fields, and the script's lets.
 * What else is asked of a profile or an audience is read as a field of its own.
 */
final class TestScope implements Scope {
  static final String ROW = "row";

  private final Catalog catalog;
  private final Map<String, Traits> audiences;
  private final Set<String> messages;
  private final Set<String> used;
  private final Set<String> profiles = new LinkedHashSet<>();

  /** How many profiles were made whose names are a word and a number. */
  private final Map<String, Long> numbered = new HashMap<>();

  private final boolean rows;
  private final Map<String, TestStep.Fact> facts = new LinkedHashMap<>();

  /**
   * @param messages the names of all messages, be they broken
   * @param used where the names of lets go that are asked for
   * @param rows whether {@code row} has a meaning
   */
  TestScope(
      Catalog catalog,
      Map<String, Traits> audiences,
      Set<String> messages,
      Set<String> used,
      boolean rows) {
    this.catalog = catalog;
    this.audiences = audiences;
    this.messages = messages;
    this.used = used;
    this.rows = rows;
  }

  /** The same names, and {@code row}; no profile may be asked there. */
  TestScope ofRows() {
    return new TestScope(catalog, audiences, messages, used, true);
  }

  void add(String profile) {
    profiles.add(profile);
  }

  void addMany(String word, long count) {
    numbered.merge(word, count, Math::max);
  }

  boolean knows(String profile) {
    return profiles.contains(profile) || isNumbered(profile);
  }

  private boolean isNumbered(String name) {
    int digits = name.length();
    while (digits > 0 && Character.digit(name.charAt(digits - 1), 10) >= 0) {
      digits--;
    }
    Long count = numbered.get(name.substring(0, digits));
    String number = name.substring(digits);
    boolean plain = !number.isEmpty() && number.length() < 19 && !number.startsWith("0");
    return count != null && plain && Long.parseLong(number) <= count;
  }

  /** The names of all messages, be they broken. */
  Set<String> messages() {
    return messages;
  }

  Collection<String> profiles() {
    List<String> names = new ArrayList<>(profiles);
    numbered.keySet().forEach(word -> names.add(word + "1"));
    return names;
  }

  // ---- what is asked beside fields

  /** What was asked since the last call. */
  Map<String, TestStep.Fact> takeFacts() {
    Map<String, TestStep.Fact> taken = new LinkedHashMap<>(facts);
    facts.clear();
    return taken;
  }

  Typed member(String profile, String audience, Span span) {
    return fact(
        profile + " in " + audience,
        new TestStep.Fact.Member(profile, audience),
        Scalar.BOOL,
        span);
  }

  Typed size(String audience, Span span) {
    return fact("size(" + audience + ")", new TestStep.Fact.Size(audience), Scalar.INT, span);
  }

  Typed sent(String message, Span span) {
    return fact("sent(" + message + ")", new TestStep.Fact.Sent(message), Scalar.INT, span);
  }

  private Typed fact(String name, TestStep.Fact fact, Type type, Span span) {
    facts.put(name, fact);
    return new Typed.FieldRead(Field.of(name, type), span);
  }

  // ---- names

  @Override
  public Optional<Meaning> find(Name name, boolean quoted) {
    String text = name.text();
    if (knows(text)) {
      Type whole = new Type.ObjectType(catalog.profile().fields());
      return Optional.of(new Meaning.OfField(Field.of(text, whole)));
    }
    if (rows && text.equals(ROW)) {
      return Optional.of(new Meaning.OfField(Field.of(ROW, Scalar.INT)));
    }
    used.add(text);
    return Optional.ofNullable(catalog.lets().get(text))
        .filter(TestScope::holdsHere)
        .map(let -> new Meaning.OfLet(text, let));
  }

  /** A condition of the profile says nothing here. */
  private static boolean holdsHere(Let let) {
    return !(let instanceof Let.Value value) || Facts.isForAll(value.value());
  }

  @Override
  public Optional<Field> path(String dotted) {
    return Optional.empty();
  }

  @Override
  public List<Field> fields() {
    return List.of();
  }

  @Override
  public Collection<String> visible() {
    List<String> names = new ArrayList<>(profiles());
    if (rows) {
      names.add(ROW);
    }
    names.addAll(catalog.lets().keySet());
    return names;
  }

  @Override
  public Optional<Map<String, Traits>> audiences() {
    return Optional.of(audiences);
  }

  @Override
  public String dimension() {
    return Traits.PROFILE;
  }

  @Override
  public boolean isBroken() {
    return false;
  }
}
