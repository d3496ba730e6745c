package dev.wend.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Finds the texts that nobody has any more: each column of texts is read whole. Ids of events are
 * left out, as those of events that are forgotten stay known.
 */
final class Scrubbing {
  private static final int WORD = 64;

  private final Layout layout;
  private final List<Scrub> scrubs = new ArrayList<>();

  Scrubbing(Layout layout) {
    this.layout = layout;
  }

  /**
   * What scrubs them.
   *
   * @param ids codes of ids of events that are scrubbed too, by the numbers of their columns
   */
  List<Scrub> run(Map<Integer, BitSet> ids) {
    for (Root root : layout.roots()) {
      for (PlaneColumn column : root.own()) {
        if (column.identity().isPresent()) {
          identity(root, column, column.identity().get());
        } else {
          column(column, root.count(), root::isLive);
        }
      }
      lists(root.table());
    }
    for (EventTable table : layout.events()) {
      for (EventColumn column : table.columns()) {
        events(table, column, ids);
      }
      lists(table.nested());
    }
    return scrubs;
  }

  private void identity(Root root, PlaneColumn column, Identity identity) {
    Texts texts = identity.texts();
    BitSet used = new BitSet(texts.size());
    for (int code = 0; code < texts.size(); code++) {
      used.set(code, root.survivor(identity.slot(code)) >= 0);
    }
    scrub(column, texts, used);
  }

  private void column(PlaneColumn column, int slots, IntPredicate isLive) {
    if (column.texts().isEmpty()) {
      return;
    }
    Texts texts = column.texts().get();
    BitSet used = new BitSet(texts.size());
    int[] at = new int[WORD];
    long[] codes = new long[WORD];
    for (int from = 0; from < slots; from += WORD) {
      int count = Math.min(WORD, slots - from);
      for (int i = 0; i < count; i++) {
        at[i] = from + i;
      }
      column.values(at, count, codes);
      for (int i = 0; i < count; i++) {
        if (codes[i] != PlaneColumn.MISSING && isLive.test(at[i])) {
          used.set((int) codes[i]);
        }
      }
    }
    scrub(column, texts, used);
  }

  private void lists(TableColumns table) {
    for (ItemTable list : table.lists()) {
      int slots = list.taken().length() * Profiles.PAGE;
      list.content().fields().forEach(column -> column(column, slots, list::isLive));
      lists(list.content());
    }
  }

  private void events(EventTable table, EventColumn column, Map<Integer, BitSet> ids) {
    if (column.head().texts().isEmpty()) {
      return;
    }
    Texts texts = column.head().texts().get();
    BitSet used = new BitSet(texts.size());
    if (column.name().equals(dev.wend.type.EventType.ID)) {
      used.set(0, texts.size());
      used.andNot(ids.getOrDefault(column.number(), new BitSet()));
    } else {
      used(table, column, used);
    }
    scrub(column.head(), texts, used);
  }

  private static void used(EventTable table, EventColumn column, BitSet used) {
    long[] codes = new long[Profiles.PAGE];
    long[] present = new long[Profiles.WORDS];
    long[] live = new long[Profiles.WORDS];
    BitSet taken = table.taken();
    for (int page = taken.nextSetBit(0); page >= 0; page = taken.nextSetBit(page + 1)) {
      table.values(column.name(), page, codes);
      table.present(column.name(), page, present);
      table.live(page, live);
      for (int i = 0; i < table.size(page); i++) {
        if ((present[i >>> 6] & live[i >>> 6] & 1L << i) != 0) {
          used.set((int) codes[i]);
        }
      }
    }
  }

  private void scrub(PlaneColumn column, Texts texts, BitSet used) {
    IntList codes = new IntList();
    IntList hashes = new IntList();
    byte[] bytes = new byte[TextHeap.LONGEST];
    for (int code = used.nextClearBit(0); code < texts.size(); code = used.nextClearBit(code + 1)) {
      if (!texts.isBlank(code)) {
        codes.add(code);
        hashes.add(TextHash.of(bytes, 0, texts.copy(code, bytes, 0)));
      }
    }
    if (codes.size() > 0) {
      scrubs.add(new Scrub(column.number(), codes.toArray(), hashes.toArray()));
    }
  }

  /** The codes of ids of events of a profile, by the numbers of their columns. */
  static Map<Integer, BitSet> ids(Layout layout, int profile) {
    Map<Integer, BitSet> ids = new java.util.HashMap<>();
    for (EventTable table : layout.events()) {
      EventColumn column = table.find(dev.wend.type.EventType.ID).orElse(null);
      if (column != null && !table.type().isBusiness()) {
        EventRun run = table.run(profile / Profiles.PAGE);
        BitSet codes = new BitSet();
        Arrays.stream(table.chain(profile))
            .mapToLong(sequence -> column.value(run.slot(sequence)))
            .filter(code -> code != PlaneColumn.MISSING)
            .forEach(code -> codes.set((int) code));
        ids.put(column.number(), codes);
      }
    }
    return ids;
  }
}
