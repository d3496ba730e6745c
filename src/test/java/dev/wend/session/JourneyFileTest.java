package dev.wend.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.diag.Source;
import dev.wend.journey.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of journeys is read as it was written, or not at all. */
class JourneyFileTest {
  @TempDir Path folder;

  private JourneyFile written() throws SessionException {
    JourneyFile file = new JourneyFile(folder);
    file.write(kept(1_772_463_600_000L));
    return file;
  }

  private static JourneyFile.Kept kept(long clock) {
    State state =
        new State(
            clock,
            List.of(4),
            List.of(3),
            Map.of("J", 17L),
            List.of("J"),
            Map.of("A", new long[] {5}),
            Map.of(),
            new State.Following(
                20,
                21,
                true,
                Map.of("J", new long[] {9}),
                List.of(new State.Coming(7, "J", "enters A", 21, true, true))));
    return new JourneyFile.Kept(
        state,
        List.of(new JourneyFile.Version("J", "f", 0)),
        List.of(new Source("a.wend", "/// Grüße\njourney J { }")));
  }

  @Test
  void aStateHoldsForAStoreThatHasHadItsGroups() throws SessionException {
    JourneyFile file = new JourneyFile(folder);
    file.write(kept(20), 8, kept(10).state());
    assertEquals(10, file.read(7).orElseThrow().state().clock());
    assertEquals(20, file.read(8).orElseThrow().state().clock());
    assertEquals(20, file.read().orElseThrow().state().clock());
    SessionException lost = assertThrows(SessionException.class, () -> file.read(6));
    assertTrue(lost.getMessage().endsWith("has lost changes."), lost::getMessage);
    file.write(kept(30));
    assertEquals(30, file.read(0).orElseThrow().state().clock());
  }

  @Test
  void aStoreThatGetsOtherGroupsGoesOnFromWhereItWas() throws SessionException {
    JourneyFile file = new JourneyFile(folder);
    file.write(kept(20), 8, kept(10).state());
    assertEquals(10, file.goOn(7).orElseThrow().state().clock());
    assertEquals(10, file.read(8).orElseThrow().state().clock(), "that is another group");
    file.write(kept(20), 8, kept(10).state());
    assertEquals(20, file.goOn(8).orElseThrow().state().clock());
  }

  @Test
  void itIsReadAsItWasWritten() throws SessionException {
    JourneyFile.Kept kept = written().read().orElseThrow();
    assertEquals(1_772_463_600_000L, kept.state().clock());
    assertEquals(Map.of("J", 17L), kept.state().active());
    assertEquals(5, kept.state().before().get("A")[0]);
    State.Following following = kept.state().following();
    assertEquals(20, following.until());
    assertEquals(21, following.at());
    assertTrue(following.isEarly());
    assertEquals(9, following.members().get("J")[0]);
    assertEquals(
        List.of(new State.Coming(7, "J", "enters A", 21, true, true)), following.comings());
    assertEquals("/// Grüße\njourney J { }", kept.scripts().get(0).text());
  }

  @Test
  void aDamagedByteOrAMissingEndIsTold() throws SessionException, IOException {
    JourneyFile file = written();
    Path path = folder.resolve("journeys.json");
    byte[] whole = Files.readAllBytes(path);
    for (int at = 0; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 4;
      Files.write(path, flipped);
      assertDamaged(file, "byte " + at);
      Files.write(path, Arrays.copyOf(whole, at));
      assertDamaged(file, "cut at " + at);
    }
  }

  @Test
  void whereItCannotBeWrittenTheStoreIsNotBlamed() throws IOException {
    Files.createDirectory(folder.resolve("journeys.json.tmp"));
    SessionException fault = assertThrows(SessionException.class, this::written);
    assertTrue(fault.getMessage().endsWith("cannot be written."), fault::getMessage);
    assertTrue(fault.hint().startsWith("Free some space"), fault::hint);
  }

  private static void assertDamaged(JourneyFile file, String what) {
    SessionException fault = assertThrows(SessionException.class, file::read, what);
    assertTrue(fault.getMessage().endsWith("is damaged."), fault::getMessage);
    assertEquals(SessionException.Kind.FAULT, fault.kind());
  }

  @Test
  void theFormBeforeThisOneIsRefused() throws IOException {
    Files.writeString(folder.resolve("journeys.json"), "{\"format\":1,\"state\":{}}");
    SessionException fault = assertThrows(SessionException.class, new JourneyFile(folder)::read);
    assertTrue(
        fault.getMessage().contains("another version of Wend (form 1, not 3)"), fault::getMessage);
  }
}
