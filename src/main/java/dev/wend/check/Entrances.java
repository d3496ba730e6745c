package dev.wend.check;

import dev.wend.check.Journey.Way;
import dev.wend.check.Journey.When;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.step.Entry;
import dev.wend.step.Schedule;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.TimeUnit;
import dev.wend.syntax.JourneyAst;
import dev.wend.syntax.JourneyAst.AudienceEntry;
import dev.wend.syntax.JourneyAst.ChangeEntry;
import dev.wend.syntax.JourneyAst.EnterClause;
import dev.wend.syntax.JourneyAst.EventEntry;
import dev.wend.syntax.JourneyAst.Rate;
import dev.wend.syntax.JourneyAst.Reading;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.value.Lapse;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How people come into journeys. */
final class Entrances {
  private static final long DAY = 86_400_000;

  private final Problems problems;
  private final Catalog catalog;
  private final JourneyValues values;
  private final JourneyAliases names;
  private final Triggers triggers;

  Entrances(
      Problems problems,
      Catalog catalog,
      JourneyValues values,
      JourneyAliases names,
      Triggers triggers) {
    this.problems = problems;
    this.catalog = catalog;
    this.values = values;
    this.names = names;
    this.triggers = triggers;
  }

  /** A way in; empty, with a problem, where it is none. The name of its event is known behind. */
  Optional<Way> check(EnterClause clause, Reached way) {
    String namespace = clause.namespace().map(this::namespace).orElse("");
    if (clause.entry() instanceof AudienceEntry audience) {
      return read(audience, namespace, way);
    } else if (clause.entry() instanceof ChangeEntry change) {
      Optional<String> name = triggers.followed(change.audience(), true);
      return name.map(n -> new Way.OnMembership(n, change.leaving(), change.span()));
    }
    return event((EventEntry) clause.entry(), namespace, way);
  }

  private String namespace(Name written) {
    List<String> known =
        catalog.profile().fields().stream().flatMap(f -> f.namespace().stream()).toList();
    String name = written.text();
    if (!known.contains(name) && !known.isEmpty() && !name.isEmpty()) {
      String hint = Problems.suggest(name, known);
      problems.report(Fault.EVENT_NAMESPACE, written.span(), name, hint);
    }
    return name;
  }

  // ---- audiences

  private Optional<Way> read(AudienceEntry entry, String namespace, Reached way) {
    Optional<Traits> audience = triggers.audience(entry.audience());
    Optional<Schedule> schedule =
        entry.schedule().isEmpty()
            ? Optional.of(new Schedule.AtOnce())
            : schedule(entry.schedule().get(), way);
    boolean isAgain = entry.schedule().filter(s -> s.every().isPresent()).isPresent();
    if (entry.reading() != Reading.ALL && !isAgain) {
      boolean isForced = entry.reading() == Reading.FORCE_REENTRY;
      String word = isForced ? "force reentry" : "incremental";
      String why = "the audience is read once";
      problems.report(Fault.ENTER_CLAUSE, entry.span(), word, why, "Add `every 1 day`, say.");
    }
    OptionalInt rate = entry.rate().map(this::rate).orElse(OptionalInt.empty());
    if (audience.isEmpty() || schedule.isEmpty()) {
      return Optional.empty();
    }
    Entry.Read read =
        new Entry.Read(
            entry.audience().text(),
            namespace,
            schedule.get(),
            entry.reading() == Reading.INCREMENTAL,
            entry.reading() == Reading.FORCE_REENTRY,
            rate);
    return Optional.of(new Way.Read(read, entry.span()));
  }

  private Optional<Schedule> schedule(JourneyAst.Schedule written, Reached way) {
    Expressions expressions = names.expressions(way);
    if (written.every().isEmpty()) {
      return written.at().isEmpty()
          ? Optional.of(new Schedule.AtOnce())
          : values.instant(written.at().get(), expressions).map(Schedule.Once::new);
    }
    Optional<Lapse> every = values.length(written.every().get());
    Optional<LocalTime> at = written.at().flatMap(e -> values.time(e, expressions));
    boolean isBroken = written.at().isPresent() && at.isEmpty();
    if (at.isPresent() && every.filter(e -> e.millis() % DAY != 0).isPresent()) {
      Span span = written.every().get().span();
      String hint = "A time of the day goes with whole days, as in `every 1 day at 09:00`.";
      problems.report(Fault.LENGTH, span, problems.text(span), hint);
    }
    return isBroken ? Optional.empty() : every.map(e -> new Schedule.Every(e, at));
  }

  private OptionalInt rate(Rate rate) {
    String text = problems.text(rate.span());
    if (rate.unit() != TimeUnit.SECOND) {
      problems.report(Fault.RATE, rate.span(), text);
      return OptionalInt.empty();
    }
    return values
        .count(rate.count().digits(), rate.count().span(), Fault.RATE, text)
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  // ---- events

  private Optional<Way> event(EventEntry entry, String namespace, Reached way) {
    Optional<When.Event> event = triggers.event(entry.event(), way);
    Optional<Traits> audience = entry.audience().flatMap(triggers::audience);
    if (event.isEmpty()) {
      return Optional.empty();
    }
    EventType type = catalog.events().get(event.get().type()).type();
    entry.event().alias().ifPresent(alias -> names.bind(alias, type.name(), way));
    if (type.isBusiness()) {
      return business(entry, event.get(), audience, namespace);
    }
    entry
        .audience()
        .ifPresent(
            name ->
                refuse(
                    name,
                    "from audience " + name.text(),
                    "the event says whom it is about",
                    "Write it as a condition: `where in audience " + name.text() + "`."));
    Optional<String> each = entry.each().flatMap(name -> each(name, type));
    return Optional.of(new Way.OnEvent(event.get(), namespace, each));
  }

  private Optional<Way> business(
      EventEntry entry, When.Event event, Optional<Traits> audience, String namespace) {
    Name name = entry.event().event();
    if (entry.audience().isEmpty()) {
      String hint =
          "Say whom it brings in: `enter on " + name.text() + " from audience A by email`.";
      String why = "it is about no person";
      problems.report(Fault.ENTER_CLAUSE, name.span(), name.text(), why, hint);
    }
    entry
        .each()
        .ifPresent(
            each ->
                refuse(
                    each,
                    "for each " + each.text(),
                    "a business event brings everybody once",
                    "Leave it out."));
    return audience.map(a -> new Way.OnBusiness(event, entry.audience().get().text(), namespace));
  }

  private void refuse(Name place, String words, String why, String hint) {
    problems.report(Fault.ENTER_CLAUSE, place.span(), words, why, hint);
  }

  /** A field of the event that is one value. */
  private Optional<String> each(Name written, EventType type) {
    List<Field> columns = type.table().columns();
    boolean isKnown = columns.stream().anyMatch(f -> f.name().equals(written.text()));
    if (!isKnown && !written.text().isEmpty()) {
      List<String> known = columns.stream().map(Field::name).toList();
      String hint = Problems.suggest(written.text(), known);
      problems.report(Fault.NO_PART, written.span(), type.name(), written.text(), hint);
    }
    return isKnown ? Optional.of(written.text()) : Optional.empty();
  }
}
