package dev.wend.walker;

import dev.wend.check.Parts;
import dev.wend.check.Population;
import dev.wend.check.Typed;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** For how long somebody has been in an audience: asks at every instant at which it may change. */
record Held(Walker walker) {
  private static final int SLACK = 10;

  boolean holds(Typed.InAudience in, Typed.Lapse held, Map<String, Object> profile) {
    Population rule = walker.audiences().get(in.audience()).population();
    Instant now = walker.now();
    Instant first = moved(now, held, -1);
    if (held.millis() == 0) {
      first = first.minus(SLACK, ChronoUnit.DAYS);
    }
    TreeSet<Instant> asked = new TreeSet<>(changes(rule, profile, first, now));
    asked.add(first);
    asked.add(now);
    Instant since = null;
    for (Instant at : asked.subSet(first, true, now, true).descendingSet()) {
      if (!walker.at(at).isMember(rule, profile)) {
        break;
      }
      since = at;
    }
    return since != null && !moved(since, held, 1).isAfter(now);
  }

  private Instant moved(Instant from, Typed.Lapse by, int sign) {
    if (by.millis() != 0) {
      return from.plusMillis(sign * by.millis());
    }
    Period period = Period.of(0, by.months(), by.days());
    return (Instant) Periods.moved(from, period, sign < 0, new Meaning(null, walker.zone()));
  }

  /** The instants at which a rule may give something else, and some more. */
  private TreeSet<Instant> changes(
      Population rule, Map<String, Object> profile, Instant first, Instant now) {
    TreeSet<Instant> changes = new TreeSet<>();
    TreeSet<Instant> bases = new TreeSet<>();
    times(profile, bases);
    List<Object> lengths = new ArrayList<>();
    for (Typed part : parts(rule)) {
      if (part instanceof Typed.Constant constant) {
        lengths.add(constant.value());
        times(constant.value(), bases);
      } else if (part instanceof Typed.Sequence sequence) {
        sequence.steps().forEach(step -> lengths.add(step.after()));
        sequence.steps().forEach(step -> step.within().ifPresent(lengths::add));
      } else if (part instanceof Typed.InAudience in) {
        Population inner = walker.audiences().get(in.audience()).population();
        TreeSet<Instant> within = changes(inner, profile, moved(first, in), now);
        changes.addAll(within);
        in.held().ifPresent(held -> within.forEach(at -> changes.add(moved(at, held, 1))));
      }
    }
    for (Instant base : bases) {
      lengths.forEach(length -> add(base, length, changes));
      changes.add(base);
      if (lengths.stream().anyMatch(Held::isOfDays)) {
        daily(base, first, now, changes);
      }
    }
    changes.removeIf(at -> at.isBefore(first) || at.isAfter(now));
    midnights(first, now, changes);
    TreeSet<Instant> around = new TreeSet<>(changes);
    changes.forEach(at -> around.addAll(List.of(at.minusMillis(1), at.plusMillis(1))));
    return around;
  }

  private Instant moved(Instant first, Typed.InAudience in) {
    return in.held().map(h -> moved(first, h, -1).minus(SLACK, ChronoUnit.DAYS)).orElse(first);
  }

  private static List<Typed> parts(Population rule) {
    if (rule instanceof Population.Where where) {
      List<Typed> parts = new ArrayList<>(parts(where.of()));
      List<Typed> pending = new ArrayList<>(List.of(where.condition()));
      while (!pending.isEmpty()) {
        Typed next = pending.remove(pending.size() - 1);
        parts.add(next);
        pending.addAll(Parts.of(next));
      }
      return parts;
    }
    return List.of();
  }

  private void times(Object value, TreeSet<Instant> into) {
    if (value instanceof Instant instant) {
      into.add(instant);
    } else if (value instanceof Map<?, ?> row) {
      row.values().forEach(each -> times(each, into));
    } else if (value instanceof List<?> list) {
      list.forEach(each -> times(each, into));
    }
  }

  private void add(Instant base, Object length, TreeSet<Instant> into) {
    if (length instanceof Duration duration && duration.toDays() < 400_000) {
      into.add(base.plus(duration));
      into.add(base.minus(duration));
    } else if (length instanceof Typed.Lapse lapse && lapse.months() < 12_000) {
      into.add(moved(base, lapse, 1));
    }
  }

  /** The same time of each day, for what moves by months. */
  private void daily(Instant base, Instant first, Instant now, TreeSet<Instant> into) {
    ZonedDateTime at = first.atZone(walker.zone()).with(base.atZone(walker.zone()).toLocalTime());
    for (; !at.toInstant().isAfter(now); at = at.plusDays(1)) {
      into.add(at.toInstant());
    }
  }

  private static boolean isOfDays(Object length) {
    return length instanceof Period || (length instanceof Typed.Lapse l && l.millis() == 0);
  }

  private void midnights(Instant first, Instant now, TreeSet<Instant> into) {
    ZonedDateTime at = first.atZone(walker.zone()).truncatedTo(ChronoUnit.DAYS);
    for (; !at.toInstant().isAfter(now); at = at.plusDays(1)) {
      into.add(at.toInstant());
    }
  }
}
