package dev.wend.step;

import dev.wend.diag.Span;
import dev.wend.type.Field;
import dev.wend.value.Lapse;
import java.util.List;
import java.util.Optional;

/**
 * One act of a journey, at a place of its list. After an act comes the one behind it, where it does
 * not say otherwise. What is called {@code to}, {@code otherwise}, {@code late} or {@code failed}
 * is a place in the list; what is called {@code condition} or {@code program} is the place of a
 * program among those of the journey.
 */
public sealed interface Act {
  /** Where it is written. */
  Span span();

  /** Goes on elsewhere. */
  record Go(int to, Span span) implements Act {}

  /** Goes on behind it where a condition holds, else elsewhere. */
  record Branch(int condition, int otherwise, Span span) implements Act {}

  /** Goes on by chance: a hash of profile, journey and place, the same every time. */
  record Split(List<Share> shares, Span span) implements Act {
    public Split {
      shares = List.copyOf(shares);
    }
  }

  /**
   * @param parts of a million; those of a split total a million
   */
  record Share(int parts, int to) {}

  /**
   * Sends a message.
   *
   * @param content the place of what is written among the contents of the journey
   * @param retry how a send that failed is tried again
   * @param failed where to go when it failed for good; behind it where empty
   */
  record Send(
      String message, int content, Optional<Retry> retry, Optional<Integer> failed, Span span)
      implements Act {}

  /** So many times more, with a pause before each. */
  record Retry(int times, Lapse every) {}

  /**
   * Waits for the first of some things to come.
   *
   * @param within less than so long; without it until the journey's timeout
   * @param late where to go then
   */
  record Await(List<Path> paths, Optional<Lapse> within, int late, Span span) implements Act {
    public Await {
      paths = List.copyOf(paths);
    }
  }

  /** What is waited for, and where to go when it comes. */
  record Path(Trigger trigger, int to) {}

  /** Waits for an instant. */
  record Sleep(Until until, Span span) implements Act {}

  /** Gives fields of the profile the values of a program, in order. */
  record Write(List<Field> fields, int program, Span span) implements Act {
    public Write {
      fields = List.copyOf(fields);
    }
  }

  /**
   * Calls an endpoint.
   *
   * @param result what its answer is called, if anything
   * @param arguments the names of the program's values, in order
   * @param results the fields of its answer
   * @param failed where to go when it answers with an error; without it the person leaves in error
   * @param late where to go when it does not answer in time, likewise
   */
  record Call(
      String endpoint,
      String action,
      Optional<String> result,
      List<String> arguments,
      int program,
      List<Field> results,
      Optional<Integer> failed,
      Optional<Integer> late,
      Span span)
      implements Act {
    public Call {
      arguments = List.copyOf(arguments);
      results = List.copyOf(results);
    }
  }

  /** Puts the person into a saved audience. */
  record Save(String audience, Span span) implements Act {}

  /** Leaves for another journey. */
  record Jump(String journey, Span span) implements Act {}

  /** Leaves: by {@code exit}, or at the end. */
  record End(boolean early, Span span) implements Act {}
}
