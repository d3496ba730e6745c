package dev.wend.load;

import dev.wend.check.Catalog;
import dev.wend.code.Program;
import dev.wend.diag.Nearest;
import dev.wend.json.JsonLine;
import dev.wend.store.Batch;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.vm.EventRows;
import dev.wend.vm.HandingOn;
import dev.wend.vm.Row;
import dev.wend.vm.Rows;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The events of one profile, given as JSON objects, one a line, in the order in which they came:
 * {@value #TYPE} names the type, the other names are its fields, {@code time} and {@code id}.
 * Without {@code time} an event happens now. Of one id of a type the first counts. All are the
 * profile's, whatever identity they give; where they give none, they have that of the profile.
 */
public final class JsonEvents {
  /** What names the type of an event. */
  public static final String TYPE = "event";

  /** No events. */
  public static final JsonEvents NONE = new JsonEvents(Map.of(), List.of());

  private final Map<String, List<Event>> byType;
  private final List<String> problems;

  private JsonEvents(Map<String, List<Event>> byType, List<String> problems) {
    this.byType = byType;
    this.problems = List.copyOf(problems);
  }

  /** One event, and its place in the order of arrival. */
  private record Event(JsonRow values, long time, int arrival) {}

  /**
   * @param lines of which those that are blank are passed over
   * @param profile whose events they are
   */
  public static JsonEvents read(
      List<String> lines, JsonProfile profile, Catalog catalog, Instant now) {
    Reader reader = new Reader(profile, catalog, now);
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        reader.line(lines.get(i), i + 1);
      }
    }
    reader.byType.values().forEach(of -> of.sort(Comparator.comparingLong(Event::time)));
    return new JsonEvents(reader.byType, reader.problems);
  }

  /** What does not fit, each the end of a sentence with its line; empty when all does. */
  public List<String> problems() {
    return problems;
  }

  /** Reads lines. */
  private static final class Reader {
    private final JsonProfile profile;
    private final Catalog catalog;
    private final Instant now;
    private final Map<String, List<Event>> byType = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final Set<List<String>> ids = new HashSet<>();
    private int arrival;

    Reader(JsonProfile profile, Catalog catalog, Instant now) {
      this.profile = profile;
      this.catalog = catalog;
      this.now = now;
    }

    void line(String line, int number) {
      byte[] utf8 = line.getBytes(StandardCharsets.UTF_8);
      TypeOfLine found = new TypeOfLine();
      Optional<String> broken = new JsonLine().read(utf8, 0, utf8.length, found);
      if (broken.isPresent()) {
        problem(number, broken.get().replace("the line", "it"));
        return;
      }
      Catalog.Event event = catalog.events().get(found.type);
      if (event == null) {
        problem(number, unknown(found.type));
        return;
      }
      JsonRow row = new JsonRow(event.type().schema(), catalog.zone());
      row.read(utf8, 0, utf8.length, TYPE);
      row.problems().forEach(why -> problem(number, why));
      if (row.problems().isEmpty()) {
        take(event.type(), row);
      }
    }

    private void problem(int line, String why) {
      problems.add("in line " + line + " " + why);
    }

    private String unknown(String type) {
      if (type.isEmpty()) {
        return "nothing says which event it is: write `\"" + TYPE + "\": \"…\"`";
      }
      String near =
          Nearest.of(type, catalog.events().keySet())
              .map(name -> " (did you mean `" + name + "`?)")
              .orElse("");
      return "there is no event `" + type + "`" + near;
    }

    private void take(EventType type, JsonRow row) {
      Batch batch = row.batch();
      int id = batch.field(EventType.ID);
      if (batch.isPresent(id, 0) && !ids.add(List.of(type.name(), text(batch, id)))) {
        return;
      }
      type.namespace().ifPresent(namespace -> identify(batch, namespace));
      int time = batch.field(EventType.TIME);
      if (!batch.isPresent(time, 0)) {
        batch.set(time, now.toEpochMilli());
      }
      byType
          .computeIfAbsent(type.name(), name -> new ArrayList<>())
          .add(new Event(row, batch.lane(time, 0), arrival++));
    }

    /** Gives an event its profile's identity, where it has a text for it and none is given. */
    private void identify(Batch event, String namespace) {
      int own = event.field(namespace);
      boolean open =
          own >= 0
              && own < event.fields().size()
              && event.fields().get(own).type() == Scalar.STRING
              && !event.isPresent(own, 0);
      Batch of = profile.batch();
      for (int f = 0; open && f < of.fields().size(); f++) {
        Field field = of.fields().get(f);
        if (field.namespace().equals(Optional.of(namespace)) && of.isPresent(f, 0)) {
          byte[] utf8 = text(of, f).getBytes(StandardCharsets.UTF_8);
          event.set(own, utf8, 0, utf8.length);
        }
      }
    }

    private static String text(Batch batch, int field) {
      if (batch.fields().get(field).type() != Scalar.STRING) {
        return String.valueOf(batch.lane(field, 0));
      }
      int start = batch.textStart(field, 0);
      int length = batch.textEnd(field, 0) - start;
      return new String(batch.textBytes(field), start, length, StandardCharsets.UTF_8);
    }
  }

  /** Finds what names the type. */
  private static final class TypeOfLine implements JsonLine.Sink {
    private String type = "";

    @Override
    public boolean opens(String path) {
      return false;
    }

    @Override
    public void text(String path, char[] chars, int offset, int length) {
      if (path.equals(TYPE)) {
        type = new String(chars, offset, length);
      }
    }

    @Override
    public void missing(String path) {
      // then nothing names it
    }

    @Override
    public void nested(String path, boolean isList, byte[] json, int start, int end) {
      // a field of the event
    }
  }

  /** A row of the profile that has these events. */
  Row of(Row profile) {
    return byType.isEmpty() ? profile : new Having(profile, byType);
  }

  private record Having(Row asked, Map<String, List<Event>> byType) implements HandingOn {
    @Override
    public EventRows events(String type, Program program) {
      List<Event> of = byType.get(type);
      return of == null ? EventRows.NONE : new Given(of, program);
    }
  }

  /** Events of a type, one of which is read at a time. */
  private static final class Given implements EventRows, HandingOn {
    private final List<Event> events;
    private final List<Row> rows;
    private Row row;
    private int at;

    Given(List<Event> events, Program program) {
      this.events = events;
      this.rows = events.stream().map(event -> event.values().row(program.columns())).toList();
      this.row = rows.get(0);
    }

    @Override
    public int count() {
      return rows.size();
    }

    @Override
    public void to(int item) {
      at = item;
      row = rows.get(item);
    }

    @Override
    public long time(int item) {
      return events.get(item).time();
    }

    @Override
    public int arrival(int item) {
      return events.get(item).arrival();
    }

    @Override
    public Row asked() {
      return row;
    }

    @Override
    public Rows items(String list, Program program) {
      return new ItemsOfCurrent(list, program);
    }

    /** The items of a list of the event that is read. */
    private final class ItemsOfCurrent implements Rows, HandingOn {
      private final List<Rows> lists;

      ItemsOfCurrent(String list, Program program) {
        lists = rows.stream().map(event -> event.items(list, program)).toList();
      }

      @Override
      public Rows asked() {
        return lists.get(at);
      }

      @Override
      public int count() {
        return asked().count();
      }

      @Override
      public void to(int item) {
        asked().to(item);
      }
    }
  }
}
