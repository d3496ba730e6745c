package dev.wend.check;

import dev.wend.check.Catalog.EventRule;
import dev.wend.check.Catalog.Let;
import dev.wend.syntax.Ast.Name;
import dev.wend.type.Field;
import dev.wend.type.Schema;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names of an audience or a {@code let}: the fields of the profile, or of an entity, and the
 * script's lets.
 */
final class ProfileScope implements Scope {
  private static final String PROFILE = "profile.";

  private final Catalog catalog;
  private final Map<String, Let> lets;
  private final Set<String> used;
  private final Map<String, Traits> audiences;
  private final Map<String, EventRule> rules;
  private final String dimension;
  private final Map<String, Typed> columns;
  private final boolean broken;

  /**
   * @param lets those checked so far
   * @param rules those checked so far
   * @param audiences those that may be named, with what is known of them so far
   * @param used where the names of lets go that are asked for
   * @param broken whether there is no profile, which is reported once
   */
  ProfileScope(
      Catalog catalog,
      Map<String, Let> lets,
      Map<String, EventRule> rules,
      Map<String, Traits> audiences,
      Set<String> used,
      boolean broken) {
    this(catalog, lets, rules, audiences, used, broken, Traits.PROFILE, Map.of());
  }

  private ProfileScope(
      Catalog catalog,
      Map<String, Let> lets,
      Map<String, EventRule> rules,
      Map<String, Traits> audiences,
      Set<String> used,
      boolean broken,
      String dimension,
      Map<String, Typed> columns) {
    this.catalog = catalog;
    this.lets = lets;
    this.rules = rules;
    this.audiences = audiences;
    this.dimension = dimension;
    this.columns = columns;
    this.used = used;
    this.broken = broken;
  }

  /** The names of a population of a dimension, with columns. */
  ProfileScope over(String rows, Map<String, Typed> more) {
    return new ProfileScope(catalog, lets, rules, audiences, used, broken, rows, more);
  }

  /** The entity whose rows are called so, as in {@code households where …}. */
  Optional<Catalog.Entity> entity(String plural) {
    return catalog.entities().values().stream().filter(e -> e.plural().equals(plural)).findFirst();
  }

  /** What populations of entities begin with. */
  List<String> plurals() {
    return catalog.entities().values().stream().map(Catalog.Entity::plural).toList();
  }

  /** Whether the rows that an audience is made of are declared. */
  boolean knows(Traits audience) {
    return catalog.knows(audience.dimension());
  }

  Map<String, Let> lets() {
    return lets;
  }

  ZoneId zone() {
    return catalog.zone();
  }

  /** The fields of the rows that the population is made of. */
  Schema rows() {
    return catalog.rows(dimension);
  }

  /** A condition of the profile says nothing of an entity's rows. */
  private boolean holdsHere(Let let) {
    return dimension.equals(Traits.PROFILE)
        || !(let instanceof Let.Value value)
        || Facts.isForAll(value.value());
  }

  /** The field that {@code profile.f} says; any other path as it is. */
  static String fieldOf(String dotted) {
    return dotted.startsWith(PROFILE) ? dotted.substring(PROFILE.length()) : dotted;
  }

  @Override
  public Optional<Meaning> find(Name name, boolean quoted) {
    Optional<Field> field = rows().field(name.text());
    if (field.isPresent()) {
      return field.map(Meaning.OfField::new);
    }
    if (columns.containsKey(name.text())) {
      return Optional.of(new Meaning.OfColumn(columns.get(name.text())));
    }
    used.add(name.text());
    return Optional.ofNullable(lets.get(name.text()))
        .filter(this::holdsHere)
        .<Meaning>map(l -> new Meaning.OfLet(name.text(), l))
        .or(() -> dimension.equals(Traits.PROFILE) ? events(name.text()) : Optional.empty());
  }

  private Optional<Meaning> events(String name) {
    Optional<EventRule> rule = Optional.ofNullable(rules.get(name));
    String event = rule.map(EventRule::event).orElse(name);
    return Optional.ofNullable(catalog.events().get(event)).map(e -> new Meaning.OfEvents(e, rule));
  }

  @Override
  public Optional<Field> path(String dotted) {
    boolean named = dotted.startsWith(PROFILE) && dimension.equals(Traits.PROFILE);
    return named ? rows().field(fieldOf(dotted)) : Optional.empty();
  }

  @Override
  public List<Field> fields() {
    return rows().fields();
  }

  @Override
  public Collection<String> visible() {
    List<String> names = new ArrayList<>();
    rows().fields().forEach(f -> names.add(f.name()));
    names.addAll(columns.keySet());
    names.addAll(lets.keySet());
    if (dimension.equals(Traits.PROFILE)) {
      names.addAll(catalog.events().keySet());
      names.addAll(rules.keySet());
    }
    return names;
  }

  @Override
  public Optional<Map<String, Traits>> audiences() {
    return Optional.of(audiences);
  }

  @Override
  public String dimension() {
    return dimension;
  }

  @Override
  public boolean isBroken() {
    return broken;
  }
}
