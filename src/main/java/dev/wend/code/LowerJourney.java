package dev.wend.code;

import dev.wend.check.Catalog;
import dev.wend.check.Checked;
import dev.wend.check.Journey;
import dev.wend.check.Journey.Part;
import dev.wend.check.Journey.Pause;
import dev.wend.check.Journey.Way;
import dev.wend.check.Journey.When;
import dev.wend.check.Population;
import dev.wend.check.Typed;
import dev.wend.diag.Span;
import dev.wend.step.Act;
import dev.wend.step.Content;
import dev.wend.step.Entry;
import dev.wend.step.Flow;
import dev.wend.step.Trigger;
import dev.wend.step.Until;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Lowers a checked journey to a flat list of acts. A block becomes a stretch of the list, with a
 * jump behind it where the list does not go on as the journey does.
 */
public final class LowerJourney {
  /** A place of the list that is not reached yet. */
  private static final class Place {
    private int at = -1;

    int at() {
      if (at < 0) {
        throw new IllegalStateException("a place of the journey that nothing stands at");
      }
      return at;
    }
  }

  private final Journey journey;
  private final Checked script;
  private final List<Supplier<Act>> acts = new ArrayList<>();
  private final List<Verified> programs = new ArrayList<>();
  private final List<Content> contents = new ArrayList<>();
  private final Map<String, Population.Top> selections = new LinkedHashMap<>();

  /** The types of what has a name. */
  private final Map<String, String> events;

  private LowerJourney(Journey journey, Checked script) {
    this.journey = journey;
    this.script = script;
    this.events = new LinkedHashMap<>(journey.events());
  }

  /**
   * A journey that can run.
   *
   * @param script the checked script that it is of, without errors
   */
  public static JourneyPlan of(Journey journey, Checked script) {
    return new LowerJourney(journey, script).plan();
  }

  /** All journeys of a script, in their order. */
  public static List<JourneyPlan> all(Checked script) {
    return script.journeys().values().stream().map(journey -> of(journey, script)).toList();
  }

  private JourneyPlan plan() {
    OptionalInt members = members(journey.way());
    Entry entry = entry(journey.way());
    List<Trigger> exits = journey.exits().stream().map(this::trigger).toList();
    steps(journey.steps());
    Span end = new Span(journey.span().end() - 1, 1);
    acts.add(() -> new Act.End(false, end));
    Flow flow =
        new Flow(
            journey.name(),
            journey.title(),
            journey.from(),
            journey.until(),
            entry,
            journey.reentry(),
            exits,
            journey.timeout(),
            journey.drops(),
            journey.quiet(),
            acts.stream().map(Supplier::get).toList());
    return new JourneyPlan(flow, programs, contents, events, members, selections);
  }

  // ---- programs

  private Lower lower() {
    return new Lower(script.audiences(), script.zone());
  }

  private int program(Lower lower) {
    try {
      programs.add(Verify.verify(lower.program()));
    } catch (Refusal e) {
      throw new IllegalStateException("a program of ours does not verify", e);
    }
    return programs.size() - 1;
  }

  private int condition(Typed condition) {
    return program(lower().condition("holds", condition));
  }

  private int values(List<String> names, List<Typed> values) {
    Lower lower = lower();
    for (int i = 0; i < names.size(); i++) {
      lower.value(names.get(i), values.get(i));
    }
    return program(lower);
  }

  // ---- ways in

  /** The program that tells who is in the audience by which people come in. */
  private OptionalInt members(Way way) {
    Population.Named named = null;
    if (way instanceof Way.Read read) {
      named = new Population.Named(read.read().audience(), read.span());
    } else if (way instanceof Way.OnMembership on) {
      named = new Population.Named(on.audience(), on.span());
    } else if (way instanceof Way.OnBusiness on) {
      named = new Population.Named(on.audience(), on.event().span());
    }
    if (named == null) {
      return OptionalInt.empty();
    }
    Lower lower = lower().population("members", named);
    selections.putAll(lower.selections());
    return OptionalInt.of(program(lower));
  }

