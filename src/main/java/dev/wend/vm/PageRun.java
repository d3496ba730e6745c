package dev.wend.vm;

import dev.wend.code.Meaning;
import dev.wend.code.Op;
import dev.wend.code.Program;
import dev.wend.code.Program.Entry;
import dev.wend.store.Profiles;
import dev.wend.value.Bytes;
import dev.wend.value.Lane;
import dev.wend.value.Text;
import dev.wend.value.Texts;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Runs a program over one page after another: the frame of registers and the loop over ops. An op
 * works on the whole page, so that what it costs to find it is nothing to each profile. One thread
 * at a time.
 */
final class PageRun implements Scan.Outputs {
  private static final int WORDS = Profiles.WORDS;

  /** A text read in bulk costs less by this than one that is looked for. */
  private static final int BULK = 8;

  private static final Set<Op> COMPARING =
      Set.of(Op.EQUAL, Op.LESS, Op.LESS_OR_EQUAL, Op.LESS_DOUBLES, Op.LESS_OR_EQUAL_DOUBLES);

  /** Those that give all rows the same. */
  private static final Set<Op> GIVING = Set.of(Op.CONSTANT, Op.MISSING, Op.NOW, Op.TODAY);

  private final Attached attached;
  private final Bound bound;
  private final int[] code;
  private final PageColumn[] columns;
  private final long[][] masks;
  private final long[][] lanes;

  private final LaneOrder order;

  /** By lane register: who has a value. */
  private final long[][] there;

  private final TextLane[] texts;
  private final ListLane[] lists;
  private final FunctionCall[] calls;
  private final Table.One[] ones;

  /** By column: the tests of its texts. */
  private final TextRuns[] runs;

  private final ItemOps itemOps;
  private final ListOps listOps;
  private final CallOps callOps = new CallOps(this);

  /** Whose items the rows are; {@code null} where they are none. */
  private final ItemPages inside;

  private final Sets sets;
  private final Codes codes = new Codes();

  private final long[] valid = new long[WORDS];
  private final long[] live = new long[WORDS];
  private final long[] among = everybody();
  private final long[] asked = new long[WORDS];
  private final long[] scratch = new long[WORDS];
  private final long[] unknown = new long[WORDS];
  private final Text left = new Text();
  private final Text right = new Text();
  private final Optional<OpFigures> figures;

  /** What the text column holds where there is no store; else {@code null}. */
  private final TextLane given;

  private boolean skipped;
  private int page;

  // results of the page, by output
  private final long[][] resultMasks;
  private final long[][] resultLanes;
  private final String[][] resultTexts;
  private final TextLane[] itemTexts;

  PageRun(Attached attached, Optional<OpFigures> figures) {
    this(attached, figures, null);
  }

  /**
   * @param texts what the text column holds
   */
  PageRun(Attached attached, TextLane texts) {
    this(attached, Optional.empty(), null, texts);
  }

  PageRun(Attached attached, Optional<OpFigures> figures, ItemPages inside) {
    this(attached, figures, inside, null);
  }

  private PageRun(
      Attached attached, Optional<OpFigures> figures, ItemPages inside, TextLane given) {
    this.given = given;
    this.inside = inside;
    this.attached = attached;
    this.bound = attached.bound;
    this.code = bound.code;
    this.figures = figures;
    Program program = bound.program;
    columns = PageColumn.all(attached);
    masks = new long[program.masks()][WORDS];
    lanes = new long[program.lanes()][Profiles.PAGE];
    order = new LaneOrder(lanes);
    there = new long[program.lanes()][WORDS];
    texts = new TextLane[program.texts()];
    Arrays.setAll(texts, t -> new TextLane());
    lists = new ListLane[program.lists()];
    Arrays.setAll(lists, l -> new ListLane());
    calls = FunctionCall.all(bound);
    listOps = new ListOps(this, attached, inside);
    ones = new Table.One[code.length];
    runs = new TextRuns[attached.columns.length];
    sets = new Sets(attached);
    for (int pc = 0; pc < code.length; pc += Op.of(code[pc]).size()) {
      prepare(pc);
    }
    itemOps = new ItemOps(this, attached, inside);
    int outputs = program.outputs().size();
    resultMasks = new long[outputs][WORDS];
    resultLanes = new long[outputs][];
    resultTexts = new String[outputs][];
    itemTexts = new TextLane[outputs];
  }

