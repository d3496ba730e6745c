package dev.wend.journey;

import dev.wend.code.Verified;
import dev.wend.step.Act;
import dev.wend.store.Profiles;
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
  private final Profiles profiles;
  private final Map<Key, Asked> asked = new HashMap<>();
  private Hidden hidden = Hidden.NOTHING;

  /** How often the programs were made anew. */
  private int renewals;

  Asking(Versions versions, Profiles profiles) {
    this.versions = versions;
    this.profiles = profiles;
  }

  /** Asks from now on as if some events of the profile were not there yet. */
  void hide(Hidden events) {
    hidden = events;
  }

  /** To be called when columns of the store came or went. */
  void renew() {
    asked.clear();
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
   * @param called the slots of events by their names
   */
  SingleRun run(int version, int program, int profile, Map<String, Integer> called, long at) {
    return run(version, program, profile, called, at, versions.plan(version)::events);
  }

  private SingleRun run(
      int version,
      int program,
      int profile,
      Map<String, Integer> called,
      long at,
      Supplier<Map<String, String>> types) {
    Asked of =
        asked.computeIfAbsent(new Key(version, program), k -> made(version, program, types.get()));
    of.row().at(profile);
    of.row().hide(hidden);
    called.forEach(of.row()::call);
    of.run().to(at);
    of.run().run(of.row());
    return of.run();
  }

  private Asked made(int version, int program, Map<String, String> types) {
    Verified verified = versions.plan(version).programs().get(program);
    return new Asked(
        new SingleRun(verified, Instant.EPOCH),
        new ContextRow(profiles, verified.program(), types),
        !Heard.reads(verified).isEmpty());
  }

  boolean holds(Run run, int condition, long at) {
    return run(run.version, condition, run.profile, run.called(), at).truth(0);
  }

  /** Until when the answer to a condition that was asked last holds by itself. */
  long until(Run run, int condition) {
    return asked.get(new Key(run.version, condition)).run().until();
  }

  /** The slot of the newest answer to a call of somebody. */
  int answer(Act.Call call, int profile) {
    String type = EventType.answer(call.endpoint(), call.action(), call.results()).name();
    Deeds deeds = new Deeds(profiles, List.of(type));
    deeds.load(profile);
    return deeds.slot(deeds.count() - 1);
  }

  /** Whether an event fulfils a condition, beside what is called by name already. */
  boolean fits(
      int version, OptionalInt condition, int profile, Map<String, Integer> called, Deed deed) {
    if (condition.isEmpty()) {
      return true;
    }
    Map<String, Integer> all = new HashMap<>(called);
    all.put(EVENT, deed.slot());
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
