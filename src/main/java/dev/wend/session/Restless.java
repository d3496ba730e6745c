package dev.wend.session;

import dev.wend.check.Checked;
import dev.wend.check.Checked.Audience;
import dev.wend.check.Journey;
import dev.wend.check.Journey.Part;
import dev.wend.check.Journey.Way;
import dev.wend.check.Journey.When;
import dev.wend.check.TestStep;
import dev.wend.check.Trial;
import dev.wend.code.Lower;
import dev.wend.diag.Diagnostic;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.vm.Timing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which audiences may change at each millisecond, and the journeys that would follow one: they are
 * refused, as a journey that looks that often never comes to an end.
 */
final class Restless {
  /** Why such an audience is not followed. */
  static final String WHY = "it computes with `now`, so it may change at each millisecond";

  /** What to write instead. */
  static final String HINT =
      "Compare an instant with what moves with now, as in `last(E).time > now - 2 days` or"
          + " `hours since last E < 48`, or say `today` where the day is enough.";

  private static final String READ =
      " `enter from audience {} … every 1 hour` may read it as it is.";

  private final Checked script;
  private final Map<String, Audience> audiences;
  private final Map<String, Boolean> known = new HashMap<>();

  private Restless(Checked script, Map<String, Audience> audiences) {
    this.script = script;
    this.audiences = audiences;
  }

  /** An audience that a journey follows, and where it says so. */
  private record Followed(String audience, boolean isEntry, Span span) {}

  /** The problems of a script that has no others. */
  static List<Diagnostic> problems(Checked script) {
    List<Diagnostic> problems = new ArrayList<>();
    Restless own = new Restless(script, script.audiences());
    script.journeys().values().forEach(journey -> own.read(journey, problems));
    for (Trial trial : script.trials()) {
      if (trial instanceof Trial.Test test) {
        own.read(test, problems);
      }
    }
    return problems;
  }

  private void read(Journey journey, List<Diagnostic> problems) {
    for (Followed followed : followed(journey)) {
      if (isRestless(followed.audience())) {
        problems.add(problem(followed, followed.span()));
      }
    }
  }

  private Diagnostic problem(Followed followed, Span span) {
    String more = followed.isEntry() ? READ.replace("{}", followed.audience()) : "";
    return Fault.FOLLOWED.at(script.source(), span, followed.audience(), WHY, HINT + more);
  }

  /** What a test gives other definitions than the script. */
  private void read(Trial.Test test, List<Diagnostic> problems) {
    Map<String, Journey> journeys = new HashMap<>(script.journeys());
    Map<String, Audience> rules = new HashMap<>(audiences);
    for (TestStep step : test.steps()) {
      if (step instanceof TestStep.ChangeJourney change) {
        journeys.put(change.journey(), change.to());
        new Restless(script, rules).read(change.to(), problems);
      } else if (step instanceof TestStep.Change change) {
        rules.put(
            change.audience(), new Audience(change.audience(), change.to(), "", change.span()));
        Restless changed = new Restless(script, Map.copyOf(rules));
        journeys.values().stream()
            .flatMap(journey -> followed(journey).stream())
            .filter(f -> changed.isRestless(f.audience()) && !isRestless(f.audience()))
            .findFirst()
            .ifPresent(f -> problems.add(changed.problem(f, change.span())));
      }
    }
  }

  private boolean isRestless(String audience) {
    return known.computeIfAbsent(audience, this::reads);
  }

  private boolean reads(String name) {
    Audience audience = audiences.get(name);
    if (audience == null) {
      return false; // it is saved, and changes when it is saved
    }
    Lower lower = new Lower(audiences, script.zone()).population(name, audience.population());
    return Timing.of(Evaluation.verify(lower.program())).isRestless();
  }

  // ---- what a journey follows

  private static List<Followed> followed(Journey journey) {
    List<Followed> followed = new ArrayList<>();
    if (journey.way() instanceof Way.OnMembership on) {
      followed.add(new Followed(on.audience(), true, on.span()));
    }
    Stream.concat(journey.exits().stream(), awaited(journey.steps()).stream())
        .filter(When.Membership.class::isInstance)
        .map(When.Membership.class::cast)
        .forEach(in -> followed.add(new Followed(in.audience(), false, in.span())));
    return followed;
  }

  private static List<When> awaited(List<Part> steps) {
    List<When> awaited = new ArrayList<>();
    for (Part step : steps) {
      if (step instanceof Journey.Await await) {
        await.any().forEach(one -> awaited.add(one.when()));
      }
      blocks(step).forEach(block -> awaited.addAll(awaited(block)));
    }
    return awaited;
  }

  /** The blocks directly inside of a step. */
  private static List<List<Part>> blocks(Part step) {
    List<List<Part>> blocks = new ArrayList<>();
    if (step instanceof Journey.Await await) {
      await.any().forEach(one -> blocks.add(one.steps()));
      blocks.add(await.late());
    } else if (step instanceof Journey.Choice choice) {
      choice.cases().forEach(one -> blocks.add(one.steps()));
      blocks.add(choice.otherwise());
    } else if (step instanceof Journey.Split split) {
      split.shares().forEach(share -> blocks.add(share.steps()));
    } else if (step instanceof Journey.Send send) {
      send.failed().ifPresent(blocks::add);
    } else if (step instanceof Journey.Call call) {
      Stream.of(call.failed(), call.late()).flatMap(Optional::stream).forEach(blocks::add);
    }
    return blocks;
  }
}
