package dev.wend.store;

import java.util.ArrayList;
import java.util.Arrays;
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

  /**
   * @param arrivals that its events have, ascending, each once
   * @param first what the least of them becomes; the others follow
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Going(int slot, int survivor, int[] arrivals, int first) {
    int arrival(int now) {
      return first + Arrays.binarySearch(arrivals, now);
    }
  }

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
    Map<Integer, Integer> next = new TreeMap<>();
    bySurvivor.forEach((survivor, all) -> all.forEach(gone -> add(gone, survivor, next)));
  }

  private void add(int gone, int survivor, Map<Integer, Integer> next) {
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
    IntList owners = new IntList();
    IntList sources = new IntList();
    IntList arrivals = new IntList();
    for (Going each : going) {
      int page = each.slot / Profiles.PAGE;
      int[] chain = table.chain(each.slot);
      if (chain.length > 0) {
        draft.end(each.slot, chain);
      }
      for (int sequence : chain) {
        owners.add(each.survivor);
        sources.add(table.slot(page, sequence));
        arrivals.add(each.arrival(table.arrival(page, sequence)));
      }
    }
    if (owners.size() > 0) {
      int[] from = sources.toArray();
      to.add(draft.write(owners.toArray(), arrivals.toArray(), values(table, from), true));
      copyLists(table, draft, from, items);
    }
  }

  private static List<RowWrites.Values> values(EventTable table, int[] from) {
    List<RowWrites.Values> values = new ArrayList<>();
    for (EventColumn column : table.columns()) {
      long[] lane = Arrays.stream(from).mapToLong(column::value).toArray();
      values.add(new RowWrites.Values(column.number(), 0, lane));
    }
    return values;
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
