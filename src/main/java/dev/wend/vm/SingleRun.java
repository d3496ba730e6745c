package dev.wend.vm;

import dev.wend.code.Meaning;
import dev.wend.code.Op;
import dev.wend.code.Program;
import dev.wend.code.Program.Entry;
import dev.wend.code.Program.Form;
import dev.wend.code.Verified;
import dev.wend.type.Scalar;
import dev.wend.value.Bytes;
import dev.wend.value.Lane;
import dev.wend.value.Lapse;
import dev.wend.value.Text;
import dev.wend.value.Texts;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Runs a program over one row at a time; allocates nothing while it runs (but for what a pattern or
 * a function of the library needs). One thread at a time.
 */
public final class SingleRun {
  private final Bound bound;
  private final Clock beat;
  private final int[] code;
  private final boolean[] masks;
  private final long[] lanes;
  private final boolean[] present;
  private final Text[] texts;
  private final boolean[] textPresent;

  /** By list register: a list, and the values of those that were made here. */
  private final ListSlice[] lists;

  private final ListValues[] listed;

  /** By text register: the bytes of texts that were made here. */
  private final Bytes[] made;

  /** By place in the pool. */
  private final SingleRun[] within;

  private final FunctionCall[] calls;
  private final ItemRun[] items;
  private final SequenceRun[] sequences;
  private final HeldRun[] held;

  /** By address of a {@code PLACE}: how many items were counted. */
  private final int[] places;

  /** Whether the programs read anything of the clock but what they compare columns with. */
  private final boolean readsClock;

  /** Whose items the row is one of; {@code null} where it is none. */
  private final Arguments inside;

  private final Horizon horizon;

  private final OneColumn oneColumn = new OneColumn();

  /** By output: whether it is a mask. */
  private final boolean[] alwaysThere;

  private final boolean[] resultMasks;
  private final long[] resultLanes;
  private final Bytes[] resultBytes;
  private final Text[] resultTexts;
  private final Object[] resultLists;

  private Row row = oneColumn;

  public SingleRun(Verified verified, Instant now) {
    this(verified, now, null, new Horizon(now.toEpochMilli()));
  }

  /**
   * @param inside what the row is given that is an item or an event; {@code null} where it is none
   * @param horizon of the run of which it is a part
   */
  SingleRun(Verified verified, Instant now, Arguments inside, Horizon horizon) {
    this.inside = inside;
    this.horizon = horizon;
    bound = new Bound(verified, now);
    beat = Clock.of(bound.program);
    code = bound.code;
    masks = new boolean[bound.program.masks()];
    lanes = new long[bound.program.lanes()];
    present = new boolean[bound.program.lanes()];
    texts = texts(bound.program.texts());
    made = bytes(texts.length, 64);
    textPresent = new boolean[texts.length];
    lists = ListSlice.several(bound.program.lists());
    listed = ListValues.several(bound.program.lists());
    within = new SingleRun[bound.program.pool().size()];
    calls = new FunctionCall[within.length];
    items = new ItemRun[within.length];
    sequences = new SequenceRun[within.length];
    held = new HeldRun[within.length];
    places = new int[code.length];
    for (int i = 0; i < within.length; i++) {
      prepare(i, bound.program.pool().get(i), now);
    }
    readsClock = beats() != Lapse.NEVER;
    int outputs = bound.program.outputs().size();
    alwaysThere = masks(bound.program.outputs());
    resultMasks = new boolean[outputs];
    resultLanes = new long[outputs];
    resultBytes = bytes(outputs, 32);
    resultTexts = texts(outputs);
    resultLists = new Object[outputs];
  }

  private static boolean[] masks(List<Program.Output> outputs) {
    boolean[] masks = new boolean[outputs.size()];
    for (int i = 0; i < masks.length; i++) {
      masks[i] = outputs.get(i).form() == Form.MASK;
    }
    return masks;
  }

  private static Text[] texts(int count) {
    Text[] texts = new Text[count];
    Arrays.setAll(texts, i -> new Text());
    return texts;
  }

