package dev.wend.session;

import dev.wend.journey.History;
import dev.wend.journey.History.Answered;
import dev.wend.journey.History.Moved;
import dev.wend.step.Act;
import dev.wend.type.Field;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** What came of the calls of one person, call after call. */
final class StoryAnswers {
  /** A result whose name has one of these words is not shown. */
  private static final List<String> HIDDEN =
      List.of("secret", "token", "password", "credential", "apikey", "api_key");

  /** Longer values are cut. */
  private static final int MOST = 80;

  private final History history;
  private final int profile;
  private final ZoneId zone;

  /** How many answers of an action to a run at an instant were told. */
  private final Map<String, Integer> told = new HashMap<>();

  StoryAnswers(History history, int profile, ZoneId zone) {
    this.history = history;
    this.profile = profile;
    this.zone = zone;
  }

  /**
   * What came of a call, in words that follow it.
   *
   * @param next where the person went on
   */
  String of(Act.Call call, Moved moved, Optional<Integer> next) {
    if (next.isPresent() && next.equals(call.failed())) {
      return ": failed";
    } else if (next.isPresent() && next.equals(call.late())) {
      return ": no answer in time";
    }
    List<Answered> then =
        history.answers(call, profile).stream().filter(a -> isOf(moved, a)).toList();
    String run = moved.journey() + "\n" + moved.run() + "\n" + moved.each();
    String key = call.endpoint() + "." + call.action() + " " + moved.at() + "\n" + run;
    int place = told.merge(key, 1, Integer::sum) - 1;
    return place < then.size() ? ": answered " + text(call.results(), then.get(place)) : "";
  }

  private static boolean isOf(Moved moved, Answered answered) {
    return answered.at() == moved.at()
        && answered.run() == moved.run()
        && answered.journey().equals(moved.journey())
        && answered.each().equals(moved.each());
  }

  private String text(List<Field> results, Answered answered) {
    StringJoiner text = new StringJoiner(", ", "{ ", " }").setEmptyValue("nothing");
    for (int i = 0; i < results.size(); i++) {
      Optional<Object> value = answered.values().get(i);
      if (value.isPresent()) {
        text.add(results.get(i).name() + ": " + shown(results.get(i), value));
      }
    }
    return text.toString();
  }

  private String shown(Field field, Optional<Object> value) {
    String name = field.name().toLowerCase(Locale.ROOT);
    if (HIDDEN.stream().anyMatch(name::contains)) {
      return "(not shown)";
    }
    String text = ValueText.of(value, field.type(), zone);
    return text.length() > MOST
        ? text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, MOST) - 1)) + "…"
        : text;
  }
}