  private static long[] everybody() {
    long[] all = new long[WORDS];
    Arrays.fill(all, -1);
    return all;
  }

  /** Makes what a table works with. */
  private void prepare(int pc) {
    Table table = attached.tables[pc];
    if (table != null) {
      Entry.Nested nested = (Entry.Nested) bound.program.pool().get(code[pc + 3]);
      ones[pc] = table.one(attached.verified, nested, attached.now);
      if (table.answers.isPresent()) {
        int column = code[pc + 2];
        if (runs[column] == null) {
          runs[column] = new TextRuns(attached.columns[column].dictionary().orElseThrow());
        }
        runs[column].add(new TextRun(attached, nested, ones[pc]));
      }
    }
  }

  @Override
  public long[] mask(int output) {
    return resultMasks[output];
  }

  /** The lanes of a value, in the order of {@link Transposition}. */
  long[] lanes(int output) {
    return resultLanes[output];
  }

  /** The texts of a value, in the order of {@link Transposition}. */
  String[] texts(int output) {
    return resultTexts[output];
  }

  /** The texts of a value of items. */
  TextLane text(int output) {
    return itemTexts[output];
  }

  @Override
  public long lane(int output, int slot) {
    return resultLanes[output][slot % 64 * WORDS + slot / 64];
  }

  @Override
  public String text(int output, int slot) {
    return resultTexts[output][slot % 64 * WORDS + slot / 64];
  }

  /** Asks, where that is less, about some profiles only; what others have is anything then. */
  void among(long[] some) {
    Masks.copy(some, among);
  }

  /** Runs the program over the first {@code count} profiles of a page. */
  void run(int at, int count) {
    page = at;
    attached.rows.live(page, valid);
    if (count < Profiles.PAGE) {
      Masks.first(count, scratch);
      Masks.and(valid, scratch, valid);
    }
    for (PageColumn column : columns) {
      column.begin(page);
    }
    sets.begin();
    codes.begin();
    int pc = 0;
    while (pc < code.length) {
      pc = figures.isPresent() ? measured(pc, figures.get()) : step(pc);
    }
  }

  private int measured(int pc, OpFigures into) {
    Op op = Op.of(code[pc]);
    int under =
        op.operands().get(op.size() - 2).kind() == Op.Kind.UNDER ? code[pc + op.size() - 1] : -1;
    int in = Masks.count(under < 0 ? valid : masks[under]);
    skipped = false;
    long start = System.nanoTime();
    int next = step(pc);
    long nanos = System.nanoTime() - start;
    int out = in;
    boolean writes = op.operands().get(0).kind() == Op.Kind.MASK_WRITTEN;
    if (writes || op == Op.OUT) {
      Masks.and(masks[code[pc + (writes ? 1 : 2)]], valid, scratch);
      out = Masks.count(scratch);
    }
    into.add(pc, in, out, skipped, nanos);
    return next;
  }

  // masks and columns

  private int step(int pc) {
    int to = code[pc + 1];
    Op op = Op.of(code[pc]);
    switch (op) {
      case EQ, LT, LE, GT, GE, BETWEEN -> range(pc, masks[to], code[pc + op.size() - 1]);
      case IN -> among(pc, bound.among[pc], masks[to]);
      case TEXT_IN -> among(pc, attached.codes[pc], masks[to]);
      case PRESENT -> {
        skipped = columns[code[pc + 2]].present(valid, masks[to]);
        stay(masks[to], code[pc + 3]);
      }
      case TABLE -> table(pc, masks[to]);
      case ALL -> Masks.copy(valid, masks[to]);
      case NONE -> Masks.none(masks[to]);
      case AND -> Masks.and(masks[code[pc + 2]], masks[code[pc + 3]], masks[to]);
      case OR -> Masks.or(masks[code[pc + 2]], masks[code[pc + 3]], masks[to]);
      case AND_NOT -> Masks.andNot(masks[code[pc + 2]], masks[code[pc + 3]], masks[to]);
      case NOT -> Masks.andNot(valid, masks[code[pc + 2]], masks[to]);
      case GO_ON_WHILE_ANY -> {
        boolean any = Masks.copyAny(masks[code[pc + 2]], masks[to]);
        return any ? pc + op.size() : code[pc + 3];
      }
      case OUT -> Masks.and(masks[code[pc + 2]], valid, resultMasks[to]);
      case OUT_LANE -> outLanes(code[pc + 2], to);
      case OUT_TEXT -> outTexts(texts[code[pc + 2]], to);
      case OUT_LIST -> Masks.copy(valid, resultMasks[to]);
      case ANY_ITEM, SEQUENCE, HELD -> ofItems(op, pc, masks[to]);
      default -> ofLanes(op, pc, to);
    }
    return pc + op.size();
  }

