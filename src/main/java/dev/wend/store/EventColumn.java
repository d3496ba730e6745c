package dev.wend.store;

import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * A column of events. Its numbers are in {@link Cells}; the column that it is made with has its
 * name, its type, its number and its texts, and no pages. Planes are made when they are asked for.
 */
final class EventColumn implements Column {
  private final PlaneColumn head;
  private final Cells cells;
  private final EventPages pages;

  /** The planes of the page that a thread asked for last. */
  private final ThreadLocal<Planes> last = ThreadLocal.withInitial(Planes::new);

  /** The planes of a page as it was at a moment. */
  private static final class Planes {
    private int page = -1;
    private Object moment = "";
    private int width;
    private long[] words = {};
    private final long[] present = new long[Profiles.WORDS];
    private final long[] numbers = new long[Profiles.PAGE];
    private final long[] codes = new long[64];
    private final long[] transposed = new long[64];
    private int[] offsets = {};
  }

  EventColumn(PlaneColumn head, EventPages pages, Blocks blocks) {
    this.head = head;
    this.pages = pages;
    cells = cells(head.field(), blocks);
  }

  private static Cells cells(Field field, Blocks blocks) {
    Type type = field.type();
    if (type.equals(Scalar.STRING)
        || type.equals(Scalar.BOOL)
        || type instanceof Type.Enumeration) {
      return Cells.from(0, 1, blocks);
    }
    return Cells.of(field.name().equals(dev.wend.type.EventType.TIME) ? Integer.BYTES : 1, blocks);
  }

  PlaneColumn head() {
    return head;
  }

  Cells cells() {
    return cells;
  }

  int number() {
    return head.number();
  }

  @Override
  public String name() {
    return head.name();
  }

  @Override
  public Type type() {
    return head.type();
  }

  @Override
  public Optional<Dictionary> dictionary() {
    return head.dictionary();
  }

  @Override
  public int width(int page) {
    CellPage p = cells.page(page);
    return p.width() == 0 ? 0 : Page.bits(p.least(), p.greatest());
  }

  @Override
  public long base(int page) {
    return cells.page(page).least();
  }

  @Override
  public long least(int page) {
    return cells.page(page).least();
  }

  @Override
  public long greatest(int page) {
    return cells.page(page).greatest();
  }

  @Override
  public boolean someMissing(int page) {
    return cells.someMissing(page);
  }

  @Override
  public boolean between(int page, long low, long high, long[] into) {
    Planes planes = last.get();
    CellPage bounds = cells.page(page);
    int size = pages.size(page);
    cells.present(page, size, into);
    long from = Math.max(low, bounds.least());
    long to = Math.min(high, bounds.greatest());
    if (bounds.width() == 0 || from > to) {
      Arrays.fill(into, 0, Profiles.WORDS, 0);
    } else if (bounds.width() == Long.BYTES) {
      CellReader.read(bounds, size, planes.numbers);
      CellMask.keep(planes.numbers, size, from, to, into);
    } else {
      planes.offsets = planes.offsets.length == 0 ? new int[Profiles.PAGE] : planes.offsets;
      CellReader.offsets(bounds, size, planes.offsets);
      int least = (int) (from - bounds.base());
      CellMask.keep(planes.offsets, size, least, (int) (to - bounds.base()), into);
    }
    return true;
  }

  @Override
  public long code(int slot) {
    int page = slot / Profiles.PAGE;
    CellPage bounds = cells.page(page);
    return code(bounds, cells.get(page, slot % Profiles.PAGE));
  }

  /** Of an event that was erased, or is torn, the number may be none of the page's. */
  private static long code(CellPage bounds, long value) {
    return value < bounds.least() || value > bounds.greatest() ? 0 : value - bounds.least() + 1;
  }

  /** The value of an event, or {@link PlaneColumn#MISSING}. */
  long value(int slot) {
    return cells.get(slot / Profiles.PAGE, slot % Profiles.PAGE);
  }

  @Override
  public void plane(int page, int bit, long[] into) {
    Planes planes = last.get();
    Object moment = pages.moment(page);
    if (planes.page != page || planes.moment != moment) {
      transpose(page, planes);
      planes.page = page;
      planes.moment = moment;
    }
    if (bit < planes.width) {
      System.arraycopy(planes.words, bit * Profiles.WORDS, into, 0, Profiles.WORDS);
    } else {
      Arrays.fill(into, 0, Profiles.WORDS, 0);
    }
  }

  private void transpose(int page, Planes to) {
    int size = pages.size(page);
    CellPage bounds = cells.page(page);
    int width = bounds.width() == 0 ? 0 : Page.bits(bounds.least(), bounds.greatest());
    cells.read(page, size, to.numbers);
    cells.present(page, size, to.present);
    if (to.words.length < width * Profiles.WORDS) {
      to.words = new long[width * Profiles.WORDS];
    }
    for (int word = 0; word < Profiles.WORDS; word++) {
      for (int i = 0; i < 64; i++) {
        boolean isThere = (to.present[word] >>> i & 1) != 0;
        to.codes[i] = isThere ? code(bounds, to.numbers[word * 64 + i]) : 0;
      }
      BitMatrix.toPlanes(to.codes, to.transposed, width);
      for (int b = 0; b < width; b++) {
        to.words[b * Profiles.WORDS + word] = to.transposed[b];
      }
    }
    to.width = width;
  }

  void use(BitSet used) {
    cells.use(used);
  }
}
