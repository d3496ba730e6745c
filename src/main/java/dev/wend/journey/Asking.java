package dev.wend.journey;

import dev.wend.code.Verified;
import dev.wend.step.Act;
import dev.wend.store.Events;
import dev.wend.store.Store;
import dev.wend.type.EventType;
import dev.wend.vm.ContextRow;
import dev.wend.vm.Deeds;
import dev.wend.vm.Hidden;
import dev.wend.vm.SingleRun;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Asks the programs of journeys about one person at an instant. */
final class Asking {
  /** Who is asked about where there is nobody. */
  static final int NOBODY = -1;

  /** The name of the event that a condition is about. */
  static final String EVENT = "event";

  private record Key(int version, int program) {}

  /**
   * A program that is ready to be asked about one person after another.
   *
   * @param readsEvents whether it reads events but those that have names
   */
  record Asked(SingleRun run, ContextRow row, boolean readsEvents) {
    /** Runs it about a person none of whose events has a name. */
    SingleRun about(int profile, Hidden hidden, long at) {
      row.at(profile);
      return run(hidden, at);
    }

    /** Runs it about a person and an event. */
    SingleRun about(int profile, int event, Hidden hidden, long at) {
      row.at(profile);
      row.call(EVENT, event);
      return run(hidden, at);
    }

    private SingleRun run(Hidden hidden, long at) {
      row.hide(hidden);
      run.to(at);
      run.run(row);
      return run;
    }
  }

  private final Versions versions;
  private final Store store;
  private final Map<Key, Asked> asked = new HashMap<>();
  private final Map<String, Long> kept = new HashMap<>();
  private Hidden hidden = Hidden.NOTHING;

  /** How often the programs were made anew. */
  private int renewals;

  Asking(Versions versions, Store store) {
    this.versions = versions;
    this.store = store;
  }

  /** Asks from now on as if some events of the profile were not there yet. */
  void hide(Hidden events) {
    hidden = events;
  }

  /** To be called when columns of the store came or went. */
  void renew() {
    asked.clear();
    kept.clear();
    renewals++;
  }

  /** Grows when what {@link #ready} gave is to be asked for anew. */
  int renewals() {
    return renewals;
  }

  /**
   * A program of its own.
   *
   * @param types the types of events by their names
   */
  Asked ready(int version, int program, Map<String, String> types) {
    return made(version, program, types);
  }

  /**
   * Runs a program; its results are there until it is run again.
   *
   * @param called events by their names
   */
  SingleRun run(int version, int program, int profile, Map<String, Named> called, long at) {
    return run(version, program, profile, called, at, versions.plan(version)::events);
  }

  private SingleRun run(
      int version,
      int program,
      int profile,
      Map<String, Named> called,
      long at,
      Supplier<Map<String, String>> types) {
    Asked of =
        asked.computeIfAbsent(new Key(version, program), k -> made(version, program, types.get()));
    of.row().at(profile);
    of.row().hide(hidden);
    called.forEach((name, event) -> call(of.row(), name, event, version, profile, at));
    of.run().to(at);
    of.run().run(of.row());
    return of.run();
  }

  /**
   * Gives a name to an event where it is still there: what is no longer kept is not, whether its
   * page is free or not.
   */
  private void call(ContextRow row, String name, Named event, int version, int profile, long at) {
    String type = versions.plan(version).events().get(name);
    if (type == null || name.equals(EVENT)) {
      row.call(name, event.slot());
    } else if (at - event.time() < kept(type)) {
      slot(type, event, profile).ifPresent(slot -> row.call(name, slot));
    }
  }

  /** For how long events of a type are kept, in milliseconds. */
  private long kept(String type) {
    return kept.computeIfAbsent(
        type,
        t ->
            store.eventTypes().stream()
                .filter(of -> of.name().equals(t))
                .flatMapToLong(of -> of.kept().stream())
                .findFirst()
                .orElse(Long.MAX_VALUE));
  }

  /** Where an event is now: of another profile before a merge, it is the one of its instant. */
  private OptionalInt slot(String type, Named event, int profile) {
    Events events = store.events(type).orElseThrow();
    if (profile < 0 || events.time(event.slot()) == event.time()) {
      return OptionalInt.of(event.slot());
    }
    Deeds deeds = new Deeds(store, List.of(type));
    deeds.load(profile);
    for (int i = deeds.count() - 1; i >= 0; i--) {
      if (deeds.time(i) == event.time()) {
        return OptionalInt.of(deeds.slot(i));
      }
    }
    return OptionalInt.empty();
  }

  private Asked made(int version, int program, Map<String, String> types) {
    Verified verified = versions.plan(version).programs().get(program);
    return new Asked(
        new SingleRun(verified, Instant.EPOCH),
        new ContextRow(store, verified.program(), types),
        !Heard.reads(verified).isEmpty());
  }

  boolean holds(Run run, int condition, long at) {
    return run(run.version, condition, run.profile, run.called(), at).truth(0);
  }

  /** Until when the answer to a condition that was asked last holds by itself. */
  long until(Run run, int condition) {
    return asked.get(new Key(run.version, condition)).run().until();
  }

  /** The newest answer to a call of a run. */
  Named answer(Act.Call call, Run run) {
    NoteReader notes =
        new NoteReader(store, EventType.answer(call.endpoint(), call.action(), call.results()));
    int asked = call.results().size();
    int last = notes.load(run.profile) - 1;
    while (!isOf(run, notes.at(last), asked)) {
      last--;
    }
    return notes.named(last);
  }

  private static boolean isOf(Run run, NoteReader note, int asked) {
    return note.text(asked).equals(run.journey)
        && note.text(asked + 1).equals(run.each)
        && note.number(asked + 2, 0) == run.number;
  }

  /** Whether an event fulfils a condition, beside what is called by name already. */
  boolean fits(
      int version, OptionalInt condition, int profile, Map<String, Named> called, Deed deed) {
    if (condition.isEmpty()) {
      return true;
    }
    Map<String, Named> all = new HashMap<>(called);
    all.put(EVENT, Named.of(deed));
    return run(
            version,
            condition.getAsInt(),
            profile,
            all,
            deed.at(),
            () -> withEvent(version, deed.type()))
        .truth(0);
  }

  /** The types of what has a name, and of the event that a condition is about. */
  Map<String, String> withEvent(int version, String type) {
    Map<String, String> types = new HashMap<>(versions.plan(version).events());
    types.put(EVENT, type);
    return types;
  }
}
