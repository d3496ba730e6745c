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
import dev.wend.value.Text;
import dev.wend.value.Texts;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Goes through a list of all rows of a page: runs the program over each page of items and adds up
 * by owner what it gives. One thread at a time.
 */
final class ItemPages {
  private static final int WORDS = Profiles.WORDS;
  private static final Set<Op> ENDS =
      Set.of(Op.FIRST_ITEM, Op.LAST_ITEM, Op.FIRST_TEXT, Op.LAST_TEXT);

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
  private boolean byTime;

  /** The items that are left: those from one slot to another, and those of a mask. */
  int from;

  int until;

  /** By slot of a page of events: when it happened; where that is asked. */
  private final long[] times;

  /** By the owner's slot: the time of the event that was taken. */
  private final long[] taken;

  /** By slot of the page of items: its owner's slot. */
  private final short[] owners = new short[Profiles.PAGE];

  final long[] left = new long[WORDS];
  private final long[] seen = new long[WORDS];

  /** Which items have a value. */
  private final long[] has = new long[WORDS];

  // by the owner's slot: neighbours of a list are neighbours there

  private final long[] totals = new long[Profiles.PAGE];
  private final Sums sums;

  /** By argument, by the owner's slot. */
  private final long[][] arguments;

  /** By slot of the page of items: what they give. */
  private final long[] given;

