package dev.wend.syntax;

import dev.wend.syntax.Ast.EventDeclaration;
import dev.wend.syntax.Ast.EventRuleDeclaration;
import dev.wend.syntax.Ast.IdentifiedBy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How declarations of events are laid out, up to their fields, and rules of them. */
final class EventLayout {
  private final Copy copy;
  private final Layout layout;
  private final ExpressionLayout expressions;

  EventLayout(Copy copy, Layout layout, ExpressionLayout expressions) {
    this.copy = copy;
    this.layout = layout;
    this.expressions = expressions;
  }

  /** What stands before the fields. */
  void header(EventDeclaration event) {
    copy.through(event.name().span().end());
    List<Ast> clauses = new ArrayList<>(event.identities());
    clauses.addAll(event.keeps());
    clauses.sort(Comparator.comparingInt(clause -> clause.span().offset()));
    for (Ast clause : clauses) {
      copy.space();
      if (clause instanceof IdentifiedBy by && by.value().isPresent()) {
        copy.through(by.namespace().span().end());
        copy.space();
        copy.word("=");
        copy.space();
        expressions.expression(by.value().get());
      } else {
        copy.through(clause.span().end());
      }
    }
    copy.space();
  }

  /** What stands behind the sign of a rule. */
  void rule(EventRuleDeclaration rule) {
    layout.open();
    copy.token();
    if (rule.condition().isPresent()) {
      copy.line(" ");
      copy.word("where");
      copy.space();
      expressions.outermost(rule.condition().get());
    }
    layout.close();
  }
}