  private void range(int pc, long[] to, int under) {
    skipped = columns[code[pc + 2]].range(bound.low[pc], bound.high[pc], valid, to);
    stay(to, under);
  }

  private void outLanes(int from, int to) {
    order.arrange(from);
    Masks.and(there[from], valid, resultMasks[to]);
    resultLanes[to] = inside == null ? lanes[from].clone() : lanes[from];
  }

  private void outTexts(TextLane from, int to) {
    Masks.and(from.there, valid, resultMasks[to]);
    if (inside != null) {
      itemTexts[to] = from;
      return;
    }
    resultTexts[to] = new String[Profiles.PAGE];
    for (int word = 0; word < WORDS; word++) {
      for (long bits = resultMasks[to][word]; bits != 0; bits &= bits - 1) {
        int lane = Long.numberOfTrailingZeros(bits) * WORDS + word;
        resultTexts[to][lane] = from.point(lane, left).toString();
      }
    }
  }

  /** Keeps those of the under mask only. */
  private void stay(long[] mask, int under) {
    if (under >= 0) {
      Masks.and(mask, masks[under], mask);
    }
  }

  private void among(int pc, long[] values, long[] to) {
    skipped = sets.among(pc, values, columns[code[pc + 2]], to);
    stay(to, code[pc + 4]);
  }

  // tables

  /** Those to work on one by one: there, and in the under mask. */
  private long[] live(int under) {
    if (under < 0) {
      return valid;
    }
    Masks.and(masks[under], valid, live);
    return live;
  }

  private void table(int pc, long[] to) {
    Table table = attached.tables[pc];
    if (table == null || (table.isFull() && columns[code[pc + 2]].width == 0)) {
      boolean passes = table == null ? ofNothing(pc).isThere() : table.passes[0] == 1;
      skipped = true;
      Masks.none(to);
      if (passes) {
        Masks.copy(valid, to);
      }
      stay(to, code[pc + 4]);
      return;
    }
    if (table.ranges.isPresent()) {
      ranges(table.ranges.get(), columns[code[pc + 2]], to, code[pc + 4]);
      return;
    }
    PageColumn column = columns[code[pc + 2]];
    if (sets.passes(pc, column, to)) {
      Masks.and(to, live(code[pc + 4]), to);
    } else if (table.answers.isEmpty() || !answered(pc, table.answers.get(), column, to)) {
      gather(pc, table, column, to);
    }
  }

  /** What a program of one column gives where the store has no such column. */
  private SingleRun ofNothing(int pc) {
    Entry.Nested nested = (Entry.Nested) bound.program.pool().get(code[pc + 3]);
    SingleRun one = new SingleRun(attached.verified.within(nested), attached.now);
    one.run(Nothing.ROW);
    return one;
  }

  private void ranges(long[][] ranges, PageColumn column, long[] to, int under) {
    Masks.none(to);
    boolean allSkipped = true;
    for (long[] range : ranges) {
      allSkipped &= column.range(range[0], range[1], valid, live);
      Masks.or(to, live, to);
    }
    skipped = allSkipped;
    stay(to, under);
  }

  /**
   * Asks for the texts of a large dictionary in bulk; false where so few profiles are live that
   * each by itself is less.
   */
  private boolean answered(int pc, Answers answers, PageColumn column, long[] to) {
    long[] rows = live(code[pc + 4]);
    long asked = (long) Masks.count(rows) * attached.pages;
    if (asked * BULK < answers.size) {
      return false;
    }
    long first = Math.max(0, column.least);
    long last = Math.min(answers.size - 1L, column.greatest);
    if (column.width > 0 && first <= last) {
      answers.need((int) first, (int) last, runs[code[pc + 2]]);
    }
    long start = column.consecutive(valid);
    if (start >= 0) {
      answers.copy(start, to);
    } else {
      answers.look(codes.of(column), column.base, to);
    }
    Masks.and(to, live(code[pc + 4]), to);
    return true;
  }

