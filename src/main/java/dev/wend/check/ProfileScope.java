package dev.wend.check;

import dev.wend.check.Catalog.Let;
import dev.wend.syntax.Ast.Name;
import dev.wend.type.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of an audience or a {@code let}: the profile's fields and the script's lets. */
final class ProfileScope implements Scope {
  private static final String PROFILE = "profile.";

  private final Catalog catalog;
  private final Map<String, Let> lets;
  private final Set<String> used;
  private final boolean broken;

  /**
   * @param lets those checked so far
   * @param used where the names of lets go that are asked for
   * @param broken whether there is no profile, which is reported once
   */
  ProfileScope(Catalog catalog, Map<String, Let> lets, Set<String> used, boolean broken) {
    this.catalog = catalog;
    this.lets = lets;
    this.used = used;
    this.broken = broken;
  }

  /** The field that {@code profile.f} says; any other path as it is. */
  static String fieldOf(String dotted) {
    return dotted.startsWith(PROFILE) ? dotted.substring(PROFILE.length()) : dotted;
  }

  @Override
  public Optional<Meaning> find(Name name, boolean quoted) {
    Optional<Field> field = catalog.profile().field(name.text());
    if (field.isPresent()) {
      return field.map(Meaning.OfField::new);
    }
    used.add(name.text());
    return Optional.ofNullable(lets.get(name.text())).map(l -> new Meaning.OfLet(name.text(), l));
  }

  @Override
  public Optional<Field> path(String dotted) {
    return dotted.startsWith(PROFILE) ? catalog.profile().field(fieldOf(dotted)) : Optional.empty();
  }

  @Override
  public List<Field> fields() {
    return catalog.profile().fields();
  }

  @Override
  public Collection<String> visible() {
    List<String> names = new ArrayList<>();
    catalog.profile().fields().forEach(f -> names.add(f.name()));
    names.addAll(lets.keySet());
    return names;
  }

  @Override
  public Optional<Set<String>> audiences() {
    return Optional.of(catalog.audiences());
  }

  @Override
  public boolean isBroken() {
    return broken;
  }
}
