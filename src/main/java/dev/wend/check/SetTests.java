package dev.wend.check;

import dev.wend.check.Typed.Aggregate;
import dev.wend.check.Typed.Aggregation;
import dev.wend.check.Typed.And;
import dev.wend.check.Typed.Apply;
import dev.wend.check.Typed.Constant;
import dev.wend.check.Typed.ItemPlace;
import dev.wend.check.Typed.Items;
import dev.wend.check.Typed.ListValue;
import dev.wend.check.Typed.Not;
import dev.wend.check.Typed.Or;
import dev.wend.check.Typed.Stage;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast.BinaryExpression;
import dev.wend.syntax.Ast.BinaryOperator;
import dev.wend.type.Scalar;
import dev.wend.value.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tests of whole lists: {@code contains}, {@code intersects}, {@code subset of}, {@code =}. */
final class SetTests {
  private final Problems problems;
  private final Access access;
  private final Lists lists;
  private final Comparisons comparisons;

  SetTests(Problems problems, Access access, Lists lists, Comparisons comparisons) {
    this.problems = problems;
    this.access = access;
    this.lists = lists;
    this.comparisons = comparisons;
  }

  /** A test of which at least one side is a list. */
  Typed combine(BinaryExpression node, Operand left, Operand right) {
    if (left.isBroken() || right.isBroken()) {
      return Literals.broken(node.span());
    }
    if (!left.isItems(problems) || !right.isItems(problems)) {
      return Literals.broken(node.span());
    }
    Optional<Typed> test =
        switch (node.operator()) {
          case CONTAINS, NOT_CONTAINS -> contains(node, left, right);
          case INTERSECTS, NOT_INTERSECTS ->
              bothLists(node, left, right) ? intersects(node, left, right) : Optional.empty();
          case SUBSET_OF, NOT_SUBSET_OF ->
              bothLists(node, left, right) ? subset(node, left, right) : Optional.empty();
          case SUPERSET_OF, NOT_SUPERSET_OF ->
              bothLists(node, left, right) ? subset(node, right, left) : Optional.empty();
          case EQUAL, NOT_EQUAL -> equal(node, left, right);
          default -> refuse(node, left, right);
        };
    return test.map(t -> isNegated(node.operator()) ? new Not(t, node.span()) : t)
        .orElseGet(() -> Literals.broken(node.span()));
  }

  private static boolean isNegated(BinaryOperator operator) {
    return switch (operator) {
      case NOT_CONTAINS, NOT_INTERSECTS, NOT_SUBSET_OF, NOT_SUPERSET_OF, NOT_EQUAL -> true;
      default -> false;
    };
  }

  // ---- one value among the items

  private Optional<Typed> contains(BinaryExpression node, Operand left, Operand right) {
    if (right.isList()) {
      String instead = text(left) + " superset of " + text(right);
      problems.report(Fault.CONTAINS_LIST, right.span(), instead);
      return Optional.empty();
    }
    return contains(left, right.value(), node.ignoringCase(), node.span());
  }

  /** {@code city contains ("a", "b")}, which is refused. */
  Typed containsSome(Operand text, Operand some) {
    String instead =
        some.written().orElseThrow().stream()
            .map(item -> text(text) + " contains " + problems.text(item.span()))
            .collect(Collectors.joining(" or "));
    problems.report(Fault.CONTAINS_LIST, some.span(), instead);
    return Literals.broken(some.span());
  }

  /** Whether a value is one of a list's items. */
  Optional<Typed> contains(Operand list, Typed value, boolean ignoringCase, Span span) {
    if (list.written().isPresent()) {
      return comparisons.among(value, list.written().get(), ignoringCase, span);
    }
    ListValue walked = list.walked();
    return comparisons
        .equal(walked.value(), value, ignoringCase, span)
        .map(test -> any(walked, test, span));
  }

  private static Typed any(ListValue list, Typed condition, Span span) {
    return Lists.any(Lists.with(list.items(), new Stage.Where(condition)), span);
  }

  // ---- two lists

  private boolean bothLists(BinaryExpression node, Operand left, Operand right) {
    for (Operand side : List.of(left, right)) {
      if (!side.isList()) {
        String word = node.operator().word();
        problems.report(Fault.LIST_TEST, side.span(), word, side.value().type().text(), text(side));
        return false;
      }
    }
    return true;
  }

  private Optional<Typed> intersects(BinaryExpression node, Operand left, Operand right) {
    boolean turned = left.written().isPresent() && right.written().isEmpty();
    return eachOf(turned ? right : left, turned ? left : right, node, false);
  }

  /** No item of the one is not among those of the other. */
  private Optional<Typed> subset(BinaryExpression node, Operand inner, Operand outer) {
    return eachOf(inner, outer, node, true);
  }

  /**
   * @param all whether all items of the one are among the other's, not just any
   */
  private Optional<Typed> eachOf(Operand one, Operand other, BinaryExpression node, boolean all) {
    Span span = node.span();
    if (one.written().isPresent()) {
      List<Typed> tests = new ArrayList<>();
      for (Typed item : one.written().get()) {
        Optional<Typed> test = contains(fresh(other), item, node.ignoringCase(), span);
        if (test.isEmpty()) {
          return test;
        }
        tests.add(test.get());
      }
      return Optional.of(joined(tests, all, span));
    }
    return contains(other, one.walked().value(), node.ignoringCase(), span)
        .map(
            in ->
                all
                    ? new Not(any(one.walked(), new Not(in, span), span), span)
                    : any(one.walked(), in, span));
  }

