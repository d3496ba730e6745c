package dev.wend.vm;

import dev.wend.code.Op;
import dev.wend.code.Program.Entry;
import dev.wend.store.Items;
import dev.wend.store.Profiles;
import dev.wend.type.Scalar;
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
  private final boolean valued;
  private final boolean real;

  /** By slot of the page of items: its owner's slot. */
  private final short[] owners = new short[Profiles.PAGE];

  private final long[] left = new long[WORDS];
  private final long[] seen = new long[WORDS];

  // by the owner's lane

  private final int[] counts = new int[Profiles.PAGE];
  private final int[] carries = new int[Profiles.PAGE];

  private final Text one = new Text();
  private final Text other = new Text();

  ItemPages(PageRun around, AttachedItems attached) {
    this.around = around;
    this.attached = attached;
    this.within = new PageRun(attached.within(), Optional.empty(), this);
    var outputs = attached.entry().last().program().outputs();
    valued = outputs.size() > 1;
    real = valued && outputs.get(1).type() == Scalar.DOUBLE;
  }

  /** The lane of a slot, as {@link Transposition} draws. */
  static int lane(int slot) {
    return (slot & 63) * WORDS + (slot >> 6);
  }

  /** The owner of an item of the page that the program runs over. */
  int owner(int slot) {
    // A torn page may hold what never was; its scan is thrown away.
    return owners[slot] & (Profiles.PAGE - 1);
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
    Arrays.fill(to, 0);
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
        case COUNT_ITEMS -> count(to);
        case SUM_ITEMS, AVERAGE_ITEMS -> sum(to);
        case FIRST_ITEM, LAST_ITEM -> ends(op == Op.FIRST_ITEM, to, there);
        default -> best(op == Op.MIN_ITEM, to, there);
      }
    }
    if (op == Op.COUNT_ITEMS) {
      Masks.copy(valid, there);
    } else if (sums) {
      end(op, valid, to, there);
    }
  }

  private void begin() {
    within.itemOps().begin();
  }

  /** Runs the program over a page of items and says which are left. */
  private void run(int itemPage) {
    attached.items().owners(itemPage, owners);
    within.run(itemPage, Profiles.PAGE);
    Masks.copy(within.mask(0), left);
  }

  private void count(long[] to) {
    for (int word = 0; word < WORDS; word++) {
      for (long bits = left[word]; bits != 0; bits &= bits - 1) {
        to[lane(owner(word * 64 + Long.numberOfTrailingZeros(bits)))]++;
      }
    }
  }

  private void sum(long[] to) {
    Masks.and(left, within.mask(1), left);
    long[] values = within.lanes(1);
    for (int word = 0; word < WORDS; word++) {
      for (long bits = left[word]; bits != 0; bits &= bits - 1) {
        int bit = Long.numberOfTrailingZeros(bits);
        int at = lane(owner(word * 64 + bit));
        long value = values[bit * WORDS + word];
        counts[at]++;
        if (real) {
          double sum = Double.longBitsToDouble(to[at]) + Double.longBitsToDouble(value);
          to[at] = Double.doubleToRawLongBits(sum);
        } else {
          carries[at] += (int) Kernels.carry(to[at], value);
          to[at] += value;
        }
      }
    }
  }

  private void end(Op op, long[] valid, long[] to, long[] there) {
    for (int word = 0; word < WORDS; word++) {
      for (long bits = valid[word]; bits != 0; bits &= bits - 1) {
        int bit = Long.numberOfTrailingZeros(bits);
        int at = bit * WORDS + word;
        long sum = Kernels.sum(to[at], carries[at], real);
        to[at] = op == Op.SUM_ITEMS ? sum : Kernels.mean(sum, counts[at], real);
        there[word] |= (Lane.missingBit(to[at]) ^ 1) << bit;
      }
    }
  }

  private void ends(boolean first, long[] to, long[] there) {
    long[] has = within.mask(1);
    long[] values = within.lanes(1);
    for (int word = 0; word < WORDS; word++) {
      for (long bits = left[word]; bits != 0; bits &= bits - 1) {
        int bit = Long.numberOfTrailingZeros(bits);
        int owner = owner(word * 64 + bit);
        if (first && isSeen(owner)) {
          continue;
        }
        see(owner);
        to[lane(owner)] = values[bit * WORDS + word];
        put(there, owner, has[word] >>> bit & 1);
      }
    }
  }

  private void best(boolean least, long[] to, long[] there) {
    Masks.and(left, within.mask(1), left);
    long[] values = within.lanes(1);
    for (int word = 0; word < WORDS; word++) {
      for (long bits = left[word]; bits != 0; bits &= bits - 1) {
        int bit = Long.numberOfTrailingZeros(bits);
        int owner = owner(word * 64 + bit);
        int at = lane(owner);
        long value = values[bit * WORDS + word];
        boolean isBetter =
            least ? ordered(value) < ordered(to[at]) : ordered(value) > ordered(to[at]);
        if ((there[owner >> 6] >>> owner & 1) == 0 || isBetter) {
          to[at] = value;
          put(there, owner, 1);
        }
      }
    }
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
          text(op, owner(word * 64 + bit), bit * WORDS + word, (has[word] >>> bit & 1) != 0, to);
        }
      }
    }
  }

  private void text(Op op, int owner, int at, boolean has, TextLane to) {
    boolean isEnd = op == Op.FIRST_TEXT || op == Op.LAST_TEXT;
    boolean isTaken =
        switch (op) {
          case FIRST_TEXT -> !isSeen(owner);
          case LAST_TEXT -> true;
          default -> has && (!isSeen(owner) || isBetter(op, owner, at, to));
        };
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
    int order = Texts.compare(within.text(1).point(at, one), to.point(lane(owner), other));
    return op == Op.MIN_TEXT ? order < 0 : order > 0;
  }
}
