package dev.wend.store;

import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.TableSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The events of one type: columns over the slots of their pages, whose each is, and the event of
 * the same profile before it. Those of a business type are all of a nobody who is the only owner in
 * page 0.
 */
final class EventTable implements Events {
  /** No array of slots is longer. */
  static final int MOST_PAGES = Integer.MAX_VALUE / Profiles.PAGE;

  private final Parts parts;
  private EventType type;
  private final EventPages pages = new EventPages();

  /** An event whose owner is missing was moved or erased. */
  private final Cells owners;

  private final Cells previous;
  private final Cells arrivals;
  private final Heads heads;

  /** Time first. */
  private final List<EventColumn> columns = new ArrayList<>();

  private final Map<String, EventColumn> byName = new ConcurrentHashMap<>();

  /** Of nested fields; it has no columns of its own. */
  private final TableColumns nested;

  private volatile EventRun[] runs = {};

  /** Pages of events in use. */
  private final BitSet taken = new BitSet();

  EventTable(EventType type, Parts parts) {
    this.type = type;
    this.parts = parts;
    owners = Cells.from(0, Short.BYTES, parts.planes());
    previous = Cells.from(-1, Integer.BYTES, parts.planes());
    arrivals = Cells.of(1, parts.planes());
    heads = new Heads(parts.planes());
    nested = new TableColumns(parts);
  }

  /** By which a journal names it. */
  int number() {
    return columns.get(0).number();
  }

  EventType type() {
    return type;
  }

  Cells owners() {
    return owners;
  }

  Cells previous() {
    return previous;
  }

  Cells arrivals() {
    return arrivals;
  }

  Parts parts() {
    return parts;
  }

  Heads heads() {
    return heads;
  }

  List<EventColumn> columns() {
    return columns;
  }

  TableColumns nested() {
    return nested;
  }

  EventColumn time() {
    return columns.get(0);
  }

  BitSet taken() {
    return taken;
  }

  Optional<EventColumn> find(String column) {
    return Optional.ofNullable(byName.get(column));
  }

  EventColumn add(PlaneColumn head) {
    EventColumn column = new EventColumn(head, pages, parts.planes());
    columns.add(column);
    byName.put(column.name(), column);
    return column;
  }

  /** Takes the type as a script has it now; its fields are those of the store and more. */
  void extend(EventType now) {
    type = now;
    TableSchema schema = now.table();
    for (Field given : schema.columns()) {
      Field field = TableColumns.ofItems(given);
      Optional<EventColumn> known = find(field.name());
      if (known.isPresent()) {
        known.get().head().setField(field);
      } else {
        add(parts.add(field));
      }
    }
    nested.extend(new TableSchema("", List.of(), schema.lists()), false);
  }

  int ownerPages() {
    return runs.length;
  }

  EventRun run(int ownerPage) {
    EventRun[] all = runs;
    return ownerPage < all.length ? all[ownerPage] : EventRun.NONE;
  }

  private void setRun(int ownerPage, EventRun run) {
    EventRun[] all = runs;
    if (ownerPage >= all.length) {
      int old = all.length;
      all = Arrays.copyOf(all, Math.max(ownerPage + 1, old + (old >> 1)));
      Arrays.fill(all, old, all.length, EventRun.NONE);
    }
    all[ownerPage] = run;
    runs = all;
  }

  /** Takes a run from the control file. */
  void load(int ownerPage, EventRun run) {
    setRun(ownerPage, run);
    for (int place = run.gone(); place < run.pages().length; place++) {
      taken.set(run.pages()[place]);
      pages.set(run.pages()[place], run.size(place));
    }
  }

  @Override
  public int[] pages(int ownerPage) {
    return run(ownerPage).living();
  }

  @Override
  public int size(int page) {
    return pages.size(page);
  }

  @Override
  public boolean isOrdered(int ownerPage) {
    return run(ownerPage).isOrdered();
  }

  @Override
  public long earliest(int page) {
    return time().least(page);
  }

  @Override
  public long latest(int page) {
    return time().greatest(page);
  }

  @Override
  public boolean isNarrow(int page) {
    return time().cells().page(page).width() == Integer.BYTES;
  }

  @Override
  public long base(int page) {
    return time().cells().page(page).base();
  }

  @Override
  public long time(int slot) {
    CellPage bounds = time().cells().page(slot / Profiles.PAGE);
    long value = time().value(slot);
    return value < bounds.least() || value > bounds.greatest() ? PlaneColumn.MISSING : value;
  }

  @Override
  public void times(int page, int[] into) {
    time().cells().readOffsets(page, size(page), into);
  }

