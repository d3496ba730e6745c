package dev.wend.store;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Numbers of pages of events, plain and not as planes: one after another, 1, 2, 4 or 8 bytes each,
 * as many as the page's numbers need; what an append writes is a few neighbours in each column.
 * Pages fill from slot 0 on, a block at a time.
 *
 * <p>A page whose numbers need more bytes, or another base, is written anew into fresh blocks.
 */
final class Cells {
  private final Blocks blocks;
  private final int leastWidth;
  private final boolean isAnchored;
  private final long anchor;
  private volatile CellPage[] pages = {};

  private Cells(Blocks blocks, int leastWidth, boolean isAnchored, long anchor) {
    this.blocks = blocks;
    this.leastWidth = leastWidth;
    this.isAnchored = isAnchored;
    this.anchor = anchor;
  }

  /**
   * Numbers that have the same base in every page.
   *
   * @param anchor the base, which no number is below
   */
  static Cells from(long anchor, int leastWidth, Blocks blocks) {
    return new Cells(blocks, leastWidth, true, anchor);
  }

  /** Numbers whose base is the page's. */
  static Cells of(int leastWidth, Blocks blocks) {
    return new Cells(blocks, leastWidth, false, 0);
  }

  int pageCount() {
    return pages.length;
  }

  CellPage page(int page) {
    CellPage[] all = pages;
    return page < all.length ? all[page] : CellPage.NONE;
  }

  void setPage(int page, CellPage value) {
    CellPage[] all = pages;
    if (page >= all.length) {
      int old = all.length;
      all = Arrays.copyOf(all, Math.max(page + 1, old + (old >> 1)));
      Arrays.fill(all, old, all.length, CellPage.NONE);
    }
    all[page] = value;
    pages = all;
  }

  void load(int page, int width, long base, long[] bounds, int present, int[] at) {
    long[] addresses = Arrays.stream(at).mapToLong(blocks::address).toArray();
    long mask = present == CellPage.ALL ? 0 : blocks.address(present);
    setPage(page, new CellPage(width, base, bounds[0], bounds[1], at, addresses, present, mask));
  }

  /** What a part of a lane is, before it is written. */
  private record Part(long min, long max, boolean someMissing) {
    static Part of(long[] lane, int from, int to) {
      // What is missing is the least long: one less than that is the greatest.
      long beforeLeast = Long.MAX_VALUE;
      long max = PlaneColumn.MISSING;
      long least = Long.MAX_VALUE;
      for (int i = from; i < to; i++) {
        long v = lane[i];
        beforeLeast = Math.min(beforeLeast, v - 1);
        least = Math.min(least, v);
        max = Math.max(max, v);
      }
      return new Part(beforeLeast + 1, max, least == PlaneColumn.MISSING);
    }

    boolean isEmpty() {
      return min > max || max == PlaneColumn.MISSING;
    }
  }

  /** How many blocks {@link #append} will take. */
  int blocksFor(int page, int like, int size, long[] lane, int from, int to) {
    CellPage old = page(page);
    Part part = Part.of(lane, from, to);
    boolean isMixed = isMixed(old, size, part);
    int bits = isMixed && old.present() == CellPage.ALL ? 1 : 0;
    if (part.isEmpty()) {
      return bits;
    }
    boolean fits = old.fits(part.min, part.max);
    int width = fits ? old.width() : form(old, page(like), part).width();
    int have = fits ? old.blocks().length : 0;
    return bits + Math.max(0, CellPage.blocks(width, size + to - from) - have);
  }

  private static boolean isMixed(CellPage old, int size, Part part) {
    return old.width() == 0
        ? !part.isEmpty() && (part.someMissing || size > 0)
        : part.someMissing || old.present() != CellPage.ALL;
  }

  /**
   * Writes numbers, or {@link PlaneColumn#MISSING}, behind those that a page has.
   *
   * @param like the page whose form a new page takes if it can
   * @param size slots of the page so far
   */
  void append(int page, int like, int size, long[] lane, int from, int to) {
    CellPage old = page(page);
    Part part = Part.of(lane, from, to);
    boolean isMixed = isMixed(old, size, part);
    if (part.isEmpty() && !isMixed) {
      return;
    }
    CellPage fit = old;
    if (!part.isEmpty()) {
      fit = old.fits(part.min, part.max) ? old : refit(old, page(like), size, part);
      fit = grow(fit, size + to - from);
      boolean isFirst = old.width() == 0;
      fit =
          fit.bounds(
              isFirst ? part.min : Math.min(part.min, old.least()),
              isFirst ? part.max : Math.max(part.max, old.greatest()));
      store(fit, size, lane, from, to);
    }
    if (isMixed) {
      fit = withBits(fit, old.width() == 0 ? 0 : size);
      mark(fit, size, lane, from, to);
    }
    setPage(page, fit);
  }

