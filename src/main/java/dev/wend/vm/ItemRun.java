package dev.wend.vm;

import dev.wend.code.Op;
import dev.wend.code.Program;
import dev.wend.code.Program.Entry;
import dev.wend.code.Program.Form;
import dev.wend.code.Program.Output;
import dev.wend.code.Verified;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Bytes;
import dev.wend.value.Kernels;
import dev.wend.value.Lane;
import dev.wend.value.Text;
import dev.wend.value.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Goes through one list of one row after another. The items that a part leaves are gone through by
 * the next one, in the order in which they are left.
 */
final class ItemRun {
  private final Entry.Items entry;
  private final Around around;
  private final Arguments arguments;
  private final SingleRun[] parts;
  private final Sifting sifting = new Sifting();
  private final boolean valued;
  private final Type type;
  private final boolean isText;
  private final boolean real;

  /** By part: the items, and the row that they are of. */
  private final Rows[] rows;

  private Row rowsOf = Nothing.ROW;
  private Finding entities = Finding.NOTHING;
  private final Text key = new Text();
  private final Bytes digits = new Bytes(24);
  private final GivenRows given = new GivenRows();

  // what was found

  private int count;
  private boolean present;
  private long lane;

  /** How often a sum passed the end of 64 bits, upwards less downwards. */
  private long carry;

  private final Bytes bytes = new Bytes(64);
  private final Text text = new Text();

