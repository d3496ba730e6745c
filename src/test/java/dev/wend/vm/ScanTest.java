package dev.wend.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wend.check.Checked;
import dev.wend.code.Listing;
import dev.wend.code.Lower;
import dev.wend.code.Verified;
import dev.wend.store.Profiles;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What a scan sees beside a writer, and what a program looks like. */
class ScanTest {
  private static final String PROFILE = "profile {\n  id: string key\n  a: int\n  b: int\n}\n";

  /** Everybody has equal values before and after each write, nobody while one is under way. */
  @Test
  void aPageIsSeenWhole() throws InterruptedException {
    int count = Profiles.PAGE;
    HeapProfiles store = new HeapProfiles(count);
    HeapProfiles.HeapColumn a = store.add(Field.of("a", Scalar.INT));
    HeapProfiles.HeapColumn b = store.add(Field.of("b", Scalar.INT));
    boolean[] present = new boolean[count];
    Arrays.fill(present, true);
    long[][] values = new long[2][count];
    Arrays.setAll(values[0], i -> i % 100);
    Arrays.setAll(values[1], i -> 99 - i % 100);
    a.fill(values[0], present);
    b.fill(values[0], present);
    AtomicBoolean stop = new AtomicBoolean();
    Thread writer =
        new Thread(
            () -> {
              for (int round = 1; !stop.get(); round++) {
                long[] next = values[round % 2];
                store.write(
                    0,
                    () -> {
                      a.fillPage(0, next, present, 0, count);
                      b.fillPage(0, next, present, 0, count);
                    });
                LockSupport.parkNanos(20_000);
              }
            });
    writer.start();
    Verified program = Scripts.audiences(PROFILE + "audience Same = profiles where a = b\n");
    for (int i = 0; i < 200; i++) {
      assertEquals(count, new Scan(program, store, Scripts.NOW).count(1).count(0));
    }
    stop.set(true);
    writer.join();
  }

  @Test
  void aScanCanBeStopped() {
    HeapProfiles store = new HeapProfiles(Profiles.PAGE);
    Verified program = Scripts.audiences(PROFILE + "audience All = profiles where a is missing\n");
    Scan scan = new Scan(program, store, Scripts.NOW, () -> true);
    assertThrows(CancellationException.class, () -> scan.count(2));
  }

  @Test
  void aListingNamesWhatTheProgramDoes() {
    String script =
        """
        profile {
          id: string key
          city: string
          birthYear: int
        }
        audience A = profiles where city in ("Rome", "Oslo") and birthYear > 1980
        audience B = profiles where lower(city) contains "o" and not in audience A
        """;
    Checked checked = Scripts.check(script);
    assertEquals(
        """
           0  text-in              m0 = city in ("Oslo", "Rome")                            ; 6:29
           5  go-on-while-any      m1 = m0; nobody left: go to 18                           ; 6:58
           9  gt                   m2 = birthYear > 1980 within m0                          ; 6:58
          14  go-on-while-any      m1 = m2; nobody left: go to 18                           ; 6:29
          18  out                  A = m1                                                   ; 6:29
          21  not                  m0 = not m1                                              ; 7:58
          24  go-on-while-any      m1 = m0; nobody left: go to 37                           ; 7:29
          28  table                m2 = each city { t0 = city; t1 = lower(t0); t0 = "o"; m0 = t1 contains t0; it = m0 } within m0 ; 7:29
          33  go-on-while-any      m1 = m2; nobody left: go to 37                           ; 7:29
          37  out                  B = m1                                                   ; 7:29
        """,
        Listing.text(Lower.audiences(checked), checked.source()));
  }
}
