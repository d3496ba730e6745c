package dev.wend.load;

import dev.wend.store.Batch;
import dev.wend.type.Field;
import dev.wend.type.Schema;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;

/**
 * One profile, given as a JSON object with its fields by name. As a new profile in a store it has
 * the defaults of what is not given; {@code null} is missing.
 */
public final class JsonProfile {
  private final JsonRow values;
  private final JsonEvents events;

  private JsonProfile(JsonRow values, JsonEvents events) {
    this.values = values;
    this.events = events;
  }

  /** The profile that has no value at all. */
  public static JsonProfile missing(Schema schema, ZoneId zone) {
    return new JsonProfile(new JsonRow(schema, zone), JsonEvents.NONE);
  }

  public static JsonProfile read(String json, Schema schema, ZoneId zone) {
    return read(json, new JsonRow(schema, zone));
  }

  /** What another system answers: names that are no field of the schema are passed over. */
  public static JsonProfile answer(String json, Schema schema, ZoneId zone) {
    return read(json, new JsonRow(schema, zone, true));
  }

  private static JsonProfile read(String json, JsonRow values) {
    byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
    values.read(utf8, 0, utf8.length, "").defaults();
    return new JsonProfile(values, JsonEvents.NONE);
  }

  /** The same profile with events. */
  public JsonProfile with(JsonEvents its) {
    return new JsonProfile(values, its);
  }

  /** What does not fit the schema, each the end of a sentence; empty when all does. */
  public List<String> problems() {
    return values.problems();
  }

  /** Whether a field has no value because an empty text was given for it. */
  public boolean isGivenEmpty(String field) {
    return values.isGivenEmpty(field);
  }

  /** The values as the columns of a program, and the events. */
  public dev.wend.vm.Row row(List<Field> columns) {
    return events.of(values.row(columns));
  }

  /** The values as a batch of one row. */
  public Batch batch() {
    return values.batch();
  }
}
