package dev.wend.vm;

import dev.wend.code.Program;
import dev.wend.store.Column;
import dev.wend.store.Dictionary;
import dev.wend.store.Events;
import dev.wend.store.Items;
import dev.wend.store.Profiles;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.TableSchema;
import dev.wend.value.Bytes;
import dev.wend.value.Lane;
import dev.wend.value.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One profile of a store as a row of a program. Not guarded against writers: who reads beside one
 * checks the page's version, as {@link Profiles} says.
 */
public final class SlotRow implements Row {
  private final Profiles profiles;
  private final Paged rows;
  private final Column[] columns;

  /** By column of profiles. */
  private final Neighbours[] near;

  private final Dictionary[] dictionaries;
  private final boolean[] real;
  private final Text[] texts;
  private final byte[][] bytes;

  /** By column: what its values are read from where they are not this row's own. */
  private final Linked[] links;

  /** By type of events, once asked for. */
  private final Map<String, Optional<Chained>> chains = new HashMap<>();

  private Hidden hidden = Hidden.NOTHING;
  private int slot;

  /** How often it moved. */
  private int moves;

  /**
   * @param fields the columns of the program, none of which is read by way of another
   */
  public SlotRow(Profiles profiles, List<Field> fields) {
    this(profiles, new Paged.OfProfiles(profiles), fields, List.of());
  }

  public SlotRow(Profiles profiles, Program program) {
    this(profiles, new Paged.OfProfiles(profiles), program.columns(), program.links());
  }

  /** The events of a type, by their slots. */
  public static SlotRow ofEvents(Profiles profiles, String type, List<Field> fields) {
    Paged owners = new Paged.OfProfiles(profiles);
    return new SlotRow(
        profiles,
        new Paged.OfItems(profiles.events(type).orElseThrow(), owners),
        fields,
        List.of());
  }

  /**
   * @param profiles where entities are found
   */
  SlotRow(Profiles profiles, Paged rows, List<Field> fields, List<Program.Link> linked) {
    this.profiles = profiles;
    this.rows = rows;
    int n = fields.size();
    columns = new Column[n];
    near = new Neighbours[n];
    dictionaries = new Dictionary[n];
    real = new boolean[n];
    texts = new Text[n];
    bytes = new byte[n][64];
    links = new Linked[n];
    for (Program.Link link : linked) {
      Field field = Field.of(link.field(), fields.get(link.column()).type());
      boolean isText = fields.get(link.key()).type() == Scalar.STRING;
      links[link.column()] = new Linked(link.key(), isText, found(link.entity(), field));
    }
    for (int c = 0; c < n; c++) {
      columns[c] = links[c] == null ? rows.column(fields.get(c)).orElse(null) : null;
      dictionaries[c] = columns[c] == null ? null : columns[c].dictionary().orElse(null);
      if (columns[c] != null && rows instanceof Paged.OfProfiles of) {
        near[c] = new Neighbours(columns[c], of.profiles());
      }
      texts[c] = new Text();
      real[c] = fields.get(c).type() == Scalar.DOUBLE;
    }
  }

  private Finding found(String entity, Field... fields) {
    Optional<Profiles> of = profiles.entity(entity);
    if (of.isEmpty()) {
      return Finding.NOTHING;
    }
    SlotRow row = new SlotRow(profiles, new Paged.OfProfiles(of.get()), List.of(fields), List.of());
    return key -> {
      int found = of.get().find(key);
      return found < 0 ? Nothing.ROW : row.at(found);
    };
  }

  /** Moves to another profile. */
  public SlotRow at(int profile) {
    slot = profile;
    moves++;
    return this;
  }

  /** Hides some events of the profile from now on, but those that have names. */
  void hide(Hidden events) {
    hidden = events;
    moves++;
  }

  @Override
  public boolean present(int column) {
    return links[column] != null
        ? links[column].row().present(0)
        : columns[column] != null && code(column) != 0;
  }

  private long code(int column) {
    return near[column] != null ? near[column].code(slot, moves) : columns[column].code(slot);
  }

  private long value(int column) {
    return code(column) - 1 + columns[column].base(slot / Profiles.PAGE);
  }

  @Override
  public long number(int column) {
    if (links[column] != null) {
      return links[column].row().number(0);
    }
    long value = value(column);
    return real[column] ? Lane.sortable(value) : value;
  }

