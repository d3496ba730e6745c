package dev.wend.load;

import dev.wend.diag.Nearest;
import dev.wend.json.JsonLine;
import dev.wend.store.Batch;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.value.Lane;
import dev.wend.value.Text;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One profile, given as a JSON object with its fields by name. As a new profile in a store it has
 * the defaults of what is not given; {@code null} is missing.
 */
public final class JsonProfile {
  private static final int LONGEST_VALUE = 60;

  private final Schema schema;
  private final ZoneId zone;
  private final Batch batch;
  private final List<String> problems = new ArrayList<>();
  private final Set<String> given = new HashSet<>();

  private JsonProfile(Schema schema, ZoneId zone) {
    this.schema = schema;
    this.zone = zone;
    this.batch = new Batch(schema.fields(), 1);
    for (int i = 0; i < schema.fields().size(); i++) {
      batch.setMissing(i);
    }
  }

  /** The profile that has no value at all. */
  public static JsonProfile missing(Schema schema, ZoneId zone) {
    return new JsonProfile(schema, zone);
  }

  public static JsonProfile read(String json, Schema schema, ZoneId zone) {
    JsonProfile profile = new JsonProfile(schema, zone);
    byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
    Optional<String> problem = new JsonLine().read(utf8, 0, utf8.length, profile.new Filler());
    problem.ifPresent(why -> profile.problems.add(0, why.replace("the line", "it")));
    profile.defaults();
    return profile;
  }

  /** What does not fit the schema, each the end of a sentence; empty when all does. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** The values as the columns of a program. */
  public dev.wend.vm.Row row(List<Field> columns) {
    int[] fields = columns.stream().mapToInt(c -> place(c.name())).toArray();
    return new Values(fields);
  }

  private int place(String name) {
    for (int i = 0; i < schema.fields().size(); i++) {
      if (schema.fields().get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private void defaults() {
    for (int i = 0; i < schema.fields().size(); i++) {
      Field field = schema.fields().get(i);
      if (field.defaultValue().isEmpty() || given.contains(field.name())) {
        continue;
      }
      Object value = field.defaultValue().get();
      if (field.type() == Scalar.STRING) {
        byte[] utf8 = ((String) value).getBytes(StandardCharsets.UTF_8);
        batch.set(i, utf8, 0, utf8.length);
      } else {
        batch.set(i, Lane.of(field.type(), value));
      }
    }
  }

  private final class Filler implements JsonLine.Sink {
    @Override
    public void text(String path, char[] chars, int offset, int length) {
      int place = take(path);
      if (place < 0) {
        return;
      }
      Field field = schema.fields().get(place);
      byte[] utf8 = new String(chars, offset, length).getBytes(StandardCharsets.UTF_8);
      if (utf8.length == 0 && (field.type() != Scalar.STRING || field.unique())) {
        return; // no value, as in a file; and empty text is no identity
      }
      Fit fit = ValueReader.of(field, zone).read(utf8, 0, utf8.length, batch, place);
      if (fit != Fit.FITS) {
        String value = new String(chars, offset, Math.min(length, LONGEST_VALUE));
        String cut = length > LONGEST_VALUE ? "..." : "";
        problems.add("in `" + path + "` `" + value + cut + "` " + fit.reason(field.type().text()));
      }
    }

    @Override
    public void missing(String path) {
      take(path);
    }

    @Override
    public void list(String path) {
      if (take(path) >= 0) {
        problems.add("`" + path + "` is a list, and the field is none");
      }
    }

    /** The field's place, or -1 where it cannot take a value, which is a problem. */
    private int take(String path) {
      int place = place(path);
      if (place < 0) {
        List<String> names = schema.fields().stream().map(Field::name).toList();
        String near = Nearest.of(path, names).map(n -> " (did you mean `" + n + "`?)").orElse("");
        problems.add("there is no field `" + path + "`" + near);
      } else if (!given.add(path)) {
        problems.add("`" + path + "` is given twice");
        return -1;
      }
      return place;
    }
  }

  private final class Values implements dev.wend.vm.Row {
    private final int[] fields;

    Values(int[] fields) {
      this.fields = fields;
    }

    @Override
    public boolean present(int column) {
      return batch.isPresent(fields[column], 0);
    }

    @Override
    public long number(int column) {
      return batch.lane(fields[column], 0);
    }

    @Override
    public Text text(int column) {
      int field = fields[column];
      int start = batch.textStart(field, 0);
      return new Text().set(batch.textBytes(field), start, batch.textEnd(field, 0) - start);
    }
  }
}