  private void gather(int pc, Table table, PageColumn column, long[] to) {
    long[] pageCodes = codes.of(column);
    long[] rows = live(code[pc + 4]);
    Gather.test(pageCodes, table.offset(column.base), table.passes, scratch, unknown);
    Masks.and(scratch, rows, scratch);
    Masks.and(unknown, rows, unknown);
    for (int word = 0; word < WORDS; word++) {
      for (long bits = unknown[word]; bits != 0; bits &= bits - 1) {
        int bit = Long.numberOfTrailingZeros(bits);
        if (runOne(ones[pc], column, pageCodes[bit * WORDS + word])) {
          scratch[word] |= 1L << bit;
        }
      }
    }
    Masks.copy(scratch, to);
  }

  private static boolean runOne(Table.One one, PageColumn column, long pageCode) {
    return pageCode == 0 ? one.runMissing() : one.run(pageCode - 1 + column.base);
  }

  private void lookUp(int pc, int to) {
    Table table = attached.tables[pc];
    if (table == null) {
      lookUpNothing(pc, to);
      return;
    }
    PageColumn column = columns[code[pc + 2]];
    long[] pageCodes = codes.of(column);
    long offset = table.offset(column.base);
    Gather.lanes(pageCodes, offset, table.passes, table.lanes, lanes[to], there[to], unknown);
    Masks.and(unknown, live(code[pc + 4]), unknown);
    for (int word = 0; word < WORDS; word++) {
      for (long bits = unknown[word]; bits != 0; bits &= bits - 1) {
        int bit = Long.numberOfTrailingZeros(bits);
        int at = bit * WORDS + word;
        if (runOne(ones[pc], column, pageCodes[at])) {
          lanes[to][at] = ones[pc].run.number(0);
          there[to][word] |= 1L << bit;
        }
      }
    }
  }

  private void lookUpNothing(int pc, int to) {
    SingleRun one = ofNothing(pc);
    give(to, one.isThere() ? one.number(0) : Lane.MISSING);
  }

  // items

  private void ofItems(Op op, int pc, long[] to) {
    long[] under = live(code[pc + 3]);
    Masks.and(under, among, asked);
    itemOps.mask(op, code[pc + 2], asked, to);
    stay(to, code[pc + 3]);
  }

  private void ofItems(Op op, int pc, int to) {
    long[] under = live(code[pc + 3]);
    order.written(to, itemOps.lanes(op, code[pc + 2], under, valid, lanes[to], there[to]));
  }

  ItemOps itemOps() {
    return itemOps;
  }

  int page() {
    return page;
  }

  long[] laneRegister(int register) {
    order.arrange(register);
    return lanes[register];
  }

  /** Who has a value in a lane register. */
  long[] laneRows(int register) {
    return there[register];
  }

  TextLane textRegister(int register) {
    return texts[register];
  }

  ListLane listRegister(int register) {
    return lists[register];
  }

  long[] maskRegister(int register) {
    return masks[register];
  }

  FunctionCall call(int entry) {
    return calls[entry];
  }

  CallOps callOps() {
    return callOps;
  }

  // lanes

  private void ofLanes(Op op, int pc, int to) {
    if (COMPARING.contains(op)) {
      compare(op, pc, to);
      return;
    }
    order.arrange(op, code, pc);
    if (op.operands().get(0).kind() == Op.Kind.LANE_WRITTEN && !GIVING.contains(op)) {
      order.written(to, false);
    }
    lane(op, pc, to);
  }

