package dev.wend.session;

import dev.wend.store.Profiles;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.value.Lane;
import dev.wend.vm.SlotRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values of profiles as people read them. */
final class ProfileValues {
  private final List<Field> fields;
  private final SlotRow row;

  ProfileValues(Profiles profiles, List<Field> fields) {
    this.fields = fields;
    this.row = new SlotRow(profiles, fields);
  }

  /** The values of one profile, in the order of the fields. */
  List<Optional<Object>> of(int slot) {
    SlotRow profile = row.at(slot);
    List<Optional<Object>> values = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      values.add(profile.present(i) ? Optional.of(value(profile, i)) : Optional.empty());
    }
    return values;
  }

  private Object value(SlotRow profile, int i) {
    return fields.get(i).type() == Scalar.STRING
        ? profile.text(i).toString()
        : Lane.outside(fields.get(i).type(), profile.number(i));
  }
}
