package dev.wend.walker;

import dev.wend.channel.Reaction;
import dev.wend.check.Checked;
import java.util.List;
import java.util.Map;

/** What comes to journeys from outside; instants are epoch milliseconds. */
public sealed interface Happening {
  long at();

  /** Events arrive, in this order. */
  record Came(long at, List<Told> events) implements Happening {}

  /**
   * An event.
   *
   * @param who the place of its person; -1 of a business event
   * @param values of its fields, {@code time} among them
   */
  record Told(String type, int who, long time, Map<String, Object> values) {}

  /**
   * Others write to a profile.
   *
   * @param values without those that are cleared
   */
  record Updated(long at, int who, List<String> fields, Map<String, Object> values)
      implements Happening {}

  /** Somebody reacts to the last send of a message. */
  record Reacts(long at, int who, String message, Reaction.Kind kind) implements Happening {}

  /** A profile becomes one with another. */
  record Merged(long at, int who, int into) implements Happening {}

  /** A journey begins, stops or rests. */
  record Life(long at, Kind kind, String journey) implements Happening {}

  /**
   * A journey is another one from now on.
   *
   * @param script the whole script in which it stands
   */
  record Changed(long at, String journey, Checked script) implements Happening {
    @Override
    public String toString() {
      String text = script.source().text();
      int start = text.indexOf("journey " + journey + " {");
      int end = text.indexOf("\njourney ", start);
      return "Changed to " + text.substring(start, end < 0 ? text.length() : end);
    }
  }

  enum Kind {
    ACTIVATE,
    PAUSE,
    RESUME,
    STOP
  }
}
