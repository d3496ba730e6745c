package dev.wend.made;

import dev.wend.check.Catalog;
import dev.wend.check.Checked.Assignment;
import dev.wend.check.Checked.Feed;
import dev.wend.check.Checked.Format;
import dev.wend.check.Checked.From;
import dev.wend.check.Checked.Target;
import dev.wend.check.Mention;
import dev.wend.check.Parts;
import dev.wend.check.Typed;
import dev.wend.check.Typed.FieldRead;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which columns the file of a source has, and what stands in them. */
final class SheetPlan {
  private final MadeTable profiles;
  private final Map<String, MadeTable> entities;
  private final Map<String, MadeTable> events;
  private final Map<String, Catalog.Event> types;
  private final MadeTable.Plan plan;

  SheetPlan(
      MadeTable profiles,
      Map<String, MadeTable> entities,
      Map<String, MadeTable> events,
      Map<String, Catalog.Event> types,
      MadeTable.Plan plan) {
    this.profiles = profiles;
    this.entities = entities;
    this.events = events;
    this.types = types;
    this.plan = plan;
  }

  Sheet of(Feed feed) {
    Map<String, Written> columns = new LinkedHashMap<>();
    Map<String, MadeTable> lists = new LinkedHashMap<>();
    MadeTable rows = rows(feed);
    List<Mention> mentions = mentions(feed);
    for (MadeField made : rows.columns()) {
      if (made.field().name().equals(EventType.WHOSE)) {
        whose(feed, made, mentions, columns);
        continue;
      }
      put(from(feed, made.field().name()), made, mentions, columns);
    }
    for (MadeTable list : rows.lists()) {
      From from = from(feed, list.name());
      if (from instanceof From.Column column) {
        lists.putIfAbsent(column.name(), list);
      } else if (from instanceof From.Computed computed) {
        reads(computed.value(), mentions, columns);
      }
    }
    feed.skips().forEach(skip -> reads(skip, mentions, columns));
    if (feed.format() == Format.NDJSON) {
      return new JsonSheet(List.copyOf(columns.values()), lists);
    }
    feed.columns()
        .ifPresent(names -> names.forEach(name -> column(name, Scalar.STRING, mentions, columns)));
    List<CsvCell> cells = new ArrayList<>(columns.values());
    lists.forEach((name, list) -> cells.add(JsonSheet.cell(name, list)));
    List<CsvCell> wanted = feed.columns().map(names -> called(names, cells)).orElse(cells);
    return new CsvSheet(wanted, feed.delimiter(), feed.columns().isEmpty());
  }

  private MadeTable rows(Feed feed) {
    return feed.target() instanceof Target.Event event
        ? events.get(event.name())
        : feed.entity().map(entities::get).orElse(profiles);
  }

  /** An identity that no field of the event holds is a column of its namespace's name. */
  private void whose(
      Feed feed, MadeField made, List<Mention> mentions, Map<String, Written> columns) {
    Catalog.Event event = types.get(feed.target().table());
    String namespace = event.type().namespace().orElseThrow();
    if (event.whose().isPresent() || MadeEvents.identity(event).isPresent()) {
      return;
    }
    put(from(feed, namespace), made, mentions, columns);
  }

  /** Writes a field where the source takes it from. */
  private void put(
      From from, MadeField made, List<Mention> mentions, Map<String, Written> columns) {
    if (from instanceof From.Column column) {
      columns.putIfAbsent(column.name(), Written.of(column.name(), made));
    } else if (from instanceof From.Computed computed) {
      add(computed.value(), made, mentions, columns);
    }
  }

  private static List<CsvCell> called(List<String> names, List<CsvCell> cells) {
    return names.stream()
        .map(name -> cells.stream().filter(c -> c.name().equals(name)).reduce((a, b) -> b))
        .map(Optional::orElseThrow)
        .toList();
  }

  private static From from(Feed feed, String path) {
    return feed.assignments().stream()
        .filter(assignment -> assignment.field().name().equals(path))
        .map(Assignment::from)
        .findFirst()
        .orElse(new From.Column(path));
  }

  /** What the expressions of a source hold against its columns. */
  private static List<Mention> mentions(Feed feed) {
    List<Mention> mentions = new ArrayList<>();
    feed.skips().forEach(skip -> mentions.addAll(Mention.of(skip)));
    for (Assignment assignment : feed.assignments()) {
      if (assignment.from() instanceof From.Computed computed) {
        mentions.addAll(Mention.of(computed.value()));
      }
    }
    return mentions;
  }

  /** The columns that a field is computed from; the field's own values where they are just read. */
  private void add(
      Typed value, MadeField made, List<Mention> mentions, Map<String, Written> columns) {
    Typed inner = value;
    while (inner instanceof Typed.Apply apply && apply.operands().size() == 1) {
      inner = apply.operands().get(0);
    }
    Optional<FieldRead> read = inner instanceof FieldRead it ? Optional.of(it) : read(inner);
    if (read.isPresent()) {
      String name = read.get().field().name();
      MadeField as = inner.type() == Scalar.DATE ? made.day() : made;
      columns.putIfAbsent(name, new Written(name, as, layout(inner, as)));
    } else {
      reads(value, mentions, columns);
    }
  }

  /** The column that an expression reads as a value of its own type: {@code int(x)}. */
  private static Optional<FieldRead> read(Typed value) {
    boolean reads =
        value instanceof Typed.Call call
            && value.type() != Scalar.STRING
            && value.type().text().startsWith(call.function().name());
    return reads && Parts.of(value).get(0) instanceof FieldRead read
        ? Optional.of(read)
        : Optional.empty();
  }

  /** The columns that an expression reads: texts, or of the type that it reads them as. */
  private void reads(Typed value, List<Mention> mentions, Map<String, Written> columns) {
    Optional<FieldRead> read = read(value);
    if (read.isPresent()) {
      String name = read.get().field().name();
      Written written = column(name, value.type(), mentions, columns);
      columns.put(name, new Written(name, written.made(), layout(value, written.made())));
    } else if (value instanceof FieldRead text) {
      column(text.field().name(), Scalar.STRING, mentions, columns);
    } else {
      Parts.of(value).forEach(part -> reads(part, mentions, columns));
    }
  }

  /** A column that no field is; its values are made by its name. */
  private Written column(
      String name, Type type, List<Mention> mentions, Map<String, Written> columns) {
    return columns.computeIfAbsent(
        name, n -> Written.of(n, MadeField.of(Field.of(n, type), plan.mentioning(mentions))));
  }

  /** The layout that {@code date(x, "dd.MM.yyyy")} reads. */
  private static Optional<DateTimeFormatter> layout(Typed value, MadeField made) {
    boolean read =
        made.type() == Scalar.DATE
            && value instanceof Typed.Call call
            && call.arguments().size() == 2;
    return read && Parts.of(value).get(1) instanceof Typed.Constant constant
        ? Optional.of(DateTimeFormatter.ofPattern(((String) constant.value()).replace('y', 'u')))
        : Optional.empty();
  }
}
