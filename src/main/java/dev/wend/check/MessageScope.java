package dev.wend.check;

import dev.wend.check.Catalog.Parameter;
import dev.wend.syntax.Ast.Name;
import dev.wend.type.Field;
import dev.wend.type.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names of a message: its parameters, then those of the profile. A parameter is read as a field
 * of its name, an event's field as {@code order.price}.
 */
final class MessageScope implements Scope {
  private final ProfileScope profile;
  private final Map<String, Field> parameters = new LinkedHashMap<>();
  private final Set<String> asked = new HashSet<>();

  MessageScope(ProfileScope profile, Catalog catalog, List<Parameter> all) {
    this.profile = profile;
    for (Parameter parameter : all) {
      parameters.put(parameter.name(), Field.of(parameter.name(), type(parameter, catalog)));
    }
  }

  private static Type type(Parameter parameter, Catalog catalog) {
    return parameter instanceof Parameter.OfEvent of
        ? new Type.ObjectType(catalog.events().get(of.event()).type().schema().fields())
        : ((Parameter.OfValue) parameter).type();
  }

  /** Whether nothing was asked of a parameter so far. */
  boolean isUnused(String parameter) {
    return !asked.contains(parameter);
  }

  @Override
  public Optional<Meaning> find(Name name, boolean quoted) {
    Field parameter = parameters.get(name.text());
    if (parameter == null) {
      return profile.find(name, quoted);
    }
    asked.add(name.text());
    return Optional.of(new Meaning.OfField(parameter));
  }

  @Override
  public Optional<Field> path(String dotted) {
    return profile.path(dotted);
  }

  @Override
  public List<Field> fields() {
    List<Field> all = new ArrayList<>(parameters.values());
    all.addAll(profile.fields());
    return all;
  }

  @Override
  public Collection<String> visible() {
    List<String> names = new ArrayList<>(parameters.keySet());
    names.addAll(profile.visible());
    return names;
  }

  @Override
  public Optional<Map<String, Traits>> audiences() {
    return profile.audiences();
  }

  @Override
  public String dimension() {
    return profile.dimension();
  }

  @Override
  public boolean isBroken() {
    return profile.isBroken();
  }
}
