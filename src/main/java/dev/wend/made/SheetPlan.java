package dev.wend.made;

import dev.wend.check.Checked.Assignment;
import dev.wend.check.Checked.Feed;
import dev.wend.check.Checked.Format;
import dev.wend.check.Checked.From;
import dev.wend.check.Parts;
import dev.wend.check.Typed;
import dev.wend.check.Typed.FieldRead;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which columns the file of a source has, and what stands in them. */
final class SheetPlan {
  private final MadeTable profiles;
  private final Map<String, MadeTable> entities;
  private final MadeTable.Plan plan;

  SheetPlan(MadeTable profiles, Map<String, MadeTable> entities, MadeTable.Plan plan) {
    this.profiles = profiles;
    this.entities = entities;
    this.plan = plan;
  }

  Sheet of(Feed feed) {
    Map<String, Written> columns = new LinkedHashMap<>();
    MadeTable rows = feed.entity().map(entities::get).orElse(profiles);
    for (MadeField made : rows.columns()) {
      if (feed.format() == Format.CSV && made.field().name().indexOf('.') >= 0) {
        continue; // a part of an object has no column
      }
      Optional<Assignment> assigned =
          feed.assignments().stream()
              .filter(a -> a.field().name().equals(made.field().name()))
              .findFirst();
      if (assigned.isPresent()) {
        add(assigned.get().from(), made, columns);
      } else {
        columns.putIfAbsent(made.field().name(), Written.of(made.field().name(), made));
      }
    }
    feed.skips().stream().flatMap(skip -> reads(skip).stream()).forEach(c -> other(c, columns));
    if (feed.format() == Format.NDJSON) {
      return new JsonSheet(List.copyOf(columns.values()), rows.lists());
    }
    feed.columns().ifPresent(names -> names.forEach(name -> other(name, columns)));
    Collection<Written> wanted =
        feed.columns()
            .<Collection<Written>>map(names -> names.stream().map(columns::get).toList())
            .orElse(columns.values());
    return new CsvSheet(List.copyOf(wanted), feed.delimiter(), feed.columns().isEmpty());
  }

  private void add(From from, MadeField made, Map<String, Written> columns) {
    if (from instanceof From.Column column) {
      columns.putIfAbsent(column.name(), Written.of(column.name(), made));
    } else if (from instanceof From.Computed computed) {
      List<String> reads = reads(computed.value());
      if (reads.size() == 1) {
        String name = reads.get(0);
        columns.putIfAbsent(name, new Written(name, made, layout(computed.value(), made)));
      } else {
        reads.forEach(name -> other(name, columns));
      }
    }
  }

  /** A column that no field is: of its name a text. */
  private void other(String name, Map<String, Written> columns) {
    columns.computeIfAbsent(
        name, n -> Written.of(n, MadeField.of(Field.of(n, Scalar.STRING), plan)));
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

  private static List<String> reads(Typed value) {
    List<String> names = new ArrayList<>();
    if (value instanceof FieldRead read) {
      names.add(read.field().name());
    }
    Parts.of(value).forEach(part -> names.addAll(reads(part)));
    return names.stream().distinct().toList();
  }
}
