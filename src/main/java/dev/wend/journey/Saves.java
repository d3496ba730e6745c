package dev.wend.journey;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who is to be put into saved audiences. */
final class Saves {
  private final Map<String, Set<Integer>> members = new LinkedHashMap<>();

  void add(String audience, int profile) {
    members.computeIfAbsent(audience, a -> new TreeSet<>()).add(profile);
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  /** All of them, which are taken out. */
  Map<String, Set<Integer>> take() {
    Map<String, Set<Integer>> all = new LinkedHashMap<>(members);
    members.clear();
    return all;
  }
}
