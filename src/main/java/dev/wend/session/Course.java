package dev.wend.session;

import static java.util.Comparator.naturalOrder;

import dev.wend.store.Events;
import dev.wend.store.Store;
import dev.wend.type.EventType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When the time of a run begins and ends. It begins just before the first event that the store has,
 * or at a single reading of an audience that is before it, and ends at the last event, where
 * nothing else is said; a run whose begin is given, and that has nothing that falls due by itself,
 * ends where it begins. Audiences are those of the end.
 *
 * @param remark what is strange about it, a sentence or two; empty where nothing is
 */
record Course(Instant at, Instant until, String remark) {
  /**
   * @param readings when journeys read an audience that do so a single time
   * @param now the time on the clock, for a store without events
   */
  static Course of(
      RunRequest request, ZoneId zone, Store store, Collection<Instant> readings, Instant now) {
    Optional<Instant> at = request.at().map(m -> m.in(zone));
    Optional<Instant> until = request.until().map(m -> m.in(zone));
    Reach events = Reach.of(store);
    Instant first =
        events.isEmpty()
            ? until.orElse(now)
            : Instant.ofEpochMilli(events.earliest()).minusMillis(1);
    Instant begin =
        at.orElseGet(
            () -> Stream.concat(Stream.of(first), readings.stream()).min(naturalOrder()).get());
    Instant end =
        until.orElseGet(
            () ->
                at.isPresent() || events.isEmpty() ? begin : Instant.ofEpochMilli(events.latest()));
    boolean chosen = until.isPresent() || at.isPresent();
    String remark = events.isEmpty() ? "" : events.remark(chosen, end, now, zone);
    return new Course(begin.isAfter(end) ? end : begin, end, remark);
  }

  /**
   * The same over a store whose journeys have come to an instant: time goes on from there.
   *
   * @throws SessionException if the user names an earlier time
   */
  Course from(Instant clock, RunRequest request, ZoneId zone) throws SessionException {
    requireLater("--at", request.at(), clock, zone);
    requireLater("--until", request.until(), clock, zone);
    return new Course(clock, until.isBefore(clock) ? clock : until, remark);
  }

  private static void requireLater(String flag, Optional<Moment> given, Instant clock, ZoneId zone)
      throws SessionException {
    if (given.filter(m -> m.in(zone).isBefore(clock)).isPresent()) {
      String come = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(clock.atZone(zone));
      throw new SessionException(
          SessionException.Kind.REFUSED,
          "The journeys of this store have come to " + come + "; `" + flag + "` is before.",
          "Give it a later time, or leave it out.");
    }
  }

  /**
   * The same with the end at which nothing was due any more, where that is later: what was to be
   * said of the earlier one is not.
   */
  Course through(Instant end) {
    return end.isAfter(until) ? new Course(at, end, "") : this;
  }

  /** The same where it ends though a journey would go on for ever. */
  Course endedBefore(String journey) {
    return and(
        "`"
            + journey
            + "` takes people in again and again, so time ends at the last event. Write `--until`"
            + " to go on.");
  }

  /** The same where a journey became active behind the only instant at which it takes people in. */
  Course begunBehind(String journey, Instant reading, ZoneId zone) {
    String when = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(reading.atZone(zone));
    return and(
        "`"
            + journey
            + "` reads its audience once, at "
            + when
            + ", which is before it became active: nobody enters. Write a later time, or let time"
            + " begin sooner with `--at`.");
  }

  private Course and(String more) {
    return new Course(at, until, (remark + " " + more).strip());
  }

  /**
   * The same of who only looks at what a store holds: without another word it ends at the last
   * event, wherever it begins.
   *
   * @param now the time on the clock, for a store without events
   */
  static Course through(
      Optional<Moment> at, Optional<Moment> until, ZoneId zone, Store store, Instant now) {
    Reach events = Reach.of(store);
    Instant first = events.isEmpty() ? now : Instant.ofEpochMilli(events.earliest() - 1);
    Instant last = events.isEmpty() ? now : Instant.ofEpochMilli(events.latest());
    return new Course(
        at.map(m -> m.in(zone)).orElse(first), until.map(m -> m.in(zone)).orElse(last), "");
  }

  /** The times of all events of a store; the first is after the last where there is none. */
  private record Reach(long earliest, long latest) {
    static Reach of(Store store) {
      Reach all = new Reach(Long.MAX_VALUE, Long.MIN_VALUE);
      for (EventType type : store.eventTypes()) {
        all = all.and(store, type);
      }
      return all;
    }

    private Reach and(Store store, EventType type) {
      Optional<Events> events = store.events(type.name());
      return events.map(e -> and(e, store.pages())).orElse(this);
    }

    private Reach and(Events events, int ownerPages) {
      long first = earliest;
      long last = latest;
      for (int owners = 0; owners < ownerPages; owners++) {
        for (int page : events.pages(owners)) {
          if (events.size(page) > 0) {
            first = Math.min(first, events.earliest(page));
            last = Math.max(last, events.latest(page));
          }
        }
      }
      return new Reach(first, last);
    }

    /**
     * @param chosen whether somebody said when the run ends
     */
    String remark(boolean chosen, Instant end, Instant now, ZoneId zone) {
      if (!chosen && end.isAfter(now.plus(Duration.ofDays(1)))) {
        return "The last event is of "
            + text(latest, zone)
            + ", which is yet to come; the run ends then. `--until` ends it sooner.";
      }
      return end.toEpochMilli() < earliest
          ? "The run ends before the first event, which is of " + text(earliest, zone) + "."
          : "";
    }

    private static String text(long millis, ZoneId zone) {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
          Instant.ofEpochMilli(millis).atZone(zone));
    }

    boolean isEmpty() {
      return earliest > latest;
    }
  }
}
