package dev.wend.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Which definitions an event or a changed field concerns: no other one can change its answer by it.
 */
public final class Index {
  /**
   * The events of a type, and those whose answers may turn at some time after each.
   *
   * @param lapses ascending, in milliseconds; the first is 0
   * @param definitions by lapse: the places of the definitions
   */
  record OfType(String type, List<Long> lapses, List<List<Integer>> definitions) {
    /** All that the events concern. */
    List<Integer> all() {
      return definitions.get(0);
    }
  }

  private final List<Definition> definitions;
  private final List<OfType> types = new ArrayList<>();
  private final Map<String, OfType> byType = new HashMap<>();

  public Index(List<Definition> definitions) {
    this.definitions = List.copyOf(definitions);
    Map<String, Map<Long, List<Integer>>> found = new TreeMap<>();
    for (int i = 0; i < definitions.size(); i++) {
      int place = i;
      definitions
          .get(i)
          .timing()
          .lapses()
          .forEach((type, lapses) -> add(found, type, lapses, place));
    }
    found.forEach(
        (type, lapses) -> {
          OfType of = new OfType(type, List.copyOf(lapses.keySet()), List.copyOf(lapses.values()));
          types.add(of);
          byType.put(type, of);
        });
  }

  private static void add(
      Map<String, Map<Long, List<Integer>>> to, String type, Set<Long> lapses, int place) {
    Map<Long, List<Integer>> of = to.computeIfAbsent(type, t -> new TreeMap<>());
    lapses.forEach(lapse -> of.computeIfAbsent(lapse, l -> new ArrayList<>()).add(place));
  }

  /** The types that any definition reads. */
  List<OfType> types() {
    return types;
  }

  /** The places of the definitions that an event of a type concerns, ascending. */
  public List<Integer> ofEvent(String type) {
    OfType of = byType.get(type);
    return of == null ? List.of() : of.all();
  }

  /** The places of the definitions that writes of some fields of profiles concern, ascending. */
  public List<Integer> ofFields(Collection<String> fields) {
    return places(d -> fields.stream().anyMatch(d.reads()::isOf));
  }

  /** The places of the definitions that writes of an entity's rows concern, ascending. */
  public List<Integer> ofEntity(String entity) {
    return places(d -> d.reads().entities().contains(entity));
  }

  private List<Integer> places(Predicate<Definition> is) {
    return IntStream.range(0, definitions.size())
        .filter(i -> is.test(definitions.get(i)))
        .boxed()
        .toList();
  }
}
