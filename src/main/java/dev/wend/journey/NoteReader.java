package dev.wend.journey;

import dev.wend.store.Profiles;
import dev.wend.type.EventType;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Lane;
import dev.wend.vm.Deeds;
import dev.wend.vm.SlotRow;
import java.util.List;
import java.util.Optional;

/** Reads the notes of one kind of one person after another, in order of time, then of arrival. */
final class NoteReader {
  private final Deeds deeds;
  private final Optional<SlotRow> row;

  NoteReader(Profiles profiles, EventType type) {
    deeds = new Deeds(profiles, List.of(type.name()));
    row =
        profiles.events(type.name()).isPresent()
            ? Optional.of(SlotRow.ofEvents(profiles, type.name(), type.fields()))
            : Optional.empty();
  }

  /** Takes the notes of a person; how many there are. */
  int load(int profile) {
    if (row.isEmpty()) {
      return 0;
    }
    deeds.load(profile);
    return deeds.count();
  }

  /** Goes to a note. */
  NoteReader at(int note) {
    row.orElseThrow().at(deeds.slot(note));
    return this;
  }

  /** Goes to a note by its slot among all of its kind. */
  NoteReader slot(int slot) {
    row.orElseThrow().at(slot);
    return this;
  }

  /** A note as an event that has a name. */
  Named named(int note) {
    return new Named(deeds.slot(note), deeds.time(note));
  }

  long time(int note) {
    return deeds.time(note);
  }

  int arrival(int note) {
    return deeds.arrival(note);
  }

  /** A text by the place of its field; empty where there is none. */
  String text(int field) {
    SlotRow here = row.orElseThrow();
    return here.present(field) ? here.text(field).toString() : "";
  }

  /** A number by the place of its field, if it is there. */
  Optional<Long> number(int field) {
    SlotRow here = row.orElseThrow();
    return here.present(field) ? Optional.of(here.number(field)) : Optional.empty();
  }

  /** A number by the place of its field; another one where it is missing. */
  long number(int field, long missing) {
    SlotRow here = row.orElseThrow();
    return here.present(field) ? here.number(field) : missing;
  }

  /** A value by the place of its field, as {@link Lane} calls it outside, if it is there. */
  Optional<Object> value(int field, Type type) {
    SlotRow here = row.orElseThrow();
    if (!here.present(field)) {
      return Optional.empty();
    }
    return Optional.of(
        type == Scalar.STRING
            ? here.text(field).toString()
            : Lane.outside(type, here.number(field)));
  }
}
