package dev.wend.session;

import dev.wend.journey.History;
import dev.wend.journey.History.Moved;
import dev.wend.journey.Move;
import dev.wend.store.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The acts that the runs of a journey have done in a store, from its first on, one person after
 * another. Who waits for a turn to enter, and who may not, is no run yet.
 *
 * @param versions whose runs count
 */
record Paths(Store store, String journey, Set<Integer> versions)
    implements Iterable<List<Integer>> {
  /** One of a person's runs in a journey. */
  private record Run(String each, long number) {}

  @Override
  public Iterator<List<Integer>> iterator() {
    History history = new History(store);
    return IntStream.range(0, store.count())
        .mapToObj(profile -> runs(history.moves(profile)))
        .flatMap(Collection::stream)
        .iterator();
  }

  private Collection<List<Integer>> runs(List<Moved> moves) {
    Map<Run, List<Integer>> paths = new LinkedHashMap<>();
    for (Moved moved : moves) {
      boolean counts = moved.journey().equals(journey) && versions.contains(moved.version());
      Run run = new Run(moved.each(), moved.run());
      if (counts && moved.move() == Move.ENTERED) {
        paths.put(run, new ArrayList<>());
      }
      List<Integer> path = counts ? paths.get(run) : null;
      if (path != null) {
        path.addAll(moved.path());
        moved.act().ifPresent(path::add);
      }
    }
    return paths.values();
  }
}
