package dev.wend.vm;

import dev.wend.code.Op;
import dev.wend.code.Program;
import dev.wend.code.Program.Entry;
import dev.wend.store.Events;
import dev.wend.store.Profiles;
import dev.wend.value.Text;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The ops on items of a run over pages: a whole page of rows at once where that can be, else row by
 * row. One thread at a time.
 */
final class ItemOps {
  private static final int WORDS = Profiles.WORDS;

  private final PageRun run;
  private final Attached attached;
  private final ItemPages inside;

  /** By place in the pool: what goes through items by page, or else row by row. */
  private final ItemPages[] pages;

  private final ItemRun[] rows;
  private final SequenceRun[] sequences;
  private final SequencePages[] byPage;
  private final HeldRun[] held;
  private final OneRow one;

  /** Of runs over rows, which nobody asks for theirs. */
  private final Horizon horizon;

  private final long[] asked = new long[WORDS];

  /** By address of a {@code PLACE}, by owner: how many items were counted. */
  private final int[][] places;

  /**
   * @param inside whose items the rows are; {@code null} where they are none
   */
  ItemOps(PageRun run, Attached attached, ItemPages inside) {
    this.run = run;
    this.attached = attached;
    this.inside = inside;
    this.one = new OneRow(row(attached));
    horizon = new Horizon(attached.bound.now);
    places = new int[attached.bound.code.length][];
    List<Entry> pool = attached.bound.program.pool();
    pages = new ItemPages[pool.size()];
    rows = new ItemRun[pool.size()];
    sequences = new SequenceRun[pool.size()];
    byPage = new SequencePages[pool.size()];
    held = new HeldRun[pool.size()];
    for (int i = 0; i < pages.length; i++) {
      prepare(i, pool.get(i));
    }
  }

  private void prepare(int i, Entry entry) {
    if (attached.items[i] != null) {
      pages[i] = new ItemPages(run, attached.items[i]);
    }
    boolean byRow = pages[i] == null || attached.items[i].items() instanceof Events;
    if (byRow && entry instanceof Entry.Items items) {
      rows[i] = new ItemRun(attached.verified, items, one, attached.now, horizon);
    } else if (entry instanceof Entry.Sequence sequence) {
      sequences[i] = new SequenceRun(attached.verified, sequence, one, attached.now, horizon);
      if (attached.sequences[i] != null) {
        byPage[i] = new SequencePages(run, sequence, attached.sequences[i], attached.bound.now);
      }
    } else if (entry instanceof Entry.Held rule) {
      held[i] = new HeldRun(attached.verified, rule, attached.now, horizon);
    }
  }

  /** Only a rule that is asked about earlier instants reads columns of it. */
  private static SlotRow row(Attached attached) {
    Program program = attached.bound.program;
    boolean reads = program.pool().stream().anyMatch(Entry.Held.class::isInstance);
    return new SlotRow(
        attached.profiles,
        attached.rows,
        reads ? program.columns() : List.of(),
        reads ? program.links() : List.of());
  }

  private boolean isByPage(Op op, int entry) {
    return pages[entry] != null && pages[entry].isFor(op, run.page());
  }

  /**
   * Takes who has an item that is left, or events that follow each other, or was in an audience.
   *
   * @param entry the place in the pool
   * @param under who is asked
   */
  void mask(Op op, int entry, long[] under, long[] to) {
    if (op == Op.SEQUENCE) {
      sequence(entry, under, to);
    } else if (op == Op.HELD) {
      byRow(under, to, () -> held[entry].run(one.row(0)));
    } else {
      any(entry, under, to);
    }
  }

  private void any(int entry, long[] under, long[] to) {
    if (isByPage(Op.ANY_ITEM, entry)) {
      pages[entry].any(run.page(), to);
      return;
    }
    Masks.copy(under, asked);
    Masks.none(to);
    for (int word = 0; word < WORDS; word++) {
      for (long bits = asked[word]; bits != 0; bits &= bits - 1) {
        int bit = Long.numberOfTrailingZeros(bits);
        ItemRun items = ask(Op.ANY_ITEM, entry, word * 64 + bit);
        to[word] |= (items.present() ? 1L : 0) << bit;
      }
    }
  }

  private void sequence(int entry, long[] under, long[] to) {
    if (byPage[entry] != null && byPage[entry].run(run.page(), under, to)) {
      return;
    }
    byRow(under, to, () -> sequences[entry].run());
  }

