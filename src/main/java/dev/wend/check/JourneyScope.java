package dev.wend.check;

import dev.wend.syntax.Ast.Name;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names of a step: in the condition of a trigger the fields of its event, then what has a name
 * on the way there, then those of the profile. What is read of an event is a field of its own, such
 * as {@code order.price}; of the event of the trigger it is {@code event.price}.
 */
final class JourneyScope implements Scope {
  private final ProfileScope profile;
  private final Map<String, Type.ObjectType> known;
  private final Map<String, Type.ObjectType> elsewhere;
  private final Optional<Type.ObjectType> event;

  /** What the event of the trigger is called beside {@code event}. */
  private final String own;

  private final List<Name> missed = new ArrayList<>();

  /**
   * @param known the fields of what has a name on every path
   * @param elsewhere the same of what has one on other paths only
   */
  JourneyScope(
      ProfileScope profile,
      Map<String, Type.ObjectType> known,
      Map<String, Type.ObjectType> elsewhere) {
    this(profile, known, elsewhere, Optional.empty(), ItemScope.EVENT);
  }

  private JourneyScope(
      ProfileScope profile,
      Map<String, Type.ObjectType> known,
      Map<String, Type.ObjectType> elsewhere,
      Optional<Type.ObjectType> event,
      String own) {
    this.profile = profile;
    this.known = known;
    this.elsewhere = elsewhere;
    this.event = event;
    this.own = own;
  }

  /** The names in the condition of a trigger. */
  JourneyScope of(EventType type, Optional<Name> alias) {
    Type.ObjectType fields = new Type.ObjectType(type.schema().fields());
    Map<String, Type.ObjectType> names = new LinkedHashMap<>(known);
    alias.ifPresent(name -> names.remove(name.text()));
    String called = alias.map(Name::text).orElse(ItemScope.EVENT);
    return new JourneyScope(profile, names, elsewhere, Optional.of(fields), called);
  }

  /** The names that were asked for and are not known on every path. */
  List<Name> missed() {
    return missed;
  }

  /** Whether a field of the event stands before one of the profile. */
  boolean isBoth(Name name) {
    return field(name.text()).isPresent() && profile.rows().field(name.text()).isPresent();
  }

  private Optional<Field> field(String name) {
    return event.flatMap(of -> part(of, name)).map(f -> below(ItemScope.EVENT, f));
  }

  private static Optional<Field> part(Type.ObjectType of, String name) {
    return of.fields().stream().filter(f -> f.name().equals(name)).findFirst();
  }

  private static Field below(String path, Field field) {
    return Field.of(path + "." + field.name(), field.type());
  }

  @Override
  public Optional<Meaning> find(Name name, boolean quoted) {
    String text = name.text();
    Optional<Field> found = field(text).or(() -> whole(text));
    if (found.isPresent()) {
      return found.map(Meaning.OfField::new);
    }
    Optional<Meaning> ofProfile = profile.find(name, quoted);
    if (ofProfile.isEmpty() && elsewhere.containsKey(text)) {
      missed.add(name);
      return Optional.of(new Meaning.OfField(Field.of(text, elsewhere.get(text))));
    }
    return ofProfile;
  }

  private Optional<Field> whole(String name) {
    boolean isOwn = event.isPresent() && (name.equals(ItemScope.EVENT) || name.equals(own));
    return isOwn
        ? event.map(fields -> Field.of(ItemScope.EVENT, fields))
        : Optional.ofNullable(known.get(name)).map(fields -> Field.of(name, fields));
  }

  /** {@code event.a.b} is the event's whatever fields it has. */
  @Override
  public Optional<Field> path(String dotted) {
    String prefix = ItemScope.EVENT + ".";
    if (event.isEmpty() || !dotted.startsWith(prefix)) {
      return profile.path(dotted);
    }
    Optional<Type> at = Optional.of(event.get());
    for (String name : dotted.substring(prefix.length()).split("\\.", -1)) {
      at =
          at.filter(Type.ObjectType.class::isInstance)
              .flatMap(of -> part((Type.ObjectType) of, name))
              .map(Field::type);
    }
    return at.map(type -> Field.of(dotted, type));
  }

  @Override
  public List<Field> fields() {
    List<Field> all = new ArrayList<>();
    event.ifPresent(of -> all.addAll(of.fields()));
    all.addAll(profile.fields());
    return all;
  }

  @Override
  public Collection<String> visible() {
    List<String> names = new ArrayList<>();
    event.ifPresent(of -> of.fields().forEach(f -> names.add(f.name())));
    names.addAll(known.keySet());
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
