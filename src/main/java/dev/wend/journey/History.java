package dev.wend.journey;

import dev.wend.store.Profiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is noted of people. */
public final class History {
  /**
   * A move of a run.
   *
   * @param at epoch milliseconds
   * @param path the acts that were done, by place
   * @param act where the run waits now
   */
  public record Moved(
      long at,
      int arrival,
      String journey,
      int version,
      int run,
      String each,
      Move move,
      String why,
      List<Integer> path,
      Optional<Integer> act,
      Optional<Long> due,
      String called) {}

  /** What became of a send. */
  public record Sending(
      long at,
      int arrival,
      String message,
      String journey,
      int run,
      int act,
      Outcome outcome,
      String reason,
      String id) {}

  /** A reaction. */
  public record Reacted(
      long at, int arrival, String reaction, String message, String send, String link) {}

  private final Profiles profiles;
  private final NoteReader moves;
  private final NoteReader sends;
  private final NoteReader reactions;

  public History(Profiles profiles) {
    this.profiles = profiles;
    moves = new NoteReader(profiles, Notes.MOVE);
    sends = new NoteReader(profiles, Notes.SEND);
    reactions = new NoteReader(profiles, Notes.REACTION);
  }

  public int people() {
    return profiles.count();
  }

  /** The moves of a person, in order. */
  public List<Moved> moves(int profile) {
    List<Moved> all = new ArrayList<>();
    int count = moves.load(profile);
    for (int i = 0; i < count; i++) {
      moves.at(i);
      all.add(
          new Moved(
              moves.time(i),
              moves.arrival(i),
              moves.text("journey"),
              moves.number("version").orElse(1L).intValue(),
              moves.number("run").orElse(0L).intValue(),
              moves.text("each"),
              Move.valueOf(moves.text("move")),
              moves.text("why"),
              path(moves.text("path")),
              moves.number("act").map(Long::intValue),
              moves.number("due"),
              moves.text("called")));
    }
    return all;
  }

  private static List<Integer> path(String text) {
    List<Integer> path = new ArrayList<>();
    if (!text.isEmpty()) {
      for (String act : text.split(" ", -1)) {
        path.add(Integer.valueOf(act));
      }
    }
    return path;
  }

  /** The sends to a person, and those that were not made, in order. */
  public List<Sending> sends(int profile) {
    List<Sending> all = new ArrayList<>();
    int count = sends.load(profile);
    for (int i = 0; i < count; i++) {
      sends.at(i);
      all.add(
          new Sending(
              sends.time(i),
              sends.arrival(i),
              sends.text("message"),
              sends.text("journey"),
              sends.number("run").orElse(0L).intValue(),
              sends.number("act").orElse(0L).intValue(),
              Outcome.of(sends.text("outcome")).orElseThrow(),
              sends.text("reason"),
              sends.text("send")));
    }
    return all;
  }

  /** The reactions of a person, in order. */
  public List<Reacted> reactions(int profile) {
    List<Reacted> all = new ArrayList<>();
    int count = reactions.load(profile);
    for (int i = 0; i < count; i++) {
      reactions.at(i);
      all.add(
          new Reacted(
              reactions.time(i),
              reactions.arrival(i),
              reactions.text("reaction"),
              reactions.text("message"),
              reactions.text("send"),
              reactions.text("link")));
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
        boolean counts = category.isEmpty() || category.equals(sends.text("category"));
        sent += counts && sends.text("outcome").equals(Outcome.SENT.word()) ? 1 : 0;
      }
    }
    return sent;
  }

  /** A reaction by its slot among all of them. */
  Reacted reaction(int slot, long at) {
    reactions.slot(slot);
    return new Reacted(
        at,
        0,
        reactions.text("reaction"),
        reactions.text("message"),
        reactions.text("send"),
        reactions.text("link"));
  }
}
