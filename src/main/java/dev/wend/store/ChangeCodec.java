package dev.wend.store;

import java.util.ArrayList;
import java.util.List;

/**
 * A change as the journal keeps it.
 *
 * <pre>
 * count i32, added i32, old slots [i32]
 * appends:  n i32, of each: field i32, first i32, count i32, lengths (u16 each), bytes
 * values:   n i32, of each: field i32, from i32, lane
 * links:    n i32, of each: field i32, cleared [i32], codes [i32]
 * </pre>
 *
 * A list in brackets has its length (i32) before it.
 */
final class ChangeCodec {
  private ChangeCodec() {}

  static void write(Change change, Encoder to) {
    to.i32(change.count());
    to.i32(change.added());
    int old = change.slots().length - change.added();
    to.ints(java.util.Arrays.copyOf(change.slots(), old));
    to.i32(change.appends().size());
    for (Appends a : change.appends()) {
      writeAppends(a, to);
    }
    to.i32(change.values().size());
    for (Change.Values v : change.values()) {
      to.i32(v.field());
      to.i32(v.from());
      to.lane(v.lane(), v.from());
    }
    to.i32(change.links().size());
    for (Change.Links l : change.links()) {
      to.i32(l.field());
      to.ints(l.cleared());
      to.ints(l.codes());
    }
  }

  private static void writeAppends(Appends a, Encoder to) {
    to.i32(a.field());
    to.i32(a.first());
    to.i32(a.count());
    to.texts(a.bytes(), a.starts(), a.lengths(), a.count());
  }

  static Change read(Decoder from) {
    int count = from.i32();
    int added = from.i32();
    int[] old = from.ints();
    int[] slots = java.util.Arrays.copyOf(old, old.length + added);
    for (int i = 0; i < added; i++) {
      slots[old.length + i] = count + i;
    }
    List<Appends> appends = new ArrayList<>();
    for (int n = from.i32(); n > 0; n--) {
      appends.add(readAppends(from));
    }
    List<Change.Values> values = new ArrayList<>();
    for (int n = from.i32(); n > 0; n--) {
      int field = from.i32();
      int start = from.i32();
      values.add(new Change.Values(field, start, from.lane(start, slots.length)));
    }
    List<Change.Links> links = new ArrayList<>();
    for (int n = from.i32(); n > 0; n--) {
      links.add(new Change.Links(from.i32(), from.ints(), from.ints()));
    }
    return new Change(count, added, slots, appends, values, links);
  }

  private static Appends readAppends(Decoder from) {
    int field = from.i32();
    int first = from.i32();
    int count = from.i32();
    int[] lengths = new int[count];
    int[] starts = new int[count];
    int[] hashes = new int[count];
    for (int i = 0; i < count; i++) {
      lengths[i] = from.u16();
    }
    for (int i = 0; i < count; i++) {
      starts[i] = from.skip(lengths[i]);
      hashes[i] = TextHash.of(from.bytes(), starts[i], lengths[i]);
    }
    return new Appends(field, first, count, from.bytes(), starts, lengths, hashes);
  }
}
