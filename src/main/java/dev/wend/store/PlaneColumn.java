package dev.wend.store;

import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/** A column in blocks of one plane of one page each. */
final class PlaneColumn implements Column {
  /** In an array of values: there is none. No type's lane has it. */
  static final long MISSING = Long.MIN_VALUE;

  /** So few slots of a word are written one by one. */
  private static final int FEW = 5;

  private final int number;
  private final Blocks blocks;
  private final Optional<Texts> texts;
  private final Optional<Identity> identity;
  private Field field;
  private volatile Page[] pages = {};
  private final long[] codes = new long[64];
  private final long[] words = new long[64];

  /**
   * @param number by which a journal names it
   */
  PlaneColumn(int number, Field field, Blocks planes, Blocks slabs) {
    this.number = number;
    this.field = field;
    this.blocks = planes;
    boolean isText = field.type().equals(Scalar.STRING);
    texts = isText ? Optional.of(new Texts(slabs)) : Optional.empty();
    identity =
        field.unique()
            ? Optional.of(new Identity(texts.orElseGet(() -> new Texts(slabs)), !isText, slabs))
            : Optional.empty();
  }

  int number() {
    return number;
  }

  Field field() {
    return field;
  }

  void setField(Field field) {
    this.field = field;
  }

  Optional<Texts> texts() {
    return texts;
  }

