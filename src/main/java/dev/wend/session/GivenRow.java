package dev.wend.session;

import dev.wend.code.Program;
import dev.wend.value.Text;
import dev.wend.vm.EventRows;
import dev.wend.vm.Finding;
import dev.wend.vm.Row;
import dev.wend.vm.Rows;
import java.util.Set;

/**
 * A profile together with what else a message is given: a column whose name, or the part of it
 * before the first dot, is that of a parameter is the parameter's.
 */
final class GivenRow implements Row {
  private final Row profile;
  private final Row given;
  private final Set<String> parameters;
  private final boolean[] isGiven;

  /**
   * @param profile all columns of the program; those of parameters are not asked
   * @param given likewise
   */
  GivenRow(Row profile, Row given, Set<String> parameters, Program program) {
    this.profile = profile;
    this.given = given;
    this.parameters = Set.copyOf(parameters);
    isGiven = new boolean[program.columns().size()];
    for (int c = 0; c < isGiven.length; c++) {
      isGiven[c] = isGiven(program.columns().get(c).name());
    }
  }

  private boolean isGiven(String name) {
    int dot = name.indexOf('.');
    return parameters.contains(dot < 0 ? name : name.substring(0, dot));
  }

  private Row of(int column) {
    return isGiven[column] ? given : profile;
  }

  @Override
  public boolean present(int column) {
    return of(column).present(column);
  }

  @Override
  public long number(int column) {
    return of(column).number(column);
  }

  @Override
  public Text text(int column) {
    return of(column).text(column);
  }

  @Override
  public Rows items(String list, Program program) {
    return (isGiven(list) ? given : profile).items(list, program);
  }

  @Override
  public EventRows events(String type, Program program) {
    return profile.events(type, program);
  }

  @Override
  public Finding entity(String name) {
    return profile.entity(name);
  }
}