  private static Typed joined(List<Typed> tests, boolean all, Span span) {
    if (tests.isEmpty()) {
      return new Constant(Scalar.BOOL, all, span);
    }
    if (tests.size() == 1) {
      return tests.get(0);
    }
    return all ? new And(tests, span) : new Or(tests, span);
  }

  private Operand fresh(Operand operand) {
    return operand.written().isPresent()
        ? operand
        : Operand.of(new Renumber(access).list(operand.walked()));
  }

  // ---- equality

  private Optional<Typed> equal(BinaryExpression node, Operand left, Operand right) {
    if (!left.isList() || !right.isList()) {
      return refuse(node, left, right);
    }
    if (left.written().isPresent() && right.written().isPresent()) {
      problems.report(Fault.CONSTANT_CONDITION, node.span());
      return Optional.empty();
    }
    return left.written().isPresent()
        ? equalWritten(right.walked(), left.written().get(), node)
        : right.written().isPresent()
            ? equalWritten(left.walked(), right.written().get(), node)
            : equalWalked(left.walked(), right.walked(), node);
  }

  private Optional<Typed> equalWritten(ListValue list, List<Typed> items, BinaryExpression node) {
    Span span = node.span();
    List<Typed> tests = new ArrayList<>();
    Typed count = lists.apply(ListFunction.COUNT, list, span);
    tests.add(relate(count, new Constant(Scalar.INT, (long) items.size(), span), span));
    for (int i = 0; i < items.size(); i++) {
      Typed item = item(list, new Constant(Scalar.INT, (long) i, span), span);
      Optional<Typed> test = comparisons.equal(item, items.get(i), node.ignoringCase(), span);
      if (test.isEmpty()) {
        return test;
      }
      tests.add(test.get());
    }
    return Optional.of(joined(tests, true, span));
  }

  /** As many, and at no place another item. */
  private Optional<Typed> equalWalked(ListValue left, ListValue right, BinaryExpression node) {
    Span span = node.span();
    ListValue other = new Renumber(access).list(right);
    Typed place = new ItemPlace(left.items().id(), span);
    return comparisons
        .equal(left.value(), item(other, place, span), node.ignoringCase(), span)
        .map(
            same -> {
              Typed counts =
                  relate(
                      lists.apply(ListFunction.COUNT, left, span),
                      lists.apply(ListFunction.COUNT, right, span),
                      span);
              ListValue each = new Renumber(access).list(left);
              Typed differs = new Renumber(access).replaced(new Not(same, span), left, each);
              return new And(List.of(counts, new Not(any(each, differs, span), span)), span);
            });
  }

  /** The item at a place, of a going-through of its own. */
  private Typed item(ListValue list, Typed place, Span span) {
    ListValue one = new Renumber(access).list(list);
    Typed found = new ItemPlace(one.items().id(), span);
    Items items = Lists.with(one.items(), new Stage.Where(relate(found, place, span)));
    Typed value = Access.keyed(one.value());
    return new Aggregate(Aggregation.FIRST, items, Optional.of(value), value.type(), list.span());
  }

  private static Typed relate(Typed left, Typed right, Span span) {
    return new Apply(Operator.EQUAL, List.of(left, right), Scalar.BOOL, span);
  }

  // ---- what does not take a list

  private Optional<Typed> refuse(BinaryExpression node, Operand left, Operand right) {
    boolean first = left.isList();
    Operand list = first ? left : right;
    Operand other = first ? right : left;
    problems.report(
        Fault.LIST_OPERAND,
        list.span(),
        text(list),
        node.operator().word(),
        hint(node, list, other, first));
    return Optional.empty();
  }

  /** {@code orders.price > 50} is {@code any orders where price > 50} for most who write it. */
  private String hint(BinaryExpression node, Operand list, Operand other, boolean first) {
    return switch (node.operator()) {
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          list.isWritten() || other.isList() ? "" : quantified(node, list, other, first);
      case BEFORE, AFTER, SINCE, ON, STARTS_WITH, ENDS_WITH, MATCHES, LIKE ->
          list.isWritten() || other.isList() ? "" : quantified(node, list, other, first);
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER ->
          list.isWritten() ? "" : "Make one value of it, as in `sum(" + text(list) + ")`.";
      default -> "";
    };
  }

  private String quantified(BinaryExpression node, Operand list, Operand other, boolean first) {
    String written = text(list);
    int dot = written.lastIndexOf('.');
    boolean path = dot > 0 && !access.item(list.walked().items()).equals(list.walked().value());
    String item = path ? written.substring(dot + 1) : "value";
    String of = path ? written.substring(0, dot) : written;
    String word = " " + node.operator().word() + " ";
    String test = first ? item + word + text(other) : text(other) + word + item;
    return "Write `any " + of + " where " + test + "`.";
  }

  private String text(Operand operand) {
    return problems.text(operand.span());
  }
}
