package dev.wend.store;

import dev.wend.type.Field;
import java.time.Instant;
import java.util.List;

/**
 * An audience that the store keeps. Who is in it, and its columns, are read as columns of its
 * dimension's table: {@code @Name} has a value where a row is a member, {@code @Name.spent} is the
 * column {@code spent}, {@code @Name.} since when each member is in it (a datetime).
 *
 * @param dimension {@value #PROFILE}, or the name of an entity
 * @param columns with their own names
 * @param size members that there are now
 */
public record SavedAudience(
    String name, String dimension, List<Field> columns, int size, Instant saved) {
  /** The dimension of profiles. */
  public static final String PROFILE = "profile";

  public SavedAudience {
    columns = List.copyOf(columns);
  }

  /** The name of the column of its members. */
  public static String members(String name) {
    return "@" + name;
  }

  /** The name of the column of since when its members are in it. */
  public static String since(String name) {
    return column(name, "");
  }

  /** The name of a column of its values. */
  public static String column(String name, String column) {
    return "@" + name + "." + column;
  }
}
