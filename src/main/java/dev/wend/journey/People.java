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
  private final Reading keys;
  private final Map<String, SlotRow> rows = new HashMap<>();

  /** By namespace. */
  private final Map<String, Optional<Reading>> addresses = new HashMap<>();

  /**
   * @param zone of those who have none
   */
  People(Profiles profiles, Schema schema, ZoneId zone) {
    this.profiles = profiles;
    this.schema = schema;
    this.zone = zone;
    this.keys = reading(schema.key().orElseThrow());
  }

  /**
   * What a person is known by in a namespace, until the next one's is read; without bytes where
   * there is nothing: empty text is no address.
   */
  Text address(int profile, String namespace) {
    Optional<Reading> reading = addresses(namespace);
    return reading.isPresent() ? reading.get().of(profile) : NOTHING;
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
    return keys.of(profile).toString();
  }

  /** A bool field of one person after another. */
  SlotRow yesOrNo(String field) {
    return row(field, Scalar.BOOL);
  }

  /** The time zone of a person; the script's where it is missing or there is none of its name. */
  ZoneId zone(int profile) {
    try {
      SlotRow row = row(ZONE, Scalar.STRING).at(profile);
      return row.present(0) ? ZoneId.of(row.text(0).toString()) : zone;
    } catch (DateTimeException e) {
      return zone;
    }
  }

  ZoneId zone() {
    return zone;
  }

  /** A field of one person after another, as text. */
  static final class Reading {
    private final Profiles profiles;
    private final SlotRow row;
    private final boolean isText;

    /** Who was read last, at which version of the page; -1 where it was being written. */
    private int last = -1;

    private int version;
    private Text text = NOTHING;

    private Reading(Profiles profiles, Field field) {
      this.profiles = profiles;
      row = new SlotRow(profiles, List.of(field));
      isText = field.type() == Scalar.STRING;
    }

    /** A person's text, until the next one's; without bytes where there is none. */
    Text of(int profile) {
      int now = profiles.version(profile / Profiles.PAGE);
      if (profile != last || now != version) {
        text = read(profile);
        version = now;
        last = now % 2 == 0 ? profile : -1;
      }
      return text;
    }

    private Text read(int profile) {
      row.at(profile);
      if (!row.present(0)) {
        return NOTHING;
      }
      return isText ? row.text(0) : Text.of(String.valueOf(row.number(0)));
    }
  }

  Reading keys() {
    return keys;
  }

  /** What people are known by in a namespace; none where nobody is. */
  Optional<Reading> addresses(String namespace) {
    return addresses.computeIfAbsent(namespace, n -> holder(n).map(this::reading));
  }

  private Reading reading(Field field) {
    return new Reading(profiles, field);
  }

  private SlotRow row(String field, Scalar type) {
    return rows.computeIfAbsent(
        field, name -> new SlotRow(profiles, List.of(Field.of(name, type))));
  }
}
