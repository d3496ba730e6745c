package dev.wend.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wend.channel.Carrier;
import dev.wend.channel.Channel;
import dev.wend.channel.Delivery;
import dev.wend.channel.Send;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HandingTest {
  private static final Instant DUE = Instant.parse("2026-03-01T09:00:00Z");

  private final List<String> tried = new ArrayList<>();

  private static Send send(String id, String profile) {
    return new Send(id, DUE, profile, Channel.SMS, "M", "+1", Map.of("text", "x"), "J");
  }

  private Handing handing(Instant now, Set<String> later) {
    Handing handing = new Handing(now);
    handing.add(
        new Carrier() {
          @Override
          public Delivery deliver(Send send) {
            tried.add(send.id());
            return later.contains(send.id())
                ? new Delivery.Later("busy", Duration.ZERO)
                : new Delivery.Sent("");
          }

          @Override
          public void close() {}
        });
    return handing;
  }

  private List<String> over(Handing handing, Send... sends) {
    List<String> over = new ArrayList<>();
    for (Send send : sends) {
      if (handing.deliver(0, send)) {
        over.add(send.id());
      }
    }
    return over;
  }

  @Test
  void aSecondSendDoesNotGoBeforeAFirst() {
    Send[] sends = {send("1", "ada"), send("2", "bob"), send("3", "ada"), send("4", "ada")};
    Handing first = handing(DUE, Set.of("1"));
    assertEquals(List.of("2"), over(first, sends));
    assertEquals(List.of("1", "2"), tried);
    assertEquals(3, first.counts().later());
    assertEquals(
        Map.of("busy", 1L, "not tried, for an earlier one to the same person could not go now", 2L),
        first.counts().reasons());
    Handing next = handing(DUE, Set.of());
    assertEquals(List.of("1", "3", "4"), over(next, sends[0], sends[2], sends[3]));
  }

  @Test
  void aSendThatNobodyTakesHoldsTheOthersForADay() {
    Send[] sends = {send("1", "ada"), send("2", "ada")};
    Instant end = DUE.plus(Duration.ofDays(1));
    assertEquals(List.of(), over(handing(end.minusMillis(1), Set.of("1")), sends));
    assertEquals(List.of("2"), over(handing(end, Set.of("1")), sends));
  }

  @Test
  void whatIsNotTriedHoldsTheOthersToo() {
    Handing handing = handing(DUE, Set.of("0", "1", "2", "3", "4"));
    for (int i = 0; i < 5; i++) {
      over(handing, send("" + i, "p" + i));
    }
    assertEquals(List.of(), over(handing, send("5", "ada"), send("6", "p0")));
    assertEquals(5, tried.size());
    assertEquals(7, handing.counts().later());
  }
}