  @Override
  public void times(int page, long[] into) {
    time().cells().read(page, size(page), into);
  }

  @Override
  public void values(String column, int page, long[] into) {
    Optional<EventColumn> found = find(column);
    if (found.isPresent()) {
      found.get().cells().read(page, size(page), into);
    }
  }

  @Override
  public void codes(String column, int page, int[] into) {
    Optional<EventColumn> found = find(column);
    if (found.isPresent()) {
      found.get().cells().readOffsets(page, size(page), into);
    }
  }

  @Override
  public void present(String column, int page, long[] into) {
    Optional<EventColumn> found = find(column);
    if (found.isPresent()) {
      found.get().cells().present(page, size(page), into);
    } else {
      Arrays.fill(into, 0, Profiles.WORDS, 0);
    }
  }

  @Override
  public void live(int page, long[] into) {
    owners.present(page, size(page), into);
  }

  boolean isLive(int slot) {
    return owners.get(slot / Profiles.PAGE, slot % Profiles.PAGE) != PlaneColumn.MISSING;
  }

  @Override
  public void owners(int page, short[] into) {
    int size = size(page);
    owners.read(page, size, into);
    for (int i = 0; i < size; i++) {
      into[i] &= Profiles.PAGE - 1;
    }
  }

  @Override
  public Optional<Column> column(String name) {
    Optional<EventColumn> column = find(name);
    return column.isPresent() ? column.map(c -> c) : nested.column(name).map(c -> c);
  }

  @Override
  public Optional<Items> items(String list) {
    return nested.list(list).map(l -> l);
  }

  @Override
  public int first(int owner) {
    throw new UnsupportedOperationException("events of one owner do not follow one another");
  }

  @Override
  public int slot(int ownerPage, int sequence) {
    EventRun run = run(ownerPage);
    return run.has(sequence) ? run.slot(sequence) : 0;
  }

  @Override
  public int last(int owner) {
    return living(run(owner / Profiles.PAGE), heads.get(owner));
  }

  @Override
  public int previous(int ownerPage, int sequence) {
    EventRun run = run(ownerPage);
    if (!run.has(sequence)) {
      return -1;
    }
    int slot = run.slot(sequence);
    long before = previous.get(slot / Profiles.PAGE, slot % Profiles.PAGE);
    // Under a writer a number may be torn; a chain leads backward all the same.
    return before >= sequence ? -1 : living(run, (int) before);
  }

  @Override
  public int arrival(int ownerPage, int sequence) {
    EventRun run = run(ownerPage);
    if (!run.has(sequence)) {
      return 0;
    }
    int slot = run.slot(sequence);
    return (int) arrivals.get(slot / Profiles.PAGE, slot % Profiles.PAGE);
  }

  @Override
  public int lastArrival(int page) {
    return (int) arrivals.get(page, size(page) - 1);
  }

  @Override
  public void arrivals(int page, long[] into) {
    arrivals.read(page, size(page), into);
  }

  private static int living(EventRun run, int sequence) {
    return run.has(sequence) ? sequence : -1;
  }

  /** The numbers of an owner's events, in order of arrival. */
  int[] chain(int owner) {
    IntList back = new IntList();
    for (int at = last(owner); at >= 0; at = previous(owner / Profiles.PAGE, at)) {
      back.add(at);
    }
    int[] chain = new int[back.size()];
    for (int i = 0; i < chain.length; i++) {
      chain[i] = back.get(chain.length - 1 - i);
    }
    return chain;
  }

  EventApply applying(EventWrites writes) {
    return new EventApply(this, pages, writes);
  }

  /** The run of a page after a change; pages that it takes are in use from now on. */
  void change(int ownerPage, EventRun run, int[] fresh) {
    setRun(ownerPage, run);
    for (int page : fresh) {
      taken.set(page);
    }
  }

  /** Gives up a page of events. */
  void drop(int page) {
    taken.clear(page);
    owners.drop(page);
    previous.drop(page);
    arrivals.drop(page);
    columns.forEach(c -> c.cells().drop(page));
    for (ItemTable list : nested.lists()) {
      list.count().drop(page);
      list.first().drop(page);
      list.setRun(page, Run.NONE);
    }
    pages.set(page, 0);
  }

  void use(BitSet used) {
    owners.use(used);
    previous.use(used);
    arrivals.use(used);
    heads.use(used);
    columns.forEach(c -> c.use(used));
  }

  void forget() {
    runs = new EventRun[0];
    pages.forget();
    owners.forget();
    previous.forget();
    arrivals.forget();
    heads.forget();
    columns.forEach(c -> c.cells().forget());
  }
}
