package dev.wend.code;

import dev.wend.check.Typed;
import dev.wend.check.Typed.Aggregation;
import dev.wend.code.Node.Shape;
import dev.wend.code.Program.Entry.Keep;
import dev.wend.diag.Span;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.TableSchema;
import dev.wend.type.Type;
import dev.wend.value.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Items of lists, and links, as nodes. */
final class ItemTerms {
  private final Terms terms;
  private final Graph graph;

  ItemTerms(Terms terms, Graph graph) {
    this.terms = terms;
    this.graph = graph;
  }

  // links

  /** A choice of keys is a choice of what they lead to, so that a key is always a column. */
  Node linked(Typed.LinkedRead read) {
    Typed key = read.key();
    Span span = read.span();
    if (key instanceof Typed.If choice) {
      return terms.value(
          new Typed.If(
              choice.condition(),
              through(read, choice.then()),
              through(read, choice.otherwise()),
              read.type(),
              span));
    } else if (key instanceof Typed.Coalesce choice) {
      return terms.value(
          new Typed.If(
              new Typed.IsPresent(choice.first(), span),
              through(read, choice.first()),
              through(read, choice.second()),
              read.type(),
              span));
    } else if (key instanceof Typed.Aggregate one && isOne(one.aggregation())) {
      Typed value = through(read, one.value().orElseThrow());
      return terms.value(
          new Typed.Aggregate(
              one.aggregation(), one.items(), Optional.of(value), read.type(), span));
    }
    Node from = terms.value(key);
    return from.shape == Shape.COLUMN
        ? graph.linked(from, read.entity(), read.field(), span)
        : graph.node(Shape.CONSTANT, Node.MISSING, Terms.kept(read.type()), List.of(), span);
  }

  private static Typed through(Typed.LinkedRead read, Typed key) {
    return new Typed.LinkedRead(key, read.entity(), read.field(), read.span());
  }

  private static boolean isOne(Aggregation aggregation) {
    return aggregation == Aggregation.FIRST || aggregation == Aggregation.LAST;
  }

  // items

  Node read(Typed.ItemRead read) {
    Field field = read.field();
    String prefix = terms.prefix(read.items());
    return graph.column(
        prefix.isEmpty() ? field : Field.of(prefix + field.name(), field.type()), read.span());
  }

  Node list(Typed.ListValue list) {
    return going(
        Optional.empty(), list.items(), Optional.of(list.value()), list.type(), list.span());
  }

  Node aggregate(Typed.Aggregate of) {
    Typed.Items items = of.items();
    boolean all = items.stages().isEmpty() && isOfRow(items);
    if (all && upOf(items) == 0 && of.value().isEmpty()) {
      return count(of);
    }
    Optional<Aggregation> how = Optional.of(of.aggregation());
    if (of.aggregation() != Aggregation.ANY) {
      return going(how, items, of.value(), Terms.kept(of.type()), of.span());
    }
    List<Typed> outer = new ArrayList<>();
    Typed.Items left = withoutOuter(items, outer);
    Node any = going(how, left, Optional.empty(), Scalar.BOOL, of.span());
    if (outer.isEmpty()) {
      return any;
    }
    List<Node> both = new ArrayList<>(terms.conditions(outer));
    both.add(any);
    return graph.and(both, of.span());
  }

  private static boolean isOfRow(Typed.Items items) {
    return items.of() instanceof Typed.Of.Row || items.of() instanceof Typed.Of.Item;
  }

  /** How many items there are is known without going through them. */
  private Node count(Typed.Aggregate of) {
    Span span = of.span();
    Node count = graph.column(TableSchema.count(name(of.items())), span);
    Node zero = graph.lane(Scalar.INT, 0, span);
    return of.aggregation() == Aggregation.ANY
        ? graph.apply(Operator.LESS, List.of(zero, count), Scalar.BOOL, span)
        : graph.coalesce(count, zero, Scalar.INT, span);
  }

