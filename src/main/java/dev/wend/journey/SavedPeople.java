package dev.wend.journey;

import dev.wend.store.AudienceWriter;
import dev.wend.store.Profiles;
import dev.wend.store.SavedAudience;
import dev.wend.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;

/** A saved audience into which journeys put people. */
final class SavedPeople {
  private final Store store;
  private final String name;

  SavedPeople(Store store, String name) {
    this.store = store;
    this.name = name;
  }

  /** Puts people to those that are there, where the audience is there. */
  boolean join(NavigableSet<Integer> people, long at) {
    int[] profiles = people.stream().mapToInt(p -> p).toArray();
    return store.join(name, profiles, Instant.ofEpochMilli(at));
  }

  /** Adds people to those that are there; all of them or none. */
  void add(NavigableSet<Integer> people, long at) {
    try (AudienceWriter writer =
        store.audience(name, SavedAudience.PROFILE, List.of(), AudienceWriter.Mode.APPEND)) {
      int page = -1;
      long[] members = new long[Profiles.WORDS];
      for (int profile : people) {
        if (profile / Profiles.PAGE != page) {
          if (page >= 0) {
            writer.add(page, members);
          }
          page = profile / Profiles.PAGE;
          members = new long[Profiles.WORDS];
        }
        int slot = profile % Profiles.PAGE;
        members[slot / 64] |= 1L << (slot % 64);
      }
      writer.add(page, members);
      writer.publish(Instant.ofEpochMilli(at));
    }
  }
}
