package dev.wend.vm;

import dev.wend.code.EventPlan;
import dev.wend.code.Op;
import dev.wend.code.Program;
import dev.wend.code.Program.Entry;
import dev.wend.store.Events;
import dev.wend.store.Profiles;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Lane;
import java.util.Optional;
import java.util.Set;

/**
 * Goes through a list of all rows of a page: runs the program over each page of items and adds up
 * by owner what it gives. One thread at a time.
 */
final class ItemPages {
  private static final int WORDS = Profiles.WORDS;
  static final Set<Op> ENDS = Set.of(Op.FIRST_ITEM, Op.LAST_ITEM, Op.FIRST_TEXT, Op.LAST_TEXT);

  private final PageRun around;
  private final AttachedItems attached;
  private final PageRun within;
  private final boolean real;

  /** The items, where they are events: those of an owner do not stand together. */
  private final Optional<Events> events;

  /** Whether the program asks for the places of items. */
  private final boolean placed;

  /** Finds events where nothing but their time is asked. */
  private final Optional<TimedPages> timed;

  /** Whether the first and the last are told by their times. */
  boolean byTime;

  /** The items that are left: those from one slot to another, and those of a mask. */
  int from;

  int until;

  /** By slot of a page of events: when it happened; where that is asked. */
  long[] times = new long[0];

  /** By slot of the page of items: its owner's slot. */
  final short[] owners = new short[Profiles.PAGE];

  final long[] left = new long[WORDS];

  /** Which items have a value. */
  private final long[] has = new long[WORDS];

  private final Totals totals;

  /** By argument, by the owner's slot. */
  private final long[][] arguments;

  /** By slot of the page of items: what they give. */
  private final long[] given;

  private final ItemTexts texts;

  ItemPages(PageRun around, AttachedItems attached) {
    this.around = around;
    this.attached = attached;
    this.within = new PageRun(attached.within(), Optional.empty(), this);
    var outputs = attached.entry().last().program().outputs();
    boolean valued = outputs.size() > 1;
    given = new long[valued && outputs.get(1).form() == Program.Form.LANE ? Profiles.PAGE : 0];
    int count = attached.entry().types().size();
    arguments = new long[count][];
    for (int i = 0; i < count; i++) {
      Type type = attached.entry().types().get(i);
      boolean isLane = type != Scalar.STRING && !(type instanceof Type.ListOf);
      arguments[i] = new long[isLane ? Profiles.PAGE : 0];
    }
    real = valued && outputs.get(1).type() == Scalar.DOUBLE;
    events = attached.items() instanceof Events of ? Optional.of(of) : Optional.empty();
    placed = attached.within().asksPlaces();
    totals = new Totals(real);
    timed =
        EventPlan.of(attached.entry())
            .map(p -> new TimedPages(events.orElseThrow(), p, attached.within().bound, real));
    texts = new ItemTexts(this, within);
  }

  /**
   * Whether a page of owners can be gone through: where events did not arrive in order of time,
   * neither places nor sums of doubles come out right.
   */
  boolean isFor(Op op, int page) {
    boolean isInOrder = placed || (real && Totals.isSum(op));
    return events.isEmpty() || !isInOrder || events.get().isOrdered(page);
  }

  /** The owner of an item of the page that the program runs over. */
  int owner(int slot) {
    // A torn page may hold what never was; its scan is thrown away.
    return owners[slot] & (Profiles.PAGE - 1);
  }

  /** Gives each item a value of its owner. */
  void argument(int argument, long[] valid, long[] to, long[] there) {
    long[] has = around.laneRows(entry().registers().get(argument));
    long[] from = arguments[argument];
    Masks.none(there);
    for (int block = 0; block < Lanes.BLOCKS; block++) {
      int words = Lanes.word(block);
      int bits = Lanes.bit(block);
      for (int bit = bits; bit < bits + Lanes.SIDE; bit++) {
        for (int word = words; word < words + Lanes.SIDE; word++) {
          int owner = owner(word * 64 + bit);
          to[bit * WORDS + word] = from[owner];
          there[word] |= (has[owner >> 6] >>> owner & 1) << bit;
        }
      }
    }
    Masks.and(there, valid, there);
  }

  PageRun around() {
    return around;
  }

  Entry.Items entry() {
    return attached.entry();
  }

  /** Takes who has an item that is left. */
  void any(int page, long[] to) {
    Masks.none(to);
    begin(Op.ANY_ITEM, page);
    for (int itemPage : attached.items().pages(page)) {
      if (find(page, itemPage)) {
        for (int i = from; i < until; i++) {
          int owner = owner(i);
          to[owner >> 6] |= 1L << owner;
        }
        for (int word = 0; word < WORDS; word++) {
          for (long bits = left[word]; bits != 0; bits &= bits - 1) {
            int owner = owner(word * 64 + Long.numberOfTrailingZeros(bits));
            to[owner >> 6] |= 1L << owner;
          }
        }
      }
    }
  }

