package dev.wend.vm;

import dev.wend.store.Dictionary;
import dev.wend.store.Profiles;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What a test says of the texts of a large dictionary, a bit each. Texts are tested a stretch of
 * codes at a time, when a page first asks for one of them, and together with the other tests of the
 * column that were asked for before: reading the texts costs more than a test. Shared by the
 * threads of a scan.
 */
final class Answers {
  /** Texts in a stretch: neighbours on a page often have neighbouring codes. */
  private static final int STRETCH = Profiles.PAGE;

  private static final int WORDS = STRETCH / 64;

  /** Stands for a stretch while a thread works on it. */
  private static final long[] CLAIMED = {};

  private static final long[] NOT_ASKED = new long[WORDS];

  private final AtomicReferenceArray<long[]> stretches;

  /** How many texts there were at the start. */
  final int size;

  /** What the test says of no text. */
  final boolean ofMissing;

  /** All tests of the column, this among them. */
  private final List<Answers> together;

  /** Its place among them. */
  private final int place;

  private volatile boolean wanted;

  /**
   * @param together the tests of the column so far, to which this is added
   */
  Answers(Dictionary texts, boolean ofMissing, List<Answers> together) {
    size = texts.size();
    stretches = new AtomicReferenceArray<>((size + STRETCH - 1) / STRETCH);
    this.ofMissing = ofMissing;
    this.together = together;
    place = together.size();
    together.add(this);
  }

  /** Makes the answers for codes from one to another, both of them texts. */
  void need(int first, int last, TextRuns by) {
    wanted = true;
    int low = first / STRETCH;
    int high = last / STRETCH;
    for (int s = low; s <= high; s++) {
      if (claim(s)) {
        make(s, by);
      }
    }
    for (int s = low; s <= high; s++) {
      while (stretches.get(s) == CLAIMED) {
        Thread.onSpinWait();
      }
    }
  }

  private boolean claim(int stretch) {
    return stretches.get(stretch) == null && stretches.compareAndSet(stretch, null, CLAIMED);
  }

  /** Tests a stretch, for the other tests that are wanted too. */
  private void make(int stretch, TextRuns by) {
    long[][] bits = new long[together.size()][];
    bits[place] = new long[WORDS];
    for (Answers other : together) {
      if (other.wanted && other.size == size && other != this && other.claim(stretch)) {
        bits[other.place] = new long[WORDS];
      }
    }
    try {
      int first = stretch * STRETCH;
      by.test(first, Math.min(STRETCH, size - first), bits);
    } finally {
      for (Answers one : together) {
        if (bits[one.place] != null) {
          one.stretches.set(stretch, bits[one.place]);
        }
      }
    }
  }

  /** Takes the answers of a page's codes; those that are 0 are missing. */
  void look(long[] codes, long base, long[] to) {
    long none = ofMissing ? 1 : 0;
    Masks.none(to);
    for (int row = 0; row < 64; row++) {
      int from = row * Profiles.WORDS;
      for (int i = 0; i < Profiles.WORDS; i++) {
        long code = codes[from + i];
        long answer = code == 0 ? none : bit(code - 1 + base);
        to[i] |= answer << row;
      }
    }
  }

  private long bit(long code) {
    return code >= 0 && code < size ? word(code >>> 6) >>> code & 1 : 0;
  }

  /** Takes the answers of the codes from one on, in their order. */
  void copy(long first, long[] to) {
    long word = first >>> 6;
    int shift = (int) (first & 63);
    for (int done = 0; done < to.length; ) {
      int from = (int) ((word + done) % WORDS);
      int last = Math.min(WORDS - from, to.length - done) - 1;
      long[] bits = stretch((word + done) / WORDS);
      for (int i = 0; i < last; i++) {
        to[done + i] = join(bits[from + i], bits[from + i + 1], shift);
      }
      to[done + last] = join(bits[from + last], word(word + done + last + 1), shift);
      done += last + 1;
    }
  }

  /** The word that begins at a bit of the first of two. */
  private static long join(long word, long next, int shift) {
    // The second shift of a shift by 0 is by 64 in two steps.
    return word >>> shift | next << 1 << (63 - shift);
  }

  private long word(long index) {
    return stretch(index / WORDS)[(int) (index % WORDS)];
  }

  /** The answers of a stretch; none where nobody asked for them. */
  private long[] stretch(long number) {
    long[] bits = number < stretches.length() ? stretches.get((int) number) : null;
    return bits == null || bits == CLAIMED ? NOT_ASKED : bits;
  }
}