  private static Bytes[] bytes(int count, int capacity) {
    Bytes[] bytes = new Bytes[count];
    Arrays.setAll(bytes, i -> new Bytes(capacity));
    return bytes;
  }

  private void prepare(int i, Entry entry, Instant now) {
    if (entry instanceof Entry.Nested nested && !nested.program().columns().isEmpty()) {
      within[i] = new SingleRun(bound.verified.within(nested), now);
    } else if (entry instanceof Entry.Call call) {
      calls[i] = new FunctionCall(call, bound);
    } else if (entry instanceof Entry.Items list) {
      items[i] = new ItemRun(bound.verified, list, new Registers(), now, horizon);
    } else if (entry instanceof Entry.Sequence sequence) {
      sequences[i] = new SequenceRun(bound.verified, sequence, new Registers(), now, horizon);
    } else if (entry instanceof Entry.Held rule) {
      held[i] = new HeldRun(bound.verified, rule, now, horizon);
    }
  }

  /** Goes to another instant, as if it had been made for that. */
  public void to(Instant now) {
    to(now.toEpochMilli());
  }

  /** The same, in epoch milliseconds. */
  public void to(long now) {
    bound.to(now);
    if (inside == null) {
      horizon.to(now);
    }
    for (int i = 0; i < within.length; i++) {
      if (within[i] != null) {
        within[i].to(now);
      } else if (items[i] != null) {
        items[i].to(now);
      } else if (sequences[i] != null) {
        sequences[i].to(now);
      } else if (held[i] != null) {
        held[i].to(now);
      }
    }
  }

  /** Begins to go through the instants of another row. */
  void beginRow() {
    for (HeldRun rule : held) {
      if (rule != null) {
        rule.beginRow();
      }
    }
  }

  /** Begins with the items of another row. */
  void beginItems() {
    Arrays.fill(places, 0);
  }

  /** Whether a value of a column passes the tests of it at some addresses. */
  boolean passes(int[] tests, long value) {
    for (int pc : tests) {
      if (!inRange(pc, value)) {
        return false;
      }
    }
    return true;
  }

  /** Runs the program over a row; the results are there until the next run. */
  public void run(Row over) {
    row = over;
    if (inside == null) {
      horizon.begin();
    }
    int pc = 0;
    while (pc < code.length) {
      pc = step(pc);
    }
  }

  /**
   * Until when what the last run gave holds if nothing changes but the time: the first instant, in
   * epoch milliseconds, at which it may differ; {@link Long#MAX_VALUE} where that never comes. It
   * may be too early, never too late.
   */
  public long until() {
    return Math.min(horizon.until(), clock());
  }

  /** Until when the tests of what the row holds stay as they are. */
  long turns() {
    return horizon.until();
  }

  /** Until when what the programs read of the clock stays. */
  long clock() {
    return readsClock ? beats() : Lapse.NEVER;
  }

  private long beats() {
    long until = beat.until(bound);
    for (int i = 0; i < items.length; i++) {
      if (items[i] != null) {
        until = Math.min(until, items[i].clock());
      } else if (sequences[i] != null) {
        until = Math.min(until, sequences[i].clock());
      }
    }
    return until;
  }

  /** Whether there is a value; a mask is always there. */
  public boolean present(int output) {
    return alwaysThere[output] || resultMasks[output];
  }

  /** Whether the row is in the one result, or has a value of it. */
  boolean isThere() {
    return resultMasks[0];
  }

  /** Whether the row is in a mask. */
  public boolean truth(int output) {
    return resultMasks[output];
  }

  /** A value of any type but string, as {@code value.Lane} says; only where present. */
  public long number(int output) {
    return resultLanes[output];
  }

  /** A text; only where present, valid until the next run. */
  public Text text(int output) {
    return resultTexts[output];
  }

  boolean isText(int output) {
    return bound.program.outputs().get(output).form() == Form.TEXT;
  }

  boolean isReal(int output) {
    return bound.program.outputs().get(output).type() == Scalar.DOUBLE;
  }

