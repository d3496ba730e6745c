package dev.wend.session;

import dev.wend.check.Catalog;
import dev.wend.check.Checked;
import dev.wend.check.Checked.Audience;
import dev.wend.check.Traits;
import dev.wend.code.Lower;
import dev.wend.diag.Nearest;
import dev.wend.live.Definition;
import dev.wend.live.Follower;
import dev.wend.live.Watcher;
import dev.wend.session.ChangesAnswer.Moves;
import dev.wend.session.SessionException.Kind;
import dev.wend.store.Events;
import dev.wend.store.Store;
import dev.wend.type.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows audiences of a script over what a store holds, through a stretch of time. */
final class Watching {
  /** The time is gone through in at most so many parts, each of which is told before the next. */
  private static final int MOST_PARTS = 400;

  private final List<Definition> definitions;

  private Watching(List<Definition> definitions) {
    this.definitions = definitions;
  }

  /**
   * @param names of the audiences; one that is named twice is followed once
   */
  static Watching of(Checked script, List<String> names) throws SessionException {
    List<Definition> definitions = new ArrayList<>();
    for (String name : new LinkedHashSet<>(names)) {
      definitions.add(definition(script, name));
    }
    return new Watching(definitions);
  }

  private static Definition definition(Checked script, String name) throws SessionException {
    Audience audience = script.audiences().get(name);
    if (audience == null) {
      throw unknown(script, name);
    }
    String dimension = audience.selection().dimension();
    if (!dimension.equals(Traits.PROFILE)) {
      throw refused(
          "The members of `" + name + "` are of `" + dimension + "`; only profiles are followed.",
          "Name an audience of profiles.");
    }
    Lower lower =
        new Lower(script.audiences(), script.zone()).population(name, audience.population());
    Definition definition = Definition.of(name, Evaluation.verify(lower.program()));
    if (!lower.selections().isEmpty()) {
      throw refused(
          "`" + name + "` takes the first of all (`top`), so everybody's change may be anybody's.",
          "Follow the audience that it takes them from.");
    }
    if (definition.timing().isRestless()) {
      throw refused("`" + name + "` cannot be followed: " + Restless.WHY + ".", Restless.HINT);
    }
    return definition;
  }

  private static SessionException unknown(Checked script, String name) {
    Catalog catalog = script.catalog();
    if (catalog.audiences().containsKey(name)) {
      return refused(
          "`" + name + "` is a saved audience: it changes when it is saved, not with time.",
          "Name an audience that has a rule.");
    }
    if (catalog.events().containsKey(name)) {
      boolean business = catalog.events().get(name).type().isBusiness();
      return refused(
          "`" + name + "` is " + (business ? "a business event" : "an event") + ", no audience.",
          business
              ? "It is about nobody."
              : "Name an audience, such as one of `any " + name + "`.");
    }
    String hint =
        Nearest.of(name, script.audiences().keySet())
            .map(near -> "Did you mean `" + near + "`?")
            .orElse("Its audiences are " + String.join(", ", script.audiences().keySet()) + ".");
    return refused("The script has no audience `" + name + "`.", hint);
  }

  private static SessionException refused(String message, String hint) {
    return new SessionException(Kind.REFUSED, message, hint);
  }

  /** What they are called, in order. */
  List<String> names() {
    return definitions.stream().map(Definition::name).toList();
  }

  /**
   * Goes through the time; what became of each audience, by its name.
   *
   * @param watcher is told of each change
   */
  Map<String, Moves> follow(Store store, Course course, Watcher watcher) {
    if (definitions.isEmpty()) {
      return Map.of();
    }
    Follower follower = new Follower(definitions, store, course.at(), Evaluation.threads());
    long[] entered = new long[definitions.size()];
    long[] left = new long[entered.length];
    Watcher counting =
        (at, profile, definition, isIn) -> {
          (isIn ? entered : left)[definition]++;
          watcher.changed(at, profile, definition, isIn);
        };
    long from = course.at().toEpochMilli();
    double length = course.until().toEpochMilli() - from;
    int parts = parts(store);
    for (int part = 1; part <= parts; part++) {
      long until = part == parts ? (long) length : (long) (length / parts * part);
      follower.follow(Instant.ofEpochMilli(from + until), counting);
    }
    Map<String, Moves> moves = new LinkedHashMap<>();
    for (int i = 0; i < entered.length; i++) {
      moves.put(definitions.get(i).name(), new Moves(entered[i], left[i], follower.size(i)));
    }
    return moves;
  }

  /** So many that few people have several events in a part. */
  private static int parts(Store store) {
    long events = 0;
    for (EventType type : store.eventTypes()) {
      Optional<Events> of = store.events(type.name());
      for (int owners = 0; of.isPresent() && owners < store.pages(); owners++) {
        for (int page : of.get().pages(owners)) {
          events += of.get().size(page);
        }
      }
    }
    return (int) Math.min(MOST_PARTS, 1 + 8 * events / Math.max(1, store.count()));
  }
}