  private Entry entry(Way way) {
    if (way instanceof Way.Read read) {
      return read.read();
    } else if (way instanceof Way.OnEvent on) {
      return new Entry.OnEvent(event(on.event()), on.namespace(), on.each());
    } else if (way instanceof Way.OnMembership on) {
      return new Entry.OnMembership(on.audience(), on.leaving());
    }
    Way.OnBusiness on = (Way.OnBusiness) way;
    return new Entry.OnBusiness(event(on.event()), on.audience(), on.namespace());
  }

  private Trigger.Event event(When.Event event) {
    OptionalInt condition =
        event.condition().isEmpty()
            ? OptionalInt.empty()
            : OptionalInt.of(condition(event.condition().get()));
    return new Trigger.Event(event.type(), event.alias(), condition);
  }

  private Trigger trigger(When when) {
    if (when instanceof When.Event event) {
      return event(event);
    } else if (when instanceof When.Reacted reacted) {
      return new Trigger.Reacted(reacted.reaction(), reacted.message(), reacted.link());
    }
    When.Membership in = (When.Membership) when;
    Typed test = new Typed.InAudience(in.audience(), Optional.empty(), in.span());
    return new Trigger.Membership(in.audience(), condition(test));
  }

  // ---- steps

  private void steps(List<Part> parts) {
    parts.forEach(this::step);
  }

  private void here(Place place) {
    place.at = acts.size();
  }

  private void go(Place to, Span span) {
    acts.add(() -> new Act.Go(to.at(), span));
  }

  /** A block, and on to what stands behind where something else follows it in the list. */
  private void block(List<Part> parts, Place behind, boolean isLast, Span span) {
    steps(parts);
    if (!isLast && !Journey.leaves(parts)) {
      go(behind, span);
    }
  }

  private void step(Part part) {
    if (part instanceof Journey.Send send) {
      send(send);
    } else if (part instanceof Journey.Await await) {
      await(await);
    } else if (part instanceof Journey.Choice choice) {
      choice(choice);
    } else if (part instanceof Journey.Split split) {
      split(split);
    } else if (part instanceof Journey.Sleep sleep) {
      Until until = until(sleep.pause());
      acts.add(() -> new Act.Sleep(until, sleep.span()));
    } else if (part instanceof Journey.Write write) {
      write(write);
    } else if (part instanceof Journey.Call call) {
      call(call);
    } else if (part instanceof Journey.Save save) {
      acts.add(() -> new Act.Save(save.audience(), save.span()));
    } else if (part instanceof Journey.Jump jump) {
      acts.add(() -> new Act.Jump(jump.journey(), jump.span()));
    } else {
      acts.add(() -> new Act.End(true, part.span()));
    }
  }

  private void send(Journey.Send send) {
    int content = content(send);
    Place failed = new Place();
    boolean has = send.failed().filter(steps -> !steps.isEmpty()).isPresent();
    acts.add(
        () ->
            new Act.Send(
                send.message(),
                content,
                send.retry(),
                has ? Optional.of(failed.at()) : Optional.empty(),
                send.span()));
    if (has) {
      Place behind = new Place();
      go(behind, send.span());
      here(failed);
      block(send.failed().get(), behind, true, send.span());
      here(behind);
    }
  }

  private int content(Journey.Send send) {
    Catalog.Message message = script.catalog().messages().get(send.message());
    Map<String, LowerMessage.Argument> arguments = new LinkedHashMap<>();
    send.arguments()
        .forEach(
            (name, argument) ->
                arguments.put(
                    name,
                    argument instanceof Journey.Argument.Event event
                        ? new LowerMessage.Argument.Event(event.alias())
                        : new LowerMessage.Argument.Value(
                            ((Journey.Argument.Value) argument).value())));
    LowerMessage.Lowered lowered =
        LowerMessage.of(message, arguments, script.audiences(), script.zone());
    programs.add(lowered.program());
    contents.add(lowered.content(programs.size() - 1));
    return contents.size() - 1;
  }

