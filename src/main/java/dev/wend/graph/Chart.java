package dev.wend.graph;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Boxes and arrows, with words as the script has them, on one line each.
 *
 * @param title its name where the journey says none
 * @param rules what holds of all of it, as written
 * @param nodes in the order of the script, the way in first
 * @param edges by the nodes that they come from, in the order of the script
 */
public record Chart(
    String name, String title, String doc, List<String> rules, List<Node> nodes, List<Edge> edges) {
  /** The way in, which is no act and has no place. */
  public static final int ENTRY = -1;

  public Chart {
    rules = List.copyOf(rules);
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /** What a node stands for. */
  public enum Kind {
    ENTER,
    SEND,
    AWAIT,
    WAIT,
    IF,
    SPLIT,
    UPDATE,
    CALL,
    SAVE,
    JUMP,
    EXIT,
    COMPLETED;

    /** The word of the script, or of a report. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it only parts ways, so that its arrows say all. */
    public boolean isGateway() {
      return this == IF || this == SPLIT;
    }
  }

  /**
   * @param place of the act in the journey's list, the first where several are one node
   * @param note what belongs to the kind, as the channel of what is sent; may be empty
   * @param words may be empty
   * @param more how it is done, as how often it is tried; may be empty
   * @param count how many runs came here, where that is known
   */
  public record Node(
      int place, Kind kind, String note, String words, String more, Optional<Long> count) {
    /** What stands above the words. */
    String heading() {
      return note.isEmpty() ? kind.word() : kind.word() + " \u00b7 " + note;
    }
  }

  /**
   * @param from the place of a node
   * @param act the act within that node that leads on
   * @param to the place of a node
   * @param words when it is gone this way; empty where it is the only one
   * @param count how many runs went this way, where that is known
   */
  public record Edge(int from, int act, int to, String words, Optional<Long> count) {}
}
