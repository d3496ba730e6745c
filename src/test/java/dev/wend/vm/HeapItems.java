package dev.wend.vm;

import dev.wend.store.Column;
import dev.wend.store.Items;
import dev.wend.store.Profiles;
import dev.wend.type.Field;
import dev.wend.type.TableSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Items on the heap. So that nobody relies on it, the owners of a page come in no order, pages of
 * different owners' pages are numbered alternately, and slots between two owners hold nothing.
 */
final class HeapItems implements Items {
  private final Map<String, HeapProfiles.HeapColumn> columns = new LinkedHashMap<>();
  private final Map<String, HeapItems> lists = new HashMap<>();
  private final int[][] pages;
  private final int[] first;
  private final List<short[]> owners = new ArrayList<>();
  private final List<long[]> live = new ArrayList<>();

  /**
   * @param of by slot of the owners: the items; {@code null} where no owner is
   */
  HeapItems(TableSchema schema, List<List<Map<String, Object>>> of, Random random) {
    int ownerPages = (of.size() + Profiles.PAGE - 1) / Profiles.PAGE;
    pages = new int[ownerPages][0];
    first = new int[of.size()];
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int page = ownerPages - 1; page >= 0; page--) {
      place(page, of, rows, random);
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

  private void place(
      int ownerPage,
      List<List<Map<String, Object>>> of,
      List<Map<String, Object>> rows,
      Random random) {
    List<Integer> order = new ArrayList<>();
    int from = ownerPage * Profiles.PAGE;
    for (int slot = from; slot < Math.min(of.size(), from + Profiles.PAGE); slot++) {
      order.add(slot);
    }
    Collections.shuffle(order, random);
    int sequence = 0;
    for (int owner : order) {
      sequence += random.nextInt(3);
      first[owner] = sequence;
      for (Map<String, Object> item : of.get(owner)) {
        int slot = slot(ownerPage, sequence, rows);
        rows.set(slot, item);
        owners.get(slot / Profiles.PAGE)[slot % Profiles.PAGE] = (short) (owner % Profiles.PAGE);
        live.get(slot / Profiles.PAGE)[slot % Profiles.PAGE / 64] |= 1L << slot;
        sequence++;
      }
    }
  }

  private int slot(int ownerPage, int sequence, List<Map<String, Object>> rows) {
    int[] mine = pages[ownerPage];
    if (sequence / Profiles.PAGE >= mine.length) {
      pages[ownerPage] = java.util.Arrays.copyOf(mine, mine.length + 1);
      pages[ownerPage][mine.length] = owners.size();
      short[] none = new short[Profiles.PAGE];
      java.util.Arrays.fill(none, (short) -1);
      owners.add(none);
      live.add(new long[Profiles.WORDS]);
      rows.addAll(Collections.nCopies(Profiles.PAGE, Map.of()));
      return slot(ownerPage, sequence, rows);
    }
    return slot(ownerPage, sequence);
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
    return first[owner];
  }
}