  /** A result as it is outside (see {@code value.Lane}); for cold code. */
  public Optional<Object> outside(int output) {
    if (!present(output)) {
      return Optional.empty();
    }
    var declared = bound.program.outputs().get(output);
    return Optional.of(
        switch (declared.form()) {
          case MASK -> truth(output);
          case LANE -> Lane.outside(declared.type(), number(output));
          case TEXT -> text(output).toString();
          case LIST -> resultLists[output];
        });
  }

  // masks and columns

  private int step(int pc) {
    int to = code[pc + 1];
    Op op = Op.of(code[pc]);
    switch (op) {
      case EQ, LT, LE, GT, GE -> masks[to] = under(code[pc + 4]) && inRange(pc);
      case BETWEEN -> masks[to] = under(code[pc + 5]) && inRange(pc);
      case IN -> masks[to] = under(code[pc + 4]) && isAmong(pc);
      case TEXT_IN -> masks[to] = under(code[pc + 4]) && isAmongTexts(pc);
      case PRESENT -> masks[to] = under(code[pc + 3]) && row.present(code[pc + 2]);
      case TABLE -> masks[to] = under(code[pc + 4]) && within(pc).resultMasks[0];
      case ALL -> masks[to] = true;
      case NONE -> masks[to] = false;
      case AND -> masks[to] = masks[code[pc + 2]] && masks[code[pc + 3]];
      case OR -> masks[to] = masks[code[pc + 2]] || masks[code[pc + 3]];
      case AND_NOT -> masks[to] = masks[code[pc + 2]] && !masks[code[pc + 3]];
      case NOT -> masks[to] = !masks[code[pc + 2]];
      case GO_ON_WHILE_ANY -> {
        masks[to] = masks[code[pc + 2]];
        return masks[to] ? pc + op.size() : code[pc + 3];
      }
      case ANY_ITEM -> masks[to] = under(code[pc + 3]) && itemsOf(op, pc).present();
      case SEQUENCE -> masks[to] = under(code[pc + 3]) && sequences[code[pc + 2]].run();
      case HELD -> masks[to] = under(code[pc + 3]) && held[code[pc + 2]].run(row);
      case OUT, OUT_LANE, OUT_TEXT -> out(op, to, code[pc + 2]);
      case OUT_LIST -> {
        resultLists[to] = items[code[pc + 2]].list();
        resultMasks[to] = true;
      }
      default -> lane(op, pc, to);
    }
    return pc + op.size();
  }

  private boolean under(int mask) {
    return mask < 0 || masks[mask];
  }

  private boolean inRange(int pc) {
    int column = code[pc + 2];
    if (!row.present(column)) {
      return false;
    }
    return inRange(pc, bound.ordered(column, row.number(column)));
  }

  private boolean inRange(int pc, long value) {
    if (bound.turns[pc] != null) {
      for (Turn turn : bound.turns[pc]) {
        horizon.compared(value, turn, bound.program.zone());
      }
    }
    return bound.low[pc] <= value && value <= bound.high[pc];
  }

  private boolean isAmong(int pc) {
    int column = code[pc + 2];
    if (!row.present(column)) {
      return false;
    }
    return Arrays.binarySearch(bound.among[pc], bound.ordered(column, row.number(column))) >= 0;
  }

  private boolean isAmongTexts(int pc) {
    int column = code[pc + 2];
    return row.present(column) && contains(bound.sorted[code[pc + 3]], row.text(column));
  }

  static boolean contains(Text[] sorted, Text text) {
    int low = 0;
    int high = sorted.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Texts.compare(sorted[middle], text);
      if (order == 0) {
        return true;
      } else if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return false;
  }

  /** Runs a program of one column over this row's value of it. */
  private SingleRun within(int pc) {
    SingleRun one = within[code[pc + 3]];
    one.run(oneColumn.set(row, code[pc + 2]));
    return one;
  }

