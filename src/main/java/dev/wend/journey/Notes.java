package dev.wend.journey;

import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import java.util.List;

/**
 * What is noted of a person, as events in the store: each move of a journey, each send, each
 * reaction. Texts are few and different, so each is a small number in a dictionary.
 */
public final class Notes {
  /**
   * A move of a journey, from what began it to where the person waits now.
   *
   * <pre>
   * journey, version   which
   * run                the how-many-th of this person in this journey, from 1
   * each               the value of the field whose values have runs of their own
   * move               a {@link Move}'s name
   * why                what began it, in words
   * path               the acts that were done, by place, with a space between
   * act                where the run waits now; missing where it ended
   * due                when it goes on by itself; missing where it does not
   * called             events that have names, as name:slot, with a space between
   * </pre>
   */
  public static final EventType MOVE =
      EventType.note(
          "move",
          List.of(
              text("journey"),
              number("version"),
              number("run"),
              text("each"),
              text("move"),
              text("why"),
              text("path"),
              number("act"),
              Field.of("due", Scalar.DATETIME),
              text("called")));

  /**
   * A send, or why there was none.
   *
   * <pre>
   * message            its name
   * journey, run, act  what sent it
   * outcome            sent, failed, held, excluded
   * reason             of a send that is not sent
   * send               its id
   * category           what caps count
   * </pre>
   */
  public static final EventType SEND =
      EventType.note(
          "send",
          List.of(
              text("message"),
              text("journey"),
              number("run"),
              number("act"),
              text("outcome"),
              text("reason"),
              text("send"),
              text("category")));

  /**
   * A reaction to a send.
   *
   * <pre>
   * reaction           a {@link dev.wend.channel.Reaction.Kind}'s word
   * message, send      to what
   * link               what was clicked
   * </pre>
   */
  public static final EventType REACTION =
      EventType.note(
          "reaction", List.of(text("reaction"), text("message"), text("send"), text("link")));

  /** All of them, for the store. */
  public static final List<EventType> ALL = List.of(MOVE, SEND, REACTION);

  private Notes() {}

  private static Field text(String name) {
    return Field.of(name, Scalar.STRING);
  }

  private static Field number(String name) {
    return Field.of(name, Scalar.INT);
  }
}
