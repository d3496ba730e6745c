package dev.wend.vm;

import dev.wend.store.Profiles;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.value.Lane;
import dev.wend.value.Text;
import dev.wend.value.Texts;
import java.util.Arrays;
import java.util.List;

/**
 * The first so many of the members of a mask by a value; of equal ones those with the lesser keys,
 * so that it does not matter in which order profiles arrived. Takes the pages of a scan.
 *
 * <p>What is kept is a heap with its last at the top: who comes behind that one is out at once.
 */
public final class Best implements Scan.PageTaker {
  private final int members;
  private final int value;
  private final long most;
  private final boolean descending;
  private final boolean real;
  private final boolean text;
  private final SlotRow key;
  private final SlotRow otherKey;
  private final boolean textKey;

  private int[] slots = new int[16];

  /** The value, turned so that the first have the least. */
  private long[] ranks = new long[16];

  /** Of a text the value as it is. */
  private Text[] texts = new Text[0];

  private int size;

  /**
   * @param members the output of who may be among them
   * @param value the output of what they are compared by
   * @param most how many there are at most
   * @param key the field that tells rows apart
   */
  public Best(
      Scan scan, int members, int value, long most, boolean descending, Profiles of, Field key) {
    this.members = members;
    this.value = value;
    this.most = most;
    this.descending = descending;
    this.real = scan.type(value) == Scalar.DOUBLE;
    this.text = scan.type(value) == Scalar.STRING;
    this.key = new SlotRow(of, List.of(key));
    this.otherKey = new SlotRow(of, List.of(key));
    this.textKey = key.type() == Scalar.STRING;
    if (text) {
      texts = new Text[16];
    }
  }

  @Override
  public void take(int page, Scan.Outputs outputs) {
    long[] in = outputs.mask(members);
    long[] there = outputs.mask(value);
    for (int word = 0; word < Profiles.WORDS; word++) {
      for (long bits = in[word] & there[word]; bits != 0; bits &= bits - 1) {
        int slot = word * 64 + Long.numberOfTrailingZeros(bits);
        int profile = page * Profiles.PAGE + slot;
        if (text) {
          offer(profile, 0, Text.of(outputs.text(value, slot)));
        } else {
          offer(profile, rank(outputs.lane(value, slot)), null);
        }
      }
    }
  }

  private long rank(long lane) {
    long ordered = real ? Lane.sortable(lane) : lane;
    return descending ? ~ordered : ordered;
  }

  private void offer(int slot, long rank, Text of) {
    if (size < most) {
      grow();
      set(size, slot, rank, of);
      size++;
      up(size - 1);
    } else if (most > 0 && compare(slot, rank, of, 0) < 0) {
      set(0, slot, rank, of);
      down();
    }
  }

  private void grow() {
    if (size == slots.length) {
      slots = Arrays.copyOf(slots, size * 2);
      ranks = Arrays.copyOf(ranks, size * 2);
      if (text) {
        texts = Arrays.copyOf(texts, size * 2);
      }
    }
  }

  private void set(int at, int slot, long rank, Text of) {
    slots[at] = slot;
    ranks[at] = rank;
    if (text) {
      texts[at] = of;
    }
  }

  private Text textAt(int at) {
    return text ? texts[at] : null;
  }

  /** Below 0 where somebody comes before the one at a place of the heap. */
  private int compare(int slot, long rank, Text of, int at) {
    int order = Long.compare(rank, ranks[at]);
    if (text) {
      order = descending ? Texts.compare(texts[at], of) : Texts.compare(of, texts[at]);
    }
    return order != 0 ? order : compareKeys(slot, slots[at]);
  }

  private int compareKeys(int slot, int other) {
    key.at(slot);
    otherKey.at(other);
    return textKey
        ? Texts.compare(key.text(0), otherKey.text(0))
        : Long.compare(key.number(0), otherKey.number(0));
  }

  private void up(int from) {
    int at = from;
    while (at > 0) {
      int parent = (at - 1) / 2;
      if (compare(slots[at], ranks[at], textAt(at), parent) <= 0) {
        return;
      }
      swap(at, parent);
      at = parent;
    }
  }

  private void down() {
    int at = 0;
    while (true) {
      int last = at;
      for (int child = 2 * at + 1; child <= 2 * at + 2 && child < size; child++) {
        if (compare(slots[child], ranks[child], textAt(child), last) > 0) {
          last = child;
        }
      }
      if (last == at) {
        return;
      }
      swap(at, last);
      at = last;
    }
  }

  private void swap(int a, int b) {
    int slot = slots[a];
    long rank = ranks[a];
    Text of = textAt(a);
    set(a, slots[b], ranks[b], textAt(b));
    set(b, slot, rank, of);
  }

  /** Who is among the first of several parts of one scan: a bit for each slot. */
  public static long[] of(List<Best> parts, int words) {
    Best all = parts.get(0);
    for (Best part : parts.subList(1, parts.size())) {
      for (int i = 0; i < part.size; i++) {
        all.offer(part.slots[i], part.ranks[i], part.textAt(i));
      }
    }
    long[] mask = new long[words];
    for (int i = 0; i < all.size; i++) {
      mask[all.slots[i] / 64] |= 1L << all.slots[i] % 64;
    }
    return mask;
  }
}
