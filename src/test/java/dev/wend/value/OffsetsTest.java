package dev.wend.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** A zone's clock shows what java.time says, near its changes too. */
class OffsetsTest {
  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(
            "America/New_York",
            "Europe/Berlin",
            "Asia/Kathmandu",
            "Africa/Monrovia",
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "UTC",
            "+05:30")
        .map(ZoneId::of);
  }

  @Property(tries = 200)
  void agreeWithTheRules(
      @ForAll("zones") ZoneId zone,
      @ForAll @LongRange(min = -62_135_683_200_000L, max = 253_402_387_199_999L) long any,
      @ForAll @LongRange(min = -3_000_000_000_000L, max = 5_000_000_000_000L) long near) {
    Offsets offsets = new Offsets(zone);
    var change = zone.getRules().nextTransition(Instant.ofEpochMilli(near));
    long changed = change == null ? near : change.toEpochSecond() * 1000;
    List<Long> all =
        List.of(any, near, changed - 1, changed, changed + 1, changed - 500_000_000, changed);
    for (long millis : all) {
      long expected =
          Instant.ofEpochMilli(millis)
              .atZone(zone)
              .toLocalDateTime()
              .toInstant(ZoneOffset.UTC)
              .toEpochMilli();
      assertEquals(expected, offsets.local(millis), zone + " at " + millis);
    }
  }
}
