package dev.wend.code;

import dev.wend.check.Typed;
import dev.wend.code.Node.Shape;
import dev.wend.diag.Span;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Typed expressions as nodes of one program's graph. In a program over items, what is not about
 * them is done in the program around and comes in as an argument.
 */
final class Terms {
  /**
   * Where a program over items stands.
   *
   * @param items their id, or those of the events that it goes through at once; each with what the
   *     names of its columns and lists begin with
   * @param arguments what is given to it, nodes of the graph around
   */
  record Around(Terms terms, Map<Integer, String> items, List<Node> arguments) {}

  private final Graph graph;
  private final Optional<Around> around;
  private final Free free;
  private final ItemTerms itemTerms;
  private int stage;

  Terms(Graph graph) {
    this(graph, Optional.empty(), new Free());
  }

  Terms(Graph graph, Around around) {
    this(graph, Optional.of(around), around.terms().free);
  }

  private Terms(Graph graph, Optional<Around> around, Free free) {
    this.graph = graph;
    this.around = around;
    this.free = free;
    this.itemTerms = new ItemTerms(this, graph);
  }

  /** The type as which a value is kept: of a link its key's. */
  static Type kept(Type type) {
    return type instanceof Type.Link link ? link.key() : type;
  }

  Free free() {
    return free;
  }

  /** Says which stage of its part the next expressions belong to: places are counted by stage. */
  void enter(int next) {
    stage = next;
  }

  /** How many rows further out the row of the whole expression is. */
  int depth() {
    return around.map(a -> a.terms().depth() + 1).orElse(0);
  }

  /** How many rows further out the items of an id are. */
  int up(int items) {
    Around here = around.orElseThrow();
    return here.items().containsKey(items) ? 0 : here.terms().up(items) + 1;
  }

  /** What the names of the columns and lists of the items of an id begin with. */
  String prefix(int items) {
    Around here = around.orElseThrow();
    String prefix = here.items().get(items);
    return prefix == null ? here.terms().prefix(items) : prefix;
  }

  /** Whether something is about a row around and not about the items here. */
  private boolean isOutside(Typed typed) {
    return around.isPresent()
        && around.get().items().keySet().stream().noneMatch(id -> free.isAbout(typed, id))
        && !free.isSame(typed);
  }

  private Node argument(Typed typed) {
    Around here = around.orElseThrow();
    Node node = here.terms().value(typed);
    if (node.isConstant()) {
      return graph.node(Shape.CONSTANT, node.payload, node.type, List.of(), node.span);
    }
    int place = here.arguments().indexOf(node);
    if (place < 0) {
      place = here.arguments().size();
      here.arguments().add(node);
    }
    return graph.node(Shape.ARGUMENT, place, node.type, List.of(), node.span);
  }

  private static Optional<Typed> tested(Typed typed) {
    return AgeTests.of(typed).or(() -> ItemTests.of(typed));
  }

  Node value(Typed typed) {
    if (isOutside(typed)) {
      return argument(typed);
    }
    Optional<Typed> ofItems = graph.isFolding() ? tested(typed) : Optional.empty();
    if (ofItems.isPresent()) {
      return value(ofItems.get());
    }
    Span span = typed.span();
    return switch (Sort.of(typed)) {
      case CONSTANT -> graph.constant((Typed.Constant) typed);
      case FIELD_READ -> graph.column(((Typed.FieldRead) typed).field(), span);
      case COLUMN_READ -> graph.columnRead((Typed.ColumnRead) typed);
      case ITEM_READ -> itemTerms.read((Typed.ItemRead) typed);
      case ITEM_PLACE -> graph.node(Shape.PLACE, stage, Scalar.INT, List.of(), span);
      case LINKED_READ -> itemTerms.linked((Typed.LinkedRead) typed);
      case AGGREGATE -> itemTerms.aggregate((Typed.Aggregate) typed);
      case LIST_VALUE -> itemTerms.list((Typed.ListValue) typed);
      case NOW -> graph.now(((Typed.Now) typed).ofRun(), span);
      case TODAY -> graph.node(Shape.TODAY, "", Scalar.DATE, List.of(), span);
      case MADE -> made(typed);
      case TEST -> test(typed);
    };
  }

