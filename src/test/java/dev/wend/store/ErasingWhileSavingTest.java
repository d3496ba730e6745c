package dev.wend.store;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.wend.value.Text;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is erased while an audience is being saved is not in it. */
class ErasingWhileSavingTest {
  @TempDir Path root;

  /** An audience that is being written while Ada is erased: before she is added, or behind that. */
  @Test
  void anAudienceThatIsBeingWrittenLosesHerToo() {
    for (AudienceWriter.Mode mode : AudienceWriter.Mode.values()) {
      for (boolean isAdded : List.of(true, false)) {
        try (Store store = ErasingTest.filled(root);
            AudienceWriter writer =
                store.audience("Kept", "profile", List.of(ErasingTest.WHY), mode)) {
          long[] members = {7};
          members = Arrays.copyOf(members, Profiles.WORDS);
          if (isAdded) {
            writer.add(0, members, ErasingTest.whys("fresh ada", "newer ada", "both"));
          }
          int ada = store.find(Text.of("ada"));
          store.erase(ada);
          assertFalse(isInFiles(), mode + " " + isAdded);
          if (!isAdded) {
            writer.add(0, members, ErasingTest.whys("fresh ada", "newer ada", "both"));
          }
          writer.publish(Instant.EPOCH);
          ErasingTest.assertErased(store);
          store.checkpoint();
          assertFalse(isInFiles(), mode + " " + isAdded);
        }
        Crash.delete(root.resolve("s"));
      }
    }
  }

  private boolean isInFiles() {
    return ErasingTest.isInFiles(root.resolve("s"), "ada");
  }
}
