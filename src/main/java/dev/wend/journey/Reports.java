package dev.wend.journey;

import dev.wend.channel.Reaction;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what was noted: of each journey its moves, of each message its sends and reactions. */
public final class Reports {
  /** Of a journey. */
  public static final class OfJourney {
    private final Map<Move, Long> moves = new EnumMap<>(Move.class);
    private final Map<String, Long> refusals = new TreeMap<>();

    public long count(Move move) {
      return moves.getOrDefault(move, 0L);
    }

    /** How many runs began. */
    public long entered() {
      return count(Move.ENTERED);
    }

    /** How many came to the end. */
    public long completed() {
      return count(Move.COMPLETED);
    }

    /** How many ended otherwise. */
    public long exited() {
      long exited = 0;
      for (Move move : Move.values()) {
        exited += move.ends() && move != Move.COMPLETED && move != Move.DROPPED ? count(move) : 0;
      }
      return exited;
    }

    /** How often somebody did not enter who came, by the reason. */
    public Map<String, Long> refusals() {
      return refusals;
    }
  }

  /** Of a message. */
  public static final class OfMessage {
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final Map<String, Long> excluded = new TreeMap<>();
    private final Map<Reaction.Kind, Long> reactions = new EnumMap<>(Reaction.Kind.class);

    public long count(Outcome outcome) {
      return outcomes.getOrDefault(outcome, 0L);
    }

    public long count(Reaction.Kind reaction) {
      return reactions.getOrDefault(reaction, 0L);
    }

    /** How many it was meant for: sent, failed for good, or excluded. */
    public long targeted() {
      return count(Outcome.SENT) + count(Outcome.FAILED) + count(Outcome.EXCLUDED);
    }

    /** How many it was not for, by the reason. */
    public Map<String, Long> excluded() {
      return excluded;
    }
  }

  private final Map<String, OfJourney> journeys = new LinkedHashMap<>();
  private final Map<String, OfMessage> messages = new LinkedHashMap<>();

  public OfJourney journey(String name) {
    return journeys.computeIfAbsent(name, n -> new OfJourney());
  }

  public OfMessage message(String name) {
    return messages.computeIfAbsent(name, n -> new OfMessage());
  }

  /** Names of the messages that were meant for somebody, in the order of the alphabet. */
  public List<String> targeted() {
    return messages.keySet().stream()
        .filter(name -> messages.get(name).targeted() > 0)
        .sorted()
        .toList();
  }

  /** Counts notes. */
  void count(NoteRows moves, NoteRows sends, NoteRows reactions) {
    shapes(moves)
        .forEach(
            (text, n) -> {
              MoveShape shape = MoveShape.of(text);
              move(shape.journey(), shape.move(), shape.why(), n);
            });
    shapes(sends)
        .forEach(
            (text, n) -> {
              SendShape shape = SendShape.of(text);
              send(shape.message(), shape.outcome(), shape.reason(), n);
            });
    for (int row = 0; row < reactions.rows(); row++) {
      reaction(reactions.text(1, row), reactions.text(0, row));
    }
  }

  /** How many notes there are of each shape. */
  private static Map<String, Long> shapes(NoteRows rows) {
    Map<String, Long> counts = new LinkedHashMap<>();
    Map<String, long[]> counting = new LinkedHashMap<>();
    for (int row = 0; row < rows.rows(); row++) {
      counting.computeIfAbsent(rows.text(0, row), shape -> new long[1])[0]++;
    }
    counting.forEach((shape, n) -> counts.put(shape, n[0]));
    return counts;
  }

  void count(History.Moved moved) {
    move(moved.journey(), moved.move(), moved.why(), 1);
  }

  void count(History.Sending send) {
    send(send.message(), send.outcome(), send.reason(), 1);
  }

  void count(History.Reacted reacted) {
    reaction(reacted.message(), reacted.reaction());
  }

  private void move(String name, Move move, String why, long n) {
    OfJourney journey = journey(name);
    journey.moves.merge(move, n, Long::sum);
    if (move == Move.NOT_ENTERED || move == Move.DROPPED) {
      journey.refusals.merge(why, n, Long::sum);
    }
  }

  private void send(String name, Outcome outcome, String reason, long n) {
    OfMessage message = message(name);
    message.outcomes.merge(outcome, n, Long::sum);
    if (outcome == Outcome.EXCLUDED) {
      message.excluded.merge(reason, n, Long::sum);
    }
  }

  private void reaction(String name, String word) {
    message(name).reactions.merge(Reaction.Kind.of(word).orElseThrow(), 1L, Long::sum);
  }
}
