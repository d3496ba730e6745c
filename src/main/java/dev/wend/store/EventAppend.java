package dev.wend.store;

import dev.wend.store.Outcomes.Outcome;
import dev.wend.store.Refusal.Reason;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Works out what a batch of events does, without changing the store: whose they are, which of them
 * the store has already, and where they go. Each of these is a pass over the whole batch.
 */
final class EventAppend {
  private final Root profiles;
  private final EventTable table;
  private final Batch batch;
  private final List<Given> fields = new ArrayList<>();
  private final List<GivenList> lists = new ArrayList<>();
  private final boolean mayBeTooLong;
  private final Optional<Given> time;
  private final Optional<Given> id;
  private final Outcomes outcomes;

  EventAppend(Layout layout, Batch batch) {
    this.batch = batch;
    profiles = layout.profiles();
    table = layout.events(batch.table()).orElseThrow(() -> absent(batch.table()));
    outcomes = new Outcomes(batch.rows());
    int columns = batch.fields().size();
    for (int f = 0; f < columns; f++) {
      Field field = batch.fields().get(f);
      if (!field.name().equals(EventType.WHOSE)) {
        EventColumn column =
            table
                .find(field.name())
                .filter(c -> c.type().equals(field.type()))
                .orElseThrow(() -> TableColumns.absent(field.name(), field.type().text()));
        fields.add(new Given(column.head(), batch, f));
      }
    }
    for (int l = 0; l < batch.lists().size(); l++) {
      ItemTable list = table.nested().list(batch.lists().get(l));
      lists.add(new GivenList(list, batch, columns + l));
    }
    mayBeTooLong = !lists.isEmpty() || fields.stream().anyMatch(Given::someTooLong);
    time = given(EventType.TIME);
    id = given(EventType.ID);
  }

  private static StoreException absent(String type) {
    return new StoreException(
        StoreException.Kind.SCHEMA,
        "The store has no events `" + type + "`.",
        "Open the store with the script that declares them.");
  }

  private Optional<Given> given(String name) {
    return fields.stream().filter(f -> f.column().name().equals(name)).findFirst();
  }

  Outcomes outcomes() {
    return outcomes;
  }

  /**
   * @param file whose lines the rows are
   */
  Change run(Optional<Taken> file) {
    fields.forEach(Given::resolve);
    lists.forEach(GivenList::resolve);
    int[] owners = owners();
    int[] rows = take(owners);
    List<Appends> appends = new ArrayList<>();
    List<ItemWrites> items = new ArrayList<>();
    List<EventWrites> events = new ArrayList<>();
    if (rows.length > 0) {
      rows = sorted(rows, owners);
      write(rows, owners, appends, items, events);
    }
    List<Taken> taken = file.map(f -> f.with(lines())).stream().toList();
    return new Change(0, profiles.count(), 0, appends, List.of(), items, events, taken);
  }

  /** The lines of the rows that are not refused. */
  private LineSet lines() {
    long[] lines = new long[batch.rows()];
    int n = 0;
    for (int row = 0; row < lines.length; row++) {
      if (outcomes.of(row) != Outcome.REFUSED) {
        lines[n++] = batch.mark(row) & ((1L << Batch.LINE_BITS) - 1);
      }
    }
    return LineSet.of(Arrays.copyOf(lines, n));
  }

  private int[] owners() {
    EventType type = table.type();
    int whose = batch.field(EventType.WHOSE);
    if (type.isBusiness()) {
      return new int[batch.rows()];
    }
    if (type.isNote()) {
      return slots(whose);
    }
    Whose finder = new Whose(profiles, type.namespace().orElseThrow());
    if (whose >= 0) {
      return finder.find(batch, whose);
    }
    int[] nobody = new int[batch.rows()];
    Arrays.fill(nobody, Whose.UNTOLD);
    return nobody;
  }

  /** The profiles of notes, which tell them by their slots. */
  private int[] slots(int whose) {
    int[] slots = new int[batch.rows()];
    for (int row = 0; row < slots.length; row++) {
      slots[row] = profiles.survivor(Math.toIntExact(batch.lane(whose, row)));
    }
    return slots;
  }

