package dev.wend.vm;

import dev.wend.code.Program.Entry;
import dev.wend.type.Scalar;
import dev.wend.value.Text;

/** What the programs over items of a row, or over its events, are given. */
final class Arguments {
  private final Entry.Reading entry;
  private final Around around;

  Arguments(Entry.Reading entry, Around around) {
    this.entry = entry;
    this.around = around;
  }

  boolean isText(int argument) {
    return entry.types().get(argument) == Scalar.STRING;
  }

  boolean has(int argument) {
    int register = entry.registers().get(argument);
    return isText(argument) ? around.hasText(register) : around.hasLane(register);
  }

  long lane(int argument) {
    return around.lane(entry.registers().get(argument));
  }

  Text text(int argument) {
    return around.text(entry.registers().get(argument));
  }

  ListSlice list(int argument) {
    return around.list(entry.registers().get(argument));
  }

  /** A row around the items: 0 is the one that they belong to. */
  Row row(int up) {
    return around.row(up);
  }
}
