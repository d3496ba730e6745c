package dev.wend.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A change as the journal keeps it.
 *
 * <pre>
 * root i32, count i32, added i32
 * appends:  n i32, of each: field i32, first i32, count i32, lengths (u16 each), bytes
 * rows:     n i32, of each: slots [range],
 *           values:  n i32, of each: field i32, from i32, lane
 *           links:   n i32, of each: field i32, cleared [i32], codes [i32]
 * items:    n i32, of each: list i32, page i32, owners [range], counts lane, firsts lane,
 *           dropped [i32], runs: n i32, of each: owner page i32, pages [i32], used i32, dead i32,
 *           killed [range], slots [range], owners of slots lane,
 *           values:  n i32, of each: field i32, lane
 * events:   n i32, of each as {@link EventCodec} has it
 * taken:    n i32, of each: source text, file text, bytes i64, digest text,
 *           lines longs
 * how u8: 1 if it erases, + 2 if a number of rows i64 follows (not there in records of format 3;
 *           what follows it in older ones is passed over)
 * </pre>
 *
 * Changes that last together stand in one record: -1 i32, n i32, and each as above.
 *
 * <p>A list in brackets has its length (i32) before it; a range is its first number i32 and its
 * length i32, and numbers that do not follow one another are many ranges, in an order that says
 * something.
 */
final class ChangeCodec {
  private static final int ERASES = 1;
  private static final int NUMBERS = 2;

  /** In the place of a table: several changes follow. */
  private static final int SEVERAL = -1;

  private ChangeCodec() {}

  /** Begins a record of several changes. */
  static void beginAll(Encoder to) {
    to.i32(SEVERAL);
    to.i32(0);
  }

  /**
   * Ends it.
   *
   * @param begin where it began
   */
  static void endAll(Encoder to, int begin, int changes) {
    to.setI32(begin + Integer.BYTES, changes);
  }

  /**
   * A record.
   *
   * @param changes in their order
   * @param isGroup whether they last together
   */
  record Recorded(List<Change> changes, boolean isGroup) {}

  static Recorded readAll(Decoder from) {
    int root = from.i32();
    if (root != SEVERAL) {
      return new Recorded(List.of(read(root, from)), false);
    }
    List<Change> all = new ArrayList<>();
    for (int n = from.i32(); n > 0; n--) {
      all.add(read(from));
    }
    return new Recorded(all, true);
  }

  static void write(Change change, Encoder to) {
    to.i32(change.root());
    to.i32(change.count());
    to.i32(change.added());
    to.i32(change.appends().size());
    for (Appends a : change.appends()) {
      writeAppends(a, to);
    }
    to.i32(change.rows().size());
    for (RowWrites rows : change.rows()) {
      writeRows(rows, to);
    }
    to.i32(change.items().size());
    for (ItemWrites items : change.items()) {
      writeItems(items, to);
    }
    to.i32(change.events().size());
    for (EventWrites events : change.events()) {
      EventCodec.write(events, to);
    }
    to.i32(change.taken().size());
    change.taken().forEach(t -> t.write(to));
    to.u8((change.erases() ? ERASES : 0) + (change.rowsSoFar() > 0 ? NUMBERS : 0));
    if (change.rowsSoFar() > 0) {
      to.i64(change.rowsSoFar());
    }
  }

  private static void writeAppends(Appends a, Encoder to) {
    to.i32(a.field());
    to.i32(a.first());
    to.i32(a.count());
    to.texts(a.bytes(), a.starts(), a.lengths(), a.count());
  }

  private static void writeRows(RowWrites rows, Encoder to) {
    to.ranges(rows.slots());
    writeValues(rows.values(), to);
    to.i32(rows.links().size());
    for (RowWrites.Links l : rows.links()) {
      to.i32(l.field());
      to.ints(l.cleared());
      to.ints(l.codes());
    }
  }

  static void writeValues(List<RowWrites.Values> values, Encoder to) {
    to.i32(values.size());
    for (RowWrites.Values v : values) {
      to.i32(v.field());
      to.i32(v.from());
      to.lane(v.lane(), v.from());
    }
  }

