package dev.wend.code;

import dev.wend.check.Population;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The selections over all members that a program reads as columns, each computed before it. */
final class Selections {
  private final IdentityHashMap<Population.Top, String> columns = new IdentityHashMap<>();
  private final List<Population.Top> inOrder = new ArrayList<>();

  /** The bool column of who is selected; no field and no audience has such a name. */
  String column(Population.Top top) {
    return columns.computeIfAbsent(
        top,
        t -> {
          inOrder.add(t);
          return "@ top " + inOrder.size();
        });
  }

  /** By column, in order of first use. */
  Map<String, Population.Top> byColumn() {
    Map<String, Population.Top> all = new LinkedHashMap<>();
    inOrder.forEach(top -> all.put(columns.get(top), top));
    return Collections.unmodifiableMap(all);
  }
}
