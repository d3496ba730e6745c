package dev.wend.channel;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row of how a provider reports reactions: the first one whose conditions hold says what a report
 * means; a report of which none holds means nothing to us.
 *
 * @param when what has to stand at which paths; {@code |} between texts of which one has to
 * @param meaning the reaction
 * @param address the path of whose it is
 * @param detail the path of a bounce's reason or of the link
 */
record Report(Map<String, String> when, Meaning meaning, String address, String detail) {
  /** The reactions as reports tell them. */
  enum Meaning {
    DELIVERED,
    HARD,
    SOFT,
    OPENED,
    CLICKED,
    COMPLAINED,
    UNSUBSCRIBED;

    Reaction reaction(String detail) {
      return switch (this) {
        case DELIVERED -> new Reaction.Delivered();
        case HARD -> new Reaction.Bounced(true, HeaderText.shown(detail));
        case SOFT -> new Reaction.Bounced(false, HeaderText.shown(detail));
        case OPENED -> new Reaction.Opened();
        case CLICKED -> new Reaction.Clicked(detail);
        case COMPLAINED -> new Reaction.Complained();
        case UNSUBSCRIBED -> new Reaction.Unsubscribed();
      };
    }
  }

  /**
   * @param when paths and texts in turn
   */
  static Report of(Meaning meaning, String address, String detail, String... when) {
    Map<String, String> conditions = new LinkedHashMap<>();
    for (int i = 0; i < when.length; i += 2) {
      conditions.put(when[i], when[i + 1]);
    }
    return new Report(conditions, meaning, address, detail);
  }

  boolean fits(Payload payload) {
    return when.entrySet().stream()
        .allMatch(
            c -> {
              String said = payload.first(c.getKey()).orElse("");
              for (String text : c.getValue().split("\\|", -1)) {
                if (text.equals(said)) {
                  return true;
                }
              }
              return false;
            });
  }
}
