package dev.wend.vm;

import dev.wend.store.Column;
import dev.wend.store.Events;
import dev.wend.store.Items;
import dev.wend.store.Profiles;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.TableSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Events on the heap, in order of arrival. So that nobody relies on it, some slots hold nothing,
 * and pages of different owners' pages are numbered backwards.
 */
final class HeapEvents implements Events {
  /** By which events are ordered, whatever their type. */
  static final String ARRIVAL = "#arrival";

  private final Map<String, HeapProfiles.HeapColumn> columns = new LinkedHashMap<>();
  private final Map<String, HeapItems> lists = new HashMap<>();
  private final int[][] pages;
  private final int[] last;
  private final List<Map<String, Object>> rows = new ArrayList<>();
  private final List<Integer> previous = new ArrayList<>();
  private final List<short[]> owners = new ArrayList<>();
  private final List<long[]> live = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();
  private final boolean[] ordered;

  /** An event of an owner. */
  private record Mine(int owner, Map<String, Object> event) {
    long arrival() {
      return (Long) event.get(ARRIVAL);
    }
  }

  /**
   * @param of by slot of the owners: the events, in any order
   */
  HeapEvents(TableSchema schema, List<List<Map<String, Object>>> of, Random random) {
    int ownerPages = (of.size() + Profiles.PAGE - 1) / Profiles.PAGE;
    pages = new int[ownerPages][0];
    ordered = new boolean[ownerPages];
    last = new int[of.size()];
    Arrays.fill(last, -1);
    for (int page = ownerPages - 1; page >= 0; page--) {
      place(page, of, random);
    }
    for (Field field : schema.columns()) {
      columns.put(field.name(), new HeapProfiles.HeapColumn(field, owners.size()));
    }
    for (TableSchema list : schema.lists()) {
      Field count = TableSchema.count(list.name());
      columns.put(count.name(), new HeapProfiles.HeapColumn(count, owners.size()));
      lists.put(list.name(), new HeapItems(list, HeapProfiles.lists(list, rows), random));
    }
    columns.forEach((name, column) -> HeapProfiles.fill(column, name, rows));
  }

  private void place(int ownerPage, List<List<Map<String, Object>>> of, Random random) {
    List<Mine> all = new ArrayList<>();
    int from = ownerPage * Profiles.PAGE;
    for (int owner = from; owner < Math.min(of.size(), from + Profiles.PAGE); owner++) {
      for (Map<String, Object> event : of.get(owner)) {
        all.add(new Mine(owner, event));
      }
    }
    all.sort(Comparator.comparingLong(Mine::arrival));
    ordered[ownerPage] = true;
    int sequence = 0;
    Object before = null;
    for (Mine mine : all) {
      sequence += random.nextInt(8) == 0 ? 1 : 0;
      @SuppressWarnings("unchecked")
      Comparable<Object> time = (Comparable<Object>) mine.event().get(EventType.TIME);
      ordered[ownerPage] &= before == null || time.compareTo(before) >= 0;
      before = time;
      put(ownerPage, sequence++, mine);
    }
  }

  private void put(int ownerPage, int sequence, Mine mine) {
    while (sequence / Profiles.PAGE >= pages[ownerPage].length) {
      pages[ownerPage] = Arrays.copyOf(pages[ownerPage], pages[ownerPage].length + 1);
      pages[ownerPage][pages[ownerPage].length - 1] = owners.size();
      owners.add(new short[Profiles.PAGE]);
      live.add(new long[Profiles.WORDS]);
      sizes.add(0);
      rows.addAll(Collections.nCopies(Profiles.PAGE, Map.of()));
      previous.addAll(Collections.nCopies(Profiles.PAGE, -1));
    }
    int slot = slot(ownerPage, sequence);
    int page = slot / Profiles.PAGE;
    rows.set(slot, mine.event());
    owners.get(page)[slot % Profiles.PAGE] = (short) (mine.owner() % Profiles.PAGE);
    live.get(page)[slot % Profiles.PAGE / 64] |= 1L << slot;
    sizes.set(page, slot % Profiles.PAGE + 1);
    previous.set(slot, last[mine.owner()]);
    last[mine.owner()] = sequence;
  }

  @Override
  public int size(int page) {
    return sizes.get(page);
  }

  @Override
  public boolean isOrdered(int ownerPage) {
    return ordered[ownerPage];
  }

  @Override
  public long earliest(int page) {
    return columns.get(EventType.TIME).least(page);
  }

  @Override
  public long latest(int page) {
    return columns.get(EventType.TIME).greatest(page);
  }

  @Override
  public boolean isNarrow(int page) {
    return latest(page) - earliest(page) < 1L << 31;
  }

  @Override
  public long base(int page) {
    return earliest(page);
  }

  @Override
  public long time(int slot) {
    boolean isThere = columns.get(EventType.TIME).code(slot) != 0;
    int page = slot / Profiles.PAGE;
    return isThere ? value(EventType.TIME, page, slot % Profiles.PAGE) : Long.MIN_VALUE;
  }

  @Override
  public void times(int page, int[] into) {
    for (int slot = 0; slot < size(page); slot++) {
      into[slot] = (int) (value(EventType.TIME, page, slot) - base(page));
    }
  }

  @Override
  public void times(int page, long[] into) {
    values(EventType.TIME, page, into);
  }

  private long value(String column, int page, int slot) {
    HeapProfiles.HeapColumn of = columns.get(column);
    return of.code(page * Profiles.PAGE + slot) - 1 + of.base(page);
  }

  @Override
  public void values(String column, int page, long[] into) {
    for (int slot = 0; slot < size(page); slot++) {
      into[slot] = value(column, page, slot);
    }
  }

  @Override
  public void codes(String column, int page, int[] into) {
    for (int slot = 0; slot < size(page); slot++) {
      into[slot] = (int) value(column, page, slot);
    }
  }

  @Override
  public void present(String column, int page, long[] into) {
    Arrays.fill(into, 0);
    for (int slot = 0; slot < size(page); slot++) {
      boolean has = columns.get(column).code(page * Profiles.PAGE + slot) != 0;
      into[slot / 64] |= has ? 1L << slot : 0;
    }
  }

  @Override
  public int last(int owner) {
    return last[owner];
  }

  @Override
  public int previous(int ownerPage, int sequence) {
    return previous.get(slot(ownerPage, sequence));
  }

  @Override
  public int arrival(int ownerPage, int sequence) {
    return (int) (long) (Long) rows.get(slot(ownerPage, sequence)).get(ARRIVAL);
  }

  @Override
  public int lastArrival(int page) {
    long[] all = new long[Profiles.PAGE];
    arrivals(page, all);
    return (int) all[size(page) - 1];
  }

  @Override
  public void arrivals(int page, long[] into) {
    for (int slot = 0; slot < size(page); slot++) {
      Object arrival = rows.get(page * Profiles.PAGE + slot).get(ARRIVAL);
      into[slot] = arrival == null ? 0 : (Long) arrival;
    }
  }

  @Override
  public int[] pages(int ownerPage) {
    return pages[ownerPage];
  }

  @Override
  public void live(int page, long[] into) {
    System.arraycopy(live.get(page), 0, into, 0, into.length);
  }

  @Override
  public void owners(int page, short[] into) {
    System.arraycopy(owners.get(page), 0, into, 0, into.length);
  }

  @Override
  public Optional<Column> column(String name) {
    return Optional.ofNullable(columns.get(name));
  }

  @Override
  public Optional<Items> items(String list) {
    return Optional.ofNullable(lists.get(list));
  }

  @Override
  public int first(int owner) {
    throw new AssertionError("events have no first place");
  }
}
