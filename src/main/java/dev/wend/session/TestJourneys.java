package dev.wend.session;

import dev.wend.channel.PackedSends;
import dev.wend.channel.Reaction;
import dev.wend.channel.Send;
import dev.wend.check.Checked;
import dev.wend.check.Checked.Audience;
import dev.wend.check.TestStep;
import dev.wend.journey.Caller;
import dev.wend.journey.Engine;
import dev.wend.journey.Outlet;
import dev.wend.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The journeys of a test: what is sent stays here, and fails where the test says so. */
final class TestJourneys {
  private final TestPeople people;
  private final Journeys journeys;
  private final Sent sent = new Sent();
  private final Map<String, Integer> failing = new HashMap<>();

  TestJourneys(Checked script, Store store, TestPeople people, Instant at) {
    this.people = people;
    try {
      this.journeys = new Journeys(script, store, at, sent, this::ask, Optional.empty());
    } catch (SessionException e) {
      throw new IllegalStateException("a test keeps nothing", e);
    }
  }

  private Engine engine() {
    return journeys.engine();
  }

  // ---- what happens

  void advance(Instant to) {
    engine().advance(to);
  }

  /** Sees what has arrived of events. */
  void arrived() {
    engine().arrived();
  }

  /** Sees that two profiles are one. */
  void merged() {
    engine().merged();
  }

  /** Sees what was written of profiles. */
  void updated() {
    engine().updated();
  }

  /** An audience has another rule. */
  void changed(Map<String, Audience> audiences) {
    journeys.changed(audiences);
  }

  /** Why it cannot be, or nothing. */
  Optional<String> live(TestStep.Life life) {
    String name = life.journey();
    boolean isActive = engine().isActive(name);
    if (life.act() == TestStep.Act.ACTIVATE) {
      if (isActive) {
        return Optional.of("`" + name + "` is active already");
      }
      return activate(name);
    } else if (!isActive) {
      return Optional.of("`" + name + "` is not active");
    }
    switch (life.act()) {
      case STOP -> engine().stop(name);
      case PAUSE -> engine().pause(name);
      case RESUME -> engine().resume(name);
      case ACTIVATE -> throw new IllegalStateException("is done above");
    }
    return Optional.empty();
  }

  private Optional<String> activate(String name) {
    try {
      return journeys.activate(name);
    } catch (SessionException e) {
      throw new IllegalStateException("a test keeps nothing", e);
    }
  }

  void change(TestStep.ChangeJourney change) {
    journeys.change(change.to());
  }

  Optional<String> react(TestStep.React step) {
    Reaction reaction =
        switch (step.kind()) {
          case DELIVERED -> new Reaction.Delivered();
          case BOUNCED -> new Reaction.Bounced(step.isHard(), "");
          case OPENED -> new Reaction.Opened();
          case CLICKED -> new Reaction.Clicked(step.link().orElse(""));
          case COMPLAINED -> new Reaction.Complained();
          case UNSUBSCRIBED -> new Reaction.Unsubscribed();
        };
    if (people.slot(step.profile()) < 0) {
      return Optional.of("there is no profile `" + step.profile() + "` any more");
    }
    return engine().reacts(people.slot(step.profile()), step.message(), reaction).isEmpty()
        ? Optional.empty()
        : Optional.of("`" + step.profile() + "` has not been sent `" + step.message() + "`");
  }

  void fail(TestStep.FailSend step) {
    failing.merge(key(step.message(), people.key(step.profile())), step.times(), Integer::sum);
  }

  void fail(TestStep.FailCall step) {
    failing.merge(key(step.endpoint(), step.action()), step.times(), Integer::sum);
  }

  private static String key(String first, String second) {
    return first + "\n" + second;
  }

  /** Whether an attempt fails, which is one less then. */
  private boolean fails(String key) {
    int left = failing.getOrDefault(key, 0);
    failing.put(key, Math.max(0, left - 1));
    return left > 0;
  }

  /** In a test an endpoint answers at once, with nothing. */
  private Caller.Answer ask(Caller.Question question) {
    return fails(key(question.endpoint(), question.action()))
        ? new Caller.Answer.Failed("the test has it fail")
        : new Caller.Answer.Given("{}");
  }

  // ---- what is asked

  boolean isIn(String profile, String journey) {
    return engine().isIn(people.slot(profile), journey);
  }

  /** How often somebody was sent a message. */
  int count(String profile, String message) {
    return sent.of(people.key(profile)).getOrDefault(message, 0);
  }

  /** What somebody was sent, by message. */
  Map<String, Integer> all(String profile) {
    return sent.of(people.key(profile));
  }

  /** How often a message was sent. */
  long count(String message) {
    return sent.total(message);
  }

  /** What has happened to somebody, a line each. */
  List<String> story(String profile) {
    int slot = people.slot(profile);
    List<String> lines = new ArrayList<>();
    if (slot >= 0) {
      Story story = journeys.story();
      for (TraceAnswer.Line line : story.of(slot, Optional.empty())) {
        lines.add(story.text(line.at()) + "  " + line.journey() + "  " + line.text());
      }
    }
    return lines;
  }

  /** Counts what is sent. */
  private final class Sent implements Outlet {
    private final Map<String, Map<String, Integer>> byPerson = new HashMap<>();
    private final Map<String, Long> totals = new HashMap<>();

    Map<String, Integer> of(String key) {
      return byPerson.getOrDefault(key, Map.of());
    }

    long total(String message) {
      return totals.getOrDefault(message, 0L);
    }

    @Override
    public Optional<String> take(Send send) {
      if (fails(key(send.message(), send.profile()))) {
        return Optional.of("the test has it fail");
      }
      byPerson
          .computeIfAbsent(send.profile(), p -> new HashMap<>())
          .merge(send.message(), 1, Integer::sum);
      totals.merge(send.message(), 1L, Long::sum);
      return Optional.empty();
    }

    @Override
    public void keep(PackedSends taken) {
      // what a test sends goes nowhere
    }
  }
}
