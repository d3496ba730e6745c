package dev.wend.walker;

import dev.wend.channel.Reaction;
import dev.wend.check.Journey;
import dev.wend.check.Journey.Way;
import dev.wend.check.Journey.When;
import dev.wend.walker.WalkedRun.Rest;
import dev.wend.walker.WalkedRun.Wait;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What moves people on, out and in. */
record JourneyTriggers(
    JourneySteps steps, Door door, Map<String, Long> active, Map<String, Journey> newest) {
  /** Takes somebody in, if they may. */
  @FunctionalInterface
  interface Door {
    void enter(WalkedPerson person, Journey journey, Coming coming, long at);
  }

  /** Something that a person did. */
  private record Deed(
      String type, Map<String, Object> event, Optional<Happening.Reacts> reaction, long send) {
    long time() {
      return WalkedPerson.time(event);
    }
  }

  // ---- audiences

  /** Whether an audience that a person is in moves a run. */
  boolean look(WalkedRun run, long at) {
    if (leaves(run, at)) {
      return true;
    }
    if (run.wait == Wait.AWAIT) {
      for (Journey.Awaited one : ((Journey.Await) run.part()).any()) {
        if (one.when() instanceof When.Membership in && steps.isIn(run.person, in.audience(), at)) {
          go(run, one, at);
          return true;
        }
      }
    }
    return false;
  }

  private boolean leaves(WalkedRun run, long at) {
    for (When exit : run.journey.exits()) {
      if (exit instanceof When.Membership in && steps.isIn(run.person, in.audience(), at)) {
        steps.end(run, "EXITED", at);
        return true;
      }
    }
    return false;
  }

  private void go(WalkedRun run, Journey.Awaited one, long at) {
    go(run, new Rest(one.steps(), 0, run.next()), at);
  }

  /** Goes on, unless `exit when` holds. */
  void go(WalkedRun run, Rest from, long at) {
    if (!leaves(run, at)) {
      steps.go(run, from, at);
    }
    if (!run.isOver) {
      look(run, at);
    }
  }

  // ---- events

  void take(WalkedPerson person, Happening.Told told, long at) {
    Map<String, Object> event = person.take(told);
    take(person, deed(person, told, event, at), at);
  }

  /** An event; one that tells a reaction is one to the last send before it. */
  private static Deed deed(
      WalkedPerson person, Happening.Told told, Map<String, Object> event, long at) {
    Optional<Reaction.Kind> kind =
        told.type().equals("Reaction")
            ? Reaction.Kind.of((String) told.values().get("reaction"))
            : Optional.empty();
    String message = (String) told.values().getOrDefault("message", "");
    WalkedPerson.Sent last = null;
    for (WalkedPerson.Sent sent : person.sends) {
      boolean isOf = sent.message().equals(message) && sent.at() <= told.time();
      last = isOf ? sent : last;
    }
    if (kind.isEmpty() || last == null) {
      return new Deed(told.type(), event, Optional.empty(), 0);
    }
    if (kind.get() == Reaction.Kind.BOUNCED) {
      person.suppressed.add((String) person.fields.get("email"));
    } else if (kind.get() == Reaction.Kind.UNSUBSCRIBED) {
      person.written.put("consent.email", Optional.of(false));
    }
    Happening.Reacts reacts = new Happening.Reacts(at, person.who, message, kind.get());
    return new Deed(told.type(), event, Optional.of(reacts), last.id());
  }

  void reacts(WalkedPerson person, Happening.Reacts reacts) {
    WalkedPerson.Sent last = null;
    for (WalkedPerson.Sent sent : person.sends) {
      last = sent.message().equals(reacts.message()) ? sent : last;
    }
    if (last == null) {
      return;
    }
    if (reacts.kind() == Reaction.Kind.BOUNCED) {
      person.suppressed.add((String) person.fields.get("email"));
    } else if (reacts.kind() == Reaction.Kind.UNSUBSCRIBED) {
      person.fields.put("consent.email", false);
    }
    Map<String, Object> event = Map.of("time", java.time.Instant.ofEpochMilli(reacts.at()));
    take(person, new Deed("", event, Optional.of(reacts), last.id()), reacts.at());
  }

  private void take(WalkedPerson person, Deed deed, long at) {
    List<String> moved = new ArrayList<>();
    for (WalkedRun run : List.copyOf(person.runs)) {
      if (!run.isOver && run.wait != Wait.TURN && moves(run, deed, at)) {
        moved.add(run.journey.name() + "\n" + run.each);
      }
    }
    for (String name : List.copyOf(active.keySet())) {
      Journey journey = newest.get(name);
      if (journey.way() instanceof Way.OnEvent on && on.event().type().equals(deed.type())) {
        Map<String, Map<String, Object>> called = new HashMap<>();
        called.put("event", deed.event());
        String each = on.each().map(f -> text(deed.event().get(f))).orElse("");
        boolean fits =
            on.event().condition().isEmpty()
                || steps.walker(at).holds(on.event().condition().get(), person.row(called));
        if (fits && !moved.contains(name + "\n" + each)) {
          called.remove("event");
          on.event().alias().ifPresent(alias -> called.put(alias, deed.event()));
          door.enter(person, journey, new Coming(each, called, false, false, at), at);
        }
      }
    }
  }

  private static String text(Object value) {
    return value == null ? "" : String.valueOf(value);
  }

  /** Whether an event moves a run. */
  private boolean moves(WalkedRun run, Deed deed, long at) {
    for (When exit : run.journey.exits()) {
      if (fits(run, exit, deed, run.start, at)) {
        steps.end(run, "EXITED", at);
        return true;
      }
    }
    if (run.wait == Wait.AWAIT) {
      for (Journey.Awaited one : ((Journey.Await) run.part()).any()) {
        if (fits(run, one.when(), deed, run.since, at)) {
          if (one.when() instanceof When.Event event) {
            event.alias().ifPresent(alias -> run.called.put(alias, deed.event()));
          }
          go(run, one, at);
          return true;
        }
      }
    }
    return look(run, at);
  }

  private boolean fits(WalkedRun run, When when, Deed deed, long since, long at) {
    if (deed.time() < since) {
      return false;
    }
    if (when instanceof When.Event event && event.type().equals(deed.type())) {
      Map<String, Map<String, Object>> called = new HashMap<>(run.called);
      called.put("event", deed.event());
      return event.condition().isEmpty()
          || steps.walker(at).holds(event.condition().get(), run.person.row(called));
    }
    return when instanceof When.Reacted wanted
        && deed.reaction().isPresent()
        && deed.reaction().get().kind() == wanted.reaction()
        && deed.reaction().get().message().equals(wanted.message())
        && run.sent.getOrDefault(wanted.message(), 0L) == deed.send();
  }
}
