package dev.wend.syntax;

import dev.wend.syntax.Ast.AggregateExpression;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.Items;
import dev.wend.syntax.Ast.QuantifierExpression;
import dev.wend.syntax.Ast.SequenceExpression;
import dev.wend.syntax.Ast.SequencePart;
import dev.wend.syntax.Ast.SinceLastExpression;
import dev.wend.syntax.Ast.TopExpression;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How expressions that go through lists are laid out; a line may be broken before `where`. */
final class ListLayout {
  private final Copy copy;
  private final Layout layout;
  private final ExpressionLayout expressions;

  ListLayout(Copy copy, Layout layout, ExpressionLayout expressions) {
    this.copy = copy;
    this.layout = layout;
    this.expressions = expressions;
  }

  void quantifier(QuantifierExpression e) {
    layout.open();
    layout.nest();
    copy.word(e.quantifier().word());
    copy.space();
    items(e.items());
    layout.unnest();
    layout.close();
  }

  private void items(Items items) {
    if (items.binder().isPresent()) {
      copy.token();
      copy.space();
      copy.word("in");
      copy.space();
    }
    expressions.expression(items.window().orElse(items.list()));
    if (items.condition().isPresent()) {
      where(items.condition().get());
    }
  }

  private void where(Expression condition) {
    copy.line(" ");
    copy.word("where");
    copy.space();
    expressions.expression(condition);
  }

  void top(TopExpression e) {
    layout.open();
    layout.nest();
    copy.word("top");
    copy.space();
    copy.token();
    copy.space();
    items(e.items());
    copy.line(" ");
    copy.word("by");
    copy.space();
    expressions.expression(e.by());
    if (copy.isNext("desc") || copy.isNext("asc")) {
      copy.space();
      copy.token();
    }
    layout.unnest();
    layout.close();
  }

  /** {@code days since last Purchase}. */
  void sinceLast(SinceLastExpression e) {
    copy.through(e.items().span().offset());
    copy.space();
    items(e.items());
  }

  /** A line for each step where they do not fit in one. */
  void sequence(SequenceExpression e) {
    copy.word("sequence");
    copy.word("(");
    layout.open();
    layout.anchor();
    layout.nest();
    boolean first = true;
    for (SequencePart part : e.parts()) {
      copy.line(first ? "" : " ");
      if (!first) {
        copy.word("then");
        copy.space();
      }
      part(part);
      first = false;
    }
    copy.innerComments(false);
    layout.unnest();
    copy.line("");
    copy.word(")");
    layout.unnest();
    layout.close();
  }

  private void part(SequencePart part) {
    layout.open();
    layout.nest();
    copy.through(part.alias().orElse(part.event()).span().end());
    List<Ast> rest = new ArrayList<>(part.lapses());
    part.condition().ifPresent(rest::add);
    rest.sort(Comparator.comparingInt(item -> item.span().offset()));
    for (Ast item : rest) {
      if (item instanceof Expression condition) {
        where(condition);
      } else {
        copy.space();
        copy.through(item.span().end());
      }
    }
    layout.unnest();
    layout.close();
  }

  void aggregate(AggregateExpression e) {
    copy.token();
    copy.word("(");
    layout.open();
    layout.anchor();
    layout.nest();
    copy.line("");
    if (e.value().isPresent()) {
      expressions.expression(e.value().get());
      copy.line(" ");
      copy.word("for");
      copy.space();
    }
    items(e.items());
    copy.innerComments(false);
    layout.unnest();
    copy.line("");
    copy.word(")");
    layout.unnest();
    layout.close();
  }
}