  private final Text one = new Text();
  private final Text other = new Text();

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
    sums = new Sums(real, totals);
    timed =
        EventPlan.of(attached.entry())
            .map(p -> new TimedPages(events.orElseThrow(), p, attached.within().bound, real));
    times = new long[events.isPresent() ? Profiles.PAGE : 0];
    taken = new long[times.length];
  }

  /**
   * Whether a page of owners can be gone through: where events did not arrive in order of time,
   * neither places nor sums of doubles come out right.
   */
  boolean isFor(Op op, int page) {
    boolean isSum = op == Op.SUM_ITEMS || op == Op.AVERAGE_ITEMS;
    return events.isEmpty() || !(placed || (real && isSum)) || events.get().isOrdered(page);
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

  /** Gives each row its number. */
  void lanes(Op op, int page, long[] valid, long[] to, long[] there) {
    Arrays.fill(totals, 0);
    Masks.none(there);
    boolean isSum = op == Op.SUM_ITEMS || op == Op.AVERAGE_ITEMS;
    begin(op, page);
    for (int itemPage : attached.items().pages(page)) {
      if (!find(page, itemPage)) {
        continue;
      }
      switch (op) {
        case COUNT_ITEMS -> count();
        case SUM_ITEMS, AVERAGE_ITEMS -> sum(op, itemPage);
        case FIRST_ITEM, LAST_ITEM -> ends(op == Op.FIRST_ITEM, itemPage, there);
        default -> best(op == Op.MIN_ITEM, itemPage, there);
      }
    }
    if (op == Op.COUNT_ITEMS) {
      Masks.copy(valid, there);
    } else if (isSum) {
      sums.end(op, valid, there);
    }
    Lanes.fromSlots(totals, to);
  }

  void begin(Op op, int page) {
    within.itemOps().begin();
    Masks.none(seen);
    sums.begin();
    byTime = ENDS.contains(op) && events.isPresent() && !events.get().isOrdered(page);
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

  private void count() {
    for (int i = from; i < until; i++) {
      totals[owner(i)]++;
    }
    for (int word = 0; word < WORDS; word++) {
      for (long bits = left[word]; bits != 0; bits &= bits - 1) {
        totals[owner(word * 64 + Long.numberOfTrailingZeros(bits))]++;
      }
    }
  }

  private void sum(Op op, int itemPage) {
    boolean all = give(itemPage);
    if (all && from < until && sums.reaches(timed.orElseThrow().greatest(itemPage), until - from)) {
      sums.add(op, owners, given, from, until);
      return;
    }
    mark();
    if (!all) {
      Masks.and(left, has, left);
    }
    for (int word = 0; word < WORDS; word++) {
      for (long bits = left[word]; bits != 0; bits &= bits - 1) {
        int slot = word * 64 + Long.numberOfTrailingZeros(bits);
        sums.add(owner(slot), given[slot]);
      }
    }
  }

  private void ends(boolean first, int itemPage, long[] there) {
    boolean all = give(itemPage);
    if (all && !first && !byTime) {
      for (int i = from; i < until; i++) {
        int owner = owner(i);
        totals[owner] = given[i];
        there[owner >> 6] |= 1L << owner;
      }
    } else {
      mark();
    }
    for (int word = 0; word < WORDS; word++) {
      for (long bits = left[word]; bits != 0; bits &= bits - 1) {
        int bit = Long.numberOfTrailingZeros(bits);
        int owner = owner(word * 64 + bit);
        if (isTaken(first, owner, word * 64 + bit)) {
          totals[owner] = given[word * 64 + bit];
          put(there, owner, all ? 1 : has[word] >>> bit & 1);
        }
      }
    }
  }

  private void best(boolean least, int itemPage, long[] there) {
    boolean all = give(itemPage);
    mark();
    if (!all) {
      Masks.and(left, has, left);
    }
    for (int word = 0; word < WORDS; word++) {
      for (long bits = left[word]; bits != 0; bits &= bits - 1) {
        int slot = word * 64 + Long.numberOfTrailingZeros(bits);
        int owner = owner(slot);
        long value = ordered(given[slot]);
        long before = ordered(totals[owner]);
        boolean isBetter = least ? value < before : value > before;
        if ((there[owner >> 6] >>> owner & 1) == 0 || isBetter) {
          totals[owner] = given[slot];
          put(there, owner, 1);
        }
      }
    }
  }

  /** Whether an item is the first, or the last, of its owner so far; if so it is taken. */
  private boolean isTaken(boolean first, int owner, int slot) {
    boolean is = !isSeen(owner);
    if (!is) {
      is = byTime ? first == times[slot] < taken[owner] : !first;
    }
    if (is && byTime) {
      taken[owner] = times[slot];
    }
    if (is) {
      see(owner);
    }
    return is;
  }

  private long ordered(long value) {
    return real ? Lane.sortable(value) : value;
  }

  private boolean isSeen(int owner) {
    return (seen[owner >> 6] >>> owner & 1) != 0;
  }

  private void see(int owner) {
    seen[owner >> 6] |= 1L << owner;
  }

  private static void put(long[] mask, int at, long bit) {
    mask[at >> 6] = (mask[at >> 6] & ~(1L << at)) | bit << at;
  }

  /** Gives each row its text. */
  void texts(Op op, int page, TextLane to) {
    to.clear();
    begin(op, page);
    for (int itemPage : attached.items().pages(page)) {
      if (find(page, itemPage)) {
        long[] texts = within.mask(1);
        for (int word = 0; word < WORDS; word++) {
          for (long bits = left[word]; bits != 0; bits &= bits - 1) {
            int bit = Long.numberOfTrailingZeros(bits);
            text(op, word * 64 + bit, (texts[word] >>> bit & 1) != 0, to);
          }
        }
      }
    }
  }

  private void text(Op op, int slot, boolean has, TextLane to) {
    int owner = owner(slot);
    int at = Lanes.of(slot);
    boolean isTaken =
        ENDS.contains(op)
            ? isTaken(op == Op.FIRST_TEXT, owner, slot)
            : has && (!isSeen(owner) || isBetter(op, owner, at, to));
    if (!isTaken) {
      return;
    }
    see(owner);
    if (has) {
      int began = to.bytes.length();
      to.bytes.append(within.text(1).point(at, one));
      to.end(owner >> 6, owner & 63, began);
    } else if (ENDS.contains(op)) {
      put(to.there, owner, 0);
    }
  }

  private boolean isBetter(Op op, int owner, int at, TextLane to) {
    int order = Texts.compare(within.text(1).point(at, one), to.point(Lanes.of(owner), other));
    return op == Op.MIN_TEXT ? order < 0 : order > 0;
  }
}
