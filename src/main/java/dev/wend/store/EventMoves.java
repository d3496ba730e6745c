package dev.wend.store;

import dev.wend.type.EventType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Gives the events of profiles that are merged to those that survive: they are appended to the
 * survivor's as if they arrived now, in the order in which they came, and end where they were.
 */
final class EventMoves {
  private final List<EventTable> tables;

  /** Profiles that go, survivors ascending, and of each the arrivals that its events have now. */
  private final List<Going> going = new ArrayList<>();

  /** By page that events move to: the arrival of what comes behind them. */
  private final Map<Integer, Integer> next = new TreeMap<>();

  /**
   * @param arrivals that its events have, ascending, each once
   * @param first what the least of them becomes; the others follow
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Going(int slot, int survivor, int[] arrivals, int first) {
    int arrival(int now) {
      return first + Arrays.binarySearch(arrivals, now);
    }

    /** A value of {@link EventType#MERGE} that tells of one of the arrivals. */
    long value(String field, int place) {
      return switch (field) {
        case EventType.TIME -> 0;
        case "page" -> slot / Profiles.PAGE;
        case "arrival" -> arrivals[place];
        case "toPage" -> survivor / Profiles.PAGE;
        case "toArrival" -> first + place;
        default -> PlaneColumn.MISSING;
      };
    }
  }

  /**
   * What a survivor gets.
   *
   * @param source the event that moves; of none, less than 0: the place of the arrival that is told
   */
  private record Row(int owner, int arrival, int source, Going from) {}

  /**
   * @param count profiles before the change
   */
  EventMoves(List<EventTable> tables, Merges merges, int count) {
    this.tables = tables.stream().filter(t -> !t.type().isBusiness()).toList();
    Map<Integer, List<Integer>> bySurvivor = new TreeMap<>();
    for (int gone : merges.gone()) {
      if (gone < count) {
        bySurvivor.computeIfAbsent(merges.survivor(gone), s -> new ArrayList<>()).add(gone);
      }
    }
    bySurvivor.forEach((survivor, all) -> all.forEach(gone -> add(gone, survivor)));
  }

  private void add(int gone, int survivor) {
    int page = gone / Profiles.PAGE;
    int[] arrivals =
        tables.stream()
            .flatMapToInt(t -> IntStream.of(t.chain(gone)).map(n -> t.arrival(page, n)))
            .sorted()
            .distinct()
            .toArray();
    if (arrivals.length > 0) {
      int to = survivor / Profiles.PAGE;
      int first = next.computeIfAbsent(to, tables.get(0).parts()::nextArrival);
      next.put(to, first + arrivals.length);
      going.add(new Going(gone, survivor, arrivals, first));
    }
  }

  void write(List<EventWrites> to, List<ItemWrites> items) {
    if (!going.isEmpty()) {
      tables.forEach(table -> write(table, to, items));
    }
  }

  private void write(EventTable table, List<EventWrites> to, List<ItemWrites> items) {
    EventDraft draft = new EventDraft(table);
    List<Row> rows = table.type().equals(EventType.MERGE) ? withMoves(table) : moved(table);
    for (Going each : going) {
      int[] chain = table.chain(each.slot);
      if (chain.length > 0) {
        draft.end(each.slot, chain);
      }
    }
    if (!rows.isEmpty()) {
      int[] owners = rows.stream().mapToInt(Row::owner).toArray();
      int[] arrivals = rows.stream().mapToInt(Row::arrival).toArray();
      to.add(draft.write(owners, arrivals, values(table, rows), true));
      copyLists(table, draft, rows.stream().mapToInt(Row::source).toArray(), items);
    }
  }

  /** The events of a type that move, by the pages that they move to. */
  private List<Row> moved(EventTable table) {
    List<Row> rows = new ArrayList<>();
    for (Going each : going) {
      int page = each.slot / Profiles.PAGE;
      for (int sequence : table.chain(each.slot)) {
        int arrival = each.arrival(table.arrival(page, sequence));
        rows.add(new Row(each.survivor, arrival, table.slot(page, sequence), each));
      }
    }
    return rows;
  }

  /** The same, and behind those of each page which arrival has become which. */
  private List<Row> withMoves(EventTable table) {
    List<Row> rows = moved(table);
    for (Going each : going) {
      int last = next.get(each.survivor / Profiles.PAGE);
      for (int i = 0; i < each.arrivals.length; i++) {
        rows.add(new Row(each.survivor, last, -1 - i, each));
      }
    }
    rows.sort(
        Comparator.<Row>comparingInt(row -> row.owner / Profiles.PAGE)
            .thenComparingInt(Row::arrival));
    return rows;
  }

  private static List<RowWrites.Values> values(EventTable table, List<Row> rows) {
    List<RowWrites.Values> values = new ArrayList<>();
    for (EventColumn column : table.columns()) {
      long[] lane = rows.stream().mapToLong(row -> value(table, column, row)).toArray();
      values.add(new RowWrites.Values(column.number(), 0, lane));
    }
    return values;
  }

  private static long value(EventTable table, EventColumn column, Row row) {
    if (row.source < 0) {
      return row.from.value(column.name(), -1 - row.source);
    }
    long value = column.value(row.source);
    return table.type().isNote() && EventType.isRun(column.name())
        ? EventType.merged(value, row.from.slot)
        : value;
  }

  private static void copyLists(
      EventTable table, EventDraft draft, int[] from, List<ItemWrites> items) {
    NestedLists nested = new NestedLists(table);
    for (EventWrites.Part part : draft.parts()) {
      nested.end(part);
      for (int i = part.from(); i < part.to(); i++) {
        nested.copy(draft.slots()[i], from[i]);
      }
      nested.write(part.page(), items);
    }
  }
}
