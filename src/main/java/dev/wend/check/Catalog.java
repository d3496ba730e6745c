package dev.wend.check;

import dev.wend.type.EventType;
import dev.wend.type.Schema;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The declared names that an expression or a population may use.
 *
 * @param entities by name, in the order of the script
 * @param events by name, in the order of the script
 * @param eventRules by name, in the order of the script
 */
public record Catalog(
    ZoneId zone,
    Schema profile,
    Map<String, Entity> entities,
    Map<String, Event> events,
    Map<String, EventRule> eventRules,
    Map<String, Service> services,
    Map<String, Let> lets,
    Map<String, Traits> audiences) {
  public Catalog {
    entities = Collections.unmodifiableMap(new LinkedHashMap<>(entities));
    events = Collections.unmodifiableMap(new LinkedHashMap<>(events));
    eventRules = Collections.unmodifiableMap(new LinkedHashMap<>(eventRules));
    services = Collections.unmodifiableMap(new LinkedHashMap<>(services));
    lets = Collections.unmodifiableMap(new LinkedHashMap<>(lets));
    audiences = Collections.unmodifiableMap(new LinkedHashMap<>(audiences));
  }

  /** What a store's profiles offer when no script is given. */
  public static Catalog of(Schema profile, ZoneId zone) {
    return of(profile, Map.of(), List.of(), zone, Map.of());
  }

  /**
   * What a store offers when no script is given.
   *
   * @param entities by their names
   * @param types of its events
   * @param saved its audiences
   */
  public static Catalog of(
      Schema profile,
      Map<String, Entity> entities,
      List<EventType> types,
      ZoneId zone,
      Map<String, Traits> saved) {
    Map<String, Event> events = new LinkedHashMap<>();
    types.forEach(type -> events.put(type.name(), new Event(type, Optional.empty(), "")));
    return new Catalog(zone, profile, entities, events, Map.of(), Map.of(), Map.of(), saved);
  }

  /** Whether there are rows of a dimension: of profiles, or of an entity that is declared. */
  boolean knows(String dimension) {
    return dimension.equals(Traits.PROFILE) || entities.containsKey(dimension);
  }

  /** The fields of the rows of a dimension. */
  public Schema rows(String dimension) {
    if (dimension.equals(Traits.PROFILE)) {
      return profile;
    }
    return entities.get(dimension).schema();
  }

  /** What the rows of a dimension are called together, in a sentence. */
  public String plural(String dimension) {
    if (dimension.equals(Traits.PROFILE)) {
      return "profiles";
    }
    Entity entity = entities.get(dimension);
    return entity == null ? Problems.rows(dimension) : entity.plural();
  }

  /**
   * A kind of rows besides the profile.
   *
   * @param plural what its rows are called together, as in {@code households where …}
   */
  public record Entity(String name, String plural, Schema schema) {
    /** An entity with a plural of its own, or with the usual one. */
    public static Entity of(String name, Optional<String> plural, Schema schema) {
      return new Entity(name, plural.orElseGet(() -> Entities.plural(name)), schema);
    }

    /** The plural, where it is not the usual one. */
    public Optional<String> ownPlural() {
      return plural.equals(Entities.plural(name)) ? Optional.empty() : Optional.of(plural);
    }
  }

  /**
   * A kind of event.
   *
   * @param whose the value in the namespace that tells whose an event is, over the event's own
   *     fields (reads of fields of its table); empty where the event brings it under the name of
   *     the namespace, and of a business event, which is nobody's
   */
  public record Event(EventType type, Optional<Typed> whose, String doc) {
    public String name() {
      return type.name();
    }
  }

  /**
   * Events of a type that fulfil a condition.
   *
   * @param event the name of the event's type
   * @param items its events, with the condition as a stage; of a business event it reads no profile
   */
  public record EventRule(String name, String event, Typed.Items items, String doc) {}

  /**
   * What profiles subscribe to.
   *
   * @param subscribed whether everybody is until they leave
   */
  public record Service(String name, String title, boolean subscribed) {}

  /** A named constant, list of constants, or condition; it stands wherever its name does. */
  public sealed interface Let {
    /** One value, or a condition. */
    record Value(Typed value) implements Let {}

    /** {@code let Cities = ("Rome", "Oslo")}. */
    record Items(List<Typed> items) implements Let {
      public Items {
        items = List.copyOf(items);
      }
    }
  }
}
