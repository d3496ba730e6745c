package dev.wend.check;

import dev.wend.channel.Reaction;
import dev.wend.diag.Span;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A step of a test after checking. Profiles go by the names that the test gives them. */
public sealed interface TestStep {
  Span span();

  /** Creates or updates a profile. */
  record Give(String profile, List<Given> values, Span span) implements TestStep {
    public Give {
      values = List.copyOf(values);
    }
  }

  /** Creates or updates so many, the names of which are a word and a number from 1. */
  record GiveMany(long count, String profile, List<Given> values, Span span) implements TestStep {
    public GiveMany {
      values = List.copyOf(values);
    }
  }

  /** Moves the clock. */
  record Move(Instant to, Span span) implements TestStep {}

  /**
   * An event.
   *
   * @param from whose it is; empty where its own values tell
   * @param at a datetime; empty for the time of the step
   */
  record Occur(
      String event, Optional<String> from, List<Given> values, Optional<Typed> at, Span span)
      implements TestStep {
    public Occur {
      values = List.copyOf(values);
    }
  }

  record Merge(String profile, String into, Span span) implements TestStep {}

  record Erase(String profile, Span span) implements TestStep {}

  /** Gives an audience another rule. */
  record Change(String audience, Selection to, Span span) implements TestStep {}

  record Evaluate(String audience, Span span) implements TestStep {}

  /** Runs the script's own steps once. */
  record RunSteps(Span span) implements TestStep {}

  /** The members of an audience are these and nobody else. */
  record Members(String audience, List<String> profiles, Span span) implements TestStep {
    public Members {
      profiles = List.copyOf(profiles);
    }
  }

  /**
   * What an audience is.
   *
   * @param values one, or the names of columns
   */
  record Trait(Asked asked, String audience, List<String> values, boolean negated, Span span)
      implements TestStep {
    public Trait {
      values = List.copyOf(values);
    }
  }

  /** What can be asked of an audience beside its members. */
  enum Asked {
    COLUMNS("columns"),
    DIMENSION("dimension"),
    KIND("kind");

    private final String word;

    Asked(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** The life of a journey. */
  record Life(Act act, String journey, Span span) implements TestStep {}

  /** What may be done to a journey as a whole. */
  enum Act {
    ACTIVATE,
    STOP,
    PAUSE,
    RESUME
  }

  /** Gives a journey another definition. */
  record ChangeJourney(String journey, Journey to, Span span) implements TestStep {}

  /**
   * What a person does with the last message of a name.
   *
   * @param isHard of a bounce: whether the address will never work
   * @param link what is clicked, where it is said
   */
  record React(
      String profile,
      Reaction.Kind kind,
      boolean isHard,
      String message,
      Optional<String> link,
      Span span)
      implements TestStep {}

  /** The next attempts to send a message to a person fail. */
  record FailSend(String message, String profile, int times, Span span) implements TestStep {}

  /** The next attempts to call an action fail. */
  record FailCall(String endpoint, String action, int times, Span span) implements TestStep {}

  /**
   * What a person was sent.
   *
   * @param times how often each, exactly; without it at least once
   */
  record Received(
      String profile, List<String> messages, boolean negated, OptionalInt times, Span span)
      implements TestStep {
    public Received {
      messages = List.copyOf(messages);
    }
  }

  /** Nothing was sent to a person. */
  record ReceivedNothing(String profile, Span span) implements TestStep {}

  record InJourney(String profile, String journey, boolean negated, Span span)
      implements TestStep {}

  /** The step fails, with a message that contains a text. */
  record Failure(String text, TestStep step, Span span) implements TestStep {}

  /**
   * A condition over fields of profiles ({@code ada.city}) and what else is asked.
   *
   * @param facts by the names of the fields that the condition reads them as
   */
  record Expect(Typed condition, Map<String, Fact> facts, Span span) implements TestStep {
    public Expect {
      facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
  }

  /** What a condition asks beside the fields of profiles. */
  sealed interface Fact {
    record Member(String profile, String audience) implements Fact {}

    record Size(String audience) implements Fact {}

    /** How often a message was sent. */
    record Sent(String message) implements Fact {}
  }
}
