package dev.wend.journey;

import dev.wend.store.Column;
import dev.wend.store.Events;
import dev.wend.store.Profiles;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.vm.SlotRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of fields of events, as texts. */
final class Eaches {
  private record Key(String type, String field) {}

  private final Profiles profiles;
  private final Map<Key, Optional<SlotRow>> rows = new HashMap<>();

  Eaches(Profiles profiles) {
    this.profiles = profiles;
  }

  /** A field's value; empty where it is missing. */
  String text(Deed deed, String field) {
    Optional<SlotRow> row = rows.computeIfAbsent(new Key(deed.type(), field), this::row);
    if (row.isEmpty() || !row.get().at(deed.slot()).present(0)) {
      return "";
    }
    return isText(deed.type(), field)
        ? row.get().text(0).toString()
        : String.valueOf(row.get().number(0));
  }

  private boolean isText(String type, String field) {
    return column(type, field).filter(c -> c.type() == Scalar.STRING).isPresent();
  }

  private Optional<Column> column(String type, String field) {
    return profiles.events(type).flatMap((Events e) -> e.column(field));
  }

  private Optional<SlotRow> row(Key key) {
    return column(key.type(), key.field())
        .map(c -> List.of(Field.of(key.field(), c.type())))
        .map(fields -> SlotRow.ofEvents(profiles, key.type(), fields));
  }
}
