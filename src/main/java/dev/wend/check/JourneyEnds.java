package dev.wend.check;

import dev.wend.check.Journey.Part;
import dev.wend.check.Journey.When;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.step.Flow;
import dev.wend.syntax.JourneyAst.JourneyDeclaration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether people who jump from journey to journey ever stand still, and ever come out. */
final class JourneyEnds {
  private final Problems problems;
  private final Map<String, Journey> journeys;
  private final Map<String, Paths> paths = new LinkedHashMap<>();

  /** What the paths through a journey lead to. */
  private static final class Paths {
    /** The jumps, by the journeys that they lead to. */
    private final Map<String, Span> jumps = new LinkedHashMap<>();

    /** Those that are reached in the instant of coming in. */
    private final Map<String, Span> atOnce = new LinkedHashMap<>();

    /** Whether a path ends, or a wait may last to the timeout. */
    private boolean ends;
  }

  /** How far paths have come: whether one goes on, and whether one has not waited. */
  private record Going(boolean on, boolean atOnce) {
    static final Going NOT = new Going(false, false);

    Going or(Going other) {
      return new Going(on || other.on, atOnce || other.atOnce);
    }
  }

  JourneyEnds(Problems problems, Map<String, Journey> journeys) {
    this.problems = problems;
    this.journeys = journeys;
  }

  void check(List<JourneyDeclaration> declarations) {
    journeys.forEach((name, journey) -> paths.put(name, paths(journey)));
    boolean isCircle = journeys.keySet().stream().map(this::circle).anyMatch(found -> found);
    if (isCircle) {
      return;
    }
    Set<String> ending = ending();
    for (JourneyDeclaration declaration : declarations) {
      String name = declaration.name().text();
      if (journeys.containsKey(name) && !ending.contains(name)) {
        problems.report(Fault.ENDLESS, declaration.name().span(), name);
      }
    }
  }

  // ---- circles

  /** Reports a circle that leads through the first of its journeys; whether there is one. */
  private boolean circle(String start) {
    Optional<List<String>> way = way(start, start, new HashSet<>());
    way.ifPresent(
        names -> {
          String text = names.stream().map(n -> "`" + n + "`").collect(Collectors.joining(", "));
          Span span = paths.get(names.get(names.size() - 1)).atOnce.get(start);
          problems.report(Fault.JUMP_LOOP, span, "The jumps of " + text);
        });
    return way.isPresent();
  }

  private Optional<List<String>> way(String from, String to, Set<String> seen) {
    if (!seen.add(from)) {
      return Optional.empty();
    }
    for (String next :
        paths.containsKey(from) ? paths.get(from).atOnce.keySet() : Set.<String>of()) {
      Optional<List<String>> rest = next.equals(to) ? Optional.of(List.of()) : way(next, to, seen);
      if (rest.isPresent()) {
        List<String> way = new ArrayList<>(List.of(from));
        way.addAll(rest.get());
        return Optional.of(way);
      }
    }
    return Optional.empty();
  }

  // ---- ends

  /** The journeys that somebody may leave for good. */
  private Set<String> ending() {
    Set<String> ending = new HashSet<>();
    boolean isMore = true;
    while (isMore) {
      isMore = false;
      for (Journey journey : journeys.values()) {
        Paths of = paths.get(journey.name());
        boolean ends =
            of.ends
                || !journey.exits().isEmpty()
                || of.jumps.keySet().stream().anyMatch(to -> ending.contains(to) || isClosing(to));
        isMore |= ends && ending.add(journey.name());
      }
    }
    return ending;
  }

  /** Whether one who jumps there is not always taken in. */
  private boolean isClosing(String name) {
    Journey journey = journeys.get(name);
    return journey == null
        || journey.until().isPresent()
        || !(journey.reentry() instanceof Flow.Reentry.Always);
  }

  // ---- paths

  private static Paths paths(Journey journey) {
    Paths paths = new Paths();
    paths.ends = go(journey.steps(), new Going(true, true), paths).on();
    return paths;
  }

  private static Going go(List<Part> parts, Going from, Paths paths) {
    Going going = from;
    for (Part part : parts) {
      going = going.on() ? go(part, going, paths) : going;
    }
    return going;
  }

  private static Going go(Part part, Going from, Paths paths) {
    if (part instanceof Journey.Jump jump) {
      paths.jumps.putIfAbsent(jump.journey(), jump.span());
      if (from.atOnce()) {
        paths.atOnce.putIfAbsent(jump.journey(), jump.span());
      }
      return Going.NOT;
    } else if (part instanceof Journey.Exit) {
      paths.ends = true;
      return Going.NOT;
    } else if (part instanceof Journey.Sleep sleep) {
      boolean isLong = sleep.pause() instanceof Journey.Pause.After;
      return new Going(true, from.atOnce() && !isLong);
    } else if (part instanceof Journey.Await await) {
      return await(await, from, paths);
    } else if (part instanceof Journey.Choice choice) {
      Going behind = go(choice.otherwise(), from, paths);
      for (Journey.Case one : choice.cases()) {
        behind = behind.or(go(one.steps(), from, paths));
      }
      return behind;
    } else if (part instanceof Journey.Split split) {
      Going behind = Going.NOT;
      for (Journey.Share share : split.shares()) {
        behind = behind.or(go(share.steps(), from, paths));
      }
      return behind;
    }
    return aside(part, from, paths);
  }

  /** What comes beside the way on when a step fails. */
  private static Going aside(Part part, Going from, Paths paths) {
    List<List<Part>> blocks = new ArrayList<>();
    if (part instanceof Journey.Send send) {
      send.failed().ifPresent(blocks::add);
    } else if (part instanceof Journey.Call call) {
      call.failed().ifPresent(blocks::add);
      call.late().ifPresent(blocks::add);
    }
    Going behind = from;
    for (List<Part> block : blocks) {
      behind = behind.or(go(block, from, paths));
    }
    return behind;
  }

  private static Going await(Journey.Await await, Going from, Paths paths) {
    Going waited = new Going(true, false);
    paths.ends |= await.within().isEmpty();
    Going behind = await.within().isPresent() ? go(await.late(), waited, paths) : Going.NOT;
    for (Journey.Awaited one : await.any()) {
      // Who is in the audience already goes on at once.
      boolean isAtOnce = from.atOnce() && one.when() instanceof When.Membership;
      behind = behind.or(go(one.steps(), isAtOnce ? from : waited, paths));
    }
    return behind;
  }
}
