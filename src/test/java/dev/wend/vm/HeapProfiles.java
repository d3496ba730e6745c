package dev.wend.vm;

import dev.wend.store.Column;
import dev.wend.store.Dictionary;
import dev.wend.store.Events;
import dev.wend.store.Items;
import dev.wend.store.Profiles;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.TableSchema;
import dev.wend.type.Type;
import dev.wend.value.Lane;
import dev.wend.value.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Profiles in bit planes on the heap, laid out as {@link Column} says. */
final class HeapProfiles implements Profiles {
  private final int count;
  private final Map<String, HeapColumn> columns = new LinkedHashMap<>();
  private final Map<String, Items> lists = new HashMap<>();
  private final Map<String, HeapProfiles> entities = new HashMap<>();
  private final Map<String, Events> events = new HashMap<>();
  private int[] versions;

  HeapProfiles(int count) {
    this.count = count;
    this.versions = new int[pages()];
  }

  /** Profiles from plain values, as {@link Lane} calls them outside. */
  static HeapProfiles of(List<Field> fields, List<Map<String, Object>> rows) {
    HeapProfiles profiles = new HeapProfiles(rows.size());
    for (Field field : fields) {
      fill(profiles.add(field), field.name(), rows);
    }
    return profiles;
  }

  /** Rows of a schema with lists: an item is its columns by name. */
  static HeapProfiles of(TableSchema schema, List<Map<String, Object>> rows, Random random) {
    HeapProfiles profiles = new HeapProfiles(rows.size());
    for (Field field : schema.columns()) {
      fill(profiles.add(field), field.name(), rows);
    }
    for (TableSchema list : schema.lists()) {
      fill(profiles.add(TableSchema.count(list.name())), list.name(), rows);
      profiles.lists.put(list.name(), new HeapItems(list, lists(list, rows), random));
    }
    return profiles;
  }

  @SuppressWarnings("unchecked")
  static List<List<Map<String, Object>>> lists(TableSchema list, List<Map<String, Object>> rows) {
    return rows.stream()
        .map(row -> (List<Map<String, Object>>) row.getOrDefault(list.name(), List.of()))
        .toList();
  }

  /** Fills a column; that of a list has how many items there are. */
  static void fill(HeapColumn column, String name, List<Map<String, Object>> rows) {
    long[] values = new long[rows.size()];
    boolean[] present = new boolean[rows.size()];
    for (int i = 0; i < values.length; i++) {
      Object value = rows.get(i).get(name);
      present[i] = value != null;
      Object plain = value instanceof List<?> list ? (Object) (long) list.size() : value;
      values[i] = value == null ? 0 : column.value(plain);
    }
    column.fill(values, present);
  }

  /** Gives a list its items. */
  void put(String list, Items items) {
    lists.put(list, items);
  }

  /** Gives events of a type. */
  HeapProfiles with(String type, Events of) {
    events.put(type, of);
    return this;
  }

  @Override
  public Optional<Events> events(String type) {
    return Optional.ofNullable(events.get(type));
  }

  /** Gives an entity its rows. */
  HeapProfiles with(String entity, HeapProfiles rows) {
    entities.put(entity, rows);
    return this;
  }

  @Override
  public Optional<Items> items(String list) {
    return Optional.ofNullable(lists.get(list));
  }

  @Override
  public Optional<Profiles> entity(String name) {
    return Optional.ofNullable(entities.get(name));
  }

  /** The key is the first column. */
  @Override
  public int find(Text key) {
    HeapColumn column = columns.values().iterator().next();
    long value = column.type() == Scalar.STRING ? column.code(key) : Long.parseLong(key.toString());
    for (int slot = 0; slot < count; slot++) {
      long code = column.code(slot);
      if (code != 0 && code - 1 + column.base(slot / PAGE) == value) {
        return slot;
      }
    }
    return -1;
  }

