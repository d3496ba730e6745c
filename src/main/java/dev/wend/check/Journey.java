package dev.wend.check;

import dev.wend.channel.Reaction;
import dev.wend.diag.Span;
import dev.wend.step.Act;
import dev.wend.step.Entry;
import dev.wend.step.Flow;
import dev.wend.type.Field;
import dev.wend.value.Lapse;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A journey after checking. Its expressions read fields of the profile, fields of events by the
 * names that these have on the way ({@code order.price}), and in the condition of a trigger those
 * of the event itself as {@code event.price}.
 *
 * @param title its name where it says none
 * @param events the types of the events that have names, by name
 * @param steps the last of them leads to the end where it does not say otherwise
 * @param entry where it says how people come in
 * @param rules where it says what else holds of all of it, but for its title; in its order
 */
public record Journey(
    String name,
    String title,
    Optional<Instant> from,
    Optional<Instant> until,
    Way way,
    Flow.Reentry reentry,
    List<When> exits,
    Lapse timeout,
    boolean drops,
    Optional<Flow.Quiet> quiet,
    Map<String, String> events,
    List<Part> steps,
    String doc,
    Span entry,
    List<Span> rules,
    Span span) {
  public Journey {
    rules = List.copyOf(rules);
    exits = List.copyOf(exits);
    events = Collections.unmodifiableMap(new LinkedHashMap<>(events));
    steps = List.copyOf(steps);
  }

  /** How people come in. */
  public sealed interface Way {
    /** As a schedule reads an audience. */
    record Read(Entry.Read read, Span span) implements Way {}

    /**
     * By an event.
     *
     * @param each the field of the event of whose values each has a run of its own
     */
    record OnEvent(When.Event event, String namespace, Optional<String> each) implements Way {}

    /** By coming into an audience, or leaving it. */
    record OnMembership(String audience, boolean leaving, Span span) implements Way {}

    /** By a business event, all members of an audience. */
    record OnBusiness(When.Event event, String audience, String namespace) implements Way {}
  }

  /** What moves a person on. */
  public sealed interface When {
    Span span();

    /**
     * An event.
     *
     * @param alias what it is called from then on
     * @param condition that of the event rule and that of the trigger
     */
    record Event(String type, Optional<String> alias, Optional<Typed> condition, Span span)
        implements When {}

    record Reacted(Reaction.Kind reaction, String message, Optional<String> link, Span span)
        implements When {}

    record Membership(String audience, Span span) implements When {}
  }

  /** A step. */
  public sealed interface Part {
    Span span();
  }

  /**
   * @param arguments what each parameter of the message stands for, by its name
   * @param failed what becomes of a person whom it did not reach; they go on without it
   */
  public record Send(
      String message,
      Map<String, Argument> arguments,
      Optional<Act.Retry> retry,
      Optional<List<Part>> failed,
      Span span)
      implements Part {
    public Send {
      arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }
  }

  /** What a parameter of a message stands for. */
  public sealed interface Argument {
    /** An event by its name in the journey. */
    record Event(String alias) implements Argument {}

    record Value(Typed value) implements Argument {}
  }

  /**
   * @param within less than so long; until the journey's timeout where it is empty
   * @param late what comes then; the next step where it is empty
   */
  public record Await(List<Awaited> any, Optional<Lapse> within, List<Part> late, Span span)
      implements Part {
    public Await {
      any = List.copyOf(any);
      late = List.copyOf(late);
    }
  }

  /** One of what is waited for. */
  public record Awaited(When when, List<Part> steps) {
    public Awaited {
      steps = List.copyOf(steps);
    }
  }

  /** The first whose condition holds. */
  public record Choice(List<Case> cases, List<Part> otherwise, Span span) implements Part {
    public Choice {
      cases = List.copyOf(cases);
      otherwise = List.copyOf(otherwise);
    }
  }

  public record Case(Typed condition, List<Part> steps) {
    public Case {
      steps = List.copyOf(steps);
    }
  }

  public record Split(List<Share> shares, Span span) implements Part {
    public Split {
      shares = List.copyOf(shares);
    }
  }

  /**
   * @param parts of a million; those of a split total a million
   */
  public record Share(int parts, List<Part> steps) {
    public Share {
      steps = List.copyOf(steps);
    }
  }

  public record Sleep(Pause pause, Span span) implements Part {}

  /** How long somebody waits. */
  public sealed interface Pause {
    record After(Lapse lapse) implements Pause {}

    /** Until an instant, if there is one. */
    record Given(Typed instant) implements Pause {}

    /**
     * Until the next time of day, now included.
     *
     * @param ofProfile whether by the clock of the profile's time zone
     */
    record Next(Optional<DayOfWeek> day, LocalTime time, boolean ofProfile) implements Pause {}
  }

  /**
   * @param values of each field, of its type
   */
  public record Write(List<Field> fields, List<Typed> values, Span span) implements Part {
    public Write {
      fields = List.copyOf(fields);
      values = List.copyOf(values);
    }
  }

  /**
   * @param arguments by name
   * @param failed what comes when it answers with an error; without it the person leaves
   * @param late what comes when it does not answer in time, likewise
   */
  public record Call(
      String endpoint,
      String action,
      Optional<String> result,
      Map<String, Typed> arguments,
      Optional<List<Part>> failed,
      Optional<List<Part>> late,
      Span span)
      implements Part {
    public Call {
      arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }
  }

  public record Save(String audience, Span span) implements Part {}

  public record Jump(String journey, Span span) implements Part {}

  public record Exit(Span span) implements Part {}

  /** The fields that its steps write, some more than once. */
  public Stream<Field> written() {
    return written(steps);
  }

  private static Stream<Field> written(List<Part> parts) {
    return parts.stream()
        .flatMap(
            part ->
                part instanceof Write write
                    ? write.fields().stream()
                    : blocks(part).flatMap(Journey::written));
  }

  /** The blocks of a step. */
  private static Stream<List<Part>> blocks(Part part) {
    if (part instanceof Choice choice) {
      return Stream.concat(choice.cases().stream().map(Case::steps), Stream.of(choice.otherwise()));
    } else if (part instanceof Split split) {
      return split.shares().stream().map(Share::steps);
    } else if (part instanceof Await await) {
      return Stream.concat(await.any().stream().map(Awaited::steps), Stream.of(await.late()));
    } else if (part instanceof Call call) {
      return Stream.concat(call.failed().stream(), call.late().stream());
    }
    return part instanceof Send send ? send.failed().stream() : Stream.empty();
  }

  /** Whether nobody comes to the end of some steps. */
  public static boolean leaves(List<Part> parts) {
    return parts.stream().anyMatch(Journey::leaves);
  }

  private static boolean leaves(Part part) {
    if (part instanceof Choice choice) {
      return leaves(choice.otherwise())
          && choice.cases().stream().allMatch(one -> leaves(one.steps()));
    } else if (part instanceof Split split) {
      return split.shares().stream().allMatch(one -> leaves(one.steps()));
    } else if (part instanceof Await await) {
      return (await.within().isEmpty() || leaves(await.late()))
          && await.any().stream().allMatch(one -> leaves(one.steps()));
    }
    return part instanceof Exit || part instanceof Jump;
  }
}