  /** Decides about each row; returns those that are taken. */
  private int[] take(int[] owners) {
    int[] rows = new int[batch.rows()];
    int taken = 0;
    boolean[] seen = new boolean[id.map(Given::freshTexts).orElse(0)];
    for (int row = 0; row < rows.length; row++) {
      if (refuse(row, owners[row])) {
        continue;
      }
      if (id.isPresent() && isKnown(id.get(), row, seen)) {
        outcomes.set(row, Outcome.UNCHANGED);
      } else {
        outcomes.set(row, Outcome.CREATED);
        rows[taken++] = row;
      }
    }
    return Arrays.copyOf(rows, taken);
  }

  private boolean refuse(int row, int owner) {
    if (time.isEmpty() || !time.get().isGiven(row)) {
      refuse(row, Reason.TIME_MISSING, EventType.TIME);
      return true;
    } else if (owner < 0) {
      Reason reason = owner == Whose.UNTOLD ? Reason.WHOSE_MISSING : Reason.NOBODY;
      refuse(row, reason, table.type().namespace().orElseThrow());
      return true;
    }
    Optional<Given> tooLong = mayBeTooLong ? tooLong(row) : Optional.empty();
    tooLong.ifPresent(f -> refuse(row, Reason.TOO_LONG, f.column().name()));
    return tooLong.isPresent();
  }

  private Optional<Given> tooLong(int row) {
    for (Given field : fields) {
      if (field.isTooLong(row)) {
        return Optional.of(field);
      }
    }
    for (GivenList list : lists) {
      Optional<Given> field = list.tooLong(row);
      if (field.isPresent()) {
        return field;
      }
    }
    return Optional.empty();
  }

  private void refuse(int row, Reason reason, String field) {
    outcomes.refuse(new Refusal(row, batch.mark(row), reason, field));
  }

  /** An id is known if its text is: only those of events that were taken are in the dictionary. */
  private static boolean isKnown(Given id, int row, boolean[] seen) {
    int cell = id.cell(row);
    if (cell >= Given.NONE) {
      return cell != Given.NONE;
    }
    boolean isSeen = seen[Given.fresh(cell)];
    seen[Given.fresh(cell)] = true;
    return isSeen;
  }

  /** The rows by their owners' pages; in a page in the order of arrival. */
  private static int[] sorted(int[] rows, int[] owners) {
    int most = 0;
    for (int row : rows) {
      most = Math.max(most, owners[row] / Profiles.PAGE);
    }
    int[] starts = new int[most + 2];
    for (int row : rows) {
      starts[owners[row] / Profiles.PAGE + 1]++;
    }
    for (int page = 0; page <= most; page++) {
      starts[page + 1] += starts[page];
    }
    int[] sorted = new int[rows.length];
    for (int row : rows) {
      sorted[starts[owners[row] / Profiles.PAGE]++] = row;
    }
    return sorted;
  }

  private void write(
      int[] rows,
      int[] owners,
      List<Appends> appends,
      List<ItemWrites> items,
      List<EventWrites> events) {
    int[] whose = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      whose[i] = owners[rows[i]];
    }
    List<RowWrites.Values> values = new ArrayList<>();
    for (Given field : fields) {
      field.number(rows);
      values.add(new RowWrites.Values(field.field(), 0, field.written(rows)));
      if (field.appends()) {
        appends.add(field.appended());
      }
    }
    EventDraft draft = new EventDraft(table);
    events.add(draft.write(whose, values));
    writeLists(draft, rows, items);
    lists.forEach(list -> list.append(appends));
  }

  private void writeLists(EventDraft draft, int[] rows, List<ItemWrites> to) {
    Map<ItemTable, java.util.BitSet> taken = new HashMap<>();
    for (ItemTable list : table.nested().lists()) {
      Optional<GivenList> given = lists.stream().filter(l -> l.table() == list).findFirst();
      for (EventWrites.Part part : draft.parts()) {
        ItemDraft items = new ItemDraft(list, given, taken);
        for (int i = part.from(); i < part.to(); i++) {
          items.put(draft.slots()[i], given.isPresent() ? rows[i] : ItemDraft.NO_LIST);
        }
        items.write(part.page(), to);
      }
    }
  }
}