  /** Takes out conditions that are not about the items: they hold for all of them or for none. */
  private Typed.Items withoutOuter(Typed.Items items, List<Typed> outer) {
    List<Typed.Stage> stages = new ArrayList<>();
    for (Typed.Stage stage : items.stages()) {
      if (!(stage instanceof Typed.Stage.Where where)) {
        stages.add(stage);
        continue;
      }
      List<Typed> inner = new ArrayList<>();
      for (Typed part : conjuncts(where.condition())) {
        (terms.free().isAbout(part, items.id()) ? inner : outer).add(part);
      }
      if (inner.size() == 1) {
        stages.add(new Typed.Stage.Where(inner.get(0)));
      } else if (inner.size() > 1) {
        stages.add(new Typed.Stage.Where(new Typed.And(inner, where.condition().span())));
      }
    }
    return new Typed.Items(items.id(), items.of(), items.list(), stages, items.span());
  }

  private static List<Typed> conjuncts(Typed condition) {
    return condition instanceof Typed.And and ? and.operands() : List.of(condition);
  }

  /** The name by which the row finds the list. */
  private String name(Typed.Items items) {
    String name = items.list().name();
    return items.of() instanceof Typed.Of.Item item ? terms.prefix(item.items()) + name : name;
  }

  private int upOf(Typed.Items items) {
    return items.of() instanceof Typed.Of.Item item ? terms.up(item.items()) : terms.depth();
  }

  private Node going(
      Optional<Aggregation> how, Typed.Items items, Optional<Typed> value, Type type, Span span) {
    List<Node> arguments = new ArrayList<>();
    List<Going.Part> parts = new ArrayList<>();
    List<List<Node>> conditions = new ArrayList<>();
    Graph within = terms.within(items.id(), arguments);
    for (Typed.Stage stage : items.stages()) {
      within.terms().enter(conditions.size());
      if (stage instanceof Typed.Stage.Where where) {
        conditions.add(conditions(within, where));
      } else {
        parts.add(sifted(stage, within, conditions));
        within = terms.within(items.id(), arguments);
        conditions = new ArrayList<>();
      }
    }
    within.terms().enter(conditions.size());
    Optional<Node> taken = value.map(within::value);
    List<Node> left = together(within, conditions, taken);
    parts.add(new Going.Part(within, left, taken, Keep.ALL, 0, span));
    Going going = whose(how, items, arguments, parts);
    return graph.node(Shape.ITEMS, going, type, List.copyOf(arguments), span);
  }

  private Going whose(
      Optional<Aggregation> how, Typed.Items items, List<Node> arguments, List<Going.Part> parts) {
    if (items.of() instanceof Typed.Of.Linked linked) {
      arguments.add(terms.value(linked.key()));
      return new Going(how, 0, Optional.of(linked.entity()), false, items.list().name(), parts);
    } else if (items.of() instanceof Typed.Of.Given given) {
      arguments.add(terms.value(given.source()));
      return new Going(how, 0, Optional.empty(), false, "", parts);
    }
    boolean events = items.of() instanceof Typed.Of.Events;
    return new Going(how, upOf(items), Optional.empty(), events, name(items), parts);
  }

  /** A condition's parts, all of which must hold. */
  static List<Node> conditions(Graph within, Typed.Stage.Where where) {
    return within.terms().conditions(conjuncts(where.condition()));
  }

  /**
   * The conditions of stages as one, so that bounds of a column become one test; apart where
   * something asks for a place, which are counted by stage.
   */
  static List<Node> together(Graph within, List<List<Node>> stages, Optional<Node> value) {
    List<Node> all = stages.stream().flatMap(List::stream).toList();
    if (all.stream().anyMatch(Node::isPlaced) || value.stream().anyMatch(Node::isPlaced)) {
      return stages.stream().map(stage -> within.and(stage, stage.get(0).span)).toList();
    }
    return all.isEmpty() ? all : List.of(within.and(all, all.get(0).span));
  }

  private static Going.Part sifted(Typed.Stage stage, Graph within, List<List<Node>> conditions) {
    if (stage instanceof Typed.Stage.Top top) {
      Keep keep = top.descending() ? Keep.TOP : Keep.BOTTOM;
      Node by = within.value(top.by());
      List<Node> before = together(within, conditions, Optional.of(by));
      return new Going.Part(within, before, Optional.of(by), keep, top.count(), by.span);
    }
    Node value = within.value(((Typed.Stage.Distinct) stage).value());
    List<Node> before = together(within, conditions, Optional.of(value));
    return new Going.Part(within, before, Optional.of(value), Keep.DISTINCT, 0, value.span);
  }
}