  private static void writeItems(ItemWrites items, Encoder to) {
    to.i32(items.list());
    to.i32(items.page());
    to.ranges(items.owners());
    to.lane(items.counts(), 0);
    to.lane(items.firsts(), 0);
    to.ints(items.dropped());
    to.i32(items.runs().length);
    for (int i = 0; i < items.runs().length; i++) {
      Run run = items.runs()[i];
      to.i32(items.ownerPages()[i]);
      to.ints(run.pages());
      to.i32(run.used());
      to.i32(run.dead());
    }
    to.ranges(items.killed());
    to.ranges(items.slots());
    to.lane(Arrays.stream(items.ownerOf()).asLongStream().toArray(), 0);
    writeValues(items.values(), to);
  }

  static Change read(Decoder from) {
    return read(from.i32(), from);
  }

  private static Change read(int root, Decoder from) {
    int count = from.i32();
    int added = from.i32();
    List<Appends> appends = new ArrayList<>();
    for (int n = from.i32(); n > 0; n--) {
      appends.add(readAppends(from));
    }
    List<RowWrites> rows = new ArrayList<>();
    for (int n = from.i32(); n > 0; n--) {
      rows.add(readRows(from));
    }
    List<ItemWrites> items = new ArrayList<>();
    for (int n = from.i32(); n > 0; n--) {
      items.add(readItems(from));
    }
    List<EventWrites> events = new ArrayList<>();
    for (int n = from.i32(); n > 0; n--) {
      events.add(EventCodec.read(from));
    }
    List<Taken> taken = new ArrayList<>();
    for (int n = from.i32(); n > 0; n--) {
      taken.add(Taken.read(from));
    }
    int how = from.isAtEnd() ? 0 : from.u8();
    boolean erases = (how & ERASES) != 0;
    long rowsSoFar = (how & NUMBERS) == 0 ? 0 : from.i64();
    return new Change(root, count, added, appends, rows, items, events, taken, erases, rowsSoFar);
  }

  private static RowWrites readRows(Decoder from) {
    int[] slots = from.ranges();
    List<RowWrites.Values> values = readValues(from, slots.length);
    List<RowWrites.Links> links = new ArrayList<>();
    for (int n = from.i32(); n > 0; n--) {
      links.add(new RowWrites.Links(from.i32(), from.ints(), from.ints()));
    }
    return new RowWrites(slots, values, links);
  }

  static List<RowWrites.Values> readValues(Decoder from, int size) {
    List<RowWrites.Values> values = new ArrayList<>();
    for (int n = from.i32(); n > 0; n--) {
      int field = from.i32();
      int start = from.i32();
      values.add(new RowWrites.Values(field, start, from.lane(start, size)));
    }
    return values;
  }

  private static ItemWrites readItems(Decoder from) {
    int list = from.i32();
    int page = from.i32();
    int[] owners = from.ranges();
    long[] counts = from.lane(0, owners.length);
    long[] firsts = from.lane(0, owners.length);
    int[] dropped = from.ints();
    Run[] runs = new Run[from.i32()];
    int[] ownerPages = new int[runs.length];
    for (int i = 0; i < runs.length; i++) {
      ownerPages[i] = from.i32();
      runs[i] = new Run(from.ints(), from.i32(), from.i32());
    }
    int[] killed = from.ranges();
    int[] slots = from.ranges();
    int[] ownerOf = Arrays.stream(from.lane(0, slots.length)).mapToInt(o -> (int) o).toArray();
    return new ItemWrites(
        list,
        page,
        owners,
        counts,
        firsts,
        dropped,
        ownerPages,
        runs,
        killed,
        slots,
        ownerOf,
        readValues(from, slots.length));
  }

  private static Appends readAppends(Decoder from) {
    int field = from.i32();
    int first = from.i32();
    int count = from.i32();
    int[] lengths = new int[count];
    int[] starts = new int[count];
    int[] hashes = new int[count];
    for (int i = 0; i < count; i++) {
      lengths[i] = from.u16();
    }
    for (int i = 0; i < count; i++) {
      starts[i] = from.skip(lengths[i]);
      hashes[i] = TextHash.of(from.bytes(), starts[i], lengths[i]);
    }
    return new Appends(field, first, count, from.bytes(), starts, lengths, hashes);
  }
}