  private void lane(Op op, int pc, int to) {
    switch (op) {
      case CONSTANT -> give(to, bound.numbers[code[pc + 2]]);
      case MISSING -> give(to, Lane.MISSING);
      case NOW, NOW_OF_RUN -> give(to, bound.now);
      case TODAY -> give(to, bound.today);
      case COLUMN -> read(code[pc + 2], to);
      case LOOKUP -> lookUp(pc, to);
      case SELECT -> select(masks[code[pc + 2]], code[pc + 3], code[pc + 4], to);
      case COALESCE -> select(there[code[pc + 2]], code[pc + 2], code[pc + 3], to);
      case FROM_MASK -> {
        LaneLoops.fromMask(masks[code[pc + 2]], lanes[to]);
        Masks.copy(valid, there[to]);
      }
      case CALL -> callOps.lanes(calls[code[pc + 2]], live(code[pc + 3]), lanes[to], there[to]);
      case COUNT_ITEMS, SUM_ITEMS, MIN_ITEM, MAX_ITEM, AVERAGE_ITEMS, FIRST_ITEM, LAST_ITEM ->
          ofItems(op, pc, to);
      case PLACE -> {
        itemOps.place(pc, live(code[pc + 2]), lanes[to]);
        Masks.copy(valid, there[to]);
      }
      case ARGUMENT -> inside.argument(code[pc + 2], valid, lanes[to], there[to]);
      case IS_TRUE -> {
        Masks.copy(there[code[pc + 2]], masks[to]);
        LaneLoops.isTrue(lanes[code[pc + 2]], masks[to]);
      }
      case IS_PRESENT -> Masks.copy(there[code[pc + 2]], masks[to]);
      case AMONG -> amongLanes(pc, to);
      case ADD, SUBTRACT, MULTIPLY, REMAINDER, MULTIPLY_DECIMALS, DIVIDE_DECIMALS ->
          exact(op, pc, to);
      case ADD_DOUBLES, SUBTRACT_DOUBLES, MULTIPLY_DOUBLES, DIVIDE_DOUBLES, REMAINDER_DOUBLES ->
          doubles(op, pc, to);
      case NEGATE, NEGATE_DOUBLE, RESCALE, TO_DOUBLE -> one(op, pc, to);
      case TEXT_COLUMN -> readTexts(pc, to);
      case TEXT_CONSTANT, TEXT_MISSING, CONCAT, FOLD, ENUM_TEXT -> text(op, pc, to);
      case TEXT_SELECT, TEXT_COALESCE, CALL_TEXT, ARGUMENT_TEXT -> text(op, pc, to);
      case MIN_TEXT, MAX_TEXT, FIRST_TEXT, LAST_TEXT ->
          itemOps.texts(op, code[pc + 2], live(code[pc + 3]), texts[to]);
      case LIST_ITEMS, LIST_WRITTEN, LIST_SELECT, CALL_LIST, ARGUMENT_LIST ->
          listOps.run(op, pc, rowsOf(op, pc), lists[to]);
      case TEXT_IS_PRESENT -> Masks.copy(texts[code[pc + 2]].there, masks[to]);
      case TEXT_EQUAL, TEXT_LESS, TEXT_LESS_OR_EQUAL, CONTAINS -> testTexts(op, pc, to);
      case STARTS_WITH, ENDS_WITH, LIKE, MATCHES, TEXT_AMONG -> testTexts(op, pc, to);
      default -> calendar(op, pc, to);
    }
  }

  private void give(int to, long lane) {
    if (lane == Lane.MISSING) {
      Masks.none(there[to]);
    } else {
      Masks.copy(valid, there[to]);
      order.fill(to, lane);
    }
  }

  private void read(int c, int to) {
    PageColumn column = columns[c];
    if (column.width == 0) {
      Masks.none(there[to]);
      return;
    }
    codes.to(column, lanes[to]);
    Transposition.add(lanes[to], column.base - 1);
    Planes.any(column.planes(), column.width, there[to]);
    if (bound.real[c]) {
      LaneLoops.sortable(lanes[to]);
    }
  }

  private void select(long[] first, int a, int b, int to) {
    LaneLoops.select(first, lanes[a], lanes[b], lanes[to]);
    for (int i = 0; i < WORDS; i++) {
      there[to][i] = (there[a][i] & first[i]) | (there[b][i] & ~first[i]);
    }
  }