  private void await(Journey.Await await) {
    Span span = await.span();
    List<Trigger> triggers = await.any().stream().map(one -> trigger(one.when())).toList();
    List<Place> places = await.any().stream().map(one -> new Place()).toList();
    Place late = new Place();
    Place behind = new Place();
    acts.add(
        () -> {
          List<Act.Path> paths = new ArrayList<>();
          for (int i = 0; i < triggers.size(); i++) {
            paths.add(new Act.Path(triggers.get(i), places.get(i).at()));
          }
          return new Act.Await(paths, await.within(), late.at(), span);
        });
    boolean hasLate = !await.late().isEmpty();
    for (int i = 0; i < places.size(); i++) {
      here(places.get(i));
      boolean isLast = !hasLate && i == places.size() - 1;
      block(await.any().get(i).steps(), behind, isLast || !isMore(await, i), span);
    }
    here(late);
    steps(await.late());
    here(behind);
    if (!hasLate) {
      here(late);
    }
  }

  /** Whether something stands in the list behind a branch and before what follows the wait. */
  private static boolean isMore(Journey.Await await, int branch) {
    boolean isMore = !await.late().isEmpty();
    for (int i = branch + 1; i < await.any().size(); i++) {
      isMore |= !await.any().get(i).steps().isEmpty();
    }
    return isMore;
  }

  private void choice(Journey.Choice choice) {
    Place behind = new Place();
    for (int i = 0; i < choice.cases().size(); i++) {
      Journey.Case one = choice.cases().get(i);
      int condition = condition(one.condition());
      Place otherwise = new Place();
      Span span = one.condition().span();
      acts.add(() -> new Act.Branch(condition, otherwise.at(), span));
      boolean isLast = i == choice.cases().size() - 1 && choice.otherwise().isEmpty();
      block(one.steps(), behind, isLast, span);
      here(otherwise);
    }
    steps(choice.otherwise());
    here(behind);
  }

  private void split(Journey.Split split) {
    Place behind = new Place();
    List<Place> places = split.shares().stream().map(share -> new Place()).toList();
    acts.add(
        () -> {
          List<Act.Share> shares = new ArrayList<>();
          for (int i = 0; i < places.size(); i++) {
            shares.add(new Act.Share(split.shares().get(i).parts(), places.get(i).at()));
          }
          return new Act.Split(shares, split.span());
        });
    for (int i = 0; i < places.size(); i++) {
      here(places.get(i));
      boolean isMore =
          split.shares().stream().skip(i + 1L).anyMatch(share -> !share.steps().isEmpty());
      block(split.shares().get(i).steps(), behind, !isMore, split.span());
    }
    here(behind);
  }

  private Until until(Pause pause) {
    if (pause instanceof Pause.After after) {
      return new Until.After(after.lapse());
    } else if (pause instanceof Pause.Next next) {
      return new Until.Next(next.day(), next.time(), next.ofProfile());
    }
    Typed instant = ((Pause.Given) pause).instant();
    return new Until.Given(values(List.of("until"), List.of(instant)));
  }

  private void write(Journey.Write write) {
    List<String> names = write.fields().stream().map(field -> field.name()).toList();
    int program = values(names, write.values());
    acts.add(() -> new Act.Write(write.fields(), program, write.span()));
  }

  private void call(Journey.Call call) {
    List<String> names = List.copyOf(call.arguments().keySet());
    int program = values(names, List.copyOf(call.arguments().values()));
    Place failed = new Place();
    Place late = new Place();
    List<Field> results =
        script.catalog().endpoints().get(call.endpoint()).actions().get(call.action()).results();
    String answer = EventType.answer(call.endpoint(), call.action(), results).name();
    call.result().ifPresent(name -> events.put(name, answer));
    acts.add(
        () ->
            new Act.Call(
                call.endpoint(),
                call.action(),
                call.result(),
                names,
                program,
                results,
                call.failed().map(steps -> failed.at()),
                call.late().map(steps -> late.at()),
                call.span()));
    beside(call, failed, late);
  }

  /** What comes where a call fails stands behind it; who has an answer goes past it. */
  private void beside(Journey.Call call, Place failed, Place late) {
    Place behind = new Place();
    List<Part> error = call.failed().orElse(List.of());
    List<Part> timeout = call.late().orElse(List.of());
    if (!error.isEmpty() || !timeout.isEmpty()) {
      go(behind, call.span());
    }
    here(failed);
    block(error, behind, timeout.isEmpty(), call.span());
    here(late);
    steps(timeout);
    here(behind);
    if (timeout.isEmpty()) {
      here(late);
    }
    if (error.isEmpty()) {
      here(failed);
    }
  }
}