  ItemRun(Verified verified, Entry.Items entry, Around around, Instant now, Horizon horizon) {
    this.entry = entry;
    this.around = around;
    arguments = new Arguments(entry, around);
    parts = new SingleRun[entry.parts().size()];
    rows = new Rows[parts.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] =
          new SingleRun(verified.within(entry, entry.parts().get(i)), now, arguments, horizon);
      rows[i] = Rows.NONE;
    }
    List<Output> outputs = entry.last().program().outputs();
    valued = outputs.size() > 1;
    type = valued ? outputs.get(1).type() : Scalar.BOOL;
    isText = valued && outputs.get(1).form() == Form.TEXT;
    real = type == Scalar.DOUBLE;
  }

  void to(long now) {
    for (SingleRun part : parts) {
      part.to(now);
    }
  }

  /** Until when what its programs read of the clock stays. */
  long clock() {
    return Arrays.stream(parts).mapToLong(SingleRun::clock).min().orElseThrow();
  }

  boolean present() {
    return present;
  }

  long lane() {
    return lane;
  }

  Text text() {
    return text;
  }

  /** Makes of the items of a row what an op says. */
  void run(Op op) {
    count = 0;
    present = false;
    lane = 0;
    carry = 0;
    int last = parts.length - 1;
    int left = begin();
    for (int p = 0; p < last; p++) {
      left = sift(p, left);
    }
    parts[last].beginItems();
    for (int i = 0; i < left; i++) {
      Rows items = rows[last];
      items.to(last == 0 ? i : sifting.item(i));
      parts[last].run(items);
      if (parts[last].truth(0) && !take(op)) {
        break;
      }
    }
    end(op);
  }

  /** What the items of a row give, as it is outside; for cold code. */
  List<Object> list() {
    List<Object> values = new ArrayList<>();
    each(last -> last.outside(1).ifPresent(values::add));
    return values;
  }

  /** Adds what the items of a row give to others. */
  void list(ListValues values) {
    each(
        last -> {
          if (last.present(1) && isText) {
            values.add(last.text(1));
          } else if (last.present(1)) {
            values.add(last.number(1));
          }
        });
  }

  private void each(Consumer<SingleRun> of) {
    int last = parts.length - 1;
    int left = begin();
    for (int p = 0; p < last; p++) {
      left = sift(p, left);
    }
    parts[last].beginItems();
    for (int i = 0; i < left; i++) {
      rows[last].to(last == 0 ? i : sifting.item(i));
      parts[last].run(rows[last]);
      if (parts[last].truth(0)) {
        of.accept(parts[last]);
      }
    }
  }

  // items

  /** Takes the row's items; returns how many there are. */
  private int begin() {
    if (entry.isGiven()) {
      int argument = entry.types().size() - 1;
      Arrays.fill(rows, given.over(arguments.list(argument), around.row(0)));
      return given.count();
    }
    Row row = entry.entity().isPresent() ? linked() : around.row(entry.up());
    if (row == Nothing.ROW) {
      return 0;
    }
    if (row != rowsOf) {
      for (int i = 0; i < rows.length; i++) {
        rows[i] = rows(row, entry.parts().get(i).program());
      }
      rowsOf = row;
    }
    int items = rows[0].count();
    for (int i = 1; i < rows.length; i++) {
      items = Math.min(items, rows[i].count());
    }
    return items;
  }

  private Rows rows(Row row, Program program) {
    return entry.events() ? row.events(entry.list(), program) : row.items(entry.list(), program);
  }

  private Row linked() {
    int argument = entry.types().size() - 1;
    if (!arguments.has(argument)) {
      return Nothing.ROW;
    }
    if (entities == Finding.NOTHING) {
      entities = around.row(0).entity(entry.entity().orElseThrow());
    }
    if (arguments.isText(argument)) {
      return entities.find(arguments.text(argument));
    }
    return entities.find(digits(arguments.lane(argument), digits, key));
  }

  /** A whole number as decimal digits. */
  static Text digits(long number, Bytes bytes, Text into) {
    bytes.clear();
    bytes.append(Long.toString(number));
    return into.set(bytes.array(), 0, bytes.length());
  }

  /** Asks a part for its values and leaves what they decide; returns how many. */
  private int sift(int p, int left) {
    Rows items = rows[p];
    sifting.begin(left, p == 0);
    parts[p].beginItems();
    for (int i = 0; i < left; i++) {
      int item = sifting.item(i);
      items.to(item);
      parts[p].run(items);
      if (parts[p].truth(0)) {
        sifting.add(item, parts[p]);
      }
    }
    Entry.Part part = entry.parts().get(p);
    return sifting.end(part.keep(), part.count());
  }

  // values

  /** Takes an item that is left; false where no further one matters. */
  private boolean take(Op op) {
    SingleRun part = parts[parts.length - 1];
    count++;
    if (!valued) {
      return op != Op.ANY_ITEM;
    }
    boolean there = part.present(1);
    switch (op) {
      case ANY_ITEM -> {
        return false;
      }
      case FIRST_ITEM, FIRST_TEXT, LAST_ITEM, LAST_TEXT -> {
        set(part, there);
        return op == Op.LAST_ITEM || op == Op.LAST_TEXT;
      }
      case COUNT_ITEMS -> {}
      default -> {
        if (there) {
          add(op, part);
        } else {
          count--;
        }
      }
    }
    return true;
  }

  private void set(SingleRun part, boolean there) {
    present = there;
    if (there && isText) {
      bytes.clear();
      bytes.append(part.text(1));
      text.set(bytes.array(), 0, bytes.length());
    } else if (there) {
      lane = part.number(1);
    }
  }

  private void add(Op op, SingleRun part) {
    switch (op) {
      case SUM_ITEMS, AVERAGE_ITEMS -> sum(part.number(1));
      case MIN_TEXT, MAX_TEXT -> {
        int order = present ? Texts.compare(part.text(1), text) : 0;
        if (!present || (op == Op.MIN_TEXT ? order < 0 : order > 0)) {
          set(part, true);
        }
      }
      default -> {
        int order = present ? Long.compare(ordered(part.number(1)), ordered(lane)) : 0;
        if (!present || (op == Op.MIN_ITEM ? order < 0 : order > 0)) {
          set(part, true);
        }
      }
    }
  }

  private long ordered(long value) {
    return real ? Lane.sortable(value) : value;
  }

  private void sum(long value) {
    if (real) {
      double sum = Double.longBitsToDouble(lane) + Double.longBitsToDouble(value);
      lane = Double.doubleToRawLongBits(sum);
    } else {
      carry += Kernels.carry(lane, value);
      lane += value;
    }
  }

  private void end(Op op) {
    switch (op) {
      case ANY_ITEM -> present = count > 0;
      case COUNT_ITEMS -> give(count);
      case SUM_ITEMS -> give(Kernels.sum(lane, carry, real));
      case AVERAGE_ITEMS -> give(Kernels.mean(Kernels.sum(lane, carry, real), count, real));
      default -> {}
    }
  }

  private void give(long value) {
    present = value != Lane.MISSING;
    lane = value;
  }
}
