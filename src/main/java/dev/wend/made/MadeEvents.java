package dev.wend.made;

import dev.wend.channel.Reaction;
import dev.wend.check.Catalog;
import dev.wend.check.Parts;
import dev.wend.check.Typed;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.type.TableSchema;
import dev.wend.type.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How the events of a type are made: in order of time over a stretch that ends before an instant,
 * of people who are there. Half of the events of each type belong to visits, which are the same for
 * all types, so that somebody who looks at something may buy it soon after.
 */
final class MadeEvents {
  /** Over how long events are spread, where they are kept so long. */
  private static final Duration STRETCH = Duration.ofDays(365);

  private static final int MOST_DRAWS = 30;

  /** What people do with messages, as often as one of them stands here. */
  private static final List<String> REACTIONS =
      Stream.of(
              Collections.nCopies(10, Reaction.Kind.DELIVERED),
              Collections.nCopies(6, Reaction.Kind.OPENED),
              Collections.nCopies(2, Reaction.Kind.CLICKED),
              List.of(Reaction.Kind.BOUNCED, Reaction.Kind.UNSUBSCRIBED))
          .flatMap(List::stream)
          .map(Reaction.Kind::word)
          .toList();

  private final Catalog.Event event;
  private final List<String> messages;
  private final MadeTable profiles;
  private final Chance chance;
  private final Chance visits;
  private final long people;
  private final long count;
  private final long at;

  /**
   * @param messages the script's, by name
   * @param people how many profiles there are
   * @param count of the events
   * @param at epoch milliseconds; all events are before it
   */
  MadeEvents(
      Catalog.Event event,
      List<String> messages,
      MadeTable profiles,
      Chance seed,
      long people,
      long count,
      long at) {
    this.event = event;
    this.messages = List.copyOf(messages);
    this.profiles = profiles;
    this.chance = seed.of(event.name());
    this.visits = seed.of("visits");
    this.people = people;
    this.count = count;
    this.at = at;
  }

  long count() {
    return count;
  }

  /** The fields of a batch of such events. */
  static List<Field> fields(Catalog.Event event) {
    List<Field> fields = new ArrayList<>(event.type().schema().fields());
    if (!event.type().isBusiness()) {
      fields.add(Field.of(EventType.WHOSE, Scalar.STRING));
    }
    return fields;
  }

  /**
   * The field of an event that holds the identity; empty where none does: of business events, where
   * it comes beside the fields, and where it is computed from several.
   */
  static Optional<Field> identity(Catalog.Event event) {
    if (event.whose().isPresent()) {
      Set<Field> read = new LinkedHashSet<>();
      reads(event.whose().get(), read);
      return read.size() == 1 ? read.stream().findFirst() : Optional.empty();
    }
    TableSchema table = TableSchema.of(new Schema(event.type().fields()));
    return event.type().namespace().flatMap(table::column);
  }

  private static void reads(Typed value, Set<Field> to) {
    if (value instanceof Typed.FieldRead read) {
      to.add(read.field());
    }
    Parts.of(value).forEach(part -> reads(part, to));
  }

  /** The table of the events, with columns as {@link #fields} has them. */
  MadeTable table(MadeTable.Plan plan) {
    MadeTable table = MadeTable.of(fields(event), plan);
    replace(
        table,
        EventType.TIME,
        (Maker.OfLanes) row -> at - 1 - (long) ((count - 1 - row + chance.share(row, 0)) * step()));
    replace(table, EventType.ID, Texts.unique(EventType.ID, plan.seed(), List.of()));
    if (event.name().equals(Reaction.EVENT) && !messages.isEmpty()) {
      replace(table, "reaction", Texts.often(REACTIONS, plan.seed().of("reaction")));
      replace(table, "message", Texts.often(messages, plan.seed().of("message")));
    }
    if (!event.type().isBusiness()) {
      MadeField own = own();
      replace(table, EventType.WHOSE, text(own));
      identity(event)
          .ifPresent(
              field ->
                  replace(
                      table, field.name(), field.type() == Scalar.STRING ? text(own) : lane(own)));
    }
    return table;
  }

  /** Milliseconds between two events. */
  private double step() {
    long stretch = event.type().kept().orElse(Long.MAX_VALUE);
    return (double) Math.min(stretch, STRETCH.toMillis()) / Math.max(1, count);
  }

  /** The visit that an event belongs to: of all types the one that is as long ago. */
  private long visit(long row) {
    double length = 2.0 * STRETCH.toMillis() / Math.max(1, count);
    return (long) ((count - 1 - row) * step() / length);
  }

  private static void replace(MadeTable table, String name, Maker maker) {
    for (int i = 0; i < table.columns().size(); i++) {
      MadeField made = table.columns().get(i);
      if (made.field().name().equals(name)) {
        Type type = made.type();
        table.columns().set(i, new MadeField(made.field(), type, maker, made.chance(), 0));
      }
    }
  }

  /** The field of profiles that events of the type are told by. */
  private MadeField own() {
    return profiles.columns().stream()
        .filter(made -> made.field().namespace().equals(event.type().namespace()))
        .findFirst()
        .orElseThrow();
  }

  private Maker text(MadeField own) {
    if (own.maker() instanceof Maker.OfTexts texts) {
      return (Maker.OfTexts) (row, to) -> texts.write(person(row, own), to);
    }
    Maker.OfLanes lanes = (Maker.OfLanes) own.maker();
    return (Maker.OfTexts)
        (row, to) -> {
          String number = Long.toString(lanes.lane(person(row, own)));
          byte[] digits = number.getBytes(StandardCharsets.US_ASCII);
          to.append(digits, 0, digits.length);
        };
  }

  private Maker lane(MadeField own) {
    Maker.OfLanes lanes = (Maker.OfLanes) own.maker();
    return (Maker.OfLanes) row -> lanes.lane(person(row, own));
  }

  /** Whose an event is: of who can be told by it, the first ones more often. */
  private long person(long row, MadeField own) {
    boolean ofVisit = chance.pick(row, 1, 2) == 0;
    Chance of = ofVisit ? visits : chance;
    long number = ofVisit ? visit(row) : row;
    long person = 0;
    for (int draw = 2; draw < MOST_DRAWS; draw++) {
      double share = of.share(number, draw);
      person = (long) (share * Math.sqrt(share) * people);
      if (own.isPresent(person)) {
        return person;
      }
    }
    return person;
  }
}