  /** How many blocks {@link #appendNone} will take. */
  int blocksForNone(int page) {
    CellPage p = page(page);
    return p.width() > 0 && p.present() == CellPage.ALL ? 1 : 0;
  }

  /** Says that the next slots of a page have no number. */
  void appendNone(int page, int size, int more) {
    if (page(page).width() > 0) {
      long[] none = new long[more];
      Arrays.fill(none, PlaneColumn.MISSING);
      append(page, page, size, none, 0, more);
    }
  }

  private CellPage form(CellPage old, CellPage like, Part part) {
    if (old.width() == 0 && like.fits(part.min, part.max)) {
      return formed(like.width(), like.base());
    }
    long low = old.width() == 0 ? part.min : Math.min(part.min, old.least());
    long high = old.width() == 0 ? part.max : Math.max(part.max, old.greatest());
    long span = high - (isAnchored ? anchor : low);
    int width = Math.max(leastWidth, old.width());
    while (width < Long.BYTES && (span < 0 || span > CellPage.limit(width))) {
      width *= 2;
    }
    if (width == Long.BYTES) {
      return formed(width, 0);
    }
    // Some room below: the next may be a little less than all before it.
    long room = (CellPage.limit(width) - span) / 4;
    long base = low < Long.MIN_VALUE + room ? low : low - room;
    return formed(width, isAnchored ? anchor : base);
  }

  private static CellPage formed(int width, long base) {
    return new CellPage(width, base, 0, 0, new int[0], new long[0], CellPage.ALL, 0);
  }

  private CellPage refit(CellPage old, CellPage like, int size, Part part) {
    CellPage fresh = form(old, like, part).present(old.present(), old.presentAddress());
    if (old.width() > 0) {
      long[] numbers = new long[Profiles.PAGE];
      CellReader.read(old, size, numbers);
      fresh = grow(fresh, size);
      store(fresh, 0, numbers, 0, size);
      for (int block : old.blocks()) {
        blocks.release(block);
      }
    }
    return fresh;
  }

  private CellPage grow(CellPage page, int size) {
    int have = page.blocks().length;
    int need = CellPage.blocks(page.width(), size);
    if (need <= have) {
      return page;
    }
    int[] to = Arrays.copyOf(page.blocks(), need);
    long[] addresses = Arrays.copyOf(page.addresses(), need);
    for (int b = have; b < need; b++) {
      to[b] = blocks.allocate();
      addresses[b] = blocks.address(to[b]);
    }
    return new CellPage(
        page.width(),
        page.base(),
        page.least(),
        page.greatest(),
        to,
        addresses,
        page.present(),
        page.presentAddress());
  }

  private void store(CellPage p, int slot, long[] lane, int from, int to) {
    int shift = p.shift();
    for (int i = from; i < to; ) {
      int at = slot + i - from;
      int end = Math.min(to, i + (1 << shift) - (at & (1 << shift) - 1));
      blocks.dirty(p.blocks()[at >>> shift]);
      store(p.width(), p.base(), p.address(at), lane, i, end);
      i = end;
    }
  }

  private static void store(int width, long base, long at, long[] lane, int from, int to) {
    long address = at;
    for (int i = from; i < to; i++, address += width) {
      long code = lane[i] == PlaneColumn.MISSING ? 0 : lane[i] - base;
      switch (width) {
        case 1 -> Memory.putByte(address, (int) code);
        case 2 -> Memory.putShort(address, (int) code);
        case 4 -> Memory.putInt(address, (int) code);
        default -> Memory.putLong(address, code);
      }
    }
  }

  /**
   * The page with bits; if it had none, the first {@code present} slots are taken to be present.
   */
  private CellPage withBits(CellPage page, int present) {
    if (page.present() != CellPage.ALL) {
      return page;
    }
    int block = blocks.allocate();
    long address = blocks.address(block);
    for (int word = 0; word * 64 < present; word++) {
      int left = present - word * 64;
      Memory.putLong(address + (long) word * Long.BYTES, left >= 64 ? -1 : (1L << left) - 1);
    }
    return page.present(block, address);
  }

