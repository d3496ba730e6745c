package dev.wend.code;

import dev.wend.check.Typed.Aggregation;
import dev.wend.code.Program.Entry.Keep;
import dev.wend.diag.Span;
import java.util.List;
import java.util.Optional;

/** Going through a list, as a node's payload; equal ones mean the same. */
final class Going {
  /** What is made of the items; empty for a list of their values. */
  final Optional<Aggregation> how;

  /** How many rows further out the list's is. */
  final int up;

  /** Where present the list is that of a linked row, and the node's last input is its key. */
  final Optional<String> entity;

  /** Whether they are events of the profile. */
  final boolean events;

  /** Its name, or that of the events' type; empty where the list is the node's last input. */
  final String list;

  final List<Part> parts;
  private final List<Object> key;
  private final int hash;

  /**
   * A stretch of it, in a program of its own.
   *
   * @param conditions which items are left, one after the other
   * @param value what is taken of each
   */
  record Part(
      Graph graph, List<Node> conditions, Optional<Node> value, Keep keep, long count, Span span) {
    List<Object> key() {
      List<Integer> asked = conditions.stream().map(n -> n.id).toList();
      return List.of(graph.signature(), asked, value.map(n -> n.id), keep, count);
    }
  }

  Going(
      Optional<Aggregation> how,
      int up,
      Optional<String> entity,
      boolean events,
      String list,
      List<Part> parts) {
    this.how = how;
    this.up = up;
    this.entity = entity;
    this.events = events;
    this.list = list;
    this.parts = List.copyOf(parts);
    key = List.of(how, up, entity, events, list, parts.stream().map(Part::key).toList());
    hash = key.hashCode();
  }

  boolean isAny() {
    return how.equals(Optional.of(Aggregation.ANY));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Going going && hash == going.hash && key.equals(going.key);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
