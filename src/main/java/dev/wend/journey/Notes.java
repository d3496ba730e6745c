package dev.wend.journey;

import dev.wend.store.Store;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import java.util.ArrayList;
import java.util.List;

/**
 * What is noted of a person, as events in the store: each move of a journey, each send, each
 * reaction. What many people have in common is one text, which the store keeps once.
 */
public final class Notes {
  /**
   * A move of a journey, from what began it to where the person waits now.
   *
   * <pre>
   * shape    a {@link MoveShape}
   * run      the how-many-th of this person in this journey, from 1, and whose it was before a
   *          merge ({@link EventType#merged})
   * due      when it goes on by itself; missing where it does not
   * each     the value of the field whose values have runs of their own
   * called   events that have names, as name:slot:time, with a space between
   * cause    the arrival of the event that began it, or behind which it came by an audience;
   *          missing where none did
   * </pre>
   */
  public static final EventType MOVE =
      EventType.note(
          "move",
          List.of(
              text("shape"),
              number("run"),
              Field.of("due", Scalar.DATETIME),
              text("each"),
              text("called"),
              number("cause")));

  /**
   * A send, or why there was none.
   *
   * <pre>
   * shape    a {@link SendShape}
   * run      the run of the person in the journey that sent it, likewise
   * each     its value
   * high     of the id of what was sent the first 64 bits
   * low      and the others
   * </pre>
   */
  public static final EventType SEND =
      EventType.note(
          "send",
          List.of(text("shape"), number("run"), text("each"), number("high"), number("low")));

  /**
   * A reaction to a send.
   *
   * <pre>
   * reaction           a {@link dev.wend.channel.Reaction.Kind}'s word
   * message            to what
   * high, low          the id of the send
   * link               what was clicked
   * channel, address   how the message went, and to whom
   * detail             of a bounce: hard or soft
   * cause              the arrival of the event that told it; missing where none did
   * </pre>
   */
  public static final EventType REACTION =
      EventType.note(
          "reaction",
          List.of(
              text("reaction"),
              text("message"),
              number("high"),
              number("low"),
              text("link"),
              text("channel"),
              text("address"),
              text("detail"),
              number("cause")));

  /** All of them but answers, for the store, and what it notes of merges. */
  public static final List<EventType> ALL = List.of(MOVE, SEND, REACTION, EventType.MERGE);

  /** Those by which an event that was taken is known after a stop. */
  static final List<String> SETTLED = List.of(MOVE.name(), REACTION.name());

  private Notes() {}

  /** The types of events of a store, and of the reactions that are noted. */
  static List<String> types(Store store) {
    List<String> types = new ArrayList<>();
    store.eventTypes().forEach(type -> types.add(type.name()));
    types.add(REACTION.name());
    return types;
  }

  private static Field text(String name) {
    return Field.of(name, Scalar.STRING);
  }

  private static Field number(String name) {
    return Field.of(name, Scalar.INT);
  }
}
