package dev.wend.vm;

import dev.wend.code.Program;
import dev.wend.value.Text;

/** A row that asks another one for all that it does not answer itself. */
public interface HandingOn extends Row {
  /** The row that is asked; it may be another one each time. */
  Row asked();

  @Override
  default boolean present(int column) {
    return asked().present(column);
  }

  @Override
  default long number(int column) {
    return asked().number(column);
  }

  @Override
  default Text text(int column) {
    return asked().text(column);
  }

  @Override
  default Rows items(String list, Program program) {
    return asked().items(list, program);
  }

  @Override
  default EventRows events(String type, Program program) {
    return asked().events(type, program);
  }

  @Override
  default Finding entity(String name) {
    return asked().entity(name);
  }
}
