package dev.wend.code;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which results are in which registers, at a point of a program that is being written. */
final class Knowledge {
  /** A result that is known: its register and the mask that it was made under. */
  record Known(int register, int under) {}

  private record Undo(Map<Node, Known> of, Node node, Known before) {}

  private final Map<Node, Known> masks = new HashMap<>();
  private final Map<Node, Known> values = new HashMap<>();
  private final Deque<Undo> undos = new ArrayDeque<>();

  /** The masks that whoever comes here is in. */
  private final Set<Integer> unders = new HashSet<>(Set.of(Emitter.EVERYBODY));

  Optional<Known> mask(Node node) {
    return known(masks, node);
  }

  Optional<Known> value(Node node) {
    return known(values, node);
  }

  private Optional<Known> known(Map<Node, Known> of, Node node) {
    return Optional.ofNullable(of.get(node)).filter(k -> unders.contains(k.under()));
  }

  int ofMask(Node node, int register, int under) {
    return know(masks, node, register, under);
  }

  int ofValue(Node node, int register, int under) {
    return know(values, node, register, under);
  }

  private int know(Map<Node, Known> of, Node node, int register, int under) {
    undos.push(new Undo(of, node, of.put(node, new Known(register, under))));
    return register;
  }

  /** Goes on under a mask; returns whether that is new. */
  boolean enter(int mask) {
    return unders.add(mask);
  }

  void leave(int mask) {
    unders.remove(mask);
  }

  /** How much is known. */
  int mark() {
    return undos.size();
  }

  /** Forgets what came to be known since. */
  void forget(int mark) {
    while (undos.size() > mark) {
      Undo undo = undos.pop();
      if (undo.before() == null) {
        undo.of().remove(undo.node());
      } else {
        undo.of().put(undo.node(), undo.before());
      }
    }
  }
}