  private void mark(CellPage page, int slot, long[] lane, int from, int to) {
    blocks.dirty(page.present());
    for (int i = from; i < to; ) {
      int at = slot + i - from;
      long address = page.presentAddress() + (long) (at >>> 6) * Long.BYTES;
      long word = Memory.getLong(address);
      do {
        long bit = 1L << at;
        word = lane[i] == PlaneColumn.MISSING ? word & ~bit : word | bit;
        i++;
        at++;
      } while (i < to && (at & 63) != 0);
      Memory.putLong(address, word);
    }
  }

  /** How many blocks {@link #clear} will take. */
  int blocksToClear(int page) {
    CellPage p = page(page);
    return p.width() > 0 && p.present() == CellPage.ALL ? 1 : 0;
  }

  /**
   * Says that a slot has no number any more.
   *
   * @param size slots of the page so far
   */
  void clear(int page, int size, int slot) {
    CellPage p = page(page);
    if (p.width() == 0) {
      return;
    }
    p = withBits(p, size);
    blocks.dirty(p.present());
    long address = p.presentAddress() + (long) (slot >>> 6) * Long.BYTES;
    Memory.putLong(address, Memory.getLong(address) & ~(1L << slot));
    setPage(page, p);
  }

  /** Writes zeros over a number. */
  void zero(int page, int slot) {
    CellPage p = page(page);
    if (p.width() > 0 && slot >>> p.shift() < p.blocks().length) {
      blocks.dirty(p.blocks()[slot >>> p.shift()]);
      Memory.zero(p.address(slot), p.width());
    }
  }

  /** The number of a slot, or {@link PlaneColumn#MISSING}; under a writer it may be torn. */
  long get(int page, int slot) {
    CellPage p = page(page);
    if (p.width() == 0 || slot >>> p.shift() >= p.addresses().length) {
      return PlaneColumn.MISSING;
    }
    if (p.present() != CellPage.ALL) {
      long word = Memory.getLong(p.presentAddress() + (long) (slot >>> 6) * Long.BYTES);
      if ((word >>> slot & 1) == 0) {
        return PlaneColumn.MISSING;
      }
    }
    long address = p.address(slot);
    return p.base()
        + switch (p.width()) {
          case 1 -> Memory.getByte(address);
          case 2 -> Memory.getShort(address);
          case 4 -> Memory.getInt(address);
          default -> Memory.getLong(address);
        };
  }

  /** Which of the first slots have a number; the mask's other bits are 0. */
  void present(int page, int size, long[] into) {
    CellPage p = page(page);
    Arrays.fill(into, 0, Profiles.WORDS, 0);
    if (p.width() == 0) {
      return;
    }
    int words = (size + 63) >>> 6;
    if (p.present() == CellPage.ALL) {
      Arrays.fill(into, 0, words, -1);
    } else {
      Memory.read(p.presentAddress(), into, words);
    }
    if ((size & 63) != 0) {
      into[words - 1] &= (1L << size) - 1;
    }
  }

  boolean someMissing(int page) {
    CellPage p = page(page);
    return p.width() == 0 || p.present() != CellPage.ALL;
  }

  /** The first numbers of a page; anything where there is none. */
  void read(int page, int size, long[] into) {
    CellReader.read(page(page), size, into);
  }

  /** The first numbers of a page, less its base, where they have up to 4 bytes. */
  void readOffsets(int page, int size, int[] into) {
    CellReader.offsets(page(page), size, into);
  }

  /** The first numbers of a page whose numbers have 2 bytes and no base. */
  void read(int page, int size, short[] into) {
    CellReader.read(page(page), size, into);
  }

  /** Gives up a page. */
  void drop(int page) {
    CellPage p = page(page);
    for (int block : p.blocks()) {
      blocks.release(block);
    }
    if (p.present() != CellPage.ALL) {
      blocks.release(p.present());
    }
    if (page < pages.length) {
      setPage(page, CellPage.NONE);
    }
  }

  void use(BitSet used) {
    for (CellPage page : pages) {
      for (int block : page.blocks()) {
        used.set(block);
      }
      if (page.present() != CellPage.ALL) {
        used.set(page.present());
      }
    }
  }

  void forget() {
    pages = new CellPage[0];
  }
}
