package dev.wend.check;

import dev.wend.channel.Reaction;
import dev.wend.check.Catalog.Event;
import dev.wend.check.Catalog.Let;
import dev.wend.check.Typed.FieldRead;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast.EventDeclaration;
import dev.wend.syntax.Ast.IdentifiedBy;
import dev.wend.syntax.Ast.Keep;
import dev.wend.syntax.Ast.Name;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.type.Type;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Declarations of events: their fields, whose they are, how long they are kept. */
final class Events {
  private static final Duration LONGEST = Duration.ofDays(365_000);

  private final Problems problems;
  private final ZoneId zone;
  private final Schema profile;

  /**
   * @param profile the fields of the profile; without any, identities are not asked for
   */
  Events(Problems problems, ZoneId zone, Schema profile) {
    this.problems = problems;
    this.zone = zone;
    this.profile = profile;
  }

  /** By name; whose they are is left open, for an expression may name what is not known yet. */
  Map<String, Event> types(List<EventDeclaration> declarations, Types types) {
    Map<String, Event> events = new LinkedHashMap<>();
    for (EventDeclaration event : declarations) {
      String name = event.name().text();
      List<Field> fields = new Fields(problems, zone, types, Set.of()).ofEvent(event.fields());
      EventType type = new EventType(name, fields, namespace(event), kept(event));
      if (!name.isEmpty()) {
        events.putIfAbsent(name, new Event(type, Optional.empty(), event.doc()));
      }
    }
    return events;
  }

  /** Hints where events have the name of those that tell reactions and cannot tell any. */
  void hintReactions(List<EventDeclaration> declarations, Map<String, Event> events) {
    for (EventDeclaration declaration : declarations) {
      Event event = events.get(declaration.name().text());
      if (event != null && event.type().name().equals(Reaction.EVENT)) {
        Schema schema = new Schema(event.type().fields());
        for (String field : Reaction.FIELDS) {
          if (schema.field(field).filter(f -> f.type() == Scalar.STRING).isEmpty()) {
            problems.report(Fault.NO_REACTIONS, declaration.name().span(), field, field);
            return;
          }
        }
      }
    }
  }

  // ---- keep

  private OptionalLong kept(EventDeclaration event) {
    OptionalLong kept = OptionalLong.empty();
    for (Keep keep : event.keeps()) {
      if (kept.isPresent()) {
        problems.report(Fault.EVENT_CLAUSE, keep.span(), "keep");
        continue;
      }
      Typed.Constant length = new Literals(problems, zone).spanOfTime(keep.length());
      boolean fits =
          length.value() instanceof Duration d && d.toMillis() > 0 && d.compareTo(LONGEST) <= 0;
      if (fits) {
        kept = OptionalLong.of(((Duration) length.value()).toMillis());
      } else if (!Conversions.isBroken(length)) {
        Span span = keep.length().span();
        problems.report(Fault.KEEP_LENGTH, span, problems.text(span));
      }
    }
    return kept;
  }

  // ---- whose it is

  /** The namespace that is written, or that of the profile's key. */
  private Optional<String> namespace(EventDeclaration event) {
    List<IdentifiedBy> written = event.identities();
    if (event.business()) {
      written.forEach(by -> problems.report(Fault.BUSINESS_IDENTITY, by.span()));
      return Optional.empty();
    }
    for (IdentifiedBy again : written.subList(Math.min(1, written.size()), written.size())) {
      problems.report(Fault.EVENT_CLAUSE, again.span(), "identified by");
    }
    if (written.isEmpty()) {
      return Optional.of(profile.key().map(Field::name).orElse(""));
    }
    Name name = written.get(0).namespace();
    if (holder(name.text()).isEmpty() && !profile.fields().isEmpty() && !name.text().isEmpty()) {
      List<String> known = profile.fields().stream().flatMap(f -> f.namespace().stream()).toList();
      String hint = Problems.suggest(name.text(), known);
      problems.report(Fault.EVENT_NAMESPACE, name.span(), name.text(), hint);
    }
    return Optional.of(name.text());
  }

  /** The profile's field that holds a namespace. */
  private Optional<Field> holder(String namespace) {
    return profile.fields().stream()
        .filter(f -> f.namespace().filter(namespace::equals).isPresent())
        .findFirst();
  }

  /** The events with whose they are. */
  Map<String, Event> identified(
      List<EventDeclaration> declarations,
      Catalog catalog,
      Map<String, Let> lets,
      Set<String> used) {
    Map<String, Event> events = new LinkedHashMap<>(catalog.events());
    for (EventDeclaration declaration : declarations) {
      Event event = events.get(declaration.name().text());
      if (event != null && !event.type().isBusiness()) {
        Optional<IdentifiedBy> by = declaration.identities().stream().findFirst();
        Optional<Typed> whose = whose(event.type(), by, catalog, lets, used);
        events.put(event.name(), new Event(event.type(), whose, event.doc()));
      }
    }
    return events;
  }

  private Optional<Typed> whose(
      EventType type,
      Optional<IdentifiedBy> by,
      Catalog catalog,
      Map<String, Let> lets,
      Set<String> used) {
    String namespace = type.namespace().orElseThrow();
    Optional<Field> own =
        type.fields().stream().filter(f -> f.name().equals(namespace)).findFirst();
    Optional<Typed> value = Optional.empty();
    if (by.isPresent() && by.get().value().isPresent()) {
      Expressions expressions = over(type, catalog, lets, used);
      value = Optional.of(expressions.check(by.get().value().get()));
    } else if (own.isPresent()) {
      Span place = by.map(b -> b.namespace().span()).orElse(new Span(0, 0));
      value = Optional.of(new FieldRead(own.get(), place));
    }
    return value.flatMap(v -> fitting(v, namespace));
  }

  private Optional<Typed> fitting(Typed value, String namespace) {
    Optional<Field> holder = holder(namespace);
    if (Conversions.isBroken(value) || holder.isEmpty()) {
      return Optional.empty();
    }
    Type wanted = holder.get().type();
    Optional<Typed> fitting = Conversions.fit(value, wanted);
    if (fitting.isEmpty()) {
      String hint =
          value instanceof FieldRead
              ? "Declare the field of the event as `" + wanted.text() + "`."
              : "Convert it, as in `text(x)`.";
      problems.report(
          Fault.WHOSE_TYPE, value.span(), namespace, wanted.text(), value.type().text(), hint);
    }
    return fitting.map(new Size(problems)::bounded);
  }

  /** Expressions over the fields of an event alone. */
  private Expressions over(
      EventType type, Catalog catalog, Map<String, Let> lets, Set<String> used) {
    Map<String, Catalog.Entity> rows = new LinkedHashMap<>(catalog.entities());
    rows.put(type.name(), new Catalog.Entity(type.name(), type.name(), type.schema()));
    Catalog own =
        new Catalog(
            zone, catalog.profile(), rows, Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
    ProfileScope scope =
        new ProfileScope(own, lets, Map.of(), Map.of(), used, false).over(type.name(), Map.of());
    return new Expressions(problems, scope, own);
  }
}