  private void out(Op op, int output, int register) {
    switch (op) {
      case OUT -> resultMasks[output] = masks[register];
      case OUT_LANE -> {
        resultMasks[output] = present[register];
        resultLanes[output] = lanes[register];
      }
      default -> {
        resultMasks[output] = textPresent[register];
        Bytes bytes = resultBytes[output];
        bytes.clear();
        if (textPresent[register]) {
          bytes.append(texts[register]);
        }
        resultTexts[output].set(bytes.array(), 0, bytes.length());
      }
    }
  }

  // items

  private ItemRun itemsOf(Op op, int pc) {
    ItemRun list = items[code[pc + 2]];
    list.run(op);
    return list;
  }

  // lanes

  private void lane(Op op, int pc, int to) {
    switch (op) {
      case CONSTANT -> give(to, bound.numbers[code[pc + 2]]);
      case MISSING -> present[to] = false;
      case NOW -> give(to, bound.now);
      case NOW_OF_RUN -> give(to, bound.run);
      case TODAY -> give(to, bound.today);
      case COLUMN -> {
        present[to] = row.present(code[pc + 2]);
        lanes[to] = present[to] ? row.number(code[pc + 2]) : 0;
      }
      case LOOKUP -> lookUp(pc, to);
      case SELECT -> copy(to, masks[code[pc + 2]] ? code[pc + 3] : code[pc + 4]);
      case COALESCE -> copy(to, present[code[pc + 2]] ? code[pc + 2] : code[pc + 3]);
      case FROM_MASK -> give(to, masks[code[pc + 2]] ? 1 : 0);
      case CALL -> call(pc, to);
      case COUNT_ITEMS, SUM_ITEMS, MIN_ITEM, MAX_ITEM, AVERAGE_ITEMS, FIRST_ITEM, LAST_ITEM -> {
        present[to] = under(code[pc + 3]) && itemsOf(op, pc).present();
        lanes[to] = items[code[pc + 2]].lane();
      }
      case PLACE -> give(to, under(code[pc + 2]) ? places[pc]++ : places[pc]);
      case ARGUMENT -> {
        present[to] = inside.has(code[pc + 2]);
        lanes[to] = present[to] ? inside.lane(code[pc + 2]) : 0;
      }
      case IS_TRUE -> masks[to] = present[code[pc + 2]] && lanes[code[pc + 2]] != 0;
      case IS_PRESENT -> masks[to] = present[code[pc + 2]];
      case EQUAL, LESS, LESS_OR_EQUAL, LESS_DOUBLES, LESS_OR_EQUAL_DOUBLES -> compare(op, pc, to);
      case AMONG -> {
        int v = code[pc + 2];
        masks[to] = present[v] && Arrays.binarySearch(bound.among[pc], lanes[v]) >= 0;
      }
      case RESCALE, TO_DOUBLE, MOVE_DATE, MOVE_DATETIME, NEGATE, NEGATE_DOUBLE, TO_DATETIME ->
          one(op, pc, to);
      case TEXT_CONSTANT, TEXT_MISSING, TEXT_COLUMN, CONCAT, FOLD, ENUM_TEXT -> text(op, pc, to);
      case TEXT_SELECT, TEXT_COALESCE, CALL_TEXT -> text(op, pc, to);
      case ARGUMENT_TEXT -> {
        boolean there = inside.has(code[pc + 2]);
        point(to, there, there ? inside.text(code[pc + 2]) : texts[to]);
      }
      case MIN_TEXT, MAX_TEXT, FIRST_TEXT, LAST_TEXT -> {
        boolean there = under(code[pc + 3]) && itemsOf(op, pc).present();
        point(to, there, items[code[pc + 2]].text());
      }
      case LIST_ITEMS, LIST_WRITTEN, LIST_SELECT, CALL_LIST, ARGUMENT_LIST -> list(op, pc, to);
      case TEXT_IS_PRESENT, TEXT_EQUAL, TEXT_LESS, TEXT_LESS_OR_EQUAL -> testText(op, pc, to);
      case CONTAINS, STARTS_WITH, ENDS_WITH, LIKE, MATCHES, TEXT_AMONG -> testText(op, pc, to);
      default -> two(op, pc, to);
    }
  }

