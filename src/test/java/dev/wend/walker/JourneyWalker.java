package dev.wend.walker;

import dev.wend.check.Checked;
import dev.wend.check.Journey;
import dev.wend.check.Journey.Way;
import dev.wend.walker.WalkedRun.Rest;
import dev.wend.walker.WalkedRun.Wait;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Walks people through the checked trees of journeys, hour by hour, as the contract says it. All
 * that happens happens at whole hours, or as many seconds behind one as {@link #SECONDS} says.
 */
public final class JourneyWalker {
  private static final long HOUR = 3_600_000;
  private static final int SECONDS = 3;

  private final Checked script;
  private final List<WalkedPerson> people = new ArrayList<>();
  private final Map<String, Long> active = new LinkedHashMap<>();
  private final Set<String> paused = new HashSet<>();
  private final Map<String, Set<Integer>> before = new HashMap<>();
  private final List<Happening.Told> business = new ArrayList<>();
  private final Map<String, Journey> newest;

  /** Up to when it is seen who is in the audiences by which people come in. */
  private long view;

  private final JourneySteps steps;
  private final JourneyTriggers triggers;
  private final JourneyLives lives;

  public JourneyWalker(
      Checked script,
      List<Map<String, Object>> everybody,
      JourneySteps.Shares shares,
      WalkedSends.Fails fails,
      Calls calls) {
    this.script = script;
    newest = new HashMap<>(script.journeys());
    Set<String> types = script.catalog().events().keySet();
    everybody.forEach(p -> people.add(new WalkedPerson(people.size(), p, types)));
    WalkedSends sends = new WalkedSends(script, fails);
    steps = new JourneySteps(script, sends, shares, paused, this::jump, calls);
    lives = new JourneyLives(people, active, paused, steps);
    triggers = new JourneyTriggers(steps, this::enter, active, newest);
  }

  /** What was told of a person, by journey: their moves and sends. */
  public Map<String, List<String>> told(int who) {
    return people.get(who).told;
  }

  /** Runs from an hour to another. */
  public void run(List<Happening> happenings, long begin, long end) {
    int next = 0;
    for (long hour = begin; hour <= end; hour += HOUR) {
      for (int second = 0; second <= (hour < end ? SECONDS : 0); second++) {
        instant(hour + second * 1000L);
        while (next < happenings.size() && happenings.get(next).at() == hour && second == 0) {
          long at = hour;
          happen(happenings.get(next++));
          events(at);
        }
      }
    }
  }

  private void instant(long at) {
    Map<Journey, Set<Integer>> due = new LinkedHashMap<>();
    for (String name : List.copyOf(active.keySet())) {
      Journey journey = newest.get(name);
      if (journey.way() instanceof Way.Read read
          && active.get(name) < at
          && JourneyClock.isDue(journey, read.read(), active.get(name), at, script.zone())) {
        due.put(journey, members(read.read().audience(), at));
      }
    }
    boolean isSlot = !due.isEmpty() || business.stream().anyMatch(e -> e.time() == at);
    if (!isSlot) {
      people.forEach(p -> change(p, at));
    }
    view = isSlot ? at - 1 : at;
    due.forEach(
        (journey, members) -> {
          read(journey, (Way.Read) journey.way(), members, at);
          // What some write as they come in is seen by those who come in by the next schedule.
          people.forEach(WalkedPerson::write);
        });
    people.forEach(p -> settle(p, at));
    for (Happening.Told event : List.copyOf(business)) {
      if (event.time() == at) {
        business.remove(event);
        business(event, at);
      }
    }
    events(at);
  }

  /** Who was brought in by a business event writes before time and events change audiences. */
  private void events(long at) {
    for (WalkedPerson person : people) {
      if (person.isWriting() && person.settled()) {
        seen(person, at);
      }
    }
    people.forEach(p -> events(p, at));
  }

  /** Takes what a person did, and then who comes in by what that changed. */
  private void events(WalkedPerson person, long at) {
    change(person, at);
    settle(person, at);
    for (Happening.Told event : person.until(at)) {
      person.coming.remove(event);
      triggers.take(person, event, at);
      settle(person, at);
    }
    while (!person.behind.isEmpty()) {
      enter(person, newest.get(person.behind.removeFirst()), Coming.here(at), at);
      settle(person, at);
    }
  }

  // ---- what comes from outside

  private void happen(Happening happening) {
    long at = happening.at();
    if (happening instanceof Happening.Came came) {
      came(came);
    } else if (happening instanceof Happening.Updated updated) {
      WalkedPerson person = people.get(updated.who());
      updated.fields().forEach(f -> JourneySteps.set(person, f, updated.values().get(f)));
      seen(person, at);
    } else if (happening instanceof Happening.Reacts reacts) {
      triggers.reacts(people.get(reacts.who()), reacts);
    } else if (happening instanceof Happening.Changed changed) {
      change(changed.script().journeys().get(changed.journey()), at);
    } else {
      life((Happening.Life) happening);
    }
  }

  /** Business events come first, then those of people, late ones in order of time. */
  private void came(Happening.Came came) {
    for (Happening.Told event : came.events()) {
      if (event.who() >= 0) {
        people.get(event.who()).coming.add(event);
      } else if (event.time() > came.at()) {
        business.add(event);
      }
    }
    for (Happening.Told event : came.events()) {
      if (event.who() < 0 && event.time() <= came.at()) {
        business(event, came.at());
      }
    }
  }

  private void life(Happening.Life life) {
    String name = life.journey();
    Journey journey = newest.get(name);
    if (life.kind() == Happening.Kind.ACTIVATE && !active.containsKey(name)) {
      active.put(name, life.at());
      people.forEach(p -> p.members.put(name, isMember(p, journey, life.at())));
      if (journey.way() instanceof Way.Read read
          && JourneyClock.isDue(journey, read.read(), life.at(), life.at(), script.zone())) {
        read(journey, read, members(read.read().audience(), life.at()), life.at());
      }
    } else if (active.containsKey(name)) {
      switch (life.kind()) {
        case PAUSE -> paused.add(name);
        case RESUME -> lives.resume(journey, life.at());
        case ACTIVATE -> {}
        default -> lives.stop(journey, life.at());
      }
    }
  }

  /** Who is in the audience of the journey that it is now does not enter. */
  private void change(Journey to, long at) {
    String name = to.name();
    if (!to.equals(newest.put(name, to)) && active.containsKey(name)) {
      people.forEach(p -> p.members.put(name, isMember(p, to, at)));
    }
  }

  // ---- who comes in

  private boolean isMember(WalkedPerson person, Journey journey, long at) {
    return journey.way() instanceof Way.OnMembership on
        && steps.isIn(person.ahead(at), on.audience(), at);
  }

  private Set<Integer> members(String audience, long at) {
    return people.stream()
        .filter(p -> steps.isIn(p, audience, at))
        .map(p -> p.who)
        .collect(Collectors.toSet());
  }

  private void read(Journey journey, Way.Read read, Set<Integer> members, long at) {
    Set<Integer> known = before.getOrDefault(journey.name(), Set.of());
    long rank = 0;
    for (WalkedPerson person : people) {
      boolean isNew = !read.read().incremental() || !known.contains(person.who);
      if (members.contains(person.who) && isNew) {
        long begins = at;
        if (read.read().perSecond().isPresent()) {
          begins += rank++ / read.read().perSecond().getAsInt() * 1000;
        }
        enter(person, journey, new Coming("", Map.of(), read.read().force(), true, begins), at);
      }
    }
    before.put(journey.name(), members);
  }

  private void business(Happening.Told event, long at) {
    Map<Journey, Set<Integer>> asked = new LinkedHashMap<>();
    for (String name : List.copyOf(active.keySet())) {
      Journey journey = newest.get(name);
      if (journey.way() instanceof Way.OnBusiness on && on.event().type().equals(event.type())) {
        Map<String, Object> row = new HashMap<>();
        event.values().forEach((f, v) -> row.put("event." + f, v));
        if (on.event().condition().isEmpty()
            || steps.walker(at).holds(on.event().condition().get(), row)) {
          asked.put(journey, members(on.audience(), at));
        }
      }
    }
    Coming coming = new Coming("", Map.of(), false, true, at);
    asked.forEach(
        (journey, members) -> {
          members.stream().sorted().forEach(who -> enter(people.get(who), journey, coming, at));
          people.forEach(WalkedPerson::write);
        });
  }

  private void jump(String name, WalkedRun from, long at) {
    if (active.containsKey(name)) {
      Journey journey = newest.get(name);
      enter(from.person, journey, Coming.here(at), at);
    }
  }

  void enter(WalkedPerson person, Journey journey, Coming coming, long at) {
    Optional<WalkedRun> inside =
        person.runs.stream()
            .filter(r -> r.journey.name().equals(journey.name()) && r.each.equals(coming.each()))
            .findFirst();
    boolean isAnew = inside.isPresent() && coming.isForced();
    boolean isInside = inside.isPresent() && !isAnew;
    long ended = isAnew ? at : person.past(journey.name(), coming.each()).lastEnd;
    Optional<String> why =
        new JourneyDoor(script, paused).refusal(person, journey, isInside, coming, ended, at);
    if (why.isPresent()) {
      if (inside.isEmpty() || !coming.isQuiet()) {
        String line = java.time.Instant.ofEpochMilli(at) + "  NOT_ENTERED " + why.get();
        person.tell("moves", journey.name(), line);
      }
      return;
    }
    if (isAnew) {
      steps.end(inside.get(), "REPLACED", at);
    }
    long begins = Math.max(at, coming.begins());
    long timeout = WalkedSends.later(begins, journey.timeout(), script.zone());
    int number = person.past(journey.name(), coming.each()).begun + 1;
    WalkedRun run = new WalkedRun(journey, person, coming.each(), number, begins, timeout);
    run.called.putAll(coming.called());
    run.rest = new Rest(journey.steps(), 0, null);
    person.runs.add(run);
    if (paused.contains(journey.name()) || begins > at) {
      steps.rest(run, Wait.TURN, paused.contains(journey.name()) ? Long.MAX_VALUE : begins);
      person.tell("moves", journey.name(), JourneySteps.line(at, run, "QUEUED"));
    } else {
      begin(run, at);
    }
  }

  private void begin(WalkedRun run, long at) {
    run.wait = Wait.NOTHING;
    run.start = at;
    run.timeout = WalkedSends.later(at, run.journey.timeout(), script.zone());
    run.person.past(run.journey.name(), run.each).begun++;
    run.person.tell("moves", run.journey.name(), JourneySteps.line(at, run, "ENTERED"));
    triggers.go(run, run.rest, at);
  }

  // ---- settling

  /** Does all that is due for a person, until nothing is left to do at an instant. */
  private void settle(WalkedPerson person, long at) {
    boolean isMore = true;
    while (isMore) {
      while (person.isWriting()) {
        if (person.settled()) {
          seen(person, at);
        }
      }
      if (!person.brought.isEmpty()) {
        enter(person, newest.get(person.brought.removeFirst()), Coming.here(at), at);
        continue;
      }
      isMore = wakes(person, at) || looks(person, at);
    }
  }

  private boolean wakes(WalkedPerson person, long at) {
    Optional<WalkedRun> first =
        person.runs.stream()
            .filter(r -> r.wakes() <= at)
            .min(
                java.util.Comparator.comparingLong(WalkedRun::wakes)
                    .thenComparingLong(r -> r.order));
    first.ifPresent(run -> wake(run, at));
    return first.isPresent();
  }

  private void wake(WalkedRun run, long at) {
    if (run.wait == Wait.TURN) {
      turn(run, at);
    } else if (run.timeout <= at) {
      steps.end(run, "TIMED_OUT", at);
    } else if (run.wait == Wait.AWAIT) {
      Journey.Await await = (Journey.Await) run.part();
      triggers.go(run, new Rest(await.late(), 0, run.next()), at);
    } else if (run.wait == Wait.SEND) {
      triggers.go(run, run.rest, at);
    } else {
      triggers.go(run, run.next(), at);
    }
  }

  private void turn(WalkedRun run, long at) {
    run.become(newest.get(run.journey.name()));
    if (!paused.contains(run.journey.name())) {
      begin(run, at);
    } else if (run.journey.drops()) {
      steps.end(run, "DROPPED", at);
    } else {
      run.due = Long.MAX_VALUE;
    }
  }

  private boolean looks(WalkedPerson person, long at) {
    for (WalkedRun run : List.copyOf(person.runs)) {
      if (!run.isOver && run.wait != Wait.TURN && triggers.look(run, at)) {
        return true;
      }
    }
    return false;
  }

  /** What was written is seen by the other runs, and brings in whom it does, before all goes on. */
  private void seen(WalkedPerson person, long at) {
    changed(person, at);
    person.brought.addAll(turned(person));
  }

  /** Who is in other audiences, by time or by events, comes in behind the events of the instant. */
  private void change(WalkedPerson person, long at) {
    view = at;
    person.behind.addAll(turned(person));
  }

  /** The journeys by whose audience a person comes in that they are in, or out of, now. */
  private List<String> turned(WalkedPerson person) {
    List<String> turned = new ArrayList<>();
    for (String name : active.keySet()) {
      Journey journey = newest.get(name);
      boolean is = isMember(person, journey, view);
      if (journey.way() instanceof Way.OnMembership on
          && is != person.members.put(name, is)
          && is != on.leaving()) {
        turned.add(name);
      }
    }
    return turned;
  }

  private void changed(WalkedPerson person, long at) {
    for (WalkedRun run : List.copyOf(person.runs)) {
      if (!run.isOver && run.wait != Wait.TURN) {
        steps.changed(run, at);
        triggers.look(run, at);
      }
    }
  }
}
