package dev.wend.code;

import java.util.Optional;

/**
 * The rule of an audience as a program of its own, which is asked about earlier instants. Its
 * columns are those of the program around.
 */
final class HeldRule {
  private final String audience;
  private final Graph graph;
  private final Node root;
  private Optional<Program> program = Optional.empty();

  HeldRule(String audience, Graph graph, Node root) {
    this.audience = audience;
    this.graph = graph;
    this.root = root;
  }

  /** Written when all columns of the program around are known. */
  Program program() {
    if (program.isEmpty()) {
      Emitter emitter = new Emitter(graph, graph.zone());
      emitter.output(audience, root, true);
      program = Optional.of(emitter.finish());
    }
    return program.get();
  }
}
