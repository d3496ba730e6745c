package dev.wend.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the moves of many people have in common.
 *
 * @param version the how-many-th of the journey, from 1
 * @param act where the run waits now; empty where it ended
 * @param path the acts that were done, by place
 * @param why what began it, in words
 */
record MoveShape(
    String journey, int version, Move move, Optional<Integer> act, List<Integer> path, String why) {
  private static final String BETWEEN = "\t";

  MoveShape {
    path = List.copyOf(path);
  }

  String text() {
    return String.join(
        BETWEEN,
        SendShape.plain(journey),
        String.valueOf(version),
        move.name(),
        act.map(String::valueOf).orElse(""),
        path.stream().map(String::valueOf).collect(Collectors.joining(" ")),
        SendShape.plain(why));
  }

  static MoveShape of(String text) {
    String[] parts = text.split(BETWEEN, -1);
    List<Integer> path = new ArrayList<>();
    for (String place : parts[4].split(" ", -1)) {
      if (!place.isEmpty()) {
        path.add(Integer.valueOf(place));
      }
    }
    Optional<Integer> act =
        parts[3].isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(parts[3]));
    return new MoveShape(
        parts[0], Integer.parseInt(parts[1]), Move.valueOf(parts[2]), act, path, parts[5]);
  }
}
