package dev.wend.vm;

import dev.wend.code.Op;
import dev.wend.store.Profiles;
import dev.wend.value.Text;
import dev.wend.value.Texts;

/** The texts that items come to by owner: the first, the last, the least and the greatest. */
final class ItemTexts {
  private static final int WORDS = Profiles.WORDS;

  private final ItemPages pages;
  private final PageRun within;
  private final long[] seen = new long[WORDS];

  /** By the owner's slot: the time of the event that was taken. */
  private long[] taken = new long[0];

  private final Text one = new Text();
  private final Text other = new Text();

  ItemTexts(ItemPages pages, PageRun within) {
    this.pages = pages;
    this.within = within;
  }

  /** Whether an item is the first, or the last, of its owner so far; if so it is taken. */
  private boolean isTaken(boolean first, int owner, int slot) {
    boolean is = !isSeen(owner);
    if (!is) {
      is = pages.byTime ? first == pages.times[slot] < taken[owner] : !first;
    }
    if (is && pages.byTime) {
      taken[owner] = pages.times[slot];
    }
    if (is) {
      see(owner);
    }
    return is;
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
  void run(Op op, int page, int[] itemPages, TextLane to) {
    to.clear();
    Masks.none(seen);
    pages.begin(op, page);
    if (pages.byTime && taken.length == 0) {
      taken = new long[Profiles.PAGE];
    }
    for (int itemPage : itemPages) {
      if (pages.find(page, itemPage)) {
        long[] texts = within.mask(1);
        for (int word = 0; word < WORDS; word++) {
          for (long bits = pages.left[word]; bits != 0; bits &= bits - 1) {
            int bit = Long.numberOfTrailingZeros(bits);
            text(op, word * 64 + bit, (texts[word] >>> bit & 1) != 0, to);
          }
        }
      }
    }
  }

  private void text(Op op, int slot, boolean has, TextLane to) {
    int owner = pages.owner(slot);
    int at = Lanes.of(slot);
    boolean isTaken =
        ItemPages.ENDS.contains(op)
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
    } else if (ItemPages.ENDS.contains(op)) {
      put(to.there, owner, 0);
    }
  }

  private boolean isBetter(Op op, int owner, int at, TextLane to) {
    int order = Texts.compare(within.text(1).point(at, one), to.point(Lanes.of(owner), other));
    return op == Op.MIN_TEXT ? order < 0 : order > 0;
  }
}