  @Override
  public Text text(int column) {
    if (links[column] != null) {
      return links[column].row().text(0);
    }
    Dictionary dictionary = dictionaries[column];
    int code = (int) value(column);
    int length = dictionary.length(code);
    if (bytes[column].length < length) {
      bytes[column] = new byte[length * 2];
    }
    return texts[column].set(bytes[column], 0, dictionary.copy(code, bytes[column], 0));
  }

  @Override
  public Rows items(String list, Program program) {
    Optional<Items> items = rows.items(list);
    Optional<Column> counts = rows.column(TableSchema.count(list).name());
    return items.isEmpty() || counts.isEmpty()
        ? Rows.NONE
        : new OfList(items.get(), counts.get(), program);
  }

  @Override
  public EventRows events(String type, Program program) {
    Optional<Chained> of = chains.computeIfAbsent(type, t -> rows.events(t).map(Chained::new));
    return of.isEmpty() ? EventRows.NONE : new OfEvents(of.get(), program);
  }

  @Override
  public Finding entity(String name) {
    return found(name);
  }

  /** The row that a column's value leads to. */
  private final class Linked {
    private final int key;
    private final boolean isText;
    private final Finding rows;
    private final Bytes digits = new Bytes(24);
    private final Text text = new Text();

    Linked(int key, boolean isText, Finding rows) {
      this.key = key;
      this.isText = isText;
      this.rows = rows;
    }

    Row row() {
      if (!present(key)) {
        return Nothing.ROW;
      }
      return rows.find(isText ? text(key) : ItemRun.digits(number(key), digits, text));
    }
  }

  /** Items of this row, one of which is read. */
  private abstract class OfRow implements Rows {
    final SlotRow item;

    OfRow(Items items, Program program) {
      item =
          new SlotRow(profiles, new Paged.OfItems(items, rows), program.columns(), program.links());
    }

    @Override
    public boolean present(int column) {
      return item.present(column);
    }

    @Override
    public long number(int column) {
      return item.number(column);
    }

    @Override
    public Text text(int column) {
      return item.text(column);
    }

    @Override
    public Rows items(String list, Program program) {
      return item.items(list, program);
    }

    @Override
    public Finding entity(String name) {
      return item.entity(name);
    }
  }

  /** The items of a list of this row. */
  private final class OfList extends OfRow {
    private final Items items;
    private final Column counts;
    private int[] pages = new int[0];
    private int first;

    OfList(Items items, Column counts, Program program) {
      super(items, program);
      this.items = items;
      this.counts = counts;
    }

    /** Beside a writer it may be anything, but never more than can be gone to. */
    @Override
    public int count() {
      long code = counts.code(slot);
      if (code == 0) {
        return 0;
      }
      long count = code - 1 + counts.base(slot / Profiles.PAGE);
      if (count <= 0) {
        return 0;
      }
      pages = items.pages(slot / Profiles.PAGE);
      first = items.first(slot);
      return (int)
          Math.max(0, first < 0 ? 0 : Math.min(count, pages.length * Profiles.PAGE - first));
    }

    @Override
    public void to(int index) {
      int at = first + index;
      item.at(pages[at / Profiles.PAGE] * Profiles.PAGE + at % Profiles.PAGE);
    }
  }

  /** The events of a type of this row; all that go through them share the chain. */
  private final class Chained {
    private final Events events;
    private final EventChain chain;
    private int loaded = -1;

    Chained(Events events) {
      this.events = events;
      this.chain = new EventChain(events);
    }

    EventChain chain() {
      if (loaded != moves) {
        chain.load(slot, hidden);
        loaded = moves;
      }
      return chain;
    }
  }

  /** One of which is read. */
  private final class OfEvents extends OfRow implements EventRows {
    private final Chained of;

    OfEvents(Chained of, Program program) {
      super(of.events, program);
      this.of = of;
    }

    @Override
    public int count() {
      return of.chain().count();
    }

    @Override
    public void to(int event) {
      item.at(of.chain.slot(event));
    }

    @Override
    public long time(int event) {
      return of.chain.time(event);
    }

    @Override
    public int arrival(int event) {
      return of.chain.arrival(event);
    }
  }
}
