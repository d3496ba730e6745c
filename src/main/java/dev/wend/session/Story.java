package dev.wend.session;

import dev.wend.code.JourneyPlan;
import dev.wend.diag.Source;
import dev.wend.diag.Span;
import dev.wend.journey.History;
import dev.wend.journey.History.Moved;
import dev.wend.journey.History.Sending;
import dev.wend.journey.Move;
import dev.wend.journey.Outcome;
import dev.wend.session.TraceAnswer.Line;
import dev.wend.step.Act;
import dev.wend.store.Store;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what happened to one person in journeys, step by step, and why. */
final class Story {
  private final VersionBook book;
  private final History history;
  private final ZoneId zone;

  /**
   * @param book the versions of the journeys of the store
   * @param zone in which instants are told
   */
  Story(Store store, VersionBook book, ZoneId zone) {
    this.book = book;
    this.zone = zone;
    this.history = new History(store);
  }

  /** All that was noted of a person in a journey; in all of them where none is named. */
  List<Line> of(int profile, Optional<String> journey) {
    List<Line> lines = new ArrayList<>();
    List<Sending> sends = history.sends(profile);
    StoryAnswers answers = new StoryAnswers(history, profile, zone);
    for (Moved moved : history.moves(profile)) {
      boolean isTold = journey.filter(name -> !name.equals(moved.journey())).isEmpty();
      tell(moved, sends, answers, isTold ? lines : new ArrayList<>());
    }
    return lines;
  }

  private void tell(Moved moved, List<Sending> sends, StoryAnswers answers, List<Line> lines) {
    if (!isSilent(moved, lines)) {
      String why = moved.why().isEmpty() ? "" : ": " + moved.why();
      add(moved, "", moved.move().told() + why, lines);
    }
    Optional<JourneyPlan> plan = book.plan(moved.journey(), moved.version());
    if (plan.isEmpty()) {
      return;
    }
    Source source = book.source(moved.journey(), moved.version());
    List<Integer> path = moved.path();
    for (int i = 0; i < path.size(); i++) {
      Act act = plan.get().flow().acts().get(path.get(i));
      Optional<Integer> next =
          i + 1 < path.size() ? Optional.of(path.get(i + 1)) : moved.act().or(Optional::empty);
      String place = source.line(act.span().offset()) + ":" + source.column(act.span().offset());
      told(moved, act, path.get(i), next, source, sends)
          .map(t -> act instanceof Act.Call call ? t + answers.of(call, moved, next) : t)
          .ifPresent(text -> add(moved, place, text, lines));
    }
  }

  /** Whether a move says nothing beside what follows it: going on behind what was written. */
  private static boolean isSilent(Moved moved, List<Line> lines) {
    return moved.move() == Move.WOKE
        && moved.why().isEmpty()
        && !moved.path().isEmpty()
        && !lines.isEmpty()
        && lines.get(lines.size() - 1).at().toEpochMilli() == moved.at();
  }

  private static void add(Moved moved, String place, String text, List<Line> lines) {
    Instant at = Instant.ofEpochMilli(moved.at());
    lines.add(new Line(at, moved.journey(), moved.version(), (int) moved.run(), place, text));
  }

  private Optional<String> told(
      Moved moved, Act act, int place, Optional<Integer> next, Source source, List<Sending> sends) {
    if (act instanceof Act.Go || act instanceof Act.End) {
      return Optional.empty();
    }
    String written = written(source, act.span());
    if (act instanceof Act.Branch) {
      boolean holds = next.filter(n -> n == place + 1).isPresent();
      return Optional.of("if " + written + ": " + (holds ? "yes" : "no"));
    } else if (act instanceof Act.Split split) {
      return Optional.of("split randomly: " + share(split, next));
    } else if (act instanceof Act.Send) {
      return Optional.of(written + sends(moved, place, sends));
    }
    boolean waits = act instanceof Act.Await || act instanceof Act.Sleep;
    String until =
        waits && moved.due().isPresent() && moved.act().filter(a -> a == place).isPresent()
            ? ", until " + text(Instant.ofEpochMilli(moved.due().get()))
            : "";
    return Optional.of(written + until);
  }

  /** An instant in the time zone of the story. */
  String text(Instant instant) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
  }

  private static String share(Act.Split split, Optional<Integer> next) {
    for (Act.Share share : split.shares()) {
      if (next.filter(n -> n == share.to()).isPresent()) {
        return BigDecimal.valueOf(share.parts(), 4).stripTrailingZeros().toPlainString() + "%";
      }
    }
    return "";
  }

  /** What became of the send of an act. */
  private static String sends(Moved moved, int place, List<Sending> sends) {
    StringBuilder text = new StringBuilder();
    for (Sending send : sends) {
      boolean is =
          send.at() == moved.at()
              && send.journey().equals(moved.journey())
              && send.run() == moved.run()
              && send.each().equals(moved.each())
              && send.act() == place;
      if (is) {
        String reason = send.reason().isEmpty() ? "" : ", " + send.reason();
        text.append(": ").append(send.outcome().word()).append(reason);
        if (send.outcome() == Outcome.SENT) {
          text.append(" (").append(send.id().text()).append(')');
        }
      }
    }
    return text.toString();
  }

  /** The first line of what is written at a place, up to a block. */
  private static String written(Source source, Span span) {
    String first = source.slice(span).lines().findFirst().orElse("");
    int block = first.indexOf('{');
    return (block > 0 ? first.substring(0, block) : first).strip();
  }
}
