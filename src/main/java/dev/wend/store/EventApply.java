package dev.wend.store;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Carries out what a change does to the events of one type, a page of profiles at a time. */
final class EventApply {
  private static final long[] NO_LANE = {};

  /** A page that no table has. */
  private static final int NO_PAGE = EventTable.MOST_PAGES;

  private final EventTable table;
  private final EventPages pages;
  private final EventWrites writes;

  /** By number of the column; the owners' and the chain's beside. */
  private final Map<Integer, long[]> lanes = new HashMap<>();

  private final long[] owners;
  private final long[] previous;
  private final long[] arrivals;
  private int next;

  /** A stretch of new events in one page of events. */
  private record Stretch(int page, int like, int size, int from, int to) {}

  EventApply(EventTable table, EventPages pages, EventWrites writes) {
    this.table = table;
    this.pages = pages;
    this.writes = writes;
    writes.values().forEach(v -> lanes.put(v.field(), v.lane()));
    owners = EventWrites.wide(writes.owners());
    previous = EventWrites.wide(writes.previous());
    arrivals = EventWrites.wide(writes.arrivals());
  }

  /** How many blocks this will take. */
  int blocks() {
    int blocks = 0;
    BitSet heads = new BitSet();
    for (EventWrites.Part part : writes.parts()) {
      EventRun run = table.run(part.page());
      BitSet killed = new BitSet();
      for (int sequence : part.killed()) {
        killed.set(run.pages()[sequence / Profiles.PAGE]);
      }
      blocks += killed.stream().map(table.owners()::blocksToClear).sum();
      for (int i = part.from(); i < part.to(); i++) {
        heads.set(Heads.block(part.page() * Profiles.PAGE + writes.owners()[i]));
      }
      for (int from = part.from(); from < part.to(); ) {
        Stretch s = stretch(part, from);
        blocks += blocks(s);
        from = s.to;
      }
    }
    return blocks + (int) heads.stream().filter(h -> !table.heads().has(h)).count();
  }

  private int blocks(Stretch s) {
    int blocks = table.owners().blocksFor(s.page, s.like, s.size, owners, s.from, s.to);
    blocks += table.previous().blocksFor(s.page, s.like, s.size, previous, s.from, s.to);
    blocks += table.arrivals().blocksFor(s.page, s.like, s.size, arrivals, s.from, s.to);
    for (EventColumn column : table.columns()) {
      long[] lane = lanes.getOrDefault(column.number(), NO_LANE);
      blocks +=
          lane.length > 0
              ? column.cells().blocksFor(s.page, s.like, s.size, lane, s.from, s.to)
              : column.cells().blocksForNone(s.page);
    }
    return blocks;
  }

  /** The stretch that begins with an event. */
  private Stretch stretch(EventWrites.Part part, int from) {
    int sequence = part.first() + from - part.from();
    int place = sequence / Profiles.PAGE;
    int size = sequence % Profiles.PAGE;
    int to = Math.min(part.to(), from + Profiles.PAGE - size);
    int like = place == 0 ? NO_PAGE : page(part, place - 1);
    return new Stretch(page(part, place), like, size, from, to);
  }

  private int page(EventWrites.Part part, int place) {
    int[] old = table.run(part.page()).pages();
    return place < old.length ? old[place] : part.fresh()[place - old.length];
  }

  /** Applies the part of a page of profiles, if there is one; pages must come ascending. */
  void apply(int ownerPage) {
    if (next < writes.parts().size() && writes.parts().get(next).page() == ownerPage) {
      apply(writes.parts().get(next++));
    }
  }

  private void apply(EventWrites.Part part) {
    drop(part);
    kill(part);
    for (int owner : part.cleared()) {
      table.heads().set(part.page() * Profiles.PAGE + owner, -1);
    }
    for (int from = part.from(); from < part.to(); ) {
      Stretch s = stretch(part, from);
      append(s);
      from = s.to;
    }
    int sequence = part.first();
    int base = part.page() * Profiles.PAGE;
    for (int i = part.from(); i < part.to(); i++) {
      table.heads().set(base + writes.owners()[i], sequence++);
    }
    grow(part);
  }

  private void drop(EventWrites.Part part) {
    EventRun run = table.run(part.page());
    for (int place = run.gone(); place < part.gone(); place++) {
      table.drop(run.pages()[place]);
    }
  }

  private void kill(EventWrites.Part part) {
    EventRun run = table.run(part.page());
    for (int sequence : part.killed()) {
      int page = run.pages()[sequence / Profiles.PAGE];
      int slot = sequence % Profiles.PAGE;
      int size = pages.size(page);
      table.owners().clear(page, size, slot);
      if (writes.erases()) {
        table.columns().forEach(c -> c.cells().zero(page, slot));
        table.nested().lists().forEach(l -> l.clear(page * Profiles.PAGE + slot));
      }
      pages.set(page, size);
    }
  }

  private void append(Stretch s) {
    table.owners().append(s.page, s.like, s.size, owners, s.from, s.to);
    table.previous().append(s.page, s.like, s.size, previous, s.from, s.to);
    table.arrivals().append(s.page, s.like, s.size, arrivals, s.from, s.to);
    for (EventColumn column : table.columns()) {
      long[] lane = lanes.getOrDefault(column.number(), NO_LANE);
      if (lane.length > 0) {
        column.cells().append(s.page, s.like, s.size, lane, s.from, s.to);
      } else {
        column.cells().appendNone(s.page, s.size, s.to - s.from);
      }
    }
    pages.set(s.page, s.size + s.to - s.from);
  }

  private void grow(EventWrites.Part part) {
    EventRun run = table.run(part.page());
    long latest = run.latest();
    boolean isOrdered = run.isOrdered();
    long[] times = lanes.getOrDefault(table.time().number(), NO_LANE);
    for (int i = part.from(); i < part.to(); i++) {
      isOrdered &= times[i] >= latest;
      latest = Math.max(latest, times[i]);
    }
    int old = run.pages().length;
    int[] all = Arrays.copyOf(run.pages(), old + part.fresh().length);
    System.arraycopy(part.fresh(), 0, all, old, part.fresh().length);
    int gone = Math.max(run.gone(), part.gone());
    int used = Math.max(run.used(), part.first() + part.to() - part.from());
    int dead = gone > run.gone() ? dead(run, gone) : run.dead() + part.killed().length;
    int arrival = part.from() < part.to() ? writes.arrivals()[part.to() - 1] : run.arrival();
    table.change(
        part.page(), new EventRun(all, gone, used, dead, latest, isOrdered, arrival), part.fresh());
  }

  /** The dead that are left when the first pages are forgotten. */
  private int dead(EventRun run, int gone) {
    long[] live = new long[Profiles.WORDS];
    int dead = 0;
    for (int place = gone; place < run.pages().length; place++) {
      int page = run.pages()[place];
      table.live(page, live);
      dead += pages.size(page);
      for (long word : live) {
        dead -= Long.bitCount(word);
      }
    }
    return dead;
  }
}
