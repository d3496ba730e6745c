package dev.wend.check;

import dev.wend.type.Type;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is certain where a step of a journey begins, whatever path leads there. */
final class Reached {
  /** The messages that are sent on every path. */
  private final Set<String> sent = new HashSet<>();

  /** The fields of what has a name on every path. */
  private final Map<String, Type.ObjectType> known = new LinkedHashMap<>();

  /** Whether a path leads here at all. */
  private boolean open = true;

  Set<String> sent() {
    return sent;
  }

  Map<String, Type.ObjectType> known() {
    return known;
  }

  boolean isOpen() {
    return open;
  }

  /** Nobody goes on from here. */
  void close() {
    open = false;
  }

  Reached copy() {
    Reached copy = new Reached();
    copy.sent.addAll(sent);
    copy.known.putAll(known);
    copy.open = open;
    return copy;
  }

  /** Becomes what is certain behind several ways. */
  void join(List<Reached> ways) {
    List<Reached> into = ways.stream().filter(Reached::isOpen).toList();
    open = !into.isEmpty();
    if (open) {
      sent.clear();
      known.clear();
      sent.addAll(into.get(0).sent);
      known.putAll(into.get(0).known);
      into.forEach(way -> sent.retainAll(way.sent));
      into.forEach(way -> known.keySet().retainAll(way.known.keySet()));
    }
  }
}
