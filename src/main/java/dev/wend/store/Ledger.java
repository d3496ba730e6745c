package dev.wend.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of events that were taken, wholly or in part: one entry for each of a source. */
final class Ledger {
  private record Place(String source, String file) {}

  private final Map<Place, Taken> entries = new LinkedHashMap<>();

  /** Adds lines of a file; what it was before it had these bytes is forgotten. */
  void put(Taken taken) {
    entries.merge(
        new Place(taken.source(), taken.file()),
        taken,
        (old, now) -> old.digest().equals(now.digest()) ? old.with(now.lines()) : now);
  }

  /** Those of a source, in the order in which their files came first. */
  List<Taken> of(String source) {
    return entries.values().stream().filter(t -> t.source().equals(source)).toList();
  }

  void write(Encoder to) {
    to.i32(entries.size());
    entries.values().forEach(t -> t.write(to));
  }

  void read(Decoder from) {
    List<Taken> all = new ArrayList<>();
    for (int n = from.i32(); n > 0; n--) {
      all.add(Taken.read(from));
    }
    all.forEach(this::put);
  }
}
