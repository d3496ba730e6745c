package dev.wend.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of the sends of an outbox that were not over.
 *
 * @param surfaces by name; sends whose message the script has no more stand by the message's name
 */
public record DeliverAnswer(Map<String, Counts> surfaces) {
  public DeliverAnswer {
    surfaces = Collections.unmodifiableMap(new LinkedHashMap<>(surfaces));
  }

  /**
   * @param later those that are tried again by the next delivery
   * @param refused those that are over and never went
   * @param kept those that stay, for nothing says where they go
   * @param reasons why sends were refused, go later or are kept, with how many
   */
  public record Counts(long sent, long later, long refused, long kept, Map<String, Long> reasons) {
    public Counts {
      reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
    }
  }
}