  private void give(int to, long lane) {
    present[to] = lane != Lane.MISSING;
    lanes[to] = lane;
  }

  private void copy(int to, int from) {
    present[to] = present[from];
    lanes[to] = lanes[from];
  }

  private void lookUp(int pc, int to) {
    present[to] = false;
    if (under(code[pc + 4])) {
      SingleRun one = within(pc);
      present[to] = one.resultMasks[0];
      lanes[to] = one.resultLanes[0];
    }
  }

  private void compare(Op op, int pc, int to) {
    int a = code[pc + 2];
    int b = code[pc + 3];
    masks[to] = present[a] && present[b] && Meaning.lane(op, lanes[a], lanes[b], 0, 0, null) != 0;
    if (bound.compared[pc] != null && present[a] && present[b]) {
      for (MovingLanes.Compared with : bound.compared[pc]) {
        horizon.compared(lanes[code[pc + with.value()]], with.turn(), bound.program.zone());
      }
    }
  }

  private void one(Op op, int pc, int to) {
    int a = code[pc + 2];
    int i = op.size() > 3 ? code[pc + 3] : 0;
    int j = op.size() > 4 ? code[pc + 4] : 0;
    if (present[a]) {
      give(to, Meaning.lane(op, lanes[a], 0, i, j, bound.program.zone()));
    } else {
      present[to] = false;
    }
  }

  private void two(Op op, int pc, int to) {
    int a = code[pc + 2];
    int b = code[pc + 3];
    int i = op.size() > 4 ? code[pc + 4] : 0;
    if (present[a] && present[b]) {
      give(to, Meaning.lane(op, lanes[a], lanes[b], i, 0, bound.program.zone()));
    } else {
      present[to] = false;
    }
  }

  /** Gives a call its arguments and makes it; false where one is missing or nothing came out. */
  private boolean invoke(FunctionCall call) {
    return pass(call) && call.invoke();
  }

  /** Gives a call its arguments; false where one is missing. */
  private boolean pass(FunctionCall call) {
    for (int i = 0; i < call.registers.length; i++) {
      int register = call.registers[i];
      if (call.isList[i]) {
        call.list(i).set(lists[register]);
      } else if (call.isText[i]) {
        if (!textPresent[register]) {
          return false;
        }
        Text text = texts[register];
        call.argument(i).set(text.bytes, text.offset, text.length);
      } else {
        if (!present[register]) {
          return false;
        }
        call.set(i, lanes[register]);
      }
    }
    return true;
  }

  private void call(int pc, int to) {
    FunctionCall call = calls[code[pc + 2]];
    present[to] = under(code[pc + 3]) && invoke(call);
    lanes[to] = call.lane();
  }

  // lists

  private void list(Op op, int pc, int to) {
    int a = code[pc + 2];
    if (op == Op.ARGUMENT_LIST) {
      lists[to].set(inside.list(a));
      return;
    }
    if (op == Op.LIST_SELECT) {
      listed[to].clear();
      listed[to].addAll(lists[masks[a] ? code[pc + 3] : code[pc + 4]]);
      lists[to].set(listed[to], 0, listed[to].count());
      return;
    }
    ListValues values = listed[to];
    values.clear();
    if (under(code[pc + 3])) {
      switch (op) {
        case LIST_ITEMS -> items[a].list(values);
        case CALL_LIST -> {
          if (pass(calls[a])) {
            calls[a].invoke(values);
          }
        }
        default -> write((Entry.Registers) bound.program.pool().get(a), values);
      }
    }
    lists[to].set(values, 0, values.count());
  }

  private void write(Entry.Registers written, ListValues values) {
    boolean isText = written.item() == Scalar.STRING;
    for (int register : written.registers()) {
      if (isText && textPresent[register]) {
        values.add(texts[register]);
      } else if (!isText && present[register]) {
        values.add(lanes[register]);
      }
    }
  }

  // texts

