package dev.wend.journey;

import dev.wend.step.Act;
import dev.wend.store.Profiles;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is noted of people. */
public final class History {
  /**
   * A move of a run.
   *
   * @param at epoch milliseconds
   * @param path the acts that were done, by place
   * @param act where the run waits now
   * @param called events by their names
   * @param cause the arrival of the event that it came of; -1 of none
   */
  public record Moved(
      long at,
      int arrival,
      String journey,
      int version,
      long run,
      String each,
      Move move,
      String why,
      List<Integer> path,
      Optional<Integer> act,
      Optional<Long> due,
      Map<String, Named> called,
      int cause) {}

  /** What became of a send. */
  public record Sending(
      long at,
      int arrival,
      String message,
      String journey,
      String each,
      long run,
      int act,
      Outcome outcome,
      String reason,
      SendId id) {}

  /**
   * A reaction.
   *
   * @param cause the arrival of the event that told it; -1 of none
   */
  public record Reacted(
      long at,
      int arrival,
      String reaction,
      String message,
      SendId send,
      String link,
      String channel,
      String address,
      String detail,
      int cause) {}

  /**
   * What an action answered.
   *
   * @param values of the results, in their order, as {@code value.Lane} calls them outside
   */
  public record Answered(
      long at, String journey, String each, long run, List<Optional<Object>> values) {
    public Answered {
      values = List.copyOf(values);
    }
  }

  private final Profiles profiles;
  private final NoteReader moves;
  private final NoteReader sends;
  private final NoteReader reactions;
  private final Map<String, MoveShape> moveShapes = new HashMap<>();
  private final Map<String, SendShape> sendShapes = new HashMap<>();

  public History(Profiles profiles) {
    this.profiles = profiles;
    moves = new NoteReader(profiles, Notes.MOVE);
    sends = new NoteReader(profiles, Notes.SEND);
    reactions = new NoteReader(profiles, Notes.REACTION);
  }

  /** The moves of a person, in order. */
  public List<Moved> moves(int profile) {
    List<Moved> all = new ArrayList<>();
    int count = moves.load(profile);
    for (int i = 0; i < count; i++) {
      moves.at(i);
      MoveShape shape = moveShapes.computeIfAbsent(moves.text(0), MoveShape::of);
      all.add(
          new Moved(
              moves.time(i),
              moves.arrival(i),
              shape.journey(),
              shape.version(),
              moves.number(1, 0),
              moves.text(3),
              shape.move(),
              shape.why(),
              shape.path(),
              shape.act(),
              moves.number(2),
              called(moves.text(4)),
              (int) moves.number(5, -1)));
    }
    return all;
  }

  private static Map<String, Named> called(String text) {
    Map<String, Named> called = new TreeMap<>();
    if (!text.isEmpty()) {
      for (String each : text.split(" ", -1)) {
        int colon = each.indexOf(':');
        called.put(each.substring(0, colon), Named.of(each.substring(colon + 1)));
      }
    }
    return called;
  }

  /** The sends to a person, and those that were not made, in order. */
  public List<Sending> sends(int profile) {
    List<Sending> all = new ArrayList<>();
    int count = sends.load(profile);
    for (int i = 0; i < count; i++) {
      sends.at(i);
      SendShape shape = sendShapes.computeIfAbsent(sends.text(0), SendShape::of);
      all.add(
          new Sending(
              sends.time(i),
              sends.arrival(i),
              shape.message(),
              shape.journey(),
              sends.text(2),
              sends.number(1, 0),
              shape.act(),
              shape.outcome(),
              shape.reason(),
              new SendId(sends.number(3, 0), sends.number(4, 0))));
    }
    return all;
  }

  /** The reactions of a person, in order. */
  public List<Reacted> reactions(int profile) {
    List<Reacted> all = new ArrayList<>();
    int count = reactions.load(profile);
    for (int i = 0; i < count; i++) {
      all.add(reacted(reactions.at(i), reactions.time(i), reactions.arrival(i)));
    }
    return all;
  }

  /** What an action answered about a person, in order. */
  public List<Answered> answers(Act.Call call, int profile) {
    List<Field> results = call.results();
    EventType type = EventType.answer(call.endpoint(), call.action(), results);
    NoteReader notes = new NoteReader(profiles, type);
    List<Answered> all = new ArrayList<>();
    int count = notes.load(profile);
    for (int i = 0; i < count; i++) {
      notes.at(i);
      List<Optional<Object>> values = new ArrayList<>();
      for (int f = 0; f < results.size(); f++) {
        values.add(notes.value(f, results.get(f).type()));
      }
      int asked = results.size();
      long run = notes.number(asked + 2, 0);
      all.add(new Answered(notes.time(i), notes.text(asked), notes.text(asked + 1), run, values));
    }
    return all;
  }

  /** How many sends of a category, or of any where it is empty, were made after an instant. */
  long sent(int profile, String category, long after) {
    long sent = 0;
    int count = sends.load(profile);
    for (int i = 0; i < count; i++) {
      if (sends.time(i) > after) {
        sends.at(i);
        SendShape shape = sendShapes.computeIfAbsent(sends.text(0), SendShape::of);
        boolean counts = category.isEmpty() || category.equals(shape.category());
        sent += counts && shape.outcome() == Outcome.SENT ? 1 : 0;
      }
    }
    return sent;
  }

  /** A reaction by its slot among all of them. */
  Reacted reaction(int slot, long at) {
    return reacted(reactions.slot(slot), at, 0);
  }

  private static Reacted reacted(NoteReader note, long at, int arrival) {
    return new Reacted(
        at,
        arrival,
        note.text(0),
        note.text(1),
        new SendId(note.number(2, 0), note.number(3, 0)),
        note.text(4),
        note.text(5),
        note.text(6),
        note.text(7),
        (int) note.number(8, -1));
  }
}
