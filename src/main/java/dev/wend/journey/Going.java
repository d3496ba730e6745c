package dev.wend.journey;

import dev.wend.code.JourneyPlan;
import dev.wend.step.Flow;
import java.util.List;

/** A stride of a version, with its sends made ready. */
record Going(
    int version, JourneyPlan plan, Entrance.Gate gate, Stride stride, List<Mailing> mailings) {
  Going {
    mailings = List.copyOf(mailings);
  }

  Flow flow() {
    return plan.flow();
  }

  String journey() {
    return plan.name();
  }

  boolean ends() {
    return stride.end().isPresent();
  }

  /** Whether a send would be held, for it is quiet. */
  boolean isQuiet(long at) {
    for (Mailing mailing : mailings) {
      if (mailing.isQuiet(at)) {
        return true;
      }
    }
    return false;
  }

  /** Whether what it says reads events. */
  boolean readsEvents() {
    for (Mailing mailing : mailings) {
      if (mailing.readsEvents()) {
        return true;
      }
    }
    return false;
  }

  /** Whether a person gets all that is sent. */
  boolean reaches(int profile) {
    for (Mailing mailing : mailings) {
      if (!mailing.reaches(profile)) {
        return false;
      }
    }
    return true;
  }
}
