package dev.wend.vm;

import dev.wend.code.Op;
import dev.wend.code.Program;
import dev.wend.code.Program.Entry;
import dev.wend.store.Events;
import dev.wend.store.Items;
import dev.wend.store.Profiles;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Kernels;
import dev.wend.value.Lane;
import dev.wend.value.Text;
import dev.wend.value.Texts;
import java.util.Arrays;
import java.util.Optional;

/**
 * Goes through a list of all rows of a page: runs the program over each page of items and adds up
 * by owner what it gives. One thread at a time.
 */
final class ItemPages {
  private static final int WORDS = Profiles.WORDS;

  private final PageRun around;
  private final AttachedItems attached;
  private final PageRun within;
  private final boolean real;

  /** The items, where they are events: those of an owner do not stand together. */
  private final Optional<Events> events;

  /** Whether the program asks for the places of items. */
  private final boolean placed;

  /** By slot of a page of events: when it happened; where that is asked. */
  private final long[] times;

  /** By the owner's slot: the time of the event that was taken. */
  private final long[] taken;

  /** By slot of the page of items: its owner's slot. */
  private final short[] owners = new short[Profiles.PAGE];

  private final long[] left = new long[WORDS];
  private final long[] seen = new long[WORDS];

  // by the owner's slot: neighbours of a list are neighbours there

  private final long[] totals = new long[Profiles.PAGE];
  private final int[] counts = new int[Profiles.PAGE];
  private final int[] carries = new int[Profiles.PAGE];

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
    begin();
    Items items = attached.items();
    for (int itemPage : items.pages(page)) {
      run(itemPage);
      for (int word = 0; word < WORDS; word++) {
        for (long bits = left[word]; bits != 0; bits &= bits - 1) {
          int owner = owner(word * 64 + Long.numberOfTrailingZeros(bits));
          to[owner >> 6] |= 1L << owner;
        }
      }
    }
  }

  /** Gives each row its number. */
  void lanes(Op op, int page, long[] valid, long[] to, long[] there) {
    Arrays.fill(totals, 0);
    Masks.none(seen);
    Masks.none(there);
    boolean sums = op == Op.SUM_ITEMS || op == Op.AVERAGE_ITEMS;
    if (sums) {
      Arrays.fill(counts, 0);
      Arrays.fill(carries, 0);
    }
    begin();
    Items items = attached.items();
    for (int itemPage : items.pages(page)) {
      run(itemPage);
      switch (op) {
        case COUNT_ITEMS -> count();
        case SUM_ITEMS, AVERAGE_ITEMS -> sum();
        case FIRST_ITEM, LAST_ITEM -> ends(op == Op.FIRST_ITEM, there);
        default -> best(op == Op.MIN_ITEM, there);
      }
    }
    if (op == Op.COUNT_ITEMS) {
      Masks.copy(valid, there);
    } else if (sums) {
      end(op, valid, there);
    }
    Lanes.fromSlots(totals, to);
  }

  private void begin() {
    within.itemOps().begin();
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].length > 0) {
        Lanes.toSlots(around.laneRegister(entry().registers().get(i)), arguments[i]);
      }
    }
  }

  /** Runs the program over a page of items and says which are left. */
  private void run(int itemPage) {
    attached.items().owners(itemPage, owners);
    events.ifPresent(of -> of.times(itemPage, times));
    within.run(itemPage, Profiles.PAGE);
    Masks.copy(within.mask(0), left);
  }

  private void count() {
    for (int word = 0; word < WORDS; word++) {
      for (long bits = left[word]; bits != 0; bits &= bits - 1) {
        totals[owner(word * 64 + Long.numberOfTrailingZeros(bits))]++;
      }
    }
  }

  private void sum() {
    Masks.and(left, within.mask(1), left);
    Lanes.toSlots(within.lanes(1), given);
    for (int word = 0; word < WORDS; word++) {
      for (long bits = left[word]; bits != 0; bits &= bits - 1) {
        int slot = word * 64 + Long.numberOfTrailingZeros(bits);
        int owner = owner(slot);
        long before = totals[owner];
        counts[owner]++;
        if (real) {
          double sum = Double.longBitsToDouble(before) + Double.longBitsToDouble(given[slot]);
          totals[owner] = Double.doubleToRawLongBits(sum);
        } else {
          carries[owner] += (int) Kernels.carry(before, given[slot]);
          totals[owner] = before + given[slot];
        }
      }
    }
  }

  private void end(Op op, long[] valid, long[] there) {
    for (int word = 0; word < WORDS; word++) {
      long has = 0;
      for (int bit = 0; bit < 64; bit++) {
        int slot = word * 64 + bit;
        long sum = Kernels.sum(totals[slot], carries[slot], real);
        totals[slot] = op == Op.SUM_ITEMS ? sum : Kernels.mean(sum, counts[slot], real);
        has |= (Lane.missingBit(totals[slot]) ^ 1) << bit;
      }
      there[word] = has & valid[word];
    }
  }

  private void ends(boolean first, long[] there) {
    long[] has = within.mask(1);
    Lanes.toSlots(within.lanes(1), given);
    for (int word = 0; word < WORDS; word++) {
      for (long bits = left[word]; bits != 0; bits &= bits - 1) {
        int bit = Long.numberOfTrailingZeros(bits);
        int owner = owner(word * 64 + bit);
        if (!isTaken(first, owner, word * 64 + bit)) {
          continue;
        }
        totals[owner] = given[word * 64 + bit];
        put(there, owner, has[word] >>> bit & 1);
      }
    }
  }

  private void best(boolean least, long[] there) {
    Masks.and(left, within.mask(1), left);
    Lanes.toSlots(within.lanes(1), given);
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
    if (events.isPresent() && !is) {
      is = first ? times[slot] < taken[owner] : times[slot] >= taken[owner];
    } else if (!is) {
      is = !first;
    }
    if (is && events.isPresent()) {
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
    Masks.none(seen);
    begin();
    Items items = attached.items();
    for (int itemPage : items.pages(page)) {
      run(itemPage);
      long[] has = within.mask(1);
      for (int word = 0; word < WORDS; word++) {
        for (long bits = left[word]; bits != 0; bits &= bits - 1) {
          int bit = Long.numberOfTrailingZeros(bits);
          text(op, word * 64 + bit, (has[word] >>> bit & 1) != 0, to);
        }
      }
    }
  }

  private void text(Op op, int slot, boolean has, TextLane to) {
    int owner = owner(slot);
    int at = Lanes.of(slot);
    boolean isEnd = op == Op.FIRST_TEXT || op == Op.LAST_TEXT;
    boolean isTaken =
        isEnd
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
    } else if (isEnd) {
      put(to.there, owner, 0);
    }
  }

  private boolean isBetter(Op op, int owner, int at, TextLane to) {
    int order = Texts.compare(within.text(1).point(at, one), to.point(Lanes.of(owner), other));
    return op == Op.MIN_TEXT ? order < 0 : order > 0;
  }
}
