package dev.wend;

import dev.wend.journey.Move;
import dev.wend.journey.Move.State;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The page of the moves: the diagram of the states of a run, then each move in words. */
final class MovesPage {
  private static final String HEAD =
      """
      # The moves of a run

      Made from the table of moves by a test. A run is one person's way through one journey, from an entry to its end. It is always in one of these states:
      outside (before and after), queued, awaiting, sleeping, or on the way between two waits, which takes no time. Nothing else moves it.
      What happens when at one instant: [journeys.md](journeys.md).

      ```mermaid
      stateDiagram-v2
      """;

  private MovesPage() {}

  static String text() {
    StringBuilder page = new StringBuilder(HEAD);
    for (State state : EnumSet.complementOf(EnumSet.of(State.OUTSIDE))) {
      page.append("  state \"").append(state.text()).append("\" as ").append(id(state));
      page.append('\n');
    }
    arrows().forEach((ends, moves) -> page.append("  ").append(ends + ": " + moves + "\n"));
    page.append("```\n\n| move | from | when | to | what `wend trace` says |\n");
    page.append("| --- | --- | --- | --- | --- |\n");
    for (Move move : Move.values()) {
      String from =
          EnumSet.copyOf(move.from()).stream().map(State::text).collect(Collectors.joining(", "));
      page.append("| ").append(word(move)).append(" | ").append(from).append(" | ");
      page.append(move.signal()).append(" | ").append(move.to().text()).append(" | ");
      page.append(move.told()).append(" |\n");
    }
    return page.toString();
  }

  /** By their ends; moves that have both in common are one arrow. */
  private static Map<String, String> arrows() {
    Map<String, String> arrows = new LinkedHashMap<>();
    for (Move move : Move.values()) {
      for (State from : EnumSet.copyOf(move.from())) {
        String ends = id(from) + " --> " + id(move.to());
        arrows.merge(ends, word(move), (one, other) -> one + ", " + other);
      }
    }
    return arrows;
  }

  private static String word(Move move) {
    return move.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String id(State state) {
    return state == State.OUTSIDE ? "[*]" : state.name().toLowerCase(Locale.ROOT);
  }
}
