package dev.wend.journey;

import dev.wend.channel.Feedback;
import dev.wend.channel.Reaction;
import dev.wend.journey.History.Sending;
import dev.wend.step.Message;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.value.Lapse;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Takes what people, and servers on the way, do with messages. */
final class Reactions {
  private static final String HARD = "hard";
  private static final String SOFT = "soft";

  private final Map<String, Message> messages;
  private final People people;
  private final History history;
  private final Suppressed suppressed;

  Reactions(Map<String, Message> messages, World world) {
    this.messages = Map.copyOf(messages);
    people = world.people;
    history = world.history;
    suppressed = world.suppressed;
  }

  /**
   * Notes a reaction to the last send of a message to a person.
   *
   * @return why it cannot be, as a sentence without its end; empty where it was noted
   */
  Optional<String> note(int profile, String name, Reaction reaction, long at, Round round) {
    Optional<Sending> send = last(profile, name, at, round);
    if (send.isEmpty()) {
      return Optional.of(people.key(profile) + " has not been sent " + name);
    }
    note(profile, name, send.get().id(), reaction, at, -1, round);
    return Optional.empty();
  }

  /**
   * @param cause the arrival of the event that told it; -1 of none
   */
  private void note(
      int profile, String name, SendId send, Reaction reaction, long at, int cause, Round round) {
    Message message = messages.get(name);
    String to = people.address(profile, message.namespace()).toString();
    NoteRows row =
        round
            .reaction(profile, at)
            .set(0, reaction.kind().word())
            .set(1, name)
            .set(2, send.high())
            .set(3, send.low())
            .set(5, message.channel())
            .set(6, to)
            .set(8, cause < 0 ? Lapse.NEVER : cause);
    if (reaction instanceof Reaction.Clicked clicked) {
      row.set(4, clicked.link());
    } else if (reaction instanceof Reaction.Bounced bounced) {
      row.set(7, bounced.isHard() ? HARD : SOFT);
    }
    hear(message.channel(), to, reaction, send, at);
    if (reaction instanceof Reaction.Unsubscribed) {
      message.consent().ifPresent(field -> round.write(profile, Field.of(field, Scalar.BOOL), 0L));
    }
  }

  /**
   * Notes what an event of the type {@link Reaction#EVENT} tells; nothing where it tells no
   * reaction to what was sent.
   */
  Optional<History.Reacted> note(int profile, Deed deed, Eaches values, Round round) {
    String message = values.text(deed, "message");
    Optional<Reaction.Kind> kind = Reaction.Kind.of(values.text(deed, "reaction"));
    if (kind.isEmpty() || !messages.containsKey(message)) {
      return Optional.empty();
    }
    String link = values.text(deed, "link");
    String detail = values.text(deed, "detail");
    Reaction reaction = reaction(kind.get(), link, !detail.equals(SOFT));
    Optional<Sending> send = last(profile, message, deed.time(), round);
    if (send.isEmpty()) {
      return Optional.empty();
    }
    note(profile, message, send.get().id(), reaction, deed.at(), deed.arrival(), round);
    return Optional.of(
        new History.Reacted(
            deed.time(),
            0,
            kind.get().word(),
            message,
            send.get().id(),
            link,
            "",
            "",
            detail,
            deed.arrival()));
  }

  private Optional<Sending> last(int profile, String message, long at, Round round) {
    round.await();
    return history.sends(profile).stream()
        .filter(s -> s.message().equals(message))
        .filter(s -> s.outcome() == Outcome.SENT && s.at() <= at)
        .reduce((earlier, later) -> later);
  }

  private static Reaction reaction(Reaction.Kind kind, String link, boolean isHard) {
    return switch (kind) {
      case DELIVERED -> new Reaction.Delivered();
      case BOUNCED -> new Reaction.Bounced(isHard, "");
      case OPENED -> new Reaction.Opened();
      case CLICKED -> new Reaction.Clicked(link);
      case COMPLAINED -> new Reaction.Complained();
      case UNSUBSCRIBED -> new Reaction.Unsubscribed();
    };
  }

  private void hear(String channel, String to, Reaction reaction, SendId send, long at) {
    suppressed.hear(
        channel,
        new Feedback(
            reaction,
            to,
            Optional.of(send.text()),
            Optional.of(Instant.ofEpochMilli(at)),
            Optional.empty()));
  }

  /** Takes a reaction that was noted before. */
  void restore(History.Reacted noted) {
    Reaction.Kind kind = Reaction.Kind.of(noted.reaction()).orElseThrow();
    Reaction reaction = reaction(kind, noted.link(), noted.detail().equals(HARD));
    hear(noted.channel(), noted.address(), reaction, noted.send(), noted.at());
  }
}
