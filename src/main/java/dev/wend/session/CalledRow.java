package dev.wend.session;

import dev.wend.code.Program;
import dev.wend.load.JsonProfile;
import dev.wend.type.Field;
import dev.wend.vm.HandingOn;
import dev.wend.vm.Row;
import dev.wend.vm.Rows;
import java.util.ArrayList;
import java.util.List;

/** A profile that is in no store, whose columns have a word before their names. */
final class CalledRow implements HandingOn {
  private final Row row;
  private final String prefix;

  CalledRow(JsonProfile profile, String word, Program program) {
    prefix = word + ".";
    List<Field> columns = new ArrayList<>();
    for (Field column : program.columns()) {
      boolean own = column.name().startsWith(prefix);
      columns.add(Field.of(own ? column.name().substring(prefix.length()) : "", column.type()));
    }
    row = profile.row(columns);
  }

  @Override
  public Row asked() {
    return row;
  }

  @Override
  public Rows items(String list, Program program) {
    return row.items(list.substring(prefix.length()), program);
  }
}