  HeapColumn add(Field field) {
    HeapColumn column = new HeapColumn(field, pages());
    columns.put(field.name(), column);
    return column;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public Optional<Column> column(String field) {
    return Optional.ofNullable(columns.get(field));
  }

  @Override
  public synchronized int version(int page) {
    return versions[page];
  }

  /** Writes to a page as a writer does: its version is odd meanwhile. */
  void write(int page, Runnable change) {
    bump(page);
    change.run();
    bump(page);
  }

  private synchronized void bump(int page) {
    versions[page]++;
  }

  /** One column. */
  static final class HeapColumn implements Column, Dictionary {
    private final Field field;
    private final List<byte[]> texts = new ArrayList<>();
    private final Map<String, Integer> codes = new HashMap<>();
    private final long[][][] planes;
    private final long[] base;
    private final long[] greatest;
    private final boolean[] missing;

    HeapColumn(Field field, int pages) {
      this.field = field;
      planes = new long[pages][0][];
      base = new long[pages];
      greatest = new long[pages];
      missing = new boolean[pages];
    }

    /** The number that stands for a plain value in the planes. */
    long value(Object outside) {
      if (type() == Scalar.STRING) {
        return codes.computeIfAbsent(
            (String) outside,
            text -> {
              texts.add(text.getBytes(StandardCharsets.UTF_8));
              return texts.size() - 1;
            });
      }
      long lane = Lane.of(type(), outside);
      return type() == Scalar.DOUBLE ? Lane.sortable(lane) : lane;
    }

    void fill(long[] values, boolean[] present) {
      for (int page = 0; page < planes.length; page++) {
        int from = page * PAGE;
        fillPage(page, values, present, from, Math.min(values.length, from + PAGE));
      }
    }

    void fillPage(int page, long[] values, boolean[] present, int from, int until) {
      long low = Long.MAX_VALUE;
      long high = Long.MIN_VALUE;
      missing[page] = false;
      for (int i = from; i < until; i++) {
        missing[page] |= !present[i];
        low = present[i] ? Math.min(low, values[i]) : low;
        high = present[i] ? Math.max(high, values[i]) : high;
      }
      if (low > high) {
        planes[page] = new long[0][];
        return;
      }
      base[page] = low;
      greatest[page] = high;
      int width = 64 - Long.numberOfLeadingZeros(high - low + 1);
      long[][] filled = new long[width][WORDS];
      for (int i = from; i < until; i++) {
        long code = present[i] ? values[i] - low + 1 : 0;
        int slot = i - from;
        for (int b = 0; b < width; b++) {
          filled[b][slot / 64] |= (code >>> b & 1) << (slot % 64);
        }
      }
      planes[page] = filled;
    }

    @Override
    public String name() {
      return field.name();
    }

    @Override
    public Type type() {
      return field.type();
    }

    @Override
    public int width(int page) {
      return planes[page].length;
    }

    @Override
    public long base(int page) {
      return base[page];
    }

    @Override
    public void plane(int page, int bit, long[] into) {
      System.arraycopy(planes[page][bit], 0, into, 0, WORDS);
    }

    @Override
    public long least(int page) {
      return base[page];
    }

    @Override
    public long greatest(int page) {
      return greatest[page];
    }

    @Override
    public boolean someMissing(int page) {
      return missing[page];
    }

    @Override
    public long code(int slot) {
      long code = 0;
      long[][] of = planes[slot / PAGE];
      for (int b = 0; b < of.length; b++) {
        code |= (of[b][slot % PAGE / 64] >>> (slot % 64) & 1) << b;
      }
      return code;
    }

    @Override
    public Optional<Dictionary> dictionary() {
      return type() == Scalar.STRING ? Optional.of(this) : Optional.empty();
    }

    @Override
    public int size() {
      return texts.size();
    }

    @Override
    public int code(Text text) {
      return codes.getOrDefault(text.toString(), -1);
    }

    @Override
    public int length(int code) {
      return texts.get(code).length;
    }

    @Override
    public int copy(int code, byte[] into, int offset) {
      byte[] text = texts.get(code);
      System.arraycopy(text, 0, into, offset, text.length);
      return text.length;
    }

    /** Up to 100 texts, not one right behind the other. */
    @Override
    public int copyRun(int first, int count, byte[] into, int[] starts, int[] lengths) {
      int run = 0;
      int at = 3;
      while (run < Math.min(count, 100)) {
        starts[run] = at;
        lengths[run] = copy(first + run, into, at);
        at += lengths[run++] + 2;
      }
      return run;
    }
  }
}
