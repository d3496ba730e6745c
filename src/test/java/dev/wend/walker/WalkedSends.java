package dev.wend.walker;

import dev.wend.check.Catalog;
import dev.wend.check.Checked;
import dev.wend.check.Journey;
import dev.wend.step.Cap;
import dev.wend.step.Flow;
import dev.wend.value.Lapse;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of a send, by the words of the contract. */
public final class WalkedSends {
  /** Whether an attempt fails. */
  @FunctionalInterface
  public interface Fails {
    boolean now(String message, int who, long at);
  }

  private final Checked script;
  private final Fails fails;
  private long ids;

  WalkedSends(Checked script, Fails fails) {
    this.script = script;
    this.fails = fails;
  }

  /** An outcome with its reason, as it is told. */
  String attempt(WalkedRun run, Journey.Send send, long at) {
    Catalog.Message message = script.catalog().messages().get(send.message());
    boolean isMarketing = message.surface().category().word().equals("marketing");
    String email = (String) run.person.fields.getOrDefault("email", "");
    if (email.isEmpty()) {
      return "EXCLUDED no address";
    } else if (email.contains("\n")) {
      return "EXCLUDED unusable address";
    } else if (isMarketing && Boolean.FALSE.equals(run.person.fields.get("consent.email"))) {
      return "EXCLUDED no consent";
    } else if (run.person.suppressed.contains(email)) {
      return "EXCLUDED suppressed";
    } else if (isMarketing && isCapped(run.person, at)) {
      return "EXCLUDED capped";
    } else if (fails.now(send.message(), run.person.who, at)) {
      return "FAILED the case has it fail";
    }
    String category = message.surface().category().word();
    run.person.sends.add(new WalkedPerson.Sent(at, send.message(), category, ++ids));
    run.sent.put(send.message(), ids);
    return "SENT ";
  }

  // ---- caps

  private boolean isCapped(WalkedPerson person, long at) {
    for (Catalog.Policy policy : script.catalog().policies()) {
      for (Cap cap : policy.caps()) {
        long count =
            person.sends.stream()
                .filter(s -> s.category().equals("marketing") && counts(cap, s.at(), at))
                .count();
        if (count >= cap.most()) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean counts(Cap cap, long sent, long at) {
    if (cap.calendar().isEmpty()) {
      return later(sent, cap.window(), script.zone()) > at;
    }
    if (cap.calendar().get() != ChronoUnit.WEEKS) {
      throw new AssertionError(cap);
    }
    return week(sent).equals(week(at));
  }

  private List<Integer> week(long at) {
    ZonedDateTime local = Instant.ofEpochMilli(at).atZone(script.zone());
    return List.of(
        local.get(IsoFields.WEEK_BASED_YEAR), local.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  static long later(long at, Lapse lapse, ZoneId zone) {
    return Instant.ofEpochMilli(at)
        .atZone(zone)
        .plusMonths(lapse.months())
        .plusDays(lapse.days())
        .toInstant()
        .plusMillis(lapse.millis())
        .toEpochMilli();
  }

  // ---- quiet hours

  /** When a send may go; itself where it is not quiet. Quiet hours begin and end at whole hours. */
  long quietEnd(WalkedRun run, String name, long at) {
    Catalog.Message message = script.catalog().messages().get(name);
    if (!message.surface().category().word().equals("marketing")) {
      return at;
    }
    List<Flow.Quiet> all = new ArrayList<>();
    run.journey.quiet().ifPresent(all::add);
    script.catalog().policies().forEach(p -> p.quiet().ifPresent(all::add));
    long end = at;
    while (isQuiet(all, run.person, end)) {
      end = (end / 3_600_000 + 1) * 3_600_000;
    }
    return end;
  }

  private boolean isQuiet(List<Flow.Quiet> all, WalkedPerson person, long at) {
    for (Flow.Quiet quiet : all) {
      ZoneId zone = quiet.ofProfile() ? zone(person) : script.zone();
      ZonedDateTime local = Instant.ofEpochMilli(at).atZone(zone);
      Optional<Flow.Hours> hours = quiet.hours();
      if (quiet.days().contains(local.getDayOfWeek())
          || hours.filter(h -> isIn(h, local.toLocalTime())).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isIn(Flow.Hours hours, LocalTime time) {
    boolean overNight = hours.to().isBefore(hours.from());
    boolean begun = !time.isBefore(hours.from());
    boolean ended = !time.isBefore(hours.to());
    return overNight ? begun || !ended : begun && !ended;
  }

  ZoneId zone(WalkedPerson person) {
    Object name = person.fields.get("timeZone");
    return name != null && ZoneId.getAvailableZoneIds().contains(name)
        ? ZoneId.of((String) name)
        : script.zone();
  }
}
