package dev.wend.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the fields of a schema sit in tables: a part of an object is a column with a dotted name
 * ({@code address.city}), a list or a map is a table of its items, each of which belongs to a row
 * of the table around it (its owner). A link is the key that it holds.
 *
 * <p>The items of a list of scalars have one column, {@value #VALUE}; the entries of a map have
 * {@value #KEY} and their value. In the owner's table a list has a column of its own name as well:
 * how many items it has (an int), missing where the list is.
 *
 * @param name empty for the rows themselves; of items the path of their list from the owner
 * @param columns scalars, in the order of the script; names are paths from the row
 * @param lists the tables of the items that belong to these rows
 */
public record TableSchema(String name, List<Field> columns, List<TableSchema> lists) {
  /** The column of an item that is a scalar, or of a map's value that is one. */
  public static final String VALUE = "value";

  /** The column of the key of a map's entry. */
  public static final String KEY = "key";

  public TableSchema {
    columns = List.copyOf(columns);
    lists = List.copyOf(lists);
  }

  /** The tables of a schema. */
  public static TableSchema of(Schema schema) {
    return of("", schema.fields());
  }

  private static TableSchema of(String name, List<Field> fields) {
    List<Field> columns = new ArrayList<>();
    List<TableSchema> lists = new ArrayList<>();
    for (Field field : fields) {
      add("", field, columns, lists);
    }
    return new TableSchema(name, columns, lists);
  }

  private static void add(
      String prefix, Field field, List<Field> columns, List<TableSchema> lists) {
    String name = prefix + field.name();
    Type type = field.type();
    if (type instanceof Type.ObjectType object) {
      object.fields().forEach(part -> add(name + ".", part, columns, lists));
    } else if (type instanceof Type.ListOf list) {
      lists.add(of(name, item(list.item())));
    } else if (type instanceof Type.MapOf map) {
      List<Field> entry = new ArrayList<>();
      entry.add(Field.of(KEY, Scalar.STRING));
      entry.add(Field.of(VALUE, map.value()));
      lists.add(of(name, entry));
    } else {
      Type scalar = type instanceof Type.Link link ? link.key() : type;
      columns.add(new Field(name, scalar, field.key(), field.namespace(), field.defaultValue()));
    }
  }

  /** The fields of an item: an object's own, else one of the name {@value #VALUE}. */
  private static List<Field> item(Type type) {
    return type instanceof Type.ObjectType object
        ? object.fields()
        : List.of(Field.of(VALUE, type));
  }

  public Optional<Field> column(String path) {
    return columns.stream().filter(c -> c.name().equals(path)).findFirst();
  }

  /** The table of a list of these rows. */
  public Optional<TableSchema> list(String path) {
    return lists.stream().filter(l -> l.name().equals(path)).findFirst();
  }

  /** The owner's column that tells how many items a list has. */
  public static Field count(String list) {
    return Field.of(list, Scalar.INT);
  }
}
