package dev.wend.journey;

import dev.wend.store.Profiles;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.value.Text;
import dev.wend.vm.SlotRow;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What journeys ask of profiles beside their programs: addresses, consent, time zones. */
final class People {
  private static final String ZONE = "timeZone";
  private static final Text NOTHING = new Text();

  private final Profiles profiles;
  private final Schema schema;
  private final ZoneId zone;
  private final Field key;
  private final Map<String, SlotRow> rows = new HashMap<>();

  /** By namespace: the field that holds it. */
  private final Map<String, Optional<Field>> holders = new HashMap<>();

  /**
   * @param zone of those who have none
   */
  People(Profiles profiles, Schema schema, ZoneId zone) {
    this.profiles = profiles;
    this.schema = schema;
    this.zone = zone;
    this.key = schema.key().orElseThrow();
  }

  /** What a person is known by in a namespace, as text; empty text is no address. */
  Optional<String> address(int profile, String namespace) {
    return holders
        .computeIfAbsent(namespace, this::holder)
        .flatMap(f -> text(profile, f))
        .filter(text -> !text.isEmpty());
  }

  private Optional<Field> holder(String namespace) {
    return schema.fields().stream()
        .filter(f -> f.namespace().filter(namespace::equals).isPresent() || isKey(f, namespace))
        .findFirst();
  }

  private static boolean isKey(Field field, String namespace) {
    return field.key() && field.name().equals(namespace);
  }

  String key(int profile) {
    return text(profile, key).orElse("");
  }

  /** Whether a bool field says no. */
  boolean refuses(int profile, String field) {
    SlotRow row = row(Field.of(field, Scalar.BOOL)).at(profile);
    return row.present(0) && row.number(0) == 0;
  }

  /** The time zone of a person; the script's where it is missing or there is none of its name. */
  ZoneId zone(int profile) {
    try {
      return text(profile, Field.of(ZONE, Scalar.STRING)).map(ZoneId::of).orElse(zone);
    } catch (DateTimeException e) {
      return zone;
    }
  }

  ZoneId zone() {
    return zone;
  }

  /** A field of one person after another, as text. */
  static final class Reading {
    private final SlotRow row;
    private final boolean isText;

    private Reading(SlotRow row, boolean isText) {
      this.row = row;
      this.isText = isText;
    }

    /** A person's text, until the next one's; without bytes where there is none. */
    Text of(int profile) {
      row.at(profile);
      if (!row.present(0)) {
        return NOTHING;
      }
      return isText ? row.text(0) : Text.of(String.valueOf(row.number(0)));
    }
  }

  Reading keys() {
    return reading(key);
  }

  /** What people are known by in a namespace; none where nobody is. */
  Optional<Reading> addresses(String namespace) {
    return holders.computeIfAbsent(namespace, this::holder).map(this::reading);
  }

  private Reading reading(Field field) {
    return new Reading(new SlotRow(profiles, List.of(field)), field.type() == Scalar.STRING);
  }

  private Optional<String> text(int profile, Field field) {
    SlotRow row = row(field).at(profile);
    if (!row.present(0)) {
      return Optional.empty();
    }
    return Optional.of(
        field.type() == Scalar.STRING ? row.text(0).toString() : String.valueOf(row.number(0)));
  }

  private SlotRow row(Field field) {
    return rows.computeIfAbsent(field.name(), n -> new SlotRow(profiles, List.of(field)));
  }
}
