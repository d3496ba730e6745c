package dev.wend.journey;

import dev.wend.channel.Reaction;
import dev.wend.check.Checked;
import dev.wend.check.Checker;
import dev.wend.diag.Source;
import dev.wend.syntax.Parse;
import dev.wend.type.EventType;
import dev.wend.walker.Calls;
import dev.wend.walker.Happening;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * A random script with people and what happens to them.
 *
 * @param people the present fields of each, by name
 * @param happenings in order of time
 * @param failing by message and key of a person: before when sends fail, in epoch milliseconds
 */
record Case(
    String script,
    Checked checked,
    List<Map<String, Object>> people,
    List<Happening> happenings,
    Map<String, Long> failing) {
  static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
  static final long HOUR = 3_600_000;
  private static final int HOURS = 24 * 9;

  static Instant end() {
    return BEGIN.plus(Duration.ofDays(12));
  }

  static Case of(long seed) {
    return of(seed, false);
  }

  /** More people, whom less sets apart: often many go together. */
  static Case many(long seed) {
    return of(seed, true);
  }

  /** Journeys write what others enter, wait and leave by. */
  static Case coupled(long seed) {
    return of(seed, seed % 2 == 0, Optional.empty(), true);
  }

  static Case of(long seed, boolean isPlain) {
    return of(seed, isPlain, Optional.empty(), false);
  }

  /** As {@link #of}, and beside that with calls and with journeys that change. */
  static Case wide(long seed, boolean isPlain) {
    return of(seed, isPlain, Optional.of(new Random(~seed)), false);
  }

  /** The same, and some become one with others. */
  Case merging(long seed) {
    Random random = new Random(seed);
    List<Happening> all = new ArrayList<>(happenings);
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      long at = BEGIN.toEpochMilli() + (1 + random.nextInt(HOURS)) * HOUR + random.nextInt(2);
      int who = random.nextInt(people.size());
      all.add(new Happening.Merged(at, who, random.nextInt(people.size())));
    }
    all.sort(Comparator.comparingLong(Happening::at));
    return new Case(script, checked, people, all, failing);
  }

  private static Case of(long seed, boolean isPlain, Optional<Random> more, boolean isCoupled) {
    Random random = new Random(seed);
    while (true) {
      Script script = new Script(random, isPlain, more, isCoupled);
      String text = script.text();
      Checked checked = Case.checked(text);
      if (!checked.hasErrors()) {
        boolean isOnTime = text.contains("ing audience");
        Made made = new Made(random, checked, isOnTime, isPlain);
        return more.isEmpty() ? made.made(text) : made.wide(text, script, more.get());
      }
    }
  }

  private static Checked checked(String script) {
    return Checker.check(Parse.script(new Source("s.wend", script)).tree());
  }

  /** What an endpoint says, always the same to the same question. */
  Calls.Answer answer(String action, Map<String, Object> arguments) {
    int chance = Math.floorMod((action + new TreeMap<>(arguments)).hashCode() * 31, 97);
    if (chance % 8 < 3) {
      return Calls.Answer.of(
          chance % 8 == 0 ? Calls.Kind.LATE : chance % 8 == 1 ? Calls.Kind.FAILED : Calls.Kind.ODD);
    }
    Map<String, Object> values = new TreeMap<>();
    if (chance % 5 > 0) {
      values.put("level", (long) (chance % 6));
    }
    if (action.equals("open") && chance % 7 > 0) {
      values.put("ticket", "T" + chance);
    }
    return new Calls.Answer(Calls.Kind.GIVEN, values);
  }

  static String key(int who) {
    return "C" + who;
  }

  boolean fails(String message, String key, long at) {
    return at < failing.getOrDefault(message + key, Long.MIN_VALUE);
  }

  /**
   * Makes what happens.
   *
   * @param isOnTime whether no event is known before its time: of an audience that people enter by,
   *     all that is known of an instant is one change
   */
  private record Made(Random random, Checked checked, boolean isOnTime, boolean isPlain) {
    Case made(String script) {
      List<Map<String, Object>> people = new ArrayList<>();
      Map<String, Long> failing = new HashMap<>();
      int least = isPlain ? 6 : 2;
      for (int i = 0; i < least + random.nextInt(3); i++) {
        people.add(person(i));
        if (!isPlain && random.nextInt(4) == 0) {
          failing.put("M" + random.nextInt(3) + key(i), at(random.nextInt(HOURS)));
        }
      }
      List<Happening> all = new ArrayList<>();
      for (String journey : checked.journeys().keySet()) {
        boolean isLate = random.nextInt(4) == 0;
        long at = at(isLate ? random.nextInt(48) : 0);
        all.add(new Happening.Life(at, Happening.Kind.ACTIVATE, journey));
        if (random.nextInt(6) == 0) {
          life(journey, at, all);
        }
      }
      for (int i = 3 + random.nextInt(20); i > 0; i--) {
        all.add(happening(people.size()));
      }
      all.sort(Comparator.comparingLong(Happening::at));
      return new Case(script, checked, people, all, failing);
    }

    /** As {@link #made}, and more. */
    Case wide(String text, Script script, Random more) {
      Case least = made(text);
      List<Happening> all = new ArrayList<>(least.happenings());
      int journey = 0;
      for (String name : checked.journeys().keySet()) {
        for (int i = more.nextInt(3); i > 0; i--) {
          change(name, journey, script, more, all);
        }
        if (more.nextInt(3) == 0) {
          lives(name, more, all);
        }
        journey++;
      }
      for (int i = 10 + more.nextInt(50); i > 0; i--) {
        int people = least.people().size();
        all.add(happening(more.nextInt(people), people, at(1 + hour(more))));
      }
      all.sort(Comparator.comparingLong(Happening::at));
      return new Case(text, checked, least.people(), all, least.failing());
    }

    /** Often one at which something else happens too. */
    private static int hour(Random more) {
      return more.nextInt(3) == 0 ? more.nextInt(HOURS) : more.nextInt(12) * 6 - 1 + HOURS / 24 * 3;
    }

    private void change(String name, int journey, Script script, Random more, List<Happening> all) {
      Checked changed = Case.checked(script.changed(journey));
      if (!changed.hasErrors()) {
        all.add(new Happening.Changed(at(more.nextInt(120)), name, changed));
      }
    }

    /** Begins, rests and ends in any order. */
    private static void lives(String name, Random more, List<Happening> all) {
      for (int i = 1 + more.nextInt(4); i > 0; i--) {
        List<Happening.Kind> kinds = List.of(Happening.Kind.values());
        Happening.Kind kind = kinds.get(more.nextInt(kinds.size()));
        all.add(new Happening.Life(at(more.nextInt(HOURS)), kind, name));
      }
    }

    private static long at(int hours) {
      return BEGIN.toEpochMilli() + hours * HOUR;
    }

    private void life(String journey, long from, List<Happening> all) {
      long at = from + (1 + random.nextInt(100)) * HOUR;
      if (random.nextInt(3) == 0) {
        all.add(new Happening.Life(at, Happening.Kind.STOP, journey));
        return;
      }
      all.add(new Happening.Life(at, Happening.Kind.PAUSE, journey));
      all.add(
          new Happening.Life(at + (1 + random.nextInt(40)) * HOUR, Happening.Kind.RESUME, journey));
    }

    private Map<String, Object> person(int i) {
      Map<String, Object> person = new HashMap<>();
      person.put("crmId", key(i));
      if (random.nextInt(5) > 0) {
        person.put("email", "p" + i + (random.nextInt(12) == 0 ? "\n" : "") + "@x.example");
      }
      for (String field : List.of("tier", "points", "due", "timeZone", "consent.email")) {
        if (random.nextInt(3) > 0) {
          person.put(field, value(field));
        }
      }
      return person;
    }

    private Object value(String field) {
      return switch (field) {
        case "tier" -> random.nextBoolean() ? "gold" : "basic";
        case "points" -> (long) random.nextInt(6);
        case "due" -> Instant.ofEpochMilli(at(random.nextInt(HOURS)));
        case "timeZone" -> List.of("Europe/Rome", "Asia/Tokyo", "x").get(random.nextInt(3));
        default -> random.nextInt(4) > 0;
      };
    }

    private Happening happening(int people) {
      int who = random.nextInt(people);
      return happening(who, people, at(1 + random.nextInt(HOURS)));
    }

    private Happening happening(int who, int people, long at) {
      switch (random.nextInt(8)) {
        case 0 -> {
          String field = List.of("tier", "points", "due").get(random.nextInt(3));
          Map<String, Object> values =
              random.nextInt(4) == 0 ? Map.of() : Map.of(field, value(field));
          return new Happening.Updated(at, who, List.of(field), values);
        }
        case 1, 2 -> {
          Reaction.Kind kind =
              List.of(
                      Reaction.Kind.OPENED,
                      Reaction.Kind.OPENED,
                      Reaction.Kind.CLICKED,
                      Reaction.Kind.UNSUBSCRIBED,
                      Reaction.Kind.BOUNCED)
                  .get(random.nextInt(5));
          return new Happening.Reacts(at, who, "M" + random.nextInt(2), kind);
        }
        default -> {
          List<Happening.Told> events = new ArrayList<>();
          for (int i = isOnTime ? 1 : 1 + random.nextInt(2); i > 0; i--) {
            events.add(event(people, at));
          }
          return new Happening.Came(at, events);
        }
      }
    }

    private Happening.Told event(int people, long at) {
      List<String> types = List.of("Buy", "Buy", "Buy", "View", "View", "Stock", "Reaction");
      String type = types.get(random.nextInt(types.size()));
      long time = at;
      if (random.nextInt(4) == 0) {
        time += (random.nextInt(isOnTime ? 20 : 60) - 20) * HOUR;
      }
      Map<String, Object> values = new HashMap<>();
      values.put(EventType.TIME, Instant.ofEpochMilli(time));
      if (type.equals("Reaction")) {
        List<String> words = List.of("opened", "opened", "clicked", "unsubscribed", "bounced", "x");
        values.put("reaction", words.get(random.nextInt(words.size())));
        values.put("message", "M" + random.nextInt(2));
        return new Happening.Told(type, random.nextInt(people), time, values);
      }
      if (!type.equals("Stock") && random.nextInt(6) > 0) {
        values.put("n", (long) random.nextInt(6));
      }
      if (!type.equals("View") && random.nextInt(6) > 0) {
        values.put("sku", random.nextBoolean() ? "a" : "b");
      }
      return new Happening.Told(
          type, type.equals("Stock") ? -1 : random.nextInt(people), time, values);
    }
  }
}
