package dev.wend.session;

import dev.wend.code.Program;
import dev.wend.type.Field;
import dev.wend.value.Text;
import dev.wend.vm.Finding;
import dev.wend.vm.Row;
import dev.wend.vm.Rows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Several profiles as one row: {@code ada.city} is the city of the one that is called so. */
final class TestRow implements Row {
  /** A profile that is not there. */
  static final Row NOBODY =
      new Row() {
        @Override
        public boolean present(int column) {
          return false;
        }

        @Override
        public long number(int column) {
          throw new IllegalStateException("not present");
        }

        @Override
        public Text text(int column) {
          throw new IllegalStateException("not present");
        }
      };

  private final BiFunction<String, Program, Row> profiles;
  private final Map<String, Row> rows = new HashMap<>();
  private final Program program;
  private final Row[] byColumn;
  private final long[] facts;

  /**
   * @param facts the value of what is asked beside fields, by its name
   * @param isFact whether a column is that
   * @param profiles makes the row of a profile by its name, of whose columns the names begin with
   *     it
   */
  TestRow(
      Program program,
      Predicate<String> isFact,
      ToLongFunction<String> facts,
      BiFunction<String, Program, Row> profiles) {
    this.program = program;
    this.profiles = profiles;
    List<Field> columns = program.columns();
    byColumn = new Row[columns.size()];
    this.facts = new long[columns.size()];
    for (int c = 0; c < columns.size(); c++) {
      String name = columns.get(c).name();
      if (isFact.test(name)) {
        this.facts[c] = facts.applyAsLong(name);
      } else {
        byColumn[c] = row(profile(owner(c)));
      }
    }
  }

  /** The name of a column, of what a link leads to that of its key. */
  private String owner(int column) {
    for (Program.Link link : program.links()) {
      if (link.column() == column) {
        return program.columns().get(link.key()).name();
      }
    }
    return program.columns().get(column).name();
  }

  static String profile(String path) {
    return path.substring(0, path.indexOf('.'));
  }

  private Row row(String profile) {
    return rows.computeIfAbsent(profile, name -> profiles.apply(name, program));
  }

  @Override
  public boolean present(int column) {
    return byColumn[column] == null || byColumn[column].present(column);
  }

  @Override
  public long number(int column) {
    return byColumn[column] == null ? facts[column] : byColumn[column].number(column);
  }

  @Override
  public Text text(int column) {
    return byColumn[column].text(column);
  }

  @Override
  public Rows items(String list, Program of) {
    return row(profile(list)).items(list, of);
  }

  @Override
  public Finding entity(String name) {
    return rows.isEmpty() ? Finding.NOTHING : rows.values().iterator().next().entity(name);
  }
}