  private void text(Op op, int pc, int to) {
    int a = code[pc + 2];
    switch (op) {
      case TEXT_CONSTANT -> point(to, true, bound.words[a]);
      case TEXT_MISSING -> textPresent[to] = false;
      case TEXT_COLUMN -> {
        boolean there = under(code[pc + 3]) && row.present(a);
        point(to, there, there ? row.text(a) : texts[to]);
      }
      case CONCAT -> concat(pc, to);
      case FOLD -> {
        if (begin(to, under(code[pc + 3]) && textPresent[a])) {
          Texts.fold(texts[a], made[to]);
          end(to);
        }
      }
      case ENUM_TEXT -> {
        boolean there = under(code[pc + 4]) && present[a];
        point(to, there, there ? bound.lists[code[pc + 3]][(int) lanes[a]] : texts[to]);
      }
      case TEXT_SELECT -> copyText(to, masks[a] ? code[pc + 3] : code[pc + 4]);
      case TEXT_COALESCE -> copyText(to, textPresent[a] ? a : code[pc + 3]);
      default -> {
        FunctionCall call = calls[a];
        if (begin(to, under(code[pc + 3]) && invoke(call))) {
          made[to].append(call.bytes().array(), 0, call.bytes().length());
          end(to);
        }
      }
    }
  }

  private void concat(int pc, int to) {
    int a = code[pc + 2];
    int b = code[pc + 3];
    boolean there = under(code[pc + 4]) && textPresent[a] && textPresent[b];
    if (begin(to, there && Texts.joins(texts[a].length, texts[b].length))) {
      made[to].append(texts[a]);
      made[to].append(texts[b]);
      end(to);
    }
  }

  /** Points a register at a text that stays as long as the row does. */
  private void point(int to, boolean there, Text text) {
    textPresent[to] = there;
    texts[to].set(text.bytes, text.offset, text.length);
  }

  private void copyText(int to, int from) {
    if (begin(to, textPresent[from])) {
      made[to].append(texts[from]);
      end(to);
    }
  }

  private boolean begin(int to, boolean there) {
    textPresent[to] = there;
    made[to].clear();
    return there;
  }

  private void end(int to) {
    texts[to].set(made[to].array(), 0, made[to].length());
  }

  private void testText(Op op, int pc, int to) {
    int a = code[pc + 2];
    masks[to] =
        switch (op) {
          case TEXT_IS_PRESENT -> textPresent[a];
          case TEXT_AMONG ->
              under(code[pc + 4])
                  && textPresent[a]
                  && contains(bound.sorted[code[pc + 3]], texts[a]);
          case MATCHES ->
              under(code[pc + 4])
                  && textPresent[a]
                  && bound.patterns[code[pc + 3]].isFoundIn(texts[a]);
          case LIKE ->
              under(code[pc + 4])
                  && textPresent[a]
                  && Texts.like(texts[a], bound.words[code[pc + 3]]);
          default ->
              under(code[pc + 4])
                  && textPresent[a]
                  && textPresent[code[pc + 3]]
                  && Meaning.texts(op, texts[a], texts[code[pc + 3]]);
        };
  }

  /** This run, as it goes through items. */
  private final class Registers implements Around {
    @Override
    public Row row(int up) {
      return up == 0 ? row : inside.row(up - 1);
    }

    @Override
    public boolean hasLane(int register) {
      return present[register];
    }

    @Override
    public long lane(int register) {
      return lanes[register];
    }

    @Override
    public boolean hasText(int register) {
      return textPresent[register];
    }

    @Override
    public Text text(int register) {
      return texts[register];
    }

    @Override
    public ListSlice list(int register) {
      return lists[register];
    }
  }

  /** One column of another row, as the only one. */
  private static final class OneColumn implements Row {
    private Row of;
    private int column;

    OneColumn set(Row row, int place) {
      of = row;
      column = place;
      return this;
    }

    @Override
    public boolean present(int place) {
      return of.present(column);
    }

    @Override
    public long number(int place) {
      return of.number(column);
    }

    @Override
    public Text text(int place) {
      return of.text(column);
    }
  }
}
