package dev.wend.step;

import java.util.Optional;
import java.util.OptionalInt;

/** How people come into a journey. */
public sealed interface Entry {
  /**
   * All members of an audience, at instants of a schedule.
   *
   * @param namespace what they must have a value of
   * @param incremental whether only those who were no members at the instant before
   * @param force whether those inside begin anew
   * @param perSecond how many at most enter in a second, in the order of profiles
   */
  record Read(
      String audience,
      String namespace,
      Schedule schedule,
      boolean incremental,
      boolean force,
      OptionalInt perSecond)
      implements Entry {}

  /**
   * Who does something.
   *
   * @param each the field of the event of whose values each has a run of its own
   */
  record OnEvent(Trigger.Event event, String namespace, Optional<String> each) implements Entry {}

  /** Who comes into an audience, or leaves it. */
  record OnMembership(String audience, boolean leaving) implements Entry {}

  /** All members of an audience when a business event comes. */
  record OnBusiness(Trigger.Event event, String audience, String namespace) implements Entry {}
}