  /** Gives each row its number, in the order of slots. */
  void lanes(Op op, int page, long[] valid, long[] to, long[] there) {
    begin(op, page);
    totals.begin(op);
    if (byTime) {
      totals.beginByTime();
    }
    boolean backward = op == Op.FIRST_ITEM && !byTime;
    int[] pages = attached.items().pages(page);
    for (int i = 0; i < pages.length; i++) {
      int itemPage = pages[backward ? pages.length - 1 - i : i];
      if (find(page, itemPage)) {
        gather(op, itemPage);
        add(op, itemPage);
      }
    }
    totals.end(valid, to, there);
  }

  private void add(Op op, int itemPage) {
    switch (op) {
      case COUNT_ITEMS -> totals.count(owners, from, until);
      case SUM_ITEMS, AVERAGE_ITEMS ->
          totals.sum(owners, given, from, until, real ? 0 : greatest(itemPage));
      case FIRST_ITEM, LAST_ITEM -> {
        if (byTime) {
          totals.byTime(owners, given, times, from, until);
        } else if (op == Op.FIRST_ITEM) {
          totals.first(owners, given, from, until);
        } else {
          totals.last(owners, given, from, until);
        }
      }
      default -> totals.best(owners, given, from, until);
    }
  }

  private long greatest(int itemPage) {
    return timed.isPresent() && from < until
        ? timed.get().greatest(itemPage)
        : Totals.greatest(given, from, until);
  }

  /** Puts what the items that are left give side by side, from one place to another. */
  private void gather(Op op, int itemPage) {
    boolean all = op == Op.COUNT_ITEMS || give(itemPage);
    boolean isEnd = ENDS.contains(op);
    boolean isSpan = from < until;
    if (isSpan && (all || isEnd)) {
      if (!all) {
        giveNone();
      }
      return;
    }
    if (isSpan) {
      mark();
    }
    if (!all && isEnd) {
      giveNone();
    } else if (!all) {
      Masks.and(left, has, left);
    }
    compact();
  }

  /** Gives items that have no value what stands for none. */
  private void giveNone() {
    for (int word = 0; word < WORDS; word++) {
      for (long bits = ~has[word]; bits != 0; bits &= bits - 1) {
        given[word * 64 + Long.numberOfTrailingZeros(bits)] = Lane.MISSING;
      }
    }
  }

  /** Moves the items of the mask together. */
  private void compact() {
    from = 0;
    until = 0;
    for (int word = 0; word < WORDS; word++) {
      long bits = left[word];
      if (bits == -1) {
        move(word * 64, until, 64);
        until += 64;
        continue;
      }
      for (; bits != 0; bits &= bits - 1) {
        int slot = word * 64 + Long.numberOfTrailingZeros(bits);
        owners[until] = owners[slot];
        if (given.length > 0) {
          given[until] = given[slot];
        }
        if (byTime) {
          times[until] = times[slot];
        }
        until++;
      }
    }
  }

  private void move(int slot, int to, int count) {
    System.arraycopy(owners, slot, owners, to, count);
    if (given.length > 0) {
      System.arraycopy(given, slot, given, to, count);
    }
    if (byTime) {
      System.arraycopy(times, slot, times, to, count);
    }
  }

  void begin(Op op, int page) {
    within.itemOps().begin();
    byTime = ENDS.contains(op) && events.isPresent() && !events.get().isOrdered(page);
    if (byTime && times.length == 0) {
      times = new long[Profiles.PAGE];
    }
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].length > 0) {
        Lanes.toSlots(around.laneRegister(entry().registers().get(i)), arguments[i]);
      }
    }
  }

  /**
   * Finds which items of a page are left: those of a span of slots, or else of a mask; false where
   * there are none.
   */
  boolean find(int page, int itemPage) {
    from = 0;
    until = 0;
    if (timed.isPresent()) {
      TimedPages by = timed.get();
      if (!by.find(page, itemPage, left)) {
        return false;
      }
      if (by.isSpan) {
        Masks.none(left);
        from = by.from;
        until = by.until;
      }
    }
    attached.items().owners(itemPage, owners);
    if (byTime) {
      events.orElseThrow().times(itemPage, times);
    }
    if (timed.isEmpty()) {
      within.run(itemPage, Profiles.PAGE);
      Masks.copy(within.mask(0), left);
    }
    return true;
  }

  /** Whether they are those of the slots from one to another. */
  boolean isSpan() {
    return timed.isPresent() && timed.get().isSpan;
  }

  /** The items of a span as a mask. */
  private void mark() {
    for (int i = from; i < until; i++) {
      left[i >> 6] |= 1L << i;
    }
    from = until;
  }

  /** By slot: what the items of a page give; whether all have a value. */
  private boolean give(int itemPage) {
    if (timed.isPresent()) {
      return timed.get().values(itemPage, given, has);
    }
    Masks.copy(within.mask(1), has);
    Lanes.toSlots(within.lanes(1), given);
    return false;
  }

  /** Gives each row its text. */
  void texts(Op op, int page, TextLane to) {
    texts.run(op, page, attached.items().pages(page), to);
  }
}