  /** What is made of other values. */
  private Node made(Typed typed) {
    Span span = typed.span();
    if (typed instanceof Typed.Apply apply) {
      return graph.apply(apply.operator(), values(apply.operands()), kept(apply.type()), span);
    } else if (typed instanceof Typed.Call call) {
      List<Node> arguments = call.arguments().stream().map(this::given).toList();
      return graph.node(Shape.CALL, call.function(), call.type(), arguments, span);
    } else if (typed instanceof Typed.If choice) {
      Node then = given(choice.then());
      Node otherwise = given(choice.otherwise());
      Node condition = condition(choice.condition());
      return graph.choice(condition, then, otherwise, kept(choice.type()), span);
    }
    if (typed instanceof Typed.Written written) {
      return graph.node(Shape.WRITTEN, "", written.type(), values(written.items()), span);
    }
    Typed.Coalesce c = (Typed.Coalesce) typed;
    return graph.coalesce(value(c.first()), value(c.second()), kept(c.type()), span);
  }

  /** A value, or a list: of one that is made already, all items, what made it. */
  Node given(Typed typed) {
    boolean whole =
        typed instanceof Typed.ListValue list
            && list.items().of() instanceof Typed.Of.Given
            && list.items().stages().isEmpty()
            && list.value() instanceof Typed.ItemRead read
            && read.items() == list.items().id();
    return whole
        ? value(((Typed.Of.Given) ((Typed.ListValue) typed).items().of()).source())
        : value(typed);
  }

  /** Which way an expression goes; a test is never missing. */
  private enum Sort {
    CONSTANT,
    FIELD_READ,
    COLUMN_READ,
    ITEM_READ,
    ITEM_PLACE,
    LINKED_READ,
    AGGREGATE,
    LIST_VALUE,
    NOW,
    TODAY,
    MADE,
    TEST;

    static Sort of(Typed typed) {
      if (typed instanceof Typed.Constant) {
        return CONSTANT;
      } else if (typed instanceof Typed.FieldRead) {
        return FIELD_READ;
      } else if (typed instanceof Typed.ColumnRead) {
        return COLUMN_READ;
      } else if (typed instanceof Typed.Now) {
        return NOW;
      } else if (typed instanceof Typed.Today) {
        return TODAY;
      } else if (isMade(typed)) {
        return MADE;
      }
      return ofItems(typed);
    }

    private static boolean isMade(Typed typed) {
      return typed instanceof Typed.Apply
          || typed instanceof Typed.Call
          || typed instanceof Typed.If
          || typed instanceof Typed.Written
          || typed instanceof Typed.Coalesce;
    }

    private static Sort ofItems(Typed typed) {
      if (typed instanceof Typed.ItemRead) {
        return ITEM_READ;
      } else if (typed instanceof Typed.ItemPlace) {
        return ITEM_PLACE;
      } else if (typed instanceof Typed.LinkedRead) {
        return LINKED_READ;
      } else if (typed instanceof Typed.Aggregate) {
        return AGGREGATE;
      }
      return typed instanceof Typed.ListValue ? LIST_VALUE : TEST;
    }
  }

  private Node test(Typed typed) {
    Span span = typed.span();
    if (typed instanceof Typed.OneOf oneOf) {
      return graph.oneOf(value(oneOf.operand()), oneOf.values(), span);
    } else if (typed instanceof Typed.IsPresent present) {
      return graph.present(value(present.operand()), span);
    } else if (typed instanceof Typed.Not not) {
      return graph.not(condition(not.operand()), span);
    } else if (typed instanceof Typed.And and) {
      return graph.and(conditions(and.operands()), span);
    } else if (typed instanceof Typed.Or or) {
      return graph.or(conditions(or.operands()), span);
    } else if (typed instanceof Typed.Sequence sequence) {
      return new ChainTerms(this, graph).sequence(sequence);
    }
    Typed.InAudience in = (Typed.InAudience) typed;
    return in.held()
        .map(held -> graph.audience(in.audience(), ChainTerms.lapse(held), span))
        .orElseGet(() -> graph.audience(in.audience(), span));
  }

  private List<Node> values(List<Typed> typed) {
    return typed.stream().map(this::value).toList();
  }

  List<Node> conditions(List<Typed> typed) {
    return typed.stream().map(this::condition).toList();
  }

  /** A bool that stands as a condition. */
  Node condition(Typed typed) {
    Node node = value(typed);
    if (Graph.isTwoValued(node)) {
      return node;
    }
    if (node.isConstant()) {
      return graph.truth(!node.isMissing() && node.lane() != 0, node.span);
    }
    return graph.node(Shape.TRUTH, "", Scalar.BOOL, List.of(node), node.span);
  }

  /** The terms of a program over items of an id, with the arguments of all parts of its list. */
  Graph within(int items, List<Node> arguments) {
    return within(Map.of(items, ""), arguments);
  }

  /** The terms of a program over items of some ids at once. */
  Graph within(Map<Integer, String> items, List<Node> arguments) {
    return new Graph(graph, new Around(this, items, arguments));
  }
}