  Optional<Identity> identity() {
    return identity;
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
  public Optional<Dictionary> dictionary() {
    return texts.map(t -> t);
  }

  int pageCount() {
    return pages.length;
  }

  Page page(int page) {
    Page[] all = pages;
    return page < all.length ? all[page] : Page.NONE;
  }

  void setPage(int page, Page value) {
    Page[] all = pages;
    if (page >= all.length) {
      int old = all.length;
      all = Arrays.copyOf(all, Math.max(page + 1, old + (old >> 1)));
      Arrays.fill(all, old, all.length, Page.NONE);
    }
    all[page] = value;
    pages = all;
  }

  /** After this nobody can reach the memory that is about to be unmapped. */
  void forget() {
    pages = new Page[0];
    texts.ifPresent(Texts::forget);
    identity.ifPresent(Identity::forget);
  }

  @Override
  public int width(int page) {
    return page(page).width();
  }

  @Override
  public long base(int page) {
    return page(page).base();
  }

  @Override
  public void plane(int page, int bit, long[] into) {
    Page p = page(page);
    if (bit < p.width()) {
      Memory.read(p.addresses()[bit], into, Profiles.WORDS);
    } else {
      Arrays.fill(into, 0, Profiles.WORDS, 0);
    }
  }

  @Override
  public long least(int page) {
    return page(page).least();
  }

  @Override
  public long greatest(int page) {
    return page(page).greatest();
  }

  @Override
  public boolean someMissing(int page) {
    return page(page).someMissing();
  }

  @Override
  public long code(int slot) {
    Page p = page(slot / Profiles.PAGE);
    return p.code(slot % Profiles.PAGE);
  }

  @Override
  public boolean codes(int word, long[] planes, long[] into) {
    wordCodes(page(word / Profiles.WORDS), word, planes, into);
    return true;
  }

  /** The value of a slot, or {@link #MISSING}. */
  long value(int slot) {
    Page p = page(slot / Profiles.PAGE);
    long code = p.code(slot % Profiles.PAGE);
    return code == 0 ? MISSING : code - 1 + p.base();
  }

  /**
   * The values of slots, or {@link #MISSING}, which is also that of slot -1. Of neighbours that
   * follow one another up to 64 are read at once.
   */
  void values(int[] slots, int count, long[] into) {
    int i = 0;
    while (i < count) {
      int word = slots[i] >> 6;
      int end = i + 1;
      while (end < count && slots[end] >> 6 == word) {
        end++;
      }
      if (word < 0 || end - i <= FEW) {
        for (; i < end; i++) {
          into[i] = word < 0 ? MISSING : value(slots[i]);
        }
      } else {
        Page p = page(slots[i] / Profiles.PAGE);
        wordCodes(p, word, words, codes);
        for (; i < end; i++) {
          long code = codes[slots[i] & 63];
          into[i] = code == 0 ? MISSING : code - 1 + p.base();
        }
      }
    }
  }

  /** Reads the codes of a word's 64 slots. */
  private static void wordCodes(Page p, int word, long[] planes, long[] into) {
    long offset = (long) (word % Profiles.WORDS) * Long.BYTES;
    for (int b = 0; b < p.width(); b++) {
      planes[b] = Memory.getLong(p.addresses()[b] + offset);
    }
    BitMatrix.toCodes(planes, p.width(), into);
  }

  /** How many blocks {@link #write} may need at most. */
  int blocksFor(int[] slots, long[] values, int from, int to) {
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    for (int i = from; i < to; i++) {
      if (values[i] != MISSING) {
        min = Math.min(min, values[i]);
        max = Math.max(max, values[i]);
      }
    }
    if (min > max) {
      return 0;
    }
    Page p = page(slots[from] / Profiles.PAGE);
    if (p.fits(min, max)) {
      return 0;
    }
    long low = p.width() == 0 ? min : Math.min(min, p.least());
    long high = p.width() == 0 ? max : Math.max(max, p.greatest());
    return Math.max(Page.bits(low, high), p.width()) + 1;
  }

  /**
   * Writes values of ascending slots of one page.
   *
   * @param live how many slots of the page are profiles when this is done
   */
  void write(int page, int[] slots, long[] values, int from, int to, int live) {
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    boolean missing = false;
    for (int i = from; i < to; i++) {
      long v = values[i];
      if (v == MISSING) {
        missing = true;
      } else {
        min = Math.min(min, v);
        max = Math.max(max, v);
      }
    }
    Page old = page(page);
    if (min > max) {
      clear(page, old, slots, values, from, to);
      return;
    }
    boolean some = missing || (old.width() == 0 ? to - from < live : old.someMissing());
    boolean fits = old.fits(min, max);
    Page fit = fits ? old : refit(old, min, max);
    long least = old.width() == 0 ? min : Math.min(min, old.least());
    long greatest = old.width() == 0 ? max : Math.max(max, old.greatest());
    store(fit, slots, values, from, to);
    if (!fits || least != old.least() || greatest != old.greatest() || some != old.someMissing()) {
      setPage(page, fit.bounds(least, greatest, some));
    }
  }

  /** Says that new profiles of a page have no value here. */
  void leaveMissing(int page) {
    Page p = page(page);
    if (!p.someMissing()) {
      setPage(page, p.bounds(p.least(), p.greatest(), true));
    }
  }

  private void clear(int page, Page old, int[] slots, long[] values, int from, int to) {
    if (old.width() > 0) {
      store(old, slots, values, from, to);
      leaveMissing(page);
    }
  }

  /** The page in a form that takes the values: with more planes, or written anew. */
  private Page refit(Page old, long min, long max) {
    if (old.width() > 0 && min >= old.base()) {
      return widen(old, Page.bits(old.base(), max));
    }
    long low = old.width() == 0 ? min : Math.min(min, old.least());
    long high = old.width() == 0 ? max : Math.max(max, old.greatest());
    int width = Page.bits(low, high);
    Page fresh = widen(Page.empty(low, high, width), width);
    if (old.width() > 0) {
      recode(old, fresh);
    }
    return fresh;
  }

  private Page widen(Page old, int width) {
    int[] to = Arrays.copyOf(old.blocks(), width);
    long[] addresses = Arrays.copyOf(old.addresses(), width);
    for (int b = old.width(); b < width; b++) {
      to[b] = blocks.allocate();
      addresses[b] = blocks.address(to[b]);
    }
    return new Page(
        width, old.base(), to, addresses, old.least(), old.greatest(), old.someMissing());
  }

  /** Copies a page into planes of another base and gives its blocks back. */
  private void recode(Page old, Page fresh) {
    long shift = old.base() - fresh.base();
    for (int word = 0; word < Profiles.WORDS; word++) {
      long offset = (long) word * Long.BYTES;
      wordCodes(old, word, words, codes);
      for (int i = 0; i < 64; i++) {
        codes[i] = codes[i] == 0 ? 0 : codes[i] + shift;
      }
      BitMatrix.toPlanes(codes, words, fresh.width());
      for (int b = 0; b < fresh.width(); b++) {
        Memory.putLong(fresh.addresses()[b] + offset, words[b]);
      }
    }
    release(old);
  }

  /** Writes a page anew, so that its base and bounds tell nothing of values that it had. */
  void rebuild(int page) {
    Page old = page(page);
    long[] reach = old.reach();
    if (reach[0] > reach[1]) {
      drop(page);
      return;
    }
    int width = Page.bits(reach[0], reach[1]);
    Page fresh = widen(Page.empty(reach[0], reach[1], width), width);
    recode(old, fresh);
    setPage(page, fresh);
  }

  private void release(Page page) {
    for (int block : page.blocks()) {
      blocks.release(block);
    }
  }

  /** Gives up a page. */
  void drop(int page) {
    release(page(page));
    if (page < pages.length) {
      setPage(page, Page.NONE);
    }
  }

  private void store(Page p, int[] slots, long[] values, int from, int to) {
    for (int block : p.blocks()) {
      blocks.dirty(block);
    }
    int i = from;
    while (i < to) {
      int word = slots[i] >>> 6;
      int end = i + 1;
      while (end < to && slots[end] >>> 6 == word) {
        end++;
      }
      long offset = (long) (word % Profiles.WORDS) * Long.BYTES;
      if (end - i <= FEW) {
        storeEach(p, offset, slots, values, i, end);
      } else {
        storeWord(p, offset, slots, values, i, end);
      }
      i = end;
    }
  }

  private static void storeEach(Page p, long offset, int[] slots, long[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      long code = values[i] == MISSING ? 0 : values[i] - p.base() + 1;
      int bit = slots[i] & 63;
      for (int b = 0; b < p.width(); b++) {
        long address = p.addresses()[b] + offset;
        long word = Memory.getLong(address) & ~(1L << bit);
        Memory.putLong(address, word | (code >>> b & 1L) << bit);
      }
    }
  }

  private void storeWord(Page p, long offset, int[] slots, long[] values, int from, int to) {
    long mask = 0;
    if (to - from < 64) {
      Arrays.fill(codes, 0);
    }
    for (int i = from; i < to; i++) {
      int bit = slots[i] & 63;
      mask |= 1L << bit;
      codes[bit] = values[i] == MISSING ? 0 : values[i] - p.base() + 1;
    }
    BitMatrix.toPlanes(codes, words, p.width());
    for (int b = 0; b < p.width(); b++) {
      long address = p.addresses()[b] + offset;
      long word = mask == -1 ? words[b] : (Memory.getLong(address) & ~mask) | words[b];
      Memory.putLong(address, word);
    }
  }

  /** Marks the blocks in use. */
  void use(BitSet usedPlanes, BitSet usedSlabs) {
    for (Page p : pages) {
      for (int block : p.blocks()) {
        usedPlanes.set(block);
      }
    }
    texts.ifPresent(t -> t.use(usedSlabs));
    identity.ifPresent(i -> i.use(usedSlabs));
  }
}
