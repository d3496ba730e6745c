package dev.wend.vm;

import dev.wend.store.Profiles;
import dev.wend.value.Text;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tests of how texts begin, or of how they end, of one column: a text is looked at once for all
 * of them. Constants are cut into words of eight bytes from the end that is tested, and equal first
 * words are one: a tree, down which a text goes as far as its own words lead.
 *
 * <pre>
 *   ends with   7@example.org   17@example.org   .net        root: mple.org  .net (4 bytes)
 *                                                                     |
 *                                                             7@exa (5 bytes)  17@exa (6 bytes)
 * </pre>
 *
 * A word of fewer bytes is compared under a mask. What a word holds beyond the text does no harm,
 * as a test passes only where the text is as long as its constant. One thread at a time.
 */
final class Affixes {
  /** So many bytes beyond the texts may be read. */
  static final int BEYOND = Long.BYTES;

  /** The first byte of a text is the lowest. */
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final boolean ends;
  private final Node root;

  /** Places of the texts whose first word is that of all constants. */
  private final int[] candidates = new int[Profiles.PAGE];

  /**
   * @param constants by number of the test
   */
  private Affixes(boolean ends, Map<Integer, Text> constants) {
    this.ends = ends;
    Branch branch = new Branch();
    constants.forEach((test, constant) -> branch.add(this, constant, 0, test));
    root = branch.node(0);
  }

  static Affixes starts(Map<Integer, Text> constants) {
    return new Affixes(false, constants);
  }

  static Affixes ends(Map<Integer, Text> constants) {
    return new Affixes(true, constants);
  }

  /**
   * Sets bits from {@code at} on for the texts that pass.
   *
   * @param bits by number of the test; {@code null} where it is not asked
   */
  void run(byte[] bytes, int[] starts, int[] lengths, int count, int at, long[][] bits) {
    if (root.masks.length > 1 || !root.tables[0].only) {
      for (int i = 0; i < count; i++) {
        look(root, bytes, starts[i], lengths[i], at + i, bits);
      }
      return;
    }
    long mask = root.masks[0];
    long key = root.tables[0].key;
    int found = 0;
    for (int i = 0; i < count; i++) {
      candidates[found] = i;
      found += ((word(bytes, starts[i], lengths[i], 0) ^ key) & mask) == 0 ? 1 : 0;
    }
    Entry entry = root.tables[0].first;
    for (int c = 0; c < found; c++) {
      int i = candidates[c];
      take(entry, bytes, starts[i], lengths[i], at + i, bits);
    }
  }

  /** A text's word, counted from the end that is tested. */
  private long word(byte[] bytes, int start, int length, int depth) {
    int from = ends ? start + length - Long.BYTES - depth * Long.BYTES : start + depth * Long.BYTES;
    return from >= 0 ? (long) LONG.get(bytes, from) : (long) LONG.get(bytes, 0) << (-from * 8);
  }

  private void look(Node node, byte[] bytes, int start, int length, int at, long[][] bits) {
    long word = word(bytes, start, length, node.depth);
    for (int m = 0; m < node.masks.length; m++) {
      Entry entry = node.tables[m].entry(word & node.masks[m]);
      if (entry != null) {
        take(entry, bytes, start, length, at, bits);
      }
    }
  }

  private void take(Entry entry, byte[] bytes, int start, int length, int at, long[][] bits) {
    if (length >= entry.length) {
      for (int test : entry.tests) {
        if (bits[test] != null) {
          bits[test][at >> 6] |= 1L << at;
        }
      }
      if (entry.next != null && length > entry.length) {
        look(entry.next, bytes, start, length, at, bits);
      }
    }
  }

  /** The bytes of a word that are compared: those nearest to the end that is tested. */
  private long mask(int size) {
    if (size == 0) {
      return 0;
    }
    return ends ? -1L << (Long.SIZE - size * 8) : -1L >>> (Long.SIZE - size * 8);
  }

  private long word(Text constant, int depth, int size) {
    int from = ends ? constant.length - depth * Long.BYTES - size : depth * Long.BYTES;
    long word = 0;
    for (int i = 0; i < size; i++) {
      int place = ends ? Long.BYTES - size + i : i;
      word |= (constant.bytes[constant.offset + from + i] & 0xffL) << (place * 8);
    }
    return word;
  }

  /** What words at one depth lead to. */
  private static final class Node {
    final int depth;

    /** Of the words, all different. */
    final long[] masks;

    /** By mask. */
    final Table[] tables;

    Node(int depth, long[] masks, Table[] tables) {
      this.depth = depth;
      this.masks = masks;
      this.tables = tables;
    }
  }

  /** Where a word leads. */
  private static final class Entry {
    /** What a text has at least that comes here. */
    final int length;

    /** Those that such a text passes. */
    final int[] tests;

    /** {@code null} where no constant goes on. */
    final Node next;

    Entry(int length, int[] tests, Node next) {
      this.length = length;
      this.tests = tests;
      this.next = next;
    }
  }

  /** Words with their entries: open addressing, at most half full. */
  private static final class Table {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final long[] words;
    private final Entry[] entries;
    private final int shift;

    /** Whether there is only {@link #key}. */
    final boolean only;

    final long key;

    /** The entry of {@link #key}. */
    final Entry first;

    Table(Map<Long, Entry> from) {
      int bits = Long.SIZE - Long.numberOfLeadingZeros(2L * from.size() - 1);
      shift = Long.SIZE - bits;
      words = new long[1 << bits];
      entries = new Entry[1 << bits];
      only = from.size() == 1;
      key = from.keySet().iterator().next();
      first = from.get(key);
      from.forEach(this::put);
    }

    private void put(long word, Entry entry) {
      int at = (int) ((word * MIX) >>> shift);
      while (entries[at] != null) {
        at = (at + 1) % entries.length;
      }
      words[at] = word;
      entries[at] = entry;
    }

    /** The entry of a word, or {@code null}. */
    Entry entry(long word) {
      if (only) {
        return word == key ? first : null;
      }
      int at = (int) ((word * MIX) >>> shift);
      while (entries[at] != null && words[at] != word) {
        at = (at + 1) & (entries.length - 1);
      }
      return entries[at];
    }
  }

  /** A node that is being made. */
  private static final class Branch {
    private final Map<Long, Map<Long, Branch>> byMask = new LinkedHashMap<>();
    private final List<Integer> tests = new ArrayList<>();
    private int length;

    void add(Affixes of, Text constant, int depth, int test) {
      int left = constant.length - depth * Long.BYTES;
      int size = Math.min(left, Long.BYTES);
      Branch next =
          byMask
              .computeIfAbsent(of.mask(size), mask -> new LinkedHashMap<>())
              .computeIfAbsent(of.word(constant, depth, size), word -> new Branch());
      next.length = depth * Long.BYTES + size;
      if (left > Long.BYTES) {
        next.add(of, constant, depth + 1, test);
      } else {
        next.tests.add(test);
      }
    }

    Node node(int depth) {
      long[] masks = byMask.keySet().stream().mapToLong(Long::longValue).toArray();
      Table[] tables =
          byMask.values().stream()
              .map(
                  words -> {
                    Map<Long, Entry> entries = new LinkedHashMap<>();
                    words.forEach((word, branch) -> entries.put(word, branch.entry(depth)));
                    return new Table(entries);
                  })
              .toArray(Table[]::new);
      return new Node(depth, masks, tables);
    }

    private Entry entry(int depth) {
      int[] passing = tests.stream().mapToInt(Integer::intValue).toArray();
      return new Entry(length, passing, byMask.isEmpty() ? null : node(depth + 1));
    }
  }
}
