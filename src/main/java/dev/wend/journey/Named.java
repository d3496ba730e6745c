package dev.wend.journey;

/**
 * An event that a run has a name for. Its slot alone does not tell it for ever: it goes when the
 * event is too old, and is another one when the event's profile is merged into another.
 *
 * @param slot where it was among the events of its type
 * @param time when it was, in epoch milliseconds
 */
public record Named(int slot, long time) {
  static Named of(Deed deed) {
    return new Named(deed.slot(), deed.time());
  }

  /** What notes say of it. */
  String text() {
    return slot + ":" + time;
  }

  static Named of(String text) {
    int colon = text.indexOf(':');
    return new Named(
        Integer.parseInt(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
  }
}
