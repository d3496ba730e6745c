package dev.wend.store;

import dev.wend.value.Text;
import java.util.Arrays;
import java.util.BitSet;

/** The texts of a field: a heap, the position of each code in it, and an index by hash. */
final class Texts implements Dictionary {
  /** Texts whose memory accesses overlap. */
  private static final int STAGE = 128;

  /** So many texts that came before are known by their hashes; a power of 2. */
  private static final int RECENT = 64;

  /** Less the place of the text before that is the same. */
  private static final int LIKE = -2;

  private final TextHeap heap;
  private final IntSlabs positions;
  private final HashIndex index;
  private volatile int size;

  /** Keeps the reads of {@link #fetch} from being left out. */
  @SuppressWarnings("UnusedVariable")
  private int fetched;

  Texts(Blocks blocks) {
    heap = new TextHeap(blocks);
    positions = new IntSlabs(blocks);
    index = new HashIndex(blocks);
  }

  TextHeap heap() {
    return heap;
  }

  IntSlabs positions() {
    return positions;
  }

  HashIndex index() {
    return index;
  }

  void setSize(int size) {
    this.size = size;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int length(int code) {
    return heap.length(positions.get(code));
  }

  @Override
  public int copy(int code, byte[] into, int offset) {
    return heap.copy(positions.get(code), into, offset);
  }

  @Override
  public int copyRun(int first, int count, byte[] into, int[] starts, int[] lengths) {
    return heap.copyRun(positions, first, count, into, starts, lengths);
  }

  @Override
  public int code(Text text) {
    int hash = TextHash.of(text.bytes, text.offset, text.length);
    while (true) {
      Object state = index.state();
      int code = find(index.first(hash), hash, text.bytes, text.offset, text.length);
      if (code >= 0 || index.state() == state) {
        return code;
      }
    }
  }

  /** Follows the candidates from {@code entry} on to the one whose text is this. */
  private int find(long entry, int hash, byte[] bytes, int offset, int length) {
    int known = size;
    long at = entry;
    while (at != 0) {
      int code = HashIndex.code(at);
      if (code >= 0 && code < known && heap.equal(positions.get(code), bytes, offset, length)) {
        return code;
      }
      at = index.next(hash, code);
    }
    return -1;
  }

  /**
   * The codes of many texts: {@code codes[i]} is that of {@code bytes[ends[i], ends[i + 1])}, or -1
   * when there is none or {@code present[i]} is not set. Hashing, probing and comparing are three
   * passes, so that the processor waits for many memory accesses at once. One that came shortly
   * before is not looked up again.
   */
  void find(byte[] bytes, int[] ends, boolean[] present, int rows, int[] hashes, int[] codes) {
    hash(bytes, ends, present, rows, hashes, codes);
    long[] entries = new long[rows];
    if (index.isLarge()) {
      index.first(hashes, HashOrder.of(hashes, rows), entries);
    } else {
      for (int i = 0; i < rows; i++) {
        entries[i] = present[i] && codes[i] > LIKE ? index.first(hashes[i]) : 0;
      }
    }
    int[] places = new int[STAGE];
    for (int from = 0; from < rows; from += STAGE) {
      int to = Math.min(rows, from + STAGE);
      if (index.isLarge()) {
        fetch(entries, from, to, places);
      }
      for (int i = from; i < to; i++) {
        if (codes[i] <= LIKE) {
          codes[i] = codes[LIKE - codes[i]];
        } else if (entries[i] != 0 && present[i]) {
          codes[i] = find(entries[i], hashes[i], bytes, ends[i], ends[i + 1] - ends[i]);
        }
      }
    }
  }

  /** The hashes; the code of a text that came shortly before says where. */
  private static void hash(
      byte[] bytes, int[] ends, boolean[] present, int rows, int[] hashes, int[] codes) {
    int[] recent = new int[RECENT];
    Arrays.fill(recent, -1);
    for (int i = 0; i < rows; i++) {
      codes[i] = -1;
      if (present[i]) {
        hashes[i] = TextHash.of(bytes, ends[i], ends[i + 1] - ends[i]);
        int like = recent[hashes[i] & RECENT - 1];
        if (like >= 0 && hashes[like] == hashes[i] && isSame(bytes, ends, like, i)) {
          codes[i] = LIKE - like;
        } else {
          recent[hashes[i] & RECENT - 1] = i;
        }
      }
    }
  }

  private static boolean isSame(byte[] bytes, int[] ends, int a, int b) {
    return Arrays.equals(bytes, ends[a], ends[a + 1], bytes, ends[b], ends[b + 1]);
  }

  /** Reads a little of the texts that are compared next, so that they are near by then. */
  private void fetch(long[] entries, int from, int to, int[] places) {
    int known = size;
    for (int i = from; i < to; i++) {
      int code = HashIndex.code(entries[i]);
      places[i - from] = code >= 0 && code < known ? positions.get(code) : 0;
    }
    int sum = 0;
    for (int i = 0; i < to - from; i++) {
      sum += heap.near(places[i]);
    }
    fetched = sum;
  }

  /** How many slabs appending may take at most. */
  int slabsFor(Appends appends) {
    long bytes = 0;
    int longest = 0;
    for (int i = 0; i < appends.count(); i++) {
      int textSize = TextHeap.size(appends.lengths()[i]);
      bytes += textSize;
      longest = Math.max(longest, textSize);
    }
    return heap.slabsFor(bytes, longest)
        + positions.slabsFor(appends.first() + appends.count())
        + index.slabsFor(appends.hashes(), 0, appends.count());
  }

  void append(Appends appends) {
    int end = appends.first() + appends.count();
    positions.grow(end);
    for (int i = 0; i < appends.count(); i++) {
      int code = appends.first() + i;
      positions.set(code, heap.append(appends.bytes(), appends.starts()[i], appends.lengths()[i]));
    }
    int[] hashes = appends.hashes();
    index.insert(hashes, HashOrder.of(hashes, appends.count()), appends.first());
    size = end;
  }

  /**
   * Takes all others out of the index and writes zeros over them. Their codes are not given again.
   *
   * @param used codes
   */
  void keepOnly(BitSet used) {
    index.keepOnly(used);
    for (int code = used.nextClearBit(0); code < size; code = used.nextClearBit(code + 1)) {
      heap.blank(positions.get(code));
    }
  }

  /** Whether a code's text has no byte but zeros, as one that was taken away. */
  boolean isBlank(int code) {
    return heap.isBlank(positions.get(code));
  }

  /** Whether a code's text lies where texts are. */
  boolean holds(int code) {
    return heap.holds(positions.get(code));
  }

  void forget() {
    size = 0;
    heap.forget();
    positions.forget();
    index.forget();
  }

  void use(BitSet used) {
    heap.use(used);
    positions.use(used);
    index.use(used);
  }
}
