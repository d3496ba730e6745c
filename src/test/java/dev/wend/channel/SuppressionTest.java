package dev.wend.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Which addresses get nothing any more, and why. */
class SuppressionTest {
  private static final Reaction HARD = new Reaction.Bounced(true, "550");
  private static final Reaction SOFT = new Reaction.Bounced(false, "450");

  private static Suppression after(Suppression before, Reaction reaction, String send) {
    Optional<String> id = Optional.of(send).filter(s -> !s.isEmpty());
    return before.after(
        new Feedback(reaction, "a@b.example", id, Optional.empty(), Optional.empty()));
  }

  @Test
  void aHardBounceAndAComplaintEndItAtOnce() {
    assertEquals(
        Optional.of(Suppression.Reason.HARD_BOUNCE), after(Suppression.NONE, HARD, "1").reason());
    assertEquals(
        Optional.of(Suppression.Reason.COMPLAINT),
        after(Suppression.NONE, new Reaction.Complained(), "1").reason());
  }

  @Test
  void theFifthSoftBounceInARowEndsIt() {
    Suppression state = Suppression.NONE;
    for (int i = 1; i <= 4; i++) {
      state = after(state, SOFT, "s" + i);
      assertFalse(state.isSuppressed());
      assertEquals(i, state.softInRow());
    }
    assertEquals(Optional.of(Suppression.Reason.SOFT_BOUNCES), after(state, SOFT, "s5").reason());
    Suppression anew = after(state, new Reaction.Delivered(), "s5");
    assertFalse(after(anew, SOFT, "s6").isSuppressed());
    assertEquals(state, after(state, new Reaction.Opened(), "s1"));
  }

  @Test
  void oneSendCountsOnce() {
    Suppression state = Suppression.NONE;
    for (int i = 0; i < 10; i++) {
      state = after(state, SOFT, "s1");
    }
    assertEquals(1, state.softInRow());
    for (int i = 0; i < 4; i++) {
      state = after(state, SOFT, "");
    }
    assertTrue(state.isSuppressed(), "those of unknown sends count each");
  }

  @Property(tries = 500)
  void itEndsWhenTheRuleSaysSo(@ForAll @Size(max = 40) List<Reaction.Kind> kinds) {
    Suppression state = Suppression.NONE;
    int inRow = 0;
    boolean isOver = false;
    for (int i = 0; i < kinds.size(); i++) {
      Reaction.Kind kind = kinds.get(i);
      inRow = kind == Reaction.Kind.BOUNCED ? inRow + 1 : inRow;
      inRow = kind == Reaction.Kind.DELIVERED ? 0 : inRow;
      isOver |= inRow == Suppression.MOST_SOFT || kind == Reaction.Kind.COMPLAINED;
      Suppression next = after(state, reaction(kind), "s" + i);
      if (state.isSuppressed()) {
        assertSame(state, next);
      }
      state = next;
      assertEquals(isOver, state.isSuppressed());
    }
  }

  private static Reaction reaction(Reaction.Kind kind) {
    return switch (kind) {
      case DELIVERED -> new Reaction.Delivered();
      case BOUNCED -> SOFT;
      case OPENED -> new Reaction.Opened();
      case CLICKED -> new Reaction.Clicked("");
      case COMPLAINED -> new Reaction.Complained();
      case UNSUBSCRIBED -> new Reaction.Unsubscribed();
    };
  }
}
