package dev.wend.live;

import java.util.HashMap;
import java.util.Map;

/** What one more event of a type can do to an answer, at its own time, as the last one so far. */
public enum Sign {
  /** Nothing: only what comes after it can. */
  NONE,
  /** Make it true, or a number greater; never the other way. */
  UP,
  /** Make it false, or a number less. */
  DOWN,
  /** Either. */
  MIXED;

  Sign flipped() {
    return switch (this) {
      case UP -> DOWN;
      case DOWN -> UP;
      case NONE, MIXED -> this;
    };
  }

  Sign and(Sign other) {
    if (this == NONE || other == NONE) {
      return this == NONE ? other : this;
    }
    return this == other ? this : MIXED;
  }

  // by type of events

  static Map<String, Sign> both(Map<String, Sign> a, Map<String, Sign> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() ? b : a;
    }
    Map<String, Sign> both = new HashMap<>(a);
    b.forEach((type, sign) -> both.merge(type, sign, Sign::and));
    return both;
  }

  static Map<String, Sign> flipped(Map<String, Sign> of) {
    Map<String, Sign> flipped = new HashMap<>();
    of.forEach((type, sign) -> flipped.put(type, sign.flipped()));
    return flipped;
  }

  static Map<String, Sign> mixed(Map<String, Sign> of) {
    Map<String, Sign> mixed = new HashMap<>();
    of.forEach((type, sign) -> mixed.put(type, sign == NONE ? NONE : MIXED));
    return mixed;
  }
}
