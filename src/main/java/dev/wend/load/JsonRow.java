package dev.wend.load;

import dev.wend.diag.Nearest;
import dev.wend.json.JsonLine;
import dev.wend.store.Batch;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.value.Lane;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One profile or event, given as a JSON object with its fields by name; {@code null} is missing. A
 * text where a number or truth value is declared does not fit: JSON knows these, and a file does
 * not.
 */
final class JsonRow {
  private final ZoneId zone;
  private final List<Field> fields;
  private final boolean passesUnknown;
  private final Batch batch;
  private final Set<String> objects;
  private final List<String> problems = new ArrayList<>();
  private final Set<String> given = new HashSet<>();

  /** Fields that an empty text was given for, which is no value of theirs. */
  private final Set<String> empty = new HashSet<>();

  JsonRow(Schema schema, ZoneId zone) {
    this(schema, zone, false);
  }

  /**
   * @param passesUnknown whether names that are no field are passed over, and no problem
   */
  JsonRow(Schema schema, ZoneId zone, boolean passesUnknown) {
    this.zone = zone;
    this.passesUnknown = passesUnknown;
    this.fields = FlatFields.of(schema);
    this.batch = new Batch(fields, 1);
    this.objects = JsonFile.around(fields.stream().map(Field::name).toList());
    for (int i = 0; i < fields.size(); i++) {
      batch.setMissing(i);
    }
  }

  /**
   * Takes the values of an object; what does not fit is a problem.
   *
   * @param passed a name of the object that is no field, and is passed over; empty for none
   */
  JsonRow read(byte[] utf8, int offset, int length, String passed) {
    Optional<String> problem = new JsonLine().read(utf8, offset, length, new Filler(passed));
    problem.ifPresent(why -> problems.add(0, why.replace("the line", "it")));
    return this;
  }

  /** What does not fit the schema, each the end of a sentence; empty when all does. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  /** Whether a field has no value because an empty text was given for it. */
  boolean isGivenEmpty(String field) {
    return empty.contains(field);
  }

  /** The values as the columns of a program. */
  dev.wend.vm.Row row(List<Field> columns) {
    return new BatchRow(batch, columns, 0);
  }

  /** The values as a batch of one row. */
  Batch batch() {
    return batch;
  }

  private int place(String name) {
    return batch.field(name);
  }

  /** Gives what a new profile has where nothing is said. */
  void defaults() {
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
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
    private final String passed;

    Filler(String passed) {
      this.passed = passed;
    }

    @Override
    public boolean opens(String path) {
      return objects.contains(path);
    }

    @Override
    public void text(String path, char[] chars, int offset, int length) {
      int place = objects.contains(path) ? noObject(path) : take(path);
      if (place < 0) {
        return;
      }
      Field field = fields.get(place);
      byte[] utf8 = new String(chars, offset, length).getBytes(StandardCharsets.UTF_8);
      if (utf8.length == 0 && (field.type() != Scalar.STRING || field.unique())) {
        empty.add(path); // no value, as in a file; and empty text is no identity
        return;
      }
      read(ValueReader.of(field, zone), field, utf8, 0, utf8.length);
    }

    @Override
    public void quoted(String path, char[] chars, int offset, int length) {
      int place = place(path);
      if (place < 0 || !Quoted.isWrong(fields.get(place).type())) {
        text(path, chars, offset, length);
      } else if (take(path) >= 0) {
        String text = new String(chars, offset, length);
        problems.add("in `" + path + "` " + Quoted.wrong(text, fields.get(place).type()));
      }
    }

    private void read(ValueReader reader, Field field, byte[] utf8, int start, int end) {
      Fit fit = reader.read(utf8, start, end, batch, place(field.name()));
      if (fit == Fit.FITS) {
        return;
      }
      String value = Quoted.of(utf8, start, end) + fit.reason(field.type().text());
      problems.add(
          reader instanceof ItemsReader items
              ? "in `" + field.name() + items.where() + "` " + items.reason()
              : "in `" + field.name() + "` " + value);
    }

    @Override
    public void missing(String path) {
      if (!objects.contains(path)) {
        take(path);
      }
    }

    @Override
    public void nested(String path, boolean isList, byte[] json, int start, int end) {
      if (objects.contains(path)) {
        if (isList) {
          noObject(path);
        }
        return;
      }
      int place = take(path);
      if (place < 0) {
        return;
      }
      Field field = fields.get(place);
      if (FlatFields.isMany(field.type())) {
        read(new ItemsReader(field, zone, true), field, json, start, end);
      } else {
        String what = isList ? Row.Kind.LIST.text() : Row.Kind.OBJECT.text();
        problems.add("`" + path + "` is " + what + ", and the field is none");
      }
    }

    private int noObject(String path) {
      problems.add("`" + path + "` is an object: its parts stand in braces");
      return -1;
    }

    /** The field's place, or -1 where it takes no value. */
    private int take(String path) {
      if (path.equals(passed)) {
        return -1;
      }
      int place = place(path);
      if (place < 0 && !passesUnknown) {
        List<String> names = fields.stream().map(Field::name).toList();
        String near = Nearest.of(path, names).map(n -> " (did you mean `" + n + "`?)").orElse("");
        problems.add("there is no field `" + path + "`" + near);
      } else if (place >= 0 && !given.add(path)) {
        problems.add("`" + path + "` is given twice");
        return -1;
      }
      return place;
    }
  }
}