  private void compare(Op op, int pc, int to) {
    int a = code[pc + 2];
    int b = code[pc + 3];
    long[] m = masks[to];
    Masks.and(there[a], there[b], m);
    if (order.compare(op, a, b, m)) {
      return;
    }
    switch (op) {
      case EQUAL -> LaneLoops.equal(lanes[a], lanes[b], m);
      case LESS -> LaneLoops.less(lanes[a], lanes[b], m);
      case LESS_OR_EQUAL -> LaneLoops.lessOrEqual(lanes[a], lanes[b], m);
      case LESS_DOUBLES -> LaneLoops.lessDoubles(lanes[a], lanes[b], m);
      default -> LaneLoops.lessOrEqualDoubles(lanes[a], lanes[b], m);
    }
  }

  private void amongLanes(int pc, int to) {
    int a = code[pc + 2];
    Masks.none(masks[to]);
    for (long value : bound.among[pc]) {
      Masks.copy(there[a], scratch);
      LaneLoops.equalTo(lanes[a], value, scratch);
      Masks.or(masks[to], scratch, masks[to]);
    }
  }

  private void exact(Op op, int pc, int to) {
    int a = code[pc + 2];
    int b = code[pc + 3];
    long[] left = lanes[a];
    long[] right = lanes[b];
    long[] t = there[to];
    Masks.and(there[a], there[b], t);
    switch (op) {
      case ADD -> LaneLoops.add(left, right, lanes[to], t);
      case SUBTRACT -> LaneLoops.subtract(left, right, lanes[to], t);
      case MULTIPLY -> LaneLoops.multiply(left, right, lanes[to], t);
      case REMAINDER -> LaneLoops.remainder(left, right, lanes[to], t);
      case MULTIPLY_DECIMALS -> LaneLoops.multiplyDecimals(left, right, code[pc + 4], lanes[to], t);
      default -> LaneLoops.divideDecimals(left, right, code[pc + 4], lanes[to], t);
    }
  }

  private void doubles(Op op, int pc, int to) {
    int a = code[pc + 2];
    int b = code[pc + 3];
    long[] left = lanes[a];
    long[] right = lanes[b];
    long[] t = there[to];
    Masks.and(there[a], there[b], t);
    switch (op) {
      case ADD_DOUBLES -> LaneLoops.addDoubles(left, right, lanes[to], t);
      case SUBTRACT_DOUBLES -> LaneLoops.subtractDoubles(left, right, lanes[to], t);
      case MULTIPLY_DOUBLES -> LaneLoops.multiplyDoubles(left, right, lanes[to], t);
      case DIVIDE_DOUBLES -> LaneLoops.divideDoubles(left, right, lanes[to], t);
      default -> LaneLoops.remainderDoubles(left, right, lanes[to], t);
    }
  }

  private void one(Op op, int pc, int to) {
    int a = code[pc + 2];
    Masks.copy(there[a], there[to]);
    switch (op) {
      case NEGATE -> LaneLoops.negate(lanes[a], lanes[to], there[to]);
      case NEGATE_DOUBLE -> LaneLoops.negateDouble(lanes[a], lanes[to], there[to]);
      case RESCALE -> LaneLoops.rescale(lanes[a], code[pc + 3], lanes[to], there[to]);
      default -> LaneLoops.toDouble(lanes[a], code[pc + 3], lanes[to], there[to]);
    }
  }

  /** Dates and times, one profile after the other: only where there are values. */
  private void calendar(Op op, int pc, int to) {
    int a = code[pc + 2];
    boolean two = op.operands().size() > 2 && op.operands().get(2).kind() == Op.Kind.LANE;
    int b = two ? code[pc + 3] : a;
    int plain = two ? pc + 4 : pc + 3;
    int i = op.size() > plain - pc ? code[plain] : 0;
    int j = op.size() > plain + 1 - pc ? code[plain + 1] : 0;
    Masks.and(there[a], there[b], there[to]);
    Masks.and(there[to], valid, there[to]);
    for (int word = 0; word < WORDS; word++) {
      for (long bits = there[to][word]; bits != 0; bits &= bits - 1) {
        int bit = Long.numberOfTrailingZeros(bits);
        int at = bit * WORDS + word;
        long x = Meaning.lane(op, lanes[a][at], lanes[b][at], i, j, bound.program.zone());
        lanes[to][at] = x;
        there[to][word] &= ~(Lane.missingBit(x) << bit);
      }
    }
  }

  // texts

  private void readTexts(int pc, int to) {
    if (given == null) {
      text(Op.TEXT_COLUMN, pc, to);
    } else {
      texts[to] = given;
    }
  }

