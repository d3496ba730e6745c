package dev.wend.vm;

import dev.wend.code.Joint;
import dev.wend.code.Program;
import dev.wend.type.Field;
import dev.wend.value.Text;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** An event of each of several steps of a sequence, as one row of a program over all of them. */
final class JointRow implements Row {
  /** By step: its events; with the columns of it that the program reads. */
  private final EventRows[] steps;

  /** By column of the program: its step, and its place there. */
  private final int[] stepOf;

  private final int[] placeOf;

  /**
   * @param row whose events they are
   * @param types by step: the type of its events
   */
  JointRow(Row row, List<String> types, Program program) {
    int columns = program.columns().size();
    stepOf = new int[columns];
    placeOf = new int[columns];
    List<List<Field>> fields = new ArrayList<>();
    types.forEach(type -> fields.add(new ArrayList<>()));
    for (int c = 0; c < columns; c++) {
      Field field = program.columns().get(c);
      stepOf[c] = Joint.step(field.name());
      placeOf[c] = fields.get(stepOf[c]).size();
      fields.get(stepOf[c]).add(Field.of(Joint.name(field.name()), field.type()));
    }
    List<List<Program.Link>> links = new ArrayList<>();
    types.forEach(type -> links.add(new ArrayList<>()));
    for (Program.Link link : program.links()) {
      links
          .get(stepOf[link.column()])
          .add(
              new Program.Link(
                  placeOf[link.column()], placeOf[link.key()], link.entity(), link.field()));
    }
    steps = new EventRows[types.size()];
    for (int step = 0; step < steps.length; step++) {
      steps[step] = row.events(types.get(step), reading(fields.get(step), links.get(step)));
    }
  }

  /** A program that reads columns and does nothing else. */
  static Program reading(List<Field> columns, List<Program.Link> links) {
    return new Program(
        columns,
        links,
        List.of(),
        new Program.Counts(0, 0, 0, 0),
        new int[0],
        List.of(),
        List.of(),
        ZoneOffset.UTC);
  }

  /** Takes an event of a step. */
  void to(int step, int event) {
    steps[step].to(event);
  }

  @Override
  public boolean present(int column) {
    return steps[stepOf[column]].present(placeOf[column]);
  }

  @Override
  public long number(int column) {
    return steps[stepOf[column]].number(placeOf[column]);
  }

  @Override
  public Text text(int column) {
    return steps[stepOf[column]].text(placeOf[column]);
  }

  @Override
  public Rows items(String list, Program program) {
    int step = Joint.step(list);
    return step < 0 || step >= steps.length
        ? Rows.NONE
        : steps[step].items(Joint.name(list), program);
  }

  @Override
  public Finding entity(String name) {
    return steps[0].entity(name);
  }
}
