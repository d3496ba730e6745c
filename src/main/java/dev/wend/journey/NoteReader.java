package dev.wend.journey;

import dev.wend.store.Profiles;
import dev.wend.type.EventType;
import dev.wend.type.Scalar;
import dev.wend.vm.Deeds;
import dev.wend.vm.SlotRow;
import java.util.List;
import java.util.Optional;

/** Reads the notes of one kind of one person after another, in order of time, then of arrival. */
final class NoteReader {
  private final EventType type;
  private final Deeds deeds;
  private final Optional<SlotRow> row;

  NoteReader(Profiles profiles, EventType type) {
    this.type = type;
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

  long time(int note) {
    return deeds.time(note);
  }

  int arrival(int note) {
    return deeds.arrival(note);
  }

  private int field(String name) {
    for (int f = 0; f < type.fields().size(); f++) {
      if (type.fields().get(f).name().equals(name)) {
        return f;
      }
    }
    throw new IllegalArgumentException(name);
  }

  /** A text; empty where there is none. */
  String text(String field) {
    int f = field(field);
    SlotRow here = row.orElseThrow();
    return here.present(f) ? here.text(f).toString() : "";
  }

  /** A number, if it is there. */
  Optional<Long> number(String field) {
    int f = field(field);
    boolean isText = type.fields().get(f).type() == Scalar.STRING;
    SlotRow here = row.orElseThrow();
    return !isText && here.present(f) ? Optional.of(here.number(f)) : Optional.empty();
  }
}