  private void text(Op op, int pc, int to) {
    TextLane t = texts[to];
    t.clear();
    Masks.copy(rowsOf(op, pc), scratch);
    for (int word = 0; word < WORDS; word++) {
      for (long bits = scratch[word]; bits != 0; bits &= bits - 1) {
        int bit = Long.numberOfTrailingZeros(bits);
        int began = t.bytes.length();
        if (append(op, pc, bit * WORDS + word, word * 64 + bit, t.bytes)) {
          t.end(word, bit, began);
        }
      }
    }
  }

  private long[] rowsOf(Op op, int pc) {
    boolean under = op.operands().get(op.size() - 2).kind() == Op.Kind.UNDER;
    return live(under ? code[pc + op.size() - 1] : -1);
  }

  /** Writes one profile's text; false where there is none. */
  private boolean append(Op op, int pc, int at, int slot, Bytes into) {
    int a = code[pc + 2];
    return switch (op) {
      case TEXT_CONSTANT -> {
        into.append(bound.words[a]);
        yield true;
      }
      case TEXT_MISSING -> false;
      case TEXT_COLUMN -> appendColumn(a, slot, into);
      case CONCAT ->
          isText(a, at)
              && isText(code[pc + 3], at)
              && Texts.joins(texts[a].length[at], texts[code[pc + 3]].length[at])
              && append(a, at, into)
              && append(code[pc + 3], at, into);
      case FOLD -> appendFolded(a, at, into);
      case ENUM_TEXT -> {
        boolean present = isBit(there[a], at);
        if (present) {
          into.append(bound.lists[code[pc + 3]][(int) lanes[a][at]]);
        }
        yield present;
      }
      case ARGUMENT_TEXT -> {
        int register = inside.entry().registers().get(a);
        yield inside.around().append(register, Lanes.of(inside.owner(slot)), into);
      }
      case TEXT_SELECT -> append(isBit(masks[a], at) ? code[pc + 3] : code[pc + 4], at, into);
      case TEXT_COALESCE -> append(isText(a, at) ? a : code[pc + 3], at, into);
      default -> callOps.append(calls[a], at, into);
    };
  }

  private boolean appendFolded(int register, int at, Bytes into) {
    if (!isText(register, at)) {
      return false;
    }
    Texts.fold(texts[register].point(at, left), into);
    return true;
  }

  private static boolean isBit(long[] mask, int at) {
    return (mask[at % WORDS] >>> (at / WORDS) & 1) != 0;
  }

  private boolean isText(int register, int at) {
    return isBit(texts[register].there, at);
  }

  private boolean append(int register, int at, Bytes into) {
    if (!isText(register, at)) {
      return false;
    }
    into.append(texts[register].point(at, left));
    return true;
  }

  private boolean appendColumn(int c, int slot, Bytes into) {
    PageColumn column = columns[c];
    long pageCode = column.width == 0 ? 0 : column.codeOf(slot);
    return pageCode != 0 && column.append(pageCode - 1 + column.base, into);
  }

  /** Whether a lane has a value in a register. */
  boolean hasValue(int register, boolean isText, int at) {
    return isText ? isText(register, at) : isBit(there[register], at);
  }

  private void testTexts(Op op, int pc, int to) {
    Masks.copy(rowsOf(op, pc), scratch);
    Masks.and(scratch, texts[code[pc + 2]].there, scratch);
    for (int word = 0; word < WORDS; word++) {
      for (long bits = scratch[word]; bits != 0; bits &= bits - 1) {
        int bit = Long.numberOfTrailingZeros(bits);
        if (!testText(op, pc, bit * WORDS + word)) {
          scratch[word] &= ~(1L << bit);
        }
      }
    }
    Masks.copy(scratch, masks[to]);
  }

  private boolean testText(Op op, int pc, int at) {
    Text text = texts[code[pc + 2]].point(at, left);
    int other = code[pc + 3];
    return switch (op) {
      case TEXT_AMONG -> SingleRun.contains(bound.sorted[other], text);
      case MATCHES -> bound.patterns[other].isFoundIn(text);
      case LIKE -> Texts.like(text, bound.words[other]);
      default -> isText(other, at) && Meaning.texts(op, text, texts[other].point(at, right));
    };
  }
}
