package dev.wend.code;

import dev.wend.check.Typed.Aggregation;
import dev.wend.code.Node.Shape;
import dev.wend.code.Program.Entry;
import dev.wend.code.Program.Form;
import dev.wend.code.Program.Output;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes the ops that go through items, and the programs within them. */
final class ItemEmitter {
  private static final String LEFT = "left";
  private static final String VALUE = "it";

  private final Emitter masks;
  private final Assembler to;
  private final ZoneId zone;

  ItemEmitter(Emitter masks, Assembler to, ZoneId zone) {
    this.masks = masks;
    this.to = to;
    this.zone = zone;
  }

  /** The op of a node, which has a pool entry and the mask to stay in. */
  static Op op(Node node) {
    boolean text = node.isText();
    Aggregation how = ((Going) node.payload).how.orElseThrow();
    return switch (how) {
      case ANY -> Op.ANY_ITEM;
      case COUNT -> Op.COUNT_ITEMS;
      case SUM -> Op.SUM_ITEMS;
      case AVERAGE -> Op.AVERAGE_ITEMS;
      case MIN -> text ? Op.MIN_TEXT : Op.MIN_ITEM;
      case MAX -> text ? Op.MAX_TEXT : Op.MAX_ITEM;
      case FIRST -> text ? Op.FIRST_TEXT : Op.FIRST_ITEM;
      case LAST -> text ? Op.LAST_TEXT : Op.LAST_ITEM;
    };
  }

  /** The pool entry of a node, whose arguments are made where they are not known. */
  int entry(Node node, int under) {
    Going going = (Going) node.payload;
    List<Entry.Part> parts = going.parts.stream().map(this::part).toList();
    return to.pool(
        new Entry.Items(
            going.up,
            going.entity,
            going.events,
            going.list,
            parts,
            types(node),
            registers(node, under)));
  }

  private static List<Type> types(Node node) {
    return node.inputs.stream().map(input -> input.type).toList();
  }

  private List<Integer> registers(Node node, int under) {
    List<Integer> registers = new ArrayList<>();
    node.inputs.forEach(input -> registers.add(masks.register(input, under)));
    return registers;
  }

  /** The pool entry of a sequence, likewise. */
  int sequence(Node node, int under) {
    Chain chain = (Chain) node.payload;
    List<Entry.Step> steps = chain.steps.stream().map(this::step).toList();
    return to.pool(new Entry.Sequence(chain.up, steps, types(node), registers(node, under)));
  }

  private Entry.Step step(Chain.Step step) {
    return new Entry.Step(
        step.type(),
        program(step.own()),
        step.joined().map(this::program),
        step.negated(),
        step.after(),
        step.within());
  }

  private Program program(Going.Part part) {
    return new Emitter(part.graph(), zone).part(part);
  }

  private Entry.Part part(Going.Part part) {
    return new Entry.Part(program(part), part.keep(), part.count());
  }

  /** Writes the program of a part: who goes on, and a value of each. */
  void write(Going.Part part) {
    int left = Emitter.EVERYBODY;
    int stage = 0;
    for (Node condition : part.conditions()) {
      place(condition, stage++, left);
      left = masks.narrow(condition, left);
    }
    int mask = left;
    if (left == Emitter.EVERYBODY) {
      mask = to.mask();
      to.emit(part.span(), Op.ALL, mask);
    }
    int first = to.output(new Output(LEFT, Form.MASK, Scalar.BOOL));
    to.emit(part.span(), Op.OUT, first, mask);
    if (part.value().isPresent()) {
      Node value = part.value().get();
      place(value, stage, left);
      int register = masks.register(value, left);
      Form form = value.isText() ? Form.TEXT : Form.LANE;
      int second = to.output(new Output(VALUE, form, value.type));
      to.emit(value.span, value.isText() ? Op.OUT_TEXT : Op.OUT_LANE, second, register);
    }
  }

  /**
   * Counts places before anything else of a stage is asked, so that no item is passed over where
   * its condition is decided without them.
   */
  private void place(Node root, int stage, int left) {
    find(root, stage, new HashSet<>(), left);
  }

  private void find(Node node, int stage, Set<Node> seen, int left) {
    if (!seen.add(node)) {
      return;
    }
    if (node.shape == Shape.PLACE && node.payload.equals(stage)) {
      masks.value(
          node,
          left,
          () -> {
            int v = to.lane();
            to.emit(node.span, Op.PLACE, v, left);
            return v;
          });
    }
    node.inputs.forEach(input -> find(input, stage, seen, left));
  }
}