  private void byRow(long[] under, long[] to, BooleanSupplier of) {
    Masks.copy(under, asked);
    Masks.none(to);
    for (int word = 0; word < WORDS; word++) {
      for (long bits = asked[word]; bits != 0; bits &= bits - 1) {
        int bit = Long.numberOfTrailingZeros(bits);
        one.at(word * 64 + bit);
        to[word] |= (of.getAsBoolean() ? 1L : 0) << bit;
      }
    }
  }

  private ItemRun ask(Op op, int entry, int slot) {
    one.at(slot);
    rows[entry].run(op);
    return rows[entry];
  }

  /** Adds what the items of one row give to the values of lists. */
  void list(int entry, int slot, ListValues values) {
    if (rows[entry] == null) {
      Entry.Items items = (Entry.Items) attached.bound.program.pool().get(entry);
      rows[entry] = new ItemRun(attached.verified, items, one, attached.now, horizon);
    }
    one.at(slot);
    rows[entry].list(values);
  }

  /** Gives each row its number; returns whether they are in the order of slots. */
  boolean lanes(Op op, int entry, long[] under, long[] valid, long[] to, long[] there) {
    if (isByPage(op, entry)) {
      pages[entry].lanes(op, run.page(), valid, to, there);
      return true;
    }
    Masks.copy(under, asked);
    Masks.none(there);
    for (int word = 0; word < WORDS; word++) {
      for (long bits = asked[word]; bits != 0; bits &= bits - 1) {
        int bit = Long.numberOfTrailingZeros(bits);
        ItemRun items = ask(op, entry, word * 64 + bit);
        to[bit * WORDS + word] = items.lane();
        there[word] |= (items.present() ? 1L : 0) << bit;
      }
    }
    return false;
  }

  void texts(Op op, int entry, long[] under, TextLane to) {
    if (isByPage(op, entry)) {
      pages[entry].texts(op, run.page(), to);
      return;
    }
    Masks.copy(under, asked);
    to.clear();
    for (int word = 0; word < WORDS; word++) {
      for (long bits = asked[word]; bits != 0; bits &= bits - 1) {
        int bit = Long.numberOfTrailingZeros(bits);
        ItemRun items = ask(op, entry, word * 64 + bit);
        if (items.present()) {
          int began = to.bytes.length();
          to.bytes.append(items.text());
          to.end(word, bit, began);
        }
      }
    }
  }

  /** Begins with the items of another page of rows. */
  void begin() {
    for (int[] counted : places) {
      if (counted != null) {
        Arrays.fill(counted, 0);
      }
    }
  }

  /** Counts the items of each owner, which follow each other, over pages too. */
  void place(int pc, long[] counted, long[] to) {
    if (places[pc] == null) {
      places[pc] = new int[Profiles.PAGE];
    }
    for (int word = 0; word < WORDS; word++) {
      for (long bits = counted[word]; bits != 0; bits &= bits - 1) {
        int bit = Long.numberOfTrailingZeros(bits);
        to[bit * WORDS + word] = places[pc][inside.owner(word * 64 + bit)]++;
      }
    }
  }

  /** One row of the page, as what goes through its items sees it. */
  private final class OneRow implements Around {
    private final SlotRow row;
    private final Text text = new Text();
    private final ListSlice list = new ListSlice();
    private int slot;

    OneRow(SlotRow row) {
      this.row = row;
    }

    OneRow at(int next) {
      slot = next;
      return this;
    }

    @Override
    public Row row(int up) {
      return up == 0
          ? row.at(run.page() * Profiles.PAGE + slot)
          : inside.around().itemOps().one.at(inside.owner(slot)).row(up - 1);
    }

    @Override
    public boolean hasLane(int register) {
      return isBit(run.laneRows(register));
    }

    private boolean isBit(long[] mask) {
      return (mask[slot >> 6] >>> slot & 1) != 0;
    }

    @Override
    public long lane(int register) {
      return run.laneRegister(register)[Lanes.of(slot)];
    }

    @Override
    public boolean hasText(int register) {
      return isBit(run.textRegister(register).there);
    }

    @Override
    public ListSlice list(int register) {
      return run.listRegister(register).point(Lanes.of(slot), list);
    }

    @Override
    public Text text(int register) {
      return run.textRegister(register).point(Lanes.of(slot), text);
    }
  }
}
