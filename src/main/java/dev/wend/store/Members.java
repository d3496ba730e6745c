package dev.wend.store;

import dev.wend.type.Field;
import dev.wend.type.Scalar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A saved audience in blocks: one generation of it, which is never changed once it is published,
 * but for rows that are merged and profiles that are put into it ({@link Store#join}).
 *
 * @param root the place of its table
 * @param members a value where a row is one
 */
record Members(
    String name, int root, Instant saved, PlaneColumn members, List<PlaneColumn> columns) {
  Members {
    columns = List.copyOf(columns);
  }

  static Field membersField(String name) {
    return Field.of(SavedAudience.members(name), Scalar.BOOL);
  }

  static Field sinceField(String name) {
    return Field.of(SavedAudience.since(name), Scalar.DATETIME);
  }

  /** A field of the audience as a column of the table. */
  static Field columnField(String name, Field field) {
    return Field.of(SavedAudience.column(name, field.name()), field.type());
  }

  /** All its columns. */
  List<PlaneColumn> all() {
    List<PlaneColumn> all = new ArrayList<>(columns);
    all.add(members);
    return all;
  }

  /** Since when each of them is in it; missing in stores of before. */
  Optional<PlaneColumn> since() {
    String since = SavedAudience.since(name);
    return columns.stream().filter(c -> c.name().equals(since)).findFirst();
  }

  /** The fields as the audience has them. */
  List<Field> fields() {
    int prefix = SavedAudience.column(name, "").length();
    return columns.stream()
        .filter(c -> c.name().length() > prefix)
        .map(c -> Field.of(c.name().substring(prefix), c.type()))
        .toList();
  }

  /** Whether profiles may be put into it as it is. */
  boolean mayBeJoined() {
    return root == 0 && since().isPresent();
  }

  Members at(Instant now) {
    return new Members(name, root, now, members, columns);
  }

  SavedAudience info(Root table) {
    String dimension = root == 0 ? SavedAudience.PROFILE : table.name();
    return new SavedAudience(name, dimension, fields(), size(table), saved);
  }

  private int size(Root table) {
    long[] live = new long[Profiles.WORDS];
    long[] plane = new long[Profiles.WORDS];
    int size = 0;
    for (int page = 0; page < table.pages(); page++) {
      if (members.width(page) > 0) {
        table.live(page, live);
        members.plane(page, 0, plane);
        for (int word = 0; word < Profiles.WORDS; word++) {
          size += Long.bitCount(live[word] & plane[word]);
        }
      }
    }
    return size;
  }
}
