package dev.wend.channel;

import java.util.Optional;

/**
 * Whether an address still gets messages: a hard bounce or a complaint ends that at once, the fifth
 * soft bounce in a row too. A delivery begins the row anew. What is ended stays so, whatever comes.
 * Leaving (`unsubscribed`) is a matter of consent and ends nothing here.
 *
 * @param softInRow how many soft bounces there were since the last delivery
 * @param counted the send that came back softly last; it counts once
 * @param reason why the address gets nothing any more
 */
public record Suppression(int softInRow, Optional<String> counted, Optional<Reason> reason) {
  /** How many soft bounces in a row are too many. */
  public static final int MOST_SOFT = 5;

  /** Of an address of which nothing is known. */
  public static final Suppression NONE = new Suppression(0, Optional.empty(), Optional.empty());

  /** Why an address gets nothing any more. */
  public enum Reason {
    HARD_BOUNCE("a message came back for good"),
    COMPLAINT("a message was called spam"),
    SOFT_BOUNCES("five messages in a row came back");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    /** Why, as a sentence without its end. */
    public String sentence() {
      return sentence;
    }
  }

  public boolean isSuppressed() {
    return reason.isPresent();
  }

  /** What holds behind a reaction. */
  public Suppression after(Feedback feedback) {
    if (isSuppressed()) {
      return this;
    }
    if (feedback.reaction() instanceof Reaction.Bounced bounced) {
      return bounced.isHard() ? ended(Reason.HARD_BOUNCE) : soft(feedback.send());
    }
    return switch (feedback.reaction().kind()) {
      case COMPLAINED -> ended(Reason.COMPLAINT);
      case DELIVERED -> NONE;
      case BOUNCED, OPENED, CLICKED, UNSUBSCRIBED -> this;
    };
  }

  private Suppression ended(Reason why) {
    return new Suppression(softInRow, counted, Optional.of(why));
  }

  private Suppression soft(Optional<String> send) {
    if (send.isPresent() && send.equals(counted)) {
      return this;
    }
    Optional<Reason> why =
        softInRow + 1 >= MOST_SOFT ? Optional.of(Reason.SOFT_BOUNCES) : Optional.empty();
    return new Suppression(softInRow + 1, send, why);
  }
}
