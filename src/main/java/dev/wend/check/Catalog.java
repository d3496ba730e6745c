package dev.wend.check;

import dev.wend.channel.Category;
import dev.wend.channel.Channel;
import dev.wend.channel.Reaction;
import dev.wend.step.Cap;
import dev.wend.step.Flow;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Schema;
import dev.wend.type.Type;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The declared names that an expression or a population may use.
 *
 * @param entities by name, in the order of the script
 * @param events by name, in the order of the script
 * @param eventRules by name, in the order of the script
 * @param surfaces by name, in the order of the script
 * @param messages by name, in the order of the script; those with a mistake are not all there
 * @param endpoints by name, in the order of the script
 * @param policies in the order of the script
 */
public record Catalog(
    ZoneId zone,
    Schema profile,
    Map<String, Entity> entities,
    Map<String, Event> events,
    Map<String, EventRule> eventRules,
    Map<String, Service> services,
    Map<String, Let> lets,
    Map<String, Traits> audiences,
    Map<String, Surface> surfaces,
    Map<String, Message> messages,
    Map<String, Endpoint> endpoints,
    List<Policy> policies) {
  public Catalog {
    entities = Collections.unmodifiableMap(new LinkedHashMap<>(entities));
    events = Collections.unmodifiableMap(new LinkedHashMap<>(events));
    eventRules = Collections.unmodifiableMap(new LinkedHashMap<>(eventRules));
    services = Collections.unmodifiableMap(new LinkedHashMap<>(services));
    lets = Collections.unmodifiableMap(new LinkedHashMap<>(lets));
    audiences = Collections.unmodifiableMap(new LinkedHashMap<>(audiences));
    surfaces = Collections.unmodifiableMap(new LinkedHashMap<>(surfaces));
    messages = Collections.unmodifiableMap(new LinkedHashMap<>(messages));
    endpoints = Collections.unmodifiableMap(new LinkedHashMap<>(endpoints));
    policies = List.copyOf(policies);
  }

  /** Whether events are called so: those of a type, or of a rule. */
  boolean hasEvents(String name) {
    return events.containsKey(name) || eventRules.containsKey(name);
  }

  /** Names without surfaces and messages. */
  public Catalog(
      ZoneId zone,
      Schema profile,
      Map<String, Entity> entities,
      Map<String, Event> events,
      Map<String, EventRule> eventRules,
      Map<String, Service> services,
      Map<String, Let> lets,
      Map<String, Traits> audiences) {
    this(
        zone,
        profile,
        entities,
        events,
        eventRules,
        services,
        lets,
        audiences,
        Map.of(),
        Map.of(),
        Map.of(),
        List.of());
  }

  /** The same names, and what is sent. */
  Catalog sending(Map<String, Surface> by, Map<String, Message> what) {
    return with(by, what, endpoints, policies);
  }

  /** The same names, and what is called, and what holds for all that is sent. */
  Catalog calling(Map<String, Endpoint> what, List<Policy> rules) {
    return with(surfaces, messages, what, rules);
  }

  private Catalog with(
      Map<String, Surface> by,
      Map<String, Message> sent,
      Map<String, Endpoint> called,
      List<Policy> rules) {
    return new Catalog(
        zone,
        profile,
        entities,
        events,
        eventRules,
        services,
        lets,
        audiences,
        by,
        sent,
        called,
        rules);
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

  /**
   * Where messages go out.
   *
   * @param settings by key: a text as it is; a duration as ISO 8601 has it ({@code PT5S}); texts
   *     each in a line; a secret as the name of the environment's variable
   * @param namespace of the addresses; empty where the channel needs none
   */
  public record Surface(
      String name,
      Channel channel,
      Map<String, String> settings,
      Optional<String> namespace,
      Category category,
      String doc) {
    public Surface {
      settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }
  }

  /**
   * What is sent.
   *
   * @param texts its parts, in the order of the channel
   * @param tracked what is heard of it: what its channel can tell, opens and clicks only where it
   *     says so
   */
  public record Message(
      String name,
      Surface surface,
      List<Parameter> parameters,
      List<Wording> texts,
      Set<Reaction.Kind> tracked,
      String doc) {
    public Message {
      parameters = List.copyOf(parameters);
      texts = List.copyOf(texts);
      tracked = Set.copyOf(tracked);
    }
  }

  /** What a message needs beside the profile; its expressions read it as a field of its name. */
  public sealed interface Parameter {
    String name();

    /** {@code order: Purchase}: an event, whose parts are the fields {@code order.price} …. */
    record OfEvent(String name, String event) implements Parameter {}

    /** {@code spent: decimal}: one value. */
    record OfValue(String name, Type type) implements Parameter {}
  }

  /**
   * What journeys call.
   *
   * @param settings as a surface has them: {@code url}, {@code secret}, {@code timeout}
   * @param actions by name, in the order of the script
   */
  public record Endpoint(
      String name, Map<String, String> settings, Map<String, Action> actions, String doc) {
    public Endpoint {
      settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
      actions = Collections.unmodifiableMap(new LinkedHashMap<>(actions));
    }
  }

  /**
   * @param results the fields of what it answers
   */
  public record Action(String name, List<Field> parameters, List<Field> results) {
    public Action {
      parameters = List.copyOf(parameters);
      results = List.copyOf(results);
    }
  }

  /** What holds for all that is sent: how much at most, and when nothing is. */
  public record Policy(String name, List<Cap> caps, Optional<Flow.Quiet> quiet, String doc) {
    public Policy {
      caps = List.copyOf(caps);
    }
  }

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
